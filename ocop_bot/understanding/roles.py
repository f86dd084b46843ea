"""What each word of a message does when it looks up a product: ask, tell a kind, name something.

Words of asking are set aside; what stands after a kind of product or after "của" must be a name;
the rest may be one, or may be anything.
"""

import functools
import itertools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from ocop_bot.catalogue.alignment import Role, Said
from ocop_bot.catalogue.search import ProductSearch
from ocop_bot.criteria.products import ProductNouns
from ocop_bot.text.reading import Token, Tokens, own_words
from ocop_bot.understanding.slots import Slots

MOST_FREE_WORDS = 5
"""A message of more words that ask for nothing says more than a name."""

_NUMBERS = frozenset({"<sao>", "<nam>", "<quy>"})
_PLACES = frozenset({"<noi>", "<tinh>"})
_FILTERS = frozenset({"<nhom>", "<loai>"})
_NAMES = frozenset({"<sp>", "<chu_the>"})
"""Placeholders of what a question names beside."""

_AT = frozenset({"o", "tai"})
"""Words after which a place stands, also one we do not know."""

_SURE_TITLES = frozenset({"ong", "ba", "bac"})
"""Titles after which, even without marks, a name stands."""

_WORD = re.compile(r"\w+")


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
        capitals = _capitalised(text, tokens)
        kinds = self._kinds(tokens, slots) - capitals
        return self._said(tokens, slots, kinds, capitals), kinds

    def asks(self, word: Token) -> bool:
        """Whether a word is one of asking; with marks that make no known word, by its letters."""
        asks = _lexicon()[0]
        return _is(word, asks) or (word.marked not in self._known_words and word.folded in asks)

    def _kinds(self, tokens: Tokens, slots: Slots) -> frozenset[int]:
        """The words of the first kind of product said, and of those that go on from it."""
        asks = _lexicon()[0]
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
                if not word.is_sure and word.folded in self._bare_nouns and not _is(word, asks)
            ]
        words: list[int] = []
        for span in sorted(found, key=lambda span: (span.start, -len(span))):
            if not words or span.start <= words[-1] + 1:
                words += [at for at in span if at > (words[-1] if words else -1)]
        return frozenset(at for at in words if slots.named.get(at) not in _PLACES)

    def _said(
        self,
        tokens: Tokens,
        slots: Slots,
        kinds: frozenset[int],
        capitals: frozenset[int],
    ) -> Sequence[Said]:
        asks, makers, titles, closes = _lexicon()
        free = [
            at
            for at, word in enumerate(tokens)
            if at not in kinds and at not in slots.named and not self.asks(word)
        ]
        few = not kinds and len(free) <= MOST_FREE_WORDS
        said: list[Said] = []
        province = _province(tokens)
        zone = after_title = somewhere = False
        for at, word in enumerate(tokens):
            mask = slots.named.get(at)
            if mask in _NUMBERS or at in province:
                zone = False
                continue
            if at in kinds:
                role, zone = Role.KIND, True
            elif mask in _FILTERS:
                role, zone = Role.ASKS, True
            elif mask in _PLACES:
                role = Role.PLACE
            elif after_title and not word.is_sure:
                role = Role.NAMES
            elif self.asks(word) and (at not in capitals or _is(word, asks)):
                role = Role.MAY_NAME if mask in _NAMES else Role.ASKS
                after_title = zone and word.folded in _SURE_TITLES
                stays = _is(word, titles) or not (word.is_sure or _is(word, closes))
                zone = _is(word, makers) or (zone and stays)
            elif somewhere:
                role = Role.PLACE
            elif zone or few or at in capitals or word.marked not in self._known_words:
                role = Role.NAMES
            else:
                role = Role.MAY_NAME
            after_title = after_title and word.folded in _SURE_TITLES
            somewhere = role is Role.PLACE if somewhere else word.folded in _AT
            said.append(Said(at, word, role))
        return said


def _province(tokens: Tokens) -> frozenset[int]:
    """The words of the province's own name: it tells nothing of a product."""
    return frozenset(
        place
        for at, (one, other) in enumerate(itertools.pairwise(tokens))
        if (one.folded, other.folded) == ("thanh", "hoa") and other.marked in ("hoa1", "hoa")
        for place in (at, at + 1)
    )


def _capitalised(text: str, tokens: Tokens) -> frozenset[int]:
    """Positions of words written with a capital, where capitals tell anything."""
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    if len(words) != len(tokens) or text in (text.title(), text.upper()):
        return frozenset()
    return frozenset(at for at, word in enumerate(words) if at and word[0].isupper())


def _is(word: Token, listed: frozenset[str]) -> bool:
    return (word.marked if word.is_sure else word.folded) in listed


def _forms(words: str) -> frozenset[str]:
    """The forms with and without marks of a list of words."""
    return frozenset(form for word in own_words(words) for form in (word.marked, word.folded))


@functools.cache
def _lexicon() -> tuple[frozenset[str], ...]:
    raw: Mapping[str, str] = yaml.safe_load(
        Path(__file__).with_name("lookup.yaml").read_text(encoding="utf-8")
    )
    return tuple(_forms(raw[name]) for name in ("asks", "makers", "titles", "closes"))
