"""From a file to typed products, and to complaints with sheet and row where that cannot be."""

import dataclasses
import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar
from urllib.parse import urlsplit

from ocop_bot.catalogue import Event, Group, ProducerType
from ocop_bot.importing import cells as reads
from ocop_bot.importing.addresses import Address, Addresses
from ocop_bot.importing.cells import CellError
from ocop_bot.importing.columns import Header, find_header
from ocop_bot.importing.errors import ImportRefusedError
from ocop_bot.importing.headings import Column
from ocop_bot.importing.layout import OtherRow, ProductRow, product_rows
from ocop_bot.importing.office_file import Sheet
from ocop_bot.partial_date import PartialDate
from ocop_bot.text.letters import folded_words
from ocop_bot.texts import say

LONGEST_NAME = 200
LONGEST_NOTE = 500
PROGRESS_EVERY = 5000

_UNKNOWN = frozenset(("", "khong", "khong ro", "chua ro", "chua co", "chua xac dinh"))
_ADDRESS = re.compile(r"https?://\S+")
Read = TypeVar("Read")


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


@dataclasses.dataclass(frozen=True, slots=True)
class ReadSheet:
    """How a sheet was read; ``header`` is None when it was not, and ``why`` says so.

    ``others`` are the rows below the headings that hold something but no product.
    """

    name: str
    header: Header | None
    products: int = 0
    others: tuple[int, ...] = ()
    why: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class ReadFile:
    """All that was found in a file."""

    sheets: tuple[ReadSheet, ...]
    products: tuple[Incoming, ...]
    complaints: tuple[Remark, ...]
    warnings: tuple[Remark, ...]


def read_sheets(
    sheets: Sequence[Sheet],
    only: str | None,
    addresses: Addresses,
    today: datetime.date,
    tell: Callable[[str], None],
) -> ReadFile:
    """Read the products of all sheets, or of the one that is named.

    Raises:
        ImportRefusedError: there is no such sheet, or none is a list of products.
    """
    names = [sheet.name for sheet in sheets]
    if only is not None and only not in names:
        raise ImportRefusedError(say("import.no_sheet", sheet=only, sheets=", ".join(names)))
    told: list[ReadSheet] = []
    found = _Found([], [], [])
    for sheet in sheets:
        header, why = _header(sheet, only)
        before = len(found.products)
        others: list[int] = []
        if header:
            reader = _SheetReader(sheet, addresses, today)
            for row in product_rows(sheet, header, addresses, today):
                if isinstance(row, OtherRow):
                    others.append(row.line)
                reader.read(row, found)
                if row.line % PROGRESS_EVERY == 0:
                    tell(say("import.progress_read", sheet=sheet.name, rows=row.line))
        count = len(found.products) - before
        told.append(ReadSheet(sheet.name, header, count, tuple(others), why))
    if not any(sheet.header for sheet in told):
        reasons = "\n".join(say("import.skipped", sheet=one.name, why=one.why) for one in told)
        raise ImportRefusedError(f"{say('import.no_list')}\n{reasons}")
    return ReadFile(
        tuple(told), tuple(found.products), tuple(found.complaints), tuple(found.warnings)
    )


def _header(sheet: Sheet, only: str | None) -> tuple[Header | None, str]:
    if only is not None and sheet.name != only:
        return None, say("import.not_chosen")
    if sheet.hidden and only is None:
        return None, say("import.hidden")
    if not sheet.rows:
        return None, say("import.empty_sheet")
    header = find_header(sheet.rows)
    return header, "" if header else say("import.no_header")


@dataclasses.dataclass(frozen=True, slots=True)
class _Found:
    products: list[Incoming]
    complaints: list[Remark]
    warnings: list[Remark]


class _SheetReader:
    def __init__(self, sheet: Sheet, addresses: Addresses, today: datetime.date) -> None:
        self._sheet = sheet
        self._addresses = addresses
        self._today = today

    def read(self, row: ProductRow | OtherRow, found: _Found) -> None:
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
