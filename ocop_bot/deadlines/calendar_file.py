"""A calendar file (.ics, RFC 5545) with deadlines, for the calendar of a telephone."""

import dataclasses
import datetime
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import icalendar

MAKER = "-//OCOP Thanh Hoa//Tro ly OCOP//VI"
NAME = "Hạn OCOP"
DOMAIN = "ocop-thanh-hoa"

REMIND_BEFORE = datetime.timedelta(days=7) - datetime.timedelta(hours=8)
"""Seven days before, at eight in the morning: a whole-day event begins at midnight."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""Characters RFC 5545 forbids in text; a line break is written as its own sign."""


class CalendarFileError(Exception):
    """No valid calendar file can be made of what was given."""


@dataclasses.dataclass(frozen=True, slots=True)
class Event:
    """One deadline; the same ``key`` in a later file replaces it in the calendar."""

    key: str
    title: str
    day: datetime.date
    note: str


def calendar_file(events: Sequence[Event], made_at: datetime.datetime) -> bytes:
    """Write events as whole days, each with a reminder seven days before.

    Raises:
        CalendarFileError: there is no event, two have the same key, or the time has no zone.
    """
    _check(events, made_at)
    import icalendar  # noqa: PLC0415 - only whoever asks for a file pays for it

    calendar = icalendar.Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", NAME)
    for event in events:
        calendar.add_component(_entry(event, made_at.astimezone(datetime.UTC)))
    content: bytes = calendar.to_ical()
    return content


def _check(events: Sequence[Event], made_at: datetime.datetime) -> None:
    if not events:
        raise CalendarFileError("Chưa có mốc ngày nào để ghi vào tệp lịch.")
    if len({event.key for event in events}) < len(events):
        raise CalendarFileError("Có hai mốc ngày trùng mã trong một tệp lịch.")
    if made_at.tzinfo is None:
        raise CalendarFileError("Giờ tạo tệp lịch phải kèm múi giờ.")


def _entry(event: Event, made_at: datetime.datetime) -> "icalendar.Event":
    import icalendar  # noqa: PLC0415

    entry = icalendar.Event()
    entry.add("uid", f"{event.key}@{DOMAIN}")
    entry.add("dtstamp", made_at)
    entry.add("dtstart", event.day)
    entry.add("summary", _plain(event.title))
    entry.add("description", _plain(event.note))
    entry.add("transp", "TRANSPARENT")  # a deadline does not make the day busy
    reminder = icalendar.Alarm()
    reminder.add("action", "DISPLAY")
    reminder.add("description", _plain(event.title))
    reminder.add("trigger", -REMIND_BEFORE)
    entry.add_component(reminder)
    return entry


def _plain(text: str) -> str:
    return _CONTROL.sub("", text)
