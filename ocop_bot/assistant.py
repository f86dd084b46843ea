"""The one door the channels use: a question or an address in, an answer out."""

import datetime
import os
from collections.abc import Callable
from pathlib import Path
from typing import Self

from ocop_bot.address import (
    Address,
    ReportAddress,
)
from ocop_bot.answering import Answered, Answering
from ocop_bot.answers import (
    Answer,
    Link,
    Suggestions,
)
from ocop_bot.catalogue import Catalogue, Versions, open_snapshot
from ocop_bot.knowledge import load_knowledge
from ocop_bot.live import Live
from ocop_bot.store import Drafts, Reports
from ocop_bot.understanding.understanding import build_understanding

__all__ = ["Answered", "Assistant", "open_assistant"]


class Assistant:
    """Answers questions and shows addresses; data imported meanwhile serve without a restart.

    Safe to share between threads. One call is answered from one state of the data.
    """

    def __init__(
        self, answering: Live[Answering], drafts: Drafts, reports: Reports, versions: Versions
    ) -> None:
        self._answering = answering
        self._drafts = drafts
        self._reports = reports
        self._versions = versions

    def ask(self, question: str, previous: str | None = None) -> Answered:
        """Answer a question; ``previous`` is the one before it in the same conversation."""
        return self._answering.get().ask(question, previous)

    def figures(self, what: str) -> Answered:
        """The figures of what is named: of a place, a rank, a group, a year."""
        return self._answering.get().figures(what)

    def explain(self, answered: Answered) -> str:
        """Why a question was understood as it was."""
        return self._answering.get().explain(answered)

    def suggest(self, text: str, page: int = 1) -> Suggestions:
        """What somebody who types a search may want to send on; the same for everybody.

        Args:
            text: as typed, or an address; empty for what is worth sending on in any case.
            page: from 1.
        """
        return self._answering.get().suggest(text, page)

    def show(self, address: Address, person: str | None = None, link: Link | None = None) -> Answer:
        """Show the screen at an address.

        Args:
            address: which screen.
            person: whose unfinished work is shown and kept, and who reports; None keeps nothing.
            link: how the channel makes public links, where it has any.
        """
        return self._answering.get().show(address, person, link)

    def reports(self) -> Answer:
        """What readers reported as wrong, for staff."""
        return self._answering.get().reports()

    def settle(self, report: ReportAddress) -> int:
        """Put away reports that staff have seen to; returns how many there were."""
        return self._reports.settle(report.product, report.reason)

    def forget(self, person: str) -> None:
        """Delete all unfinished work of a person, and their reports."""
        self._drafts.forget(person)
        self._reports.forget(person)

    def catch_up(self) -> None:
        """Wait until data imported meanwhile serve; otherwise that takes a few seconds."""
        self._answering.catch_up()

    def close(self) -> None:
        """Close what is open; nothing can be asked after."""
        self._answering.close().close()
        self._versions.close()
        self._drafts.close()
        self._reports.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


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
        working_folder: where the snapshot, people's unfinished work and reports, and what speeds
            up the next start are kept.
        today: the day answers are given for.
        tell: called with a line for people when something takes longer than a second.

    Raises:
        ContentError: content or data are wrong.
    """
    # matplotlib keeps a list of fonts; like all we write, in our own folder
    os.environ.setdefault("MPLCONFIGDIR", str(working_folder / "matplotlib"))
    knowledge = load_knowledge(knowledge_folder, working_folder)
    versions = Versions(working_folder)
    drafts = Drafts(working_folder / "drafts.sqlite")
    reports = Reports(working_folder / "reports.sqlite")

    def build(version: int) -> Answering:
        overlay = versions.overlay(version)
        catalogue = Catalogue(open_snapshot(data_folder, working_folder, tell, overlay))
        understanding = build_understanding(knowledge, catalogue, working_folder)
        return Answering(knowledge, catalogue, understanding, drafts, reports, today)

    try:
        return Assistant(Live(versions.current, build), drafts, reports, versions)
    except BaseException:
        versions.close()
        drafts.close()
        reports.close()
        raise
