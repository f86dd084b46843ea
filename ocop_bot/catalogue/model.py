"""The shapes of the catalogue: `Product`, `Producer`, `Recognition`, `Place`, `Figure`."""

import dataclasses
import datetime
import enum

from ocop_bot.catalogue.validity import ValidityState
from ocop_bot.partial_date import PartialDate


class Group(enum.StrEnum):
    """The six product groups of Điều 2 khoản 2 Quyết định 26/2026/QĐ-TTg (ngành)."""

    FOOD = "food"
    DRINK = "drink"
    HERBAL = "herbal"
    HANDICRAFT = "handicraft"
    ORNAMENTAL = "ornamental"
    TOURISM = "tourism"


class ProducerType(enum.StrEnum):
    """The legal form of a producer (loại hình chủ thể), as far as its name tells."""

    COMPANY = "company"
    COOPERATIVE = "cooperative"
    COOPERATIVE_GROUP = "cooperative_group"
    HOUSEHOLD = "household"
    OTHER = "other"


class Event(enum.StrEnum):
    """Why a recognition was given: first, with more stars, or again after 36 months."""

    RECOGNISED = "recognised"
    UPGRADED = "upgraded"
    RENEWED = "renewed"


class Qualifier(enum.StrEnum):
    """How exactly a source gave a number."""

    EXACT = "exact"
    OVER = "over"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    ABOUT = "about"


class PlaceKind(enum.StrEnum):
    """What a place name stands for; the value is its letter in an address."""

    COMMUNE = "c"
    FORMER_COMMUNE = "f"
    FORMER_DISTRICT = "d"
    REGION = "r"


class Share(enum.StrEnum):
    """How much of a former commune a commune of today holds.

    ``EARLIER``: the former one ended on 01/01/2025 already, and went there with another.
    """

    WHOLE = "whole"
    PART = "part"
    EARLIER = "earlier"


class MergeKnown(enum.StrEnum):
    """How surely it is known where a commune went that ended on 01/01/2025."""

    CONFIRMED = "confirmed"
    INFERRED = "inferred"
    GUESS = "guess"
    UNKNOWN = "unknown"


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """A commune of today, a commune or district that ended (xã, phường, huyện), or a region.

    ``prefix`` is its type as written: "Xã", "Phường", "Thị trấn", "Huyện", "Thị xã", "Thành phố",
    "Vùng".
    """

    kind: PlaceKind
    code: str
    name: str
    prefix: str

    @property
    def full_name(self) -> str:
        """The name with its type in small letters: "xã Hoằng Thanh"."""
        return f"{self.prefix.lower()} {self.name}"


@dataclasses.dataclass(frozen=True, slots=True)
class Producer:
    """Who makes a product (chủ thể); ``type`` is None when no source tells."""

    id: str
    name: str
    type: ProducerType | None


@dataclasses.dataclass(frozen=True, slots=True)
class Recognition:
    """One decision that gave a product its stars (công nhận). ``date`` as exact as known."""

    event: Event
    stars: int
    decision: str | None
    date: PartialDate | None
    round: str | None
    source_url: str
    note: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class Product:
    """A product that a public source calls OCOP.

    ``stars`` is None when no source gives them; such a product is found by name but never
    counted. ``group`` is None when neither a source nor the name tells. ``recognitions`` stand in
    the order they were given.
    """

    id: str
    name: str
    producer: Producer | None
    group: Group | None
    stars: int | None
    place_as_named: str
    commune: Place | None
    former_commune: Place | None
    former_district: Place | None
    source_url: str
    source_date: PartialDate | None
    more_sources: tuple[str, ...]
    note: str | None
    recognitions: tuple[Recognition, ...] = ()

    @property
    def recognition(self) -> Recognition | None:
        """The recognition that counts now: the last one."""
        return self.recognitions[-1] if self.recognitions else None


@dataclasses.dataclass(frozen=True, slots=True)
class ValidOn:
    """A state of recognitions on a day; None: they still count, soon to expire or not."""

    state: ValidityState | None
    day: datetime.date


@dataclasses.dataclass(frozen=True, slots=True)
class ProductFilter:
    """Which products are meant; what is None or empty does not narrow.

    ``places`` are alternatives (the same name in two former districts). ``from_stars``: so many
    stars or more. ``words`` are folded
    words that the product's name must contain. ``year`` and ``round`` (đợt) are those of one
    recognition, the last or an earlier one.
    """

    places: tuple[Place, ...] = ()
    stars: int | None = None
    group: Group | None = None
    producer_type: ProducerType | None = None
    producer: str | None = None
    year: int | None = None
    words: tuple[str, ...] = ()
    validity: ValidOn | None = None
    round: int | None = None
    from_stars: int | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """A reported figure (số liệu công bố): someone published it, at a date.

    ``metric`` and ``scope`` as in ``data/figures.csv``; ``value`` is text because a source may
    give a range ("15-20").
    """

    metric: str
    scope: str
    as_of: PartialDate
    value: str
    qualifier: Qualifier
    unit: str
    approximate_date: bool
    source_title: str | None
    source_url: str | None
    note: str | None
