"""Opens what offices send (.xlsx, .xls, .ods, .csv) as sheets of plain cells, row by row."""

import dataclasses
import datetime
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import python_calamine

from ocop_bot.importing.errors import OfficeFileError
from ocop_bot.importing.ods_spans import Span, ods_spans
from ocop_bot.importing.text_table import read_table
from ocop_bot.texts import say

MOST_BYTES = 25 * 2**20
MOST_ROWS = 200_000
MOST_UNPACKED_BYTES = 600 * 2**20
"""A small file may unpack into one that fills the machine."""

LONGEST_CELL = 2000
"""Characters of a cell that are kept."""

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
ENDINGS = (*_WORKBOOKS, ".csv", ".tsv", ".txt")

Cell = str | float | datetime.date
"""Text (empty when there is none), a number, or a day."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_LOCKED_XLSX = "EncryptedPackage".encode("utf-16-le")
_LOCKED_XLS = re.compile(rb"\x2f\x00..[\x00\x01]\x00", re.DOTALL)
"""The record FILEPASS of the old format."""

_MANIFEST = "META-INF/manifest.xml"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BLANKS = re.compile(r"\s+")


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; ``rows[0]`` is its row 1. Cells merged over several rows are filled in each."""

    name: str
    hidden: bool
    rows: Sequence[Sequence[Cell]]


def open_office_file(path: Path) -> Sequence[Sheet]:
    """Read all sheets of a file.

    Raises:
        OfficeFileError: the file cannot be used; says why and what to do.
    """
    content = _content(path)
    if content.startswith((_ZIP, _OLE)):
        sheets = _workbook(path, content)
    else:
        if path.suffix.lower() in _WORKBOOKS and b"<" not in content[:LONGEST_CELL]:
            raise OfficeFileError(say("import.corrupt", file=path.name))
        sheets = [Sheet(path.stem, hidden=False, rows=_cleaned(read_table(path, content)))]
    if sum(len(sheet.rows) for sheet in sheets) > MOST_ROWS:
        raise OfficeFileError(say("import.too_many_rows", file=path.name, most=MOST_ROWS))
    if not any(sheet.rows for sheet in sheets):
        raise OfficeFileError(say("import.empty", file=path.name))
    return sheets


def _content(path: Path) -> bytes:
    if path.is_dir() or not path.exists():
        raise OfficeFileError(say("import.no_file", file=path))
    if path.suffix.lower() not in ENDINGS:
        raise OfficeFileError(say("import.wrong_type", file=path.name))
    try:
        if path.stat().st_size > MOST_BYTES:
            raise OfficeFileError(say("import.too_large", file=path.name, most=MOST_BYTES // 2**20))
        content = path.read_bytes()
    except OSError:
        raise OfficeFileError(say("import.unreadable", file=path.name)) from None
    if not content.strip():
        raise OfficeFileError(say("import.empty", file=path.name))
    return content


def _workbook(path: Path, content: bytes) -> Sequence[Sheet]:
    _refuse_bombs(path, content)
    try:
        with python_calamine.load_workbook(io.BytesIO(content)) as book:
            spans = ods_spans(content) if content.startswith(_ZIP) else {}
            return [
                _sheet(book.get_sheet_by_name(about.name), about, spans.get(about.name, ()))
                for about in book.sheets_metadata
                if about.typ is python_calamine.SheetTypeEnum.WorkSheet
            ]
    except python_calamine.PasswordError:
        raise OfficeFileError(say("import.password", file=path.name)) from None
    except (python_calamine.CalamineError, OSError, ValueError, zipfile.BadZipFile):
        key = "import.password" if _is_locked(content) else "import.corrupt"
        raise OfficeFileError(say(key, file=path.name)) from None


def _is_locked(content: bytes) -> bool:
    """Whether a file that cannot be read is one with a password."""
    if content.startswith(_OLE):
        return _LOCKED_XLSX in content or _LOCKED_XLS.search(content) is not None
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
        return _MANIFEST in names and b"encryption-data" in packed.read(_MANIFEST)


def _refuse_bombs(path: Path, content: bytes) -> None:
    if not content.startswith(_ZIP):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except zipfile.BadZipFile:
        raise OfficeFileError(say("import.corrupt", file=path.name)) from None
    if size > MOST_UNPACKED_BYTES:
        raise OfficeFileError(say("import.too_large", file=path.name, most=MOST_BYTES // 2**20))


def _sheet(
    sheet: python_calamine.CalamineSheet,
    about: python_calamine.SheetMetadata,
    spans: Sequence[Span],
) -> Sheet:
    rows = _cleaned(sheet.to_python(skip_empty_area=False))
    for span in [*(sheet.merged_cell_ranges or ()), *spans]:
        _fill(rows, span)
    hidden = about.visible is not python_calamine.SheetVisibleEnum.Visible
    return Sheet(about.name, hidden, rows)


def _fill(rows: Sequence[list[Cell]], span: Span) -> None:
    """Write the value of a merged cell into each row it stands in, not into each column."""
    (top, left), (bottom, _) = span
    if top >= len(rows) or left >= len(rows[top]):
        return
    for row in rows[top + 1 : bottom + 1]:
        if left < len(row):
            row[left] = rows[top][left]


def _cleaned(rows: Iterable[Sequence[object]]) -> list[list[Cell]]:
    cleaned = [[clean(value) for value in row] for row in rows]
    while cleaned and not any(cell != "" for cell in cleaned[-1]):
        cleaned.pop()
    return cleaned


def clean(value: object) -> Cell:
    """A cell as we use it: text in NFC without control characters and needless blanks."""
    match value:
        case bool() | datetime.time() | datetime.timedelta():
            return str(value)
        case datetime.datetime():
            return value.date()
        case datetime.date() | int() | float():
            return value
        case _:
            text = unicodedata.normalize("NFC", str(value)[:LONGEST_CELL])
            return _BLANKS.sub(" ", _CONTROL.sub("", text)).strip()
