"""Answers about places: what a unit was and is, which of several was meant, what is near."""

from ocop_bot.answers.places.cards import place_card, seat_card
from ocop_bot.answers.places.choice import ABOUT, choices, which
from ocop_bot.answers.places.links import address_of, place_buttons
from ocop_bot.answers.places.nearby import nearby

__all__ = [
    "ABOUT",
    "address_of",
    "choices",
    "nearby",
    "place_buttons",
    "place_card",
    "seat_card",
    "which",
]
