"""From a row of a sheet to a typed product, or to complaints where that cannot be."""

import dataclasses
import datetime
import re
from collections.abc import Callable, Iterator
from typing import TypeVar
from urllib.parse import urlsplit

from ocop_bot.catalogue import ProducerType
from ocop_bot.importing import cells as reads
from ocop_bot.importing.addresses import Addresses
from ocop_bot.importing.cells import CellError
from ocop_bot.importing.headings import Column
from ocop_bot.importing.incoming import Incoming, Remark
from ocop_bot.importing.layout import OtherRow, ProductRow
from ocop_bot.importing.office_file import Sheet
from ocop_bot.partial_date import PartialDate
from ocop_bot.text.letters import folded_words
from ocop_bot.texts import say

LONGEST_NAME = 200
LONGEST_NOTE = 500

_UNKNOWN = frozenset(("", "khong", "khong ro", "chua ro", "chua co", "chua xac dinh"))
_ADDRESS = re.compile(r"https?://\S+")
Read = TypeVar("Read")


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """What rows gave, one after the other."""

    products: list[Incoming]
    complaints: list[Remark]
    warnings: list[Remark]


class SheetReader:
    """Reads the rows of products of one sheet."""

    def __init__(self, sheet: Sheet, addresses: Addresses, today: datetime.date) -> None:
        self._sheet = sheet
        self._addresses = addresses
        self._today = today

    def read(self, row: ProductRow | OtherRow, found: Found) -> None:
        """Add the product of a row, or what is wrong with it."""
        if isinstance(row, OtherRow):
            if row.heading:
                warning = say("import.unused_heading", text=row.heading[:80])
                found.warnings.append(self._remark(row, warning))
            return
        reasons = list(_lacks(row))
        stars = self._try(lambda: _stars(row), reasons)
        decision = self._try(lambda: self._decision(row), reasons)
        date = self._try(
            lambda: reads.read_date(row.cells.get(Column.DATE, ""), self._today), reasons
        )
        source = self._try(lambda: _source(row), reasons)
        if reasons or decision is None:
            found.complaints.extend(self._remark(row, reason) for reason in reasons)
            return
        named = _place(row)
        product = Incoming(
            sheet=self._sheet.name,
            line=row.line,
            name=_text(row, Column.NAME),
            producer=_known(row, Column.PRODUCER),
            producer_type=_producer_type(row),
            stars=stars,
            decision=decision.number,
            date=_joined(date, decision.date),
            event=reads.read_event(row.cells.get(Column.EVENT, "")),
            round=_known(row, Column.ROUND),
            group=reads.read_group(row.cells.get(Column.GROUP, "")) or row.section.group,
            place_as_named=named,
            address=self._addresses.find(named),
            source=source,
            note=_text(row, Column.NOTE)[:LONGEST_NOTE] or None,
        )
        found.products.append(product)
        found.warnings.extend(self._remark(row, doubt) for doubt in _doubts(product, row))

    def _decision(self, row: ProductRow) -> reads.Decision:
        own = reads.read_decision(row.cells.get(Column.DECISION, ""), self._today)
        return own if own != reads.Decision(None, None) else row.section.decision or own

    def _remark(self, row: ProductRow | OtherRow, reason: str) -> Remark:
        return Remark(self._sheet.name, row.line, reason)

    @staticmethod
    def _try(read: Callable[[], Read], reasons: list[str]) -> Read | None:
        try:
            return read()
        except CellError as error:
            reasons.append(str(error))
            return None


def _lacks(row: ProductRow) -> Iterator[str]:
    for column in row.orphans:
        yield say("import.orphan", column=say(f"column.{column.value}"))
    name = _text(row, Column.NAME)
    if not any(letter.isalpha() for letter in name):
        yield say("import.no_name")
    for column in (Column.NAME, Column.PRODUCER, Column.ADDRESS):
        if len(_text(row, column)) > LONGEST_NAME:
            yield say("import.too_long", column=say(f"column.{column.value}"), most=LONGEST_NAME)


def _stars(row: ProductRow) -> int | None:
    if len(row.ticked) > 1:
        raise CellError(say("import.many_ticks"))
    if row.ticked:
        return row.ticked[0]
    own = reads.read_stars(row.cells.get(Column.STARS, ""))
    return row.section.stars if own is None else own


def _source(row: ProductRow) -> str | None:
    written = _text(row, Column.SOURCE)
    if not written:
        return None
    found = _ADDRESS.search(written)
    try:
        return found[0] if found and urlsplit(found[0]).netloc else written.replace("//", "/")[:300]
    except ValueError:
        raise CellError(say("import.wrong_source", value=written[:80])) from None


def _joined(date: PartialDate | None, of_decision: PartialDate | None) -> PartialDate | None:
    """The more exact of two dates that agree; the column of dates where they do not."""
    if date is None or of_decision is None:
        return date or of_decision
    inside = date.earliest <= of_decision.earliest and of_decision.latest <= date.latest
    return of_decision if inside else date


def _place(row: ProductRow) -> str:
    """The place as the row and the headings above it name it, the smaller unit first."""
    parts = [_text(row, Column.ADDRESS)]
    for column, kind in ((Column.COMMUNE, "xã"), (Column.DISTRICT, "huyện")):
        part = _text(row, column)
        if part and folded_words(part) not in folded_words(", ".join(parts)):
            parts.append(part if column is Column.DISTRICT or _has_type(part) else f"{kind} {part}")
    section = row.section.place
    if section and folded_words(section) not in folded_words(", ".join(parts)):
        parts.append(section)
    return ", ".join(part for part in parts if part)[:LONGEST_NAME]


def _has_type(place: str) -> bool:
    words = f"{folded_words(place)} "
    return words.startswith(("xa ", "phuong ", "thi tran ", "tt ", "p ", "x "))


def _producer_type(row: ProductRow) -> ProducerType | None:
    return reads.producer_type(_text(row, Column.PRODUCER)) or reads.producer_type(
        _text(row, Column.PRODUCER_TYPE)
    )


def _doubts(found: Incoming, row: ProductRow) -> Iterator[str]:
    if found.stars is None:
        yield say("import.unknown_stars")
    if found.address.warning and found.place_as_named:
        yield say("import.place_kept", place=found.place_as_named, reason=found.address.warning)
    written = _text(row, Column.GROUP)
    if written and found.group is None:
        yield say("import.unknown_group", value=written[:80])


def _known(row: ProductRow, column: Column) -> str | None:
    written = _text(row, column)
    return None if folded_words(written) in _UNKNOWN else written


def _text(row: ProductRow, column: Column) -> str:
    return reads.text(row.cells.get(column, ""))
