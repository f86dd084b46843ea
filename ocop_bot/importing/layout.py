"""Tells the rows of products from all else in a sheet: sections, totals, signatures, blanks."""

import dataclasses
import datetime
import re
from collections.abc import Iterator, Mapping, Sequence

from ocop_bot.importing.addresses import Addresses
from ocop_bot.importing.cells import text
from ocop_bot.importing.columns import Header
from ocop_bot.importing.headings import Column
from ocop_bot.importing.office_file import Cell, Sheet
from ocop_bot.importing.sections import Section, Sections, marker, read_section
from ocop_bot.text.letters import folded_words

_TOTAL = re.compile(
    r"(?:tong cong(?! ty\b)|tong so)\b.*"
    r"|(?:tong|cong)(?: (?:\d|san pham|huyen|xa|nhom|dot|toan).*)?"
)
_FOOTER = re.compile(
    r"^(?:tm |kt |tl |noi nhan|nguoi lap|lap bieu|chu tich|pho chu tich|thu truong|giam doc"
    r"|uy ban nhan dan|ubnd|ghi chu|luu y|danh sach (?:nay )?(?:co|gom)|tong hop|ky ten"
    r"|xac nhan|[\w ]*ngay \d* ?thang \d* ?nam)"
)
_MOST_CELLS_OF_FOOTER = 4
_FEWEST_NUMBERS = 3
_PLACES_AND_GROUPS = (
    "huyen ", "thi xa ", "thanh pho ", "xa ", "phuong ", "thi tran ", "tp ", "nhom ", "nganh ",
)  # fmt: skip
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])\)?|\(?\d{1,2}\s*=[\d\s+*x()-]+")
_DITTO = frozenset(
    ("nt", "-nt-", "- nt -", "//", "''", '"', "”", "″", "như trên", "-//-", "nhu tren")
)


@dataclasses.dataclass(frozen=True, slots=True)
class ProductRow:
    """A row of a product: its number in the sheet (from 1), its cells, what stands above it."""

    line: int
    cells: Mapping[Column, Cell]
    ticked: tuple[int, ...]
    section: Section
    orphans: tuple[Column, ...] = ()
    """Columns that say "as above" below nothing."""


@dataclasses.dataclass(frozen=True, slots=True)
class OtherRow:
    """A row that is no product; ``heading`` is set where it may have told something."""

    line: int
    heading: str | None = None


def product_rows(
    sheet: Sheet, header: Header, addresses: Addresses, today: datetime.date
) -> Iterator[ProductRow | OtherRow]:
    """The rows of products of a sheet, with "as above" replaced by what stands above."""
    sections = Sections()
    above: dict[Column, Cell] = {}
    ended = False
    for number, row in enumerate(sheet.rows[header.end :], header.end + 1):
        cells = _cells(header, row)
        said = list(dict.fromkeys(text(cell) for cell in row if cell != ""))
        if not said:
            continue
        if _is_idle(said, cells) or _repeats(header, row):
            ended = ended and not _repeats(header, row)
            yield OtherRow(number)
            continue
        if _may_be_heading(said, cells):
            heading = _heading(said, cells)
            section = read_section(heading, addresses, today)
            kind = _marker_of(said, cells)
            if kind or (section.says_anything and _is_alone(heading, section)):
                sections.enter(kind, section)
                yield OtherRow(number, None if section.says_anything else heading)
                continue
        if _is_footer(said, cells) or (ended and not _is_full(cells)):
            ended = True
            yield OtherRow(number)
        elif not set(cells) - {Column.ORDINAL}:
            yield OtherRow(number, said[0])
        else:
            whole, orphans = _with_dittos(cells, above)
            above.update(whole)
            ticked = tuple(
                stars for at, stars in header.ticks.items() if at < len(row) and row[at] != ""
            )
            yield ProductRow(number, whole, ticked, sections.now, orphans)


def _cells(header: Header, row: Sequence[Cell]) -> Mapping[Column, Cell]:
    return {
        one.column: row[one.at]
        for one in header.headings
        if one.stars is None and one.at < len(row) and row[one.at] != ""
        and one.column is not Column.UNUSED
    }  # fmt: skip


def _is_idle(said: Sequence[str], cells: Mapping[Column, Cell]) -> bool:
    """Rows prepared with a number only, numbers of columns, totals."""
    if _is_numbering(said) or (len(said) == 1 and said[0].isdecimal()):
        return True
    named = {said[0], text(cells.get(Column.NAME, said[0]))}
    return not _is_numbered(cells) and any(_TOTAL.fullmatch(folded_words(one)) for one in named)


def _is_numbered(cells: Mapping[Column, Cell]) -> bool:
    return text(cells.get(Column.ORDINAL, "")).strip("(). ").isdecimal()


def _marker_of(said: Sequence[str], cells: Mapping[Column, Cell]) -> str | None:
    """The kind of marker a heading has, in a cell of its own or before its words."""
    ordinal = text(cells.get(Column.ORDINAL, ""))
    return marker(f"{ordinal}. ") or marker(said[0])


def _heading(said: Sequence[str], cells: Mapping[Column, Cell]) -> str:
    """The words of a heading: all that is said but its marker and a count."""
    ordinal = text(cells.get(Column.ORDINAL, ""))
    return next((one for one in said if one != ordinal and not one.isdecimal()), said[0])


def _may_be_heading(said: Sequence[str], cells: Mapping[Column, Cell]) -> bool:
    """Whether a row holds one text only, beside a marker and counts."""
    if _is_numbered(cells):
        return False
    marked = _marker_of(said, cells) is not None
    heading = _heading(said, cells)
    rest = [
        one for one in said
        if one not in (heading, text(cells.get(Column.ORDINAL, "")))
    ]  # fmt: skip
    return all(one.isdecimal() for one in rest) if marked else not rest


def _is_alone(heading: str, section: Section) -> bool:
    """Whether a heading without a marker is one: a product may be named after a place."""
    words = folded_words(heading)
    return bool(section.stars or section.decision or words.startswith(_PLACES_AND_GROUPS))


def _is_numbering(said: Sequence[str]) -> bool:
    """A row that counts the columns: (1) (2) (3), or A B 1 2."""
    return len(said) >= _FEWEST_NUMBERS and all(_COLUMN_NUMBER.fullmatch(one) for one in said)


def _repeats(header: Header, row: Sequence[Cell]) -> bool:
    """Whether a row is the headings again, on the top of a new page."""
    filled = [one for one in header.headings if one.at < len(row) and row[one.at] != ""]
    return len(filled) > 1 and all(_is_of(text(row[one.at]), one.written) for one in filled)


def _is_of(cell: str, heading: str) -> bool:
    """Whether a cell says a heading, or one of the two rows of one."""
    return len(cell) <= len(heading) and folded_words(cell) in folded_words(heading)


def _is_footer(said: Sequence[str], cells: Mapping[Column, Cell]) -> bool:
    """Signatures, notes, to whom copies go: few cells, of certain words."""
    if _is_numbered(cells) or len(said) > _MOST_CELLS_OF_FOOTER:
        return False
    looked_at = said[:1] if _is_full(cells) else said
    return any(_FOOTER.match(folded_words(one)) for one in looked_at)


def _is_full(cells: Mapping[Column, Cell]) -> bool:
    """Whether a row below the signatures is surely a product all the same."""
    return Column.NAME in cells and bool(
        {Column.STARS, Column.PRODUCER, Column.DECISION} & set(cells)
    )


def _with_dittos(
    cells: Mapping[Column, Cell], above: Mapping[Column, Cell]
) -> tuple[Mapping[Column, Cell], tuple[Column, ...]]:
    whole: dict[Column, Cell] = {}
    orphans: list[Column] = []
    for column, cell in cells.items():
        if text(cell).lower() not in _DITTO:
            whole[column] = cell
        elif column in above:
            whole[column] = above[column]
        else:
            orphans.append(column)
    return whole, tuple(orphans)
