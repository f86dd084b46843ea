"""A stage: the real Application over HTTP against the strict server, and users who speak."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from pydantic import AnyHttpUrl, SecretStr
from telegram import Update
from telegram.ext import TypeHandler

from ocop_bot.assistant import Assistant
from ocop_bot.channels.telegram.bot import Bot, build
from ocop_bot.channels.telegram.handlers import Handlers
from ocop_bot.settings import Settings
from ocop_bot.store import Conversations
from tests.channels.bot_api import BOT, TOKEN, BotApi, InlineAnswer, Listed, Sent

PRIVATE, OTHER, GROUP = 7, 8, -100500


@pytest.fixture
def api() -> Iterator[BotApi]:
    api = BotApi()
    api.chats = {
        PRIVATE: {"id": PRIVATE, "type": "private", "first_name": "Bà Năm"},
        OTHER: {"id": OTHER, "type": "private", "first_name": "Ông Ba"},
        GROUP: {"id": GROUP, "type": "supergroup", "title": "OCOP xã nhà"},
    }
    yield api
    api.close()


class Clock:
    """Time that moves only when told to."""

    def __init__(self) -> None:
        self.now = 1_790_000_000.0

    def __call__(self) -> float:
        return self.now


class Stage:
    """Users speak, the bot answers; each call waits until the bot is done with it."""

    def __init__(self, api: BotApi) -> None:
        self.api = api
        self.clock = Clock()
        self._done: set[int] = set()
        self._changed = asyncio.Condition()

    async def mark_done(self, update: Update, _context: object) -> None:
        async with self._changed:
            self._done.add(update.update_id)
            self._changed.notify_all()

    async def until_done(self, update: int) -> None:
        async with self._changed, asyncio.timeout(20):
            await self._changed.wait_for(lambda: update in self._done)

    async def says(self, text: str, chat: int = PRIVATE, user: int = 7, **more: Any) -> list[Sent]:
        """Type a text; returns the messages the bot sent then."""
        entities = [
            {"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}
        ] if text.startswith("/") else [
            {"type": "mention", "offset": text.index("@"), "length": len(BOT["username"]) + 1}
        ] if "@" in text else []  # fmt: skip
        return await self.sends(chat, user, text=text, entities=entities, **more)

    async def sends(self, chat: int = PRIVATE, user: int = 7, **content: Any) -> list[Sent]:
        before = len(self.api.sent)
        await self.until_done(self.api.user_sends(chat, user, **content))
        return self.api.sent[before:]

    async def presses(self, message: Sent, label: str, user: int = 7) -> list[Sent]:
        """Press a button; returns the messages sent then, or the message itself if edited."""
        before, edits = len(self.api.sent), message.edits
        await self.until_done(self.api.user_presses(message, label, user))
        return [message] if message.edits > edits else self.api.sent[before:]

    async def types(self, text: str, offset: str = "") -> InlineAnswer:
        """Type “@bot text” in some chat; returns what is offered to be sent."""
        await self.until_done(self.api.user_types_inline(text, offset))
        return self.api.inline[-1]

    async def types_on(self, text: str) -> list[Listed]:
        """All that is offered to somebody who scrolls to the end."""
        answer = await self.types(text)
        results = list(answer.results)
        while answer.next_offset:
            answer = await self.types(text, answer.next_offset)
            results += answer.results
        return results

    @property
    def last(self) -> Sent:
        return self.api.sent[-1]


@asynccontextmanager
async def running(
    api: BotApi, assistant: Assistant, store: Path, staff: frozenset[int] = frozenset()
) -> AsyncIterator[Stage]:
    """The bot running against the server until the end of the block."""
    stage = Stage(api)
    conversations = Conversations(store)
    settings = Settings(telegram_token=SecretStr(TOKEN), telegram_api=AnyHttpUrl(api.address))
    application: Bot = build(settings, Handlers(assistant, conversations, stage.clock, staff))
    application.add_handler(TypeHandler(Update, stage.mark_done), group=99)
    async with application:
        if application.post_init:
            await application.post_init(application)
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(timeout=2, poll_interval=0)
        yield stage
        await application.updater.stop()
        await application.stop()
    conversations.close()


@pytest.fixture
async def stage(api: BotApi, assistant: Assistant, tmp_path: Path) -> AsyncIterator[Stage]:
    async with running(api, assistant, tmp_path / "conversations.sqlite") as stage:
        yield stage
