"""What the assistant says, before any channel shapes it: `Reply` and its blocks."""

import dataclasses
import re
from collections.abc import Sequence

from ocop_bot.address import Address


@dataclasses.dataclass(frozen=True, slots=True)
class Span:
    """A run of text, bold or not."""

    text: str
    bold: bool = False


Line = tuple[Span, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclasses.dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short lines."""

    lines: tuple[Line, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class SourceLine:
    """Where the answer comes from, its validity and its date; channels show it last and small."""

    line: Line


Block = Paragraph | Bullets | SourceLine


@dataclasses.dataclass(frozen=True, slots=True)
class Button:
    """A label that leads to another screen.

    ``sends_on``: instead of being shown here, the screen is sent on to somebody else; channels
    that cannot do that leave the button out.
    """

    label: str
    address: Address
    sends_on: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, a text that says the same for those who do not get it, and the name of its file."""

    png: bytes
    alternative: str
    name: str


@dataclasses.dataclass(frozen=True, slots=True)
class File:
    """A file to take along."""

    name: str
    content: bytes


@dataclasses.dataclass(frozen=True, slots=True)
class Reply:
    """An answer: text, buttons, and perhaps a picture or a file.

    A channel may drop the picture, never the text.
    """

    blocks: tuple[Block, ...]
    buttons: tuple[Button, ...] = ()
    picture: Picture | None = None
    file: File | None = None


_BOLD = re.compile(r"\*\*(.+?)\*\*")


def line(text: str) -> Line:
    """Read light markup: ``**bold**`` and nothing else."""
    spans: list[Span] = []
    end = 0
    for found in _BOLD.finditer(text):
        if found.start() > end:
            spans.append(Span(text[end : found.start()]))
        spans.append(Span(found[1], bold=True))
        end = found.end()
    if end < len(text):
        spans.append(Span(text[end:]))
    return tuple(spans)


def paragraph(text: str) -> Paragraph:
    """A paragraph of light markup."""
    return Paragraph(line(text))


def bullets(texts: Sequence[str]) -> Bullets:
    """A list of light markup."""
    return Bullets(tuple(line(text) for text in texts))


def blocks(body: str) -> tuple[Block, ...]:
    """Read the body of an entry: paragraphs and "- " lists, separated by blank lines or not."""
    found: list[Block] = []
    words: list[str] = []
    items: list[str] = []

    def close() -> None:
        if words:
            found.append(paragraph(" ".join(words)))
            words.clear()
        if items:
            found.append(bullets(items))
            items.clear()

    for raw in body.split("\n"):
        text = raw.strip()
        if not text:
            close()
        elif text.startswith("- "):
            if words:
                close()
            items.append(text[2:])
        elif items:
            items[-1] += f" {text}"
        else:
            words.append(text)
    close()
    return tuple(found)
