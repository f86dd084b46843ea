"""Questions about a place itself: where it went, what it was made of, where its seat is.

"xã Hoằng Phụ nay thuộc đâu", "phường Hạc Thành gồm những phường nào cũ", or the bare name. A
message that says anything else beside ("nộp hồ sơ", "sản phẩm") is not one of them.
"""

import dataclasses
import enum
from collections.abc import Sequence

from ocop_bot.catalogue.gazetteer import PROVINCE, PlaceMention
from ocop_bot.text.reading import Token, Tokens
from ocop_bot.understanding.place_words import (
    NAME,
    WORDS,
    asks_for_seat,
    asks_of_place,
    asks_what_lies_within,
    ends_with_village,
    preferred,
    said_beside,
    without_village,
)
from ocop_bot.understanding.places import Meant, PlaceSense
from ocop_bot.understanding.slots import Slots

_PLACE_MASKS = frozenset({NAME, "<tinh>", "<nam>"})

_BARE = frozenset("o tai cu moi truoc day xua bay gio la gi ve xem tim cho thong tin a nhe".split())
_LINKS = frozenset("con the thi sao vay roi va nua ca ben nhi ha do rua".split())
"""Words that link a name alone to the question before: "còn Hoằng Châu thì sao"."""


class About(enum.Enum):
    """What is asked of a place first."""

    CHANGE = "change"
    SEAT = "seat"
    PROVINCE = "province"


def asked_of_place(
    tokens: Tokens, slots: Slots, sense: PlaceSense, nouns: frozenset[int] = frozenset()
) -> tuple[Meant, About] | None:
    """What a question about a place is about; None when it asks for anything else.

    ``nouns`` are the positions of words that name a product.
    """
    slots = _without_village(tokens, slots)
    of_province = _is_province(slots)
    if _names_more(tokens, slots) or _is_product(slots.mentions, nouns):
        return None
    if not (of_province or sense.is_one_place(slots.mentions)):
        return None
    said = _around(tokens, slots)
    if set(said.split()) - WORDS - {NAME} - {word for word in said.split() if word.isdigit()}:
        return None
    if of_province and asks_what_lies_within(said):
        return Meant((), province=True), About.PROVINCE
    if not asks_of_place(said):
        return None
    meant = sense.meant(slots.mentions, preferred(said))
    if meant is None:
        return None
    return meant, About.SEAT if asks_for_seat(said) else About.CHANGE


def bare_place(
    tokens: Tokens,
    slots: Slots,
    sense: PlaceSense,
    nouns: frozenset[int] = frozenset(),
    *,
    links: bool = False,
) -> Meant | None:
    """The place a message names without asking anything; None when it says more.

    Args:
        tokens: its words.
        slots: what it names.
        sense: tells which unit is meant.
        nouns: the positions of words that name a product.
        links: whether words may stand beside that link it to a question before.
    """
    if _names_more(tokens, slots) or _is_product(slots.mentions, nouns):
        return None
    if not sense.is_one_place(slots.mentions):
        return None
    said = _around(tokens, slots)
    if set(said.split()) - {NAME} - _BARE - (_LINKS if links else frozenset()):
        return None
    return sense.meant(slots.mentions, said_beside(said))


def _without_village(tokens: Tokens, slots: Slots) -> Slots:
    """The slots without a village that is called as some commune: "thôn Sao Vàng xã Hoằng Phụ"."""
    kept = tuple(
        one
        for one in slots.mentions
        if not ends_with_village(" ".join(token.folded for token in tokens[: one.start]))
    )
    return dataclasses.replace(slots, mentions=kept) if kept else slots


def _is_province(slots: Slots) -> bool:
    """Whether the province alone is named, and surely, or counted: the city is seldom counted."""
    match slots.mentions:
        case [only] if only.scope == PROVINCE:
            return not only.units or slots.counts
        case _:
            return False


def _names_more(tokens: Tokens, slots: Slots) -> bool:
    """Whether a question names what no question about a place does: a product, stars, a group."""
    of_places = {at for one in slots.mentions for at in range(one.start, one.end)}
    masks = {
        mask for at, mask in slots.named.items() if at not in of_places and not _is_ours(tokens[at])
    }
    return bool(masks - _PLACE_MASKS or slots.points or slots.documents)


def _is_ours(word: Token) -> bool:
    """Whether a word without marks is one of a question about a place: "gio" is no "giò" then."""
    return word.folded in WORDS and not word.has_marks


def _is_product(mentions: Sequence[PlaceMention], nouns: frozenset[int]) -> bool:
    """Whether what may be a place is a product, for no type of a place is said: "thanh long"."""
    return any(not one.typed and nouns.issuperset(range(one.start, one.end)) for one in mentions)


def _around(tokens: Tokens, slots: Slots) -> str:
    """The folded words of a question, its places as one placeholder, a village left out."""
    starts = {one.start: one for one in slots.mentions}
    words: list[str] = []
    at = 0
    while at < len(tokens):
        mention = starts.get(at)
        words.append(NAME if mention else tokens[at].folded)
        at = mention.end if mention else at + 1
    return without_village(" ".join(words))
