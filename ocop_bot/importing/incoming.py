"""A product as a row of a file gives it, and what is to be told of a row."""

import dataclasses
from collections.abc import Iterable

from ocop_bot.catalogue import Event, Group, ProducerType
from ocop_bot.importing.addresses import Address
from ocop_bot.partial_date import PartialDate


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Remark:
    """Something to tell about a row: the sheet, its row there (from 1), and what."""

    sheet: str
    line: int
    reason: str


@dataclasses.dataclass(frozen=True, slots=True)
class Incoming:
    """A product as a row of the file gives it; None or empty is not known."""

    sheet: str
    line: int
    name: str
    producer: str | None
    producer_type: ProducerType | None
    stars: int | None
    decision: str | None
    date: PartialDate | None
    event: Event | None
    round: str | None
    group: Group | None
    place_as_named: str
    address: Address
    source: str | None
    note: str | None


def bad_rows(complaints: Iterable[Remark]) -> int:
    """How many rows complaints are of."""
    return len({(complaint.sheet, complaint.line) for complaint in complaints})
