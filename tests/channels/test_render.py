"""Replies become messages Telegram takes: escaped, split at paragraphs, nothing lost."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.address import EntryAddress, ListAddress, Selection
from ocop_bot.channels.telegram.render import LONGEST, keyboard, messages
from ocop_bot.reply import (
    Bullets,
    Button,
    Paragraph,
    Reply,
    SourceLine,
    Span,
    blocks,
    line,
    paragraph,
)
from tests.channels.bot_api import _parse_html

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=400).filter(
    str.strip
)
lines = st.lists(st.builds(Span, texts, st.booleans()), min_size=1, max_size=3).map(tuple)
some_blocks = st.one_of(
    st.builds(Paragraph, lines),
    st.builds(Bullets, st.lists(lines, min_size=1, max_size=4).map(tuple)),
    st.builds(SourceLine, lines),
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(st.lists(some_blocks, min_size=1, max_size=12).map(tuple))
def test_any_reply_becomes_messages_telegram_takes(made: tuple) -> None:  # type: ignore[type-arg]
    parts = messages(Reply(made))
    for part in parts:
        assert units(part) <= LONGEST
        _parse_html(part)
    said = "".join(re.sub(r"</?[bi]>", "", part) for part in parts)
    wanted = "".join(
        span.text
        for block in made
        for row in (block.lines if isinstance(block, Bullets) else (block.line,))
        for span in row
    )
    assert re.sub(r"[\s•]", "", html.unescape(said)) == re.sub(r"[\s•]", "", wanted)


def test_a_long_answer_is_split_between_paragraphs() -> None:
    told = [paragraph(f"**Đoạn {n}.** " + "chữ " * 300) for n in range(6)]
    parts = messages(Reply(tuple(told)))
    assert len(parts) == 2
    for part in parts:
        assert part.startswith("<b>Đoạn")
        assert part.count("<b>") == part.count("\n\n") + 1


def test_one_endless_paragraph_loses_no_word() -> None:
    words = [f"từ{n}" for n in range(3000)]
    parts = messages(Reply((paragraph(" ".join(words)),)))
    assert " ".join(parts).split() == words
    assert all(units(part) <= LONGEST for part in parts)


def test_one_endless_word_is_cut_and_kept() -> None:
    parts = messages(Reply((paragraph("ă" * 20_000),)))
    assert re.sub(r"\s", "", "".join(parts)) == "ă" * 20_000


def test_labels_are_short_and_rows_fit_a_phone() -> None:
    buttons = [
        Button("Có", EntryAddress("a")),
        Button("Không", EntryAddress("b")),
        Button("x" * 200, ListAddress(Selection(stars=4))),
    ]
    markup = keyboard(buttons)
    assert markup is not None
    assert [[len(button.text) for button in row] for row in markup.inline_keyboard] == [
        [2, 5],
        [60],
    ]
    assert keyboard([]) is None


def test_the_light_markup_of_entries() -> None:
    assert line("a **b** c") == (Span("a "), Span("b", bold=True), Span(" c"))
    made = blocks("Một\nhai.\n\n- một\n- hai\n  ba\nCuối.")
    assert [type(block).__name__ for block in made] == ["Paragraph", "Bullets"]
    assert made[0] == paragraph("Một hai.")
