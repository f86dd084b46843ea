"""Whether a recognition counts on a day: 36 months, and the window to be evaluated again."""

import dataclasses
import datetime
import enum

from ocop_bot.deadlines.certificate import (
    VALID_MONTHS,
    WINDOW_OPENS_DAYS,
    Certificate,
    add_months,
)
from ocop_bot.partial_date import PartialDate


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
        certificate = self._certificate
        return certificate.window if certificate else None

    @property
    def extension_ends(self) -> datetime.date | None:
        """The last day an extension could reach, when the day is known."""
        certificate = self._certificate
        return certificate.extension_ends if certificate else None

    @property
    def _certificate(self) -> Certificate | None:
        if self.expires is None or not self.expires.is_day:
            return None
        return Certificate(issued=None, expires=self.expires.earliest)


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


def _state(expires: datetime.date, day: datetime.date) -> ValidityState:
    if day > expires:
        return ValidityState.PAST
    if day >= expires - datetime.timedelta(days=WINDOW_OPENS_DAYS):
        return ValidityState.EXPIRING
    return ValidityState.VALID
