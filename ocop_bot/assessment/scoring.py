"""From an answer sheet to points and stars: bands, minimum conditions, disqualifiers."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from ocop_bot.assessment.sheet import Sheet
from ocop_bot.criteria import CERTIFIED_FROM, CriteriaSet, Criterion, Gate, Option, band_of, star_of
from ocop_bot.criteria.model import MOST_STARS, Part


@dataclasses.dataclass(frozen=True, slots=True)
class PartScore:
    """The points of a part, and how many of its criteria were answered."""

    part: Part
    points: int
    answered: int
    criteria: int


@dataclasses.dataclass(frozen=True, slots=True)
class Shortfall:
    """A criterion below the least level a star asks for."""

    criterion: Criterion
    points: int
    least: Option


@dataclasses.dataclass(frozen=True, slots=True)
class Score:
    """The result of a sheet.

    Attributes:
        parts: points of A, B and C.
        star_by_points: the band (1–5) of the total.
        star: the star (3–5) the product would get with its minimum conditions; None when none.
        shortfalls: for each star (3–5), the minimum conditions it fails.
        caught_by: the gates that stop the assessment.
        disqualified: whether a disqualifier applies; None when not answered.
        open: criteria not answered yet; they count 0 points.
    """

    parts: tuple[PartScore, ...]
    star_by_points: int
    star: int | None
    shortfalls: Mapping[int, Sequence[Shortfall]]
    caught_by: tuple[Gate, ...]
    disqualified: bool | None
    open: int

    @property
    def total(self) -> int:
        """Points of all parts."""
        return sum(part.points for part in self.parts)

    @property
    def stopped(self) -> bool:
        """Whether the product is not ranked at all, whatever its points."""
        return bool(self.caught_by) or self.disqualified is True

    @property
    def next_star(self) -> int | None:
        """The star to aim at; None when there is none above."""
        if self.star is None:
            return CERTIFIED_FROM
        return self.star + 1 if self.star < MOST_STARS else None


def score(criteria_set: CriteriaSet, sheet: Sheet) -> Score:
    """Score a sheet. A criterion not answered, or met at no level, has 0 points."""
    parts = tuple(_part_score(criteria_set, part, sheet) for part in criteria_set.parts)
    total = sum(part.points for part in parts)
    shortfalls = {
        stars: list(_shortfalls(criteria_set, sheet, stars))
        for stars in range(CERTIFIED_FROM, MOST_STARS + 1)
    }
    caught_by = tuple(_caught_by(criteria_set, sheet))
    ranked = not caught_by and not sheet.disqualified
    reached = [
        stars
        for stars in shortfalls
        if ranked and total >= band_of(stars).low and not shortfalls[stars]
    ]
    return Score(
        parts=parts,
        star_by_points=star_of(total).stars,
        star=max(reached, default=None),
        shortfalls=shortfalls,
        caught_by=caught_by,
        disqualified=sheet.disqualified,
        open=len(criteria_set.criteria) - sheet.answered,
    )


def _part_score(criteria_set: CriteriaSet, part: Part, sheet: Sheet) -> PartScore:
    places = [at for at, one in enumerate(criteria_set.criteria) if one.part == part.code]
    return PartScore(
        part=part,
        points=sum(sheet.points(criteria_set, at) for at in places),
        answered=sum(sheet.is_answered(at) for at in places),
        criteria=len(places),
    )


def _shortfalls(criteria_set: CriteriaSet, sheet: Sheet, stars: int) -> Iterator[Shortfall]:
    for at, criterion in enumerate(criteria_set.criteria):
        least = criteria_set.least_for(criterion.code, stars)
        points = sheet.points(criteria_set, at)
        if least is not None and points < least.points:
            yield Shortfall(criterion, points, least)


def _caught_by(criteria_set: CriteriaSet, sheet: Sheet) -> Iterator[Gate]:
    places = {criterion.code: at for at, criterion in enumerate(criteria_set.criteria)}
    for gate in criteria_set.gates:
        if gate.zero_points_in:
            zero = (
                sheet.is_answered(places[code]) and not sheet.points(criteria_set, places[code])
                for code in gate.zero_points_in
            )
            if any(zero):
                yield gate
        elif sheet.is_caught(criteria_set, places[gate.criterion]):
            yield gate
