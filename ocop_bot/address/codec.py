"""The one codec that makes and reads addresses: short strings that any channel can carry.

The same string is the callback data of a Telegram button, the parameter of a deep link, the path
of a web page and the content of a QR code. The form is ``screen`` or ``screen_id`` followed by
fields ``_<letter><value>``; values never hold "_".
"""

import datetime
import re
from collections.abc import Callable, Mapping

from ocop_bot.address.fields import (
    LATEST_YEAR,
    PLACE,
    AddressError,
    no_more,
    read_fields,
    read_number,
    read_selection,
    write_selection,
)
from ocop_bot.address.model import (
    Address,
    ChecklistAddress,
    DayAddress,
    DayOf,
    DocumentAddress,
    EntryAddress,
    Facet,
    GuideAddress,
    LawAddress,
    ListAddress,
    ListOrder,
    NearbyAddress,
    NounAddress,
    PlaceAddress,
    ProductAddress,
    ReportAddress,
    ReportReason,
    RoundAddress,
    Screen,
    SectorAddress,
    SetAddress,
    ShareAddress,
    SheetAddress,
    SheetView,
    StatisticAddress,
    StatisticView,
    TopicAddress,
)
from ocop_bot.criteria.model import LAST_SET
from ocop_bot.text.periods import Period, PeriodKind

LONGEST = 64
"""Bytes of a Telegram button's callback data."""

_FORM = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_POINT = re.compile(r"(?P<latitude>0|[1-9]\d{0,3})-(?P<longitude>0|[1-9]\d{0,4})")
_DAY = re.compile(r"(?P<of>[a-z])(?P<day>(?:19|20)\d{6})")
_ROUND = re.compile(r"(?P<number>[12])-(?P<year>20\d\d)")
_TICKS = re.compile(r"[0-9a-f]{3,13}")
_SHEET = re.compile(r"[0-9A-Za-z]{3,40}")
_VIEW = re.compile(r"(?P<view>[a-z])(?P<at>\d{0,2})")
_PERIOD = re.compile(r"(?P<kind>[a-z])(?P<number>\d{0,4})-(?P<year>20\d\d)")
_SPAN = re.compile(r"(?P<first>20\d\d)-(?P<last>20\d\d)")
_PERIODS = {
    PeriodKind.YEAR: "y",
    PeriodKind.START: "s",
    PeriodKind.MIDDLE: "m",
    PeriodKind.END: "e",
    PeriodKind.FIRST_HALF: "f",
    PeriodKind.SECOND_HALF: "l",
    PeriodKind.QUARTER: "q",
    PeriodKind.MONTH: "t",
    PeriodKind.DAY: "d",
}
_FILE = "x"
_VIEWS = frozenset(view.value for view in StatisticView if view)


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
        case ListAddress():
            return _write_list(address)
        case StatisticAddress():
            return _write_statistic(address)
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
        case PlaceAddress(place):
            return f"a_{place}"
        case NearbyAddress(latitude, longitude):
            return f"n_{latitude}-{longitude}"
        case ReportAddress(product, reason):
            return f"x_{product}" + (f"_r{reason.value}" if reason else "")
        case ShareAddress(of):
            return f"s_{_write(of)}"


def _write_list(address: ListAddress) -> str:
    fields = [
        *([f"o{address.order.value}"] if address.order is not ListOrder.STARS else []),
        *([f"f{address.facet.value}"] if address.facet else []),
        *([f"n{address.page}"] if address.page > 1 else []),
    ]
    text = "".join(f"_{field}" for field in fields)
    return f"l{write_selection(address.selection)}{text}" + _file(is_file=address.file)


def _write_statistic(address: StatisticAddress) -> str:
    period, span = address.period, address.span
    fields = [
        *([f"t{_PERIODS[period.kind]}{period.number or ''}-{period.year}"] if period else []),
        *([f"i{span[0]}-{span[1]}"] if span else []),
        *([address.view.value] if address.view else []),
    ]
    name = address.name.replace("_", "-")
    return "_".join([f"q_{name}{write_selection(address.selection)}", *fields])


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
    is_file = rest[-1:] == [_FILE]
    fields = read_fields(text, rest[: -1 if is_file else None])
    page = fields.pop("n", "1")
    order, facet = fields.pop("o", ListOrder.STARS.value), fields.pop("f", None)
    if order not in set(ListOrder) or facet not in {None, *Facet}:
        raise AddressError(f"không phải danh sách: {text!r}")
    return ListAddress(
        read_selection(text, fields),
        read_number(text, page, 9999),
        ListOrder(order),
        Facet(facet) if facet else None,
        is_file,
    )


def _read_place(text: str, rest: list[str]) -> Address:
    if len(rest) != 1 or not PLACE.fullmatch(rest[0]):
        raise AddressError(f"không phải nơi: {text!r}")
    return PlaceAddress(rest[0])


def _read_point(text: str, rest: list[str]) -> Address:
    found = _POINT.fullmatch(rest[0]) if len(rest) == 1 else None
    if found is None:
        raise AddressError(f"không phải vị trí: {text!r}")
    return NearbyAddress(int(found["latitude"]), int(found["longitude"]))


def _read_report(text: str, rest: list[str]) -> Address:
    fields = read_fields(text, rest[1:])
    reason = fields.pop("r", None)
    no_more(text, fields)
    if reason not in {None, *ReportReason}:
        raise AddressError(f"không phải lời báo: {text!r}")
    return ReportAddress(_id_of(text, rest), ReportReason(reason) if reason else None)


def _read_share(text: str, rest: list[str]) -> Address:
    if not rest:
        raise AddressError(f"không có màn hình để chia sẻ: {text!r}")
    of = decode(text.removeprefix("s_"))
    if isinstance(of, ShareAddress):
        raise AddressError(f"không chia sẻ lời chia sẻ: {text!r}")
    return ShareAddress(of)


def _read_statistic(text: str, rest: list[str]) -> Address:
    if not rest or not _ID.fullmatch(rest[0]):
        raise AddressError(f"không có màn hình: {text!r}")
    view = StatisticView(rest[-1]) if rest[-1] in _VIEWS else StatisticView.TEXT
    fields = read_fields(text, rest[1 : -1 if view else None])
    period = _read_period(text, fields)
    span = _SPAN.fullmatch(fields.pop("i")) if "i" in fields else None
    return StatisticAddress(
        rest[0].replace("-", "_"),
        read_selection(text, fields),
        period,
        (int(span["first"]), int(span["last"])) if span else None,
        view,
    )


def _read_period(text: str, fields: dict[str, str]) -> Period | None:
    """The time of a statistic; addresses once told a year and a quarter by themselves."""
    year, quarter, period = (fields.pop(letter, None) for letter in "rkt")
    if period:
        found = _PERIOD.fullmatch(period)
        kind = next(
            (one for one, sign in _PERIODS.items() if found and sign == found["kind"]), None
        )
        if found is None or kind is None:
            raise AddressError(f"không phải thời gian: {text!r}")
        period_ = Period(kind, int(found["year"]), int(found["number"] or 0))
        if not period_.is_sound:
            raise AddressError(f"không phải thời gian: {text!r}")
        return period_
    if year is None:
        return None
    at = read_number(text, year, LATEST_YEAR)
    if quarter is None:
        return Period(PeriodKind.YEAR, at)
    return Period(PeriodKind.QUARTER, at, read_number(text, quarter, 4))


def _read_law(text: str, rest: list[str]) -> Address:
    match rest:
        case [document, part] if _ID.fullmatch(document) and _ID.fullmatch(part):
            return LawAddress(document, part)
    raise AddressError(f"không phải địa chỉ văn bản: {text!r}")


def _read_set(text: str, rest: list[str]) -> Address:
    return SetAddress(read_number(text, rest[0] if len(rest) == 1 else "", LAST_SET))


def _read_sheet(text: str, rest: list[str]) -> Address:
    match rest:
        case [number, view, sheet] if _SHEET.fullmatch(sheet) and (found := _VIEW.fullmatch(view)):
            if found["view"] in set(SheetView):
                at = int(found["at"] or 0)
                return SheetAddress(
                    read_number(text, number, LAST_SET), sheet, SheetView(found["view"]), at
                )
    raise AddressError(f"không phải phiếu tự chấm: {text!r}")


def _read_guide(text: str, rest: list[str]) -> Address:
    fields = read_fields(text, rest[1:])
    step = fields.pop("b", None)
    no_more(text, fields)
    return GuideAddress(_id_of(text, rest), read_number(text, step, 99) if step else 0)


def _read_checklist(text: str, rest: list[str]) -> Address:
    is_file = rest[-1:] == [_FILE]
    fields = read_fields(text, rest[1 : -1 if is_file else None])
    type_, number = fields.pop("y", None), fields.pop("s", None)
    sector, ticks = fields.pop("n", None), fields.pop("k", "")
    page = fields.pop("p", "1")
    no_more(text, fields)
    if ticks and not _TICKS.fullmatch(ticks):
        raise AddressError(f"dấu chọn không hợp lệ “{ticks}”: {text!r}")
    return ChecklistAddress(
        guide=_id_of(text, rest),
        producer_type=type_.replace("-", "_") if type_ else None,
        sector=sector,
        number=read_number(text, number, LAST_SET) if number else None,
        ticks=ticks,
        page=read_number(text, page, 99),
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
    "a": _read_place,
    "n": _read_point,
    "x": _read_report,
    "s": _read_share,
}
