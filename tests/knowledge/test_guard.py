"""Stale statements often met are corrected kindly; reference rules of the project, section 11."""

import json
from pathlib import Path
from typing import Any

import pytest

from ocop_bot.assistant import Assistant
from ocop_bot.channels.plain import plain_text

QUESTIONS = Path(__file__).parent.parent / "questions" / "guard.jsonl"
GUARDED: list[dict[str, Any]] = [
    json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines() if line
]
STATEMENTS = 10


@pytest.mark.parametrize("guarded", GUARDED, ids=lambda guarded: str(guarded["id"]))
def test_a_stale_statement_is_corrected(assistant: Assistant, guarded: dict[str, Any]) -> None:
    text = plain_text(assistant.ask(guarded["q"]).answer.reply)
    for words in guarded["must"]:
        assert words in text
    for words in guarded["never"]:
        assert words not in text


def test_every_stale_statement_is_tried_in_three_ways() -> None:
    statements = [guarded["id"][:3] for guarded in GUARDED]
    assert len(set(statements)) == STATEMENTS
    assert all(statements.count(statement) == 3 for statement in statements)
