"""What a cell means: stars, dates, decisions, groups, however offices write them."""

import calendar
import dataclasses
import datetime
import re
from collections.abc import Mapping

from ocop_bot.catalogue import Event, Group, ProducerType
from ocop_bot.importing.office_file import Cell
from ocop_bot.partial_date import PartialDate
from ocop_bot.text.dates import dates_in
from ocop_bot.text.letters import folded_words
from ocop_bot.texts import say

MOST_STARS = 5
FIRST_YEAR = 2018
"""The programme began on 07/05/2018: no product was recognised before."""

_NUMBERS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5}
_SIGNS = re.compile(r"[*⭐★✭✩☆\ufe0f\s]+")
_NUMBER = re.compile(r"(?<![\d.,/-])(\d+)(?:[.,]0+)?(?![\d/-]|[.,]\d)")
_NO_STARS = frozenset(("", "khong", "chua", "chua co", "khong dat", "khong ro", "chua ro"))
_SPREADSHEET_DAY_ZERO = datetime.date(1899, 12, 30)
_SERIALS = range(36526, 73051)
"""Days from 2000 to 2099, as spreadsheets count them."""

_YEAR = re.compile(r"(?:nam )?(\d{4})")
_MONTH = re.compile(r"(?:thang |t)?(\d{1,2})\s*(?:/|-|\.| nam | )\s*(\d{4})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?")
_DECISION = re.compile(r"(\d{1,6})\s*(/[\w/ .-]*?Q[ĐD][\w-]*(?:\s*-\s*\w+)?)", re.IGNORECASE)
_BARE_DECISION = re.compile(
    r"(?:quyết định|qđ)?\s*(?:số)?\s*:?\s*(\d{1,6})(?![\d/.-])(\s*(?:[,;(-]|ngày).*|)",
    re.IGNORECASE,
)

_EVENTS: Mapping[str, Event] = {
    "nang hang": Event.UPGRADED, "nang sao": Event.UPGRADED, "danh gia lai": Event.RENEWED,
    "cong nhan lai": Event.RENEWED, "xep hang lai": Event.RENEWED, "moi": Event.RECOGNISED,
    "lan dau": Event.RECOGNISED,
}  # fmt: skip
_GROUPS: Mapping[str, Group] = {
    "thuc pham": Group.FOOD, "do uong": Group.DRINK, "duoc lieu": Group.HERBAL,
    "thao duoc": Group.HERBAL, "thu cong": Group.HANDICRAFT, "luu niem": Group.HANDICRAFT,
    "vai may mac": Group.HANDICRAFT, "sinh vat canh": Group.ORNAMENTAL, "du lich": Group.TOURISM,
}  # fmt: skip
_PRODUCER_TYPES: Mapping[str, ProducerType] = {
    "to hop tac": ProducerType.COOPERATIVE_GROUP, "tht": ProducerType.COOPERATIVE_GROUP,
    "hop tac xa": ProducerType.COOPERATIVE, "htx": ProducerType.COOPERATIVE,
    "cong ty": ProducerType.COMPANY, "doanh nghiep": ProducerType.COMPANY,
    "dntn": ProducerType.COMPANY, "cty": ProducerType.COMPANY, "ho": ProducerType.HOUSEHOLD,
    "hkd": ProducerType.HOUSEHOLD, "co so": ProducerType.HOUSEHOLD,
}  # fmt: skip


class CellError(ValueError):
    """A cell cannot mean what its column says; the message tells why, in Vietnamese."""


@dataclasses.dataclass(frozen=True, slots=True)
class Decision:
    """The number of a decision, and its date where the cell gave it."""

    number: str | None
    date: PartialDate | None


def text(cell: Cell) -> str:
    """A cell as text: 2942.0 is "2942", a day is 15/12/2023."""
    if isinstance(cell, datetime.date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def read_stars(cell: Cell) -> int | None:
    """Stars written as "4 sao", "****", "★★★★", "bốn sao", "Hạng 4" or 4; None for none.

    Raises:
        CellError: not one to five stars.
    """
    written = text(cell)
    if written and _SIGNS.fullmatch(written) and not written.isspace():
        count = sum(written.count(sign) for sign in "*⭐★✭✩☆")
    else:
        words = folded_words(written)
        if words in _NO_STARS:
            return None
        numbers = {int(found) for found in _NUMBER.findall(written)}
        numbers |= {_NUMBERS[word] for word in words.split() if word in _NUMBERS}
        if len(numbers) != 1:
            raise CellError(say("import.no_stars", value=written))
        count = numbers.pop()
    if not 1 <= count <= MOST_STARS:
        raise CellError(say("import.wrong_stars", value=written))
    return count


def read_date(cell: Cell, today: datetime.date) -> PartialDate | None:
    """A date in any form, as exact as it is written; None for none.

    Raises:
        CellError: no such day, not a date, before the programme began, or not yet come.
    """
    date = _date(cell)
    if date is None:
        return None
    if date.earliest > today:
        raise CellError(say("import.future", value=text(cell)))
    if date.latest.year < FIRST_YEAR:
        raise CellError(say("import.too_early", value=text(cell), year=FIRST_YEAR))
    return date


def _date(cell: Cell) -> PartialDate | None:
    if isinstance(cell, datetime.date):
        return PartialDate(cell, cell)
    written = text(cell)
    if written.isdecimal() and int(written) in _SERIALS:
        day = _SPREADSHEET_DAY_ZERO + datetime.timedelta(days=int(written))
        return PartialDate(day, day)
    for mention in dates_in(written):
        if mention.day is None:
            raise CellError((mention.fault or "").rstrip("."))
        return PartialDate(mention.day, mention.day)
    plain = " ".join(written.lower().split())
    words = folded_words(written)
    if not words:
        return None
    if found := _ISO.fullmatch(plain):
        return _parsed("{}-{:0>2}-{:0>2}".format(*found.groups()), written)
    if found := _MONTH.fullmatch(plain) or _MONTH.fullmatch(words):
        return _parsed(f"{found[2]}-{found[1]:0>2}", written)
    if found := _YEAR.fullmatch(words):
        return _parsed(found[1], written)
    raise CellError(say("import.no_date", value=written))


def _parsed(plain: str, written: str) -> PartialDate:
    try:
        return PartialDate.parse(plain)
    except ValueError:
        pass
    year, month = int(plain[:4]), int(plain[5:7] or "1")
    if len(plain) > len("2024-04") and year and 1 <= month <= 12:  # noqa: PLR2004 - months
        last = calendar.monthrange(year, month)[1]
        reason = say("import.short_month", month=month, year=year, days=last)
        raise CellError(say("import.no_day", value=written, reason=reason))
    raise CellError(say("import.no_date", value=written))


def read_decision(cell: Cell, today: datetime.date) -> Decision:
    """A decision: "Số 2942/QĐ-UBND ngày 05/8/2021" gives the number and the date.

    A cell that holds only a date gives that; words without any figure say nothing.

    Raises:
        CellError: the date in it is none.
    """
    written = text(cell)
    if not any(sign.isdecimal() for sign in written):
        return Decision(None, None)
    if isinstance(cell, datetime.date):
        return Decision(None, read_date(cell, today))
    if found := _DECISION.search(written):
        kind = "".join(found[2].split()).upper().replace("QD", "QĐ")
        return Decision(f"{found[1]}{kind}", _date_beside(written.replace(found[0], " "), today))
    if found := _BARE_DECISION.fullmatch(written):
        return Decision(f"QĐ {found[1]}", _date_beside(found[2], today))
    try:
        return Decision(None, read_date(cell, today))
    except CellError:
        if dates_in(written):
            raise
        return Decision(written, None)


def _date_beside(rest: str, today: datetime.date) -> PartialDate | None:
    """The date that stands beside the number of a decision; other words are left alone."""
    mentions = dates_in(rest)
    if not mentions:
        return None
    if mentions[0].day is None:
        raise CellError((mentions[0].fault or "").rstrip("."))
    return read_date(mentions[0].day, today)


def read_event(cell: Cell) -> Event | None:
    """Why a recognition was given, if the cell says."""
    words = f" {folded_words(text(cell))} "
    return next((event for said, event in _EVENTS.items() if f" {said} " in words), None)


def read_group(cell: Cell) -> Group | None:
    """One of the six groups, if the cell names it."""
    words = f" {folded_words(text(cell))} "
    found = [(words.index(f" {said} "), group) for said, group in _GROUPS.items()
             if f" {said} " in words]  # fmt: skip
    return min(found)[1] if found else None


def producer_type(name: str) -> ProducerType | None:
    """The legal form that a producer's name or a cell begins with."""
    words = f"{folded_words(name)} "
    return next((kind for said, kind in _PRODUCER_TYPES.items() if words.startswith(f"{said} ")),
                None)  # fmt: skip
