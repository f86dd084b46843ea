"""Spreadsheets (.xlsx) to take along, for any spreadsheet program."""

import dataclasses
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

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
    strong: "Format"


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
    return _Formats(
        title=book.add_format({"bold": True, "font_size": 14}),
        plain=book.add_format({"valign": "top"}),
        heading=book.add_format({**framed, "bold": True, "bg_color": "#E2EFDA"}),
        cell=book.add_format(framed),
        strong=book.add_format({**framed, "bold": True, "bg_color": "#F2F2F2"}),
    )


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
    for at, column in enumerate(table.columns):
        sheet.write(line, at, column.heading, formats.heading)
    sheet.repeat_rows(line)
    sheet.freeze_panes(line + 1, 0)
    for row in table.rows:
        line += 1
        for at, cell in enumerate(row.cells):
            sheet.write(line, at, cell, formats.strong if row.strong else formats.cell)
    for text in table.below:
        line += 1
        sheet.write(line, 0, text, formats.plain)
