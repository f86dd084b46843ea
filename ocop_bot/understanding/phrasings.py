"""Everything the assistant has learnt to recognise: labelled phrasings, read into words."""

import dataclasses
import functools
import hashlib
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from ocop_bot.knowledge import Knowledge
from ocop_bot.located_yaml import Loader
from ocop_bot.text.reading import Reader, Token, Tokens
from ocop_bot.text.soft_index import vocabulary
from ocop_bot.text.spelling import Pair
from ocop_bot.understanding.courtesy import core
from ocop_bot.understanding.intent import Kind, Label
from ocop_bot.understanding.words_cache import cached_words

_FILES = (
    ("products", Kind.PRODUCT),
    ("statistics", Kind.STATISTIC),
    ("smalltalk", Kind.SMALLTALK),
    ("decoys", Kind.OUT_OF_SCOPE),
)
_PLACEHOLDER = re.compile(r"(<\w+>)")


@dataclasses.dataclass(frozen=True, slots=True)
class Phrasing:
    """One way people say something."""

    text: str
    tokens: Tokens
    label: int

    @property
    def is_masked(self) -> bool:
        """Whether it holds placeholders ("<sp> mấy sao") instead of names."""
        return any(token.folded.startswith("<") for token in self.tokens)


@dataclasses.dataclass(frozen=True, slots=True)
class Neighbours:
    """Pairs of neighbouring words, folded: how often each stands, and its forms with marks."""

    counts: Mapping[Pair, int]
    forms: Mapping[Pair, set[Pair]]


@dataclasses.dataclass(frozen=True)
class Phrasings:
    """All phrasings and what they stand for; ``Phrasing.label`` is a place in ``labels``."""

    labels: Sequence[Label]
    phrasings: Sequence[Phrasing]

    @functools.cached_property
    def vocabulary(self) -> Counter[str]:
        """How often each folded word occurs."""
        words = vocabulary([phrasing.tokens for phrasing in self.phrasings])
        return Counter({word: n for word, n in words.items() if not word.startswith("<")})

    @functools.cached_property
    def known_words(self) -> frozenset[str]:
        """Marked and bare forms of the words in all phrasings."""
        tokens = {token for phrasing in self.phrasings for token in phrasing.tokens}
        return frozenset(form for token in tokens for form in (token.marked, token.folded))

    def marked_words(self, kind: Kind, fewest: int) -> frozenset[str]:
        """Marked and bare forms of the words in the phrasings of a kind.

        Args:
            kind: the kind.
            fewest: phrasings a form must stand in.
        """
        counts = Counter(
            form
            for phrasing in self.phrasings
            if self.labels[phrasing.label].kind is kind
            for token in set(phrasing.tokens)
            for form in {token.marked, token.folded}
        )
        return frozenset(form for form, count in counts.items() if count >= fewest)

    def neighbours(self) -> Neighbours:
        """Words that stand beside each other, folded: how often, and with which marks."""
        pairs = Counter(
            pair for phrasing in self.phrasings for pair in itertools.pairwise(phrasing.tokens)
        )
        counts: Counter[Pair] = Counter()
        forms: dict[Pair, set[Pair]] = defaultdict(set)
        for (first, second), count in pairs.items():
            counts[first.folded, second.folded] += count
            forms[first.folded, second.folded].add((first.marked, second.marked))
        return Neighbours(counts, forms)

    @functools.cached_property
    def digest(self) -> str:
        """A fingerprint of all of it, by which a trained model knows that it is stale."""
        digest = hashlib.sha256()
        for phrasing in self.phrasings:
            label = self.labels[phrasing.label]
            digest.update(f"{label.kind}\t{label.name}\t{phrasing.text}\n".encode())
        return digest.hexdigest()[:16]


def load_phrasings(knowledge: Knowledge, cache: Path | None = None) -> Phrasings:
    """Collect the questions of all entries and the phrasings of the other kinds.

    Args:
        knowledge: the entries.
        cache: folder in which their words are kept between starts; None to keep none.
    """
    reader = Reader({})
    labels: list[Label] = []
    texts: list[tuple[str, int]] = []
    for label, said in _labelled(knowledge):
        texts += [(text, len(labels)) for text in said]
        labels.append(label)
    words = cached_words([text for text, _ in texts], lambda text: _tokens(reader, text), cache)
    phrasings = [
        Phrasing(text, tokens, label) for (text, label), tokens in zip(texts, words, strict=True)
    ]
    return Phrasings(labels=labels, phrasings=phrasings)


def _labelled(knowledge: Knowledge) -> Iterator[tuple[Label, Sequence[str]]]:
    for entry in knowledge.entries:
        yield Label(Kind.KNOWLEDGE, entry.id, entry.topic), (*entry.questions, entry.title)
    folder = Path(__file__).with_name("phrasings")
    for name, kind in _FILES:
        raw = yaml.load((folder / f"{name}.yaml").read_text(encoding="utf-8"), Loader)  # noqa: S506 - a safe loader
        for intent, texts in raw.items():
            yield Label(kind, intent), texts


def _tokens(reader: Reader, text: str) -> Tokens:
    tokens: list[Token] = []
    for part in _PLACEHOLDER.split(text):
        if part.startswith("<"):
            tokens.append(Token(part, part))
        else:
            tokens += reader.read(part).tokens
    whole = tuple(tokens)
    return whole[core(whole)]
