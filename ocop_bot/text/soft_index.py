"""Which of many short texts say what was typed: an IDF-weighted soft syllable match.

Every typed syllable is compared with every syllable of the texts (rapidfuzz, OSA), so a slip of
the finger costs a little instead of everything; rare syllables count more than common ones; and
a text is good when it covers the question and the question covers it. Costs grow with the
occurrences of the matched syllables, not with the number of texts.
"""

import dataclasses
import functools
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from ocop_bot.text.reading import Token, Tokens

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.int32]

CLOSEST = 0.70
"""Syllables less alike than this do not match at all."""

SHARPNESS = 2.5
"""Likeness is raised to this power: one slip in four letters is worth a half."""

MARKS_WEIGHT = 0.25
"""What a syllable loses when both sides wrote marks and they differ ("máy", "mấy")."""

REMEMBERED = 1000
"""Typed syllables whose texts are remembered: the commonest are asked again and again."""

STOP_WEIGHT = 0.15
"""Weight left to words that say little."""

MAYBE_STOP_WEIGHT = 0.3
"""Weight left to words that, without marks, may be one of these: "vay" is "vậy" or "vay"."""


@dataclasses.dataclass(frozen=True)
class Likeness:
    """How the texts answer one question; arrays have one place per text.

    Attributes:
        covers_question: share (0–1) of the question's weight found in the text.
        covers_text: share (0–1) of the text's weight found in the question.
        shared: weight the two have in common.
        weight: weight of the whole question.
        unknown: share (0–1) of the question's weight found in no text at all.
        matches: typed syllable → (best syllable of the texts, likeness, weight), for explaining.
    """

    covers_question: Floats
    covers_text: Floats
    shared: Floats
    weight: float
    unknown: float
    matches: Mapping[str, tuple[str, float, float]]


@dataclasses.dataclass(frozen=True, slots=True)
class _Found:
    """Where one typed syllable is found.

    Attributes:
        weight: what the syllable weighs.
        syllable: the syllable of the texts it is taken for.
        likeness: how alike (0–1) the two are; 0 when it is found nowhere.
        texts: the texts that hold it or one like it.
        covered: how much of the typed syllable's weight each of these texts covers.
        said: the weight it has in each of these texts.
    """

    weight: float
    syllable: str
    likeness: float
    texts: Places
    covered: Floats
    said: Floats


_NOWHERE = np.zeros(0, np.int32)
_NOTHING = np.zeros(0, np.float32)


class SoftIndex:
    """An index over short texts, built once and never changed.

    Args:
        texts: the texts as tokens; one may be empty.
        families: a number per text; texts of one family (the phrasings of an entry) count once
            for the rarity of a syllable. Each text is its own family when left out.
        stop_words: words that say little.
        marks_weight: what a syllable loses when the marks of both sides are known and differ.
    """

    def __init__(
        self,
        texts: Sequence[Tokens],
        families: Sequence[int] | None = None,
        stop_words: Tokens = (),
        marks_weight: float = MARKS_WEIGHT,
    ) -> None:
        self._stop_words = frozenset(word.marked for word in stop_words)
        self._maybe_stop_words = frozenset(word.folded for word in stop_words)
        self._marks_weight = marks_weight
        self._size = len(texts)
        families = families if families is not None else range(len(texts))
        self._rarity = _rarities(texts, families)
        self._rarest = math.log(1 + len(set(families)))
        places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, text in enumerate(texts):
            for term in _terms(text):
                places[term].append(at)
        self._terms = list(places)
        self._postings = [np.array(found, np.int32) for found in places.values()]
        self._by_folded: dict[str, list[int]] = defaultdict(list)
        for at, (folded, _) in enumerate(self._terms):
            self._by_folded[folded].append(at)
        self._syllables = [s for s in self._by_folded if s.isalpha()]
        self._weights = np.array([self._weight(*term) for term in self._terms], np.float32)
        self._totals = np.full(self._size, 1e-6, np.float32)
        for weight, posting in zip(self._weights, self._postings, strict=True):
            self._totals[posting] += weight
        self._find = functools.lru_cache(maxsize=REMEMBERED)(self._look_up)

    def __len__(self) -> int:
        """Number of texts."""
        return self._size

    def __contains__(self, folded: str) -> bool:
        """Whether a folded syllable occurs in any text."""
        return folded in self._by_folded

    def weight(self, token: Token) -> float:
        """How much a word says."""
        return self._weight(token.folded, token.marked)

    def _weight(self, folded: str, marked: str) -> float:
        rarity = self._rarity.get(marked, self._rarity.get(folded, self._rarest))
        if marked in self._stop_words:
            return rarity * STOP_WEIGHT
        return rarity * (
            MAYBE_STOP_WEIGHT if marked == folded and folded in self._maybe_stop_words else 1.0
        )

    def compare(self, question: Tokens) -> Likeness:
        """Compare a question with all texts."""
        found = [self._find(folded, marked) for folded, marked in _terms(question)]
        total = max(sum(one.weight for one in found), 1e-6)
        unknown = sum(one.weight * (1 - one.likeness) for one in found)
        known = [one for one in found if one.likeness]
        places = np.concatenate([_NOWHERE, *(one.texts for one in known)])
        covered = self._summed(places, [one.covered for one in known])
        shared = self._summed(places, [one.said for one in known])
        return Likeness(
            covers_question=covered / np.float32(total),
            covers_text=np.minimum(shared / self._totals, np.float32(1)),
            shared=shared,
            weight=total,
            unknown=unknown / total,
            matches={
                term: (one.syllable, one.likeness, one.weight)
                for (term, _), one in zip(_terms(question), found, strict=True)
                if one.likeness
            },
        )

    def _summed(self, places: Places, amounts: Sequence[Floats]) -> Floats:
        """Add up amounts per text."""
        weights = np.concatenate([_NOTHING, *amounts])
        return np.bincount(places, weights, minlength=self._size).astype(np.float32)

    def _look_up(self, folded: str, marked: str) -> _Found:
        """Find the texts with a syllable like a typed one."""
        terms = self._match(folded, marked)
        if not terms:
            return _Found(self._weight(folded, marked), "", 0.0, _NOWHERE, _NOTHING, _NOTHING)
        best = np.zeros(self._size, np.float32)
        said = np.zeros(self._size, np.float32)
        for at, likeness in terms:  # ascending, so the best likeness stays
            best[self._postings[at]] = likeness
            said[self._postings[at]] += self._weights[at] * likeness
        texts = np.flatnonzero(best).astype(np.int32)
        nearest, likeness = terms[-1]
        # a misspelt syllable weighs what the one it stands for weighs
        known = folded in self._by_folded
        weight = self._weight(folded, marked) if known else self._weight(*self._terms[nearest])
        return _Found(
            weight=weight,
            syllable=self._terms[nearest][0],
            likeness=likeness,
            texts=texts,
            covered=np.float32(weight) * best[texts],
            said=said[texts],
        )

    def _match(self, folded: str, marked: str) -> list[tuple[int, float]]:
        """Terms like a typed one with their likeness, worst first."""
        found: list[tuple[int, float]] = []
        for other, likeness in self._find_alike(folded):
            for at in self._by_folded[other]:
                theirs = self._terms[at][1]
                sure = marked != folded and theirs != other
                differ = sure and other == folded and theirs != marked
                found.append((at, likeness * (1 - self._marks_weight if differ else 1.0)))
        return sorted(found, key=lambda pair: pair[1])

    def _find_alike(self, folded: str) -> tuple[tuple[str, float], ...]:
        """Syllables like a typed one. One that exists is not taken for another."""
        if folded in self._by_folded:
            return ((folded, 1.0),)
        if not folded.isalpha() or len(folded) == 1:
            return ()  # figures and placeholders: exactly or not at all
        scores = cdist(
            [folded], self._syllables, scorer=OSA.normalized_similarity, score_cutoff=CLOSEST
        )[0]
        return tuple(
            (self._syllables[at], float(scores[at]) ** SHARPNESS) for at in np.flatnonzero(scores)
        )


def _terms(text: Tokens) -> list[tuple[str, str]]:
    return list(dict.fromkeys((token.folded, token.marked) for token in text))


def _rarities(texts: Sequence[Tokens], families: Sequence[int]) -> Mapping[str, float]:
    """Inverse document frequency over families: ``log(1 + families / families with it)``.

    Of each syllable folded, and of each form of it with marks.
    """
    members: dict[str, set[int]] = defaultdict(set)
    for text, family in zip(texts, families, strict=True):
        for folded, marked in _terms(text):
            members[folded].add(family)
            members[marked].add(family)
    count = len(set(families))
    return {folded: math.log(1 + count / len(found)) for folded, found in members.items()}


def vocabulary(texts: Sequence[Tokens]) -> Counter[str]:
    """How often each folded word occurs in the texts."""
    return Counter(token.folded for text in texts for token in text)
