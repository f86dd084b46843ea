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
