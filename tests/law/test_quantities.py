"""What may be slightly wrong in a text is found whole: the number with its unit, the date."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.knowledge.quantities import Kind, quantities
from ocop_bot.law import name_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("có giá trị 36 tháng, tính từ ngày ký", ["36 tháng"]),
        ("xã có 15 ngày làm việc", ["15 ngày làm việc"]),
        ("nộp 05 sản phẩm mẫu và 01 bộ giấy", ["05 sản phẩm mẫu", "01 bộ"]),
        ("từ 50 đến dưới 70 điểm", ["50", "70 điểm"]),
        ("hạng 3, 4 và 5 sao", ["3", "4", "5 sao"]),
        ("trước 30/4 hoặc trước 30/10", ["30/4", "30/10"]),
        ("trước ngày 30 tháng 6", ["ngày 30 tháng 6"]),
        ("từ 22/05/2026", ["22/05/2026"]),
        ("ngày 22 tháng 5 năm 2026", ["ngày 22 tháng 5 năm 2026"]),
        ("tháng 4/2027 và năm 2026", ["tháng 4/2027", "năm 2026"]),
        ("giai đoạn 2021–2025", ["2021", "2025"]),
        ("02/2023 đến 06/2025", ["02/2023", "06/2025"]),
        ("chậm nhất ngày 29", ["ngày 29"]),
        ("tăng 20%, thưởng 75 triệu đồng", ["20%", "75 triệu đồng"]),
        ("17.400 sản phẩm, 7,5 tỷ đồng", ["17.400 sản phẩm", "7,5 tỷ đồng"]),
        ("Mẫu số 01, 02 và khoản 1 Điều 7", ["Mẫu số 01, 02", "khoản 1 Điều 7"]),
        ("Phụ lục III, Điều 12", ["Phụ lục III", "Điều 12"]),
        ("xem bộ 9. Có 1.000. Năm 2026.", ["bộ 9", "1.000", "Năm 2026"]),
        ("bộ 9, Bộ 12: trà, bộ 1 đến 17", ["bộ 9", "Bộ 12", "bộ 1 đến 17"]),
        ("bộ 6, 8 và 2 nhóm", ["bộ 6, 8", "2 nhóm"]),
        ("Quyết định 26/2026/QĐ-TTg, 148/QĐ-TTg", ["26/2026/QĐ-TTg", "148/QĐ-TTg"]),
        ("Nghị quyết 66.13/2026, 55/2010/QH12", ["Nghị quyết 66.13/2026", "55/2010/QH12"]),
        ("Quyết định 148 hết hiệu lực", ["Quyết định 148"]),
        ("1686/NQ-UBTVQH15 và 01/QĐ-BCĐTW", ["1686/NQ-UBTVQH15", "01/QĐ-BCĐTW"]),
        ("tiêu chí 3.5, ISO 22000", ["3.5", "ISO 22000"]),
        ("đợt 1 trong năm, đợt 2/2026", ["đợt 1", "đợt 2/2026"]),
        ("nước mắm cốt 40N", ["40N"]),
        ("các khoản 1, 2, 3 và 4 Điều này", ["khoản 1, 2, 3 và 4 Điều này"]),
        ("Bước 2: nộp cho xã. Phần I nói về chủ thể.", []),
        ("- 1. Tên chủ thể\n2. Loại hình", []),
        ("ba sao, hai đợt, một bộ", []),
    ],
)
def test_quantities_are_found_whole(text: str, found: list[str]) -> None:
    assert [quantity.text for quantity in quantities(text)] == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("02 đợt", "2 đợt"),
        ("ngày 30 tháng 6", "30/6"),
        ("30/06", "30/6"),
        ("22 tháng 5 năm 2026", "22/05/2026"),
        ("năm 2026", "22/05/2026"),
        ("tháng 5/2026", "ngày 22 tháng 5 năm 2026"),
        ("05 mẫu", "5 sản phẩm mẫu"),
        ("01 bộ", "01 bộ hồ sơ"),
        ("36", "36 tháng"),
        ("1.000 sản phẩm", "1000 sản phẩm"),
    ],
)
def test_different_spellings_agree(one: str, other: str) -> None:
    (first,), (second,) = quantities(one), quantities(other)
    assert first.agrees(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("15 ngày", "15 ngày làm việc"),
        ("15 ngày làm việc", "15 ngày"),
        ("35 tháng", "36 tháng"),
        ("36 tháng", "36 ngày"),
        ("50%", "50 điểm"),
        ("30/6", "30/7"),
        ("22/05/2026", "22/05/2025"),
        ("22/05/2026", "năm 2026"),
        ("đợt 2", "2 đợt"),
        ("đợt 2/2026", "đợt 2"),
        ("3.5", "3,5"),
        ("26", "26/2026/QĐ-TTg"),
    ],
)
def test_what_differs_does_not_agree(one: str, other: str) -> None:
    (first,), (second,) = quantities(one), quantities(other)
    assert not first.agrees(second)


def test_numbers_of_a_range_share_the_unit() -> None:
    low, high = quantities("từ 50 đến dưới 70 điểm")
    assert (low.unit, high.unit) == ("điểm", "điểm")


def test_a_passage_names_its_parts() -> None:
    (found,) = quantities("theo điểm a và b khoản 2 Điều 7")
    assert [name_of(reference) for reference in found.references] == [
        "điểm a khoản 2 Điều 7",
        "điểm b khoản 2 Điều 7",
    ]


@given(st.text(st.sampled_from("0123456789 ./,–Đđiềuokhản:\nộ"), max_size=80))
def test_quantities_stand_where_they_say_and_never_overlap(text: str) -> None:
    found = quantities(text)
    assert all(text[each.start : each.end] == each.text for each in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(st.integers(0, 10**6), st.sampled_from(["tháng", "ngày làm việc", "điểm", "sao", "đợt"]))
def test_any_number_keeps_its_value_and_unit(value: int, unit: str) -> None:
    (found,) = quantities(f"có {value} {unit} nữa")
    assert (found.kind, found.unit) == (Kind.NUMBER, unit)
    assert found.number == value
