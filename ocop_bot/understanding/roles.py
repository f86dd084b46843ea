"""What each word of a message does when it looks up a product: ask, tell a kind, name something.

Words of asking are set aside; what stands after a kind of product or after "của" must be a name;
the rest may be one, or may be anything.
"""

import dataclasses
import functools
import itertools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from ocop_bot.catalogue.alignment import Role, Said
from ocop_bot.catalogue.search import ProductSearch
from ocop_bot.criteria.products import ProductNouns
from ocop_bot.text.reading import Token, Tokens, own_words
from ocop_bot.understanding.slots import Slots, capitalised

MOST_FREE_WORDS = 5
"""A message of more words that ask for nothing says more than a name."""

_KNOWN_COUNTS = 0.5
"""What a word that people ask all kinds of things with tells against a product without it."""

_NUMBERS = frozenset({"<sao>", "<nam>", "<quy>"})
_PLACES = frozenset({"<noi>", "<tinh>"})
_FILTERS = frozenset({"<nhom>", "<loai>"})
_NAMES = frozenset({"<sp>", "<chu_the>"})
"""Placeholders of what a question names beside."""

_BEFORE_KINDS = frozenset({"loai", "pham", "mon"})
"""Words after which a kind of product stands: "các loại giò", "sản phẩm nấm"."""

_AT = frozenset({"o", "tai"})
"""Words after which a place stands, also one we do not know."""

_SURE_TITLES = frozenset({"ong", "ba", "bac"})
"""Titles after which, even without marks, a name stands."""


class RoleReader:
    """Tells the roles of the words of a message.

    Args:
        nouns: what people call products.
        search: the products, for the words their names begin with.
        known_words: marked and bare forms of the words of all phrasings; others may be a brand.
    """

    def __init__(
        self, nouns: ProductNouns, search: ProductSearch, known_words: frozenset[str]
    ) -> None:
        self._nouns = nouns
        self._openings = search.openings
        self._known_words = known_words
        self._bare_nouns = (
            frozenset(noun.words[0].folded for noun in nouns.nouns if len(noun.words) == 1)
            & search.first_words
        )

    def read(
        self, text: str, tokens: Tokens, slots: Slots
    ) -> tuple[Sequence[Said], frozenset[int]]:
        """The roles of a message's words, and the places of those that say a kind of product."""
        capitals = capitalised(text, tokens) - {0}  # the first word is so in any sentence
        tokens = _as_in_names(tokens)
        kinds = self._kinds(tokens, slots) - capitals
        return self._said(tokens, slots, kinds, capitals), kinds

    def knows(self, word: Token) -> bool:
        """Whether people ask all kinds of things with a word."""
        return word.marked in self._known_words

    def asks(self, word: Token) -> bool:
        """Whether a word is one of asking; with marks that make no known word, by its letters."""
        asks = _lexicon().asks
        return _is(word, asks) or (not self.knows(word) and word.folded in asks)

    def _kinds(self, tokens: Tokens, slots: Slots) -> frozenset[int]:
        """The words of the first kind of product said, and of those that go on from it."""
        asks = _lexicon().asks
        found = [range(one.start, one.end) for one in self._nouns.find(tokens) if one.sure]
        listed = sorted(at for at, mask in slots.named.items() if mask == "<loai_sp>")
        found += [range(listed[0], listed[-1] + 1)] if listed else []
        if not found:
            found = [
                range(at, at + 2)
                for at, pair in enumerate(itertools.pairwise(tokens))
                if (pair[0].folded, pair[1].folded) in self._openings
            ]
        if not found:
            found = [
                range(at, at + 1)
                for at, word in enumerate(tokens)
                if word.folded in self._bare_nouns
                and (not word.is_sure or not self.knows(word))
                and (not _is(word, asks) or (at and tokens[at - 1].folded in _BEFORE_KINDS))
            ]
        words: list[int] = []
        for span in sorted(found, key=lambda span: (span.start, -len(span))):
            if not words or span.start <= words[-1] + 1:
                words += [at for at in span if at > (words[-1] if words else -1)]
        return frozenset(at for at in words if slots.named.get(at) not in _PLACES | _FILTERS)

    def _said(
        self,
        tokens: Tokens,
        slots: Slots,
        kinds: frozenset[int],
        capitals: frozenset[int],
    ) -> Sequence[Said]:
        free = [
            at
            for at, word in enumerate(tokens)
            if at not in kinds and at not in slots.named and not self.asks(word)
        ]
        few = not kinds and len(free) <= MOST_FREE_WORDS
        walk = _Walk(self, kinds, capitals, few=few)
        said: list[Said] = []
        province = _province(tokens)
        for at, word in enumerate(tokens):
            mask = slots.named.get(at)
            if mask in _NUMBERS or at in province:
                walk.zone = False
                continue
            role = walk.role(at, word, mask)
            counts = _KNOWN_COUNTS if self.knows(word) and at not in capitals else 1.0
            said.append(Said(at, word, role, counts))
        return said


class _Walk:
    """Goes through a message word by word, minding what the words before have opened.

    ``zone``: after a kind of product or a maker's word a name stands.
    """

    def __init__(
        self, reader: RoleReader, kinds: frozenset[int], capitals: frozenset[int], *, few: bool
    ) -> None:
        self._reader = reader
        self._kinds = kinds
        self._capitals = capitals
        self._few = few
        self.zone = False
        self._after_title = False
        self._somewhere = False

    def role(self, at: int, word: Token, mask: str | None) -> Role:
        """The role of the next word; ``mask`` is what it was found to name."""
        role = self._role(at, word, mask)
        self._after_title = self._after_title and word.folded in _SURE_TITLES
        self._somewhere = role is Role.SOMEWHERE if self._somewhere else word.folded in _AT
        return role

    def _role(self, at: int, word: Token, mask: str | None) -> Role:
        if at in self._kinds or mask in _FILTERS:
            self.zone = True
            return Role.KIND if at in self._kinds else Role.ASKS
        if mask in _PLACES:
            return Role.PLACE
        if self._after_title and not word.is_sure:
            return Role.NAMES
        plainly = at in self._capitals or self.zone  # there a word hardly anybody says is a name
        if _is(word, _lexicon().asks) or (self._reader.asks(word) and not plainly):
            self._ask(word)
            return Role.MAY_NAME if mask in _NAMES else Role.ASKS
        if self._somewhere:
            return Role.SOMEWHERE
        must = self.zone or self._few or at in self._capitals or not self._reader.knows(word)
        return Role.NAMES if must and not word.folded.isdigit() else Role.MAY_NAME

    def _ask(self, word: Token) -> None:
        """A word of asking ends a name, unless it is a title or, without marks, may be part."""
        lexicon = _lexicon()
        self._after_title = self.zone and word.folded in _SURE_TITLES
        stays = _is(word, lexicon.titles) or not (word.is_sure or _is(word, lexicon.closes))
        self.zone = _is(word, lexicon.makers) or (self.zone and stays)


def _as_in_names(tokens: Tokens) -> Tokens:
    """Words that names say otherwise put as names say them: "rửa bát" is "rửa chén" there."""
    words = list(tokens)
    for at, pair in enumerate(itertools.pairwise(tokens)):
        same = _same().get((pair[0].folded, pair[1].folded))
        if same and all(not word.is_sure or word.marked in same[0] for word in pair):
            words[at : at + 2] = same[1]
    return tuple(words)


def _province(tokens: Tokens) -> frozenset[int]:
    """The words of the province's own name: it tells nothing of a product."""
    return frozenset(
        place
        for at, (one, other) in enumerate(itertools.pairwise(tokens))
        if (one.folded, other.folded) == ("thanh", "hoa") and other.marked in ("hoa1", "hoa")
        for place in (at, at + 1)
    )


def _is(word: Token, listed: frozenset[str]) -> bool:
    return (word.marked if word.is_sure else word.folded) in listed


def _forms(words: str) -> frozenset[str]:
    """The forms with and without marks of a list of words."""
    return frozenset(form for word in own_words(words) for form in (word.marked, word.folded))


@functools.cache
def _same() -> Mapping[tuple[str, str], tuple[frozenset[str], Tokens]]:
    """Two folded words → their marked forms, and the two words names say instead."""
    found = {}
    for said, named in _raw()["same"].items():
        words = own_words(said)
        forms = frozenset(word.marked for word in words)
        found[words[0].folded, words[1].folded] = (forms, own_words(named))
    return found


@functools.cache
def _raw() -> Mapping[str, Any]:
    raw: Mapping[str, Any] = yaml.safe_load(
        Path(__file__).with_name("lookup.yaml").read_text(encoding="utf-8")
    )
    return raw


@dataclasses.dataclass(frozen=True, slots=True)
class _Lexicon:
    asks: frozenset[str]
    makers: frozenset[str]
    titles: frozenset[str]
    closes: frozenset[str]


@functools.cache
def _lexicon() -> _Lexicon:
    return _Lexicon(
        **{field.name: _forms(_raw()[field.name]) for field in dataclasses.fields(_Lexicon)}
    )
