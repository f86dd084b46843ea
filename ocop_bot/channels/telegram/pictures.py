"""A reply with a picture: one photo that carries the whole text where it is short enough."""

import html
import logging
from collections.abc import Sequence

from telegram import InlineKeyboardMarkup, InputFile, Message, ReplyParameters
from telegram.constants import MessageLimit, ParseMode
from telegram.error import BadRequest

from ocop_bot.channels.telegram.render import length
from ocop_bot.reply import Picture

logger = logging.getLogger(__name__)

LONGEST_CAPTION = int(MessageLimit.CAPTION_LENGTH)


async def send_picture(
    message: Message,
    picture: Picture,
    texts: Sequence[str],
    quoted: ReplyParameters | None,
    markup: InlineKeyboardMarkup | None,
) -> Sequence[str]:
    """Send a picture into the chat of a message, with its text under it where that fits.

    Returns:
        The texts still to be sent: none, all, or all and what the picture shows, where Telegram
        or the group refuses pictures.
    """
    whole = len(texts) == 1 and length(texts[0]) <= LONGEST_CAPTION
    try:
        await message.get_bot().send_photo(
            message.chat_id,
            InputFile(picture.png, picture.name),
            caption=texts[0] if whole else None,
            parse_mode=ParseMode.HTML,
            message_thread_id=message.message_thread_id if message.is_topic_message else None,
            reply_parameters=quoted,
            reply_markup=markup if whole else None,
        )
    except BadRequest as error:
        logger.info("không gửi được hình: %s", error.message)
        return [*texts, html.escape(picture.alternative, quote=False)]
    return () if whole else texts
