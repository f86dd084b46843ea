"""Half-finished work of people: the address of a screen, for as long as they may come back to it.

A whole self-assessment fits into its address, so one short string per piece of work is all that
is kept, under a salted hash instead of the person's number. Deleting a person leaves nothing.
"""

from collections.abc import Sequence
from pathlib import Path

from ocop_bot.store.private_file import PrivateFile

KEPT_SECONDS = 180 * 24 * 60 * 60
"""How long unfinished work is kept after it was last touched: the time between two rounds."""

MOST_KEPT = 5
"""Pieces of work kept for one person; the oldest goes first."""


class Drafts:
    """A small SQLite file; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._file = PrivateFile(path)
        self._file.create_table(
            "drafts",
            {"person": str, "work": str, "address": str, "at": float},
            key=("person", "work"),
        )

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def keep(self, person: str, work: str, address: str, now: float) -> None:
        """Keep the state of a piece of work, instead of its state before."""
        key = self._file.key(person)
        with self._file.writing() as db:
            db.table("drafts").upsert(
                {"person": key, "work": work, "address": address, "at": now}, pk=("person", "work")
            )
            db.execute("DELETE FROM drafts WHERE at < ?", [now - KEPT_SECONDS])
            db.execute(
                "DELETE FROM drafts WHERE person = ? AND work NOT IN"
                " (SELECT work FROM drafts WHERE person = ? ORDER BY at DESC LIMIT ?)",
                [key, key, MOST_KEPT],
            )

    def of(self, person: str, now: float) -> Sequence[str]:
        """The addresses of a person's unfinished work, the newest first."""
        rows = self._file.read(
            "SELECT address FROM drafts WHERE person = ? AND at >= ? ORDER BY at DESC",
            [self._file.key(person), now - KEPT_SECONDS],
        )
        return [str(address) for (address,) in rows]

    def forget(self, person: str) -> None:
        """Delete everything of a person, in the file and in its log."""
        with self._file.writing() as db:
            db.execute("DELETE FROM drafts WHERE person = ?", [self._file.key(person)])
        self._file.wipe()
