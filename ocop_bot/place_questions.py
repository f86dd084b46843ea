"""Questions that name a place: about the place itself, or about the products of one of several.

Between understanding and answers, as the assistant is: whether a name must be asked back is told
by the units it may stand for, and what the buttons lead to by what was asked.
"""

import dataclasses

from ocop_bot.answers import Answer, Context
from ocop_bot.answers.answerer import filter_of
from ocop_bot.answers.places import ABOUT, choices, place_card, which
from ocop_bot.answers.product import FIELDS
from ocop_bot.answers.product_list import product_list
from ocop_bot.answers.screens import show
from ocop_bot.catalogue import Place, PlaceKind, ProductFilter
from ocop_bot.catalogue.gazetteer import PlaceMention
from ocop_bot.text.reading import Tokens
from ocop_bot.understanding.choice import chosen
from ocop_bot.understanding.exact_places import asked_of_place, bare_place
from ocop_bot.understanding.intent import Band, Intent, Kind, Label
from ocop_bot.understanding.places import Meant, PlaceSense
from ocop_bot.understanding.slots import Slots
from ocop_bot.understanding.understanding import Understanding

MOST_WORDS = 8
"""A longer message is no short reply to an ask-back."""

_AREAS = (PlaceKind.FORMER_DISTRICT, PlaceKind.REGION)
"""Bare names of these ask for the products there, as they always did."""

_LIST = "list_place"


@dataclasses.dataclass(frozen=True, slots=True)
class _Asked:
    """Which place a question names, and the products asked for; None: the place itself."""

    meant: Meant
    name: str
    wanted: ProductFilter | None = None


class PlaceQuestions:
    """Understands and answers questions that name a place. Never changes."""

    def __init__(self, understanding: Understanding, sense: PlaceSense) -> None:
        self._understanding = understanding
        self._sense = sense

    def ask(
        self, question: str, intent: Intent, previous: str | None, context: Context
    ) -> tuple[Intent, Answer] | None:
        """The card or the list of the place meant, or the question which one is meant.

        Args:
            question: as typed.
            intent: what it means by likeness.
            previous: the question before, if any.
            context: the content and the day.

        Returns:
            What was understood, and the answer; None when nothing is asked of a place that likeness
            does not find.
        """
        asked = self._asked(question, intent, previous, context)
        if asked is None:
            return None
        meant = asked.meant
        if meant.widest:
            return self._surely(intent, asked, Band.ANSWER, context), _told(
                asked, meant.widest, context
            )
        answer = which(asked.name, meant.units, asked.wanted, context, province=meant.province)
        return self._surely(intent, asked, Band.ASK_BACK, context), answer

    def pick(
        self, message: str, previous: str, context: Context
    ) -> tuple[Intent, Answer] | None:
        """What a short reply picks of the places asked back: "2", "Bỉm Sơn", "phường", "cũ"."""
        tokens, slots = self._understanding.read(message, context.day.year)
        if len(tokens) > MOST_WORDS:
            return None
        intent = self._understanding.understand(previous, context.day.year)
        before = self._asked(previous, intent, None, context)
        if before is None or not before.meant.is_open:
            return None
        answer = self._picked(message, tokens, slots, before, context)
        return answer and (self._surely(intent, before, Band.ANSWER, context), answer)

    def _picked(
        self, message: str, tokens: Tokens, slots: Slots, before: _Asked, context: Context
    ) -> Answer | None:
        meant = before.meant
        number = chosen(message)
        if number is not None:
            offered = choices(meant.units, before.wanted, context, province=meant.province)
            return show(offered[number - 1].address, context) if number <= len(offered) else None
        place = self._sense.narrowed(meant, tokens, slots.mentions)
        return _told(before, place, context) if place else None

    def _asked(
        self, question: str, intent: Intent, previous: str | None, context: Context
    ) -> _Asked | None:
        tokens, slots = intent.why.tokens, intent.slots
        if intent.why.rewritten:
            tokens, slots = self._understanding.read(question, context.day.year)
        if slots.mentions:
            asked = self._of_place(tokens, slots, intent, previous, context)
            if asked:
                return asked
        return self._of_products(intent)

    def _of_place(
        self,
        tokens: Tokens,
        slots: Slots,
        intent: Intent,
        previous: str | None,
        context: Context,
    ) -> _Asked | None:
        """A question about a place itself, or its bare name."""
        name = _name(slots.mentions[0], tokens)
        meant = asked_of_place(tokens, slots, self._sense)
        if meant:
            return _Asked(meant, name)
        linked = bare_place(tokens, slots, self._sense, links=True)
        if linked and previous and self._is_of_place(previous, context):
            return _Asked(linked, name)
        meant = bare_place(tokens, slots, self._sense)
        if meant is None or intent.why.rewritten:
            return None
        area = meant.widest is not None and meant.widest.kind in _AREAS
        return _Asked(meant, name, ProductFilter() if area else None)

    def _is_of_place(self, question: str, context: Context) -> bool:
        """Whether a question was about a place itself, asked or by its bare name."""
        tokens, slots = self._understanding.read(question, context.day.year)
        if not slots.mentions:
            return False
        if asked_of_place(tokens, slots, self._sense):
            return True
        meant = bare_place(tokens, slots, self._sense)
        return meant is not None and not (meant.widest and meant.widest.kind in _AREAS)

    def _of_products(self, intent: Intent) -> _Asked | None:
        """A list asked for where a name stands for several places, or not for the likeliest."""
        slots = intent.slots
        if not _asks_for_list(intent):
            return None
        named = [one for one in slots.mentions if slots.named.get(one.start) == "<noi>"]
        if not self._sense.is_one_place(named):
            return None
        meant = self._sense.meant(named)
        if meant is None or meant.province or slots.place == (meant.widest,):
            return None
        return _Asked(meant, _name(named[0], intent.why.tokens), filter_of(slots))

    @staticmethod
    def _surely(intent: Intent, asked: _Asked, band: Band, context: Context) -> Intent:
        label = Label(Kind.PRODUCT, _LIST)
        if asked.wanted is None:
            label = Label(Kind.KNOWLEDGE, ABOUT, context.knowledge.by_id[ABOUT].topic)
        return dataclasses.replace(
            intent, label=label, confidence=1.0, band=band, alternatives=()
        )


def _told(asked: _Asked, place: Place, context: Context) -> Answer:
    """The card of a place, or the products asked for there."""
    if asked.wanted is None:
        return place_card(place, context)
    return product_list(dataclasses.replace(asked.wanted, places=(place,)), 1, context)


def _asks_for_list(intent: Intent) -> bool:
    """Whether an intent is answered by a list of the products of a place."""
    slots, name = intent.slots, intent.label.name
    if intent.kind is not Kind.PRODUCT or intent.band is not Band.ANSWER or not slots.place:
        return False
    if slots.products or slots.producer or slots.unlisted or slots.other_province:
        return False
    return name not in FIELDS or bool(slots.noun)


def _name(mention: PlaceMention, tokens: Tokens) -> str:
    """The name as our data spell it, if all units are spelt alike; else as it was typed."""
    names = {place.name for place in mention.units}
    if len(names) == 1:
        return names.pop()
    return " ".join(token.folded for token in tokens[mention.start : mention.end])
