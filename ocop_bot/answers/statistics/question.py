"""What is asked of the figures."""

import dataclasses

from ocop_bot.catalogue import Place, PlaceKind, ProductFilter
from ocop_bot.catalogue.gazetteer import PROVINCE

EVERYTHING = ProductFilter()

CHART, FILE = "chart", "file"
"""The forms of a question for a chart and for a spreadsheet."""


@dataclasses.dataclass(frozen=True, slots=True)
class StatisticQuestion:
    """A statistic by its name, with everything that narrows it.

    Attributes:
        name: which statistic, one of ``STATISTICS``.
        wanted: which products are counted.
        scope: province, country or other province when no place is asked for.
        places: places to compare, one entry each.
        years: years to compare; the first is the one asked for.
        quarter: quarter of that year.
        span: first and last year of a series.
        order: "asc" when the least are asked for.
        form: "percent", "chart" or "file" when asked for so.
        metric: a reported metric asked for by its own words.
    """

    name: str
    wanted: ProductFilter = EVERYTHING
    scope: str = PROVINCE
    places: tuple[tuple[Place, ...], ...] = ()
    years: tuple[int, ...] = ()
    quarter: int | None = None
    span: tuple[int, int] | None = None
    order: str | None = None
    form: str | None = None
    metric: str | None = None

    @property
    def year(self) -> int | None:
        """The year asked for."""
        return self.years[0] if self.years else None


_REGION_SCOPES = {"vùng miền núi": "11 huyện miền núi"}


def scope_of(place: Place) -> str:
    """The name figures.csv gives to a former district or a region: "TP Thanh Hóa"."""
    if place.kind is PlaceKind.FORMER_DISTRICT and place.prefix == "Thành phố":
        return f"TP {place.name}"
    return _REGION_SCOPES.get(place.full_name, place.full_name)
