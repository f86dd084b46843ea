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
from ocop_bot.knowledge.located_yaml import Loader
from ocop_bot.text.reading import Reader, Token, Tokens
from ocop_bot.text.soft_index import vocabulary
from ocop_bot.understanding.intent import Kind, Label

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

    def marked_words(self, kind: Kind | None) -> frozenset[str]:
        """Marked and bare forms of all words in the phrasings of a kind, or of all."""
        return frozenset(
            form
            for phrasing in self.phrasings
            if kind is None or self.labels[phrasing.label].kind is kind
            for token in phrasing.tokens
            for form in (token.marked, token.folded)
        )

    @functools.cached_property
    def pairs(self) -> Mapping[tuple[str, str], frozenset[tuple[str, str]]]:
        """Neighbouring words, folded → the forms with marks they were written in."""
        forms: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        for phrasing in self.phrasings:
            for first, second in itertools.pairwise(phrasing.tokens):
                forms[first.folded, second.folded].add((first.marked, second.marked))
        return {folded: frozenset(marked) for folded, marked in forms.items()}

    @functools.cached_property
    def digest(self) -> str:
        """A fingerprint of all of it, by which a trained model knows that it is stale."""
        digest = hashlib.sha256()
        for phrasing in self.phrasings:
            label = self.labels[phrasing.label]
            digest.update(f"{label.kind}\t{label.name}\t{phrasing.text}\n".encode())
        return digest.hexdigest()[:16]


def load_phrasings(knowledge: Knowledge) -> Phrasings:
    """Collect the questions of all entries and the phrasings of the other kinds."""
    reader = Reader({})
    labels: list[Label] = []
    phrasings: list[Phrasing] = []
    for label, texts in _labelled(knowledge):
        labels.append(label)
        phrasings += [Phrasing(text, _tokens(reader, text), len(labels) - 1) for text in texts]
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
    return tuple(tokens)
