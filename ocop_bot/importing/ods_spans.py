"""Which cells of an .ods file are merged over several rows; the reader of cells does not tell."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element, ParseError, iterparse

Span = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged range, each as row and column counted from 0."""

_CONTENT = "content.xml"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def ods_spans(content: bytes) -> Mapping[str, Sequence[Span]]:
    """Merged ranges by the name of their sheet; none for a file that is no .ods."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if _CONTENT not in packed.namelist():
            return {}
        with packed.open(_CONTENT) as xml:
            try:
                # expat bounds what entities expand to, and the unpacked size is bounded before
                tables = [
                    (table.get(f"{_TABLE}name", ""), list(_spans(table)))
                    for _, table in iterparse(xml)  # noqa: S314
                    if table.tag == f"{_TABLE}table"
                ]
            except ParseError:
                return {}
    return dict(tables)


def _spans(table: Element) -> Iterator[Span]:
    at = 0
    for row in table.iter(f"{_TABLE}table-row"):
        column = 0
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            height = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
            width = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
            if height > 1:
                yield (at, column), (at + height - 1, column + width - 1)
            column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        at += int(row.get(f"{_TABLE}number-rows-repeated", "1"))
