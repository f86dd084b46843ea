"""What arrives from Telegram becomes a question or an address; the reply goes back."""

import asyncio
import logging
import re
import secrets
import time
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from telegram import BotCommand, InputFile, Message, ReplyParameters, Update, User
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest, Forbidden
from telegram.ext import (
    BaseHandler,
    CallbackContext,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from ocop_bot.address import (
    Address,
    AddressError,
    NearbyAddress,
    ReportAddress,
    Screen,
    StatisticAddress,
    decode,
    rounded,
)
from ocop_bot.answers import Draft
from ocop_bot.assistant import Assistant
from ocop_bot.channels.telegram.inline import inline_handler
from ocop_bot.channels.telegram.links import links_to
from ocop_bot.channels.telegram.paging import turns_page
from ocop_bot.channels.telegram.pictures import send_picture
from ocop_bot.channels.telegram.render import keyboard, messages
from ocop_bot.reply import Button, Reply, paragraph
from ocop_bot.store import Conversations
from ocop_bot.texts import say

logger = logging.getLogger(__name__)

SCREENS: Sequence[tuple[str, str, Address]] = (
    ("start", "telegram.command_start", Screen.HOME),
    ("help", "telegram.command_help", Screen.HELP),
    ("chude", "telegram.command_topics", Screen.TOPICS),
    ("chamdiem", "telegram.command_assess", Screen.ASSESS),
    ("huongdan", "telegram.command_guides", Screen.GUIDES),
    ("hannop", "telegram.command_rounds", Screen.ROUNDS),
    ("thongke", "telegram.command_statistics", StatisticAddress("overview")),
)
"""Commands that show a screen: name, key of its text in the menu, address."""

FORGET = ("xoa", "telegram.command_forget")

REPORTS = "baosai"
"""The command staff read reports with; it stands in nobody's menu."""

Context = ContextTypes.DEFAULT_TYPE
_Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]


def menu() -> Sequence[BotCommand]:
    """The command menu, from the same table as the handlers."""
    listed = [(name, key) for name, key, _ in SCREENS]
    return [BotCommand(name, say(key)) for name, key in (*listed, FORGET)]


class Handlers:
    """Answers updates. Keeps nothing itself: what must be kept is in the store."""

    def __init__(
        self,
        assistant: Assistant,
        conversations: Conversations,
        clock: Callable[[], float] = time.time,
        staff: frozenset[int] = frozenset(),
    ) -> None:
        self._assistant = assistant
        self._conversations = conversations
        self._clock = clock
        self._staff = staff

    def table(self) -> Sequence[BaseHandler[Update, Context, None]]:
        """All handlers, in the order they are tried."""
        readable = (filters.TEXT & ~filters.COMMAND) | filters.CAPTION
        new = filters.UpdateType.MESSAGE
        return (
            CommandHandler(FORGET[0], self._once(self._forget), filters=new),
            *(
                CommandHandler(name, self._once(self._screen(address)), filters=new)
                for name, _, address in SCREENS
            ),
            CommandHandler(REPORTS, self._once(self._reports), filters=new),
            inline_handler(self._assistant),
            CallbackQueryHandler(self._once(self._button)),
            MessageHandler(new & (filters.LOCATION | filters.VENUE), self._once(self._location)),
            MessageHandler(new & (readable | filters.COMMAND), self._once(self._question)),
            MessageHandler(
                new & ~filters.StatusUpdate.ALL & ~readable, self._once(self._unreadable)
            ),
        )

    async def failed(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        """Log an error with an incident code and tell the user one polite line."""
        if isinstance(context.error, Forbidden):
            logger.info("một người dùng đã chặn trợ lý")
            return
        code = secrets.token_hex(3).upper()
        logger.error("sự cố %s", code, exc_info=context.error)
        message = update.effective_message if isinstance(update, Update) else None
        if isinstance(message, Message):
            await self._send(message, Reply((paragraph(say("telegram.error", code=code)),)))

    def _once(self, handler: _Handler) -> _Handler:
        """Handle each update once, even if Telegram delivers it again after a restart."""

        async def handle(update: Update, context: Context) -> None:
            what = f"{context.bot.id}:{update.update_id}"
            if await asyncio.to_thread(self._conversations.claim, what, self._clock()):
                await handler(update, context)

        return handle

    async def _question(self, update: Update, context: Context) -> None:
        message = update.effective_message
        text = addressed_text(message, context.bot.username) if message else None
        if message is None or text is None:
            return
        conversation = _conversation(message, message.from_user)
        reply = await asyncio.to_thread(self._answer, conversation, text)
        await self._send(message, reply)

    def _answer(self, conversation: str, text: str) -> Reply:
        now = self._clock()
        previous = self._conversations.recall(conversation, now)
        answered = self._assistant.ask(text, previous)
        self._conversations.remember(conversation, answered.question, now)
        return answered.answer.reply

    def _screen(self, address: Address) -> _Handler:
        async def show(update: Update, context: Context) -> None:
            message = update.effective_message
            if message is None:
                return
            wanted = address
            if address is Screen.HOME and context.args:
                wanted = _read_link(context.args[0])
            if isinstance(address, StatisticAddress) and context.args:
                await self._figures(message, " ".join(context.args))
                return
            reply = await asyncio.to_thread(self._show, wanted, message, message.from_user)
            await self._send(message, reply)

        return show

    async def _figures(self, message: Message, what: str) -> None:
        """The figures of what is named after the command; a follow-up may lean on them."""
        answered = await asyncio.to_thread(self._assistant.figures, what)
        conversation = _conversation(message, message.from_user)
        now = self._clock()
        await asyncio.to_thread(self._conversations.remember, conversation, answered.question, now)
        await self._send(message, answered.answer.reply)

    def _show(self, address: Address, message: Message, user: User | None) -> Reply:
        """A screen for a person; their own work is shown only where nobody else reads along."""
        alone = message.chat.type == ChatType.PRIVATE
        link = links_to(message.get_bot().username)
        if not alone and isinstance(address, Draft):
            return Reply((paragraph(say("assess.private", link=link(address))),))
        known = alone or isinstance(address, ReportAddress)
        answer = self._assistant.show(address, _person(user) if user and known else None, link)
        if answer.asks:
            self._conversations.remember(_conversation(message, user), answer.asks, self._clock())
        return answer.reply

    async def _button(self, update: Update, _context: Context) -> None:
        query = update.callback_query
        if query is None:
            return
        await query.answer()
        if not isinstance(query.message, Message):
            return  # too old for Telegram to show it to us
        address = _read_address(query.data or "")
        reply = await asyncio.to_thread(self._show, address, query.message, query.from_user)
        if turns_page(query.message, query.data or "") and not (reply.file or reply.picture):
            await self._edit(query.message, reply)
        else:
            await self._send(query.message, reply, answering=False)

    async def _location(self, update: Update, context: Context) -> None:
        """Products near a shared place; the moves of a live one are edits, which are not read."""
        message = update.effective_message
        if message is None or not _is_for_us(message, context.bot.username):
            return
        shared = message.venue.location if message.venue else message.location
        if shared is None:
            return
        reply = await asyncio.to_thread(self._near, rounded(shared.latitude, shared.longitude))
        await self._send(message, reply)

    def _near(self, point: NearbyAddress) -> Reply:
        return self._assistant.show(point).reply

    async def _unreadable(self, update: Update, context: Context) -> None:
        message = update.effective_message
        if message is None or not _is_for_us(message, context.bot.username):
            return
        album = message.media_group_id
        if album and not await asyncio.to_thread(
            self._conversations.claim, f"album:{album}", self._clock()
        ):
            return  # one answer to an album, not one to each picture
        await self._send(message, Reply((paragraph(say("telegram.unreadable")),)))

    async def _forget(self, update: Update, _context: Context) -> None:
        message = update.effective_message
        if message is not None:
            await asyncio.to_thread(
                self._conversations.forget, _conversation(message, message.from_user)
            )
            if message.from_user:
                await asyncio.to_thread(self._assistant.forget, _person(message.from_user))
            await self._send(message, Reply((paragraph(say("telegram.forgotten")),)))

    async def _reports(self, update: Update, _context: Context) -> None:
        message = update.effective_message
        if message is None:
            return
        reply = Reply((paragraph(say("report.staff_only")),))
        user = message.from_user
        if user and user.id in self._staff and message.chat.type == ChatType.PRIVATE:
            reply = (await asyncio.to_thread(self._assistant.reports)).reply
        await self._send(message, reply)

    async def _send(self, message: Message, reply: Reply, *, answering: bool = True) -> None:
        """Send a reply; in groups as an answer to the message, so that it is clear to whom."""
        texts = messages(reply)
        markup = keyboard(_usable(reply.buttons, message))
        in_group = message.chat.type != ChatType.PRIVATE
        quoted = (
            ReplyParameters(message.message_id, allow_sending_without_reply=True)
            if in_group and answering
            else None
        )
        if reply.picture:
            texts = await send_picture(message, reply.picture, texts, quoted, markup)
        for at, text in enumerate(texts):
            await message.get_bot().send_message(
                message.chat_id,
                text,
                parse_mode=ParseMode.HTML,
                message_thread_id=message.message_thread_id if message.is_topic_message else None,
                reply_parameters=None if at else quoted,
                reply_markup=markup if at == len(texts) - 1 else None,
                disable_web_page_preview=True,
            )
        if reply.file:
            await message.get_bot().send_document(
                message.chat_id,
                InputFile(reply.file.content, reply.file.name),
                message_thread_id=message.message_thread_id if message.is_topic_message else None,
            )

    async def _edit(self, message: Message, reply: Reply) -> None:
        """Put another page in place of the one shown; pressing twice changes nothing."""
        texts = messages(reply)
        if len(texts) != 1:
            await self._send(message, reply, answering=False)
            return
        try:
            await message.edit_text(
                texts[0],
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard(_usable(reply.buttons, message)),
                disable_web_page_preview=True,
            )
        except BadRequest as error:
            if "not modified" not in error.message.lower():
                raise


def addressed_text(message: Message, username: str) -> str | None:
    """The question in a message without our name; None when it is not meant for us."""
    text = message.text or message.caption or ""
    if not _is_for_us(message, username):
        return None
    return re.sub(rf"@{re.escape(username)}\b", " ", text, flags=re.IGNORECASE).strip()


def _is_for_us(message: Message, username: str) -> bool:
    """Always in private; in groups only when mentioned, replied to or commanded.

    A card of ours that somebody sent on by inline mode is no question.
    """
    if message.via_bot and message.via_bot.id == message.get_bot().id:
        return False
    if message.chat.type == ChatType.PRIVATE:
        return True
    if message.chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP):
        return False
    replied = message.reply_to_message and message.reply_to_message.from_user
    if replied and (replied.username or "").lower() == username.lower():
        return True
    mentions = {
        **message.parse_entities(["mention", "bot_command"]),
        **message.parse_caption_entities(["mention"]),
    }
    return any(text.lower().endswith(f"@{username.lower()}") for text in mentions.values())


def _conversation(message: Message, user: User | None) -> str:
    """The name of a conversation: one person in one chat and topic."""
    person = user.id if user else 0
    return f"telegram:{message.chat_id}:{message.message_thread_id or 0}:{person}"


def _person(user: User) -> str:
    """The name of a person, on whatever device."""
    return f"telegram:{user.id}"


def _usable(buttons: Sequence[Button], message: Message) -> Sequence[Button]:
    """Telegram refuses buttons that send on while @BotFather has not switched inline mode on."""
    inline = message.get_bot().supports_inline_queries
    return [button for button in buttons if inline or not button.sends_on]


def _read_link(text: str) -> Address:
    """The address of a link; a link somebody passed around never reports in the reader's name."""
    address = _read_address(text)
    return ReportAddress(address.product) if isinstance(address, ReportAddress) else address


def _read_address(text: str) -> Address:
    """The address of a button or a link; one that is none leads to the screen that says so."""
    try:
        return decode(text)
    except AddressError:
        return Screen.LOST
