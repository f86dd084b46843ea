"""The one codec that makes and reads addresses: short strings that any channel can carry.

The same string is the callback data of a Telegram button, the parameter of a deep link, the path
of a web page and the content of a QR code. The form is ``screen`` or ``screen_id`` followed by
fields ``_<letter><value>``; values never hold "_".
"""

import datetime
import re
from collections.abc import Callable, Mapping

from ocop_bot.address.model import (
    Address,
    ChecklistAddress,
    DayAddress,
    DayOf,
    DocumentAddress,
    EntryAddress,
    GuideAddress,
    LawAddress,
    ListAddress,
    NounAddress,
    ProductAddress,
    RoundAddress,
    Screen,
    SectorAddress,
    Selection,
    SetAddress,
    SheetAddress,
    SheetView,
    StatisticAddress,
    TopicAddress,
)
from ocop_bot.criteria.model import LAST_SET

LONGEST = 64
"""Bytes of a Telegram button's callback data."""

_FORM = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PLACE = re.compile(r"[cdf]\d{3}(\d{2})?")
_DAY = re.compile(r"(?P<of>[a-z])(?P<day>(?:19|20)\d{6})")
_ROUND = re.compile(r"(?P<number>[12])-(?P<year>20\d\d)")
_TICKS = re.compile(r"[0-9a-f]{3,13}")
_SHEET = re.compile(r"[0-9A-Za-z]{3,40}")
_VIEW = re.compile(r"(?P<view>[a-z])(?P<at>\d{0,2})")
_MOST_PLACES = 3
_LATEST_YEAR = 2099
_FILE = "x"


class AddressError(ValueError):
    """A string is not an address, or an address does not fit into 64 characters."""


def encode(address: Address) -> str:
    """Write an address.

    Raises:
        AddressError: it does not fit or holds a value an address cannot carry.
    """
    text = _write(address)
    if not _FORM.fullmatch(text):
        raise AddressError(f"địa chỉ không hợp lệ hoặc dài quá {LONGEST} ký tự: {text[:80]!r}")
    return text


def fits(address: Address) -> bool:
    """Whether an address can be written."""
    try:
        encode(address)
    except AddressError:
        return False
    return True


def decode(text: str) -> Address:
    """Read an address.

    Raises:
        AddressError: the text is none.
    """
    if not _FORM.fullmatch(text):
        raise AddressError(f"không phải địa chỉ: {text[:80]!r}")
    if text in _SCREENS:
        return Screen(text)
    head, *rest = text.split("_")
    read = _READERS.get(head)
    if read is None:
        raise AddressError(f"không có màn hình: {text!r}")
    return read(text, rest)


def _write(address: Address) -> str:  # noqa: C901, PLR0911, PLR0912 - one line per kind of address
    match address:
        case Screen():
            return address.value
        case TopicAddress(topic):
            return f"t_{topic}"
        case EntryAddress(id_):
            return f"e_{id_}"
        case ProductAddress(id_):
            return f"p_{id_}"
        case ListAddress(selection, page):
            return f"l{_fields(selection)}" + (f"_n{page}" if page > 1 else "")
        case StatisticAddress(name, selection, quarter):
            text = f"q_{name.replace('_', '-')}{_fields(selection)}"
            return text + (f"_k{quarter}" if quarter else "")
        case LawAddress(document, part):
            return f"v_{document}_{part}"
        case DocumentAddress(id_):
            return f"w_{id_}"
        case SectorAddress(sector):
            return f"g_{sector}"
        case SetAddress(number):
            return f"b_{number}"
        case NounAddress(slug):
            return f"u_{slug}"
        case SheetAddress(number, sheet, view, at):
            return f"k_{number}_{view.value}{at or ''}_{sheet}"
        case GuideAddress(id_, step):
            return f"h_{id_}" + (f"_b{step}" if step else "")
        case ChecklistAddress():
            return _write_checklist(address)
        case RoundAddress(number, year, file):
            return f"o_{number}-{year}" + _file(is_file=file)
        case DayAddress(of, day, file):
            return f"r_{of.value}{day:%Y%m%d}" + _file(is_file=file)


def _write_checklist(address: ChecklistAddress) -> str:
    fields = [
        *([f"y{address.producer_type.replace('_', '-')}"] if address.producer_type else []),
        *([f"n{address.sector}"] if address.sector else []),
        *([f"s{address.number}"] if address.number else []),
        *([f"k{address.ticks}"] if address.ticks else []),
        *([f"p{address.page}"] if address.page > 1 else []),
    ]
    return "_".join(["d", address.guide, *fields]) + _file(is_file=address.file)


def _file(*, is_file: bool) -> str:
    return f"_{_FILE}" if is_file else ""


def _of_id(make: Callable[[str], Address]) -> Callable[[str, list[str]], Address]:
    def read(text: str, rest: list[str]) -> Address:
        if len(rest) != 1 or not _ID.fullmatch(rest[0]):
            raise AddressError(f"không có màn hình: {text!r}")
        return make(rest[0])

    return read


def _read_list(text: str, rest: list[str]) -> Address:
    fields = _read(text, rest)
    page = fields.pop("n", "1")
    return ListAddress(_selection(text, fields), _number(text, page, 9999))


def _read_statistic(text: str, rest: list[str]) -> Address:
    if not rest or not _ID.fullmatch(rest[0]):
        raise AddressError(f"không có màn hình: {text!r}")
    fields = _read(text, rest[1:])
    quarter = fields.pop("k", None)
    return StatisticAddress(
        rest[0].replace("-", "_"),
        _selection(text, fields),
        _number(text, quarter, 4) if quarter else None,
    )


def _read_law(text: str, rest: list[str]) -> Address:
    match rest:
        case [document, part] if _ID.fullmatch(document) and _ID.fullmatch(part):
            return LawAddress(document, part)
    raise AddressError(f"không phải địa chỉ văn bản: {text!r}")


def _read_set(text: str, rest: list[str]) -> Address:
    return SetAddress(_number(text, rest[0] if len(rest) == 1 else "", LAST_SET))


def _read_sheet(text: str, rest: list[str]) -> Address:
    match rest:
        case [number, view, sheet] if _SHEET.fullmatch(sheet) and (found := _VIEW.fullmatch(view)):
            if found["view"] in set(SheetView):
                at = int(found["at"] or 0)
                return SheetAddress(
                    _number(text, number, LAST_SET), sheet, SheetView(found["view"]), at
                )
    raise AddressError(f"không phải phiếu tự chấm: {text!r}")


def _read_guide(text: str, rest: list[str]) -> Address:
    fields = _read(text, rest[1:])
    step = fields.pop("b", None)
    _no_more(text, fields)
    return GuideAddress(_id_of(text, rest), _number(text, step, 99) if step else 0)


def _read_checklist(text: str, rest: list[str]) -> Address:
    is_file = rest[-1:] == [_FILE]
    fields = _read(text, rest[1 : -1 if is_file else None])
    type_, number = fields.pop("y", None), fields.pop("s", None)
    sector, ticks = fields.pop("n", None), fields.pop("k", "")
    page = fields.pop("p", "1")
    _no_more(text, fields)
    if ticks and not _TICKS.fullmatch(ticks):
        raise AddressError(f"dấu chọn không hợp lệ “{ticks}”: {text!r}")
    return ChecklistAddress(
        guide=_id_of(text, rest),
        producer_type=type_.replace("-", "_") if type_ else None,
        sector=sector,
        number=_number(text, number, LAST_SET) if number else None,
        ticks=ticks,
        page=_number(text, page, 99),
        file=is_file,
    )


def _read_round(text: str, rest: list[str]) -> Address:
    match rest:
        case [code, *more] if more in ([], [_FILE]) and (found := _ROUND.fullmatch(code)):
            return RoundAddress(int(found["number"]), int(found["year"]), bool(more))
    raise AddressError(f"không phải đợt đánh giá: {text!r}")


def _read_day(text: str, rest: list[str]) -> Address:
    match rest:
        case [code, *more] if more in ([], [_FILE]) and (found := _DAY.fullmatch(code)):
            try:
                day = datetime.datetime.strptime(found["day"], "%Y%m%d").date()  # noqa: DTZ007
                return DayAddress(DayOf(found["of"]), day, bool(more))
            except ValueError:
                pass
    raise AddressError(f"không phải ngày: {text!r}")


def _id_of(text: str, rest: list[str]) -> str:
    if not rest or not _ID.fullmatch(rest[0]):
        raise AddressError(f"không có màn hình: {text!r}")
    return rest[0]


_SCREENS = frozenset(screen.value for screen in Screen)
_READERS: Mapping[str, Callable[[str, list[str]], Address]] = {
    "t": _of_id(TopicAddress),
    "e": _of_id(EntryAddress),
    "p": _of_id(ProductAddress),
    "l": _read_list,
    "q": _read_statistic,
    "v": _read_law,
    "w": _of_id(DocumentAddress),
    "g": _of_id(SectorAddress),
    "b": _read_set,
    "u": _of_id(NounAddress),
    "k": _read_sheet,
    "h": _read_guide,
    "d": _read_checklist,
    "o": _read_round,
    "r": _read_day,
}


def _fields(selection: Selection) -> str:
    fields = [
        *(f"a{place}" for place in selection.places[:_MOST_PLACES]),
        *([f"s{selection.stars}"] if selection.stars else []),
        *([f"g{selection.group}"] if selection.group else []),
        *([f"y{selection.producer_type.replace('_', '-')}"] if selection.producer_type else []),
        *([f"m{selection.producer}"] if selection.producer else []),
        *([f"r{selection.year}"] if selection.year else []),
        *([f"w{'-'.join(selection.words)}"] if selection.words else []),
    ]
    return "".join(f"_{field}" for field in fields)


def _read(text: str, parts: list[str]) -> dict[str, str]:
    """Fields by letter; places, which may repeat, are joined with commas."""
    fields: dict[str, str] = {}
    for part in parts:
        letter, value = part[:1], part[1:]
        if not value or (letter in fields and letter != "a"):
            raise AddressError(f"địa chỉ hỏng ở “{part}”: {text!r}")
        fields[letter] = f"{fields[letter]},{value}" if letter in fields else value
    return fields


def _selection(text: str, fields: dict[str, str]) -> Selection:
    places = tuple(fields.pop("a").split(",")) if "a" in fields else ()
    if len(places) > _MOST_PLACES or not all(_PLACE.fullmatch(place) for place in places):
        raise AddressError(f"nơi không hợp lệ: {text!r}")
    words = fields.pop("w", "")
    stars, year = fields.pop("s", None), fields.pop("r", None)
    producer_type = fields.pop("y", None)
    selection = Selection(
        places=places,
        stars=_number(text, stars, 5) if stars else None,
        group=fields.pop("g", None),
        producer_type=producer_type.replace("-", "_") if producer_type else None,
        producer=fields.pop("m", None),
        year=_number(text, year, _LATEST_YEAR) if year else None,
        words=tuple(word for word in words.split("-") if word),
    )
    _no_more(text, fields)
    return selection


def _no_more(text: str, fields: Mapping[str, str]) -> None:
    if fields:
        raise AddressError(f"trường lạ “{next(iter(fields))}”: {text!r}")


def _number(text: str, value: str, most: int) -> int:
    if not value.isdecimal() or not value.isascii() or not 1 <= int(value) <= most:
        raise AddressError(f"số không hợp lệ “{value}”: {text!r}")
    return int(value)
