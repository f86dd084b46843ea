"""Answer sheets made for the scenes: all best, all worst, a sheet of 60 points, any sheet."""

from hypothesis import strategies as st

from ocop_bot.assessment import NONE, Sheet, gate_answer, level_answer, score
from ocop_bot.criteria import CriteriaSet, CriteriaSets


def best(criteria_set: CriteriaSet) -> Sheet:
    answers = [NONE]
    for criterion in criteria_set.criteria:
        points = [option.points for option in criterion.options]
        answers.append(level_answer(points.index(max(points))))
    return Sheet(tuple(answers))


def worst(criteria_set: CriteriaSet) -> Sheet:
    return Sheet((NONE,) * (len(criteria_set.criteria) + 1))


def set_points(criteria_set: CriteriaSet, sheet: Sheet, code: str, points: int) -> Sheet:
    """The sheet with a criterion at the level that has these points (0 may be no level)."""
    at = [criterion.code for criterion in criteria_set.criteria].index(code)
    levels = [option.points for option in criteria_set.criteria[at].options]
    answer = level_answer(levels.index(points)) if points in levels else NONE
    assert points in levels or not points
    return sheet.with_answer(at, answer)


def of_points(criteria_set: CriteriaSet, wanted: int, below: str | None = None) -> Sheet:
    """A sheet that meets every 3-star minimum and has just so many points.

    The criterion ``below``, if given, stays one level below its minimum.
    """
    sheet = worst(criteria_set)
    for code in criteria_set.never_zero:
        levels = {option.points for option in criteria_set.by_code[code].options}
        sheet = set_points(criteria_set, sheet, code, min(levels - {0}))
    for code, least in criteria_set.minimums[3].items():
        lower = [o.points for o in criteria_set.by_code[code].options if o.points < least]
        points = max(lower, default=0) if code == below else least
        sheet = set_points(criteria_set, sheet, code, points)
    while (missing := wanted - score(criteria_set, sheet).total) > 0:
        raised = next(
            (criterion.code, option.points)
            for most in range(missing, 0, -1)
            for at, criterion in enumerate(criteria_set.criteria)
            for option in criterion.options
            if criterion.code != below and option.points - sheet.points(criteria_set, at) == most
        )
        sheet = set_points(criteria_set, sheet, *raised)
    return sheet


@st.composite
def sheets(draw: st.DrawFn, sets: CriteriaSets) -> tuple[CriteriaSet, Sheet]:
    """Any set with any answers, gates and open questions included."""
    criteria_set = sets[draw(st.integers(1, 26))]
    answers = [draw(st.integers(0, 2))]
    for criterion in criteria_set.criteria:
        highest = gate_answer(criterion) or level_answer(len(criterion.options) - 1)
        answers.append(draw(st.integers(0, highest)))
    return criteria_set, Sheet(tuple(answers))
