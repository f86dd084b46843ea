"""What a message looks up: which products it names, or a name that is none of ours.

`roles.py` says which words must be a name and which only ask; `catalogue/search.py` which products
explain these, and how far. Here it is judged what that comes to.
"""

import dataclasses
import enum
from collections.abc import Sequence
from typing import Literal

from ocop_bot.catalogue.alignment import Role, Said
from ocop_bot.catalogue.search import TIE, Hit, ProductSearch
from ocop_bot.criteria.products import ProductNouns
from ocop_bot.text.reading import Tokens
from ocop_bot.text.syllables import is_folded_syllable
from ocop_bot.understanding.intent import Band, Intent, Kind
from ocop_bot.understanding.roles import RoleReader
from ocop_bot.understanding.slots import Slots

FOUND_FROM = 0.84
"""Share of what was said that a product must explain to be the one meant."""

WHOLE_FROM = 0.6
"""Share from which a product is meant whose whole name stands in the message."""

NEAR_FROM = 0.45
"""Share from which a product is near enough to be shown beside "not found"."""

LONGEST_NAME = 4
"""Words of the name after a kind of product; one less where no marks tell names from words."""

LONGEST_MESSAGE = 12
"""A longer message is no bare kind of product with a name after it."""

MOST_WORDS = 8
"""Words that ask for nothing, in what may be no more than a kind of product and a name."""

_PAIR = 2
_TWO = 2
_NEAR = 3
"""Words from a kind to the name after it, at most: "nem chua nhà ông Phong"."""


class Outcome(enum.Enum):
    """What came of a look-up."""

    FOUND = "found"
    NOT_FOUND = "not_found"
    NOTHING_NAMED = "nothing_named"


@dataclasses.dataclass(frozen=True, slots=True)
class Lookup:
    """What a message names.

    Attributes:
        outcome: whether products are named, something else is, or nothing.
        hits: the products named about equally well; or those nearest to what is not found.
        noun: the kind of product said.
        strong: whether it can hardly be chance: a kind with a name after it, or two words of a
            name side by side, or one that is no ordinary syllable.
        bare: whether little is said beside a name that is none of ours, or a kind of product.
        rest: words that neither name nor ask, so that more is said than a look-up.
    """

    outcome: Outcome
    hits: tuple[Hit, ...] = ()
    noun: Tokens = ()
    strong: bool = False
    bare: bool = False
    rest: tuple[str, ...] = ()


def decides(lookup: Lookup, intent: Intent) -> bool:
    """Whether a message is surely a look-up.

    A question of products is one when it names something, and is sure or says little else. Any
    other message is one when nothing else is said in it: a product is named, or a kind of product
    with a name that is none of ours or with another province.
    """
    slots = intent.slots
    conditions = (slots.place, slots.status, slots.stars, slots.round, slots.group, slots.years)
    narrowed = sum(map(bool, conditions)) + bool(lookup.noun)
    listed = narrowed >= _TWO and lookup.bare and intent.band is not Band.ANSWER
    if intent.kind is Kind.PRODUCT:
        names = lookup.outcome is not Outcome.NOTHING_NAMED
        asked = intent.band is Band.ANSWER or (lookup.strong and not lookup.rest)
        only_kind = bool(lookup.noun) and lookup.bare and intent.band is not Band.ANSWER
        return listed or only_kind or (names and (asked or lookup.bare))
    if lookup.outcome is Outcome.NOTHING_NAMED:
        return listed
    if lookup.rest or (intent.band is Band.ANSWER and intent.kind is Kind.STATISTIC):
        return False
    if lookup.outcome is Outcome.FOUND:
        return lookup.strong
    talks = intent.band is Band.ANSWER and intent.kind is Kind.KNOWLEDGE
    foreign = intent.slots.other_province is not None
    return lookup.outcome is Outcome.NOT_FOUND and lookup.strong and (foreign or not talks)


class LookupFinder:
    """Finds what messages look up.

    Args:
        search: finds products.
        nouns: what people call products.
        known_words: marked and bare forms of the words of all phrasings; others may be a brand.
    """

    def __init__(
        self,
        search: ProductSearch | None = None,
        nouns: ProductNouns | None = None,
        known_words: frozenset[str] = frozenset(),
    ) -> None:
        self._search = search or ProductSearch(())
        self._roles = RoleReader(nouns or ProductNouns(()), self._search, known_words)

    def find(self, text: str, tokens: Tokens, slots: Slots) -> Lookup:
        """Find what a message looks up.

        Args:
            text: the message as typed.
            tokens: its words.
            slots: what it names beside products: places, stars, years.
        """
        said, kinds = self._roles.read(text, tokens, slots)
        found = self._judged(tokens, slots, said, kinds)
        if found.outcome is Outcome.NOTHING_NAMED and slots.producer_type and slots.places:
            # "hợp tác xã Quảng Phúc" may be the name of one
            names = [
                dataclasses.replace(one, role=Role.NAMES)
                if one.role is Role.PLACE and not self._roles.asks(one.word)
                else one
                for one in said
            ]
            other = self._judged(tokens, slots, names, kinds)
            return other if other.outcome is Outcome.FOUND else found
        return found

    def _judged(
        self, tokens: Tokens, slots: Slots, said: Sequence[Said], kinds: frozenset[int]
    ) -> Lookup:
        hits = self._search.find(said)
        explained = hits[0].words if hits else frozenset()
        rest = tuple(
            one.word.folded
            for one in said
            if one.role is Role.MAY_NAME and one.at not in explained and one.word.folded.isalpha()
        )
        noun = tuple(tokens[at] for at in sorted(kinds))
        named = _named(hits, kinds)
        named = named or _wholly_named(hits, said)
        if named and not (
            _begins_otherwise(named[0], said, kinds) or _ends_otherwise(named[0], said)
        ):
            return Lookup(Outcome.FOUND, named, noun, _is_telling(named[0], said, kinds), rest=rest)
        foreign = bool(slots.other_province) and _goes_on(said, kinds, Role.PLACE)
        if named or foreign or any(one.role is Role.NAMES for one in said):
            near = tuple(hit for hit in hits if hit.explained >= NEAR_FROM)
            strong = foreign or _goes_on(said, kinds)
            bare = len(rest) <= _TWO and _names(said) <= MOST_WORDS
            return Lookup(Outcome.NOT_FOUND, near, noun, strong, bare, rest)
        bare = not rest and _names(said) <= MOST_WORDS and len(said) <= LONGEST_MESSAGE
        return Lookup(Outcome.NOTHING_NAMED, (), noun, bare=bare, rest=rest)


def _named(hits: Sequence[Hit], kinds: frozenset[int]) -> tuple[Hit, ...]:
    """The hits that are surely meant; empty when none is, or only the kind was said."""
    sure = [hit for hit in hits if hit.explained >= FOUND_FROM]
    if not sure:
        return ()
    best = sure[0]
    if best.words <= kinds:
        return tuple(hit for hit in sure if hit.whole)
    ties = tuple(
        hit
        for hit in sure
        if hit.explained >= best.explained - TIE
        and hit.said >= best.said * (1 - TIE)
        and bool(hit.run) >= bool(best.run)
    )
    return tuple(hit for hit in ties if hit.whole) or ties


def _wholly_named(hits: Sequence[Hit], said: Sequence[Said]) -> tuple[Hit, ...]:
    """The product whose whole name stands in a message that says more, and no name goes on."""
    for hit in hits[:1]:
        goes_on = any(one.at == max(hit.words) + 1 and one.role is Role.NAMES for one in said)
        if hit.whole and hit.explained >= WHOLE_FROM and len(hit.run) > _PAIR and not goes_on:
            return (hit,)
    return ()


def _begins_otherwise(hit: Hit, said: Sequence[Said], kinds: frozenset[int]) -> bool:
    """Whether another name follows the kind, and what fits stands apart: "rượu Mẫu Sơn"."""
    after = max(kinds, default=-_TWO) + 1
    goes_on = any(
        one.at == after and one.role is Role.NAMES and one.at not in hit.words for one in said
    )
    return goes_on and not hit.run - kinds


def _ends_otherwise(hit: Hit, said: Sequence[Said]) -> bool:
    """Whether another word stands where a name ends: "nem chua Thanh Hương" is not Thanh Lan."""
    after = max(hit.words) + 1
    return hit.lacks_last and any(
        one.at == after and one.role in (Role.NAMES, Role.MAY_NAME) for one in said
    )


def _is_telling(hit: Hit, said: Sequence[Said], kinds: frozenset[int]) -> bool:
    """Whether the words a hit explains can hardly be chance."""
    names = [
        one
        for one in said
        if one.at in hit.words - kinds and one.role is not Role.ASKS and one.word.folded.isalpha()
    ]
    return (
        hit.whole
        or bool(names and hit.words & kinds)
        or any(one.at in hit.run for one in names)
        or any(not is_folded_syllable(one.word.folded) for one in names)
    )


def _names(said: Sequence[Said]) -> int:
    """How many words do more than ask."""
    return sum(one.role is not Role.ASKS for one in said)


def _goes_on(
    said: Sequence[Said], kinds: frozenset[int], role: Literal[Role.NAMES, Role.PLACE] = Role.NAMES
) -> bool:
    """Whether a kind of product, surely said, is followed by a name and nothing else is named."""
    names = [one.at for one in said if one.role is role]
    sure = (
        len(kinds) > 1
        or any(one.at in kinds and one.word.is_sure for one in said)
        or (kinds == {0} and len(names) > 1)
    )
    most = LONGEST_NAME - (not any(one.word.is_sure for one in said))
    if not kinds or not sure or not 0 < len(names) <= most or len(said) > LONGEST_MESSAGE:
        return False
    loose = {one.at for one in said if one.role in (Role.PLACE, Role.ASKS)}
    between = set(range(max(kinds) + 1, names[-1])) - set(names)
    return names[0] > max(kinds) and between <= loose and names[0] <= max(kinds) + _NEAR
