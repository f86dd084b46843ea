"""Dates as people type them, impossible ones, and numbers that are no dates."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.text.dates import LONGEST, DateMention, dates_in

DECEMBER = datetime.date(2023, 12, 15)
days = st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "15/12/2023",
        "15-12-2023",
        "15.12.2023",
        "15/12/23",
        "15-12-23",
        "15–12–2023",  # a telephone's dash
        "15 / 12 / 2023",
        "15 tháng 12 năm 2023",
        "ngày 15 tháng 12 năm 2023",
        "Ngày 15 Tháng 12, năm 2023",
        "ngay 15 thang 12 2023",
        "ngay15/12/2023",
        "15 tháng 12/2023",
        "15/12 năm 2023",
        "15 tháng 12 năm 23",
        "giấy cấp ngày 15/12/2023.",
        "giấy 36 tháng, cấp 15/12/2023, được 4 sao",
        "giấy 36 tháng 15/12/2023",
    ],
)
def test_a_date_is_found_however_it_is_written(text: str) -> None:
    assert dates_in(text) == (DateMention(DECEMBER),)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("30/2/2024", "tháng 2/2024 chỉ có 29 ngày"),
        ("29/2/2023", "tháng 2/2023 chỉ có 28 ngày"),
        ("31/4/2025", "tháng 4/2025 chỉ có 30 ngày"),
        ("ngày 31 tháng 4 năm 2025", "tháng 4/2025 chỉ có 30 ngày"),
        ("15/13/2023", "không có tháng 13"),
        ("12/15/2023", "bạn viết ngày trước, tháng sau: 15/12/2023"),
        ("2/30/2023", "không có tháng 30."),  # no date the other way round either
        ("15/0/2023", "không có tháng 0"),
        ("0/12/2023", "không có ngày 0"),
        ("15/12/0000", "không có năm 0"),
    ],
)
def test_an_impossible_date_is_explained(text: str, fault: str) -> None:
    (mention,) = dates_in(f"giấy cấp {text} thì sao")
    assert mention.day is None
    assert mention.fault is not None
    assert fault in mention.fault


@pytest.mark.parametrize(
    "text",
    [
        "",
        "15/12",
        "15 tháng 12",
        "tháng 12/2023",
        "năm 2023",
        "26/2026",
        "148/QĐ-TTg",
        "26/2026/QĐ-TTg",
        "5/2/2024/NĐ-CP",
        "TT 05/2022/TT-BNNPTNT",
        "36 tháng 5/2026",  # a span, then a month
        "tiêu chí 2.1.10",
        "1.15.12.2023",
        "192.168.1.2023",
        "15.000.000 đồng",
        "0912-345-678",
        "15/12/202",
        "115/12/2023",
        "15/12/20234",
        "15 tháng 12023",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert dates_in(text) == ()


def test_several_dates_come_in_their_order() -> None:
    found = dates_in("từ 15/12/2023-15/12/2026, riêng lô 31/4/2025 và ngày 1 tháng 1 năm 2024")
    assert [mention.day for mention in found] == [
        DECEMBER, datetime.date(2026, 12, 15), None, datetime.date(2024, 1, 1),
    ]  # fmt: skip


@given(day=days, form=st.sampled_from(["{d}/{m}/{y}", "{d:02}-{m:02}-{y}", "{d}.{m:02}.{y}",
    "ngày {d} tháng {m} năm {y}", "ngay {d:02} thang {m:02} {y}", "{d}/{m}/{s:02}"]))  # fmt: skip
def test_every_day_is_read_back_from_every_form(day: datetime.date, form: str) -> None:
    text = form.format(d=day.day, m=day.month, y=day.year, s=day.year % 100)
    assert dates_in(f"GCN cấp {text} nhé") == (DateMention(day),)


@given(day=st.integers(0, 99), month=st.integers(0, 99), year=st.integers(0, 9999))
def test_three_numbers_are_a_day_or_a_reason(day: int, month: int, year: int) -> None:
    (mention,) = dates_in(f"{day}/{month}/{year:04}")
    try:
        expected = datetime.date(year, month, day)
    except ValueError:
        assert mention.day is None
        assert mention.fault is not None
        assert mention.fault.endswith(".")
    else:
        assert mention == DateMention(expected)


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for mention in dates_in(text):
        assert (mention.day is None) != (mention.fault is None)


def test_only_the_beginning_of_an_endless_message_is_read() -> None:
    assert dates_in(" " * LONGEST + "15/12/2023") == ()
    assert len(dates_in("15/12/2023 " * 10_000)) <= LONGEST // len("15/12/2023")
