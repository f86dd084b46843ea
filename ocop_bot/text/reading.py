"""From what was typed to words: the one reading of a text, and its other readings if any."""

import dataclasses
import functools
import itertools
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path

import yaml

from ocop_bot.text.gluing import Ungluer
from ocop_bot.text.ime import decode
from ocop_bot.text.letters import BARE, canonical, fold, marked
from ocop_bot.text.spelling import Pair, Speller
from ocop_bot.text.syllables import is_folded_syllable

LONGEST_TEXT = 1000
"""Characters of a message that are read; people's questions are far shorter."""

REMEMBERED = 32768
"""Words of which it is remembered whether they are words at all."""

MOST_READINGS = 4
"""Readings tried when a message holds ambiguous shorthand such as "đk"."""

_STAR_SIGNS = re.compile(r"(\d)\s*[*⭐★✭✩]+|\b([1-5])s\b|([⭐★✭✩]{1,5})")
"""Stars as signs, or as "4s"."""

_WORD = re.compile(r"[^\W_]+")
_DIGITS_AND_LETTERS = re.compile(r"\d+|[^\W\d_]+")


@dataclasses.dataclass(frozen=True, slots=True)
class Token:
    """One word: ``folded`` without marks ("giay"), ``marked`` with marks and tone ("giây1").

    Typed without marks by someone who writes them, the word is meant so ("vay0"); typed so by
    someone who writes none, its marks are not known and ``marked`` is ``folded``.
    """

    folded: str
    marked: str

    def __hash__(self) -> int:  # counted by the hundred thousand; the marked form tells them apart
        return hash(self.marked)

    @classmethod
    def of(cls, word: str, *, sure: bool = False) -> "Token":
        """The token of one lower-case word; ``sure``: its writer writes marks."""
        return _token(word, sure)

    @property
    def has_marks(self) -> bool:
        """Whether the typist wrote any mark on it."""
        return self.is_sure and not self.marked.endswith(BARE)

    @property
    def is_sure(self) -> bool:
        """Whether its marks, or that it has none, are known, so that they may be compared."""
        return self.folded != self.marked


@functools.lru_cache(maxsize=65536)
def _token(word: str, sure: bool) -> Token:  # noqa: FBT001 - a cache wants plain arguments
    """One object for each word: the phrasings say the same few thousand again and again."""
    folded, form = fold(word), marked(word)
    return Token(folded, form + BARE if sure and form == folded and word.isalpha() else form)


Tokens = tuple[Token, ...]

MARKED_SHARE = 0.45
"""Share of words with marks from which the typist is taken to write them."""


def own_words(text: str) -> Tokens:
    """Words of our own, written with all their marks."""
    return tuple(Token.of(word, sure=True) for word in _split(canonical(text)))


def writes_marks(tokens: Tokens) -> bool:
    """Whether the typist writes marks, so that a word without any is meant to have none."""
    return any(token.is_sure for token in tokens)


def says(tokens: Tokens, term: Tokens, start: int, *, with_marks: bool) -> bool:
    """Whether the words from ``start`` are a term, compared with marks or without."""
    words = tokens[start : start + len(term)]
    if with_marks:
        return len(words) == len(term) and all(
            word.marked == other.marked if word.is_sure else word.folded == other.folded
            for word, other in zip(words, term, strict=True)
        )
    return tuple(word.folded for word in words) == tuple(word.folded for word in term)


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """What a text says: its most likely words first, then the other ways to read it."""

    text: str
    variants: tuple[Tokens, ...]

    @property
    def tokens(self) -> Tokens:
        """The most likely words."""
        return self.variants[0]

    @property
    def folded(self) -> str:
        """The most likely words without marks, joined by blanks."""
        return " ".join(token.folded for token in self.tokens)


@dataclasses.dataclass(frozen=True, slots=True)
class _Dialect:
    means: tuple[str, ...]
    unless_previous: frozenset[str] = frozenset()
    unless_next: frozenset[str] = frozenset()
    only_previous: frozenset[str] = frozenset()
    only_next: frozenset[str] = frozenset()
    bare_previous: frozenset[str] = frozenset()

    def applies(self, previous: str, following: str, *, bare: bool) -> bool:
        """Whether the word between these neighbours (folded) is the dialect word."""
        if bare and self.bare_previous and previous not in self.bare_previous:
            return False
        return not (
            previous in self.unless_previous
            or following in self.unless_next
            or (self.only_previous and previous not in self.only_previous)
            or (self.only_next and following not in self.only_next)
        )


@dataclasses.dataclass(frozen=True, slots=True)
class _Lexicon:
    shorthand: Mapping[str, tuple[tuple[str, ...], ...]]
    dialect: Mapping[str, tuple[_Dialect, ...]]
    foreign: frozenset[str]


class Reader:
    """Reads typed text. Give it the words the project uses, and it protects and repairs by them.

    Args:
        vocabulary: how often each folded word occurs in the project's own texts. Glued words are
            split into these; Telex is decoded into these first; what is no word is taken for
            the one of these that it is a slip away from.
        pairs: how often two folded words stand beside each other there.
        names: folded words that stand beside each other in names, where no dialect is spoken.
    """

    def __init__(
        self,
        vocabulary: Mapping[str, int],
        pairs: Mapping[Pair, int] | None = None,
        names: Container[Pair] = frozenset(),
    ) -> None:
        self._lexicon = _lexicon()
        self._names = names
        self._known = {word for word in vocabulary if not word.isdigit()} | self._lexicon.foreign
        self._is_odd = functools.lru_cache(maxsize=REMEMBERED)(self._look_odd)
        self._speller = Speller(vocabulary, pairs or {})
        self._ungluer = Ungluer(self._speller, self._lexicon.shorthand)

    def read(self, text: str) -> Reading:
        """Read a text, at most ``LONGEST_TEXT`` characters of it. Empty text has no words."""
        words = self._repair(_split(canonical(text[:LONGEST_TEXT])))
        words = _common_words(words, self._lexicon.dialect, self._names)
        choices = [
            ((word,),)
            if _is_named(words, at, self._names)
            else self._lexicon.shorthand.get(word, ((word,),))
            for at, word in enumerate(words)
        ]
        readings = itertools.islice(_best_first(choices), MOST_READINGS)
        sure = _shows_marks(words)
        variants = tuple(
            self._spelt([Token.of(word, sure=sure) for word in reading]) for reading in readings
        )
        return Reading(text=text, variants=variants)

    def _spelt(self, tokens: Sequence[Token]) -> Tokens:
        """Take what is no word at all for the known word it is one slip away from."""
        spelt: list[Token] = []
        for at, token in enumerate(tokens):
            before = spelt[-1].folded if spelt else ""
            after = tokens[at + 1].folded if at + 1 < len(tokens) else ""
            odd = token.folded.isalpha() and self._is_odd(token.folded)
            meant = self._speller.meant(token.folded, before, after) if odd else None
            spelt.append(Token(meant, meant) if meant else token)
        return tuple(spelt)

    def _repair(self, words: Sequence[str]) -> list[str]:
        """Decode Telex and VNI leftovers, split glued words, leave everything known alone."""
        decoded = {word: decode(word) for word in words if self._is_odd(word)}
        if not decoded:
            return list(words)
        sure = sum(reading is not None for reading in decoded.values()) > 1
        repaired: list[str] = []
        for word in words:
            reading = decoded.get(word)
            if reading is not None and (sure or fold(reading) in self._known):
                repaired.append(reading)
            elif word in decoded and word.isalpha():
                repaired.extend(self._ungluer.split(word))
            else:
                repaired.extend(_DIGITS_AND_LETTERS.findall(word))
        return repaired

    def _look_odd(self, word: str) -> bool:
        """Whether a word is neither Vietnamese nor known."""
        folded = fold(word)
        return not (
            word.isdigit()
            or folded in self._known
            or word in self._lexicon.shorthand
            or is_folded_syllable(folded)
        )


def _shows_marks(words: Sequence[str]) -> bool:
    with_marks = sum(not word.isascii() for word in words)
    return with_marks > 0 and with_marks >= MARKED_SHARE * len(words)


def _split(text: str) -> list[str]:
    text = _STAR_SIGNS.sub(lambda m: f" {m[1] or m[2] or len(m[3])} sao ", text)
    text = text.replace("%", " phần trăm ")
    return [piece for word in _WORD.findall(text) for piece in _pieces(word)]


def _pieces(word: str) -> Iterable[str]:
    """Keep a VNI word whole ("gia6y1"); separate other figures from letters ("3sao")."""
    if word.isalpha() or word.isdigit() or (word[0].isalpha() and decode(word)):
        return (word,)
    return _DIGITS_AND_LETTERS.findall(word)


def _common_words(
    words: Sequence[str], dialect: Mapping[str, tuple[_Dialect, ...]], names: Container[Pair]
) -> list[str]:
    said: list[str] = []
    bare = not _shows_marks(words)
    for at, word in enumerate(words):
        following = fold(words[at + 1]) if at + 1 < len(words) else ""
        previous = fold(words[at - 1]) if at else ""
        meanings = (
            one for one in dialect.get(word, ()) if one.applies(previous, following, bare=bare)
        )
        meaning = next(meanings, None)
        if meaning is not None and not _is_named(words, at, names):
            said.extend(meaning.means)
        else:
            said.append(word)
    return said


def _is_named(words: Sequence[str], at: int, names: Container[Pair]) -> bool:
    """Whether a word stands beside its neighbours as in a name: "chi" in "rượu Chi Nê"."""
    pairs = [
        (fold(words[first]), fold(words[first + 1])) in names
        for first in (at - 1, at)
        if 0 <= first < len(words) - 1
    ]
    return bool(pairs) and pairs[-1]


def _best_first(
    choices: Sequence[tuple[tuple[str, ...], ...]],
) -> Iterable[tuple[str, ...]]:
    """All combinations, those that keep most first choices first."""
    open_places = [at for at, options in enumerate(choices) if len(options) > 1][:3]
    combinations = itertools.product(*(range(len(choices[at])) for at in open_places))
    for combination in sorted(combinations, key=lambda picks: (sum(picks), picks)):
        picked = dict(zip(open_places, combination, strict=True))
        yield tuple(
            word for at, options in enumerate(choices) for word in options[picked.get(at, 0)]
        )


@functools.cache
def _lexicon() -> _Lexicon:
    raw = yaml.safe_load(Path(__file__).with_name("shorthand.yaml").read_text(encoding="utf-8"))
    shorthand: dict[str, tuple[tuple[str, ...], ...]] = {}
    for word, meanings in raw["words"].items():
        options = meanings if isinstance(meanings, list) else [meanings]
        shorthand[str(word)] = tuple(tuple(option.split()) for option in options)
    dialect: dict[str, tuple[_Dialect, ...]] = {}
    for item in raw["dialect"]:
        meaning = _Dialect(
            means=tuple(item["means"].split()),
            **{side: frozenset(words) for side, words in item.items() if "_" in side},
        )
        dialect[item["word"]] = (*dialect.get(item["word"], ()), meaning)
    return _Lexicon(shorthand, dialect, frozenset(raw["foreign"].split()))
