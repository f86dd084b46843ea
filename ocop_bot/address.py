"""Addresses: every screen has one, a short string that any channel can carry.

The same string is the callback data of a Telegram button, the parameter of a deep link, the path
of a web page and the content of a QR code. This codec alone makes and reads them. The form is
``screen`` or ``screen_id`` followed by fields ``_<letter><value>``; values never hold "_".
"""

import dataclasses
import enum
import re
from collections.abc import Callable, Mapping

LONGEST = 64
"""Bytes of a Telegram button's callback data."""

_FORM = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PLACE = re.compile(r"[cdf]\d{3}(\d{2})?")
_MOST_PLACES = 3


class AddressError(ValueError):
    """A string is not an address, or an address does not fit into 64 characters."""


class Screen(enum.StrEnum):
    """Screens that need no more than their name."""

    HOME = "home"
    HELP = "help"
    TOPICS = "topics"
    LOST = "lost"


@dataclasses.dataclass(frozen=True, slots=True)
class TopicAddress:
    """The entries of a topic."""

    topic: str


@dataclasses.dataclass(frozen=True, slots=True)
class EntryAddress:
    """An entry of the knowledge base."""

    id: str


@dataclasses.dataclass(frozen=True, slots=True)
class ProductAddress:
    """The card of a product."""

    id: str


@dataclasses.dataclass(frozen=True, slots=True)
class Selection:
    """Which products are meant, in the words of an address.

    ``places`` are a kind letter and a code each ("d401"); ``words`` are folded words of the name.
    """

    places: tuple[str, ...] = ()
    stars: int | None = None
    group: str | None = None
    producer_type: str | None = None
    producer: str | None = None
    year: int | None = None
    words: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class ListAddress:
    """A page (from 1) of the products of a selection."""

    selection: Selection = Selection()
    page: int = 1


@dataclasses.dataclass(frozen=True, slots=True)
class StatisticAddress:
    """A statistic ("count", "top_districts") over a selection."""

    name: str
    selection: Selection = Selection()
    quarter: int | None = None


Address = Screen | TopicAddress | EntryAddress | ProductAddress | ListAddress | StatisticAddress


def encode(address: Address) -> str:
    """Write an address.

    Raises:
        AddressError: it does not fit or holds a value an address cannot carry.
    """
    match address:
        case Screen():
            text = address.value
        case TopicAddress(topic):
            text = f"t_{topic}"
        case EntryAddress(id_):
            text = f"e_{id_}"
        case ProductAddress(id_):
            text = f"p_{id_}"
        case ListAddress(selection, page):
            text = f"l{_fields(selection)}" + (f"_n{page}" if page > 1 else "")
        case StatisticAddress(name, selection, quarter):
            text = f"q_{name.replace('_', '-')}{_fields(selection)}"
            text += f"_k{quarter}" if quarter else ""
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
    if head in _SIMPLE and len(rest) == 1 and _ID.fullmatch(rest[0]):
        return _SIMPLE[head](rest[0])
    if head == "l":
        fields = _read(text, rest)
        page = fields.pop("n", "1")
        return ListAddress(_selection(text, fields), _number(text, page, 9999))
    if head == "q" and rest and _ID.fullmatch(rest[0]):
        fields = _read(text, rest[1:])
        quarter = fields.pop("k", None)
        return StatisticAddress(
            rest[0].replace("-", "_"),
            _selection(text, fields),
            _number(text, quarter, 4) if quarter else None,
        )
    raise AddressError(f"không có màn hình: {text!r}")


_SCREENS = frozenset(screen.value for screen in Screen)
_SIMPLE: Mapping[str, Callable[[str], Address]] = {
    "t": TopicAddress,
    "e": EntryAddress,
    "p": ProductAddress,
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
        year=_number(text, year, 2099) if year else None,
        words=tuple(word for word in words.split("-") if word),
    )
    if fields:
        raise AddressError(f"trường lạ “{next(iter(fields))}”: {text!r}")
    return selection


def _number(text: str, value: str, most: int) -> int:
    if not value.isdecimal() or not value.isascii() or not 1 <= int(value) <= most:
        raise AddressError(f"số không hợp lệ “{value}”: {text!r}")
    return int(value)
