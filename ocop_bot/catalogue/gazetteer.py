"""Finds place names in what was typed: communes of today and the units that ended.

People name a place with or without its type and its marks. A name typed with marks must have the
right ones ("hàng hóa" is not Hoằng Hóa); without marks the letters must agree; and one slip is
forgiven where the name is a former district or follows its type ("xã", "huyện").
"""

import dataclasses
import itertools
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from rapidfuzz.distance import OSA

from ocop_bot.catalogue.model import Place, PlaceKind
from ocop_bot.text.letters import BARE, fold
from ocop_bot.text.reading import Token, Tokens, own_words, writes_marks
from ocop_bot.text.spelling import Pair

PROVINCE = "Thanh Hóa"
"""The province the catalogue is about; alone, its name is never the former city."""

COUNTRY = "cả nước"
"""The scope of figures about the whole country."""

_PROVINCE_WORDS = own_words(PROVINCE)
_PROVINCE_FOLDED = tuple(word.folded for word in _PROVINCE_WORDS)

_LONGEST_NAME = 4
_SLIPPERY_LENGTH = 2
"""Slips are forgiven in names of two syllables, as all former districts have."""

_LEAST_LIKE = 0.6
"""Likeness every syllable of a misspelt name must keep."""

_TYPES: dict[tuple[str, ...], tuple[str, ...]] = {
    ("xa",): ("Xã",),
    ("x",): ("Xã",),
    ("phuong",): ("Phường",),
    ("p",): ("Phường",),
    ("thi", "tran"): ("Thị trấn",),
    ("huyen",): ("Huyện",),
    ("thi", "xa"): ("Thị xã",),
    ("tx",): ("Thị xã",),
    ("thanh", "pho"): ("Thành phố",),
    ("tinh",): ("Tỉnh",),
}

_AT = ("o", "tai")
"""Words after which a name is that of a place, whatever else the same words may mean."""

_COUNTRY_NAMES = (("ca", "nuoc"), ("toan", "quoc"), ("viet", "nam"))


@dataclasses.dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a question: words ``start`` to ``end`` (not counted).

    ``places`` are the units it may stand for, likeliest first, all of one kind; ``others`` are
    the units of other kinds that are called the same. ``scope`` is set instead for the province as
    a whole, the country, or another province. ``typed``: its type was said before it.
    """

    start: int
    end: int
    places: tuple[Place, ...] = ()
    scope: str | None = None
    others: tuple[Place, ...] = ()
    typed: bool = False

    @property
    def units(self) -> tuple[Place, ...]:
        """All the units it may stand for."""
        return self.places + self.others


@dataclasses.dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[Token, ...]
    place: Place | None
    scope: str | None = None


_Plain = Callable[[Tokens, _Name], bool]
"""Whether a name said without its type is meant by these words."""


class Gazetteer:
    """All place names, to be found in token sequences.

    Args:
        places: places with their other names.
        provinces: other provinces with their other names.
        ordinary: neighbouring words of ordinary language, folded → the forms with marks they are
            written in, so that "trung thành" without "xã" is not taken for the commune.
        neighbours: the folded pairs of ``ordinary``, or more; none is a misspelt name.
    """

    def __init__(
        self,
        places: Sequence[tuple[Place, Sequence[str]]],
        provinces: Sequence[tuple[str, Sequence[str]]],
        ordinary: Mapping[Pair, AbstractSet[Pair]] | None = None,
        neighbours: Container[Pair] = frozenset(),
    ) -> None:
        self._neighbours = neighbours
        self._names: dict[tuple[str, ...], list[_Name]] = defaultdict(list)
        for place, aliases in places:
            for alias in dict.fromkeys((place.name, *map(_without_type, aliases))):
                self._add(alias, place, None)
        for name, aliases in provinces:
            for alias in (name, *aliases):
                self._add(alias, None, name)
        ends = {(words[0], words[-1]) for words in self._names}
        self._ordinary = {pair: ordinary[pair] for pair in ends if ordinary and pair in ordinary}
        self._first_words = frozenset(words[0] for words in self._names)
        self._by_syllable: dict[tuple[int, str], list[_Name]] = defaultdict(list)
        for words, names in self._names.items():
            if len(words) == _SLIPPERY_LENGTH:
                self._by_syllable[0, words[0]] += names
                self._by_syllable[1, words[1]] += names

    def find(self, tokens: Tokens) -> Sequence[PlaceMention]:
        """Place names in a question, from left to right, none inside another."""
        return self._walk(tokens, self._plain_enough)

    def named(self, tokens: Tokens) -> Sequence[PlaceMention]:
        """Place names where a place is surely meant: none is taken for ordinary words.

        "Thanh Hóa" has the scope of the province and the units called so. Where no name has the
        marks that were typed, the letters are enough ("Hoàng Phụ").
        """
        found = self._walk(tokens, _any_name)
        if not any(mention.units for mention in found):
            bare = tuple(Token(token.folded, token.folded) for token in tokens)
            found = self._walk(bare, _any_name)
        return [_as_typed(mention, tokens) for mention in found]

    def _walk(self, tokens: Tokens, plain: _Plain) -> Sequence[PlaceMention]:
        found: list[PlaceMention] = []
        at = 0
        while at < len(tokens):
            mention = self._at(tokens, at, plain)
            if mention is None:
                at += 1
            else:
                found.append(mention)
                at = mention.end
        return found

    def _add(self, alias: str, place: Place | None, scope: str | None) -> None:
        words = own_words(alias)
        if not words:
            return
        name = _Name(words, place, scope)
        self._names[tuple(word.folded for word in words)].append(name)

    def _at(self, tokens: Tokens, at: int, plain: _Plain) -> PlaceMention | None:
        types, length = _type_at(tokens, at)
        start = at + length
        bare = self._longest(tokens, at, at, (), plain)
        typed = self._longest(tokens, at, start, types, plain) if types else None
        if bare or typed:  # "phuong nghi son" is no Phượng Nghi
            return max(filter(None, (bare, typed)), key=lambda mention: mention.end)
        whole = _whole(tokens, start)
        if whole and (not types or types == ("Tỉnh",)):
            return PlaceMention(at, start + whole[1], scope=whole[0])
        return self._misspelt(tokens, at, start, types)

    def _longest(
        self, tokens: Tokens, at: int, start: int, types: Sequence[str], plain: _Plain
    ) -> PlaceMention | None:
        if start >= len(tokens) or tokens[start].folded not in self._first_words:
            return None
        for size in range(min(_LONGEST_NAME, len(tokens) - start), 0, -1):
            words = tokens[start : start + size]
            alone = len(tokens) == 1 and words[0].has_marks  # "Nưa"
            names = self._exact(words, types, alone=alone)
            located = at > 0 and tokens[at - 1].folded in _AT and not _names_province(words)
            meant = [
                name for name in names if types or (located and name.place) or plain(words, name)
            ]
            if meant:
                return _mention(meant, types, at, start + size, names)
        return None

    def _exact(self, words: Tokens, types: Sequence[str], *, alone: bool) -> Sequence[_Name]:
        names = [
            name
            for name in self._names.get(tuple(word.folded for word in words), ())
            if _marks_agree(words, name.words)
        ]
        if len(words) == 1 and not types and not alone:
            return ()
        typed = [name for name in names if _has_type(name, types)]
        if types == ("Tỉnh",):
            return [name for name in names if name.scope]
        return typed if typed or types == ("Thành phố",) else names

    def _plain_enough(self, words: Tokens, name: _Name) -> bool:
        """Whether a name without its type is surely the place and not ordinary words."""
        if tuple(word.folded for word in name.words) == _PROVINCE_FOLDED:
            return False  # the province, unless the city is said
        if _is_district(name):
            return True
        if len(words) > _SLIPPERY_LENGTH:
            return True
        forms = self._ordinary.get((words[0].folded, words[-1].folded), frozenset())
        if name.scope or _is_region(name):  # "hòa bình" is also peace
            own = tuple(word.marked for word in name.words)
            bare = tuple(word.folded for word in name.words)
            return words[0].has_marks or forms <= {own, bare}
        return not forms

    def _misspelt(
        self, tokens: Tokens, at: int, start: int, types: Sequence[str]
    ) -> PlaceMention | None:
        """A former district, or any name after its type, with one slip in one syllable."""
        words = tokens[start : start + _SLIPPERY_LENGTH]
        if len(words) < _SLIPPERY_LENGTH:
            return None
        pair = (words[0].folded, words[1].folded)
        ordinary = self._ordinary.get(pair)
        if pair in self._neighbours and not ordinary:
            return None
        near = [
            name
            for slot in (0, 1)
            for name in self._by_syllable.get((slot, words[slot].folded), ())
            if (_has_type(name, types) if types else _is_district(name))
            and _one_slip(words, name.words)
            and (
                pair not in self._neighbours or _only_name(name, ordinary or (), typed=bool(types))
            )
        ]
        return _mention(near, types, at, start + _SLIPPERY_LENGTH, near)


def _marked_pair(name: _Name) -> Pair:
    """A name of two syllables as it is written, marks and all."""
    return name.words[0].marked, name.words[1].marked


def _only_name(name: _Name, forms: Collection[Pair], *, typed: bool) -> bool:
    """Whether words that stand side by side in ordinary language are this name there.

    After its type one of them is enough: "huyện hoàng hóa".
    """
    own = _marked_pair(name)
    return own in forms if typed else set(forms) == {own}


def _mention(
    names: Sequence[_Name], types: Sequence[str], start: int, end: int, alike: Sequence[_Name]
) -> PlaceMention | None:
    if not names:
        return None
    scope = next((name.scope for name in names if name.scope), None)
    places = [name.place for name in names if name.place]
    if scope and (types == ("Tỉnh",) or not places):
        return PlaceMention(start, end, scope=scope)
    best = min((_rank(place) for place in places), default=0)
    chosen = tuple(dict.fromkeys(place for place in places if _rank(place) == best))
    if not chosen:
        return None
    others = dict.fromkeys(name.place for name in alike if name.place)
    return PlaceMention(
        start,
        end,
        chosen,
        others=tuple(place for place in others if place not in chosen),
        typed=bool(types),
    )


def _rank(place: Place) -> int:
    """People mean the former district first, then the commune of today, then the former one."""
    order = (
        PlaceKind.REGION,
        PlaceKind.FORMER_DISTRICT,
        PlaceKind.COMMUNE,
        PlaceKind.FORMER_COMMUNE,
    )
    return order.index(place.kind)


def _type_at(tokens: Tokens, at: int) -> tuple[tuple[str, ...], int]:
    """The type a word says; the last word of "hợp tác xã" says none."""
    if at and (tokens[at - 1].folded, tokens[at].folded) == ("tac", "xa"):
        return (), 0
    for length in (1, 2):
        types = _TYPES.get(tuple(token.folded for token in tokens[at : at + length]))
        if types:
            return types, length
    return (), 0


def _is_district(name: _Name) -> bool:
    return name.place is not None and name.place.kind is PlaceKind.FORMER_DISTRICT


def _is_region(name: _Name) -> bool:
    return name.place is not None and name.place.kind is PlaceKind.REGION


def _has_type(name: _Name, types: Sequence[str]) -> bool:
    return name.place is not None and name.place.prefix in types


def _whole(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """The province as a whole, or the country."""
    folded = tuple(token.folded for token in tokens[at : at + 2])
    if folded in (_PROVINCE_FOLDED, ("xu", "thanh")):
        return PROVINCE, 2
    return (COUNTRY, 2) if folded in _COUNTRY_NAMES else None


def _any_name(_words: Tokens, _name: _Name) -> bool:
    return True


def _as_typed(mention: PlaceMention, tokens: Tokens) -> PlaceMention:
    """A mention with the units spelt just as typed, if any; and the province where it says so.

    Who writes marks at all and types "Nga Thanh" does not mean Nga Thành.
    """
    words = tokens[mention.start : mention.end]
    if mention.units and _names_province(words):
        return dataclasses.replace(mention, scope=PROVINCE)
    if not writes_marks(tokens):
        return mention
    spelt = {place: _ends_with(words, own_words(place.name)) for place in mention.units}
    if True not in spelt.values():
        return mention
    return dataclasses.replace(
        mention,
        places=tuple(place for place in mention.places if spelt[place] is not False),
        others=tuple(place for place in mention.others if spelt[place] is not False),
    )


def _ends_with(words: Tokens, name: Tokens) -> bool | None:
    """Whether words end with just this name; None when with another one the place goes by."""
    typed = words[-len(name) :]
    if [word.folded for word in typed] != [word.folded for word in name]:
        return None
    return all(
        one.marked.removesuffix(BARE) == other.marked.removesuffix(BARE)
        for one, other in zip(typed, name, strict=True)
    )


def _names_province(words: Tokens) -> bool:
    return len(words) == len(_PROVINCE_WORDS) and all(
        word.marked == own.marked if word.is_sure else word.folded == own.folded
        for word, own in zip(words, _PROVINCE_WORDS, strict=True)
    )


def _marks_agree(typed: Sequence[Token], name: Sequence[Token]) -> bool:
    return all(
        not word.is_sure or word.marked == other.marked
        for word, other in zip(typed, name, strict=True)
    )


def _one_slip(typed: Tokens, name: Sequence[Token]) -> bool:
    """Whether one syllable differs: by a letter, or by its marks alone ("Cảm Thủy")."""
    if len(typed) != len(name):
        return False
    slips = sum(OSA.distance(a.folded, b.folded) for a, b in zip(typed, name, strict=True))
    alike = all(
        OSA.normalized_similarity(a.folded, b.folded) >= _LEAST_LIKE
        for a, b in zip(typed, name, strict=True)
    )
    right = [(a, b) for a, b in zip(typed, name, strict=True) if a.folded == b.folded]
    slips += sum(not _marks_agree([a], [b]) for a, b in right)
    return slips == 1 and alike


def _without_type(alias: str) -> str:
    words = alias.replace(".", " ").split()
    while words and fold(words[0]) in ("huyen", "h", "thi", "xa", "tx", "tp", "thanh", "pho"):
        if fold(words[0]) == "thanh" and len(words) > 1 and fold(words[1]) == "hoa":
            break
        words.pop(0)
    return " ".join(words)


def spans(mentions: Sequence[PlaceMention]) -> Iterator[int]:
    """The positions of all words that belong to place names."""
    return itertools.chain.from_iterable(range(m.start, m.end) for m in mentions)
