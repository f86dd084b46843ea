"""A date known to the day, to the month or only to the year, as public sources give it."""

import calendar
import dataclasses
import datetime
import re

_FORM = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """The days from ``earliest`` to ``latest``, both counted, one of which is meant."""

    earliest: datetime.date
    latest: datetime.date

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read "2024", "2024-07" or "2024-07-15".

        Raises:
            ValueError: the text is none of these, or names a day that does not exist.
        """
        found = _FORM.fullmatch(text.strip())
        if not found:
            raise ValueError(f"ngày “{text}” không đúng dạng 2024, 2024-07 hoặc 2024-07-15")
        year, month, day = (int(part) if part else None for part in found.groups())
        try:
            if year and month and day:
                exact = datetime.date(year, month, day)
                return cls(exact, exact)
            if year and month:
                last = calendar.monthrange(year, month)[1]
                return cls(datetime.date(year, month, 1), datetime.date(year, month, last))
            return cls(datetime.date(year or 0, 1, 1), datetime.date(year or 0, 12, 31))
        except ValueError:  # calendar.IllegalMonthError is one too
            raise ValueError(f"không có ngày “{text}” trong lịch") from None

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return self.earliest == self.latest

    @property
    def is_month(self) -> bool:
        """Whether the month is known, but not the day."""
        return not self.is_day and self.earliest.month == self.latest.month

    def __str__(self) -> str:
        """Write it back in the form it is parsed from."""
        if self.is_day:
            return self.earliest.isoformat()
        return f"{self.earliest:%Y-%m}" if self.is_month else f"{self.earliest:%Y}"
