"""Follow-up questions: "còn 4 sao thì sao?" is the question before with 4 stars in it.

Two steps. `whole` writes out what a message would say if it leaned on the one before. Then the
message alone and the whole are both measured (`leaning_features`), and a small fitted model says
which one is meant (``tools/train``, on the two-turn questions of the project).
"""

import re
from collections.abc import Iterator
from typing import Protocol

import numpy as np

from ocop_bot.text.letters import spelled
from ocop_bot.text.reading import Token, Tokens, own_words, writes_marks
from ocop_bot.understanding.calibration import Doubles
from ocop_bot.understanding.intent import Intent, Kind
from ocop_bot.understanding.slots import Slots

MOST_WORDS = 10
"""A message of more words says itself what it means."""

_LINKS = frozenset(
    word.folded
    for word in own_words(
        """
        còn thế vậy thì sao nữa thôi chỉ riêng bên ở của tại và với khác à hả nhỉ nhé ạ ha hè đi
        là mà nếu cả cũng luôn này kia ấy đó nhà phía trong đợt hồi cho em ad nhớ nào như rồi ơ ừ
        nhóm hàng hạng
        """
    )
)
"""Words that only link what is named to the question before: "thế còn bên Nga Sơn thì sao"."""

_INSIDE = re.compile(r"^((the|va|a|u) )*trong (so )?(do|nay|ay)\b")

_UNITS_AFTER = frozenset({"sao"})
_NUMBERS = frozenset({"<sao>", "<nam>", "<quy>"})
_UNITS_BEFORE = frozenset({"nam", "quy"})

_TIMES = frozenset({"<nam>", "<quy>"})
_MAIN_METRICS = frozenset({"products", "producers"})
_CHANGES = frozenset({"tang", "giam", "hon", "kem", "chenh"})

_NOT_OURS = (Kind.OUT_OF_SCOPE, Kind.SMALLTALK)
_VERY_FEW = 2

_PRODUCTS = frozenset({"<sp>", "<loai_sp>", "<nhom>"})
_PLACES = frozenset({"<noi>", "<tinh>"})

_ONE_THING = frozenset({"<sp>", "<chu_the>"})
_THINGS = _PRODUCTS | _PLACES | _ONE_THING - {"<nhom>"}

_CUE = re.compile(
    r"^((the|vay|a|u|ok|roi|va|o) )*"
    r"(con|the|vay|rua|vi sao|tai sao|neu|lo|trong (?:so )?(?:do|nay|ay))\b"
)
_TAIL = re.compile(r"\b(thi sao|thi the nao|do|ay|no|nua|thoi|(?<!hom )(?<!nam )(?<!hien )nay)$")


class Measured(Protocol):
    """What is looked at of a measured question."""

    @property
    def tokens(self) -> Tokens:
        """Its words."""

    @property
    def slots(self) -> Slots:
        """What it names."""


def may_follow(now: Measured) -> bool:
    """Whether a question is short enough to lean on the one before."""
    most = 2 * MOST_WORDS if surely_follows(now) else MOST_WORDS
    return 0 < len(now.tokens) <= most


def surely_follows(now: Measured) -> bool:
    """Whether a message says nothing without the one before: "trong đó mấy cái 4 sao"."""
    words = " ".join(token.folded for token in now.tokens)
    return bool(_INSIDE.search(words)) or _sets_beside(now)


def _sets_beside(now: Measured) -> bool:
    """Whether only a time is named, beside the one before: "đến 2025 thì tăng bao nhiêu"."""
    names = frozenset(now.slots.named.values())
    changes = any(token.folded in _CHANGES for token in now.tokens)
    same = _MAIN_METRICS.issuperset(now.slots.metrics)
    return bool(names) and names <= _TIMES and changes and same


def whole(before: Measured, now: Measured, *, of_rules: bool) -> Tokens:
    """The words a message stands for when it leans on the question before.

    Args:
        before: the question before.
        now: the message.
        of_rules: whether the question before asked for a rule: then its own words are kept and
            the names dropped, for rules seldom hang on a product or a place.
    """
    named = before.slots.named
    if _only_names(now):
        return _replaced(before, now)
    if of_rules:
        kept = [token for at, token in enumerate(before.tokens) if named.get(at) not in _THINGS]
        return (*kept, *now.tokens)
    names = frozenset(now.slots.named.values())
    at_time = bool(now.slots.periods and before.slots.metrics) and names <= _TIMES
    if _sets_beside(now) or at_time:  # what was counted is no name, but is asked for again
        return (*before.tokens, *now.tokens)
    elsewhere = bool(names & (_PLACES | _PRODUCTS))
    carried = [
        token
        for at, token in enumerate(before.tokens)
        if (kind := _kind_at(at, before))
        and not _same_kind(kind, now.slots)
        and not (elsewhere and kind in _ONE_THING)
    ]
    new_thing = elsewhere and bool(frozenset(named.values()) & (_PRODUCTS | _ONE_THING))
    if not carried and not new_thing:
        carried = list(before.tokens)
    return (*carried, *now.tokens)


def leaning_features(
    before: Measured, now: Measured, alone: Intent, leant: Intent, of_names: float
) -> Doubles:
    """The features by which a message is judged to lean on the question before or not.

    Args:
        before: the question before.
        now: the message as it stands.
        alone: what it would mean by itself.
        leant: what the whole would mean.
        of_names: probability that the message asks something of a product or a figure.
    """
    words = " ".join(token.folded for token in now.tokens)
    named = frozenset(now.slots.named.values())
    chances = [dict(intent.why.kinds) for intent in (alone, leant)]
    return np.array(
        [
            alone.confidence,
            leant.confidence,
            leant.confidence - alone.confidence,
            of_names,
            of_names * (not named & _PRODUCTS and bool(before.slots.products)),
            *(chance[kind] for chance in chances for kind in _NOT_OURS),
            alone.kind in _NOT_OURS,
            alone.kind is leant.kind,
            bool(_CUE.search(words)),
            bool(_TAIL.search(words)),
            _only_names(now),
            bool(named),
            bool(named & _PRODUCTS),
            bool(before.slots.named),
            bool(before.slots.named) and not named,
            now.slots.domain_words,
            any(token.folded == "ocop" for token in now.tokens),
            len(now.tokens),
            len(now.tokens) <= _VERY_FEW,
        ],
        np.float64,
    )


def phrase(tokens: Tokens) -> str:
    """Words as text that reads as the same words: with marks if all have known ones."""
    if writes_marks(tokens) and all(
        token.is_sure or not token.folded.isalpha() for token in tokens
    ):
        return " ".join(spelled(token.marked) for token in tokens)
    return " ".join(token.folded for token in tokens)


def _only_names(now: Measured) -> bool:
    """Whether a message names things and asks nothing of them: "còn Hậu Lộc?"."""
    rest = [
        token.folded
        for at, token in enumerate(now.tokens)
        if at not in now.slots.named and token.folded not in _LINKS
    ]
    return bool(now.slots.named) and not rest


def _replaced(before: Measured, now: Measured) -> Tokens:
    """The question before, with what the message names in the place of what it named."""
    left = dict(enumerate(now.tokens))
    words: list[Token] = []
    for at, token in enumerate(before.tokens):
        kind = before.slots.named.get(at)
        if kind is None or not _same_kind(kind, now.slots):
            words.append(token)
            continue
        words += [left.pop(place) for place in _places_of(kind, now.slots) if place in left]
    added = [token for at, token in left.items() if _kind_at(at, now)]
    return (*words, *added)


def _kind_at(at: int, turn: Measured) -> str | None:
    """What a word names, or the number beside it whose unit it is: "4 sao", "năm 2023"."""
    beside = {-1: _UNITS_AFTER, 1: _UNITS_BEFORE}
    units = (
        turn.slots.named.get(at + step)
        for step, words in beside.items()
        if turn.tokens[at].folded in words
    )
    return turn.slots.named.get(at) or next((kind for kind in units if kind in _NUMBERS), None)


def _same_kind(kind: str, slots: Slots) -> bool:
    return any(True for _ in _places_of(kind, slots))


def _places_of(kind: str, slots: Slots) -> Iterator[int]:
    """Positions of what a message names of the same kind."""
    group = next((group for group in (_PRODUCTS, _PLACES) if kind in group), frozenset({kind}))
    return (at for at, other in sorted(slots.named.items()) if other in group)
