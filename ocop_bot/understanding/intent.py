"""What a question means: `Intent`, with how sure we are and what else it might have been."""

import dataclasses
import enum
from collections.abc import Sequence

from ocop_bot.text.reading import Tokens
from ocop_bot.understanding.slots import Slots


class Kind(enum.StrEnum):
    """The five kinds of questions."""

    KNOWLEDGE = "knowledge"
    PRODUCT = "product"
    STATISTIC = "statistic"
    SMALLTALK = "smalltalk"
    OUT_OF_SCOPE = "out_of_scope"


class Band(enum.StrEnum):
    """What to do with an intent: answer it, ask back, or decline honestly."""

    ANSWER = "answer"
    ASK_BACK = "ask_back"
    DECLINE = "decline"


@dataclasses.dataclass(frozen=True, slots=True)
class Label:
    """What a phrasing stands for.

    ``name`` is the id of an entry, or the name of what is asked of products ("stars"), of
    figures ("count"), of small talk ("greeting"), or the class of a decoy ("weather").
    """

    kind: Kind
    name: str
    topic: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """One thing a question may mean, with the confidence (0–1) that it does."""

    label: Label
    confidence: float


@dataclasses.dataclass(frozen=True, slots=True)
class WordMatch:
    """A word of the question, the word of the phrasings it was taken for, and what it weighs."""

    typed: str
    known: str
    likeness: float
    weight: float


@dataclasses.dataclass(frozen=True, slots=True)
class Why:
    """What made the decision, for staff and tests.

    Attributes:
        tokens: the question's words as read; of a follow-up, with what it left unsaid.
        masked: the same with names behind placeholders.
        matches: how each word was found in the phrasings; words found nowhere are left out.
        kinds: probability of each kind.
        entry: probability that the best entry is on the right topic.
        rewritten: the question a follow-up was understood as.
    """

    tokens: Tokens
    masked: str
    matches: tuple[WordMatch, ...]
    kinds: tuple[tuple[Kind, float], ...]
    entry: float
    rewritten: str | None = None

    @property
    def words(self) -> str:
        """The words without marks, joined by blanks."""
        return " ".join(token.folded for token in self.tokens)


@dataclasses.dataclass(frozen=True, slots=True)
class Intent:
    """What a question means.

    Attributes:
        label: the likeliest thing.
        slots: what the question names.
        confidence: how likely (0–1) that is right.
        band: what to do.
        alternatives: other things it may mean, best first; never the label again.
        why: what made the decision.
    """

    label: Label
    slots: Slots
    confidence: float
    band: Band
    alternatives: Sequence[Reading]
    why: Why

    @property
    def kind(self) -> Kind:
        """The kind of the question."""
        return self.label.kind

    def surely(self, label: Label, band: Band = Band.ANSWER) -> "Intent":
        """The same question, surely meaning this."""
        return dataclasses.replace(self, label=label, confidence=1.0, band=band, alternatives=())
