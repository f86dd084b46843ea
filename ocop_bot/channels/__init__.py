"""Channels turn what arrives into a question or an address, and a `Reply` into what they show."""
