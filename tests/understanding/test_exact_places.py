"""Questions about a place itself, in the many ways people ask them; and what is none."""

import pytest

from ocop_bot.assistant import Assistant
from ocop_bot.channels.plain import plain_text
from ocop_bot.understanding.intent import Band, Kind

ABOUT = "xa-cu-nay-thuoc-dau"


def first_line(assistant: Assistant, question: str, previous: str | None = None) -> str:
    return plain_text(assistant.ask(question, previous).answer.reply).split("\n")[0]


@pytest.mark.parametrize(
    "question",
    [
        "xã Hoằng Phụ nay thuộc đâu",
        "Hoằng Phụ sáp nhập vào xã nào",
        "xã Hoằng Phụ cũ giờ là xã gì",
        "tên mới của xã Hoằng Phụ",
        "địa chỉ mới của xã Hoằng Phụ",
        "cho em hỏi xã Hoằng Phụ giờ về đâu ạ",
        "xã Hoằng Phụ nay thuộc mô",
        "Hoằng Phụ chừ là xã chi",
        "xã Hoằng Phụ, huyện Hoằng Hóa, tỉnh Thanh Hóa bây giờ là gì",
        "thôn Sao Vàng xã Hoằng Phụ giờ thuộc xã nào",
        "xã hoằng phụ đổi tên thành gì rồi",
        "quê mình ở Hoằng Phụ, nay gọi là gì",
        "Hoằng Phụ",
        "xã Hoằng Phụ cũ",
        "x. Hoằng Phụ giờ về đâu",
    ],
)
def test_where_a_former_commune_went(assistant: Assistant, question: str) -> None:
    told = first_line(assistant, question)
    assert told.startswith("Xã Hoằng Phụ, huyện Hoằng Hóa (cũ) nay thuộc xã Hoằng Thanh")


@pytest.mark.parametrize(
    "question",
    [
        "phường Hạc Thành gồm những phường nào cũ",
        "phuong hac thanh gom nhung phuong nao",
        "phường Hạc Thành trước đây là những phường nào",
        "Hạc Thành được lập từ những phường nào",
        "tên cũ của phường Hạc Thành",
        "hac thanh sap nhap tu cac phuong nao vay",
    ],
)
def test_what_a_commune_of_today_was_made_of(assistant: Assistant, question: str) -> None:
    told = plain_text(assistant.ask(question).answer.reply)
    assert told.startswith("Phường Hạc Thành có từ 01/07/2025")
    assert "một phần phường Đông Thọ, thành phố Thanh Hóa (cũ); phần kia nay thuộc" in told


@pytest.mark.parametrize(
    "question",
    [
        "huyện Nga Sơn giờ còn những xã nào",
        "nga son gio con may xa",
        "Nga Sơn nay chia thành những xã nào",
        "huyện nga sơn cũ có những xã nào",
        "huyện Nga Sơn còn không",
    ],
)
def test_what_lies_in_a_former_district(assistant: Assistant, question: str) -> None:
    told = first_line(assistant, question)
    assert told.startswith("Huyện Nga Sơn (cũ) đã kết thúc từ 01/07/2025")
    assert "6 xã, phường: xã Nga Sơn, xã Tân Tiến" in told


@pytest.mark.parametrize(
    "question",
    ["UBND xã Hoằng Thanh ở đâu", "tru so xa hoang thanh o dau", "trụ sở xã Hoằng Thanh"],
)
def test_where_the_office_is(assistant: Assistant, question: str) -> None:
    told = first_line(assistant, question)
    assert told.startswith("Trụ sở của xã Hoằng Thanh đặt tại")


def test_how_many_communes_the_province_has_is_told_by_an_entry(assistant: Assistant) -> None:
    assert "166 xã, phường" in first_line(assistant, "Thanh Hóa có bao nhiêu xã")
    assert "166 xã, phường" in first_line(assistant, "tỉnh Thanh Hóa giờ gồm bao nhiêu xã phường")


@pytest.mark.parametrize(
    "question",
    [
        "nem chua ở Nga Sơn",
        "sản phẩm ocop ở xã Hoằng Phụ",
        "Nga Sơn có gì",
        "xã Hoằng Phụ có sản phẩm nào 5 sao",
        "nộp hồ sơ ở xã nào",
        "xã có được nhận hồ sơ không",
        "bỏ cấp huyện thì nộp ở đâu",
        "huyện cũ thì nộp hồ sơ cho xã nào",
        "ở Nga Sơn nộp hồ sơ cho ai",
        "giấy ghi xã Hoằng Phụ cũ còn giá trị không",
        "thanh long thuộc bộ nào",
        "thanh long",
        "Thanh Hóa có bao nhiêu sản phẩm",
        "Nga Sơn có bao nhiêu sản phẩm",
        "khách sạn ở Sầm Sơn",
    ],
)
def test_a_question_that_asks_anything_else_is_not_taken(
    assistant: Assistant, question: str
) -> None:
    assert assistant.ask(question).intent.label.name != ABOUT


def test_what_was_understood_is_on_record(assistant: Assistant) -> None:
    intent = assistant.ask("xã Hoằng Phụ nay thuộc đâu").intent
    assert (intent.kind, intent.label.name, intent.label.topic, intent.band) == (
        Kind.KNOWLEDGE, ABOUT, "hai-cap", Band.ANSWER,
    )  # fmt: skip
    assert assistant.ask("Lam Sơn").intent.band is Band.ASK_BACK


@pytest.mark.parametrize("name", ["xã Pù Nhi", "xã Điền Hạ", "xã Thọ Thế", "xã Hải Yến", "Nưa"])
def test_a_name_is_no_courtesy_and_no_product(assistant: Assistant, name: str) -> None:
    assert assistant.ask(name).intent.label.name == ABOUT


def test_a_question_without_a_name_is_about_the_place_before(assistant: Assistant) -> None:
    told = first_line(assistant, "trụ sở ở đâu", "xã Hoằng Thanh")
    assert told.startswith("Trụ sở của xã Hoằng Thanh")
    assert first_line(assistant, "nộp ở đâu", "xã Hoằng Thanh").startswith("Nộp tại UBND")


def test_a_name_alone_follows_a_question_about_a_place(assistant: Assistant) -> None:
    asked = "xã Hoằng Phụ nay thuộc đâu"
    assert first_line(assistant, "còn Hoằng Yến thì sao", asked).startswith("Xã Hoằng Yến")
    assert first_line(assistant, "còn Hậu Lộc?", asked).startswith("Huyện Hậu Lộc (cũ) đã kết thúc")
    products = first_line(assistant, "còn Hậu Lộc?", "những sản phẩm 4 sao ở nga sơn")
    assert "4 sao, ở huyện Hậu Lộc (cũ)" in products
