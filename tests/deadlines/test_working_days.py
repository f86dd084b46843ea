"""Working days, against counting day by day, and around the feasts people ask about."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.deadlines import (
    UnknownCalendarError,
    add_working_days,
    holiday_name,
    is_working_day,
    latest_start,
)

DAY = datetime.timedelta(days=1)
days = st.dates(datetime.date(2018, 1, 1), datetime.date(2040, 12, 31))
counts = st.integers(0, 60)


def day(text: str) -> datetime.date:
    return datetime.datetime.strptime(text, "%d/%m/%Y").replace(tzinfo=datetime.UTC).date()


def working_days_after(start: datetime.date, end: datetime.date) -> int:
    """The rule said slowly: how many of the days after the start, up to the end, are worked."""
    later = (start + DAY * step for step in range(1, (end - start).days + 1))
    return sum(each.weekday() < 5 and holiday_name(each) is None for each in later)


@given(start=days, count=counts)
def test_adding_agrees_with_counting_every_day(start: datetime.date, count: int) -> None:
    end = add_working_days(start, count)
    assert working_days_after(start, end) == count
    assert count == 0 or is_working_day(end)


@given(end=days, count=counts)
def test_the_latest_start_is_the_latest_from_which_the_days_suffice(
    end: datetime.date, count: int
) -> None:
    start = latest_start(end, count)
    assert is_working_day(start)
    assert add_working_days(start, count) <= end
    later = (start + DAY * step for step in range(1, (end - start).days + 1))
    assert all(add_working_days(each, count) > end for each in later if is_working_day(each))


def test_the_example_of_the_second_round_of_2026() -> None:
    assert add_working_days(day("08/10/2026"), 15) == day("29/10/2026")
    assert latest_start(day("29/10/2026"), 15) == day("08/10/2026")


def test_no_days_later_is_the_same_day_even_on_a_sunday() -> None:
    assert add_working_days(day("22/11/2026"), 0) == day("22/11/2026")
    assert latest_start(day("22/11/2026"), 0) == day("20/11/2026")


@pytest.mark.parametrize(
    ("date", "name"),
    [
        ("01/01/2027", "Tết Dương lịch"),
        ("04/02/2027", "Nghỉ Tết Nguyên Đán"),
        ("05/02/2027", "Giao thừa Tết Nguyên Đán"),
        ("06/02/2027", "Tết Nguyên Đán"),
        ("10/02/2027", "Mùng năm Tết Nguyên Đán"),
        ("16/04/2027", "Ngày Giỗ Tổ Hùng Vương"),
        ("30/04/2027", "Ngày Chiến thắng"),
        ("01/05/2027", "Ngày Quốc tế Lao động"),
        ("03/05/2027", "Ngày Quốc tế Lao động (nghỉ bù)"),  # the 1st is a Saturday
        ("02/09/2027", "Quốc khánh"),
        ("03/09/2027", "Quốc khánh"),
        ("31/08/2026", "Ngày nghỉ (thay cho ngày 22/08/2026)"),  # a swap of the government
        ("27/04/2026", "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"),
    ],
)
def test_holidays_are_named_in_vietnamese(date: str, name: str) -> None:
    assert holiday_name(day(date)) == name
    assert not is_working_day(day(date))


@pytest.mark.parametrize("date", ["03/02/2027", "11/02/2027", "15/04/2027", "04/05/2027"])
def test_the_days_beside_the_feasts_are_worked(date: str) -> None:
    assert holiday_name(day(date)) is None
    assert is_working_day(day(date))


def test_a_file_handed_in_before_tet_2027_waits_over_the_feast() -> None:
    assert add_working_days(day("03/02/2027"), 1) == day("11/02/2027")
    assert latest_start(day("10/02/2027"), 1) == day("02/02/2027")


def test_every_year_the_calendar_knows_has_a_tet() -> None:
    for year in range(1901, 2101):
        firsts = (datetime.date(year, 1, 20) + DAY * step for step in range(33))
        assert "Tết Nguyên Đán" in map(holiday_name, firsts)


@pytest.mark.parametrize("date", ["31/12/1900", "01/01/2101", "31/12/9999", "01/01/2102"])
def test_a_year_without_a_known_calendar_is_explained(date: str) -> None:
    with pytest.raises(UnknownCalendarError, match="từ 1901 đến 2100"):
        is_working_day(day(date))


def test_counting_out_of_the_known_years_is_explained() -> None:
    with pytest.raises(UnknownCalendarError, match="năm 2101"):
        add_working_days(day("30/12/2100"), 15)
    with pytest.raises(UnknownCalendarError, match="năm 1900"):
        latest_start(day("04/01/1901"), 15)


def test_days_are_not_counted_backwards() -> None:
    with pytest.raises(ValueError, match="không được âm"):
        add_working_days(day("23/11/2026"), -1)
    with pytest.raises(ValueError, match="không được âm"):
        latest_start(day("23/11/2026"), -1)
