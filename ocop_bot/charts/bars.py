"""Bars and shares laid out: a label, a bar from zero, its number at the end."""

import dataclasses
from collections.abc import Sequence

from ocop_bot.charts.chart import Bar, Chart, ChartKind
from ocop_bot.charts.shapes import (
    BLUE,
    GREEN,
    INK,
    LABEL,
    TRACK,
    VALUE,
    Align,
    Area,
    Box,
    Measure,
    Shape,
)
from ocop_bot.charts.wording import share_text, value_text
from ocop_bot.charts.wrapping import stacked, wrap
from ocop_bot.texts import say

_WIDEST_LABEL = 390
_MOST_LINES = 3
_WIDEST_NUMBER = 480
_MOST_NUMBER_LINES = 4
_GAP = 24
_BETWEEN = 18
"""From the label of one row to that of the next, at least."""

_TALLEST = 200
_THICKEST = 84
_BAR_SHARE = 0.62
_SLIVER = 4.0
"""What is not nothing must be seen, however small its share."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Scale:
    start: float
    length: float
    largest: float

    def to(self, value: float) -> float:
        """The length of the bar of a value: zero is at the start, whatever the others are."""
        if value == 0 or self.largest == 0:
            return 0
        return max(_SLIVER, self.length * value / self.largest)


def lay_out_bars(chart: Chart, area: Area, measure: Measure) -> tuple[Sequence[Shape], float]:
    """Place the rows below each other.

    Returns:
        The shapes, and how high they are.
    """
    labels = [wrap(row.label, LABEL, _WIDEST_LABEL, _MOST_LINES, measure) for row in chart.rows]
    numbers = [
        wrap(_number(chart, row), VALUE, _WIDEST_NUMBER, _MOST_NUMBER_LINES, measure)
        for row in chart.rows
    ]
    scale = _scale(chart, area, labels, numbers, measure)
    least = max(min(_TALLEST, area.height / len(chart.rows)), LABEL.line + _BETWEEN)
    shapes: list[Shape] = []
    y = area.y
    for row, lines, printed in zip(chart.rows, labels, numbers, strict=True):
        height = max(least, max(len(lines), len(printed)) * LABEL.line + _BETWEEN)
        middle = y + height / 2
        top = middle - len(lines) * LABEL.line / 2
        shapes += stacked(lines, scale.start - _GAP, top, LABEL, Align.RIGHT)
        shapes += _bar(chart, row, scale, middle, min(least * _BAR_SHARE, _THICKEST))
        end = scale.length if chart.kind is ChartKind.SHARES else scale.to(row.value)
        top = middle - len(printed) * VALUE.line / 2
        shapes += stacked(printed, scale.start + end + _GAP, top, VALUE)
        y += height
    shapes.append(Box(scale.start - 3, area.y, 3, y - area.y, INK))
    return shapes, y - area.y


def _number(chart: Chart, row: Bar) -> str:
    if chart.kind is not ChartKind.SHARES:
        return value_text(row)
    return say("charts.share_label", value=value_text(row), share=share_text(chart, row))


def _scale(
    chart: Chart,
    area: Area,
    labels: Sequence[Sequence[str]],
    numbers: Sequence[Sequence[str]],
    measure: Measure,
) -> _Scale:
    left = max((measure(line, LABEL) for lines in labels for line in lines), default=0) + _GAP
    right = max(measure(line, VALUE) for lines in numbers for line in lines) + _GAP
    shares = chart.kind is ChartKind.SHARES
    largest = chart.total if shares else max(row.value for row in chart.rows)
    return _Scale(area.x + left, area.width - left - right, largest)


def _bar(chart: Chart, row: Bar, scale: _Scale, middle: float, thickness: float) -> Sequence[Box]:
    """The bar of a row; behind a share the whole it is part of."""
    y = middle - thickness / 2
    if chart.kind is not ChartKind.SHARES:
        return (Box(scale.start, y, scale.to(row.value), thickness, BLUE),)
    return (
        Box(scale.start, y, scale.length, thickness, TRACK),
        Box(scale.start, y, scale.to(row.value), thickness, GREEN),
    )
