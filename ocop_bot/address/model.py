"""Addresses: every screen the assistant can show has one."""

import dataclasses
import datetime
import enum

from ocop_bot.text.periods import Period

_HUNDREDTHS = 100


class Screen(enum.StrEnum):
    """Screens that need no more than their name."""

    HOME = "home"
    HELP = "help"
    TOPICS = "topics"
    LOST = "lost"
    LAW = "law"
    SETS = "sets"
    ASSESS = "assess"
    GUIDES = "guides"
    ROUNDS = "rounds"
    RENEWAL = "renewal"


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

    ``places`` are a kind letter and a code each ("d401"); ``words`` are folded words of the name;
    ``validity`` is the name of a state ("valid"), ``round`` the number of a round (đợt);
    ``from_stars``: so many stars or more.
    """

    places: tuple[str, ...] = ()
    stars: int | None = None
    group: str | None = None
    producer_type: str | None = None
    producer: str | None = None
    year: int | None = None
    words: tuple[str, ...] = ()
    validity: str | None = None
    round: int | None = None
    from_stars: int | None = None


class ListOrder(enum.StrEnum):
    """What a list is sorted by."""

    STARS = "s"
    NAME = "n"


class Facet(enum.StrEnum):
    """What a list can be narrowed by; the value is its letter in an address."""

    STARS = "s"
    GROUP = "g"
    PLACE = "a"
    PRODUCER_TYPE = "y"
    YEAR = "r"
    VALIDITY = "v"


@dataclasses.dataclass(frozen=True, slots=True)
class ListAddress:
    """A page (from 1) of the products of a selection; its filters by a facet; or it as a file."""

    selection: Selection = Selection()
    page: int = 1
    order: ListOrder = ListOrder.STARS
    facet: Facet | None = None
    file: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class PlaceAddress:
    """What a place was and is: a kind letter and a code ("d401")."""

    place: str


@dataclasses.dataclass(frozen=True, slots=True)
class NearbyAddress:
    """Products near a point, given in hundredths of a degree: about a kilometre, no nearer."""

    latitude: int
    longitude: int


def rounded(latitude: float, longitude: float) -> NearbyAddress:
    """The screen of a point in degrees, rounded: nothing behind it learns the exact place."""
    return NearbyAddress(round(latitude * _HUNDREDTHS), round(longitude * _HUNDREDTHS))


class ReportReason(enum.StrEnum):
    """What somebody says is wrong with a product's card; the value is its letter."""

    STARS = "s"
    PRODUCER = "p"
    PLACE = "a"
    VALIDITY = "v"
    STOPPED = "n"
    OTHER = "o"


@dataclasses.dataclass(frozen=True, slots=True)
class ReportAddress:
    """Telling that a product's card is wrong: which reason to choose, or the one chosen."""

    product: str
    reason: ReportReason | None = None


class StatisticView(enum.StrEnum):
    """How a statistic is shown; the value ends its address."""

    TEXT = ""
    CHART = "h"
    FILE = "x"


@dataclasses.dataclass(frozen=True, slots=True)
class StatisticAddress:
    """A statistic ("count", "top_districts") over a selection, as text, drawn, or as a file.

    ``period`` is the time asked for, ``span`` the first and the last year of a series.
    """

    name: str
    selection: Selection = Selection()
    period: Period | None = None
    span: tuple[int, int] | None = None
    view: StatisticView = StatisticView.TEXT


@dataclasses.dataclass(frozen=True, slots=True)
class LawAddress:
    """A part of a legal text: an article, clause or point, an annex, a form ("7-6-a", "m2")."""

    document: str
    part: str


@dataclasses.dataclass(frozen=True, slots=True)
class DocumentAddress:
    """The card of a legal document: what it was, from when until when, what replaced it."""

    id: str


@dataclasses.dataclass(frozen=True, slots=True)
class SectorAddress:
    """The criteria sets of a sector (ngành), by its Roman number in small letters."""

    sector: str


@dataclasses.dataclass(frozen=True, slots=True)
class SetAddress:
    """A criteria set (1–26)."""

    number: int


@dataclasses.dataclass(frozen=True, slots=True)
class NounAddress:
    """The set or sets of a product people call by a noun, written "nem-chua"."""

    slug: str


class SheetView(enum.StrEnum):
    """What is shown of an answer sheet."""

    QUESTION = "c"
    RESULT = "r"
    REVIEW = "v"
    FILE = "x"


@dataclasses.dataclass(frozen=True, slots=True)
class SheetAddress:
    """A self-assessment: its set, the whole packed sheet, and what to show of it.

    ``at``: of a question its number (0: the disqualifiers, then the criteria from 1); of a review
    the part (1–3).
    """

    number: int
    sheet: str
    view: SheetView = SheetView.RESULT
    at: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class GuideAddress:
    """A guide; its overview, or a step from 1."""

    id: str
    step: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class ChecklistAddress:
    """A page (from 1) of the checklist of a guide for a kind of producer and a set.

    What is still None is asked first; ``sector`` narrows the choice of the set. ``ticks`` are
    packed. ``file``: to take along.
    """

    guide: str
    producer_type: str | None = None
    sector: str | None = None
    number: int | None = None
    ticks: str = ""
    page: int = 1
    file: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class RoundAddress:
    """A round of evaluation of the province (đợt 1 or 2 of a year)."""

    number: int
    year: int
    file: bool = False


class DayOf(enum.StrEnum):
    """What happened or happens on a day that deadlines are counted from."""

    ISSUED = "c"
    EXPIRES = "h"
    RECEIVED = "n"


@dataclasses.dataclass(frozen=True, slots=True)
class DayAddress:
    """Deadlines counted from a day: of a certificate, or of a file the commune received."""

    of: DayOf
    day: datetime.date
    file: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class ShareAddress:
    """The link and the QR code of another screen."""

    of: "Address"


Address = (
    Screen
    | TopicAddress
    | EntryAddress
    | ProductAddress
    | ListAddress
    | StatisticAddress
    | LawAddress
    | DocumentAddress
    | SectorAddress
    | SetAddress
    | NounAddress
    | SheetAddress
    | GuideAddress
    | ChecklistAddress
    | RoundAddress
    | DayAddress
    | PlaceAddress
    | NearbyAddress
    | ReportAddress
    | ShareAddress
)
