"""Inline mode: “@bot mắm tôm” in any chat lists cards and answers ready to send."""

import asyncio
import re

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ContextTypes, InlineQueryHandler

from ocop_bot.address import Address, ReportAddress, ShareAddress, encode
from ocop_bot.answers import Link, Suggestion
from ocop_bot.assistant import Assistant
from ocop_bot.channels.telegram.links import links_to
from ocop_bot.channels.telegram.render import label, messages
from ocop_bot.reply import Button
from ocop_bot.texts import say

CACHE_SECONDS = 300
"""How long Telegram may give everybody the same answer; it changes with the day and the data."""

MOST_BUTTONS = 3
"""Links under a card beside the one to the card itself: it stands in somebody else's chat."""

_OFFSET = re.compile(r"[1-9][0-9]{0,3}")
_NOT_SENT_ON: tuple[type[Address], ...] = (ShareAddress, ReportAddress)


def inline_handler(
    assistant: Assistant,
) -> InlineQueryHandler[ContextTypes.DEFAULT_TYPE, None]:
    """The handler of inline queries. Asking twice changes nothing, so none is remembered."""

    async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.inline_query
        if query is None:
            return
        page = _page(query.offset)
        suggestions = await asyncio.to_thread(assistant.suggest, query.query, page)
        link = links_to(context.bot.username)
        try:
            await query.answer(
                [result(suggestion, link) for suggestion in suggestions.items],
                cache_time=CACHE_SECONDS,
                is_personal=False,
                next_offset=str(page + 1) if suggestions.more else "",
            )
        except BadRequest as error:
            if "query is too old" not in error.message.lower():
                raise  # who types on has asked anew already

    return InlineQueryHandler(answer)


def result(suggestion: Suggestion, link: Link) -> InlineQueryResultArticle:
    """A suggestion as Telegram lists and sends it. What is too long for one message is read on."""
    texts = messages(suggestion.reply)
    return InlineQueryResultArticle(
        id=encode(suggestion.address),
        title=suggestion.title,
        description=suggestion.description or None,
        input_message_content=InputTextMessageContent(
            texts[0],
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
        reply_markup=_links(suggestion, link, cut=len(texts) > 1),
    )


def _links(suggestion: Suggestion, link: Link, *, cut: bool) -> InlineKeyboardMarkup:
    """Buttons that are links: a message in somebody else's chat cannot be answered in its place."""
    opens = Button(say("inline.read_on" if cut else "inline.open"), suggestion.address)
    others = [
        button
        for button in suggestion.reply.buttons
        if not isinstance(button.address, _NOT_SENT_ON) and not button.sends_on
    ]
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(label(button.label), url=link(button.address))]
            for button in (opens, *others[:MOST_BUTTONS])
        ]
    )


def _page(offset: str) -> int:
    """The page an offset of ours stands for; anything else is the first."""
    return int(offset) if _OFFSET.fullmatch(offset) else 1
