"""The official criteria sets (bộ tiêu chí) of Phụ lục II, Quyết định 26/2026/QĐ-TTg."""

import dataclasses
import enum
import functools
from collections.abc import Mapping, Sequence

CERTIFIED_FROM = 3
"""Stars from which a certificate is given (khoản 1 Điều 4)."""

MOST_STARS = 5

LAST_SET = 26
"""The sets of Phụ lục II are numbered from 1 to this."""


@dataclasses.dataclass(frozen=True, slots=True)
class StarBand:
    """The points of a star: from ``low`` to under ``high``; 5 stars include 100 (Điều 3)."""

    stars: int
    low: int
    high: int


STAR_BANDS = (
    StarBand(5, 90, 100),
    StarBand(4, 70, 90),
    StarBand(3, 50, 70),
    StarBand(2, 30, 50),
    StarBand(1, 0, 30),
)
"""Khoản 3 Điều 3; `read_criteria` checks that the sets say the same."""

PART_POINTS = {"A": 40, "B": 25, "C": 35}
"""Most points of each part (khoản 1 Điều 3)."""


def star_of(points: float) -> StarBand:
    """The band a number of points (0–100) falls into."""
    return next(band for band in STAR_BANDS if points >= band.low)


def band_of(stars: int) -> StarBand:
    """The band of a star (1–5)."""
    return STAR_BANDS[MOST_STARS - stars]


@dataclasses.dataclass(frozen=True, slots=True)
class Option:
    """A level (mức) of a criterion.

    Attributes:
        text: the official wording.
        points: its points.
        stars: the star (3–5) this level is the least for; None without a mark.
        case: the case ("a", "b") of a criterion that has two, of which one applies.
        implied: not printed in the decision, added so that it can be answered yes or no.
    """

    text: str
    points: int
    stars: int | None = None
    case: str | None = None
    implied: bool = False


class Effect(enum.StrEnum):
    """What happens to a product that is caught by a gate."""

    REJECTED = "loại"
    NOT_ASSESSED = "không đánh giá tiếp"
    REQUIRED = "yêu cầu"


@dataclasses.dataclass(frozen=True, slots=True)
class Gate:
    """A condition in the note of a criterion that stops the assessment.

    ``zero_points_in``: codes of criteria of which none may have 0 points; such a gate needs no
    answer of its own.
    """

    criterion: str
    effect: Effect
    text: str
    zero_points_in: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Case:
    """One of two cases (trường hợp) of a criterion."""

    code: str
    name: str


@dataclasses.dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion (tiêu chí) one answers by choosing a level, in its part and section.

    Attributes:
        code: as printed, "3.5" or "6.1.2"; unique in its set.
        name: official name.
        parents: names of the criterion it is a part of, if any.
        maximum: most points.
        requirement: the official note, if any.
        options: its levels in the printed order.
        cases: the two cases its levels belong to, if it has them.
        gate: a condition that stops the assessment, answered with this criterion.
    """

    code: str
    name: str
    part: str
    section: str
    parents: tuple[str, ...]
    maximum: int
    requirement: str | None
    options: tuple[Option, ...]
    cases: tuple[Case, ...] = ()
    gate: Gate | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """A section (mục) of a part."""

    code: str
    name: str
    maximum: int


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """A part (phần) of a set: A, B or C."""

    code: str
    name: str
    maximum: int
    sections: tuple[Section, ...]


@dataclasses.dataclass(frozen=True)
class CriteriaSet:
    """One of the 26 sets.

    Attributes:
        number: 1–26.
        name: as Phụ lục II titles it; ``annex_name`` as Phụ lục I does.
        sector: ngành, with its Roman number ``sector_code``.
        group: nhóm.
        authorities: the ministries that manage it.
        disqualifiers: what gets a file rejected.
        minimums: star → criterion code → points it must at least have; cumulative.
        criteria: those one answers, in the printed order.
    """

    number: int
    name: str
    annex_name: str
    annex_code: str
    sector: str
    sector_code: str
    group: str
    authorities: tuple[str, ...]
    disqualifiers: tuple[str, ...]
    gates: tuple[Gate, ...]
    minimums: Mapping[int, Mapping[str, int]]
    parts: tuple[Part, ...]
    criteria: tuple[Criterion, ...]

    @functools.cached_property
    def by_code(self) -> Mapping[str, Criterion]:
        """Criteria by their code."""
        return {criterion.code: criterion for criterion in self.criteria}

    @functools.cached_property
    def never_zero(self) -> frozenset[str]:
        """Codes of the criteria at which 0 points stop the assessment."""
        return frozenset(code for gate in self.gates for code in gate.zero_points_in)

    def of_part(self, code: str) -> Sequence[Criterion]:
        """The criteria of a part."""
        return [criterion for criterion in self.criteria if criterion.part == code]

    def least_for(self, code: str, stars: int) -> Option | None:
        """The level of a criterion that a star asks for at least; None when it asks for none."""
        least = self.minimums.get(stars, {}).get(code)
        if least is None:
            return None
        return next(option for option in self.by_code[code].options if option.points >= least)


CriteriaSets = Mapping[int, CriteriaSet]
"""The sets by their number."""
