"""A series laid out: points at their dates, a thin guide between them, nothing interpolated."""

import dataclasses
import itertools
import math
from collections.abc import Iterator, Sequence

from ocop_bot.charts.chart import Bar, Chart
from ocop_bot.charts.labels import RADIUS, Spot, place
from ocop_bot.charts.periods import Timeline
from ocop_bot.charts.shapes import (
    BLUE,
    GRID,
    GUIDE,
    INK,
    SMALL,
    Align,
    Area,
    Dot,
    Measure,
    Shape,
    Stroke,
    Text,
)
from ocop_bot.charts.wrapping import stacked, wrap
from ocop_bot.text.printing import number
from ocop_bot.texts import say

_GAP = 18
_TICK = 26
_PLOT_HEIGHT = 620
_HEADROOM = 120
"""Above the highest point, for its label."""

_GRID_LINES = 4


@dataclasses.dataclass(frozen=True, slots=True)
class _Axes:
    """Where a date and a value stand; the value axis starts at zero."""

    plot: Area
    times: Timeline
    step: float
    steps: int
    top: float

    def x(self, share: float) -> float:
        return self.plot.x + self.plot.width * share

    def y(self, value: float) -> float:
        return self.plot.y + self.plot.height * (1 - value / self.top)

    def spot(self, row: Bar) -> Spot:
        if row.at is None:
            raise ValueError(f"điểm “{row.label}” không có ngày")
        return Spot(self.x(self.times.share(row.at)), self.y(row.value), row)


def lay_out_series(chart: Chart, area: Area, measure: Measure) -> tuple[Sequence[Shape], float]:
    """Place the points and their axes.

    Returns:
        The shapes, and how high they are.
    """
    axes = _axes(chart, area, measure)
    spots = sorted((axes.spot(row) for row in chart.rows), key=lambda spot: spot.x)
    guides = list(_guides(spots))
    shapes = [*_grid(axes), *_periods(axes, measure), *guides]
    shapes += [Dot(s.x, s.y, RADIUS, BLUE, hollow=bool(s.row.note)) for s in spots]
    shapes += place(spots, axes.plot, guides, measure)
    y = axes.plot.y + axes.plot.height + SMALL.line + _TICK + _GAP
    for remark in _remarks(chart):
        lines = wrap(remark, SMALL, area.width, 2, measure)
        shapes += stacked(lines, area.x, y, SMALL)
        y += len(lines) * SMALL.line
    return shapes, y - area.y


def _axes(chart: Chart, area: Area, measure: Measure) -> _Axes:
    """Axes beside which the largest number on the grid has room."""
    times = Timeline.around([row.at for row in chart.rows if row.at])
    highest = max(row.value for row in chart.rows)
    step = nice_step(highest / _GRID_LINES)
    steps = max(1, math.ceil(highest / step))
    top = max(step * steps, highest / (1 - _HEADROOM / _PLOT_HEIGHT))
    left = max(measure(number(step * at), SMALL) for at in range(steps + 1)) + _GAP
    y = area.y + SMALL.line / 2
    plot = Area(area.x + left, y, area.width - left, _PLOT_HEIGHT)
    return _Axes(plot, times, step, steps, top)


def nice_step(least: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50…; these can be counted along in the head."""
    if least <= 1:
        return 1
    power = 10.0 ** math.floor(math.log10(least))
    return next(nice * power for nice in (1, 2, 5, 10) if nice * power >= least * (1 - 1e-9))


def _grid(axes: _Axes) -> Iterator[Shape]:
    left, right = axes.x(0), axes.x(1)
    for at in range(axes.steps + 1):
        y = axes.y(axes.step * at)
        colour, width = (INK, 3) if at == 0 else (GRID, 2)
        yield Stroke((left, y), (right, y), colour, width)
        middle = y - SMALL.line / 2
        yield Text(left - _GAP, middle, number(axes.step * at), SMALL, Align.RIGHT)


def _periods(axes: _Axes, measure: Measure) -> Iterator[Shape]:
    """The borders between years or months, and their names as far as there is room."""
    bottom = axes.plot.y + axes.plot.height
    free = -math.inf
    for period in axes.times.periods:
        start, end = (axes.x(axes.times.share(day)) for day in (period.start, period.end))
        yield Stroke((start, bottom), (start, bottom + _TICK), INK, 2)
        half = measure(period.label, SMALL) / 2
        middle = (start + end) / 2
        if middle - half >= free and middle + half <= axes.x(1) + 1:
            yield Text(middle, bottom + _TICK, period.label, SMALL, Align.CENTRE)
            free = middle + half + _GAP
    yield Stroke((axes.x(1), bottom), (axes.x(1), bottom + _TICK), INK, 2)


def _guides(spots: Sequence[Spot]) -> Iterator[Stroke]:
    """Lines from every point of a date to every point of the next: none is preferred."""
    dates = [list(same) for _, same in itertools.groupby(spots, key=lambda spot: spot.x)]
    for before, after in itertools.pairwise(dates):
        for one, other in itertools.product(before, after):
            yield Stroke((one.x, one.y), (other.x, other.y), GUIDE, 2)


def _remarks(chart: Chart) -> Iterator[str]:
    """What is to be known in order to read the chart rightly."""
    days = {row.at for row in chart.rows}
    if len(days) > 1:
        yield say("charts.guide")
    if any(row.note for row in chart.rows):
        yield say("charts.qualified")
    if len({(row.at, row.value) for row in chart.rows}) > len(days):
        yield say("charts.conflict")
