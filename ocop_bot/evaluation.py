"""Scores a question file: kinds, topics, declining; a table per kind, topic and style."""

import dataclasses
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ocop_bot.assistant import Assistant
from ocop_bot.faults import ContentError, Fault
from ocop_bot.text.letters import fold
from ocop_bot.understanding.intent import Band, Intent, Kind

KIND_NAMES: Mapping[str, Kind] = {
    "kb": Kind.KNOWLEDGE,
    "knowledge": Kind.KNOWLEDGE,
    "product": Kind.PRODUCT,
    "stats": Kind.STATISTIC,
    "statistic": Kind.STATISTIC,
    "smalltalk": Kind.SMALLTALK,
    "out_of_scope": Kind.OUT_OF_SCOPE,
}
"""Names of kinds in question files."""

AMONG = 3


@dataclasses.dataclass(frozen=True, slots=True)
class Question:
    """A question of a file with what would be right."""

    q: str
    kind: str
    topic: str | None
    style: str
    prev: str | None
    slots: Mapping[str, Any]

    @property
    def topics(self) -> frozenset[str]:
        """All topics that would be right."""
        return frozenset([*([self.topic] if self.topic else []), *self.slots.get("also", [])])

    @property
    def kinds(self) -> Sequence[str]:
        """All kinds that would be right, by their names in the file."""
        return [self.kind, *self.slots.get("also_kind", [])]


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """How a question fared; None where a measure does not apply to it."""

    question: Question
    intent: Intent
    kind_right: bool
    topic_first: bool | None = None
    topic_among: bool | None = None
    answered_outside: bool | None = None
    wrong_answer: bool = False
    product_first: bool | None = None


def read_questions(path: Path) -> Sequence[Question]:
    """Read a file of questions, one JSON object a line.

    Raises:
        ContentError: a line is not such an object.
    """
    questions: list[Question] = []
    faults: list[Fault] = []
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError([Fault(path, 1, f"không đọc được tệp: {error}")]) from error
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
            questions.append(
                Question(
                    q=str(raw["q"]),
                    kind=str(raw["kind"]),
                    topic=raw.get("topic"),
                    style=str(raw.get("style", "")),
                    prev=raw.get("prev"),
                    slots=raw.get("slots") or {},
                )
            )
            KIND_NAMES[questions[-1].kind]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            faults.append(Fault(path, number, f"không phải câu hỏi đúng mẫu: {error}"))
    if faults:
        raise ContentError(faults)
    return questions


def evaluate(assistant: Assistant, questions: Sequence[Question]) -> Sequence[Outcome]:
    """Ask all questions and score the answers."""
    outcomes = []
    for question in questions:
        answered = assistant.ask(question.q, question.prev)
        products = answered.answer.products
        outcomes.append(score(question, answered.intent, products[0].name if products else None))
    return outcomes


def score(question: Question, intent: Intent, first_product: str | None) -> Outcome:
    """Score one answer; ``first_product`` is the name of the first product shown."""
    kinds = [KIND_NAMES[kind] for kind in question.kinds]
    kind_right = intent.kind in kinds
    outcome = Outcome(question, intent, kind_right)
    if question.kind == "out_of_scope":
        answered = intent.band is Band.ANSWER and not kind_right
        return dataclasses.replace(outcome, answered_outside=answered, wrong_answer=answered)
    right = kind_right
    if KIND_NAMES[question.kind] is Kind.KNOWLEDGE:
        labels = [intent.label, *(other.label for other in intent.alternatives)]
        topics = list(dict.fromkeys(label.topic for label in labels if label.topic))
        first = intent.label.topic in question.topics
        outcome = dataclasses.replace(
            outcome,
            topic_first=first,
            topic_among=any(topic in question.topics for topic in topics[:AMONG]),
        )
        right = first or (kind_right and intent.kind is not Kind.KNOWLEDGE)
    name = question.slots.get("name")
    if question.kind == "product" and question.slots.get("expect") == "found" and name:
        same = first_product is not None and fold(str(name)) in fold(first_product)
        outcome = dataclasses.replace(outcome, product_first=same)
    return dataclasses.replace(outcome, wrong_answer=intent.band is Band.ANSWER and not right)


def table(outcomes: Sequence[Outcome]) -> str:
    """Print the measures over all and by kind, topic and style."""
    lines = [_headline(outcomes), ""]
    for title, key in (
        ("kind", lambda o: o.question.kind),
        ("topic", lambda o: o.question.topic),
        ("style", lambda o: o.question.style),
    ):
        lines += _by(title, outcomes, key)
    return "\n".join(lines)


def _headline(outcomes: Sequence[Outcome]) -> str:
    answered = [o for o in outcomes if o.intent.band is Band.ANSWER]
    rows = [
        ("questions", f"{len(outcomes)}"),
        ("kind right", _share(o.kind_right for o in outcomes)),
        ("knowledge: topic first", _share(o.topic_first for o in outcomes)),
        ("knowledge: topic among three", _share(o.topic_among for o in outcomes)),
        ("out of scope: answered", _share(o.answered_outside for o in outcomes)),
        (
            "product: right kind",
            _share(o.kind_right for o in outcomes if o.question.kind == "product"),
        ),
        (
            "statistic: right kind",
            _share(o.kind_right for o in outcomes if o.question.kind == "stats"),
        ),
        (
            "small talk: right kind",
            _share(o.kind_right for o in outcomes if o.question.kind == "smalltalk"),
        ),
        ("product: named one first", _share(o.product_first for o in outcomes)),
        ("direct answers", _share(o.intent.band is Band.ANSWER for o in outcomes)),
        ("direct answers that are wrong", _share(o.wrong_answer for o in answered)),
    ]
    return "\n".join(f"{name:<32}{value:>9}" for name, value in rows)


def _by(
    title: str, outcomes: Sequence[Outcome], key: Callable[[Outcome], str | None]
) -> Sequence[str]:
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        name = key(outcome)
        if name:
            groups[name].append(outcome)
    columns = ("kind", "topic", "top 3", "answer", "ask", "decline")
    lines = [f"{title:<22}{'n':>5}" + "".join(f"{column:>8}" for column in columns)]
    for name, group in sorted(groups.items()):
        bands = [outcome.intent.band for outcome in group]
        lines.append(
            f"{name:<22}{len(group):>5}"
            f"{_share(o.kind_right for o in group):>8}"
            f"{_share(o.topic_first for o in group):>8}"
            f"{_share(o.topic_among for o in group):>8}"
            f"{_share(b is Band.ANSWER for b in bands):>8}"
            f"{_share(b is Band.ASK_BACK for b in bands):>8}"
            f"{_share(b is Band.DECLINE for b in bands):>8}"
        )
    return [*lines, ""]


def _share(hits: Iterable[bool | None]) -> str:
    counted = [hit for hit in hits if hit is not None]
    return f"{sum(counted) / len(counted):.3f}" if counted else "–"
