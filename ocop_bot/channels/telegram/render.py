"""A reply as Telegram shows it: HTML messages no longer than allowed, and a keyboard."""

import html
from collections.abc import Iterator, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import MessageLimit

from ocop_bot.address import encode
from ocop_bot.channels.plain import render
from ocop_bot.reply import Block, Button, Line, Reply, SourceLine, Span

LONGEST = int(MessageLimit.MAX_TEXT_LENGTH)
"""Characters of a message, as Telegram counts them: UTF-16 units."""

LONGEST_LABEL = 60
"""Characters of a button's label that a phone shows."""

SHORT_LABEL = 18
"""Two labels no longer than this share a row."""


def messages(reply: Reply) -> Sequence[str]:
    """The blocks as HTML messages, split between blocks, and inside one only when it must be."""
    parts: list[str] = []
    for piece in (piece for block in reply.blocks for piece in _pieces(block)):
        if parts and length(parts[-1]) + length(piece) + 2 <= LONGEST:
            parts[-1] += f"\n\n{piece}"
        else:
            parts.append(piece)
    return parts


def keyboard(buttons: Sequence[Button]) -> InlineKeyboardMarkup | None:
    """Buttons in rows; each carries its address, so it works after a restart."""
    rows: list[list[InlineKeyboardButton]] = []
    for button in buttons:
        shown = _button(button)
        short = len(shown.text) <= SHORT_LABEL
        if rows and short and len(rows[-1]) == 1 and len(rows[-1][0].text) <= SHORT_LABEL:
            rows[-1].append(shown)
        else:
            rows.append([shown])
    return InlineKeyboardMarkup(rows) if rows else None


def _button(button: Button) -> InlineKeyboardButton:
    shown, address = label(button.label), encode(button.address)
    if button.sends_on:
        return InlineKeyboardButton(shown, switch_inline_query=address)
    return InlineKeyboardButton(shown, callback_data=address)


def _pieces(block: Block) -> Iterator[str]:
    text = _html(block)
    if length(text) <= LONGEST:
        yield text
        return
    # Only a text longer than any of ours comes here: give up its bold, keep every word of it.
    yield from _cut(html.unescape(render(block, _plain)))


def _html(block: Block) -> str:
    text = render(block, _html_line)
    return f"<i>{text}</i>" if isinstance(block, SourceLine) else text


def _html_line(line: Line) -> str:
    return "".join(_html_span(span) for span in line)


def _html_span(span: Span) -> str:
    text = html.escape(span.text, quote=False)
    return f"<b>{text}</b>" if span.bold else text


def _plain(line: Line) -> str:
    return "".join(span.text for span in line)


def _cut(text: str) -> Iterator[str]:
    """Cut plain text at a blank before the limit, and escape each piece."""
    piece = ""
    for word in text.split(" "):
        longer = f"{piece} {word}" if piece else word
        while length(html.escape(longer, quote=False)) > LONGEST:
            if piece:
                yield html.escape(piece, quote=False)
                longer = word
                piece = ""
            else:  # one word longer than a message
                yield html.escape(longer[: LONGEST // 8], quote=False)
                longer = longer[LONGEST // 8 :]
        piece = longer
    if piece:
        yield html.escape(piece, quote=False)


def length(text: str) -> int:
    """Characters of a text as Telegram counts them."""
    return len(text.encode("utf-16-le")) // 2


def label(text: str) -> str:
    """A label no longer than a phone shows."""
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1] + "…"
