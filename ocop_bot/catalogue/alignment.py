"""A message laid beside the words of one product: which word is which, with slips."""

import dataclasses
import enum
import itertools
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import OSA

from ocop_bot.text.reading import Token, Tokens
from ocop_bot.text.syllables import is_folded_syllable

_OTHER_MARKS = 0.8
"""Likeness of two words that differ in their marks only: people often err in these."""

_SHUFFLED = 0.7
"""Likeness of two words of the same letters in another order: "gai" for "gia"."""

_LEAST_ALIKE = 0.6
_SHORTEST_SLIP = 3

_TOGETHER_ALIKE = 0.75
"""Likeness of two words, put together, with one: "con try" is Country."""

_BETWEEN = 0.6
"""Likeness of a word that exists but stands beside words that are right, one slip away."""

_SAME_SOUND = 0.8
_LONG = 4
"""Letters of the longer word from which one slip at the end of a name is believed."""


class Role(enum.Enum):
    """What a word of a message does.

    NAMES: it must belong to the name of something; KIND: it says what kind of product is meant;
    PLACE: it belongs to the name of a place; SOMEWHERE: perhaps to one we do not know;
    MAY_NAME: it may name something, or be anything; ASKS: a word of asking. The last four belong
    to a name only beside other words of it.
    """

    NAMES = "names"
    KIND = "kind"
    PLACE = "place"
    SOMEWHERE = "somewhere"
    MAY_NAME = "may_name"
    ASKS = "asks"


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """A word of a message, its place in it, and what it does.

    ``counts``: how much (0–1) it tells against a product that does not explain it.
    """

    at: int
    word: Token
    role: Role
    counts: float = 1.0


@dataclasses.dataclass(frozen=True, slots=True)
class Match:
    """A word of a product that a word of a message is.

    ``field`` is the number of the text it stands in, ``at`` its place there.
    """

    word: Token
    field: int
    at: int
    likeness: float


_LOOSE = frozenset({Role.PLACE, Role.SOMEWHERE, Role.MAY_NAME, Role.ASKS})
_PAIRED = frozenset({Role.SOMEWHERE, Role.MAY_NAME})
"""Of these two beside each other are enough."""

_FIRST_PLACE = 2


class Message:
    """A message, to be laid beside the words of many products.

    Words of products repeat: how alike one is to a word of the message is remembered.
    """

    def __init__(self, said: Sequence[Said]) -> None:
        self.said = said
        self._roles = {one.at: one.role for one in said}
        self._alike: dict[str, tuple[tuple[int, float], ...]] = {}
        self._odd = any(not is_folded_syllable(one.word.folded) for one in said)

    def lay_beside(self, fields: Sequence[Tokens]) -> Mapping[int, Match]:
        """For each word of the message that belongs to the texts, by its place, the word it is.

        Args:
            fields: the texts; a word that several have is that of the first. From the third on
                they are places: of these all words must be said.
        """
        matches: dict[int, Match] = {}
        for number, field in enumerate(fields):
            found = self._in_field(field, number)
            if number < _FIRST_PLACE or len({match.at for match in found.values()}) == len(field):
                matches |= {
                    at: match
                    for at, match in found.items()
                    if at not in matches or match.likeness > matches[at].likeness
                }
        return matches

    def _in_field(self, field: Tokens, number: int) -> dict[int, Match]:
        found: dict[int, Match] = {}
        for at, word in enumerate(field):
            for place, likeness in self._like(word):
                known, before = found.get(place), found.get(place - 1)
                # of equal ones the one that goes on from the word before: "lạc lạc"
                goes_on = before is not None and before.at == at - 1
                if known is None or (likeness, goes_on) > (known.likeness, False):
                    found[place] = Match(word, number, at, likeness)
        if self._odd or not all(is_folded_syllable(word.folded) for word in field):
            _put_together(self.said, field, number, found)
        if found and any(one.at not in found and one.role not in _LOOSE for one in self.said):
            _beside(self.said, field, number, found)
        return self._held(found) if found else found

    def _like(self, word: Token) -> tuple[tuple[int, float], ...]:
        """The words of the message that are like a word, with their likeness."""
        alike = self._alike.get(word.marked)
        if alike is None:
            likenesses = ((one.at, _likeness(one, word)) for one in self.said)
            alike = tuple(pair for pair in likenesses if pair[1])
            self._alike[word.marked] = alike
        return alike

    def _held(self, found: dict[int, Match]) -> dict[int, Match]:
        """Keep the words that surely belong: the loose ones only beside others, as in the text."""
        sure = {at for at in found if self._roles[at] not in _LOOSE}
        if len(sure) == len(found):
            return found
        sure |= {
            at
            for at in found
            for beside in (at - 1, at + 1)
            if self._roles[at] in _PAIRED
            and self._roles.get(beside) in _PAIRED
            and _go_together(at, beside, found)
        }
        reached = set(sure)
        while reached:
            reached = {
                at
                for at in found.keys() - sure
                for beside in (at - 1, at + 1)
                if beside in sure and _go_together(at, beside, found)
            }
            sure |= reached
        return {at: match for at, match in found.items() if at in sure}


def side_by_side(laid: Mapping[int, Match]) -> Iterator[tuple[int, int]]:
    """Pairs of words of a message that are neighbours there and in the text."""
    for at in laid:
        if _go_together(at, at + 1, laid) and laid[at].field == laid[at + 1].field:
            yield at, at + 1


def _go_together(at: int, beside: int, found: Mapping[int, Match]) -> bool:
    """Whether neighbours in the message are neighbours in the text too."""
    return beside in found and found[at].at - found[beside].at == at - beside


def _put_together(
    said: Sequence[Said], field: Tokens, number: int, found: dict[int, Match]
) -> None:
    """Words written together on one side and apart on the other: "su zin", "legia"."""
    for one, other in itertools.pairwise(said):
        if other.at != one.at + 1 or one.at in found or other.at in found:
            continue
        together = one.word.folded + other.word.folded
        for at, word in enumerate(field):
            alike = OSA.normalized_similarity(together, word.folded)
            if alike >= _TOGETHER_ALIKE:
                found[one.at] = found[other.at] = Match(word, number, at, alike)
    for one in said:
        for at, (left, right) in enumerate(itertools.pairwise(field), 1):
            if one.at not in found and one.word.folded == left.folded + right.folded:
                found[one.at] = Match(right, number, at, 1.0)


def _beside(said: Sequence[Said], field: Tokens, number: int, found: dict[int, Match]) -> None:
    """A word that is nearly the one that stands there in the text, beside words that are right."""
    for one in said:
        before, after = found.get(one.at - 1), found.get(one.at + 1)
        places = {match.at + step for match, step in ((before, 1), (after, -1)) if match}
        if one.at in found or one.role in _LOOSE or len(places) != 1:
            continue
        at = places.pop()
        if not 0 <= at < len(field) or any(match.at == at for match in found.values()):
            continue
        likeness = _nearly(one.word.folded, field[at].folded, between=bool(before and after))
        if likeness:
            found[one.at] = Match(field[at], number, at, likeness)


def _nearly(typed: str, word: str, *, between: bool) -> float:
    """How alike two words are of which each exists: by sound, or by one slip."""
    if _sound(typed) == _sound(word):
        return _SAME_SOUND
    if between:
        return _BETWEEN if OSA.normalized_similarity(typed, word) >= _LEAST_ALIKE else 0.0
    long = max(len(typed), len(word)) >= _LONG
    return _BETWEEN if long and OSA.distance(typed, word) == 1 else 0.0


def _sound(word: str) -> str:
    """A word with the beginnings alike that sound alike to many: tr and ch, s and x, gi and d."""
    for begins, sounds in (("tr", "ch"), ("gi", "d"), ("r", "d"), ("s", "x"), ("k", "c")):
        if word.startswith(begins):
            return sounds + word.removeprefix(begins)
    return word


def _likeness(said: Said, word: Token) -> float:
    typed = said.word
    if typed.folded == word.folded:
        if not typed.is_sure or not word.is_sure or typed.marked == word.marked:
            return 1.0
        return _OTHER_MARKS
    if said.role is Role.ASKS or len(typed.folded) < _SHORTEST_SLIP or not typed.folded.isalpha():
        return 0.0
    if is_folded_syllable(typed.folded):
        # a word that exists is hardly another one, unless its letters only changed places
        return _SHUFFLED if sorted(typed.folded) == sorted(word.folded) else 0.0
    alike = float(OSA.normalized_similarity(typed.folded, word.folded))
    return alike if alike >= _LEAST_ALIKE else 0.0
