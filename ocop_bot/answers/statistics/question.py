"""What is asked of the figures."""

import dataclasses

from ocop_bot.answers.statistics.parts import GROUP_METRIC
from ocop_bot.catalogue import Group, Place, PlaceKind, ProducerType, ProductFilter
from ocop_bot.catalogue.gazetteer import PROVINCE
from ocop_bot.text.periods import Period

EVERYTHING = ProductFilter()

CHART, FILE, PERCENT = "chart", "file", "percent"
"""The forms of a question for a chart, for a spreadsheet, and for shares."""


@dataclasses.dataclass(frozen=True, slots=True)
class StatisticQuestion:
    """A statistic by its name, with everything that narrows it.

    Attributes:
        name: which statistic, one of ``STATISTICS``.
        wanted: which products are counted.
        scope: province, country or other province when no place is asked for.
        places: places asked for, one entry each; several are compared.
        groups: groups asked for; so ``producer_types`` and ``ranks`` (stars).
        periods: the times asked for; several are compared.
        year_before: compared with the year before.
        now: the time named is compared with today.
        new: what was recognised in a time is asked for, not what there was at its end.
        span: first and last year of a series.
        order: "asc" when the least are asked for.
        form: "percent", "chart" or "file" when asked for so.
        metrics: reported metrics asked for by their own words.
        quantities: numbers said that somebody may have published.
        leaders: whose order is asked for: "commune", "producer"; districts when None.
        most: how many of them.
    """

    name: str
    wanted: ProductFilter = EVERYTHING
    scope: str = PROVINCE
    places: tuple[tuple[Place, ...], ...] = ()
    groups: tuple[Group, ...] = ()
    producer_types: tuple[ProducerType, ...] = ()
    ranks: tuple[int, ...] = ()
    periods: tuple[Period, ...] = ()
    year_before: bool = False
    now: bool = False
    new: bool = False
    span: tuple[int, int] | None = None
    order: str | None = None
    form: str | None = None
    metrics: tuple[str, ...] = ()
    quantities: tuple[int, ...] = ()
    leaders: str | None = None
    most: int | None = None

    @property
    def period(self) -> Period | None:
        """The time asked for."""
        return self.periods[0] if self.periods else None

    @property
    def subject(self) -> str | None:
        """The reported metric that is asked for; None when nobody reports such."""
        producers = self.name == "producers" or "producers" in self.metrics
        alone = "products" not in self.metrics
        return "producers" if producers and alone else metric_of(self.wanted)

    @property
    def reported_scope(self) -> str:
        """Whose reported figures are asked for, as figures.csv calls it."""
        return scope_of_places(self.wanted.places) or self.scope


_REGION_SCOPES = {"vùng miền núi": "11 huyện miền núi"}


def scope_of(place: Place) -> str:
    """The name figures.csv gives to a former district or a region: "TP Thanh Hóa"."""
    if place.kind is PlaceKind.FORMER_DISTRICT and place.prefix == "Thành phố":
        return f"TP {place.name}"
    return _REGION_SCOPES.get(place.full_name, place.full_name)


def scope_of_places(places: tuple[Place, ...]) -> str | None:
    """The scope of places that are alternatives: of a district among them, else of the first."""
    if not places:
        return None
    district = next((p for p in places if p.kind is PlaceKind.FORMER_DISTRICT), None)
    return scope_of(district or places[0])


def metric_of(wanted: ProductFilter) -> str | None:
    """The reported metric of the products a filter asks for; None when nobody reports such."""
    if wanted.producer_type or wanted.producer or wanted.words or wanted.year:
        return None
    if wanted.from_stars or (wanted.stars and wanted.group):
        return None
    if wanted.stars:
        return f"products_{wanted.stars}_star"
    if wanted.group:
        return f"{GROUP_METRIC}{wanted.group.value}"
    return "products"
