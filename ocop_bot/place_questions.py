"""Questions that name a place: about the place itself, or about the products of one of several.

Between understanding and answers, as the assistant is: whether a name must be asked back is told
by the units it may stand for, and what the buttons lead to by what was asked.
"""

import dataclasses

from ocop_bot.address import Address, EntryAddress, ListAddress
from ocop_bot.answers import Answer, Context
from ocop_bot.answers.lookup import filter_of
from ocop_bot.answers.places import ABOUT, address_of, choices, place_card, seat_card, which
from ocop_bot.answers.product_list import product_list
from ocop_bot.answers.screens import show
from ocop_bot.catalogue import Place, PlaceKind, ProductFilter
from ocop_bot.catalogue.gazetteer import PlaceMention
from ocop_bot.text.reading import Tokens
from ocop_bot.understanding.choice import chosen_of
from ocop_bot.understanding.exact import Asked
from ocop_bot.understanding.exact_places import About, asked_of_place, bare_place
from ocop_bot.understanding.follow_up import phrase
from ocop_bot.understanding.intent import Band, Intent, Kind, Label
from ocop_bot.understanding.lookup import Lookup, Outcome
from ocop_bot.understanding.places import Meant, PlaceSense
from ocop_bot.understanding.slots import Slots
from ocop_bot.understanding.understanding import Understanding

MOST_WORDS = 8
"""A longer message is no short reply to an ask-back."""

_AREAS = (PlaceKind.FORMER_DISTRICT, PlaceKind.REGION)
"""Bare names of these ask for the products there, as they always did."""

_FEW_WORDS = 9
"""A longer message may hold a name by chance."""

_LIST = "list_place"


@dataclasses.dataclass(frozen=True, slots=True)
class _Asked:
    """Which place a question names, and the products asked for; None: the place itself.

    ``said``: the question in full, where it left out the place.
    """

    meant: Meant
    name: str
    wanted: ProductFilter | None = None
    about: About = About.CHANGE
    said: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """What a question was understood as, what it means, the answer, and the screen if it is one."""

    question: str
    intent: Intent
    answer: Answer
    address: Address | None


class PlaceQuestions:
    """Understands and answers questions that name a place. Never changes."""

    def __init__(self, understanding: Understanding, sense: PlaceSense) -> None:
        self._understanding = understanding
        self._sense = sense

    def ask(
        self, asked: Asked, intent: Intent, previous: str | None, context: Context
    ) -> Told | None:
        """Answer a question about a place itself, or its bare name.

        Args:
            asked: the question, its words and what they name.
            intent: what it means by likeness.
            previous: the question before, if any.
            context: the content and the day.

        Returns:
            The card of the place meant, or the question which one is meant; None when no place is
            asked about.
        """
        found = self._about_place(asked, intent, previous, context)
        if found is None:
            return None
        return self._told(found.said or asked.question, found, intent, context)

    def ask_for_products(
        self, question: str, intent: Intent, lookup: Lookup, context: Context
    ) -> Told | None:
        """Answer a list asked for where a name stands for several places, or not the likeliest.

        None where there is nothing to ask back, and the list is that of the place understood.
        """
        found = self._of_products(intent, lookup, context)
        if found is None:
            return None
        return self._told(intent.why.rewritten or question, found, intent, context)

    def pick(self, message: str, previous: str, context: Context) -> Told | None:
        """What a short reply picks of the places asked back: "2", "Bỉm Sơn", "phường", "cũ"."""
        tokens, slots = self._read(message, context)
        said = Asked(previous, *self._read(previous, context), (), context.day, lambda: None)
        if len(tokens) > MOST_WORDS or not said.slots.mentions:
            return None
        intent = self._understanding.understand(previous, context.day.year)
        lookup = self._understanding.look_up(previous, intent.why.tokens, intent.slots)
        before = self._about_place(said, intent, None, context) or self._of_products(
            intent, lookup, context
        )
        if before is None or before.about is About.PROVINCE or not before.meant.is_open:
            return None
        offered = choices(
            before.meant.units, before.wanted, context, province=before.meant.province
        )
        number = chosen_of(message, len(offered))
        if number is not None:
            answer = show(offered[number - 1].address, context)
            surely = _surely(intent, before, Band.ANSWER, context)
            return Told(previous, surely, answer, offered[number - 1].address)
        left = self._sense.narrowed(before.meant, tokens, slots.mentions)
        if not left:
            return None
        # of several left all are offered again, so that the numbers stay those of the question
        now = self._sense.judged(left)
        asked = before if now.is_open else dataclasses.replace(before, meant=now)
        return self._told(previous, asked, intent, context)

    def _read(self, text: str, context: Context) -> tuple[Tokens, Slots]:
        return self._understanding.read(text, context.day.year)

    def _about_place(
        self, asked: Asked, intent: Intent, previous: str | None, context: Context
    ) -> _Asked | None:
        if asked.slots.mentions:
            return self._of_place(asked, intent, previous, context)
        return self._of_place_before(asked, previous, context) if previous else None

    def _of_place_before(self, asked: Asked, previous: str, context: Context) -> _Asked | None:
        """A question without a name, about the place of the question before: "thuộc huyện nào"."""
        if len(asked.tokens) > MOST_WORDS or not self._is_of_place(previous, context):
            return None
        tokens, slots = self._read(previous, context)
        first, last = slots.mentions[0], slots.mentions[-1]
        text = f"{phrase(tokens[first.start : last.end])} {asked.question}"
        tokens, slots = self._read(text, context)
        if not slots.mentions:
            return None
        found = asked_of_place(tokens, slots, self._sense)
        return found and _Asked(found[0], _name(slots.mentions[0]), about=found[1], said=text)

    def _of_place(
        self, asked: Asked, intent: Intent, previous: str | None, context: Context
    ) -> _Asked | None:
        """A question about a place itself, or its bare name."""
        tokens, slots = asked.tokens, asked.slots
        name = _name(slots.mentions[0])
        nouns = frozenset(at for one in asked.products for at in range(one.start, one.end))
        found = asked_of_place(tokens, slots, self._sense, nouns)
        if found:
            return _Asked(found[0], name, about=found[1])
        linked = bare_place(tokens, slots, self._sense, nouns, links=True)
        if linked and previous and self._is_of_place(previous, context):
            return _Asked(linked, name)
        meant = bare_place(tokens, slots, self._sense, nouns)
        if meant is None or intent.why.rewritten:
            return None
        area = meant.widest is not None and meant.widest.kind in _AREAS
        return _Asked(meant, name, ProductFilter() if area else None)

    def _is_of_place(self, question: str, context: Context) -> bool:
        """Whether a question was about a place itself, asked or by its bare name."""
        tokens, slots = self._read(question, context)
        if not slots.mentions:
            return False
        if asked_of_place(tokens, slots, self._sense):
            return True
        meant = bare_place(tokens, slots, self._sense)
        return meant is not None and not (meant.widest and meant.widest.kind in _AREAS)

    def counted(self, intent: Intent, context: Context) -> tuple[Place, ...]:
        """The place meant where products are counted, or the units that its name stands for.

        Empty where it is what it was taken for.
        """
        return self._marked(intent, context) if intent.slots.place else self._untyped(intent)

    def _marked(self, intent: Intent, context: Context) -> tuple[Place, ...]:
        """Of a name without its marks, the place that is meant."""
        slots = intent.slots
        named = [one for one in slots.mentions if slots.named.get(one.start) == "<noi>"]
        if len(slots.places) != 1 or not self._sense.is_one_place(named):
            return ()
        meant = self._sense.meant(named)
        if meant is None or meant.province or len({unit.name for unit in meant.units}) <= 1:
            return ()
        place = self._sense.judged(_with_products(meant.units, ProductFilter(), context)).widest
        return (place,) if place else ()

    @staticmethod
    def _untyped(intent: Intent) -> tuple[Place, ...]:
        """The units of a name said without its type, where little else is said: "lam sơn"."""
        slots = intent.slots
        free = [
            one for one in slots.mentions
            if one.units and one.end - one.start > 1
            and not any(at in slots.named for at in range(one.start, one.end))
        ]  # fmt: skip
        short = len(intent.why.tokens) <= _FEW_WORDS and not slots.scope
        return free[0].units if short and len(free) == 1 else ()

    def _of_products(self, intent: Intent, lookup: Lookup, context: Context) -> _Asked | None:
        slots = intent.slots
        if not _asks_for_list(intent, lookup):
            return None
        named = [one for one in slots.mentions if slots.named.get(one.start) == "<noi>"]
        if not self._sense.is_one_place(named):
            return None
        meant = self._sense.meant(named)
        if meant is None or meant.province or slots.place == (meant.widest,):
            return None
        wanted = filter_of(slots, lookup.noun or slots.noun, context.day)
        if len({unit.name for unit in meant.units}) > 1:  # other marks: what has any is meant
            meant = self._sense.judged(_with_products(meant.units, wanted, context))
        return _Asked(meant, _name(named[0]), wanted)

    @staticmethod
    def _told(question: str, asked: _Asked, intent: Intent, context: Context) -> Told:
        answered = asked.about is About.PROVINCE or not asked.meant.is_open
        band = Band.ANSWER if answered else Band.ASK_BACK
        surely = _surely(intent, asked, band, context)
        return Told(question, surely, _answer(asked, context), _address(asked))


def _address(asked: _Asked) -> Address | None:
    """The screen of the card that is shown; a list is told by what was understood."""
    if asked.about is About.PROVINCE:
        return EntryAddress(ABOUT)
    place = asked.meant.widest
    return address_of(place) if place and asked.wanted is None else None


def _surely(intent: Intent, asked: _Asked, band: Band, context: Context) -> Intent:
    """The intent as it turned out; of products asked for it stays what it was."""
    if asked.wanted is not None and intent.kind is Kind.PRODUCT:
        return dataclasses.replace(intent, band=band)
    label = Label(Kind.PRODUCT, _LIST)
    if asked.wanted is None:
        label = Label(Kind.KNOWLEDGE, ABOUT, context.knowledge.by_id[ABOUT].topic)
    return intent.surely(label, band)


def _answer(asked: _Asked, context: Context) -> Answer:
    """The card of the place meant, the products asked for there, or which one is meant."""
    meant, place = asked.meant, asked.meant.widest
    if asked.about is About.PROVINCE:
        return show(EntryAddress(ABOUT), context)
    if place is None:
        return which(asked.name, meant.units, asked.wanted, context, province=meant.province)
    if asked.about is About.SEAT and place.kind is PlaceKind.COMMUNE:
        return seat_card(place, context)
    if asked.wanted is None:
        return place_card(place, context)
    wanted = dataclasses.replace(asked.wanted, places=(place,))
    return product_list(wanted, ListAddress(), context)


def _asks_for_list(intent: Intent, lookup: Lookup) -> bool:
    """Whether an intent is answered by a list of the products of a place."""
    return (
        intent.kind is Kind.PRODUCT
        and intent.band is Band.ANSWER
        and lookup.outcome is Outcome.NOTHING_NAMED
        and bool(intent.slots.place)
        and not intent.slots.other_province
    )


def _with_products(
    units: tuple[Place, ...], wanted: ProductFilter, context: Context
) -> tuple[Place, ...]:
    """Those of the units where there are products wanted; all when there are nowhere any."""
    there = [
        unit
        for unit in units
        if len(context.catalogue.pick(dataclasses.replace(wanted, places=(unit,))))
    ]
    names = {unit.name for unit in there}
    return tuple(unit for unit in units if unit.name in names) or units


def _name(mention: PlaceMention) -> str:
    """The name as our data spell it, or the names that it may be without its marks."""
    return " / ".join(dict.fromkeys(place.name for place in mention.units))
