"""From the sheets of a file to products and complaints; says which sheets were read, and how."""

import dataclasses
import datetime
from collections.abc import Callable, Sequence

from ocop_bot.importing.addresses import Addresses
from ocop_bot.importing.columns import Header, find_header
from ocop_bot.importing.errors import ImportRefusedError
from ocop_bot.importing.incoming import Incoming, Remark
from ocop_bot.importing.layout import OtherRow, product_rows
from ocop_bot.importing.office_file import Sheet
from ocop_bot.importing.row_reading import Found, SheetReader
from ocop_bot.texts import say

PROGRESS_EVERY = 5000


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
    found = Found([], [], [])
    for sheet in sheets:
        header, why = _header(sheet, only)
        before = len(found.products)
        others: list[int] = []
        if header:
            reader = SheetReader(sheet, addresses, today)
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
