"""Small pieces of wording that several answers share."""

import datetime
import re
from decimal import Decimal
from urllib.parse import urlsplit

from ocop_bot.catalogue import Figure, Group, Place, PlaceKind, Producer, ProducerType, Product
from ocop_bot.partial_date import PartialDate
from ocop_bot.text import printing
from ocop_bot.texts import say

PROVINCE = "tỉnh Thanh Hóa"

_QUARTER_SAID = re.compile(r"(?:số liệu đến q|^Q)uý (\d)/(\d{4})")
"""A source that gives its figures up to a quarter, so that no day may be printed."""

_AUTHORS = re.compile(r" \([^()]{20,}\)$")

_NUMBER = re.compile(r"\d+(?:\.\d+)?")

_OF_DATE = re.compile(
    r"^(?:Nguồn nêu số liệu đến quý [^;]*|ngày (?:gần đúng|xấp xỉ)(?: \([^)]*\))?)", re.IGNORECASE
)


def partial_date(date: PartialDate) -> str:
    """Print a date as exact as it is known: 31/12/2025, tháng 11/2025, năm 2026."""
    if date.is_day:
        return printing.date(date.earliest)
    if date.is_month:
        return say("figure.month", month=date.earliest.month, year=date.earliest.year)
    if date.earliest.year != date.latest.year:
        return f"{printing.date(date.earliest)}–{printing.date(date.latest)}"
    return say("figure.year", year=date.earliest.year)


def stars(product: Product) -> str:
    """The rank of a product: "OCOP 4 sao"."""
    if product.stars is None:
        return say("product.rank_unknown")
    return say("product.rank", stars=product.stars)


def star_signs(count: int) -> str:
    """Stars as signs; always beside the number in words, never instead of it."""
    return "★" * count


def place_as_people_say(place: Place) -> str:
    """A place with its type, and a word where it is a former unit."""
    name = place.full_name
    if place.kind in (PlaceKind.COMMUNE, PlaceKind.REGION):
        return name
    return say("list.place_old", place=name)


def group(value: Group) -> str:
    """The Vietnamese name of a product group."""
    return say(f"group.{value.value}")


def producer_type(value: ProducerType | None) -> str:
    """The Vietnamese name of a kind of producer."""
    return say(f"producer_type.{value.value if value else 'unknown'}")


def producer_name(producer: Producer | None) -> str | None:
    """The name of a producer, when known."""
    return producer.name if producer else None


def site(address: str) -> str:
    """The site of an address: "baothanhhoa.vn"."""
    return urlsplit(address).netloc.removeprefix("www.") or address


def figure_source(figure: Figure) -> str:
    """Where a figure was published, as short as it can be recognised."""
    if figure.source_title:
        return figure.source_title
    return site(figure.source_url or "")


def figure_source_short(figure: Figure) -> str:
    """The same beside a number: a title without its authors, whom the last line names."""
    return _AUTHORS.sub("", figure_source(figure))


def figure_date(figure: Figure) -> str:
    """The date of a figure in words, rough where the source is."""
    date = partial_date(figure.as_of)
    if quarter := _QUARTER_SAID.search(figure.note or ""):
        return say("figure.as_of_quarter", number=quarter[1], year=quarter[2])
    if figure.approximate_date:
        return say("figure.about", date=date)
    return say("figure.as_of", date=date)


def figure_value(figure: Figure) -> str:
    """The value of a figure with its qualifier: "hơn 660"."""
    value = figure.value.replace("-", "–")
    number = figure_number(figure)
    if number is not None:
        value = printing.number(number)
    key = {"over": "over", "nearly": "nearly", "at_least": "at_least", "about": "about_value"}.get(
        figure.qualifier.value
    )
    return say(f"figure.{key}", value=value) if key else value


def figure_number(figure: Figure) -> Decimal | None:
    """The value of a figure as a number; None where its source gives a range."""
    return Decimal(figure.value) if _NUMBER.fullmatch(figure.value) else None


def note(figure: Figure) -> str:
    """What a source says beside a figure that its date does not say already; may be empty."""
    return _OF_DATE.sub("", figure.note or "").strip(" ;.")


def day(date: datetime.date) -> str:
    """Print a day."""
    return printing.date(date)
