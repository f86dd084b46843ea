"""Reads a table kept as text: whatever encoding and separator the program wrote that saved it."""

import codecs
import csv
from collections.abc import Sequence
from pathlib import Path

from ocop_bot.importing.errors import OfficeFileError
from ocop_bot.texts import say

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNMARKED = ("utf-8", "cp1258")
"""Windows programs set to Vietnamese write the second one."""

_SEPARATORS = ",;\t|"
_LINES_LOOKED_AT = 60


def read_table(path: Path, content: bytes) -> Sequence[Sequence[str]]:
    """The rows of a text file; a row with line breaks inside quotes is one row.

    Raises:
        OfficeFileError: this is no table of text.
    """
    text = _text(path, content)
    if text.lstrip()[:200].lower().startswith(("<html", "<!doctype", "<table", "<?xml", "{\\rtf")):
        raise OfficeFileError(say("import.web_page", file=path.name))
    lines = text.splitlines(keepends=True)
    if lines[0].lower().startswith("sep=") and len(lines[0].strip()) == len("sep=;"):
        separator = lines.pop(0)[len("sep=")]
    else:
        separator = _separator(lines[:_LINES_LOOKED_AT])
    try:
        return list(csv.reader(lines, delimiter=separator))
    except csv.Error:
        raise OfficeFileError(say("import.corrupt", file=path.name)) from None


def _text(path: Path, content: bytes) -> str:
    marked = [name for mark, name in _MARKS if content.startswith(mark)]
    for encoding in marked or _UNMARKED:
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        if "\x00" not in text:
            return text
    raise OfficeFileError(say("import.encoding", file=path.name))


def _separator(lines: Sequence[str]) -> str:
    """The sign that splits most lines into most cells."""

    def cells(sign: str) -> int:
        return sum(min(len(row), 30) - 1 for row in csv.reader(lines, delimiter=sign) if row)

    try:
        return max(_SEPARATORS, key=cells)
    except csv.Error:
        return ","
