"""36 months, the 180-day window, and honesty about what is not known."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.catalogue.validity import (
    Validity,
    ValidityState,
    validity_on,
)
from ocop_bot.deadlines.certificate import EXTENSION_DAYS
from ocop_bot.partial_date import PartialDate

days = st.dates(datetime.date(2015, 1, 1), datetime.date(2035, 12, 31))


def state(recognised: str, day: str) -> ValidityState:
    return validity_on(PartialDate.parse(recognised), datetime.date.fromisoformat(day)).state


@pytest.mark.parametrize(
    ("recognised", "day", "expected"),
    [
        ("2023-05-29", "2025-11-29", ValidityState.VALID),
        ("2023-05-29", "2025-11-30", ValidityState.EXPIRING),  # 180 days before
        ("2023-05-29", "2026-05-29", ValidityState.EXPIRING),  # the last day counts
        ("2023-05-29", "2026-05-30", ValidityState.PAST),
        ("2024-02-29", "2027-02-28", ValidityState.EXPIRING),
        ("2024-02-29", "2027-03-01", ValidityState.PAST),
        ("2024-07", "2026-11-23", ValidityState.VALID),
        ("2024", "2026-11-23", ValidityState.UNKNOWN),  # may be inside the window or not
        ("2023", "2026-11-23", ValidityState.UNKNOWN),
        ("2022", "2026-11-23", ValidityState.PAST),
        ("2025", "2026-11-23", ValidityState.VALID),
    ],
)
def test_states(recognised: str, day: str, expected: ValidityState) -> None:
    assert state(recognised, day) is expected


def test_without_a_date_nothing_is_said() -> None:
    assert validity_on(None, datetime.date(2026, 11, 23)) == Validity(ValidityState.UNKNOWN)


def test_the_window_of_the_decision_s_own_example() -> None:
    validity = validity_on(PartialDate.parse("2023-12-15"), datetime.date(2026, 11, 23))
    assert validity.window == (datetime.date(2026, 6, 18), datetime.date(2026, 8, 17))
    validity = validity_on(PartialDate.parse("2024-06-30"), datetime.date(2026, 11, 23))
    assert validity.window == (datetime.date(2027, 1, 1), datetime.date(2027, 3, 2))


def test_without_the_day_there_is_no_window() -> None:
    assert validity_on(PartialDate.parse("2024-07"), datetime.date(2026, 1, 1)).window is None


def plain_state(recognised: datetime.date, day: datetime.date) -> ValidityState:
    """The rule said slowly: count every day."""
    year = recognised.year + 3
    leap_day = (recognised.month, recognised.day) == (2, 29)
    ends = datetime.date(year, 2, 28) if leap_day else recognised.replace(year=year)
    left = (ends - day).days
    if left < 0:
        return ValidityState.PAST
    return ValidityState.EXPIRING if left <= 180 else ValidityState.VALID


@given(recognised=days, day=days)
def test_a_known_day_is_judged_as_by_counting(
    recognised: datetime.date, day: datetime.date
) -> None:
    validity = validity_on(PartialDate(recognised, recognised), day)
    assert validity.state is plain_state(recognised, day)
    assert validity.window is not None
    assert validity.expires is not None
    assert validity.extension_ends == validity.expires.earliest + datetime.timedelta(EXTENSION_DAYS)


@given(recognised=days, day=days)
def test_a_year_is_judged_only_when_every_day_of_it_agrees(
    recognised: datetime.date, day: datetime.date
) -> None:
    year = PartialDate.parse(f"{recognised:%Y}")
    judged = validity_on(year, day).state
    assert judged in (plain_state(recognised, day), ValidityState.UNKNOWN)
