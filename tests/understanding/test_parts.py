"""Messages that hold two questions, and those that only look so."""

import pytest

from ocop_bot.understanding.parts import two_questions


@pytest.mark.parametrize(
    ("message", "first", "second"),
    [
        ("nộp hồ sơ ở đâu và mất bao lâu?", "nộp hồ sơ ở đâu", "mất bao lâu"),
        ("mam tom may sao va ai lam", "mam tom may sao", "ai lam"),
        ("Giấy có hạn mấy năm? Hết hạn thì làm gì?", "Giấy có hạn mấy năm", "Hết hạn thì làm gì"),
    ],
)
def test_two_questions_are_told_apart(message: str, first: str, second: str) -> None:
    assert two_questions(message) == (first, second)


@pytest.mark.parametrize(
    "message",
    ["", "nộp ở đâu?", "hộ kinh doanh và hợp tác xã khác nhau thế nào", "mấy sao? ai làm? ở đâu?",
     "Em làm mắm ở Hậu Lộc. Em chưa có giấy gì.", "cơ cấu theo nhóm và hạng sao"],
)  # fmt: skip
def test_one_question_stays_one(message: str) -> None:
    assert two_questions(message) is None
