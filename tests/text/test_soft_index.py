import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.text.reading import Reader, Token, Tokens
from ocop_bot.text.soft_index import SoftIndex

READER = Reader({})


def tokens(text: str) -> Tokens:
    return READER.read(text).tokens


TEXTS = ["nộp hồ sơ ở đâu", "giấy chứng nhận có giá trị mấy năm", "3 sao cần bao nhiêu điểm"]
INDEX = SoftIndex([tokens(text) for text in TEXTS])


def best(question: str) -> str:
    return TEXTS[int(INDEX.compare(tokens(question)).covers_text.argmax())]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_covers_itself_wholly(text: str) -> None:
    likeness = INDEX.compare(tokens(text))
    at = TEXTS.index(text)
    assert likeness.covers_text[at] == pytest.approx(1.0)
    assert likeness.covers_question[at] == pytest.approx(1.0)
    assert likeness.unknown == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("typed", "text"),
    [("nop ho so o dau", TEXTS[0]), ("giay chugn nhan may nam", TEXTS[1])],
)
def test_marks_left_out_and_slips_cost_little(typed: str, text: str) -> None:
    assert best(typed) == text


def test_figures_match_exactly_or_not_at_all() -> None:
    three, four = (INDEX.compare(tokens(f"{n} sao")).covers_question[2] for n in (3, 4))
    assert three > four


def test_a_name_without_marks_is_not_a_word_with_others() -> None:
    names = SoftIndex([tokens("Lê Gia")], marks_weight=0.6)
    said, other = names.compare(tokens("lê gia")), names.compare(tokens("đánh giá"))
    assert said.covers_text[0] > 0.99
    assert other.covers_text[0] < 0.3


words = st.sampled_from(["nop", "ho", "so", "giay", "nam", "sao", "3", "4", "xyzq", "<sp>"])


@given(st.lists(words, max_size=8))
def test_shares_stay_between_nothing_and_all(question: list[str]) -> None:
    likeness = INDEX.compare(tuple(Token(word, word) for word in question))
    for shares in (likeness.covers_question, likeness.covers_text):
        assert (shares >= 0).all()
        assert (shares <= 1.0001).all()
    assert 0 <= likeness.unknown <= 1
