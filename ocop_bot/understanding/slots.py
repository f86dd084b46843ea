"""What a question names: places, stars, years, groups, producers, products; and its masked form."""

import dataclasses
import functools
import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TypeVar

import yaml

from ocop_bot.catalogue.gazetteer import COUNTRY, PROVINCE, Gazetteer, PlaceMention, spans
from ocop_bot.catalogue.model import Group, Place, ProducerType
from ocop_bot.catalogue.name_index import Named, NameIndex, NameMatch
from ocop_bot.text.periods import Period
from ocop_bot.text.reading import Token, Tokens, own_words, writes_marks
from ocop_bot.text.spelling import Pair
from ocop_bot.understanding.numbers import Numbers, find_numbers

PRODUCT_COVER = 0.55
"""Share of a product's name that must be said for the product to be meant."""

LONG_NAME_COVER = 0.4
LONG_NAME_SHARED = 9.0
"""Of a long name less is enough, if that says much (in weights of the name index)."""

PRODUCER_COVER = 0.6
"""Share of the telling part of a producer's name that must be said."""


_TOO_SHORT_BARE = 2
_WORD = re.compile(r"\w+")
_LONGEST_BRAND = 4
_LONGEST_TERM = 5

_NOT = ["khong", "phai"]
_ORDER = re.compile(r"\b(?P<order>nhieu|dong|it|thap|kem|yeu)(?: \S+){1,4} nhat\b")
_ORDERS = {"nhieu": "desc", "dong": "desc", "it": "asc", "thap": "asc", "kem": "asc", "yeu": "asc"}
"""The most or the least with what is counted between: "nhiều sản phẩm OCOP nhất"."""

_Value = TypeVar("_Value")
_Terms = Mapping[tuple[str, ...], Sequence[tuple[int, Tokens, _Value]]]
"""Folded words of a term → its rank, the term with its marks, and what it stands for."""


@dataclasses.dataclass(frozen=True, slots=True)
class Slots:
    """Everything a question names. What it does not name is None or empty.

    ``groups``, ``producer_types``, ``ranks`` and ``metrics`` hold all of their kind that are
    named, the first of them stands alone in the singular; ``from_stars``: better ranks are meant
    too. ``quantities`` are plain numbers, ``most`` how many leaders are asked for, ``leaders`` of
    what; ``new``: what was recognised in a time is asked for; ``year_before``: the year before is
    compared with, ``now``: today is.
    ``unlisted``: a kind of product followed by what must be the name of one we do not have.
    ``named``: the placeholder of each word that names something, by its position.
    ``mentions``: all that is a place name if only a place can be meant.
    """

    places: tuple[tuple[Place, ...], ...] = ()
    scope: str | None = None
    ranks: tuple[int, ...] = ()
    from_stars: bool = False
    points: float | None = None
    years: tuple[int, ...] = ()
    quarter: int | None = None
    span: tuple[int, int] | None = None
    periods: tuple[Period, ...] = ()
    year_before: bool = False
    now: bool = False
    round: int | None = None
    quantities: tuple[int, ...] = ()
    groups: tuple[Group, ...] = ()
    producer_types: tuple[ProducerType, ...] = ()
    order: str | None = None
    form: str | None = None
    status: str | None = None
    metrics: tuple[str, ...] = ()
    leaders: str | None = None
    new: bool = False
    most: int | None = None
    products: tuple[str, ...] = ()
    product_cover: float = 0.0
    producer: str | None = None
    noun: tuple[Token, ...] = ()
    unlisted: bool = False
    documents: tuple[str, ...] = ()
    counts: bool = False
    domain_words: int = 0
    named: Mapping[int, str] = dataclasses.field(default_factory=dict)
    mentions: tuple[PlaceMention, ...] = ()

    @property
    def place(self) -> tuple[Place, ...]:
        """The units the first place named may stand for."""
        return self.places[0] if self.places else ()

    @property
    def stars(self) -> int | None:
        """The first rank named."""
        return self.ranks[0] if self.ranks else None

    @property
    def group(self) -> Group | None:
        """The first group named."""
        return self.groups[0] if self.groups else None

    @property
    def producer_type(self) -> ProducerType | None:
        """The first kind of producer named."""
        return self.producer_types[0] if self.producer_types else None

    @property
    def year(self) -> int | None:
        """The first year named."""
        return self.years[0] if self.years else None

    @property
    def narrows(self) -> bool:
        """Whether anything is named that figures can be wanted of."""
        told = (self.named, self.places, self.scope, self.periods, self.span, self.metrics)
        return any(told) or self.leaders is not None

    @property
    def other_province(self) -> str | None:
        """Another province, when one is named."""
        return self.scope if self.scope not in (None, PROVINCE, COUNTRY) else None


@dataclasses.dataclass(frozen=True, slots=True)
class _Lexicon:
    groups: _Terms[Group]
    producer_types: _Terms[ProducerType]
    not_groups: _Terms[bool]
    orders: _Terms[str]
    forms: _Terms[str]
    statuses: _Terms[str]
    metrics: _Terms[str]
    leaders: _Terms[str]
    new_words: _Terms[bool]
    domain: _Terms[bool]
    count_words: _Terms[bool]


class SlotFinder:
    """Finds the slots of a question and hides what varies behind placeholders.

    Args:
        gazetteer: finds places.
        names: finds products, producers and kinds of products.
        frame_words: marked forms of the words people ask about products with ("mấy", "sao").
        known_words: marked forms of all words of the phrasings; others may be a brand.
        pairs: neighbouring words of ordinary language, folded → the forms with marks they have.
        nouns: the kinds of products, with their marks.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        names: NameIndex,
        frame_words: frozenset[str] = frozenset(),
        known_words: frozenset[str] = frozenset(),
        pairs: Mapping[Pair, AbstractSet[Pair]] | None = None,
        nouns: Iterable[Tokens] = (),
    ) -> None:
        self._pairs = pairs or {}
        self._nouns = frozenset(noun[0].marked for noun in nouns if len(noun) == 1)
        self._gazetteer = gazetteer
        self._names = names
        self._frame_words = frame_words
        self._known_words = known_words

    def place_names(self, tokens: Tokens) -> Sequence[tuple[int, int]]:
        """Where place names stand among some words."""
        return [(mention.start, mention.end) for mention in self._gazetteer.find(tokens)]

    def find(self, text: str, tokens: Tokens, this_year: int) -> tuple[Slots, Tokens]:
        """Return the slots of a question and its words with names masked ("<sp> mấy sao")."""
        lexicon = _lexicon()
        numbers = find_numbers(text, tokens, this_year)
        mentions = self._gazetteer.find(tokens)
        names = self._only_sure(
            self._names.find(tokens),
            frozenset(spans(mentions)),
            frozenset(at - 1 for at in numbers.year_words) | self._ordinary(tokens),
        )
        said = _Said(tokens)
        groups, group_words = said.each(lexicon.groups, said.all(lexicon.not_groups))
        types, type_words = said.each(lexicon.producer_types)
        masks = _masks(numbers, mentions, names, group_words, type_words)
        brand = self._brand(text, tokens, names, masks)
        other = self._other_name(tokens, names, masks)
        if other:
            brand |= names.products.words | {other}
        if brand:
            masks |= dict.fromkeys(names.noun_words | brand, "<sp>")
        slots = dataclasses.replace(
            _slots(said, numbers, _meant(mentions, tokens)),
            groups=groups,
            producer_types=types,
            products=() if other else names.products.ids,
            product_cover=0.0 if other else names.products.cover,
            producer=names.producers.ids[0] if names.producers.ids else None,
            noun=names.noun,
            unlisted=bool(brand),
            named=masks,
            mentions=tuple(self._gazetteer.named(tokens)),
        )
        return slots, _masked(tokens, masks)

    def _brand(
        self, text: str, tokens: Tokens, names: NameMatch, masks: Mapping[int, str]
    ) -> frozenset[int]:
        """Words after a kind of product that must be the name of one we do not have.

        "nem chua Hoàng Phi Hổ mấy sao": up to a word products are asked about with; written with
        capitals, or at least one of them in no phrasing at all.
        """
        if not names.noun_words or names.products.ids:
            return frozenset()
        start = max(names.noun_words) + 1
        words: list[int] = []
        for at in range(start, min(start + _LONGEST_BRAND, len(tokens))):
            if at in masks or tokens[at].marked in self._frame_words:
                break
            words.append(at)
        unheard = any(
            tokens[at].marked not in self._known_words and not tokens[at].folded.isdigit()
            for at in words
        )
        is_name = unheard or (len(words) > 1 and set(words) <= capitalised(text, tokens))
        return frozenset(words) if is_name else frozenset()

    def _other_name(self, tokens: Tokens, names: NameMatch, masks: Mapping[int, str]) -> int:
        """The word that stands where a name we know ends otherwise; 0 when there is none.

        "nem chua Thanh Hương" is not "nem chua Thanh Lan".
        """
        after = max(names.products.words, default=len(tokens)) + 1
        if not names.products.lacks_last or after >= len(tokens) or after in masks:
            return 0
        word = tokens[after]
        return after if word.folded.isalpha() and word.marked not in self._frame_words else 0

    def _ordinary(self, tokens: Tokens) -> frozenset[int]:
        """Words without marks that beside their neighbour are no kind of product: "bay gio"."""
        other: set[int] = set()
        for at, pair in enumerate(itertools.pairwise(tokens)):
            forms = self._pairs.get((pair[0].folded, pair[1].folded), frozenset())
            other |= {
                at + side
                for side in (0, 1)
                if forms
                and not pair[side].is_sure
                and not any(form[side] in self._nouns for form in forms)
            }
        return frozenset(other)

    def _only_sure(
        self, found: NameMatch, place_words: frozenset[int], no_nouns: frozenset[int]
    ) -> NameMatch:
        """Drop names not really said, or said only as a place; "nam 2022" is no nấm."""
        products, producers = found.products, found.producers
        enough = products.cover >= PRODUCT_COVER or (
            products.cover >= LONG_NAME_COVER and products.shared >= LONG_NAME_SHARED
        )
        if not enough or products.words <= place_words:
            products = Named()
        if producers.cover < PRODUCER_COVER or producers.words <= place_words:
            producers = Named()
        alone = len(found.noun_words) == 1 and found.noun_words <= no_nouns
        if found.noun_words and (found.noun_words <= place_words or alone):
            found = dataclasses.replace(found, noun=(), noun_words=frozenset())
        return dataclasses.replace(found, products=products, producers=producers)


def _slots(said: "_Said", numbers: Numbers, mentions: Sequence[PlaceMention]) -> Slots:
    """The slots that numbers, places and words of the lexicon fill."""
    lexicon = _lexicon()
    return Slots(
        places=tuple(mention.places for mention in mentions if mention.places),
        scope=_scope(mentions),
        ranks=numbers.stars,
        from_stars=numbers.from_stars,
        points=numbers.points,
        years=numbers.years,
        quarter=numbers.quarter,
        span=numbers.span,
        periods=numbers.periods,
        year_before=numbers.year_before,
        now=numbers.now,
        round=numbers.round,
        quantities=numbers.quantities,
        order=said.order(),
        form=said.first(lexicon.forms),
        status=said.first(lexicon.statuses),
        metrics=said.each(lexicon.metrics)[0],
        leaders=said.first(lexicon.leaders),
        new=bool(said.all(lexicon.new_words)),
        most=numbers.most,
        documents=numbers.documents,
        counts=bool(said.all(lexicon.count_words)),
        domain_words=len(said.all(lexicon.domain)),
    )


def _meant(mentions: Sequence[PlaceMention], tokens: Tokens) -> Sequence[PlaceMention]:
    """The places that are not only named to say that they are not meant: "không phải huyện"."""
    return [
        mention
        for mention in mentions
        if [token.folded for token in tokens[max(0, mention.start - 2) : mention.start]] != _NOT
    ]


def _scope(mentions: Sequence[PlaceMention]) -> str | None:
    """The province, the country or another province; what is not ours says more, the last most."""
    scopes = [mention.scope for mention in mentions if mention.scope]
    others = [scope for scope in scopes if scope != PROVINCE]
    return next(reversed(others or scopes), None)


def capitalised(text: str, tokens: Tokens) -> frozenset[int]:
    """Positions of words written with a capital, where capitals tell anything."""
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    if len(words) != len(tokens) or text in (text.title(), text.upper()):
        return frozenset()
    return frozenset(at for at, word in enumerate(words) if word[0].isupper())


def _masks(
    numbers: Numbers,
    mentions: Sequence[PlaceMention],
    names: NameMatch,
    group_words: frozenset[int],
    type_words: frozenset[int],
) -> dict[int, str]:
    """Placeholder by word position; later ones win."""
    masks: dict[int, str] = {}
    masks |= dict.fromkeys(numbers.star_words, "<sao>")
    masks |= dict.fromkeys(numbers.year_words, "<nam>")
    masks |= dict.fromkeys(numbers.quarter_words, "<quy>")
    masks |= dict.fromkeys(group_words, "<nhom>")
    masks |= dict.fromkeys(type_words, "<loai>")
    for mention in mentions:
        if mention.scope in (PROVINCE, COUNTRY):
            continue
        mask = "<tinh>" if mention.scope else "<noi>"
        masks |= dict.fromkeys(range(mention.start, mention.end), mask)
    masks |= dict.fromkeys(names.noun_words, "<loai_sp>")
    masks |= dict.fromkeys(names.producers.words, "<chu_the>")
    masks |= dict.fromkeys(names.products.words, "<sp>")
    return masks


def _masked(tokens: Tokens, masks: Mapping[int, str]) -> Tokens:
    kept: list[Token] = []
    for at, token in enumerate(tokens):
        mask = masks.get(at)
        if mask is None:
            kept.append(token)
        elif not kept or kept[-1].folded != mask:
            kept.append(Token(mask, mask))
    return tuple(kept)


class _Said:
    """The words of a question, in which terms of the lexicon are looked up."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._with_marks = writes_marks(tokens)
        self._starts: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for start in range(len(tokens)):
            key: tuple[str, ...] = ()
            for token in tokens[start : start + _LONGEST_TERM]:
                key += (token.folded,)
                self._starts[key].append(start)

    def first(self, lexicon: _Terms[_Value]) -> _Value | None:
        """The value of the first term (in the lexicon's order) that is said."""
        return next((value for _, value in self._told(lexicon)), None)

    def order(self) -> str | None:
        """Whether the most or the least are asked for; a follow-up, which stands last, decides."""
        words = " ".join(token.folded for token in self._tokens)
        told = [(min(places), value) for places, value in self._told(_lexicon().orders)]
        told += [
            (words.count(" ", 0, match.start()), _ORDERS[match["order"]])
            for match in _ORDER.finditer(words)
        ]
        return max(told, key=lambda pair: pair[0])[1] if told else None

    def each(
        self, lexicon: _Terms[_Value], taken: frozenset[int] = frozenset()
    ) -> tuple[tuple[_Value, ...], frozenset[int]]:
        """The values of all terms said outside taken words, as they are said, and their words.

        Of terms that share a word the longer one counts.
        """
        kept: list[tuple[int, _Value]] = []
        free = taken
        for words, value in self._told(lexicon):
            if not words & free:
                kept.append((min(words), value))
                free |= words
        ordered = sorted(kept, key=lambda pair: pair[0])
        return tuple(dict.fromkeys(value for _, value in ordered)), free - taken

    def _told(self, lexicon: _Terms[_Value]) -> Sequence[tuple[frozenset[int], _Value]]:
        """The terms that are said, in the lexicon's order: their words and their values."""
        said = [
            (rank, min(words), words, value)
            for key in self._starts.keys() & lexicon.keys()
            for rank, term, value in lexicon[key]
            for words in self._places(key, term)
        ]
        return [(words, value) for *_, words, value in sorted(said, key=lambda one: one[:2])]

    def all(self, lexicon: _Terms[_Value]) -> frozenset[int]:
        """Positions of all words that belong to a term."""
        return frozenset(
            at
            for key in self._starts.keys() & lexicon.keys()
            for _, term, _ in lexicon[key]
            for words in self._places(key, term)
            for at in words
        )

    def _places(self, key: tuple[str, ...], term: Tokens) -> Iterator[frozenset[int]]:
        short = len(key) == 1 and len(key[0]) <= _TOO_SHORT_BARE
        for start in self._starts[key]:  # of a longer term one word may have the wrong marks
            words = self._tokens[start : start + len(term)]
            if short and not words[0].is_sure:
                continue  # "ho" without marks is "hồ", "họ", "hộ" …
            slips = sum(not _agrees(word, own) for word, own in zip(words, term, strict=True))
            if not self._with_marks or slips <= (len(term) > 1) or _left_bare(words):
                yield frozenset(range(start, start + len(term)))


def _agrees(word: Token, other: Token) -> bool:
    """Whether a word is the same as one of ours, whose marks are known."""
    return word.marked == other.marked or not word.is_sure


def _left_bare(words: Tokens) -> bool:
    """Whether several words stand without marks, as in haste: "đươc bao nhieu"."""
    return len(words) > 1 and not any(word.has_marks for word in words)


def _terms(raw: Mapping[str, Sequence[str]], make: Callable[[str], _Value]) -> _Terms[_Value]:
    """Terms by their folded words, with their rank: longer ones first."""
    listed = [(own_words(term), make(key)) for key, names in raw.items() for term in names]
    found: dict[tuple[str, ...], list[tuple[int, Tokens, _Value]]] = defaultdict(list)
    for rank, (term, value) in enumerate(sorted(listed, key=lambda item: -len(item[0]))):
        found[tuple(word.folded for word in term)].append((rank, term, value))
    return dict(found)


def _listed(terms: Iterable[str]) -> _Terms[bool]:
    return _terms({"": list(terms)}, bool)


@functools.cache
def _lexicon() -> _Lexicon:
    raw = yaml.safe_load(Path(__file__).with_name("lexicon.yaml").read_text(encoding="utf-8"))
    return _Lexicon(
        groups=_terms(raw["groups"], Group),
        producer_types=_terms(raw["producer_types"], ProducerType),
        not_groups=_listed(raw["not_groups"]),
        orders=_terms(raw["orders"], str),
        forms=_terms(raw["forms"], str),
        statuses=_terms(raw["statuses"], str),
        metrics=_terms(raw["metrics"], str),
        leaders=_terms(raw["leaders"], str),
        new_words=_listed(raw["new_words"]),
        domain=_listed(term for line in raw["domain"] for term in line),
        count_words=_listed(raw["count_words"]),
    )
