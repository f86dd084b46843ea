"""Drafts the `facts:` of entries: `python -m tools.facts [--write] knowledge/hieu-luc/x.md …`.

Prints, or with ``--write`` puts into the file, one fact for each number or date of the body that
none covers yet. An editor then confirms each article and replaces every ``computed: "?"``.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ocop_bot.knowledge import read_knowledge
from ocop_bot.knowledge.provisions import Provisions
from ocop_bot.settings import KNOWLEDGE
from tools.facts.drafting import block, draft, insert


def main(arguments: Sequence[str]) -> int:
    """Draft for each file; 1 when some file holds no entry that can be read."""
    parser = argparse.ArgumentParser(prog="python -m tools.facts")
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--write", action="store_true", help="write into the files")
    options = parser.parse_args(arguments)
    knowledge, _ = read_knowledge(KNOWLEDGE)
    provisions = Provisions(knowledge.law, knowledge.criteria)
    failed = 0
    for path in options.paths:
        is_ours = path.resolve().is_relative_to(KNOWLEDGE.resolve())
        entry = knowledge.by_id.get(path.stem) if is_ours else None
        if entry is None:
            print(f"{path}: không đọc được mục này; chạy “python bot.py check”", file=sys.stderr)
            failed = 1
        elif drafted := draft(entry, provisions):
            if options.write:
                text = path.read_bytes().decode("utf-8")
                path.write_bytes(insert(text, drafted).encode("utf-8"))
            else:
                print(f"# {path}\n{block(drafted)}")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
