"""The calendar file is read back by the library, and line by line as the standard says."""

import datetime

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.deadlines import CalendarFileError, Event, calendar_file

MADE_AT = datetime.datetime(
    2026, 11, 23, 8, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=7))
)
HAND_IN = Event(
    key="round-1-2027",
    title="Hạn nộp hồ sơ đợt 1/2027, cho UBND xã; dự kiến",
    day=datetime.date(2027, 4, 7),
    note="Xã có 15 ngày làm việc.\nCăn cứ: khoản 2 Điều 7 Quyết định 26/2026/QĐ-TTg.",
)
WINDOW = Event("window-opens", "Bắt đầu nộp", datetime.date(2028, 2, 29), "")

printable = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200)


def read(content: bytes) -> icalendar.Calendar:
    calendar = icalendar.Calendar.from_ical(content)
    assert isinstance(calendar, icalendar.Calendar)
    return calendar


def test_every_deadline_is_a_whole_day_with_its_text() -> None:
    first, second = read(calendar_file([HAND_IN, WINDOW], MADE_AT)).events
    assert (first.start, second.start) == (HAND_IN.day, WINDOW.day)
    assert first["SUMMARY"] == HAND_IN.title
    assert first["DESCRIPTION"] == HAND_IN.note
    assert first["UID"] == "round-1-2027@ocop-thanh-hoa"


def test_the_calendar_says_who_made_it_and_when() -> None:
    calendar = read(calendar_file([HAND_IN], MADE_AT))
    assert calendar["VERSION"] == "2.0"
    assert "OCOP" in str(calendar["PRODID"])
    assert calendar["X-WR-CALNAME"] == "Hạn OCOP"
    assert calendar.events[0].DTSTAMP.isoformat() == "2026-11-23T01:30:00+00:00"


def test_one_reminder_rings_on_the_morning_seven_days_before() -> None:
    (event,) = read(calendar_file([HAND_IN], MADE_AT)).events
    (alarm,) = event.alarms.times
    assert alarm.trigger.isoformat() == "2027-03-31T08:00:00"
    assert [each["ACTION"] for each in event.walk("VALARM")] == ["DISPLAY"]
    assert [each["DESCRIPTION"] for each in event.walk("VALARM")] == [HAND_IN.title]


def test_the_same_deadlines_make_the_same_file() -> None:
    assert calendar_file([HAND_IN, WINDOW], MADE_AT) == calendar_file([HAND_IN, WINDOW], MADE_AT)


@given(title=printable, note=printable)
def test_any_text_is_folded_by_the_standard_and_read_back(title: str, note: str) -> None:
    content = calendar_file([Event("key", title, HAND_IN.day, note)], MADE_AT)
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert all(line.decode() for line in lines)  # no letter is cut in two
    (event,) = read(content).events
    assert (event["SUMMARY"], event["DESCRIPTION"]) == (title, note)


def test_characters_the_standard_forbids_are_left_out() -> None:
    content = calendar_file([Event("key", "Hạn\x00 nộp\x07", HAND_IN.day, "a\r\nb")], MADE_AT)
    (event,) = read(content).events
    assert (event["SUMMARY"], event["DESCRIPTION"]) == ("Hạn nộp", "a\nb")


@pytest.mark.parametrize(
    ("events", "made_at", "reason"),
    [
        ([], MADE_AT, "Chưa có mốc ngày"),
        ([HAND_IN, HAND_IN], MADE_AT, "trùng mã"),
        ([HAND_IN], MADE_AT.replace(tzinfo=None), "múi giờ"),
    ],
)
def test_what_makes_no_calendar_is_explained(
    events: list[Event], made_at: datetime.datetime, reason: str
) -> None:
    with pytest.raises(CalendarFileError, match=reason):
        calendar_file(events, made_at)
