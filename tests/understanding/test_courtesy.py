"""Courtesies around a question say nothing of what is asked."""

import pytest

from ocop_bot.text.reading import Reader, own_words
from ocop_bot.understanding.courtesy import core, without_courtesies


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("dạ cho em hỏi nộp hồ sơ ở đâu ạ, em cảm ơn", "nop ho so o dau"),
        ("ad ơi cho mình hỏi chút với, mắm tôm mấy sao nhỉ", "mam tom may sao"),
        ("Kính gửi anh chị, tôi muốn hỏi giấy chứng nhận mấy năm. Xin cảm ơn.",
         "giay chung nhan may nam"),
        ("chào bạn, ai chấm điểm vậy bạn ơi, mong bạn trả lời sớm", "ai cham diem"),
        ("Đề nghị cho biết mức thưởng", "muc thuong"),
    ],
)  # fmt: skip
def test_courtesies_are_taken_off(typed: str, asked: str) -> None:
    words = own_words(typed)
    assert " ".join(word.folded for word in words[core(words)]) == asked


@pytest.mark.parametrize(
    "typed", ["chào bạn", "cảm ơn", "em cảm ơn ạ", "cho hỏi", "em muốn làm ocop", "bạn ơi", "…", ""]
)
def test_a_message_that_is_all_courtesy_stays_whole(typed: str) -> None:
    read = Reader({}).read(typed)
    assert without_courtesies(read).tokens == read.tokens


def test_the_text_is_clipped_with_its_words() -> None:
    read = without_courtesies(Reader({}).read("Cho em hỏi Mắm Tôm Lê Gia mấy sao ạ"))
    assert read.text == "Mắm Tôm Lê Gia mấy sao"


@pytest.mark.parametrize("typed", ["tổng số chủ thể", "tong so chu the", "dạ cho em hỏi chủ thể"])
def test_a_term_is_not_cut(typed: str) -> None:
    read = without_courtesies(Reader({}).read(typed))
    assert read.folded.endswith("chu the")
