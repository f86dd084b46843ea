"""What people's keyboards leave behind, and what it is read as."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.text.ime import decode
from ocop_bot.text.letters import fold
from ocop_bot.text.reading import LONGEST_TEXT, MOST_READINGS, Reader
from ocop_bot.text.syllables import is_folded_syllable, is_syllable

WORDS = (
    "nộp hồ sơ ở đâu sản phẩm được mấy sao giấy chứng nhận có giá trị mấy năm tham gia không "
    "đánh giá phân hạng ủy ban nhân dân xã quyết định điều kiện mắm tôm nước"
).split()


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader({fold(word): 1 for word in WORDS})


def read(reader: Reader, text: str) -> str:
    return reader.read(text).folded


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("giaays", "giấy"), ("giayas", "giấy"), ("chuwngs", "chứng"), ("nhaanj", "nhận"),
        ("dduowcj", "được"), ("dduocwj", "được"), ("ddieemr", "điểm"), ("ruowuj", "rượu"),
        ("gia6y1", "giấy"), ("d9uo7c5", "được"), ("nga2y", "ngày"), ("chu7ng1", "chứng"),
    ],
)  # fmt: skip
def test_telex_and_vni_are_decoded(typed: str, meant: str) -> None:
    assert decode(typed) == meant


@pytest.mark.parametrize("word", ["giay", "sao", "mam", "hoso", "shop", "ocop", "zalo", ""])
def test_what_is_a_word_already_is_left_alone(word: str) -> None:
    assert decode(word) is None


@pytest.mark.parametrize("word", ["giấy", "được", "người", "khuyết", "quỳnh", "gì", "yêu", "oản"])
def test_vietnamese_syllables_are_known(word: str) -> None:
    assert is_syllable(word)
    assert is_folded_syllable(fold(word))


@pytest.mark.parametrize("word", ["giaays", "tấp?", "zalo", "shop", "mất3", "cap"])
def test_other_letter_sequences_are_not(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("nop hso o dau z ad", "nop ho so o dau vay ad"),
        ("giayas chuwngs nhaanj dc mays nawm", "giay chung nhan duoc may nam"),
        ("rứa răng mới được 4 sao hè", "the sao moi duoc 4 sao nhi"),
        ("hồsơ nộp ở mô", "ho so nop o dau"),
        ("hoso nop o dau", "ho so nop o dau"),
        ("sanphamduoc3sao", "san pham duoc 3 sao"),
        ("3★ là gì", "3 sao la gi"),
        ("4* la sao", "4 sao la sao"),
        ("sp dc mấy ⭐⭐⭐", "san pham duoc may 3 sao"),
        ("26/2026/QĐ-TTg", "26 2026 quyet dinh ttg"),
    ],
)
def test_messages_are_read_as_meant(reader: Reader, typed: str, words: str) -> None:
    assert read(reader, typed) == words


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ("mô hình trồng nấm", "mo hinh trong nam"),
        ("chi phí bao nhiêu", "chi phi bao nhieu"),
        ("bánh lá răng bừa", "banh la rang bua"),
        ("nấm linh chi đỏ", "nam linh chi do"),
    ],
)
def test_dialect_words_keep_their_own_meaning_among_their_neighbours(
    reader: Reader, kept: str, words: str
) -> None:
    assert read(reader, kept) == words


def test_ambiguous_shorthand_is_read_in_several_ways(reader: Reader) -> None:
    readings = {" ".join(t.folded for t in v) for v in reader.read("đk tham gia").variants}
    assert {"dang ky tham gia", "dieu kien tham gia"} <= readings


@given(st.text(max_size=200))
def test_anything_can_be_read(text: str) -> None:
    reading = Reader({"ho": 1, "so": 1}).read(text)
    assert 1 <= len(reading.variants) <= MOST_READINGS
    assert reading.text == text
    assert all(token.folded and token.folded == token.folded.lower() for token in reading.tokens)


def test_only_the_beginning_of_an_endless_message_is_read(reader: Reader) -> None:
    assert len(reader.read("sao " * 5000).tokens) <= LONGEST_TEXT // 4
