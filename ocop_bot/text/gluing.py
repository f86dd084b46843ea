"""Takes words apart that were typed without the blanks between them: "nophosoodau"."""

import itertools
import math
from collections.abc import Iterable

from ocop_bot.text.letters import fold
from ocop_bot.text.spelling import Speller
from ocop_bot.text.syllables import is_folded_syllable

LONGEST_GLUED = 60
"""Letters of a word that is tried; longer ones are no words."""

_SHORTEST_GLUED = 4
_LONGEST_PIECE = 8

PIECE_COST = 2.0
"""What each piece costs, so that few long pieces win over many short ones."""

SLIP_COST = 6.0
"""What a slip of the finger in a piece costs."""

LETTER_COST = 1.0
"""What a piece of one letter ("ở", "ý") costs more than other words."""

SHORTHAND_COST = 7.0
"""What a short form costs: rarer inside glued words than any ordinary word."""

_NAME_COST = 1.0


class Ungluer:
    """Splits glued words into known ones, one slip of the finger in each allowed.

    Args:
        speller: the known words.
        shorthand: short forms, which may be pieces too.
    """

    def __init__(self, speller: Speller, shorthand: Iterable[str]) -> None:
        self._speller = speller
        self._cost = {fold(word): SHORTHAND_COST for word in shorthand if len(word) > 1}
        self._cost |= {
            word: cost for word, cost in speller.costs.items() if is_folded_syllable(word)
        }
        self._cost |= {
            word: cost + LETTER_COST for word, cost in self._cost.items() if len(word) == 1
        }
        self._cost["ocop"] = _NAME_COST

    def split(self, word: str) -> list[str]:
        """The pieces of a word as typed, marks kept; one that cannot be split stays whole."""
        folded = fold(word)
        if not _SHORTEST_GLUED <= len(folded) <= LONGEST_GLUED or len(folded) != len(word):
            return [word]
        best: list[tuple[float, tuple[int, ...]] | None] = [(0.0, ())] + [None] * len(folded)
        for end in range(1, len(folded) + 1):
            for start in range(max(0, end - _LONGEST_PIECE), end):
                before = best[start]
                if before is None:
                    continue
                cost = self._cost_of(folded[start:end])
                candidate = (before[0] + cost + PIECE_COST, (*before[1], end))
                known = best[end]
                if not math.isinf(cost) and (known is None or candidate < known):
                    best[end] = candidate
        found = best[-1]
        if found is None:
            return [word]
        return [word[start:end] for start, end in itertools.pairwise((0, *found[1]))]

    def _cost_of(self, piece: str) -> float:
        known = self._cost.get(piece)
        if known is not None:
            return known
        near = [self._cost[word] for word in self._speller.near(piece) if word in self._cost]
        return min(near, default=math.inf) + SLIP_COST
