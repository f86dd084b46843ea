"""Telegram: the only code that knows python-telegram-bot."""
