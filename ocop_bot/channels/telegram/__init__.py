"""Telegram: the only code that knows python-telegram-bot."""

import os

# python-telegram-bot 22 asks to opt in to durations of type timedelta; without this it warns
# each time Telegram tells it to wait.
os.environ.setdefault("PTB_TIMEDELTA", "true")
