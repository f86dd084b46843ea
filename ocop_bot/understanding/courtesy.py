"""Takes off the courtesies around a question: "dạ cho em hỏi … ạ, em cảm ơn"."""

import functools
import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

from ocop_bot.text.letters import fold
from ocop_bot.text.reading import Reading, Tokens

FEWEST_LEFT = 2
"""Words that must be left: a message that is all courtesy is small talk and stays whole."""

_FILE = Path(__file__).with_name("courtesies.yaml")
_WORD = re.compile(r"\w+")
_PART = re.compile(r"\[(?P<optional>[^\]]+)\]|\((?P<choice>[^)]+)\)|[^ ]+")


Spans = Callable[[Tokens], Sequence[tuple[int, int]]]
"""Where the names stand among some words: from, and to before."""


def _no_names(_tokens: Tokens) -> Sequence[tuple[int, int]]:
    return ()


def core(tokens: Tokens, names: Spans = _no_names) -> slice:
    """Where the question stands among its courtesies; everything when little would be left.

    No name and no term is cut: the end of "xã Pù Nhi" is no "nhỉ", that of "chủ thể" no "thế".
    """
    words = " ".join(token.folded for token in tokens) + " "
    opening, closing = _patterns()
    start, stop = 0, len(words)
    found = opening.match(words)
    if found:
        start = found.end()
    # the closing is read from its end, so that its first word is not one of the question
    found = closing.search(words, start)
    if found:
        stop = found.start()
    first, after = words[:start].count(" "), words[:stop].count(" ")
    cut = (first, after) != (0, len(tokens))
    for begin, end in (*names(tokens), *_terms(tokens)) if cut else ():
        first = begin if begin < first < end else first
        after = end if begin < after < end else after
    return slice(first, after) if after - first >= FEWEST_LEFT else slice(0, len(tokens))


def _terms(tokens: Tokens) -> Sequence[tuple[int, int]]:
    """Where terms stand that end or begin like a courtesy."""
    words = [token.folded for token in tokens]
    return [
        (at, at + len(term))
        for term in _uncut()
        for at in range(len(words) - len(term) + 1)
        if words[at : at + len(term)] == term
    ]


def without_courtesies(read: Reading, names: Spans = _no_names) -> Reading:
    """A text and its readings without the courtesies around the question."""
    places = [core(variant, names) for variant in read.variants]
    variants = tuple(words[place] for words, place in zip(read.variants, places, strict=True))
    text = unicodedata.normalize("NFC", read.text)
    written = list(_WORD.finditer(text))
    if written and len(written) == len(read.tokens):  # nothing was split or expanded in reading
        text = text[written[places[0].start].start() : written[places[0].stop - 1].end()]
    return Reading(text=text, variants=variants)


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns over folded words, each word followed by a blank."""
    raw = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    people = [fold(name).replace("_", " ") for name in raw["who"].split()]
    who = "(?:" + "|".join(sorted(people, key=len, reverse=True)) + ")"
    opening, closing = (
        "|".join(_pattern(phrase, who) for phrase in sorted(raw[side], key=len, reverse=True))
        for side in ("opening", "closing")
    )
    return re.compile(f"(?:{opening})+"), re.compile(rf"(?<= )(?:{closing})+$")


@functools.cache
def _uncut() -> Sequence[list[str]]:
    raw = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return [fold(term).split() for term in raw["uncut"]]


def _pattern(phrase: str, who: str) -> str:
    """One phrase of the file as a pattern in which every word ends with a blank."""
    parts = []
    for part in _PART.finditer(fold(phrase)):
        choices = (part["optional"] or part["choice"] or part[0]).split("|")
        either = "|".join(f"{choice.strip()} " for choice in choices)
        parts.append(f"(?:{either})" + ("?" if part["optional"] else ""))
    return "(?:" + "".join(parts).replace("{who}", who) + ")"
