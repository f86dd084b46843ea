"""The cheapest way to the next star: which criteria to raise, and how far."""

import dataclasses
from collections.abc import Callable, Iterator, Sequence

from ocop_bot.assessment.scoring import score
from ocop_bot.assessment.sheet import Sheet
from ocop_bot.criteria import CriteriaSet, Criterion, Option, band_of

Effort = Callable[[Criterion], int]
"""How hard one level up is, 1–3 (our own estimate)."""


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """A criterion to raise to a level. ``required``: the star asks for that level at least."""

    criterion: Criterion
    points: int
    to: Option
    effort: int
    required: bool

    @property
    def gain(self) -> int:
        """Points won."""
        return self.to.points - self.points


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """The cheapest steps to a star: what the star asks for first, then the most points won."""

    stars: int
    steps: tuple[Step, ...]
    total: int
    """Points after all steps."""

    @property
    def effort(self) -> int:
        """The effort of all steps together."""
        return sum(step.effort for step in self.steps)


@dataclasses.dataclass(frozen=True, slots=True)
class _Way:
    """Some steps, their effort together, and how many they are."""

    effort: int = 0
    count: int = 0
    steps: tuple[Step, ...] = ()

    def with_step(self, step: Step) -> "_Way":
        return _Way(self.effort + step.effort, self.count + 1, (*self.steps, step))

    @property
    def cost(self) -> tuple[int, int]:
        return self.effort, self.count


def cheapest_plan(criteria_set: CriteriaSet, sheet: Sheet, stars: int, effort: Effort) -> Plan:
    """The steps to a star that cost the least effort, and of those the fewest steps.

    The effort of a step is the number of levels climbed times the effort of one level. Every set
    has a plan: its best levels give 100 points and meet every minimum.
    """
    total = score(criteria_set, sheet).total
    needed = max(0, band_of(stars).low - total)
    ways: dict[int, _Way] = {0: _Way()}  # points won (at most those needed) → the cheapest way
    for at, criterion in enumerate(criteria_set.criteria):
        choices = list(_steps(criteria_set, sheet, at, stars, effort(criterion)))
        is_short = any(step.required for step in choices)
        longer: dict[int, _Way] = {} if is_short else dict(ways)
        for won, way in ways.items():
            for step in choices:
                then, new = min(needed, won + step.gain), way.with_step(step)
                if then not in longer or new.cost < longer[then].cost:
                    longer[then] = new
        ways = longer
    steps = sorted(ways[needed].steps, key=lambda step: (not step.required, -step.gain))
    return Plan(stars, tuple(steps), total + sum(step.gain for step in steps))


def _steps(
    criteria_set: CriteriaSet, sheet: Sheet, at: int, stars: int, effort: int
) -> Iterator[Step]:
    """The levels a criterion can be raised to; where the star asks for more, only from there."""
    criterion = criteria_set.criteria[at]
    now, points = sheet.level(criteria_set, at), sheet.points(criteria_set, at)
    marked = criteria_set.least_for(criterion.code, stars)
    least = max(marked.points if marked else 0, int(criterion.code in criteria_set.never_zero))
    for climbed, option in enumerate(_levels_above(criterion, now, points), 1):
        if option.points >= least:
            yield Step(criterion, points, option, climbed * effort, required=points < least)


def _levels_above(criterion: Criterion, now: Option | None, points: int) -> Sequence[Option]:
    """The next higher levels, lowest first, one for each number of points, of the same case."""
    case = now.case if now else criterion.cases[0].code if criterion.cases else None
    by_points: dict[int, Option] = {}
    for option in criterion.options:
        if option.case == case and option.points > points:
            by_points.setdefault(option.points, option)
    return [by_points[value] for value in sorted(by_points)]
