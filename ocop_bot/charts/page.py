"""A whole picture laid out: title, unit, the chart, and source and date at the foot."""

from ocop_bot.charts.bars import lay_out_bars
from ocop_bot.charts.chart import Chart, ChartKind
from ocop_bot.charts.series import lay_out_series
from ocop_bot.charts.shapes import SMALL, TITLE, WIDTH, Area, Measure, Page, Shape
from ocop_bot.charts.wrapping import balanced, stacked, wrap
from ocop_bot.texts import say

MARGIN = 56
LEAST_HEIGHT = 1080
"""Chats show a square picture as wide as they can; a lower one gains nothing."""

_GAP = 40
_TITLE_LINES = 4
_FOOTER_LINES = 4


def lay_out(chart: Chart, measure: Measure) -> Page:
    """Place everything on a page as high as the chart needs."""
    width = WIDTH - 2 * MARGIN
    title = balanced(chart.title, TITLE, width, _TITLE_LINES, measure)
    unit = (say("charts.unit", unit=chart.unit),) if chart.unit else ()
    unit_lines = wrap(" ".join(unit), SMALL, width, 1, measure)
    footer = wrap(chart.footer, SMALL, width, _FOOTER_LINES, measure)

    shapes: list[Shape] = [*stacked(title, MARGIN, MARGIN, TITLE)]
    y = MARGIN + len(title) * TITLE.line + 8
    shapes += stacked(unit_lines, MARGIN, y, SMALL)
    y += len(unit_lines) * SMALL.line + _GAP

    below = _GAP + len(footer) * SMALL.line + MARGIN
    area = Area(MARGIN, y, width, LEAST_HEIGHT - y - below)
    lay_out_kind = lay_out_series if chart.kind is ChartKind.SERIES else lay_out_bars
    inside, height = lay_out_kind(chart, area, measure)
    shapes += inside

    page = max(LEAST_HEIGHT, round(y + height + below))
    shapes += stacked(footer, MARGIN, page - MARGIN - len(footer) * SMALL.line, SMALL)
    return Page(page, tuple(shapes))
