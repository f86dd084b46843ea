"""Questions for figures and their numbers: `python -m bench.statistics [-v] [FILE]`."""

import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.__main__ import assistant
from ocop_bot.answers import ComputedFigure
from ocop_bot.assistant import Answered
from ocop_bot.channels.plain import plain_text
from ocop_bot.settings import ROOT
from ocop_bot.understanding.intent import Kind

QUESTIONS = ROOT / "tests" / "statistics" / "first.jsonl"

Asked = Mapping[str, Any]


_NONE = ("không có", "chưa có", "chưa thấy", "chưa tìm thấy")
"""Words that say a zero."""


def faults(asked: Asked, answered: Answered) -> list[str]:
    """What is missing in an answer; empty when it is right.

    A number counts where it stands in the text, or in the file the answer is; a reported one with
    its date among the figures the answer rests on.
    """
    expect, figures = asked["expect"], answered.answer.figures
    text = plain_text(answered.answer.reply)
    said = text.lower().replace("chưa tìm thấy", "chưa thấy")
    numbers = _numbers(text)
    if answered.answer.reply.file:
        numbers |= {str(figure.value) for figure in figures}
    if any(words in said for words in _NONE):
        numbers.add("0")
    wanted = expect.get("values") or ()
    printed = [_as_printed(str(one["value"])) for one in wanted]
    found = [f"thiếu số {value}" for value in printed if value not in numbers]
    dated = [(one.scope, str(one.as_of)) for one in figures]
    found += [
        f"thiếu ngày {one['as_of']}"
        for one in wanted
        if one.get("as_of") and not any(_of_day(one, *told) for told in dated)
    ]
    found += [f"thiếu “{words}”" for words in expect.get("must", ()) if words not in text]
    found += [
        f"thiếu một trong {words}"
        for words in expect.get("must_any", ())
        if not any(word.lower().replace("chưa tìm thấy", "chưa thấy") in said for word in words)
    ]
    kinds = [isinstance(figure, ComputedFigure) for figure in figures]
    if expect["source"] in ("reported", "both") and False not in kinds:
        found.append("không có số công bố")
    if (
        expect["source"] in ("computed", "both")
        and True not in kinds
        and answered.intent.kind is not Kind.PRODUCT  # a list is its count
    ):
        found.append("không có số tự đếm")
    return found


def _as_printed(value: str) -> str:
    """A number as answers print it: with a decimal comma, no empty decimal, a range's first."""
    return value.replace(".", ",").split("-")[0].removesuffix(",0")


def _of_day(wanted: Asked, scope: str, as_of: str) -> bool:
    """Whether a figure is of the scope and day wanted; a month or a year is as exact as it is."""
    day = wanted["as_of"]
    return scope == wanted["scope"] and (day.startswith(as_of) or as_of.startswith(day))


def _numbers(text: str) -> set[str]:
    """The numbers of a text, without the dots of thousands."""
    return set(re.findall(r"\d+(?:,\d+)?", re.sub(r"(?<=\d)\.(?=\d{3})", "", text)))


def main() -> None:
    """Ask them all and print what was wrong."""
    right: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    files = [Path(one) for one in sys.argv[1:] if not one.startswith("-")]
    lines = (files[0] if files else QUESTIONS).read_text(encoding="utf-8").splitlines()
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
