"""The few facts kept about chats: short-lived, salted, deletable."""

from ocop_bot.store.conversations import Conversations

__all__ = ["Conversations"]
