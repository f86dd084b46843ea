"""Spans of time as people type them."""

import datetime

import pytest

from ocop_bot.text.periods import Period, PeriodKind, periods_in
from ocop_bot.text.reading import Reader

YEAR, START, END, QUARTER, MONTH = (
    PeriodKind.YEAR, PeriodKind.START, PeriodKind.END, PeriodKind.QUARTER, PeriodKind.MONTH,
)  # fmt: skip


def named(typed: str) -> list[Period]:
    return list(periods_in(typed, Reader({}).read(typed).tokens, 2026))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cuối năm 2024 tỉnh có bao nhiêu", [Period(END, 2024)]),
        ("tinh den het 2021", [Period(END, 2021)]),
        ("đầu 2025 mấy sản phẩm", [Period(START, 2025)]),
        ("cuối năm ngoái", [Period(END, 2025)]),
        ("giữa năm 2023", [Period(PeriodKind.MIDDLE, 2023)]),
        ("6 tháng đầu năm 2026", [Period(PeriodKind.FIRST_HALF, 2026)]),
        ("nửa cuối năm 2024", [Period(PeriodKind.SECOND_HALF, 2024)]),
        ("quý 1/2024", [Period(QUARTER, 2024, 1)]),
        ("quy III nam 2025", [Period(QUARTER, 2025, 3)]),
        ("quý 2 có gì mới", [Period(QUARTER, 2026, 2)]),
        ("t6/2025 tỉnh có bn sp", [Period(MONTH, 2025, 6)]),
        ("thang 11 nam 2025", [Period(MONTH, 2025, 11)]),
        ("tháng 7 năm ngoái", [Period(MONTH, 2025, 7)]),
        ("tháng 7 tỉnh có mấy sản phẩm", [Period(MONTH, 2026, 7)]),
        ("ngày 31/12/2024", [Period(PeriodKind.DAY, 2024, 1231)]),
        ("năm nay", [Period(YEAR, 2026)]),
        ("năm 2024, đến tháng 7", [Period(MONTH, 2024, 7)]),
        ("năm 2025 so với năm 2021", [Period(YEAR, 2025), Period(YEAR, 2021)]),
        ("tháng 1/2023 mà tháng 5/2023", [Period(MONTH, 2023, 1), Period(MONTH, 2023, 5)]),
        ("cuối năm 2021 so với cuối năm 2020", [Period(END, 2021), Period(END, 2020)]),
    ],
)
def test_a_time_is_read(typed: str, meant: list[Period]) -> None:
    assert named(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "Nghị định 43/2017 nói gì",
        "26/2026/QĐ-TTg",
        "trong 3 tháng tới",
        "quá 36 tháng",
        "mấy năm nay tăng ra sao",
        "4 sao",
        "mục 2.1.10",
        "",
    ],
)
def test_what_is_no_time_is_none(typed: str) -> None:
    assert named(typed) == []


def test_a_time_has_its_first_and_its_last_day() -> None:
    assert Period(QUARTER, 2024, 1).last == datetime.date(2024, 3, 31)
    assert Period(MONTH, 2024, 2).last == datetime.date(2024, 2, 29)
    assert Period(END, 2024).first == datetime.date(2024, 10, 1)
    day = Period(PeriodKind.DAY, 2024, 1231)
    assert day.first == day.last == datetime.date(2024, 12, 31)


@pytest.mark.parametrize(
    "period",
    [
        Period(QUARTER, 2024, 5),
        Period(MONTH, 2024, 0),
        Period(YEAR, 2024, 3),
        Period(PeriodKind.DAY, 2023, 229),
        Period(PeriodKind.DAY, 2024, 1301),
    ],
)
def test_there_are_no_such_times(period: Period) -> None:
    assert not period.is_sound
