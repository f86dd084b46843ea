"""Scores every label by the soft syllable match of its phrasings."""

import dataclasses

import numpy as np

from ocop_bot.text.reading import Tokens, own_words
from ocop_bot.text.soft_index import Floats, Likeness, SoftIndex
from ocop_bot.understanding.intent import Kind
from ocop_bot.understanding.phrasings import Phrasings

STOP_WORDS = own_words(
    """
    a à ạ ơi ừ ad em anh chị bác cô chú cho hỏi với nhé nha vậy thế thì là mà và của các những này
    đó kia đây ấy mình tôi bạn người ta đã xin vui lòng giúp biết làm ơn được không có phải gì rồi
    chưa còn để ra vào lên đi về từ đến theo khi nếu hay hoặc cũng đều cả vẫn đang sẽ bị ở trong
    ngoài như
    """
)
"""Words that say little of what is asked."""

QUESTION_SHARE = 0.45
"""Exponent of how much of the question a phrasing covers; the rest is the other direction."""

SUPPORT = 6
"""Phrasings of a label support each other: their scores are joined by a norm of this order. 5 to
10 are as good as the union of all phrasings, and need no second index."""

DECOY_QUESTION_SHARE = 0.3
"""The same for decoys: what must be said is their own noun. "Giấy chứng nhận mấy năm" is not
"giấy chứng nhận kết hôn mấy năm". For the same reason decoys do not support each other."""

_NAMES = frozenset({"<sp>", "<loai_sp>", "<noi>", "<chu_the>"})
_FEWEST_WORDS = 2
_MASKED_KINDS = (Kind.PRODUCT, Kind.STATISTIC)


@dataclasses.dataclass(frozen=True)
class SoftScores:
    """A score per label (the best phrasing 0–1, and support), and how the words were found."""

    scores: Floats
    likeness: Likeness


class SoftMatcher:
    """Compares questions with all phrasings.

    Phrasings of products and figures hold placeholders, so these labels are scored on the masked
    question and all others on the question as typed. An entry must also answer the question when
    the names are left out: "mắm cáy nhà tôi thuộc nhóm nào" is about groups, whatever the product.
    """

    def __init__(self, phrasings: Phrasings) -> None:
        texts = [phrasing.tokens for phrasing in phrasings.phrasings]
        families = [phrasing.label for phrasing in phrasings.phrasings]
        self._families = np.array(families)  # ascending: phrasings come label by label
        self._labels = len(phrasings.labels)
        self._masked = np.array([label.kind in _MASKED_KINDS for label in phrasings.labels])
        self._entries = np.array([label.kind is Kind.KNOWLEDGE for label in phrasings.labels])
        self._index = SoftIndex(texts, families, STOP_WORDS)
        decoys = np.array([label.kind is Kind.OUT_OF_SCOPE for label in phrasings.labels])
        shares = np.where(decoys[self._families], DECOY_QUESTION_SHARE, QUESTION_SHARE)
        self._shares = shares.astype(np.float32)
        self._starts = np.flatnonzero(np.diff(self._families, prepend=-1))
        self._decoys = decoys

    def score(self, tokens: Tokens, masked: Tokens) -> SoftScores:
        """Score a question, given as typed and masked."""
        scores, likeness = self._score(tokens)
        if masked != tokens:
            masked_scores, _ = self._score(masked)
            scores = np.where(self._masked, masked_scores, scores)
        nameless = tuple(token for token in masked if token.folded not in _NAMES)
        if _FEWEST_WORDS <= len(nameless) < len(masked):
            without, _ = self._score(nameless)
            scores = np.where(self._entries, (scores + without) / 2, scores)
        return SoftScores(scores, likeness)

    def nearest(self, tokens: Tokens, masked: Tokens, label: int) -> tuple[int, float]:
        """The phrasing of a label nearest to a question, and its score, for explaining."""
        each = self._each(self._index.compare(masked if self._masked[label] else tokens))
        mine = np.flatnonzero(self._families == label)
        best = int(mine[np.argmax(each[mine])])
        return best, float(each[best])

    def glance(self, tokens: Tokens) -> float:
        """The score of the best phrasing alone: enough to choose among ways to read a text."""
        return float(self._each(self._index.compare(tokens)).max())

    def _each(self, likeness: Likeness) -> Floats:
        """A score (0–1) per phrasing: what it covers of the question, and the question of it."""
        each = np.zeros(len(self._families), np.float32)
        found = np.flatnonzero(likeness.covers_text)
        share = self._shares[found]
        each[found] = likeness.covers_question[found] ** share * likeness.covers_text[found] ** (
            1 - share
        )
        return each

    def _score(self, tokens: Tokens) -> tuple[Floats, Likeness]:
        likeness = self._index.compare(tokens)
        each = self._each(likeness)
        best = np.maximum.reduceat(each, self._starts)
        joined = np.add.reduceat(each**SUPPORT, self._starts) ** (1 / SUPPORT)
        return np.where(self._decoys, best, joined), likeness
