"""The numbers at the points of a series, where they cover neither points nor each other."""

import dataclasses
import math
from collections.abc import Iterator, Sequence

from ocop_bot.charts.chart import Bar
from ocop_bot.charts.shapes import POINT, SMALL, Area, Measure, Stroke, Style, Text
from ocop_bot.charts.wording import value_text

_NEAR, _FAR = 8, 40
"""Distances from a point at which its number is tried."""

_CLEARLY = 1.3
"""So many times as far must every other point be from a number."""


@dataclasses.dataclass(frozen=True, slots=True)
class Spot:
    """A row and where its point stands."""

    x: float
    y: float
    row: Bar


@dataclasses.dataclass(frozen=True, slots=True)
class _Frame:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Frame") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, area: Area) -> bool:
        return (
            area.x <= self.left
            and self.right <= area.x + area.width
            and area.y <= self.top
            and self.bottom <= area.y + area.height
        )

    def distance(self, spot: Spot) -> float:
        """From a point to the nearest edge."""
        beside = max(self.left - spot.x, 0, spot.x - self.right)
        above = max(self.top - spot.y, 0, spot.y - self.bottom)
        return math.hypot(beside, above)

    def crossed_by(self, line: Stroke) -> bool:
        """Whether a line that runs from left to right goes through."""
        (x1, y1), (x2, y2) = line.start, line.end
        left, right = max(self.left, x1), min(self.right, x2)
        if left > right:
            return False
        slope = (y2 - y1) / (x2 - x1) if x2 > x1 else 0.0
        ends = sorted((y1 + slope * (left - x1), y1 + slope * (right - x1)))
        return ends[0] < self.bottom and ends[1] > self.top


def place(
    spots: Sequence[Spot], area: Area, radius: float, guides: Sequence[Stroke], measure: Measure
) -> Sequence[Text]:
    """Put the number to every point that has room for it, the important ones first.

    The first and the last are dated too where that fits. A number for which there is no room is
    left out: it stands in the alternative text, and a number at the wrong point would mislead.
    """
    taken = [_Frame(s.x - radius, s.y - radius, s.x + radius, s.y + radius) for s in spots]
    texts: list[Text] = []
    for spot in sorted(spots, key=lambda one: _rank(one, spots)):
        for lines in _wordings(spot, spots):
            free = [
                frame
                for frame in _candidates(spot, lines, radius, area, measure)
                if frame.within(area)
                and not any(frame.meets(other) for other in taken)
                and _belongs(frame, spot, spots)
            ]
            if free:
                best = min(free, key=lambda frame: sum(map(frame.crossed_by, guides)))
                taken.append(best)
                texts += _texts(best, lines)
                break
    return texts


_Lines = Sequence[tuple[str, Style]]


def _rank(spot: Spot, spots: Sequence[Spot]) -> tuple[bool, bool, float]:
    """The last point, then the first, then those of which more is to be said, then the newest."""
    return spot is not spots[-1], spot is not spots[0] and not spot.row.note, -spot.x


def _wordings(spot: Spot, spots: Sequence[Spot]) -> Iterator[_Lines]:
    printed = (value_text(spot.row), POINT)
    if spot is spots[0] or spot is spots[-1]:
        yield printed, (spot.row.label, SMALL)
    yield (printed,)


def _belongs(frame: _Frame, spot: Spot, spots: Sequence[Spot]) -> bool:
    """Whether nobody would take the number for that of another point."""
    own = frame.distance(spot)
    return all(frame.distance(other) > own * _CLEARLY for other in spots if other is not spot)


def _candidates(
    spot: Spot, lines: _Lines, radius: float, area: Area, measure: Measure
) -> Iterator[_Frame]:
    """Places around a point, the best first: above, below, beside, and the same further off."""
    width = max(measure(text, style) for text, style in lines)
    height = sum(style.line for _, style in lines)
    rightmost = area.x + area.width - width
    for distance in (_NEAR, _FAR):
        off = radius + distance
        lefts = (spot.x - width / 2, spot.x - width + radius, spot.x - radius)
        for top in (spot.y - off - height, spot.y + off):
            for left in lefts:
                inside = min(max(left, area.x), rightmost)
                yield _Frame(inside, top, inside + width, top + height)
        for left in (spot.x - off - width, spot.x + off):
            top = spot.y - height / 2
            yield _Frame(left, top, left + width, top + height)


def _texts(frame: _Frame, lines: _Lines) -> Iterator[Text]:
    y = frame.top
    for text, style in lines:
        yield Text(frame.left, y, text, style)
        y += style.line
