"""Which set a product belongs to, by what people call it: "nem chua" → set 8."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from ocop_bot.content_files import read_yaml
from ocop_bot.criteria.model import LAST_SET
from ocop_bot.faults import Fault, reasons
from ocop_bot.located_yaml import Located
from ocop_bot.text.reading import Tokens, own_words, says, writes_marks

FILE = "products.yaml"
LONGEST_NOUN = 6
"""Words of a noun."""

MAKES = frozenset(
    "lam nuoi trong nau che bien xuat ban kinh doanh det dan mo cat u muoi phoi say ep".split()
)
"""Words of making and selling, folded."""

_Set = Annotated[int, Field(ge=1, le=LAST_SET)]
_Noun = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, to_lower=True)]


Where = tuple[str | int, ...]
"""The way to a value in a YAML file."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _OfSet(_Model):
    set: _Set
    nouns: tuple[_Noun, ...] = Field(min_length=1)


class _Choice(_Model):
    nouns: tuple[_Noun, ...] = Field(min_length=1)
    sets: tuple[_Set, ...] = Field(min_length=2, max_length=3)
    tell: str = Field(min_length=1, max_length=200)


@dataclasses.dataclass(frozen=True, slots=True)
class ProductNoun:
    """A product as people call it and its set, or two or three to choose from.

    ``tell`` says how to choose.
    """

    text: str
    words: Tokens
    sets: tuple[int, ...]
    tell: str | None = None

    @property
    def title(self) -> str:
        """The noun as it begins a sentence."""
        return self.text[0].upper() + self.text[1:]

    @property
    def slug(self) -> str:
        """What it is called in an address."""
        return "-".join(word.folded for word in self.words)


@dataclasses.dataclass(frozen=True, slots=True)
class NounFound:
    """A product noun and where (from, up to) it stands in a text.

    ``sure``: not just a lone word typed without marks, which may be anything: "de" is dê, để, đề.
    """

    noun: ProductNoun
    start: int
    end: int
    sure: bool

    @property
    def length(self) -> int:
        """How many words it has."""
        return self.end - self.start


class ProductNouns:
    """Finds product nouns in texts."""

    def __init__(self, nouns: Sequence[ProductNoun]) -> None:
        self.nouns = nouns
        by_words: dict[tuple[str, ...], list[ProductNoun]] = {}
        for noun in nouns:
            by_words.setdefault(tuple(word.folded for word in noun.words), []).append(noun)
        self._by_words: Mapping[tuple[str, ...], Sequence[ProductNoun]] = by_words

    def of_slug(self, slug: str) -> ProductNoun | None:
        """The noun of an address."""
        return next(iter(self._by_words.get(tuple(slug.split("-")), ())), None)

    def find(self, tokens: Tokens) -> Sequence[NounFound]:
        """The products a text names, the one said in most words first.

        Of nouns that stand side by side or share a word the first counts, as in Vietnamese the
        thing itself stands first and what it is made of after it: "trà gừng mật ong" is trà gừng.
        Only after a word of making the later counts: "làm nem chua" is nem chua, not làm nem.
        """
        everywhere = list(self._everywhere(tokens))
        found: list[NounFound] = []
        touched = 0
        for one in [each for each in everywhere if each.sure] or everywhere:
            if found and _goes_on(found[-1], one) and _is_making(tokens, found[-1]):
                found[-1] = one
            elif one.start > touched or not found:
                found.append(one)
            touched = max(touched, one.end)
        return sorted(found, key=lambda one: -one.length)

    def _everywhere(self, tokens: Tokens) -> Iterator[NounFound]:
        """The longest noun from each word on."""
        with_marks = writes_marks(tokens)
        for start in range(len(tokens)):
            longest = self._longest(tokens, start, with_marks=with_marks)
            if longest:
                yield longest

    def _longest(self, tokens: Tokens, start: int, *, with_marks: bool) -> NounFound | None:
        for end in range(min(start + LONGEST_NOUN, len(tokens)), start, -1):
            key = tuple(token.folded for token in tokens[start:end])
            for noun in self._by_words.get(key, ()):
                if says(tokens, noun.words, start, with_marks=with_marks):
                    sure = end - start > 1 or tokens[start].is_sure
                    return NounFound(noun, start, end, sure)
        return None


def _goes_on(first: NounFound, second: NounFound) -> bool:
    """Whether the second noun begins inside the first and ends after it."""
    return second.start < first.end < second.end


def _is_making(tokens: Tokens, found: NounFound) -> bool:
    return tokens[found.start].folded in MAKES


def read_products(folder: Path, faults: list[Fault]) -> ProductNouns:
    """Read the product nouns; each may stand only once."""
    path = folder / FILE
    located = read_yaml(path, faults)
    if located is None:
        return ProductNouns(())
    nouns: dict[str, ProductNoun] = {}
    for where, noun in _nouns(path, located, faults):
        if noun.text in nouns:
            faults.append(Fault(path, located.line(where), f"“{noun.text}” ghi hai lần"))
        nouns[noun.text] = noun
    return ProductNouns(tuple(nouns.values()))


def _nouns(
    path: Path, located: Located, faults: list[Fault]
) -> Iterator[tuple[Where, ProductNoun]]:
    models: Mapping[str, type[_OfSet | _Choice]] = {"sets": _OfSet, "choices": _Choice}
    sections = located.value if isinstance(located.value, dict) else {}
    for section, items in sections.items():
        model = models.get(section)
        if model is None:
            faults.append(Fault(path, located.line((section,)), f"phần lạ “{section}”"))
            continue
        for at, item in enumerate(items):
            try:
                read = model.model_validate(item)
            except ValidationError as error:
                faults += [
                    Fault(path, located.line((section, at, *where)), why)
                    for where, why in reasons(error)
                ]
                continue
            sets = read.sets if isinstance(read, _Choice) else (read.set,)
            tell = read.tell if isinstance(read, _Choice) else None
            for number, text in enumerate(read.nouns):
                noun = ProductNoun(text, own_words(text), sets, tell)
                yield (section, at, "nouns", number), noun
