"""The law reader: every article in its own words, every source line a button, cards of the old."""

import datetime

import pytest

from ocop_bot.address import DocumentAddress, EntryAddress, LawAddress, Screen
from ocop_bot.answers.law import law_address
from ocop_bot.assistant import Assistant
from ocop_bot.channels.plain import plain_text
from ocop_bot.channels.telegram.render import messages
from ocop_bot.knowledge import Knowledge
from ocop_bot.law import DECISION, Reference, to_code


def test_every_part_of_the_decision_can_be_read(assistant: Assistant, knowledge: Knowledge) -> None:
    law = knowledge.law[DECISION]
    for reference in law.references:
        reply = assistant.show(law_address(reference)).reply
        text = plain_text(reply)
        assert "đang có hiệu lực từ 22/05/2026" in text
        if reference.clause is not None:
            words = " ".join(law.text(reference).split())
            shown = " ".join(text.replace("•", "").split())
            assert words.split(" ", 5)[:4] == [w for w in words.split(" ", 5)[:4] if w in shown]
        assert all(len(part) <= 4096 for part in messages(reply))


def test_an_article_is_read_as_printed(assistant: Assistant) -> None:
    text = plain_text(assistant.show(law_address(Reference(4, 3))).reply)
    assert "3. Giấy chứng nhận cho sản phẩm OCOP đạt từ 3 sao trở lên có giá trị" in text
    assert "36 tháng kể từ ngày cơ quan có thẩm quyền ban hành" in text


def test_a_long_article_is_read_clause_by_clause(assistant: Assistant) -> None:
    reply = assistant.show(law_address(Reference(7))).reply
    assert "chọn từng khoản" in plain_text(reply)
    clauses = [
        button for button in reply.buttons if button.label[:2] in {f"{n}." for n in range(7)}
    ]
    assert len(clauses) == 6
    assert "không sớm hơn 180 ngày" in plain_text(assistant.show(clauses[5].address).reply)


def test_pages_turn_to_the_neighbours(assistant: Assistant) -> None:
    labels = [b.label for b in assistant.show(law_address(Reference(4))).reply.buttons]
    assert labels[:2] == ["‹ Điều 3", "Điều 5 ›"]
    labels = [b.label for b in assistant.show(law_address(Reference(7, 6))).reply.buttons]
    assert labels == ["‹ Khoản 5", "Cả Điều 7", "Mục lục"]


def test_the_contents_list_all_articles_annexes_and_forms(assistant: Assistant) -> None:
    labels = [button.label for button in assistant.show(Screen.LAW).reply.buttons]
    assert len([label for label in labels if label.startswith("Điều")]) == 13
    assert len([label for label in labels if label.startswith("Phụ lục")]) == 3
    assert len([label for label in labels if label.startswith("Mẫu số")]) == 3


def test_a_part_there_is_none_of_says_so(assistant: Assistant) -> None:
    text = plain_text(assistant.show(LawAddress(DECISION, "40")).reply)
    assert text.startswith("Quyết định 26/2026/QĐ-TTg không có Điều 40")
    assert "Nút này đã cũ" in plain_text(assistant.show(LawAddress("qd-148-2023", "7")).reply)
    assert "Nút này đã cũ" in plain_text(assistant.show(LawAddress(DECISION, "zz")).reply)


def test_every_source_of_an_entry_is_a_button(assistant: Assistant, knowledge: Knowledge) -> None:
    for entry in knowledge.entries:
        addresses = {b.address for b in assistant.show(EntryAddress(entry.id)).reply.buttons}
        for source in entry.sources:
            if source.document and source.document != DECISION:
                assert DocumentAddress(source.document) in addresses, entry.id
            elif source.document and source.article:
                assert any(isinstance(a, LawAddress) for a in addresses), entry.id


def test_the_button_of_a_source_opens_its_own_wording(assistant: Assistant) -> None:
    reply = assistant.ask("giấy chứng nhận có giá trị mấy năm").answer.reply
    button = next(b for b in reply.buttons if b.label == "Nguyên văn khoản 3 Điều 4")
    assert button.address == LawAddress(DECISION, to_code(Reference(4, 3)))


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ("qd-148-2023", ["Không còn hiệu lực", "24/02/2023", "21/07/2026", "26/2026/QĐ-TTg"]),
        ("qd-1489-2025", ["Không còn hiệu lực", "06/07/2025", "148/QĐ-TTg", "Thay đổi"]),
        ("qd-1048-2019", ["Không còn hiệu lực", "21/08/2019", "148/QĐ-TTg", "Thay đổi"]),
        ("qd-26-2026", ["Đang có hiệu lực", "22/05/2026", "Thay đổi"]),
        ("nd-46-2026", ["ngưng áp dụng"]),
    ],
)
def test_a_document_has_a_card(assistant: Assistant, document: str, says: list[str]) -> None:
    text = plain_text(assistant.show(DocumentAddress(document)).reply)
    for words in says:
        assert words in text, words


def test_every_document_has_a_card_that_leads_on(
    assistant: Assistant, knowledge: Knowledge
) -> None:
    for document in knowledge.documents.values():
        reply = assistant.show(DocumentAddress(document.id)).reply
        assert document.name in plain_text(reply)
        if document.replaced_by:
            assert DocumentAddress(document.replaced_by) in {b.address for b in reply.buttons}


def test_history_before_the_decision_came_into_force(knowledge: Knowledge) -> None:
    decision = knowledge.documents[DECISION]
    assert decision.standing(datetime.date(2026, 5, 21)).value == "not_yet"
