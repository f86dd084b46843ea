"""Cells as offices write them: stars, dates, decisions."""

import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.catalogue import Event, Group, ProducerType
from ocop_bot.importing import cells
from ocop_bot.importing.cells import CellError
from ocop_bot.importing.office_file import Cell, clean
from tests.importing.conftest import TODAY


@pytest.mark.parametrize(
    ("cell", "stars"),
    [
        ("4 sao", 4), ("****", 4), ("* * *", 3), ("★★★★", 4), ("⭐⭐⭐", 3), ("bốn sao", 4),
        ("Hạng 4", 4), (4.0, 4), (4, 4), ("04", 4), ("4.0", 4), ("4*", 4), ("Ba sao", 3),
        ("HẠNG NĂM SAO", 5),
        ("Đạt 3 sao (cấp huyện)", 3), ("", None), ("không", None), ("chưa rõ", None), ("-", None),
    ],
)  # fmt: skip
def test_stars_are_read_however_they_are_written(cell: Cell, stars: int | None) -> None:
    assert cells.read_stars(cell) == stars


@pytest.mark.parametrize("cell", ["6 sao", 0, "0", "******", "đạt", "3-4 sao", "75 điểm", 4.5, -3])
def test_what_is_not_one_to_five_stars_is_refused(cell: Cell) -> None:
    with pytest.raises(CellError, match="sao"):
        cells.read_stars(cell)


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("15/12/2023", "2023-12-15"), ("15-12-23", "2023-12-15"), ("15.12.2023", "2023-12-15"),
        ("ngày 15 tháng 12 năm 2023", "2023-12-15"), ("2023-12-15", "2023-12-15"),
        (datetime.date(2023, 12, 15), "2023-12-15"), (45275, "2023-12-15"), ("45275", "2023-12-15"),
        (45275.0, "2023-12-15"), ("12/2023", "2023-12"), ("tháng 12/2023", "2023-12"),
        ("Tháng 12 năm 2023", "2023-12"), ("2023", "2023"), (2023, "2023"), ("năm 2023", "2023"),
        ("", None), ("-", None), ("15/12/2023 (đợt 2)", "2023-12-15"),
    ],
)  # fmt: skip
def test_dates_are_read_as_exact_as_they_are(cell: Cell, date: str | None) -> None:
    found = cells.read_date(cell, TODAY)
    assert (found and str(found)) == date


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("31/4/2024", "tháng 4/2024 chỉ có 30 ngày"), ("29/2/2023", "chỉ có 28 ngày"),
        ("12/25/2023", "bạn viết ngày trước, tháng sau"), ("2023-02-30", "chỉ có 28 ngày"),
        ("13/2023", "không phải ngày"), ("24/11/2026", "chưa đến"), ("2027", "chưa đến"),
        ("2010", "chương trình OCOP có từ năm 2018"), ("đợt 1", "không phải ngày"),
    ],
)  # fmt: skip
def test_impossible_dates_are_explained(cell: Cell, reason: str) -> None:
    with pytest.raises(CellError) as refused:
        cells.read_date(cell, TODAY)
    assert reason in str(refused.value)


@pytest.mark.parametrize(
    ("cell", "number", "date"),
    [
        ("Số 2942/QĐ-UBND ngày 05/8/2021", "2942/QĐ-UBND", "2021-08-05"),
        ("2942/QĐ-UBND", "2942/QĐ-UBND", None),
        ("2942/qd-ubnd", "2942/QĐ-UBND", None),
        ("QĐ số 2942 / QĐ - UBND, 5-8-21", "2942/QĐ-UBND", "2021-08-05"),
        (2942.0, "QĐ 2942", None),
        ("2942 ngày 5 tháng 8 năm 2021", "QĐ 2942", "2021-08-05"),
        ("05/8/2021", None, "2021-08-05"),
        ("Tháng 7/2024", None, "2024-07"),
        ("đã có quyết định", None, None),
        ("", None, None),
    ],
)
def test_a_decision_is_split_into_number_and_date(
    cell: Cell, number: str | None, date: str | None
) -> None:
    found = cells.read_decision(cell, TODAY)
    assert (found.number, found.date and str(found.date)) == (number, date)


def test_events_groups_and_legal_forms_are_known_by_their_words() -> None:
    assert cells.read_event("Đánh giá nâng hạng") is Event.UPGRADED
    assert cells.read_event("Công nhận lại") is Event.RENEWED
    assert cells.read_event("x") is None
    assert cells.read_group("Nhóm II: Đồ uống") is Group.DRINK
    assert cells.read_group("khác") is None
    assert cells.producer_type("Hộ ông Mai Văn Sáu") is ProducerType.HOUSEHOLD
    assert cells.producer_type("THT Lũng Niêm") is ProducerType.COOPERATIVE_GROUP
    assert cells.producer_type("Lê Gia") is None


def test_text_loses_what_cannot_be_seen() -> None:
    assert clean("  Nước\u200b \u00a0ma\u0306\u0301m\r\n\x07Ba ") == "Nước mắm Ba"
    assert len(str(clean("x" * 100_000))) == 2000


days = st.dates(datetime.date(2019, 1, 1), TODAY)


@given(days)
def test_a_day_reads_the_same_in_every_form(day: datetime.date) -> None:
    serial = (day - datetime.date(1899, 12, 30)).days
    forms: list[Cell] = [
        day, serial, float(serial), day.isoformat(), f"{day:%d/%m/%Y}", f"{day:%d-%m-%y}",
        f"{day.day}/{day.month}/{day.year}", f"{day.day}.{day.month}.{day.year}",
        f"ngày {day.day} tháng {day.month} năm {day.year}", f"QĐ ký ngày {day:%d/%m/%Y}",
    ]  # fmt: skip
    assert {str(cells.read_date(form, TODAY)) for form in forms} == {day.isoformat()}


@given(st.integers(1, 5))
def test_stars_read_the_same_in_every_form(stars: int) -> None:
    words = ("một", "hai", "ba", "bốn", "năm")
    forms: list[Cell] = [
        stars, float(stars), str(stars), f"{stars} sao", "*" * stars, "★" * stars, f"Hạng {stars}",
        f"{words[stars - 1]} sao", f"Đạt {stars} sao",
    ]  # fmt: skip
    assert {cells.read_stars(form) for form in forms} == {stars}


@given(st.one_of(st.text(max_size=60), st.floats(), st.integers(), days))
def test_any_cell_is_read_or_refused(cell: Cell) -> None:
    for read in (
        cells.read_stars,
        lambda one: cells.read_date(one, TODAY),
        lambda one: cells.read_decision(one, TODAY),
        cells.read_event,
        cells.read_group,
    ):
        with contextlib.suppress(CellError):
            read(clean(cell))
