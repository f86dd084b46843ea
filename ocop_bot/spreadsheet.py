"""Spreadsheets (.xlsx) to take along, for any spreadsheet program."""

import dataclasses
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LINE_HEIGHT = 15.0
"""Points of a line."""

_STRONG_SHARE = 0.85
"""Bold letters are wider: so much less of them fits."""

Cell = str | int | None

_LONGEST_NAME = 31
"""Characters of a sheet's name that spreadsheet programs allow."""


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its width in characters."""

    heading: str
    width: int


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; ``strong`` for headings and totals between the others."""

    cells: tuple[Cell, ...]
    strong: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """A sheet: a title, lines above the table, the table, lines below."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class _Formats:
    title: "Format"
    plain: "Format"
    heading: "Format"
    cell: "Format"
    number: "Format"
    strong: "Format"
    strong_number: "Format"

    def of(self, row: Row, cell: Cell) -> "Format":
        """The format of a cell of a row."""
        if isinstance(cell, int):
            return self.strong_number if row.strong else self.number
        return self.strong if row.strong else self.cell


def spreadsheet(tables: Sequence[Table]) -> bytes:
    """Write an .xlsx file with a sheet for each table, ready to print on A4."""
    import xlsxwriter  # noqa: PLC0415 - only who takes a file along waits for it

    buffer = io.BytesIO()
    # what people typed must stay text: "=1+1" is no formula, an address no link
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        formats = _formats(book)
        for table in tables:
            _write(book.add_worksheet(table.name[:_LONGEST_NAME]), table, formats)
    return buffer.getvalue()


def _formats(book: "Workbook") -> _Formats:
    framed = {"border": 1, "text_wrap": True, "valign": "top"}
    strong = {**framed, "bold": True, "bg_color": "#F2F2F2"}
    return _Formats(
        title=book.add_format({"bold": True, "font_size": 14}),
        plain=book.add_format({"valign": "top"}),
        heading=book.add_format({**framed, "bold": True, "bg_color": "#E2EFDA"}),
        cell=book.add_format(framed),
        number=book.add_format({**framed, "align": "center"}),
        strong=book.add_format(strong),
        strong_number=book.add_format({**strong, "align": "center"}),
    )


def _height(row: Row, columns: Sequence[Column]) -> float:
    """How high a row must be for its longest cell, in points.

    Only some programs fit rows by themselves; the others would cut the text.
    """
    lines = 1
    for cell, column in zip(row.cells, columns, strict=True):
        width = column.width * (_STRONG_SHARE if row.strong else 1) - 1
        wrapped = (-(-len(part) // width) for part in str(cell or "").split("\n"))
        lines = max(lines, int(sum(max(one, 1) for one in wrapped)))
    return lines * _LINE_HEIGHT


def _write(sheet: "Worksheet", table: Table, formats: _Formats) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&R&P/&N")
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width)
    sheet.write(0, 0, table.title, formats.title)
    line = 1
    for text in table.above:
        sheet.write(line, 0, text, formats.plain)
        line += 1
    headings = Row(tuple(column.heading for column in table.columns), strong=True)
    sheet.repeat_rows(line)
    sheet.freeze_panes(line + 1, 0)
    for row in (headings, *table.rows):
        sheet.set_row(line, _height(row, table.columns))
        for at, cell in enumerate(row.cells):
            sheet.write(
                line, at, cell, formats.heading if row is headings else formats.of(row, cell)
            )
        line += 1
    line -= 1
    for text in table.below:
        line += 1
        sheet.write(line, 0, text, formats.plain)
