"""Finds the row of headings, wherever it is, and what each column means."""

import dataclasses
import functools
import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from ocop_bot.importing.cells import text
from ocop_bot.importing.headings import GIST, HEADINGS, NEVER_USED, Column
from ocop_bot.importing.office_file import Cell
from ocop_bot.text.letters import folded_words

LOOKED_AT = 20
"""Rows in which headings are looked for."""

LEAST_LIKE = 80.0
"""Likeness (0–100) from which a heading is taken for one we know."""

GIST_LIKE = 86.0
"""What a long heading is worth that begins with, or only holds, the words that carry it."""

_LONGEST_HEADING = 90
_UPPER_ALONE = 0.9
"""Under a common heading, the words below count for nearly as much as both together."""

_ABOUT_AS_LIKELY = 3.0

_TELLING = frozenset(Column) - {Column.ORDINAL, Column.NAME, Column.NOTE, Column.UNUSED}
_STAR_COLUMN = re.compile(r"(?:hang |dat )?([1-5]) sao")
_SHORT = {"sp": "san pham", "sx": "san xuat", "qd": "quyet dinh", "dn": "doanh nghiep"}
_IN_BRACKETS = re.compile(r"\([^)]*\)")


@dataclasses.dataclass(frozen=True, slots=True)
class Heading:
    """A column that was understood: its place (from 0), its heading, its meaning.

    ``stars`` is set where a column is for one number of stars, to be ticked.
    """

    at: int
    written: str
    column: Column
    stars: int | None = None

    @property
    def letter(self) -> str:
        """The column as spreadsheets call it: A, B, …, AA."""
        letters, at = "", self.at + 1
        while at:
            at, rest = divmod(at - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return letters


@dataclasses.dataclass(frozen=True, slots=True)
class Header:
    """The headings of a sheet in ``height`` rows; ``end`` is the first row (from 0) below them."""

    end: int
    height: int
    headings: tuple[Heading, ...]
    unknown: tuple[str, ...]

    def at(self, column: Column) -> int | None:
        """Where a column is."""
        found = (one.at for one in self.headings if one.column is column and one.stars is None)
        return next(found, None)

    @property
    def ticks(self) -> Mapping[int, int]:
        """Columns to tick → the stars they stand for."""
        return {one.at: one.stars for one in self.headings if one.stars is not None}

    @property
    def is_enough(self) -> bool:
        """Whether products can be read: their names, and anything said of them."""
        columns = {one.column for one in self.headings}
        return Column.NAME in columns and bool(columns & _TELLING)

    @property
    def merit(self) -> int:
        """How many columns are understood."""
        return len(self.headings)


def find_header(rows: Sequence[Sequence[Cell]]) -> Header | None:
    """The headings of a sheet, of one row or two; None when it is no list of products."""
    found: list[Header] = []
    for at, row in enumerate(rows[:LOOKED_AT]):
        upper = [text(cell) for cell in row]
        found.append(_header(at + 1, 1, [(one,) for one in upper]))
        if at + 1 < len(rows):
            lower = [text(cell) for cell in rows[at + 1]]
            if _may_be_below(lower):
                found.append(_header(at + 2, 2, _in_pairs(upper, lower)))
    enough = [header for header in found if header.is_enough]
    # a title above a row of headings must not make it a pair that says no more
    return max(enough, key=lambda one: (one.merit, -one.height, -one.end), default=None)


def _may_be_below(lower: Sequence[str]) -> bool:
    """Whether a row could be the lower half of headings: short words, no numbers."""
    said = [one for one in lower if one]
    return bool(said) and all(len(one) <= _LONGEST_HEADING and not one.isdecimal() for one in said)


def _in_pairs(upper: Sequence[str], lower: Sequence[str]) -> Sequence[tuple[str, ...]]:
    pairs: list[tuple[str, ...]] = []
    above = ""
    for at in range(max(len(upper), len(lower))):
        high = upper[at] if at < len(upper) else ""
        low = lower[at] if at < len(lower) else ""
        above = high or (above if low else "")
        pairs.append((above,) if low in ("", above) else (above, low) if above else (low,))
    return pairs


def _header(end: int, height: int, written: Sequence[tuple[str, ...]]) -> Header:
    rated = [
        (score, -at, column)
        for at, parts in enumerate(written)
        for column, score in _meanings(parts).items()
    ]
    taken: dict[int, Heading] = {}
    used: set[Column] = set()
    for score, negative, column in sorted(rated, reverse=True):
        at = -negative
        if score < LEAST_LIKE or at in taken or column in used:
            continue
        taken[at] = Heading(at, _shown(written[at]), column)
        if column is not Column.UNUSED:
            used.add(column)
    for at, parts in enumerate(written):
        ticked = _STAR_COLUMN.fullmatch(folded_words(parts[-1]))
        if ticked:
            taken[at] = Heading(at, _shown(parts), Column.STARS, int(ticked[1]))
    unknown = [_shown(parts) for at, parts in enumerate(written) if at not in taken and parts[-1]]
    return Header(end, height, tuple(taken[at] for at in sorted(taken)), tuple(unknown))


def _shown(parts: Sequence[str]) -> str:
    return " / ".join(part for part in parts if part)


def _meanings(parts: tuple[str, ...]) -> Mapping[Column, float]:
    """The meanings a heading may have, with their likeness.

    Only those about as likely as the best: where another column is the address already,
    "Địa chỉ chủ thể" is no producer.
    """
    whole = dict(_likeness(" ".join(parts)))
    if len(parts) > 1:
        for column, score in _likeness(parts[-1]).items():
            whole[column] = max(whole.get(column, 0.0), score * _UPPER_ALONE)
    best = max(whole.values(), default=0.0)
    return {column: score for column, score in whole.items() if score >= best - _ABOUT_AS_LIKELY}


@functools.lru_cache(maxsize=4096)
def _likeness(written: str) -> Mapping[Column, float]:
    if len(written) > _LONGEST_HEADING:
        return {}
    words = folded_words(_IN_BRACKETS.sub(" ", written)) or folded_words(written)
    words = " ".join(_SHORT.get(word, word) for word in words.split())
    if not words:
        return {}
    scores: dict[Column, float] = {}
    for column, known in HEADINGS.items():
        near = process.extractOne(words, known, scorer=fuzz.ratio)
        sorted_ = process.extractOne(words, known, scorer=fuzz.token_sort_ratio)
        scores[column] = max(near[1], sorted_[1] - 1)
        if len(words) <= 3 and words not in known:  # noqa: PLR2004 - "xa" and "xe" are not alike
            scores[column] = 0.0
    if any(f" {one} " in f" {words} " for one in NEVER_USED):
        return {Column.UNUSED: 100.0}
    for column, gists in GIST.items():
        for gist in gists:
            if words.startswith(f"{gist} "):
                scores[column] = max(scores[column], GIST_LIKE + 2)
            elif f" {gist} " in f" {words} ":
                scores[column] = max(scores[column], GIST_LIKE)
    return scores
