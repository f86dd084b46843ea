"""Working days (ngày làm việc) in Vietnam: Monday to Friday, without public holidays.

The holidays come from the library `holidays`: rules of the Labour Code (Điều 112), the lunar
calendar, substitute days (nghỉ bù), and the swaps of working days the government had decided when
the library was released. A swap decided later is not known, nor the exact days off at Tết, which
are decided every year: the library reckons them by the usual rule. A Saturday worked in exchange
for a day off is not counted as a working day. So a day found here is to be told as reckoned
(dự kiến), not as promised.
"""

import datetime
import functools
from collections.abc import Iterator, Mapping

_DAY = datetime.timedelta(days=1)
_SATURDAY = 5

_KINDER_NAMES = {"29 Tết": "Nghỉ Tết Nguyên Đán"}
"""The library calls the second day before Tết so, also in the years when it is the 28th."""


class UnknownCalendarError(Exception):
    """The public holidays of a year are not known, so its working days cannot be counted."""

    def __init__(self, year: int, first: int, last: int) -> None:
        self.year = year
        super().__init__(
            f"Mình chưa có lịch nghỉ lễ, Tết của năm {year} nên chưa đếm được ngày làm việc. "
            f"Bạn chọn ngày trong các năm từ {first} đến {last}."
        )


def is_working_day(day: datetime.date) -> bool:
    """Whether offices work on a day.

    Raises:
        UnknownCalendarError: the holidays of that year are not known (known: 1901 to 2100).
    """
    return holiday_name(day) is None and day.weekday() < _SATURDAY


def holiday_name(day: datetime.date) -> str | None:
    """The Vietnamese name of the public holiday or substitute day, if the day is one.

    Raises:
        UnknownCalendarError: the holidays of that year are not known.
    """
    return _holidays_of(day.year).get(day)


def add_working_days(day: datetime.date, count: int) -> datetime.date:
    """The day `count` working days later; the day itself is not counted.

    Raises:
        UnknownCalendarError: the holidays of a year on the way are not known.
        ValueError: the count is negative.
    """
    if count < 0:
        raise ValueError("số ngày làm việc không được âm")
    for _ in range(count):
        day = next(_working_days_from(day + _DAY, _DAY))
    return day


def latest_start(end: datetime.date, count: int) -> datetime.date:
    """The latest working day from which `count` working days are over by the end.

    Raises:
        UnknownCalendarError: the holidays of a year on the way are not known.
        ValueError: the count is negative.
    """
    if count < 0:
        raise ValueError("số ngày làm việc không được âm")
    backwards = _working_days_from(end, -_DAY)
    for _ in range(count):
        next(backwards)
    return next(backwards)


def _working_days_from(day: datetime.date, step: datetime.timedelta) -> Iterator[datetime.date]:
    while True:
        if is_working_day(day):
            yield day
        day += step


@functools.cache
def _holidays_of(year: int) -> Mapping[datetime.date, str]:
    from holidays import country_holidays  # noqa: PLC0415 - a tenth of a second to import

    known = country_holidays("VN", years=year, language="vi", expand=False)
    if not known.start_year <= year <= known.end_year:
        raise UnknownCalendarError(year, known.start_year, known.end_year)
    return {day: _KINDER_NAMES.get(name, name) for day, name in known.items()}
