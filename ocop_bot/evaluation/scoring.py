"""Scores answers to questions whose right answers are known."""

import dataclasses
from collections.abc import Sequence

from ocop_bot.assistant import Assistant
from ocop_bot.evaluation.noise import noisy
from ocop_bot.evaluation.questions import KIND_NAMES, Question
from ocop_bot.text.letters import fold
from ocop_bot.understanding.intent import Band, Intent, Kind

AMONG = 3


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """How a question fared; None where a measure does not apply to it.

    Attributes:
        question: what was asked.
        intent: what it was understood as.
        right: whether the likeliest meaning was right; for a question outside, that it was not
            answered.
        kind_right: whether the kind was.
        topic_first: whether the topic was.
        topic_among: whether it was among the first three topics.
        answered_outside: whether a question outside was answered.
        product_first: whether the product named came first.
    """

    question: Question
    intent: Intent
    right: bool
    kind_right: bool
    topic_first: bool | None = None
    topic_among: bool | None = None
    answered_outside: bool | None = None
    product_first: bool | None = None

    @property
    def answered(self) -> bool:
        """Whether it was answered directly."""
        return self.intent.band is Band.ANSWER


def evaluate(
    assistant: Assistant, questions: Sequence[Question], noise: str | None = None
) -> Sequence[Outcome]:
    """Ask all questions, with a noise on them if one is named, and score the answers."""
    outcomes = []
    for question in questions:
        answered = assistant.ask(noisy(question.q, noise) if noise else question.q, question.prev)
        products = answered.answer.products
        outcomes.append(score(question, answered.intent, products[0].name if products else None))
    return outcomes


def score(question: Question, intent: Intent, first_product: str | None) -> Outcome:
    """Score one answer; ``first_product`` is the name of the first product shown."""
    kind_right = intent.kind in [KIND_NAMES[kind] for kind in question.kinds]
    if question.kind == "out_of_scope":
        answered = intent.band is Band.ANSWER and not kind_right
        return Outcome(question, intent, not answered, kind_right, answered_outside=answered)
    if KIND_NAMES[question.kind] is Kind.KNOWLEDGE:
        labels = [intent.label, *(other.label for other in intent.alternatives)]
        topics = list(dict.fromkeys(label.topic for label in labels if label.topic))
        first = intent.label.topic in question.topics
        return Outcome(
            question,
            intent,
            right=first or (kind_right and intent.kind is not Kind.KNOWLEDGE),
            kind_right=kind_right,
            topic_first=first,
            topic_among=any(topic in question.topics for topic in topics[:AMONG]),
        )
    outcome = Outcome(question, intent, kind_right, kind_right)
    name = question.slots.get("name")
    if question.kind == "product" and question.slots.get("expect") == "found" and name:
        same = first_product is not None and fold(str(name)) in fold(first_product)
        return dataclasses.replace(outcome, product_first=same)
    return outcome
