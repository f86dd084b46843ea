"""What the evaluation counts as right."""

from pathlib import Path

import pytest

from ocop_bot.assistant import Assistant
from ocop_bot.evaluation import Outcome, Question, read_questions, score, table
from ocop_bot.faults import ContentError
from ocop_bot.jsonl import record


def outcome(
    assistant: Assistant, q: str, kind: str, topic: str | None = None, **slots: object
) -> Outcome:
    answered = assistant.ask(q)
    products = answered.answer.products
    question = Question(q=q, kind=kind, topic=topic, style="short", prev=None, slots=slots)
    return score(question, answered.intent, products[0].name if products else None)


def test_a_topic_is_right_when_it_is_one_of_those_accepted(assistant: Assistant) -> None:
    right = outcome(assistant, "nộp hồ sơ ở đâu", "kb", "noi-nop")
    assert (right.kind_right, right.topic_first, right.topic_among) == (True, True, True)
    accepted = outcome(assistant, "nộp hồ sơ ở đâu", "kb", "ho-so", also=["noi-nop"])
    assert accepted.topic_first
    wrong = outcome(assistant, "nộp hồ sơ ở đâu", "kb", "thuong")
    assert not wrong.topic_first
    assert wrong.answered
    assert not wrong.right


def test_out_of_scope_is_answered_only_by_a_direct_answer(assistant: Assistant) -> None:
    assert outcome(assistant, "giá vàng hôm nay", "out_of_scope").answered_outside is False
    leaked = outcome(assistant, "nộp hồ sơ ở đâu", "out_of_scope")
    assert leaked.answered_outside
    allowed = outcome(assistant, "nộp hồ sơ ở đâu", "out_of_scope", also_kind=["kb"])
    assert allowed.answered_outside is False


def test_a_named_product_must_come_first(assistant: Assistant) -> None:
    named = {"name": "Mắm tôm Lê Gia", "expect": "found"}
    assert outcome(assistant, "mắm tôm lê gia mấy sao", "product", **named).product_first
    other = {"name": "Rượu Sâm Báo", "expect": "found"}
    assert outcome(assistant, "mắm tôm lê gia mấy sao", "product", **other).product_first is False


def test_the_table_shows_every_measure(assistant: Assistant) -> None:
    outcomes = [
        outcome(assistant, "nộp hồ sơ ở đâu", "kb", "noi-nop"),
        outcome(assistant, "giá vàng hôm nay", "out_of_scope"),
    ]
    printed = table(outcomes)
    assert "knowledge: topic first" in printed
    assert "noi-nop" in printed
    assert table([]).startswith("questions")


def test_a_file_of_something_else_is_refused_with_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text('{"q": "a", "kind": "kb"}\nnày\n\n{"q": "b", "kind": "x"}\n', encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_questions(path)
    assert [fault.line for fault in error.value.faults] == [2, 4]


def test_the_record_of_an_answer_names_its_slots(assistant: Assistant) -> None:
    question = "có bao nhiêu sản phẩm 4 sao ở nga sơn"
    slots = record("1", question, assistant.ask(question))["slots"]
    assert isinstance(slots, dict)
    assert slots["district"] == "Nga Sơn"
    assert slots["stars"] == 4
    assert slots["metric"] == "count"
