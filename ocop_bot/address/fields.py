"""The fields of an address: ``_<letter><value>``, of which a selection of products is made."""

import re
from collections.abc import Mapping

from ocop_bot.address.model import Selection

PLACE = re.compile(r"[cdfr]\d{3}(\d{2})?")
"""A place: the letter of its kind and its code."""

_MOST_PLACES = 3
_MOST_STARS = 5
LATEST_YEAR = 2099
"""Years of an address are of this century."""

_LATEST_ROUND = 99


class AddressError(ValueError):
    """A string is not an address, or an address does not fit into 64 characters."""


def write_selection(selection: Selection) -> str:
    """Write a selection as fields; empty for everything."""
    fields = [
        *(f"a{place}" for place in selection.places[:_MOST_PLACES]),
        *([f"s{selection.stars}"] if selection.stars else []),
        *([f"u{selection.from_stars}"] if selection.from_stars else []),
        *([f"g{selection.group}"] if selection.group else []),
        *([f"y{selection.producer_type.replace('_', '-')}"] if selection.producer_type else []),
        *([f"m{selection.producer}"] if selection.producer else []),
        *([f"r{selection.year}"] if selection.year else []),
        *([f"d{selection.round}"] if selection.round else []),
        *([f"v{selection.validity}"] if selection.validity else []),
        *([f"w{'-'.join(selection.words)}"] if selection.words else []),
    ]
    return "".join(f"_{field}" for field in fields)


def read_fields(text: str, parts: list[str]) -> dict[str, str]:
    """Fields by letter; places, which may repeat, are joined with commas.

    Raises:
        AddressError: a field is empty or stands twice.
    """
    fields: dict[str, str] = {}
    for part in parts:
        letter, value = part[:1], part[1:]
        if not value or (letter in fields and letter != "a"):
            raise AddressError(f"địa chỉ hỏng ở “{part}”: {text!r}")
        fields[letter] = f"{fields[letter]},{value}" if letter in fields else value
    return fields


def read_selection(text: str, fields: dict[str, str]) -> Selection:
    """The selection that fields stand for; takes its fields out and allows no others.

    Raises:
        AddressError: a value is none, or a field is strange.
    """
    places = tuple(fields.pop("a").split(",")) if "a" in fields else ()
    if len(places) > _MOST_PLACES or not all(PLACE.fullmatch(place) for place in places):
        raise AddressError(f"nơi không hợp lệ: {text!r}")
    words = fields.pop("w", "")
    stars, from_stars, year, round_ = (fields.pop(letter, None) for letter in "surd")
    producer_type = fields.pop("y", None)
    selection = Selection(
        places=places,
        stars=read_number(text, stars, _MOST_STARS) if stars else None,
        group=fields.pop("g", None),
        producer_type=producer_type.replace("-", "_") if producer_type else None,
        producer=fields.pop("m", None),
        year=read_number(text, year, LATEST_YEAR) if year else None,
        words=tuple(word for word in words.split("-") if word),
        validity=fields.pop("v", None),
        round=read_number(text, round_, _LATEST_ROUND) if round_ else None,
        from_stars=read_number(text, from_stars, _MOST_STARS) if from_stars else None,
    )
    no_more(text, fields)
    return selection


def no_more(text: str, fields: Mapping[str, str]) -> None:
    """Refuse fields that nobody has read.

    Raises:
        AddressError: there is one.
    """
    if fields:
        raise AddressError(f"trường lạ “{next(iter(fields))}”: {text!r}")


def read_number(text: str, value: str, most: int) -> int:
    """A number from 1.

    Raises:
        AddressError: it is none, or too large.
    """
    if not value.isdecimal() or not value.isascii() or not 1 <= int(value) <= most:
        raise AddressError(f"số không hợp lệ “{value}”: {text!r}")
    return int(value)
