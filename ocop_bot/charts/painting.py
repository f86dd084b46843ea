"""Shapes become pixels: the only file that knows matplotlib, imported when first drawn.

Nothing global is set and little is read: no pyplot, no style, fonts by their file.
"""

import functools
import io
import unicodedata
from pathlib import Path

import matplotlib
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle
from matplotlib.text import Text as TextArtist
from matplotlib.transforms import IdentityTransform

from ocop_bot.charts.shapes import PAPER, WIDTH, Box, Dot, Page, Shape, Stroke, Style, Text

_DPI = 72
"""At which a point of matplotlib is a pixel."""

_RING = 5
_REPLACEMENT = "□"
"""Says honestly that a letter stands here that we have no picture of."""

_PIXELS = IdentityTransform()


def paint(page: Page) -> bytes:
    """Paint a page as a PNG."""
    figure = Figure((WIDTH / _DPI, page.height / _DPI), _DPI, facecolor=PAPER)
    canvas = FigureCanvasAgg(figure)
    for order, shape in enumerate(page.shapes):
        artist = _artist(shape, page.height)
        artist.set_zorder(order)
        figure.add_artist(artist)
    file = io.BytesIO()
    canvas.print_png(file, metadata={"Software": None})  # type: ignore[no-untyped-call]
    return file.getvalue()


@functools.lru_cache(4096)
def measure(text: str, style: Style) -> float:
    """The width of a text in pixels, exactly as it will be painted."""
    width, _, _ = _ruler().get_text_width_height_descent(  # type: ignore[no-untyped-call]
        drawable(text), _font(style), ismath=False
    )
    return float(width)


def drawable(text: str) -> str:
    """A text of letters the font has: composed, without control characters, others as a box."""
    return "".join(map(_drawable, unicodedata.normalize("NFC", text)))


@functools.lru_cache(4096)
def _drawable(letter: str) -> str:
    if letter.isspace():
        return " "
    if unicodedata.category(letter) in {"Cc", "Cf"} or letter == "\N{VARIATION SELECTOR-16}":
        return ""
    fonts = (get_font(_file(bold=bold)) for bold in (False, True))
    return letter if all(font.get_char_index(ord(letter)) for font in fonts) else _REPLACEMENT


def _file(*, bold: bool) -> str:
    """DejaVu Sans comes with matplotlib, so that pictures are the same on every machine."""
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    return str(folder / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"))


@functools.cache
def _font(style: Style) -> FontProperties:
    return FontProperties(fname=_file(bold=style.bold), size=style.size)


@functools.cache
def _ruler() -> RendererAgg:
    return RendererAgg(1, 1, _DPI)  # type: ignore[no-untyped-call]


def _artist(shape: Shape, height: int) -> Artist:
    """The artist of a shape; matplotlib counts from the bottom."""
    match shape:
        case Box():
            return Rectangle(
                (shape.x, height - shape.y - shape.height), shape.width, shape.height,
                facecolor=shape.colour, edgecolor="none", transform=_PIXELS,
            )  # fmt: skip
        case Stroke():
            (x1, y1), (x2, y2) = shape.start, shape.end
            return Line2D(
                (x1, x2), (height - y1, height - y2),
                color=shape.colour, linewidth=shape.width, transform=_PIXELS,
            )  # fmt: skip
        case Dot():
            return Circle(
                (shape.x, height - shape.y), shape.radius,
                facecolor=PAPER if shape.hollow else shape.colour,
                edgecolor=shape.colour, linewidth=_RING, transform=_PIXELS,
            )  # fmt: skip
        case Text():
            return TextArtist(
                shape.x, height - shape.y - shape.style.size, drawable(shape.text),
                color=shape.style.colour, fontproperties=_font(shape.style),
                horizontalalignment=shape.align.value, verticalalignment="baseline",
                parse_math=False, usetex=False, transform=_PIXELS,
            )  # fmt: skip
