"""The plan to the next star reaches it, and no cheaper one does."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop_bot.assessment import Plan, Sheet, cheapest_plan, score
from ocop_bot.criteria import CriteriaSet, CriteriaSets, Criterion, read_criteria
from ocop_bot.settings import KNOWLEDGE
from tests.assessment.sheets import best, of_points, set_points, sheets, worst

SETS: CriteriaSets = read_criteria(KNOWLEDGE / "criteria", [])


def effort_of(criterion: Criterion) -> int:
    """Some effort between 1 and 3, the same for the same criterion."""
    return len(criterion.name) % 3 + 1


def carried_out(criteria_set: CriteriaSet, sheet: Sheet, plan: Plan) -> Sheet:
    places = {criterion.code: at for at, criterion in enumerate(criteria_set.criteria)}
    for step in plan.steps:
        level = step.criterion.options.index(step.to)
        sheet = sheet.with_answer(places[step.criterion.code], 2 + level)
    return sheet


@given(data=st.data())
def test_a_plan_carried_out_reaches_its_star(data: st.DataObject) -> None:
    criteria_set, sheet = data.draw(sheets(SETS))
    stars = data.draw(st.integers(3, 5))
    plan = cheapest_plan(criteria_set, sheet, stars, effort_of)
    result = score(criteria_set, carried_out(criteria_set, sheet.with_answer(-1, 1), plan))
    assert result.total == plan.total
    assert not result.shortfalls[stars]
    assert result.star_by_points >= stars
    assert all(step.gain > 0 for step in plan.steps)
    assert len({step.criterion.code for step in plan.steps}) == len(plan.steps)


@pytest.mark.parametrize("number", range(1, 27))
def test_from_nothing_every_star_can_be_reached(number: int) -> None:
    for stars in (3, 4, 5):
        plan = cheapest_plan(SETS[number], worst(SETS[number]), stars, effort_of)
        result = score(SETS[number], carried_out(SETS[number], worst(SETS[number]), plan))
        assert (result.star or 0) >= stars


def test_who_has_the_star_needs_no_step() -> None:
    assert cheapest_plan(SETS[9], best(SETS[9]), 5, effort_of).steps == ()
    assert cheapest_plan(SETS[9], of_points(SETS[9], 60), 3, effort_of).steps == ()


def test_a_minimum_that_is_missing_comes_first_and_is_marked() -> None:
    fish_sauce = SETS[9]
    code, least = next(iter(fish_sauce.minimums[3].items()))
    plan = cheapest_plan(
        fish_sauce, set_points(fish_sauce, best(fish_sauce), code, 0), 3, effort_of
    )
    assert [(step.criterion.code, step.to.points) for step in plan.steps] == [(code, least)]
    assert plan.steps[0].required


def brute_force(criteria_set: CriteriaSet, sheet: Sheet, stars: int) -> tuple[int, int]:
    """The least effort and number of steps, by trying every raise of every criterion."""
    raises = []
    for at, criterion in enumerate(criteria_set.criteria):
        now = sheet.points(criteria_set, at)
        case = criterion.cases[0].code if criterion.cases else None
        higher = {o.points for o in criterion.options if o.points > now and o.case == case}
        raises.append([(now, 0), *((points, n) for n, points in enumerate(sorted(higher), 1))])
    costs = []
    for picked in itertools.product(*raises):
        points = {c.code: p for c, (p, _) in zip(criteria_set.criteria, picked, strict=True)}
        met = all(points[code] >= p for code, p in criteria_set.minimums[stars].items())
        met = met and all(points[code] > 0 for code in criteria_set.never_zero)
        if met and sum(points.values()) >= {3: 50, 4: 70, 5: 90}[stars]:
            climbed = [n for _, n in picked]
            efforts = (
                n * effort_of(c) for n, c in zip(climbed, criteria_set.criteria, strict=True)
            )
            costs.append((sum(efforts), sum(n > 0 for n in climbed)))
    return min(costs)


@settings(max_examples=40)
@given(data=st.data())
def test_no_way_is_cheaper(data: st.DataObject) -> None:
    """Against every way there is, when six criteria were answered badly and the others well."""
    criteria_set = SETS[data.draw(st.integers(1, 26))]
    sheet = best(criteria_set)
    places = st.integers(0, len(criteria_set.criteria) - 1)
    for at in data.draw(st.lists(places, min_size=6, max_size=6, unique=True)):
        sheet = sheet.with_answer(at, data.draw(st.sampled_from([1, 2])))
    plan = cheapest_plan(criteria_set, sheet, 5, effort_of)
    assert (plan.effort, len(plan.steps)) == brute_force(criteria_set, sheet, 5)
