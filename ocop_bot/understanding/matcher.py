"""Scores every label by the soft syllable match of its phrasings and of their union."""

import dataclasses
from collections import defaultdict

import numpy as np

from ocop_bot.text.reading import Tokens
from ocop_bot.text.soft_index import Floats, Likeness, SoftIndex
from ocop_bot.understanding.intent import Kind
from ocop_bot.understanding.phrasings import Phrasings

STOP_WORDS = frozenset(
    """
    a oi u ad em anh chi bac co chu cho hoi voi nhe nha vay the thi la ma va cua cac nhung nay do
    kia day ay minh toi ban nguoi ta da xin vui long giup biet lam on duoc khong co phai gi roi
    chua con de ra vao len di ve tu den theo khi neu hay hoac cung deu ca van dang se bi o trong
    ngoai nhu
    """.split()
)
"""Folded words that say little of what is asked."""

QUESTION_SHARE = 0.45
"""Exponent of how much of the question a phrasing covers; the rest is the other direction."""

UNION_SHARE = 0.35
"""Share of the union of a label's phrasings in its score; the best phrasing has the rest."""

_NAMES = frozenset({"<sp>", "<loai_sp>", "<noi>", "<chu_the>"})
_FEWEST_WORDS = 2
_MASKED_KINDS = (Kind.PRODUCT, Kind.STATISTIC)


@dataclasses.dataclass(frozen=True)
class SoftScores:
    """A score (0–1) per label, and how the question's own words were found."""

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
        self._families = np.array(families)
        self._labels = len(phrasings.labels)
        self._masked = np.array([label.kind in _MASKED_KINDS for label in phrasings.labels])
        self._entries = np.array([label.kind is Kind.KNOWLEDGE for label in phrasings.labels])
        self._single = SoftIndex(texts, families, STOP_WORDS)
        unions: dict[int, Tokens] = defaultdict(tuple)
        for text, family in zip(texts, families, strict=True):
            unions[family] += text
        self._union = SoftIndex([unions[at] for at in range(self._labels)], stop_words=STOP_WORDS)

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

    def _score(self, tokens: Tokens) -> tuple[Floats, Likeness]:
        likeness = self._single.compare(tokens)
        each = likeness.covers_question**QUESTION_SHARE * likeness.covers_text ** (
            1 - QUESTION_SHARE
        )
        best = np.zeros(self._labels, np.float32)
        np.maximum.at(best, self._families, each)
        union = self._union.compare(tokens).covers_question
        return (1 - UNION_SHARE) * best + UNION_SHARE * union, likeness
