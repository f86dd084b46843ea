"""36 months, the window of 180 to 120 days, the extension, and dates no certificate can bear."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.deadlines import Certificate, FarDateError, Stage
from ocop_bot.deadlines.certificate import add_months

TODAY = datetime.date(2026, 11, 23)
DAY = datetime.timedelta(days=1)
days = st.dates(datetime.date(2018, 5, 7), TODAY)


def expiring(day: int, month: int, year: int) -> Certificate:
    return Certificate.expiring_on(datetime.date(year, month, day), TODAY)


def issued(day: int, month: int, year: int) -> Certificate:
    return Certificate.issued_on(datetime.date(year, month, day), TODAY)


@pytest.mark.parametrize(
    ("certificate", "opens", "closes"),
    [
        (expiring(15, 12, 2026), datetime.date(2026, 6, 18), datetime.date(2026, 8, 17)),
        (expiring(30, 6, 2027), datetime.date(2027, 1, 1), datetime.date(2027, 3, 2)),
        (expiring(28, 8, 2028), datetime.date(2028, 3, 1), datetime.date(2028, 4, 30)),
        (expiring(27, 8, 2028), datetime.date(2028, 2, 29), datetime.date(2028, 4, 29)),
    ],
)
def test_the_window_to_hand_in(
    certificate: Certificate, opens: datetime.date, closes: datetime.date
) -> None:
    assert certificate.window == (opens, closes)


def test_the_extension_ends_after_180_days() -> None:
    assert expiring(18, 9, 2026).extension_ends == datetime.date(2027, 3, 17)
    assert expiring(22, 5, 2026).extension_ends == datetime.date(2026, 11, 18)


def test_a_certificate_of_a_leap_day_ends_on_28_february() -> None:
    certificate = issued(29, 2, 2024)
    assert certificate.issued == datetime.date(2024, 2, 29)
    assert certificate.expires == datetime.date(2027, 2, 28)


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        ("2026-06-17", Stage.TOO_EARLY),
        ("2026-06-18", Stage.WINDOW_OPEN),
        ("2026-08-17", Stage.WINDOW_OPEN),
        ("2026-08-18", Stage.WINDOW_MISSED),
        ("2026-12-15", Stage.WINDOW_MISSED),  # the last day of the certificate counts
        ("2026-12-16", Stage.EXPIRED_EXTENDABLE),
        ("2027-06-13", Stage.EXPIRED_EXTENDABLE),
        ("2027-06-14", Stage.OVER),
    ],
)
def test_stages_of_a_certificate_that_ends_on_15_december_2026(today: str, stage: Stage) -> None:
    assert expiring(15, 12, 2026).stage(datetime.date.fromisoformat(today)) is stage


@given(day=days, shift=st.integers(-1300, 300))
def test_stages_agree_with_counting_the_days_left(day: datetime.date, shift: int) -> None:
    certificate = Certificate.issued_on(day, TODAY)
    today, left = certificate.expires, 0
    while left != -shift:  # one day at a time
        today, left = (today + DAY, left - 1) if shift > 0 else (today - DAY, left + 1)
    if left > 180:
        expected = Stage.TOO_EARLY
    elif left >= 120:
        expected = Stage.WINDOW_OPEN
    elif left >= 0:
        expected = Stage.WINDOW_MISSED
    else:
        expected = Stage.EXPIRED_EXTENDABLE if left >= -180 else Stage.OVER
    assert certificate.stage(today) is expected


@given(day=days)
def test_the_window_is_61_days_long_and_lies_inside_the_36_months(day: datetime.date) -> None:
    certificate = Certificate.issued_on(day, TODAY)
    opens, closes = certificate.window
    assert (closes - opens).days == 60
    assert day < opens < closes < certificate.expires < certificate.extension_ends


@given(day=days)
def test_whoever_knows_only_the_last_day_gets_the_same_dates(day: datetime.date) -> None:
    by_issue = Certificate.issued_on(day, TODAY)
    by_end = Certificate.expiring_on(by_issue.expires, TODAY)
    assert (by_end.issued, by_end.window) == (None, by_issue.window)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (datetime.date(2018, 5, 6), "bắt đầu ngày 07/05/2018"),
        (datetime.date(1, 1, 1), "bắt đầu ngày 07/05/2018"),
        (TODAY + DAY, "chưa tới"),
        (datetime.date.max, "chưa tới"),
    ],
)
def test_an_issue_date_no_certificate_bears_is_explained(day: datetime.date, reason: str) -> None:
    with pytest.raises(FarDateError, match=reason):
        Certificate.issued_on(day, TODAY)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (datetime.date(2020, 12, 31), "hết hạn ngày 31/12/2020"),
        (datetime.date.min, "36 tháng"),
        (datetime.date(2029, 11, 24), "chỉ dùng đến 23/11/2029"),
        (datetime.date.max, "xa quá"),
    ],
)
def test_a_last_day_no_certificate_bears_is_explained(day: datetime.date, reason: str) -> None:
    with pytest.raises(FarDateError, match=reason):
        Certificate.expiring_on(day, TODAY)


def test_the_first_and_the_last_believable_days_are_taken() -> None:
    assert issued(7, 5, 2018).expires == datetime.date(2021, 5, 7)
    assert Certificate.issued_on(TODAY, TODAY).expires == datetime.date(2029, 11, 23)
    assert expiring(1, 1, 2021).stage(TODAY) is Stage.OVER
    assert expiring(23, 11, 2029).stage(TODAY) is Stage.TOO_EARLY


@given(day=days, months=st.integers(0, 60))
def test_months_are_added_in_order(day: datetime.date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + DAY).day == 1)
