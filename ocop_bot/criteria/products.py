"""Which set a product belongs to, by what people call it: "nem chua" → set 8."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from ocop_bot.criteria.loader import SETS
from ocop_bot.faults import Fault, reasons
from ocop_bot.knowledge.located_yaml import Located, YamlFaultError, parse
from ocop_bot.text.reading import Tokens, own_words, says, writes_marks

FILE = "products.yaml"
LONGEST_NOUN = 6
"""Words of a noun."""

_TOO_SHORT_BARE = 2
"""Letters of a lone word that without marks may be anything: "ca" is cá, cà, ca …"""

_Set = Annotated[int, Field(ge=1, le=SETS)]
_Noun = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, to_lower=True)]


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


@dataclasses.dataclass(frozen=True, slots=True)
class NounFound:
    """A product noun and where (from, up to) it stands in a text."""

    noun: ProductNoun
    start: int
    end: int


class ProductNouns:
    """Finds product nouns in texts."""

    def __init__(self, nouns: Sequence[ProductNoun]) -> None:
        self.nouns = nouns
        by_words: dict[tuple[str, ...], list[ProductNoun]] = {}
        for noun in nouns:
            by_words.setdefault(tuple(word.folded for word in noun.words), []).append(noun)
        self._by_words: Mapping[tuple[str, ...], Sequence[ProductNoun]] = by_words

    def find(self, tokens: Tokens) -> Sequence[NounFound]:
        """The nouns a text says, longest first; of those that overlap only the longest."""
        with_marks = writes_marks(tokens)
        taken: set[int] = set()
        found: list[NounFound] = []
        for length in range(min(LONGEST_NOUN, len(tokens)), 0, -1):
            for start in range(len(tokens) - length + 1):
                if taken & set(range(start, start + length)):
                    continue
                noun = self._at(tokens, start, length, with_marks=with_marks)
                if noun:
                    found.append(NounFound(noun, start, start + length))
                    taken |= set(range(start, start + length))
        return found

    def _at(
        self, tokens: Tokens, start: int, length: int, *, with_marks: bool
    ) -> ProductNoun | None:
        key = tuple(token.folded for token in tokens[start : start + length])
        if length == 1 and len(key[0]) <= _TOO_SHORT_BARE and not tokens[start].is_sure:
            return None
        candidates = self._by_words.get(key, ())
        return next(
            (one for one in candidates if says(tokens, one.words, start, with_marks=with_marks)),
            None,
        )


def read_products(folder: Path, faults: list[Fault]) -> ProductNouns:
    """Read the product nouns; each may stand only once."""
    path = folder / FILE
    try:
        located = parse(path.read_text(encoding="utf-8"))
    except OSError:
        faults.append(Fault(path, 1, "không đọc được tệp tên sản phẩm"))
        return ProductNouns(())
    except YamlFaultError as error:
        faults.append(Fault(path, error.line, f"không đọc được YAML: {error}"))
        return ProductNouns(())
    nouns: dict[str, ProductNoun] = {}
    for line, noun in _nouns(path, located, faults):
        if noun.text in nouns:
            faults.append(Fault(path, line, f"“{noun.text}” ghi hai lần"))
        nouns[noun.text] = noun
    return ProductNouns(tuple(nouns.values()))


def _nouns(path: Path, located: Located, faults: list[Fault]) -> Iterator[tuple[int, ProductNoun]]:
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
                yield located.line((section, at, "nouns", number)), noun
