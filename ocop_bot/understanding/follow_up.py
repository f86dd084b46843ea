"""Follow-up questions: "còn 4 sao thì sao?" is the question before with 4 stars in it."""

import re
from typing import Protocol

from ocop_bot.text.letters import canonical, fold
from ocop_bot.text.reading import Tokens, writes_marks
from ocop_bot.understanding.slots import Slots

_FEW_WORDS = 7
_FEWEST_WORDS = 4
_CUES = re.compile(
    r"^(the |vay |a |u |um |ok |roi )*(con|the con|vay con|the thi|vay thi|nhu vay|neu vay)\b"
    r"|\b(thi sao|thi the nao|do|ay|no|(?<!hom )(?<!nam )(?<!hien )nay|o do|cai do|san pham do)\W*$"
)
_STARS = re.compile(r"\b([1-5]|một|hai|ba|bốn|năm|mot|bon|nam)( ?sao)\b")
_YEAR = re.compile(r"\b20[12]\d\b")
_LEADING = re.compile(r"^\W*((thế|vậy|à|ừ|rồi)\W+)*(còn|con)\W+|\W*(thì sao|thi sao|nhỉ|hả)\W*$")


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
    return len(now.tokens) <= _FEW_WORDS


def rewrite(
    previous: str, before: Measured, question: str, now: Measured, *, unsure: bool, settled: bool
) -> str | None:
    """The whole question a follow-up stands for; None when it stands by itself.

    Args:
        previous: the question before.
        before: what was measured of it.
        question: the question now.
        now: what was measured of it.
        unsure: whether the question now is not clear by itself.
        settled: whether it is surely small talk or not ours.
    """
    nameless = bool(before.slots.products) and _names_nothing(now)
    cued = bool(_CUES.search(fold(canonical(question))))
    if not may_follow(now) or not (cued or ((unsure or nameless) and not settled)):
        return None
    whole = _replace(previous, before.slots, now.slots)
    if whole is None and (now.slots.products or (now.slots.domain_words > 1 and not cued)):
        return None
    if whole is None and nameless:
        whole = f"{_said_name(before)} {question}"
    elif whole is None:
        whole = f"{previous.rstrip(' ?!.')} {_LEADING.sub('', question)}"
    # half with marks and half without, the words without would be taken to be meant so
    marked = writes_marks(before.tokens) and writes_marks(now.tokens)
    return whole if marked and not nameless else fold(canonical(whole))


def _names_nothing(now: Measured) -> bool:
    """Whether a few words name nothing by themselves: "ai làm?" after a question of a product."""
    slots = now.slots
    named = slots.products or slots.noun or slots.producer or slots.places or slots.group
    return not named and slots.domain_words <= 1 and len(now.tokens) <= _FEWEST_WORDS


def _said_name(before: Measured) -> str:
    """The words, without marks, by which the question before named its product."""
    return " ".join(before.tokens[at].folded for at in sorted(before.slots.product_words))


def _replace(previous: str, before: Slots, now: Slots) -> str | None:
    """Put what the follow-up names in the place of what the question before named."""
    text = previous
    if now.stars and before.stars and now.stars != before.stars:
        text = _STARS.sub(lambda found: f"{now.stars}{found[2]}", text)
    if now.year and before.year and now.year != before.year:
        text = _YEAR.sub(str(now.year), text)
    if now.place and before.place and now.place != before.place:
        name = _as_typed(previous, before.place[0].name)
        if name:
            text = text.replace(name, now.place[0].name)
    return text if text != previous else None


def _as_typed(text: str, name: str) -> str | None:
    """The words of a text that name a place, however they were typed."""
    start = fold(canonical(text)).find(fold(name))
    return text[start : start + len(name)] if start >= 0 else None
