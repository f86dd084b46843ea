"""The whole question is written so that it reads as the same words again."""

import pytest

from ocop_bot.text.reading import Reader, own_words
from ocop_bot.understanding.follow_up import phrase


@pytest.mark.parametrize(
    "text",
    ["năm 2020 tỉnh có bao nhiêu sản phẩm", "quyết định 490 là gì", "quý 1 năm 2024 ở Hậu Lộc"],
)
def test_figures_and_marks_are_kept(text: str) -> None:
    words = own_words(text)
    assert Reader({}).read(phrase(words)).tokens == words
