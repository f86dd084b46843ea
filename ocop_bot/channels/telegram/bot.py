"""The bot on Telegram: long polling with python-telegram-bot's own Application."""

import logging
import sys
from typing import Any

from telegram import Update
from telegram.error import Conflict, InvalidToken, NetworkError
from telegram.ext import AIORateLimiter, Application, ApplicationBuilder

from ocop_bot.assistant import Assistant
from ocop_bot.channels.telegram.handlers import Handlers, menu
from ocop_bot.channels.telegram.logs import set_up_logging
from ocop_bot.channels.telegram.ordering import InOrderPerChat
from ocop_bot.channels.telegram.request import PatientRequest
from ocop_bot.settings import Settings
from ocop_bot.store import Conversations

logger = logging.getLogger(__name__)

UPDATES_AT_ONCE = 32
"""Measured before the project began: 1 falls to 18 answers a second, 256 is slower than 32."""

RETRIES_WHEN_TOLD_TO_WAIT = 5
"""How often a request is repeated after Telegram's ``retry_after``."""

POLL_SECONDS = 25
CONNECTIONS = 40

UPDATES = (Update.MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY)
"""What Telegram is asked to send."""

Bot = Application[Any, Any, Any, Any, Any, Any]


def run(settings: Settings, assistant: Assistant) -> int:
    """Run until SIGTERM or Ctrl-C; return the exit code."""
    if settings.telegram_token is None:
        raise ValueError("cần OCOP_TELEGRAM_TOKEN để chạy trên Telegram")
    set_up_logging(settings.telegram_token)
    conversations = Conversations(settings.data_dir / "conversations.sqlite")
    application = build(settings, Handlers(assistant, conversations, staff=settings.staff))
    try:
        application.run_polling(
            allowed_updates=list(UPDATES),
            timeout=POLL_SECONDS,
            bootstrap_retries=-1,
        )
    except InvalidToken:
        print(
            "Telegram không nhận OCOP_TELEGRAM_TOKEN: lấy lại token ở @BotFather", file=sys.stderr
        )
        return 1
    finally:
        conversations.close()
    return 0


def build(settings: Settings, handlers: Handlers) -> Bot:
    """Put the application together."""
    if settings.telegram_token is None:
        raise ValueError("cần OCOP_TELEGRAM_TOKEN để chạy trên Telegram")
    root = str(settings.telegram_api).rstrip("/")
    proxy = str(settings.telegram_proxy) if settings.telegram_proxy else None
    application: Bot = (
        ApplicationBuilder()
        .token(settings.telegram_token.get_secret_value())
        .base_url(f"{root}/bot")
        .base_file_url(f"{root}/file/bot")
        .request(PatientRequest(connection_pool_size=CONNECTIONS, proxy=proxy))
        .get_updates_request(PatientRequest(connection_pool_size=2, proxy=proxy))
        .rate_limiter(AIORateLimiter(max_retries=RETRIES_WHEN_TOLD_TO_WAIT))
        .concurrent_updates(InOrderPerChat(UPDATES_AT_ONCE))
        .post_init(_introduce)
        .build()
    )
    application.add_handlers(list(handlers.table()))
    application.add_error_handler(handlers.failed)
    return application


async def _introduce(application: Bot) -> None:
    """Set the command menu; a network that fails now does not keep the bot from starting."""
    try:
        await application.bot.set_my_commands(list(menu()))
    except (NetworkError, Conflict):
        logger.warning("chưa đặt được thực đơn lệnh; sẽ đặt ở lần khởi động sau")
    logger.info("trợ lý đang chạy trên Telegram: @%s", application.bot.username)
