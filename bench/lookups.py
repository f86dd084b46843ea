"""Look-ups as people type them: right product first, among three, not found, lists.

`python -m bench.lookups [-v] FILE…`; without a file, all of `tests/lookups`.
"""

import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.__main__ import assistant
from ocop_bot.assistant import Answered, Assistant
from ocop_bot.channels.plain import plain_text
from ocop_bot.settings import ROOT

LOOKUPS = ROOT / "tests" / "lookups"
AMONG = 3
TOLD = ("chưa thấy sản phẩm", "không có sản phẩm của", "chưa có sản phẩm nào")
"""What is said, and nothing shown as found, where a product is none of ours."""

Lookup = Mapping[str, Any]


def read(paths: Sequence[Path]) -> list[Lookup]:
    """The look-ups of files."""
    return [
        json.loads(line)
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def judge(lookup: Lookup, answered: Answered) -> frozenset[str]:
    """What was right: "first", "three" for what there is; "told" for what there is not."""
    found = [product.id for product in answered.answer.products]
    wanted = set(lookup["products"])
    if not wanted:
        told = any(words in plain_text(answered.answer.reply) for words in TOLD)
        return frozenset({"told"} if told and not found else ())
    right = {"first"} if found and found[0] in wanted else set()
    right |= {"three"} if wanted & set(found[:AMONG]) else set()
    right |= {"exact"} if set(found) <= wanted else set()
    return frozenset(right)


def score(
    bot: Assistant, lookups: Sequence[Lookup]
) -> list[tuple[Lookup, Answered, frozenset[str]]]:
    """Ask every look-up."""
    asked = [(lookup, bot.ask(lookup["q"])) for lookup in lookups]
    return [(lookup, answered, judge(lookup, answered)) for lookup, answered in asked]


def table(scored: Sequence[tuple[Lookup, Answered, frozenset[str]]]) -> str:
    """Shares of what was right, of products, lists and what there is not, and by noise."""
    rows = [f"{'':<16}{'n':>5}{'first':>8}{'three':>8}{'told':>8}"]
    groups: dict[str, list[frozenset[str]]] = {}
    for lookup, _, right in scored:
        for name in (lookup["expect"], f"  {lookup['noise']}"):
            groups.setdefault(name, []).append(right)
        if lookup["products"]:
            groups.setdefault("found", []).append(right)
    for name, rights in sorted(groups.items(), key=lambda item: (item[0][0] == " ", item[0])):
        counts = Counter(one for right in rights for one in right)
        cells = "".join(
            f"{counts[one] / len(rights):>8.3f}" if counts[one] else f"{'–':>8}"
            for one in ("first", "three", "told")
        )
        rows.append(f"{name:<16}{len(rights):>5}{cells}")
    return "\n".join(rows)


def main() -> None:
    """Measure and print; with -v what was wrong."""
    files = [Path(one) for one in sys.argv[1:] if one != "-v"] or sorted(LOOKUPS.glob("*.jsonl"))
    with tempfile.TemporaryDirectory() as folder, assistant(folder) as bot:
        for file in files:
            started = time.perf_counter()
            scored = score(bot, read([file]))
            took = (time.perf_counter() - started) * 1000 / len(scored)
            print(f"{file.name}: {took:.1f} ms each\n{table(scored)}\n")
            if "-v" in sys.argv:
                tell_wrong(scored)


def tell_wrong(scored: Sequence[tuple[Lookup, Answered, frozenset[str]]]) -> None:
    """What was asked, wanted and answered, of everything wrong."""
    for lookup, answered, right in scored:
        if right & {"first", "told"}:
            continue
        intent = answered.intent
        found = [product.id for product in answered.answer.products][:3]
        print(
            f"{lookup['id']} {lookup['q']!r} wants {lookup['expect']} {lookup['products'][:3]}\n"
            f"    {intent.kind} {intent.label.name} {intent.confidence:.2f} {intent.band}: {found}"
        )


if __name__ == "__main__":
    main()
