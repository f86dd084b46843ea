"""Rectangles around text, and whether they meet."""

import dataclasses
import math

from ocop_bot.charts.shapes import Area, Stroke


@dataclasses.dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle by its edges; top is the smaller."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Frame") -> bool:
        """Whether they have more than an edge in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, area: Area) -> bool:
        """Whether nothing of it is outside."""
        return (
            area.x <= self.left
            and self.right <= area.x + area.width
            and area.y <= self.top
            and self.bottom <= area.y + area.height
        )

    def distance(self, x: float, y: float) -> float:
        """From a point to the nearest edge; 0 inside."""
        return math.hypot(
            max(self.left - x, 0, x - self.right), max(self.top - y, 0, y - self.bottom)
        )

    def crossed_by(self, line: Stroke) -> bool:
        """Whether a part of a line lies inside (the clipping of Liang and Barsky)."""
        (x1, y1), (x2, y2) = line.start, line.end
        begin, end = 0.0, 1.0
        for start, step, low, high in (
            (x1, x2 - x1, self.left, self.right),
            (y1, y2 - y1, self.top, self.bottom),
        ):
            if step == 0:
                if not low < start < high:
                    return False
                continue
            near, far = sorted(((low - start) / step, (high - start) / step))
            begin, end = max(begin, near), min(end, far)
        return begin < end
