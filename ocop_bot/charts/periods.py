"""A time axis: true distances, and the years or months that it runs through."""

import dataclasses
import datetime
from collections.abc import Iterator, Sequence

_SHORT_DAYS = 420
"""Up to here an axis is told in months."""


@dataclasses.dataclass(frozen=True, slots=True)
class Period:
    """A year or a month: from its first day to the first after it."""

    start: datetime.date
    end: datetime.date
    label: str


@dataclasses.dataclass(frozen=True, slots=True)
class Timeline:
    """Whole periods around some dates, as wide as they are long."""

    periods: tuple[Period, ...]

    @classmethod
    def around(cls, days: Sequence[datetime.date]) -> "Timeline":
        """The months, or for a long time the years, in which the days lie."""
        first, last = min(days), max(days)
        if (last - first).days <= _SHORT_DAYS:
            return cls(tuple(_months(first, last)))
        return cls(tuple(_year(year) for year in range(first.year, last.year + 1)))

    def share(self, day: datetime.date) -> float:
        """Where a day lies between the beginning (0) and the end (1)."""
        start, end = self.periods[0].start, self.periods[-1].end
        return (day - start) / (end - start)


def _year(year: int) -> Period:
    return Period(datetime.date(year, 1, 1), datetime.date(year + 1, 1, 1), str(year))


def _months(first: datetime.date, last: datetime.date) -> Iterator[Period]:
    start = first.replace(day=1)
    while start <= last:
        end = (start + datetime.timedelta(days=31)).replace(day=1)
        yield Period(start, end, f"{start.month}/{start.year}")
        start = end
