"""Whether a recognition counts on a day: 36 months, and the window to be evaluated again."""

import calendar
import dataclasses
import datetime
import enum

from ocop_bot.partial_date import PartialDate

VALID_MONTHS = 36
"""Khoản 3 Điều 4 Quyết định 26/2026/QĐ-TTg."""

WINDOW_OPENS_DAYS = 180
WINDOW_CLOSES_DAYS = 120
"""Điểm a khoản 6 Điều 7: the file comes 180 to 120 days before the certificate ends."""

EXTENSION_DAYS = 180
"""Khoản 3 Điều 12: the longest extension when that window could not be met."""


class ValidityState(enum.Enum):
    """The four things we may say of a recognition; never that a producer "has expired"."""

    VALID = "valid"
    EXPIRING = "expiring"
    PAST = "past"
    UNKNOWN = "unknown"


@dataclasses.dataclass(frozen=True, slots=True)
class Validity:
    """A state, and the days it rests on as far as they are known.

    ``expires`` is the last day of the 36 months, as exact as the recognition's own date.
    """

    state: ValidityState
    expires: PartialDate | None = None

    @property
    def window(self) -> tuple[datetime.date, datetime.date] | None:
        """First and last day to hand in the file for re-evaluation, when the day is known."""
        if self.expires is None or not self.expires.is_day:
            return None
        end = self.expires.earliest
        return (
            end - datetime.timedelta(days=WINDOW_OPENS_DAYS),
            end - datetime.timedelta(days=WINDOW_CLOSES_DAYS),
        )

    @property
    def extension_ends(self) -> datetime.date | None:
        """The last day an extension could reach, when the day is known."""
        if self.expires is None or not self.expires.is_day:
            return None
        return self.expires.earliest + datetime.timedelta(days=EXTENSION_DAYS)


def validity_on(recognised: PartialDate | None, day: datetime.date) -> Validity:
    """Judge a recognition given on a date, on a day.

    Where only the month or the year is known, a state is given only if it holds for every day
    the recognition may have been given; otherwise it is unknown.
    """
    if recognised is None:
        return Validity(ValidityState.UNKNOWN)
    earliest = add_months(recognised.earliest, VALID_MONTHS)
    latest = add_months(recognised.latest, VALID_MONTHS)
    first, last = _state(earliest, day), _state(latest, day)
    state = first if first is last else ValidityState.UNKNOWN
    return Validity(state, PartialDate(earliest, latest))


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day months later; 29 February becomes the 28th where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def _state(expires: datetime.date, day: datetime.date) -> ValidityState:
    if day > expires:
        return ValidityState.PAST
    if day >= expires - datetime.timedelta(days=WINDOW_OPENS_DAYS):
        return ValidityState.EXPIRING
    return ValidityState.VALID
