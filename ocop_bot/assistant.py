"""The one door the channels use: a question or an address in, an answer out."""

import dataclasses
import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Self

from ocop_bot.address import Address
from ocop_bot.answers import Answer, Answerer, Context
from ocop_bot.catalogue import Catalogue, open_snapshot
from ocop_bot.knowledge import Knowledge, load_knowledge
from ocop_bot.understanding.intent import Intent
from ocop_bot.understanding.understanding import Understanding, build_understanding


@dataclasses.dataclass(frozen=True, slots=True)
class Answered:
    """A question understood and answered.

    ``question`` is what it was understood as: a follow-up with what it left unsaid, so that the
    next follow-up can be understood by it.
    """

    question: str
    intent: Intent
    answer: Answer


class Assistant:
    """Answers questions and shows addresses. Never changes; safe to share between threads."""

    def __init__(
        self,
        knowledge: Knowledge,
        catalogue: Catalogue,
        understanding: Understanding,
        today: Callable[[], datetime.date],
    ) -> None:
        self._knowledge = knowledge
        self._catalogue = catalogue
        self._understanding = understanding
        self._today = today

    def ask(self, question: str, previous: str | None = None) -> Answered:
        """Answer a question; ``previous`` is the one before it in the same conversation."""
        today = self._today()
        intent = self._understanding.understand(question, today.year, previous)
        understood = intent.why.rewritten or question
        return Answered(understood, intent, self._answerer(today).answer(intent))

    def show(self, address: Address) -> Answer:
        """Show the screen at an address."""
        return self._answerer(self._today()).show(address)

    def close(self) -> None:
        """Close the catalogue; nothing can be asked after."""
        self._catalogue.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _answerer(self, today: datetime.date) -> Answerer:
        return Answerer(Context(self._knowledge, self._catalogue, today))


def open_assistant(
    knowledge_folder: Path,
    data_folder: Path,
    working_folder: Path,
    today: Callable[[], datetime.date],
    tell: Callable[[str], None] = lambda _: None,
) -> Assistant:
    """Load the content and build the assistant.

    Args:
        knowledge_folder: the curated content.
        data_folder: the CSV files of the catalogue.
        working_folder: where the snapshot is kept.
        today: the day answers are given for.
        tell: called with a line for people when something takes longer than a second.

    Raises:
        ContentError: content or data are wrong.
    """
    knowledge = load_knowledge(knowledge_folder)
    catalogue = Catalogue(open_snapshot(data_folder, working_folder, tell))
    return Assistant(knowledge, catalogue, build_understanding(knowledge, catalogue), today)
