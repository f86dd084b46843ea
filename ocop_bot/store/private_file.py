"""A SQLite file in which people are known only by a salted hash, and deleted things are gone."""

import hashlib
import secrets
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database


class PrivateFile:
    """One connection behind a lock; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, check_same_thread=False)
        connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten
        self._db = Database(connection)
        self._db.enable_wal()
        self._lock = threading.Lock()
        self.create_table("salts", {"salt": bytes})
        self._salt = self._read_salt()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    def create_table(
        self, name: str, columns: Mapping[str, type], key: str | tuple[str, ...] | None = None
    ) -> None:
        """Create a table unless it is there."""
        with self._lock:
            self._db.table(name).create(dict(columns), pk=key, if_not_exists=True)

    def key(self, name: str) -> str:
        """What a person or a conversation is called in this file, and in no other."""
        return hashlib.blake2b(name.encode(), key=self._salt, digest_size=16).hexdigest()

    def read(self, query: str, values: Sequence[str | float]) -> Sequence[tuple[object, ...]]:
        """All rows of a query."""
        with self._lock:
            return self._db.execute(query, list(values)).fetchall()

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """One transaction: all of it or nothing."""
        with self._lock, self._db.atomic():
            yield self._db

    def wipe(self) -> None:
        """Empty the log too, so that what was deleted stands nowhere."""
        with self._lock:
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _read_salt(self) -> bytes:
        found = self.read("SELECT salt FROM salts", [])
        if found and isinstance(found[0][0], bytes):
            return found[0][0]
        salt = secrets.token_bytes(32)
        with self.writing() as db:
            db.table("salts").insert({"salt": salt})
        return salt
