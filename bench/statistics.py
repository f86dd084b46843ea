"""Questions for figures, with the numbers of their answers: `python -m bench.statistics [-v]`."""

import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from typing import Any

from bench.__main__ import assistant
from ocop_bot.answers import ComputedFigure
from ocop_bot.assistant import Answered
from ocop_bot.channels.plain import plain_text
from ocop_bot.settings import ROOT
from ocop_bot.understanding.intent import Kind

QUESTIONS = ROOT / "tests" / "statistics" / "questions.jsonl"

Asked = Mapping[str, Any]


def faults(asked: Asked, answered: Answered) -> list[str]:
    """What is missing in an answer; empty when it is right."""
    expect = asked["expect"]
    text = plain_text(answered.answer.reply)
    plain = re.sub(r"(?<=\d)\.(?=\d{3})", "", text)
    numbers = set(re.findall(r"\d+(?:,\d+)?", plain))
    values = [str(one["value"]) for one in expect.get("values") or ()]
    found = [f"thiếu số {value}" for value in values if value not in numbers]
    kinds = [isinstance(figure, ComputedFigure) for figure in answered.answer.figures]
    if expect["source"] in ("reported", "both") and False not in kinds:
        found.append("không có số công bố")
    if (
        expect["source"] in ("computed", "both")
        and True not in kinds
        and not answered.answer.products
    ):
        found.append("không có số tự đếm")
    return found


def main() -> None:
    """Ask them all and print what was wrong."""
    right: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    with tempfile.TemporaryDirectory() as folder, assistant(folder) as bot:
        for line in lines:
            asked = json.loads(line)
            answered = bot.ask(asked["q"], asked.get("prev"))
            wrong = faults(asked, answered)
            for name in (asked["about"], "tất cả"):
                all_[name] += 1
                right[name] += not wrong
            all_["đúng loại"] += 1
            right["đúng loại"] += answered.intent.kind in (Kind.STATISTIC, Kind.PRODUCT)
            if wrong and "-v" in sys.argv:
                intent = answered.intent
                print(
                    f"{asked['id']} {asked.get('prev') or ''} | {asked['q']} → {intent.kind} "
                    f"{intent.label.name} {intent.band}: {'; '.join(wrong)}"
                )
    for name, count in all_.most_common():
        print(f"{name:<18}{count:>4}{right[name] / count:>8.3f}")


if __name__ == "__main__":
    main()
