"""What an import would do to the data: added, changed, removed, and what to look at."""

import dataclasses
import datetime
from collections.abc import Callable, Mapping

from ocop_bot.importing.incoming import Incoming, Remark, bad_rows
from ocop_bot.importing.tables import Tables


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """A product and what happens to it, in words."""

    id: str
    name: str
    told: str


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """The tables after the import, and how they come to differ from those before."""

    tables: Tables
    ids: Mapping[str, str]
    added: tuple[Change, ...]
    changed: tuple[Change, ...]
    removed: tuple[Change, ...]
    absent: int
    unchanged: int
    complaints: tuple[Remark, ...]
    warnings: tuple[Remark, ...]

    @property
    def bad_rows(self) -> int:
        """Rows complained of; one may have several faults."""
        return bad_rows(self.complaints)

    @property
    def does_anything(self) -> bool:
        """Whether the data would differ."""
        return bool(self.added or self.changed or self.removed)


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """How to import: where the data come from, on which day, and whether the list is complete."""

    source: Callable[[Incoming], str]
    day: datetime.date
    complete: bool
