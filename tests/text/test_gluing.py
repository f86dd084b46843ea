"""Words without their blanks, and words with a letter wrong."""

from collections import Counter

import pytest

from ocop_bot.text.reading import Reader

FOLDED = Counter(
    "nop ho so o dau duoc may sao san pham ocop can giay to gi an toan thuc pham xa phuong "
    "hop tac chieu coi nga son".split()
)
FOLDED["o"] = 30  # by far the commonest, as in real questions
PAIRS = Counter({("giay", "to"): 5, ("chieu", "coi"): 5, ("may", "sao"): 5})


@pytest.fixture
def reader() -> Reader:
    return Reader(FOLDED, PAIRS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nophosoodau", "nop ho so o dau"),
        ("nộphồ sơởđâu", "nop ho so o dau"),
        ("sanphamocop", "san pham ocop"),
        ("4saocangiayto", "4 sao can giay to"),
        ("nophsoocop", "nop ho so ocop"),  # "hso" is a short form
        ("chieeucoingason", "chieu coi nga son"),  # a slip inside
    ],
)
def test_glued_words_are_taken_apart(reader: Reader, typed: str, meant: str) -> None:
    assert reader.read(typed).folded == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mayy sao", "may sao"),
        ("ocpo 4 sao", "ocop 4 sao"),
        ("giayy to", "giay to"),
    ],
)
def test_what_is_no_word_is_taken_for_the_word_it_is_a_slip_from(
    reader: Reader, typed: str, meant: str
) -> None:
    assert reader.read(typed).folded == meant


@pytest.mark.parametrize("typed", ["homestay", "shopee", "haccp", "xe", "trường"])
def test_words_that_are_words_stay(reader: Reader, typed: str) -> None:
    assert reader.read(typed).tokens[0].folded == typed.replace("ườ", "uo")


def test_a_very_long_word_is_left_alone(reader: Reader) -> None:
    assert reader.read("saox" * 100).tokens[0].folded == "saox" * 100
