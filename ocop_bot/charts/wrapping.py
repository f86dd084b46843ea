"""Text broken into lines that fit."""

from collections.abc import Iterator, Sequence

from ocop_bot.charts.shapes import Align, Measure, Style, Text

ELLIPSIS = "…"
_STEP = 24


def wrap(text: str, style: Style, width: float, most: int, measure: Measure) -> tuple[str, ...]:
    """Break a text into at most so many lines; what is left over becomes an ellipsis."""
    lines: list[str] = []
    for word in _words(text, style, width, measure):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and measure(joined, style) <= width:
            lines[-1] = joined
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = _shortened(lines[-1], style, width, measure)
            break
    return tuple(lines)


def balanced(text: str, style: Style, width: float, most: int, measure: Measure) -> tuple[str, ...]:
    """Break a text into no more lines than need be, as even as they get."""
    lines = wrap(text, style, width, most, measure)
    for narrower in range(round(width / 2), round(width), _STEP):
        even = wrap(text, style, narrower, most + 1, measure)
        if len(even) == len(lines) and not even[-1].endswith(ELLIPSIS):
            return even
    return lines


def stacked(
    lines: Sequence[str], x: float, y: float, style: Style, align: Align = Align.LEFT
) -> list[Text]:
    """Lines below each other, the first at ``y``."""
    return [Text(x, y + at * style.line, text, style, align) for at, text in enumerate(lines)]


def _words(text: str, style: Style, width: float, measure: Measure) -> Iterator[str]:
    """The words, those too long for a line in pieces."""
    for word in text.split():
        rest = word
        while measure(rest, style) > width and len(rest) > 1:
            fits = _fitting(rest, style, width, measure)
            yield rest[:fits]
            rest = rest[fits:]
        yield rest


def _fitting(word: str, style: Style, width: float, measure: Measure) -> int:
    """How many letters of a word fit, at least one."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(word[:middle], style) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def _shortened(line: str, style: Style, width: float, measure: Measure) -> str:
    while line and measure(line + ELLIPSIS, style) > width:
        line = line[:-1].rstrip()
    return line + ELLIPSIS
