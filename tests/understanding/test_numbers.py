"""Numbers with a meaning, in figures and in words."""

import pytest

from ocop_bot.text.reading import Reader
from ocop_bot.understanding.numbers import find_numbers


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("59 điểm được mấy sao", 59),
        ("72,5đ là mấy sao", 72.5),
        ("năm mươi chín điểm là mấy sao", 59),
        ("bay muoi diem", 70),
        ("bảy lăm điểm được chưa", 75),
        ("tám mươi tư điểm", 84),
        ("năm điểm nổi bật", None),
        ("mấy điểm thì đạt", None),
        ("120 điểm", None),
    ],
)
def test_points_are_read_in_figures_and_in_words(typed: str, points: float | None) -> None:
    tokens = Reader({}).read(typed).tokens
    assert find_numbers(typed, tokens, 2026).points == points


def test_points_in_words_are_no_stars() -> None:
    typed = "năm mươi chín điểm là mấy sao"
    assert find_numbers(typed, Reader({}).read(typed).tokens, 2026).stars == ()


@pytest.mark.parametrize(
    ("typed", "quantities"),
    [
        ("số 573 và số 606 sản phẩm", (573, 606)),
        ("cả nước 14.642 hay 15.590 sản phẩm", (14642, 15590)),
        ("từ 70 điểm đến 90 điểm", ()),
        ("trước 120 ngày", ()),
        ("năm 2024", ()),
        ("theo 26/2026/QĐ-TTg", ()),
        ("3 sao", ()),
        ("giá 50.000 đồng", ()),
        ("chiếm 85%", ()),
    ],
)
def test_plain_numbers_may_have_been_published(typed: str, quantities: tuple[int, ...]) -> None:
    assert find_numbers(typed, Reader({}).read(typed).tokens, 2026).quantities == quantities


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("4 sao trở lên", True),
        ("từ bốn sao", True),
        ("từ 3 sao đến 5 sao", False),
        ("4 sao", False),
    ],
)
def test_better_ranks_may_be_meant_too(typed: str, expected: bool) -> None:
    assert find_numbers(typed, Reader({}).read(typed).tokens, 2026).from_stars is expected


def test_stars_are_written_short() -> None:
    assert find_numbers("sp 4s", Reader({}).read("sp 4s").tokens, 2026).stars == (4,)


@pytest.mark.parametrize(
    ("typed", "most"), [("top 3 huyện", 3), ("5 xã nhiều nhất", 5), ("top", None), ("2 sao", None)]
)
def test_so_many_leaders_are_asked_for(typed: str, most: int | None) -> None:
    assert find_numbers(typed, Reader({}).read(typed).tokens, 2026).most == most


def test_the_year_before_is_no_year_of_its_own() -> None:
    typed = "năm 2025 so với năm trước"
    numbers = find_numbers(typed, Reader({}).read(typed).tokens, 2026)
    assert numbers.year_before
    assert [period.year for period in numbers.periods] == [2025]
