"""The last question of each conversation, for follow-ups, and which updates were handled.

Kept as little and as short as possible: one question a conversation, for half an hour, under a
salted hash instead of the chat's number. Deleting a conversation leaves nothing of it.
"""

import hashlib
import secrets
import sqlite3
import threading
from pathlib import Path

from sqlite_utils import Database

KEPT_SECONDS = 30 * 60
"""How long the last question of a conversation is kept."""

KEPT_CLAIMS_SECONDS = 2 * 24 * 60 * 60
"""How long an update is remembered as handled; Telegram keeps updates for a day."""


class Conversations:
    """A small SQLite file; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, check_same_thread=False)
        connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten
        self._db = Database(connection)
        self._db.enable_wal()
        self._lock = threading.Lock()
        with self._lock:
            self._db.table("last_questions").create(
                {"conversation": str, "question": str, "asked_at": float},
                pk="conversation", if_not_exists=True,
            )  # fmt: skip
            self._db.table("handled").create(
                {"what": str, "at": float}, pk="what", if_not_exists=True
            )
            self._db.table("salts").create({"salt": bytes}, if_not_exists=True)
            self._salt = self._read_salt()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    def recall(self, conversation: str, now: float) -> str | None:
        """The last question of a conversation, unless it is too long ago."""
        with self._lock:
            row = self._db.execute(
                "SELECT question FROM last_questions WHERE conversation = ? AND asked_at >= ?",
                [self._key(conversation), now - KEPT_SECONDS],
            ).fetchone()
        return row and str(row[0])

    def remember(self, conversation: str, question: str, now: float) -> None:
        """Keep a question as the last one, and drop all that are too old."""
        with self._lock, self._db.atomic():
            self._db.table("last_questions").upsert(
                {"conversation": self._key(conversation), "question": question, "asked_at": now},
                pk="conversation",
            )
            self._db.execute("DELETE FROM last_questions WHERE asked_at < ?", [now - KEPT_SECONDS])

    def forget(self, conversation: str) -> None:
        """Delete what is kept of a conversation, in the file and in its log."""
        with self._lock:
            with self._db.atomic():
                self._db.execute(
                    "DELETE FROM last_questions WHERE conversation = ?", [self._key(conversation)]
                )
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def claim(self, what: str, now: float) -> bool:
        """Whether something is handled for the first time; from now on it was handled."""
        with self._lock, self._db.atomic():
            self._db.execute("DELETE FROM handled WHERE at < ?", [now - KEPT_CLAIMS_SECONDS])
            return (
                self._db.execute(
                    "INSERT OR IGNORE INTO handled (what, at) VALUES (?, ?)", [what, now]
                ).rowcount
                == 1
            )

    def _key(self, conversation: str) -> str:
        return hashlib.blake2b(conversation.encode(), key=self._salt, digest_size=16).hexdigest()

    def _read_salt(self) -> bytes:
        row = self._db.execute("SELECT salt FROM salts").fetchone()
        if row:
            return bytes(row[0])
        salt = secrets.token_bytes(32)
        self._db.table("salts").insert({"salt": salt})
        return salt
