"""Which known word a misspelt one stands for: one slip of the finger, judged by its neighbours."""

import functools
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping

from rapidfuzz.distance import OSA

SHORTEST_SLIP = 3
"""Letters below which a word may be anything."""

PAIR_WEIGHT = 3.0
"""What a neighbouring word that often stands beside it counts for a candidate."""

Pair = tuple[str, str]


class Speller:
    """Known words and their neighbours, folded.

    Args:
        vocabulary: how often each word occurs in the project's own texts.
        pairs: how often two words stand beside each other there.
    """

    def __init__(self, vocabulary: Mapping[str, int], pairs: Mapping[Pair, int]) -> None:
        self._pairs = pairs
        total = sum(vocabulary.values()) or 1
        self.costs = {
            word: math.log(total / count) for word, count in vocabulary.items() if word.isalpha()
        }
        """Minus log of how common each known word is."""
        self._shorter: dict[str, list[str]] = defaultdict(list)
        for word in self.costs:
            if len(word) >= SHORTEST_SLIP:
                for shorter in _one_less(word):
                    self._shorter[shorter].append(word)
        self.near = functools.lru_cache(maxsize=8192)(self._look_up)
        """Known words one slip away from a word, in a fixed order."""

    def meant(self, word: str, before: str, after: str) -> str | None:
        """The known word that one that is no word most likely stands for; None: none is near.

        Args:
            word: what was typed.
            before: the word before it; "" when it is the first.
            after: the word after it; "" when it is the last.
        """

        def cost(near: str) -> float:
            beside = self._pairs.get((before, near), 0), self._pairs.get((near, after), 0)
            return self.costs[near] - PAIR_WEIGHT * sum(math.log1p(count) for count in beside)

        return min(self.near(word), key=cost, default=None)

    def _look_up(self, word: str) -> tuple[str, ...]:
        if len(word) < SHORTEST_SLIP:
            return ()
        near = {
            known
            for form in (word, *_one_less(word))
            for known in (*self._shorter.get(form, ()), form)
            if known in self.costs and len(known) >= SHORTEST_SLIP
        }
        return tuple(sorted(known for known in near if OSA.distance(word, known) <= 1))


def _one_less(word: str) -> Iterator[str]:
    """A word with each of its letters left out in turn."""
    return (word[:at] + word[at + 1 :] for at in range(len(word)))
