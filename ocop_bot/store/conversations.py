"""The last question of each conversation, for follow-ups, and which updates were handled.

Kept as little and as short as possible: one question a conversation, for half an hour, under a
salted hash instead of the chat's number. Deleting a conversation leaves nothing of it.
"""

from pathlib import Path

from ocop_bot.store.private_file import PrivateFile

KEPT_SECONDS = 30 * 60
"""How long the last question of a conversation is kept."""

KEPT_CLAIMS_SECONDS = 2 * 24 * 60 * 60
"""How long an update is remembered as handled; Telegram keeps updates for a day."""


class Conversations:
    """A small SQLite file; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._file = PrivateFile(path)
        self._file.create_table(
            "last_questions",
            {"conversation": str, "question": str, "asked_at": float},
            key="conversation",
        )
        self._file.create_table("handled", {"what": str, "at": float}, key="what")

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def recall(self, conversation: str, now: float) -> str | None:
        """The last question of a conversation, unless it is too long ago."""
        rows = self._file.read(
            "SELECT question FROM last_questions WHERE conversation = ? AND asked_at >= ?",
            [self._file.key(conversation), now - KEPT_SECONDS],
        )
        return str(rows[0][0]) if rows else None

    def remember(self, conversation: str, question: str, now: float) -> None:
        """Keep a question as the last one, and drop all that are too old."""
        with self._file.writing() as db:
            db.table("last_questions").upsert(
                {
                    "conversation": self._file.key(conversation),
                    "question": question,
                    "asked_at": now,
                },
                pk="conversation",
            )
            db.execute("DELETE FROM last_questions WHERE asked_at < ?", [now - KEPT_SECONDS])

    def forget(self, conversation: str) -> None:
        """Delete what is kept of a conversation, in the file and in its log."""
        with self._file.writing() as db:
            db.execute(
                "DELETE FROM last_questions WHERE conversation = ?",
                [self._file.key(conversation)],
            )
        self._file.wipe()

    def claim(self, what: str, now: float) -> bool:
        """Whether something is handled for the first time; from now on it was handled."""
        with self._file.writing() as db:
            db.execute("DELETE FROM handled WHERE at < ?", [now - KEPT_CLAIMS_SECONDS])
            return (
                db.execute(
                    "INSERT OR IGNORE INTO handled (what, at) VALUES (?, ?)", [what, now]
                ).rowcount
                == 1
            )
