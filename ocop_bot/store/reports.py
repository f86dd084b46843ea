"""What readers reported as wrong: the product, the reason and the day, and nobody's name.

A salted hash of the person stands beside each report, so that one person counts once for each
product and reason, and can take it back. Deleting a person leaves nothing of theirs.
"""

import dataclasses
import datetime
from collections.abc import Sequence
from pathlib import Path

from ocop_bot.store.private_file import PrivateFile

KEPT_DAYS = 365
"""How long a report is kept, whether staff have come to it or not."""


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """A reason given for a product, the last day it was given, and by how many people."""

    product: str
    reason: str
    day: datetime.date
    people: int


class Reports:
    """A small SQLite file; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._file = PrivateFile(path)
        self._file.create_table(
            "reports",
            {"product": str, "reason": str, "person": str, "day": str},
            key=("product", "reason", "person"),
        )

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def keep(self, product: str, reason: str, person: str, day: datetime.date) -> None:
        """Keep a report; the same from the same person again changes nothing."""
        with self._file.writing() as db:
            db.execute("DELETE FROM reports WHERE day < ?", [_oldest(day)])
            db.execute(
                "INSERT OR IGNORE INTO reports (product, reason, person, day) VALUES (?, ?, ?, ?)",
                [product, reason, self._file.key(person), day.isoformat()],
            )

    def waiting(self, today: datetime.date) -> Sequence[Report]:
        """All reports staff have not settled, the newest first."""
        rows = self._file.read(
            "SELECT product, reason, max(day), count(*) FROM reports WHERE day >= ?"
            " GROUP BY product, reason ORDER BY 3 DESC, 4 DESC, 1, 2",
            [_oldest(today)],
        )
        return [
            Report(str(product), str(reason), datetime.date.fromisoformat(str(day)), _int(people))
            for product, reason, day, people in rows
        ]

    def settle(self, product: str, reason: str | None = None) -> int:
        """Delete what staff have seen to; without a reason, all of a product. Returns how many."""
        with self._file.writing() as db:
            if reason is None:
                deleted = db.execute("DELETE FROM reports WHERE product = ?", [product])
            else:
                deleted = db.execute(
                    "DELETE FROM reports WHERE product = ? AND reason = ?", [product, reason]
                )
            count = deleted.rowcount
        self._file.wipe()
        return count

    def forget(self, person: str) -> None:
        """Delete everything of a person, in the file and in its log."""
        with self._file.writing() as db:
            db.execute("DELETE FROM reports WHERE person = ?", [self._file.key(person)])
        self._file.wipe()


def _oldest(today: datetime.date) -> str:
    return (today - datetime.timedelta(days=KEPT_DAYS)).isoformat()


def _int(value: object) -> int:
    return int(str(value))
