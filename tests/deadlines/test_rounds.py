"""The rounds of the year, and the last day to hand a file to the commune."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.deadlines import (
    UnknownCalendarError,
    add_working_days,
    is_working_day,
    next_rounds,
    round_of,
)

DAY = datetime.timedelta(days=1)


def test_the_second_round_of_2026() -> None:
    second = round_of(2, 2026)
    assert second.commune_last == datetime.date(2026, 10, 29)
    assert second.hand_in_by == datetime.date(2026, 10, 8)
    assert second.province_last == datetime.date(2026, 12, 29)


def test_the_first_round_of_2027_counts_the_feast_of_the_hung_kings() -> None:
    first = round_of(1, 2027)
    assert first.commune_last == datetime.date(2027, 4, 29)
    assert first.hand_in_by == datetime.date(2027, 4, 7)  # 16/4 is a holiday
    assert first.province_last == datetime.date(2027, 6, 29)


def test_when_the_last_day_is_a_saturday_the_friday_before_counts() -> None:
    first = round_of(1, 2028)
    assert first.commune_last.weekday() == 5
    assert add_working_days(first.hand_in_by, 15) == datetime.date(2028, 4, 28)


def test_the_first_round_leads_to_the_ministry_in_the_same_year() -> None:
    national = round_of(1, 2027).national
    assert (national.number, national.province_last) == (1, datetime.date(2027, 7, 29))
    assert national.ministry_before == datetime.date(2027, 9, 30)


@pytest.mark.parametrize("year", [2026, 2027, 2028])  # 2028 has a 29 February
def test_the_second_round_leads_to_the_ministry_in_the_next_year(year: int) -> None:
    national = round_of(2, year).national
    assert (national.number, national.province_last) == (2, datetime.date(year + 1, 1, 29))
    assert national.ministry_before == datetime.date(year + 1, 3, 30)
    assert national.ministry_last == datetime.date(year + 1, 3, 29)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (datetime.date(2026, 10, 8), [(2, 2026), (1, 2027)]),  # the last day counts
        (datetime.date(2026, 10, 9), [(1, 2027), (2, 2027)]),
        (datetime.date(2026, 11, 23), [(1, 2027), (2, 2027)]),
        (datetime.date(2026, 12, 31), [(1, 2027), (2, 2027)]),
        (datetime.date(2027, 1, 1), [(1, 2027), (2, 2027)]),
        (datetime.date(2028, 2, 29), [(1, 2028), (2, 2028)]),
    ],
)
def test_only_rounds_one_can_still_make_are_told(
    today: datetime.date, expected: list[tuple[int, int]]
) -> None:
    assert [(each.number, each.year) for each in next_rounds(today, 2)] == expected


@given(today=st.dates(datetime.date(2026, 1, 1), datetime.date(2040, 12, 31)))
def test_the_first_round_told_is_the_one_found_by_walking_day_by_day(
    today: datetime.date,
) -> None:
    """The rule said slowly: walk on to a 29/4 or 29/10 before which 15 worked days fit."""
    day, worked = today, 0
    while True:
        day += DAY
        worked += is_working_day(day)
        starts_late = not is_working_day(today)
        if (day.day, day.month) in ((29, 4), (29, 10)) and worked >= 15 + starts_late:
            break
    told = next_rounds(today, 2)
    assert told[0].commune_last == day
    assert today <= told[0].hand_in_by < told[1].hand_in_by


def test_there_is_no_third_fixed_round() -> None:
    with pytest.raises(ValueError, match="không có đợt 3"):
        round_of(3, 2027)


def test_rounds_beyond_the_known_calendar_are_explained() -> None:
    with pytest.raises(UnknownCalendarError, match="2101"):
        next_rounds(datetime.date(2100, 11, 1), 1)
