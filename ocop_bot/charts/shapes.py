"""What a picture is made of, in pixels from its top left corner, and the styles of its text."""

import dataclasses
import enum
from collections.abc import Callable

WIDTH = 1080
"""Three pixels of the picture are one of the narrowest phones (360)."""

INK, QUIET, GUIDE, GRID = "#1C1C1C", "#555555", "#8A8A8A", "#DDDBD4"
TRACK, PAPER = "#E6E4DC", "#FAF9F5"
"""A picture cannot know whether the chat around it is light or dark, so it brings its own paper:
off-white, which does not glare in a dark chat and still has an edge in a white one."""

BLUE, GREEN = "#0072B2", "#007D5A"
"""From the palette of Okabe and Ito, told apart with any colour vision; the green is darkened to
stand out from the paper. No meaning rests on the colour alone."""


@dataclasses.dataclass(frozen=True, slots=True)
class Style:
    """A style of text; ``size`` in pixels."""

    size: int
    colour: str = INK
    bold: bool = False

    @property
    def line(self) -> int:
        """The height of a line: room for the two accents of Ẵ and the dot below of Ặ."""
        return round(self.size * 1.3)


TITLE = Style(54, bold=True)
LABEL = Style(42)
VALUE = Style(42, bold=True)
POINT = Style(38, bold=True)
SMALL = Style(34, QUIET)
"""11 px on the narrowest phone, the least that is read without effort."""

Measure = Callable[[str, Style], float]
"""The width of a text in a style."""


class Align(enum.Enum):
    """Which part of a text stands at its x."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclasses.dataclass(frozen=True, slots=True)
class Text:
    """A line of text; ``y`` is the top of its line."""

    x: float
    y: float
    text: str
    style: Style
    align: Align = Align.LEFT


@dataclasses.dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclasses.dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    start: tuple[float, float]
    end: tuple[float, float]
    colour: str
    width: float


@dataclasses.dataclass(frozen=True, slots=True)
class Dot:
    """A filled point, or a ring."""

    x: float
    y: float
    radius: float
    colour: str
    hollow: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Area:
    """Where a part of the page goes: ``height`` is what there is to fill; it may need more."""

    x: float
    y: float
    width: float
    height: float


Shape = Text | Box | Stroke | Dot


@dataclasses.dataclass(frozen=True, slots=True)
class Page:
    """A whole picture, as wide as all of them; later shapes cover earlier ones."""

    height: int
    shapes: tuple[Shape, ...]
