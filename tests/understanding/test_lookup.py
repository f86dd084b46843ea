"""What messages look up: half names, wrong names, makers, and names that are none of ours."""

import pytest

from ocop_bot.address import ListAddress, Selection
from ocop_bot.answers.context import Context
from ocop_bot.answers.lookup import lookup_answer
from ocop_bot.assistant import Answered, Assistant
from ocop_bot.catalogue import Catalogue
from ocop_bot.channels.plain import plain_text
from ocop_bot.knowledge import Knowledge
from ocop_bot.understanding.intent import Band, Kind
from ocop_bot.understanding.lookup import Lookup, Outcome
from ocop_bot.understanding.slots import Slots
from tests.conftest import TODAY


def ask(assistant: Assistant, question: str) -> Answered:
    return assistant.ask(question)


def found(answered: Answered) -> list[str]:
    return [product.id for product in answered.answer.products]


NAMED = [
    ("mắm lê gia tép", ["mam-tep-le-gia"]),
    ("lee gia mawms toom", ["mam-tom-le-gia"]),
    ("mắm tếp lê gai", ["mam-tep-le-gia"]),
    ("nước mắm bà hoan còn hạn không", ["nuoc-mam-ba-hoan-ca-com-cot-dac-biet"]),
    ("RƯỢU CHI NÊ", ["ruou-chi-ne"]),
    ("ruou chi ne cua ai", ["ruou-chi-ne"]),
    ("tuong spicy country", ["tuong-ca-chua-spico", "tuong-ot-phuc-loc-tho"]),
    ("công ty cecretlife", ["ngu-coc-bau-lac-lac", "ngu-coc-dinh-duong-lac-lac"]),
    ("hoi long", ["dau-goi-huong-hoi-long", "nuoc-rua-chen-hoi-long"]),
    ("nem chua nhà ông Trần Văn Phong", ["nem-chua-thanh-lan"]),
    ("muối mắc khẻn", ["muoi-mac-khen"]),
    ("toi den su zin", ["toi-den-suzin"]),
]


@pytest.mark.parametrize(("question", "meant"), NAMED)
def test_a_product_is_found_as_people_say_it(
    assistant: Assistant, question: str, meant: list[str]
) -> None:
    answered = ask(assistant, question)
    assert answered.intent.kind is Kind.PRODUCT
    assert sorted(found(answered)) == sorted(meant)


@pytest.mark.parametrize(
    "question",
    [
        "nem chua Hoàng Phi Hổ",
        "mam tom ba nhung may sao",
        "bia Hà Nội",
        "nem chua thanh hương",
        "cho hỏi giò lụa nhà ông Tám Béo có phải ocop không",
    ],
)
def test_a_name_that_is_none_of_ours_is_told_so(assistant: Assistant, question: str) -> None:
    answered = ask(assistant, question)
    assert answered.intent.kind is Kind.PRODUCT
    assert answered.intent.band is Band.ANSWER
    assert not found(answered)
    told = plain_text(answered.answer.reply)
    assert "không có nghĩa là hàng không đạt OCOP" in told or "tỉnh Thanh Hóa" in told


@pytest.mark.parametrize(
    "question",
    [
        "trang trại được không",
        "giấy có thời hạn bao lâu",
        "36 tháng tính từ ngày ký hay ngày nhận giấy",
        "giá vàng hôm nay",
        "tôi làm nem chua",
        "homestay ở Pù Luông",
    ],
)
def test_what_looks_nothing_up_is_left_alone(assistant: Assistant, question: str) -> None:
    assert ask(assistant, question).intent.kind is not Kind.PRODUCT


def test_a_slip_is_told_when_the_name_does_not_fit_wholly(assistant: Assistant) -> None:
    told = plain_text(ask(assistant, "mắm tếp lê gai").answer.reply)
    assert "tên không khớp hoàn toàn" in told


def test_a_missing_name_is_asked_for(knowledge: Knowledge, catalogue: Catalogue) -> None:
    context = Context(knowledge, catalogue, TODAY)
    answer = lookup_answer(Lookup(Outcome.NOTHING_NAMED), Slots(), "stars", context)
    assert "Bạn muốn hỏi sản phẩm nào" in plain_text(answer.reply)


def test_conditions_choose_among_products_of_a_name(assistant: Assistant) -> None:
    assert found(ask(assistant, "miến gạo ở Yên Định")) == ["mien-gao-phuc-thinh"]
    assert found(ask(assistant, "mắm lê gia 5 sao")) == [
        "mam-tom-le-gia", "nuoc-mam-le-gia-cot-dac-biet-40n",
    ]  # fmt: skip


def test_lists_take_rounds_years_and_validity(assistant: Assistant) -> None:
    round_ = ask(assistant, "danh sách sản phẩm ocop đợt 3 năm 2021")
    assert plain_text(round_.answer.reply).startswith("20 sản phẩm")
    valid = ask(assistant, "sản phẩm ở nga sơn còn hạn")
    labels = [button.label for button in valid.answer.reply.buttons]
    assert "Chưa rõ ngày công nhận" in labels
    still = ListAddress(Selection(validity="still"))
    assert "còn hiệu lực (kể cả sắp hết hạn)" in plain_text(assistant.show(still).reply)
