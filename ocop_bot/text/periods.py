"""Spans of time in what people type: "cuối 2024", "quý 1/2024", "t6/2025", "năm ngoái"."""

import calendar
import dataclasses
import datetime
import enum
import re
from collections.abc import Iterator, Sequence

from ocop_bot.text.dates import dates_in
from ocop_bot.text.letters import canonical, fold
from ocop_bot.text.reading import Tokens

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEARS_AGO = {"nay": 0, "ngoai": 1, "truoc": 1, "kia": 2}
_QUARTER_MONTHS = 3
_HUNDRED = 100

_YEAR = (
    r"(?:(?:cua |trong )?nam )?(?P<year>20[12]\d)\b"
    r"|(?<!may )(?<!nhung )(?<!cac )nam (?P<ago>nay|ngoai|truoc|kia)\b"
)
_MONTH = r"(?P<number>1[0-2]|0?[1-9])"


class PeriodKind(enum.StrEnum):
    """What a span of time is called."""

    YEAR = "year"
    START = "start"
    MIDDLE = "middle"
    END = "end"
    FIRST_HALF = "first_half"
    SECOND_HALF = "second_half"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"


_MONTHS = {
    PeriodKind.YEAR: (1, 12),
    PeriodKind.START: (1, 3),
    PeriodKind.MIDDLE: (5, 8),
    PeriodKind.END: (10, 12),
    PeriodKind.FIRST_HALF: (1, 6),
    PeriodKind.SECOND_HALF: (7, 12),
}
"""First and last month of each kind that has no number: "cuối năm" is its last quarter."""


@dataclasses.dataclass(frozen=True, slots=True)
class Period:
    """A span of time: its kind, its year, and the number of a quarter or month.

    The number of a day is its month and its day: 1231.
    """

    kind: PeriodKind
    year: int
    number: int = 0

    @property
    def first(self) -> datetime.date:
        """Its first day."""
        if self.kind is PeriodKind.DAY:
            return datetime.date(self.year, *divmod(self.number, _HUNDRED))
        return datetime.date(self.year, self._months[0], 1)

    @property
    def last(self) -> datetime.date:
        """Its last day."""
        if self.kind is PeriodKind.DAY:
            return self.first
        month = self._months[1]
        return datetime.date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def is_sound(self) -> bool:
        """Whether there is such a time: no quarter 5, no 31 February."""
        least = 1 if self.kind in _MOST_NUMBER else 0
        if not least <= self.number <= _MOST_NUMBER.get(self.kind, 0):
            return False
        try:
            return self.first <= self.last
        except ValueError:
            return False

    @property
    def _months(self) -> tuple[int, int]:
        match self.kind:
            case PeriodKind.MONTH:
                return self.number, self.number
            case PeriodKind.QUARTER:
                return _QUARTER_MONTHS * (self.number - 1) + 1, _QUARTER_MONTHS * self.number
            case _:
                return _MONTHS[self.kind]


_MOST_NUMBER = {PeriodKind.QUARTER: 4, PeriodKind.MONTH: 12, PeriodKind.DAY: 1231}
"""The largest number of the kinds that have one; the least is 1."""

_FORMS = tuple(
    (kind, re.compile(rf"\b(?:{words}) ?(?:{_YEAR})"))
    for kind, words in (
        (PeriodKind.MONTH, rf"(?:thang|thg) {_MONTH}"),
        (PeriodKind.QUARTER, r"(?:quy|q) (?P<number>[1-4]|i{1,3}|iv)"),
        (PeriodKind.FIRST_HALF, "(?:6|sau) thang dau|nua dau"),
        (PeriodKind.SECOND_HALF, "(?:6|sau) thang cuoi|nua cuoi"),
        (PeriodKind.START, "(?<!tu )dau"),
        (PeriodKind.MIDDLE, "giua"),
        (PeriodKind.END, "cuoi|het|ket thuc"),
        (PeriodKind.YEAR, "|"),
    )
)
"""Told with words, the more exact first."""

_ALONE = (
    (PeriodKind.MONTH, re.compile(rf"\b(?:thang|thg) {_MONTH}(?! (?:nam|sao|thang|den|toi))\b")),
    (PeriodKind.QUARTER, re.compile(r"\bquy (?P<number>[1-4]|i{1,3}|iv)\b")),
)
"""Without a year: this year's."""

_WRITTEN = re.compile(
    rf"(?<![\d/.-])(?:t|thang |thg )?{_MONTH} ?[/.-] ?(?P<year>20[12]\d)(?![\d/])"
)
"""A month in figures: "7/2024", "t6/2025"."""


_NUMBERED = re.compile(r"(?:(?:1[3-9]|[2-9]\d|\d{3,5})/|\d{1,2}/(?=20[12]\d/))(20[12]\d)")
"""The year of a document's number: "43/2017", "26/2026/QĐ-TTg"."""


_SINCE = re.compile(r"\b(?:tu|sau|truoc|ke tu) (?:ngay )?\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}")
_SINCE_SAID = re.compile(r"\b(?:tu|sau|truoc|ke tu) (?:ngay )?\d{1,2} \d{1,2} 20\d\d\b")
"""A day on which something began is not the one that is asked about."""


def periods_in(text: str, tokens: Tokens, this_year: int) -> Sequence[Period]:
    """The spans of time a text names, in their order, each once.

    Args:
        text: as typed.
        tokens: its words.
        this_year: the year "năm nay" means.
    """
    days = [one.day for one in dates_in(_SINCE.sub(" ", fold(canonical(text)))) if one.day]
    if days:
        return tuple(
            Period(PeriodKind.DAY, day.year, day.month * _HUNDRED + day.day) for day in days
        )
    said = " ".join(token.folded for token in tokens)
    said = _SINCE_SAID.sub(" ", said)
    for number in _NUMBERED.findall(fold(canonical(text))):
        said = said.replace(number, "", 1)
    found = [*_told(said, this_year)]
    if all(period.kind is PeriodKind.YEAR for _, period in found):
        found = [*_written(fold(canonical(text))), *found]
    years = {period.year for _, period in found} or {this_year}
    if len(years) == 1:  # a month or a quarter without its year is of the one named
        found += _alone(said, years.pop())
    exact = {period.year for _, period in found if period.kind is not PeriodKind.YEAR}
    kept = (
        period
        for _, period in sorted(found, key=lambda pair: pair[0])
        if period.kind is not PeriodKind.YEAR or period.year not in exact
    )
    return tuple(dict.fromkeys(kept))


def _told(said: str, this_year: int) -> Iterator[tuple[int, Period]]:
    taken: set[int] = set()
    for kind, form in _FORMS:
        for match in form.finditer(said):
            places = set(range(*match.span()))
            if taken & places:
                continue
            taken |= places
            yield match.start(), _period(kind, match, this_year)


def _written(typed: str) -> Iterator[tuple[int, Period]]:
    for match in _WRITTEN.finditer(typed):
        yield match.start(), _period(PeriodKind.MONTH, match, 0)


def _alone(said: str, this_year: int) -> Iterator[tuple[int, Period]]:
    for kind, form in _ALONE:
        for match in form.finditer(said):
            yield match.start(), Period(kind, this_year, _number(match))


def _period(kind: PeriodKind, match: re.Match[str], this_year: int) -> Period:
    parts = match.groupdict()
    ago = parts.get("ago")
    year = this_year - _YEARS_AGO[ago] if ago else int(parts["year"])
    return Period(kind, year, _number(match))


def _number(match: re.Match[str]) -> int:
    number = match.groupdict().get("number")
    if number is None:
        return 0
    return _ROMAN.get(number) or int(number)
