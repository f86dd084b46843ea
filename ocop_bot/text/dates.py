"""Dates in what people type: "15/12/2023", "15-12-23", "ngày 15 tháng 12 năm 2023"."""

import calendar
import dataclasses
import datetime
import re
from collections.abc import Sequence

from ocop_bot.text.letters import canonical, fold

LONGEST = 4096
"""Only so many characters are read: the longest message of a chat."""

_MONTHS = 12
_CENTURY = 2000
"""A year of two digits is one of this century."""

_DASHES = str.maketrans("–—‑−", "----")
"""Telephones turn a hyphen into one of these."""

_DAY = "(?P<day>[0-9]{1,2})"
_MONTH = "(?P<month>[0-9]{1,2})"
_LONG_YEAR = "(?P<year>[0-9]{4})"
_YEAR = "(?P<year>[0-9]{4}|[0-9]{2})"


def _numeric(sign: str, year: str) -> re.Pattern[str]:
    """Three numbers between two like signs; 26/5/2026/QĐ-TTg or 1.15.12.2023 are something else."""
    return re.compile(
        rf"(?<![0-9])(?<![0-9]{sign}){_DAY} ?{sign} ?{_MONTH} ?{sign} ?{year}"
        rf"(?![0-9])(?!{sign}[0-9])(?!/[a-z])"
    )


def _worded(day: str) -> re.Pattern[str]:
    """A day, the word month, the year with or without its word."""
    return re.compile(
        rf"{day} ?(?:thang|thg) ?{_MONTH}"
        rf"(?: ?nam ?{_YEAR}|(?: ?[,/.-] ?| )(?:nam ?)?(?P<plain>[0-9]{{4}}))(?![0-9])(?!/[a-z])"
    )


_FORMS = (
    _numeric("/", _YEAR),
    _numeric("-", _YEAR),
    _numeric(r"\.", _LONG_YEAR),  # 2.1.10 is a criterion
    re.compile(rf"(?<![0-9])(?<![0-9][/.-]){_DAY} ?[/-] ?{_MONTH},? nam ?{_LONG_YEAR}(?![0-9/])"),
    _worded(rf"ngay ?{_DAY}"),
    _worded(r"(?<![0-9])(?<![0-9][/.,-])(?P<day>[0-2]?[0-9]|3[01])"),  # 36 tháng is a span
)


@dataclasses.dataclass(frozen=True, slots=True)
class DateMention:
    """A date somebody typed: the day, or in Vietnamese why there is no such day."""

    day: datetime.date | None
    fault: str | None = None


def dates_in(text: str) -> Sequence[DateMention]:
    """Find the dates with day, month and year, in their order; a day without a year is none.

    Document numbers such as 148/QĐ-TTg or 26/2026 are no dates.
    """
    words = canonical(text[:LONGEST]).translate(_DASHES).split()
    plain = " ".join(fold(word) for word in words)
    found = sorted(
        (match for form in _FORMS for match in form.finditer(plain)), key=lambda match: match.span()
    )
    mentions: list[DateMention] = []
    end = 0
    for match in found:
        if match.start() >= end:
            mentions.append(_mention(match))
            end = match.end()
    return tuple(mentions)


def _mention(match: re.Match[str]) -> DateMention:
    parts = match.groupdict()
    day, month = int(parts["day"]), int(parts["month"])
    written = parts["year"] or parts["plain"]
    year = int(written) if len(written) > len("23") else _CENTURY + int(written)
    reason = _impossible(day, month, year)
    if reason is None:
        return DateMention(datetime.date(year, month, day))
    return DateMention(None, f"Ngày {day}/{month}/{year} không có trong lịch: {reason}.")


def _impossible(day: int, month: int, year: int) -> str | None:
    """Why the calendar has no such day."""
    if year < datetime.MINYEAR:
        return f"không có năm {year}"
    if not 1 <= month <= _MONTHS:
        return f"không có tháng {month}{_turned_round(day, month, year)}"
    last = calendar.monthrange(year, month)[1]
    if day > last:
        return f"tháng {month}/{year} chỉ có {last} ngày"
    return None if day else "không có ngày 0"


def _turned_round(day: int, month: int, year: int) -> str:
    """How to write a date whose month came first, if it is one then."""
    if 1 <= day <= _MONTHS and 1 <= month <= calendar.monthrange(year, day)[1]:
        return f"; bạn viết ngày trước, tháng sau: {month}/{day}/{year}"
    return ""
