"""The few facts kept about people and chats: short-lived, salted, deletable."""

from ocop_bot.store.conversations import Conversations
from ocop_bot.store.drafts import Drafts
from ocop_bot.store.reports import Report, Reports

__all__ = ["Conversations", "Drafts", "Report", "Reports"]
