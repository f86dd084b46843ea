"""Short replies to an ask-back."""

import pytest

from ocop_bot.understanding.choice import chosen, chosen_of


@pytest.mark.parametrize(
    ("reply", "number"),
    [
        ("cái thứ hai", 2), ("cái đầu", 1), ("số 3", 3), ("2", 2), ("đúng rồi", 1), ("ừ", 1),
        ("phải rồi bạn", 1), ("ý thứ 2 nhé", 2), ("cấy thứ nhất", 1), ("chọn cái đầu tiên", 1),
    ],
)  # fmt: skip
def test_a_choice_is_read(reply: str, number: int) -> None:
    assert chosen(reply) == number


@pytest.mark.parametrize(
    "message", ["", "không", "3 sao", "hai sao", "mắm tôm", "ba chỉ", "nộp ở đâu", "4", "10"]
)
def test_anything_else_is_no_choice(message: str) -> None:
    assert chosen(message) is None


@pytest.mark.parametrize(
    ("reply", "number"),
    [("2", 2), ("4", 4), ("cái thứ năm", 5), ("số 4", 4), ("cái cuối", 5), ("6", None),
     ("đúng rồi", None), ("năm 2024", None), ("cái đầu", 1)],
)  # fmt: skip
def test_a_choice_of_five_equal_things_is_read(reply: str, number: int | None) -> None:
    assert chosen_of(reply, 5) == number
