"""What is suggested for sending on: everything can be found by its name, nothing is personal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.address import (
    Address,
    EntryAddress,
    ListAddress,
    NounAddress,
    ProductAddress,
    ReportAddress,
    ShareAddress,
    encode,
    fits,
)
from ocop_bot.answering import LONGEST_SEARCH
from ocop_bot.answers import Draft, Suggestion
from ocop_bot.answers.assessment.work import begin
from ocop_bot.answers.suggestion import PAGE_SIZE
from ocop_bot.assistant import Assistant
from ocop_bot.catalogue import Catalogue
from ocop_bot.channels.plain import plain_text
from ocop_bot.knowledge import Knowledge


def all_of(assistant: Assistant, text: str) -> list[Suggestion]:
    items: list[Suggestion] = []
    for page in range(1, 99):
        shown = assistant.suggest(text, page)
        items += shown.items
        if not shown.more:
            break
    return items


def test_every_product_is_suggested_first_by_its_name(
    assistant: Assistant, catalogue: Catalogue
) -> None:
    for id_, name, _, _ in catalogue.product_names():
        found = assistant.suggest(name).items
        same = [one for one in found if one.title == name]
        assert ProductAddress(id_) in [one.address for one in same], name
        assert isinstance(found[0].address, ProductAddress), name


def test_nearly_every_entry_is_suggested_first_by_its_title(
    assistant: Assistant, knowledge: Knowledge
) -> None:
    entries = knowledge.entries
    first = [assistant.suggest(entry.title).items[0].address for entry in entries]
    right = [EntryAddress(entry.id) == found for entry, found in zip(entries, first, strict=True)]
    assert sum(right) / len(right) > 0.97


def test_every_product_and_entry_is_suggested_by_its_address(
    assistant: Assistant, knowledge: Knowledge, catalogue: Catalogue
) -> None:
    addresses: list[Address] = [EntryAddress(entry.id) for entry in knowledge.entries]
    addresses += [ProductAddress(id_) for id_, _, _, _ in catalogue.product_names()]
    for address in addresses:
        (found,) = assistant.suggest(encode(address)).items
        assert found.address == address
        assert found.reply == assistant.show(address).reply


@pytest.mark.parametrize("text", ["", "mắm tôm", "3 sao", "nộp hồ sơ ở đâu", "tự chấm điểm"])
def test_nothing_personal_is_suggested(assistant: Assistant, text: str) -> None:
    for found in all_of(assistant, text):
        assert not isinstance(found.address, Draft | ReportAddress | ShareAddress)
        assert fits(found.address)


def test_half_finished_work_cannot_be_sent_on_by_its_address(
    assistant: Assistant, knowledge: Knowledge
) -> None:
    sheet = begin(knowledge.criteria[9])
    assert sheet not in [found.address for found in assistant.suggest(encode(sheet)).items]


def test_a_half_typed_word_does_not_hide_what_the_words_before_find(assistant: Assistant) -> None:
    assert assistant.suggest("giỏ trái đ").items[0].title == "Giỏ trái đất"


def test_what_is_no_more_than_a_product_gets_its_cards_first(assistant: Assistant) -> None:
    assert assistant.suggest("tôi làm nem chua").items[0].title.startswith("Nem chua")
    (rules,) = assistant.suggest("rau má").items
    assert rules.address == NounAddress("rau-ma")


def test_products_of_a_brand_are_those_of_its_producer(assistant: Assistant) -> None:
    for found in assistant.suggest("lê gia").items[:-1]:
        assert "Lê Gia" in found.description


def test_a_question_on_points_lists_no_products(assistant: Assistant) -> None:
    (answer,) = assistant.suggest("3 sao cần bao nhiêu điểm").items
    assert "50 đến dưới 70" in plain_text(answer.reply)


def test_a_long_list_is_offered_whole_on_the_first_page(assistant: Assistant) -> None:
    first = assistant.suggest("3 sao").items
    assert len(first) == PAGE_SIZE
    assert isinstance(first[-1].address, ListAddress)


def test_what_nothing_is_left_of_says_for_which_conditions(assistant: Assistant) -> None:
    (found,) = assistant.suggest("chiếu cói 5 sao ở Mường Lát").items
    assert "chưa có sản phẩm nào" in plain_text(found.reply)
    assert "5 sao" in plain_text(found.reply)


def test_an_endless_search_is_cut(assistant: Assistant) -> None:
    text = "mắm tôm lê gia" + " " * LONGEST_SEARCH + "nem chua"
    assert assistant.suggest(text) == assistant.suggest("mắm tôm lê gia")


@given(text=st.text(max_size=40), page=st.integers(1, 9999))
def test_any_text_and_page_is_answered(assistant: Assistant, text: str, page: int) -> None:
    shown = assistant.suggest(text, page)
    assert len(shown.items) <= PAGE_SIZE
    assert shown.items or page > 1
    assert all(one.title.strip() and plain_text(one.reply).strip() for one in shown.items)
