"""The numbers at the points of a series, where they cover neither points nor each other."""

import dataclasses
import itertools
from collections.abc import Iterator, Sequence

from ocop_bot.charts.chart import Bar
from ocop_bot.charts.frames import Frame
from ocop_bot.charts.shapes import INK, POINT, Area, Measure, Shape, Stroke, Text
from ocop_bot.charts.wording import value_text

RADIUS = 11
_NEAR = 8
_FAR = (45, 85, 125, 165)
"""Distances from a point at which its number is tried, the far ones with a line to it."""

_CLEARLY = 1.3
"""So many times as far must every other point be from a number that has no line."""


@dataclasses.dataclass(frozen=True, slots=True)
class Spot:
    """A row and where its point stands."""

    x: float
    y: float
    row: Bar

    @property
    def frame(self) -> Frame:
        """Around the point."""
        return Frame(self.x - RADIUS, self.y - RADIUS, self.x + RADIUS, self.y + RADIUS)


@dataclasses.dataclass(frozen=True, slots=True)
class _Label:
    spot: Spot
    frame: Frame
    leader: Stroke | None

    def shapes(self) -> Iterator[Shape]:
        if self.leader:
            yield self.leader
        yield Text(self.frame.left, self.frame.top, value_text(self.spot.row), POINT)


def place(
    spots: Sequence[Spot], area: Area, guides: Sequence[Stroke], measure: Measure
) -> Iterator[Shape]:
    """Put the number to every point that has room for it.

    First the last point, the first, and those with a note; then the others. A number for which
    there is no room is left out: it stands in the alternative text, and a number at the wrong
    point would mislead.
    """
    newest = sorted(spots, key=lambda spot: -spot.x)
    first = [s for s in newest if s is spots[-1] or s is spots[0] or s.row.note]
    others = [s for s in newest if s not in first]
    placed: list[_Label] = []
    for some, tried in itertools.product((first, others), (_at_the_point, _further_off)):
        for spot in some:
            if any(label.spot is spot for label in placed):
                continue
            labels = (label for label in tried(spot, area, measure) if label.frame.within(area))
            clear = (label for label in labels if not any(map(label.frame.crossed_by, guides)))
            placed += itertools.islice((one for one in clear if _is_free(one, spots, placed)), 1)
    for label in placed:
        yield from label.shapes()


def _is_free(label: _Label, spots: Sequence[Spot], placed: Sequence[_Label]) -> bool:
    """Whether a label hides nothing, and nobody would take it for that of another point."""
    frame, leader, own = label.frame, label.leader, label.spot
    others = [other for other in spots if other is not own]
    if any(frame.meets(other.frame) for other in others):
        return False
    for one in placed:
        if frame.meets(one.frame) or (one.leader and frame.crossed_by(one.leader)):
            return False
        if leader and one.frame.crossed_by(leader):
            return False
    if not leader:
        near = frame.distance(own.x, own.y) * _CLEARLY
        return all(frame.distance(other.x, other.y) > near for other in others)
    # points that cover each other cannot but be touched
    apart = (other.frame for other in others if not other.frame.meets(own.frame))
    return not any(one.crossed_by(leader) for one in apart)


def _at_the_point(spot: Spot, area: Area, measure: Measure) -> Iterator[_Label]:
    for frame in _around(spot, measure(value_text(spot.row), POINT), _NEAR, area):
        yield _Label(spot, frame, None)


def _further_off(spot: Spot, area: Area, measure: Measure) -> Iterator[_Label]:
    width = measure(value_text(spot.row), POINT)
    for distance in _FAR:
        for frame in _around(spot, width, distance, area):
            yield _Label(spot, frame, _leader(spot, frame))


def _around(spot: Spot, width: float, distance: float, area: Area) -> Iterator[Frame]:
    """Above and below, pushed back into the area from the sides; then left and right."""
    off = RADIUS + distance
    for top in (spot.y - off - POINT.line, spot.y + off):
        for left in (spot.x - width / 2, spot.x - width + RADIUS, spot.x - RADIUS):
            inside = max(area.x, min(left, area.x + area.width - width))
            yield Frame(inside, top, inside + width, top + POINT.line)
    top = spot.y - POINT.line / 2
    for left in (spot.x - off - width, spot.x + off):
        yield Frame(left, top, left + width, top + POINT.line)


def _leader(spot: Spot, frame: Frame) -> Stroke:
    """A line from the edge of a point to the nearest edge of its label."""
    x = max(frame.left, min(spot.x, frame.right))
    y = max(frame.top, min(spot.y, frame.bottom))
    share = RADIUS / frame.distance(spot.x, spot.y)
    start = (spot.x + (x - spot.x) * share, spot.y + (y - spot.y) * share)
    return Stroke(start, (x, y), INK, 2)
