"""Finds which products, producers and kinds of products a question names."""

import dataclasses
import math
from collections.abc import Sequence

import numpy as np

from ocop_bot.text.reading import Token, Tokens, says, writes_marks
from ocop_bot.text.soft_index import Likeness, SoftIndex
from ocop_bot.text.syllables import is_folded_syllable

GENERIC_PRODUCER_WORDS = frozenset(
    """
    cong ty tnhh cp co phan mtv tm dv sx thuong mai dich vu san xuat che bien kinh doanh xuat khau
    hop tac xa htx nong nghiep ho so sxkd xk va chi nhanh thuc pham xay dung van tai
    lang nghe truyen thong ocop huu ban buon may trang trai
    """.split()
)
"""Folded words in producers' names that hardly tell one from another."""

LEAST_COVERED = 0.35
"""Names covered less than this by the question are not looked at."""

_MARKS_WEIGHT = 0.6
"""In names marks tell more than in questions: "thủ tục" is not "Lâm Thu"."""

_CLEARLY_SAID = 0.45
"""Likeness from which a word of the question is taken for a word of the name."""

_CANDIDATES = 12
_WIDEST_GAP = 2
"""Words of a name stand together: at most one other word between two of them."""

_EASILY_CHANCE = 2
"""Words of a name that, without marks, easily stand together by chance."""

_NEAR = 0.02
_WHOLE = 0.99
_LONGEST_NOUN = 4
_SHORTEST_BARE_NOUN = 4


@dataclasses.dataclass(frozen=True, slots=True)
class Named:
    """Records named about equally well.

    Attributes:
        ids: the records, best first.
        cover: share (0–1) of the best one's name that was said.
        shared: how much that says, in the index's weights.
        words: positions of the question's words that say it.
        lacks_last: whether all of the best one's name was said but its last word.
    """

    ids: tuple[str, ...] = ()
    cover: float = 0.0
    shared: float = 0.0
    words: frozenset[int] = frozenset()
    lacks_last: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class NameMatch:
    """What a question names; ``noun`` is the kind of product as said, at ``noun_words``."""

    products: Named = Named()
    producers: Named = Named()
    noun: tuple[Token, ...] = ()
    noun_words: frozenset[int] = frozenset()


class NameIndex:
    """Product names, producer names and product nouns, each found with slips and without marks.

    Args:
        products: id and name of each product.
        producers: id and name of each producer.
        nouns: kinds of products.
    """

    def __init__(
        self,
        products: Sequence[tuple[str, Tokens]],
        producers: Sequence[tuple[str, Tokens]],
        nouns: Sequence[Tokens],
    ) -> None:
        self._products = _Names(products)
        self._producers = _Names(
            [
                (id_, tuple(word for word in name if word.folded not in GENERIC_PRODUCER_WORDS))
                for id_, name in producers
            ]
        )
        self._nouns = {tuple(word.folded for word in noun): noun for noun in nouns}

    def find(self, question: Tokens) -> NameMatch:
        """Find what a question names; nothing found is an empty match."""
        noun_words = self._find_noun(question)
        products = self._products.find(question)
        if products.words <= noun_words and products.cover < _WHOLE:
            # only the kind of product was named
            products = Named()
        return NameMatch(
            products=products,
            producers=self._producers.find(question),
            noun=tuple(question[at] for at in sorted(noun_words)),
            noun_words=noun_words,
        )

    def _find_noun(self, question: Tokens) -> frozenset[int]:
        with_marks = writes_marks(question)
        for size in range(_LONGEST_NOUN, 0, -1):
            for start in range(len(question) - size + 1):
                key = tuple(word.folded for word in question[start : start + size])
                noun = self._nouns.get(key)
                if noun is None or not says(question, noun, start, with_marks=with_marks):
                    continue
                bare = size == 1 and not with_marks and noun[0].has_marks
                if not bare or len(key[0]) >= _SHORTEST_BARE_NOUN:
                    return frozenset(range(start, start + size))
        return frozenset()


class _Names:
    """One list of names and its index."""

    def __init__(self, names: Sequence[tuple[str, Tokens]]) -> None:
        self._ids = [id_ for id_, name in names if name]
        self._names = [name for _, name in names if name]
        self._index = SoftIndex(self._names, marks_weight=_MARKS_WEIGHT)

    def find(self, question: Tokens) -> Named:
        """The names said best, counting only words that stand together."""
        if not self._ids or not question:
            return Named()
        likeness = self._index.compare(question)
        count = min(_CANDIDATES, len(self._ids))
        likely = np.argpartition(-likeness.shared, count - 1)[:count]
        likely = np.union1d(likely, np.argpartition(-likeness.covers_text, count - 1)[:count])
        found = [
            (*self._said_together(question, int(at), likeness), int(at))
            for at in likely
            if likeness.covers_text[at] >= LEAST_COVERED
        ]
        if not found:
            return Named()
        # the name that is said most fully and leaves least of what was said unused
        most = max(shared for _, shared, _, _ in found) or 1.0
        merits = [math.sqrt(cover * shared / most) for cover, shared, _, _ in found]
        best = max(range(len(found)), key=lambda at: merits[at])
        near = [at for at in range(len(found)) if merits[at] >= merits[best] - _NEAR]
        near.sort(key=lambda at: -merits[at])
        cover, shared, words, _ = found[best]
        return Named(
            ids=tuple(self._ids[found[at][3]] for at in near),
            cover=cover,
            shared=shared,
            words=words,
            lacks_last=_lacks_last(self._names[found[best][3]], likeness, question, words),
        )

    def _said_together(
        self, question: Tokens, name_at: int, likeness: Likeness
    ) -> tuple[float, float, frozenset[int]]:
        """Cover of a name by the run of the question's words that says most of it."""
        named = {word.folded: self._index.weight(word) for word in self._names[name_at]}
        said: list[tuple[int, str, float]] = []
        for at, word in enumerate(question):
            match = likeness.matches.get(word.folded)
            if match and match[0] in named and match[1] >= _CLEARLY_SAID:
                said.append((at, match[0], match[1]))
        best: tuple[float, frozenset[int]] = (0.0, frozenset())
        bare = not writes_marks(question)
        for run in _runs(said):
            if not _tells(question, run) or (
                bare and not _hold_together(run, self._names[name_at])
            ):
                continue
            worth: dict[str, float] = {}
            for _, said_word, like in run:
                worth[said_word] = max(worth.get(said_word, 0.0), like)
            shared = sum(named[said_word] * like for said_word, like in worth.items())
            best = max(best, (shared, frozenset(at for at, _, _ in run)), key=lambda b: b[0])
        return best[0] / sum(named.values()), best[0], best[1]


def _lacks_last(name: Tokens, likeness: Likeness, question: Tokens, words: frozenset[int]) -> bool:
    said = {likeness.matches[question[at].folded][0] for at in words}
    return [word.folded in said for word in name] == [True] * (len(name) - 1) + [False]


def _tells(question: Tokens, run: Sequence[tuple[int, str, float]]) -> bool:
    """One ordinary syllable is no name; one brand such as "Vibabo" is."""
    words = {word for _, word, _ in run}
    return len(words) > 1 or not all(is_folded_syllable(question[at].folded) for at, _, _ in run)


def _hold_together(run: Sequence[tuple[int, str, float]], name: Tokens) -> bool:
    """Whether words without marks are surely those of a name.

    Two of them are so only if typed right and side by side as in the name: "gọi hỏi" without
    marks is not "Dầu gội Hương Hồi".
    """
    if len({word for _, word, _ in run}) > _EASILY_CHANCE:
        return True
    words = [word.folded for word in name]
    said = [word for _, word, _ in run]
    places = [at for at, _, _ in run]
    exact = all(like >= _WHOLE for _, _, like in run)
    beside = places == list(range(places[0], places[0] + len(places)))
    return (
        exact
        and beside
        and any(words[at : at + len(said)] == said for at in range(len(words) - len(said) + 1))
    )


def _runs(said: Sequence[tuple[int, str, float]]) -> Sequence[Sequence[tuple[int, str, float]]]:
    """Split positions into runs without wide gaps."""
    runs: list[list[tuple[int, str, float]]] = []
    for item in said:
        if runs and item[0] - runs[-1][-1][0] <= _WIDEST_GAP:
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs
