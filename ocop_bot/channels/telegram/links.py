"""Links that open a screen of the bot, made without python-telegram-bot: for every channel."""

from ocop_bot.address import Address, encode
from ocop_bot.answers import Link


def links_to(bot: str) -> Link:
    """How to make links to the bot of this name (without @)."""

    def link(address: Address) -> str:
        return f"https://t.me/{bot}?start={encode(address)}"

    return link
