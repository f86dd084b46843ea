"""Which version of the products is served: that of the repository, or one of the imports.

Version 0 is `data/` itself. Every import writes its files into a folder of its own and then
points here, in one transaction; whatever dies before that leaves the version before it serving.
"""

import contextlib
import dataclasses
import datetime
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Self

KEPT = 10
"""Imported versions that are kept to go back to."""

LEFT_SECONDS = 3600
"""A snapshot that no version uses is left over only after so long: another may be building it."""

_BUSY_MILLISECONDS = 10_000
_TABLES = """
CREATE TABLE IF NOT EXISTS versions (
    number INTEGER PRIMARY KEY, parent INTEGER NOT NULL, made_at TEXT NOT NULL,
    file TEXT NOT NULL, added INTEGER NOT NULL, changed INTEGER NOT NULL,
    removed INTEGER NOT NULL, undone INTEGER NOT NULL DEFAULT 0, snapshot TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS current (
    only INTEGER PRIMARY KEY CHECK (only = 1), number INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS ids (id TEXT PRIMARY KEY, known_by TEXT NOT NULL);
INSERT OR IGNORE INTO current VALUES (1, 0);
"""


class BusyError(Exception):
    """Somebody else is importing at this moment."""


class NoVersionError(Exception):
    """There is no version to go back to."""


@dataclasses.dataclass(frozen=True, slots=True)
class Version:
    """One import: its number, the version it was made from, and what it did."""

    number: int
    parent: int
    made_at: datetime.datetime
    file: str
    added: int
    changed: int
    removed: int
    undone: bool
    snapshot: str


class Versions:
    """The imported versions in a working folder. Safe to share between threads and processes."""

    def __init__(self, working_folder: Path) -> None:
        self.folder = working_folder / "catalogue"
        self.folder.mkdir(parents=True, exist_ok=True)
        self._working_folder = working_folder
        self._lock = threading.RLock()
        self._db = sqlite3.connect(
            self.folder / "versions.sqlite",
            isolation_level=None,
            check_same_thread=False,
            timeout=_BUSY_MILLISECONDS / 1000,
        )
        # a reader never waits for an import, and what is committed is on the disk
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        if not self._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'ids'").fetchone():
            self._db.executescript(f"BEGIN IMMEDIATE; {_TABLES} COMMIT;")

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def current(self) -> int:
        """The number of the version that is served; 0 is the data of the repository."""
        with self._lock:
            return int(self._db.execute("SELECT number FROM current").fetchone()[0])

    def overlay(self, number: int) -> Path | None:
        """The folder of a version's files; None for those of the repository."""
        return self.folder / str(number) if number else None

    def history(self) -> Sequence[Version]:
        """All imports that are kept, the last one first."""
        with self._lock:
            rows = self._db.execute("SELECT * FROM versions ORDER BY number DESC").fetchall()
        return [
            Version(
                number, parent, datetime.datetime.fromisoformat(made_at), file,
                added, changed, removed, bool(undone), snapshot,
            )
            for number, parent, made_at, file, added, changed, removed, undone, snapshot in rows
        ]  # fmt: skip

    def ids(self) -> Mapping[str, str]:
        """Every id that a product ever had → what the product is known by."""
        with self._lock:
            return dict(self._db.execute("SELECT id, known_by FROM ids").fetchall())

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, and the lock of an import; both end when the process dies.

        Raises:
            BusyError: another process is inside one.
        """
        with self._lock:
            self._db.execute("PRAGMA busy_timeout = 0")
            try:
                self._db.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                raise BusyError from None
            finally:
                self._db.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def next_number(self) -> int:
        """The number of the version to come, never used before."""
        last = self._db.execute("SELECT coalesce(max(number), 0) FROM versions").fetchone()[0]
        return int(last) + 1

    def switch_to(self, version: Version, ids: Mapping[str, str]) -> None:
        """Serve a new version, whose files stand ready, once the transaction is over."""
        values = [*dataclasses.astuple(version)]
        values[2] = version.made_at.isoformat(timespec="seconds")
        self._db.execute(f"INSERT INTO versions VALUES ({','.join('?' * len(values))})", values)  # noqa: S608
        self._db.executemany("INSERT OR IGNORE INTO ids VALUES (?, ?)", ids.items())
        self._db.execute("UPDATE current SET number = ?", [version.number])

    def undo(self) -> Version:
        """Serve the version before the current one again and return the one undone.

        Raises:
            NoVersionError: the data of the repository are served, or the version before is
                no longer kept.
            BusyError: somebody is importing.
        """
        with self.writing():
            kept = {version.number: version for version in self.history()}
            undone = kept.get(self.current())
            if undone is None or (undone.parent and undone.parent not in kept):
                raise NoVersionError
            self._db.execute("UPDATE versions SET undone = 1 WHERE number = ?", [undone.number])
            self._db.execute("UPDATE current SET number = ?", [undone.parent])
            return undone

    def tidy(self, base: str) -> None:
        """Forget versions too old to go back to; delete what interrupted imports left.

        Args:
            base: the name of the snapshot of the repository's data, which is kept.

        Raises:
            BusyError: somebody is importing.
        """
        with self.writing():
            old = _beyond(self.history(), self.current())
            for version in old:
                self._db.execute("DELETE FROM versions WHERE number = ?", [version.number])
        with self.writing():  # only what is surely forgotten is deleted
            kept = self.history()
            for folder in self.folder.iterdir():
                if folder.is_dir() and folder.name not in {str(version.number) for version in kept}:
                    shutil.rmtree(folder, ignore_errors=True)
            used = {base, *(version.snapshot for version in kept)}
            gone = {version.snapshot for version in old}
            for path in self._working_folder.glob("catalogue-*"):
                if path.name not in used and (path.name in gone or _is_old(path)):
                    with contextlib.suppress(OSError):  # some systems keep files that are open
                        path.unlink(missing_ok=True)


def _is_old(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > LEFT_SECONDS


def _beyond(versions: Sequence[Version], current: int) -> Sequence[Version]:
    """The versions not worth keeping: those one can go back to stay longest."""
    by_number = {version.number: version for version in versions}
    way_back: list[Version] = []
    while current in by_number:
        way_back.append(by_number[current])
        current = by_number[current].parent
    others = [version for version in versions if version not in way_back]
    return [*way_back, *others][KEPT:]
