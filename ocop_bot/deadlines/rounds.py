"""Rounds of evaluation (đợt đánh giá): the two fixed ones a year, province and nation.

Điều 5 and khoản 2 Điều 7 Quyết định 26/2026/QĐ-TTg. "Trước ngày 30" is read strictly: the 29th is
the last day; the decision does not say so. Province and ministry may hold more rounds than these
(đoạn 2 khoản 1 và khoản 2 Điều 5); such rounds are not known here.
"""

import dataclasses
import datetime
import itertools
from collections.abc import Iterator, Sequence

from ocop_bot.deadlines.working_days import latest_start

COMMUNE_WORKING_DAYS = 15
"""Khoản 2 Điều 7: what the commune has from the day it receives the file."""

FIRST, SECOND = 1, 2
"""Đợt 01 and đợt 02 of a year."""

_DAY = datetime.timedelta(days=1)


@dataclasses.dataclass(frozen=True, slots=True)
class NationalRound:
    """A round of the ministry (đợt cấp quốc gia, 5 sao): khoản 2 Điều 5."""

    number: int
    province_before: datetime.date
    ministry_before: datetime.date

    @property
    def province_last(self) -> datetime.date:
        """The last day for the province to propose a file to the ministry."""
        return self.province_before - _DAY

    @property
    def ministry_last(self) -> datetime.date:
        """The last day for the ministry to be done."""
        return self.ministry_before - _DAY


@dataclasses.dataclass(frozen=True, slots=True)
class Round:
    """A round of the province (đợt cấp tỉnh): khoản 1 Điều 5."""

    number: int
    year: int
    commune_before: datetime.date
    province_before: datetime.date

    @property
    def commune_last(self) -> datetime.date:
        """The last day for the commune to propose a file to the province."""
        return self.commune_before - _DAY

    @property
    def hand_in_by(self) -> datetime.date:
        """The last working day to hand a file to the commune, if it needs all its 15 days.

        Raises:
            UnknownCalendarError: the holidays of that year are not known.
        """
        return latest_start(self.commune_last, COMMUNE_WORKING_DAYS)

    @property
    def province_last(self) -> datetime.date:
        """The last day for the province to be done."""
        return self.province_before - _DAY

    @property
    def national(self) -> NationalRound:
        """The national round that a product of this round with 90 points or more can make."""
        if self.number == FIRST:
            proposed, done = datetime.date(self.year, 7, 30), datetime.date(self.year, 9, 30)
        else:
            proposed = datetime.date(self.year + 1, 1, 30)
            done = datetime.date(self.year + 1, 3, 30)
        return NationalRound(self.number, province_before=proposed, ministry_before=done)


def round_of(number: int, year: int) -> Round:
    """Đợt 01 or đợt 02 of a year.

    Raises:
        ValueError: there is no fixed round of that number.
    """
    if number == FIRST:
        commune, province = datetime.date(year, 4, 30), datetime.date(year, 6, 30)
    elif number == SECOND:
        commune, province = datetime.date(year, 10, 30), datetime.date(year, 12, 30)
    else:
        raise ValueError(f"Mỗi năm chỉ có đợt 1 và đợt 2 là cố định, không có đợt {number}")
    return Round(number, year, commune_before=commune, province_before=province)


def next_rounds(today: datetime.date, count: int) -> Sequence[Round]:
    """The rounds for which a file can still be handed in, the soonest first.

    Raises:
        UnknownCalendarError: the holidays of a year they fall in are not known.
    """
    open_rounds = (each for each in _rounds_from(today.year) if each.hand_in_by >= today)
    return tuple(itertools.islice(open_rounds, count))


def _rounds_from(year: int) -> Iterator[Round]:
    for each in itertools.count(year):
        yield round_of(FIRST, each)
        yield round_of(SECOND, each)
