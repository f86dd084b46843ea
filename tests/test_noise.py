"""The noises of the evaluation, and that each of them really makes a difference."""

import unicodedata

import pytest

from ocop_bot.evaluation import NOISES, noisy
from ocop_bot.text.ime import decode
from ocop_bot.text.letters import fold, marked

QUESTION = "Bây giờ làm hồ sơ cho sản phẩm mắm tôm ở xã Hoằng Hóa thì nộp ở đâu, được mấy sao?"


@pytest.mark.parametrize("name", NOISES)
def test_a_noise_changes_a_text_and_always_in_the_same_way(name: str) -> None:
    assert noisy(QUESTION, name) != QUESTION
    assert noisy(QUESTION, name) == noisy(QUESTION, name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("telex", "giaays chuwngs nhaanj dduwowcj maays nawm"),
        ("vni", "gia6y1 chu7ng1 nha6n5 d9u7o7c5 ma6y1 na8m"),
        ("no_diacritics", "giay chung nhan duoc may nam"),
        ("decomposed", unicodedata.normalize("NFD", "giấy chứng nhận được mấy năm")),
    ],
)
def test_keys_are_those_of_the_keyboard(name: str, expected: str) -> None:
    assert noisy("giấy chứng nhận được mấy năm", name) == expected


def test_tones_move_only_where_two_ways_are_written() -> None:
    assert noisy("hóa của quý thủy khỏe hoạt toàn", "tone_placement") == (
        "hoá của quý thuỷ khoẻ hoạt toàn"
    )


def test_what_is_typed_by_keys_is_what_was_meant() -> None:
    for word in ("giấy", "chứng", "người", "được", "thuế", "khuyến"):
        for name in ("telex", "vni"):
            typed = noisy(word, name)
            assert marked(decode(typed) or "") == marked(word)


def test_slips_are_few() -> None:
    typed = noisy(QUESTION, "slips")
    assert abs(len(typed) - len(QUESTION)) <= len(QUESTION) // 8
    assert len(set(fold(QUESTION).split()) & set(fold(typed).split())) >= 10
