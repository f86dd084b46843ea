"""The question set of the project: apart from the phrasings, and measured, not asserted."""

import json

import pytest

from ocop_bot.evaluation import KIND_NAMES, read_questions
from ocop_bot.knowledge import Knowledge
from ocop_bot.settings import ROOT
from ocop_bot.text.letters import folded_words
from ocop_bot.understanding.phrasings import load_phrasings

FILES = sorted((ROOT / "tests" / "questions").glob("*.jsonl"))


def test_the_set_is_large_and_of_every_kind_and_style() -> None:
    questions = [question for path in FILES for question in read_questions(path)]
    assert len(questions) >= 600
    assert {KIND_NAMES[question.kind] for question in questions} == set(KIND_NAMES.values())
    styles = {question.style for question in questions}
    assert {"casual", "formal", "short", "nodiacritics", "teencode", "telex", "dialect"} <= styles


def test_no_question_of_the_set_is_a_phrasing(knowledge: Knowledge) -> None:
    phrasings = {folded_words(phrasing.text) for phrasing in load_phrasings(knowledge).phrasings}
    asked = [question.q for path in FILES for question in read_questions(path)]
    assert sorted({folded_words(question) for question in asked} & phrasings) == []


def test_the_phrasings_of_one_label_are_not_those_of_another(knowledge: Knowledge) -> None:
    phrasings = load_phrasings(knowledge)
    kinds: dict[str, str] = {}
    for phrasing in phrasings.phrasings:
        label = phrasings.labels[phrasing.label]
        key = folded_words(phrasing.text)
        if not key:
            continue  # an emoji says nothing once read
        first = kinds.setdefault(key, label.kind)
        assert first == label.kind, phrasing.text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_line_is_a_question(path) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    assert read_questions(path)
    ids = [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(ids) == len(set(ids))
