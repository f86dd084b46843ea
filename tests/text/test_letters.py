import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.text.letters import canonical, fold, marked, sort_key, spelled

VIETNAMESE = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ "
)
vietnamese_text = st.text(alphabet=VIETNAMESE, max_size=60)


@given(vietnamese_text)
def test_decomposed_and_composed_text_are_the_same(text: str) -> None:
    assert canonical(unicodedata.normalize("NFD", text)) == canonical(text)


@given(st.text(max_size=80))
def test_canonical_text_stays_as_it_is(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once


@given(vietnamese_text)
def test_folding_keeps_one_letter_for_one_letter(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(fold(composed)) == len(composed)
    assert fold(composed).isascii()


@pytest.mark.parametrize(
    ("old", "new"), [("hóa", "hoá"), ("thủy", "thuỷ"), ("khỏe", "khoẻ"), ("hòa", "hoà")]
)
def test_where_the_tone_was_placed_does_not_matter(old: str, new: str) -> None:
    assert marked(old) == marked(new)


@pytest.mark.parametrize(
    "word", ["giấy", "hóa", "quý", "đ", "ở", "vay", "2020", "490", "4", "20", "3", "được", "người"]
)
def test_a_marked_form_is_spelled_as_the_same_word(word: str) -> None:
    assert marked(spelled(marked(word))) == marked(word)


def test_a_word_meant_bare_is_spelled_without_its_sign() -> None:
    assert spelled("vay0") == "vay"


def test_stretched_letters_and_invisible_characters_go() -> None:
    assert canonical("Đượcccc\u200b KHÔNG") == "được không"


def test_d_with_a_stroke_folds_to_d() -> None:
    assert fold("Đặc sản Đông Sơn") == "dac san dong son"


def test_names_sort_as_a_reader_expects() -> None:
    names = [
        "Yên Định 10", "Yên Định", "Đông Sơn", "Ấp Bắc", "Bá Thước", "Dứa", "Bà Năm", "Cẩm Thủy",
        "Ăn vặt", "Yên Định 2", "An Cúc",
    ]  # fmt: skip
    assert sorted(names, key=sort_key) == [
        "An Cúc", "Ăn vặt", "Ấp Bắc", "Bà Năm", "Bá Thước", "Cẩm Thủy", "Dứa", "Đông Sơn",
        "Yên Định", "Yên Định 2", "Yên Định 10",
    ]  # fmt: skip


@given(st.text(max_size=20))
def test_any_text_has_a_place_in_the_order(text: str) -> None:
    assert sort_key(text) <= sort_key(text + " z")
