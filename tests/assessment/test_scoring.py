"""A sheet becomes points and stars as Phụ lục II and Điều 3 say, for all 26 sets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.assessment import UNANSWERED, Sheet, gate_answer, score
from ocop_bot.criteria import CriteriaSets, read_criteria
from ocop_bot.settings import KNOWLEDGE
from tests.assessment.sheets import best, of_points, set_points, sheets, worst

SETS: CriteriaSets = read_criteria(KNOWLEDGE / "criteria", [])
EVERY_SET = pytest.mark.parametrize("number", range(1, 27))
WITH_GATES = [
    (number, gate.criterion)
    for number, criteria_set in SETS.items()
    for gate in criteria_set.gates
    if not gate.zero_points_in
]


@EVERY_SET
def test_the_best_level_everywhere_is_100_points_and_5_stars(number: int) -> None:
    result = score(SETS[number], best(SETS[number]))
    assert (result.total, result.star_by_points, result.star) == (100, 5, 5)
    assert [part.points for part in result.parts] == [40, 25, 35]
    assert result.next_star is None


@EVERY_SET
def test_the_worst_answers_give_no_star(number: int) -> None:
    result = score(SETS[number], worst(SETS[number]))
    assert (result.total, result.star_by_points, result.star) == (0, 1, None)
    assert result.next_star == 3


@EVERY_SET
def test_60_points_with_every_3_star_minimum_are_3_stars(number: int) -> None:
    result = score(SETS[number], of_points(SETS[number], 60))
    assert (result.total, result.star) == (60, 3)


@EVERY_SET
def test_without_any_one_minimum_60_points_lose_the_3_stars_and_it_is_named(number: int) -> None:
    criteria_set = SETS[number]
    for code, least in criteria_set.minimums[3].items():
        result = score(criteria_set, of_points(criteria_set, 60, below=code))
        assert result.total == 60
        assert result.star is None
        assert [short.criterion.code for short in result.shortfalls[3]] == [code]
        assert result.shortfalls[3][0].least.points == least


@EVERY_SET
def test_a_disqualifier_takes_every_star_but_no_points(number: int) -> None:
    result = score(SETS[number], best(SETS[number]).with_answer(-1, 2))
    assert (result.total, result.star, result.stopped) == (100, None, True)


@pytest.mark.parametrize(("number", "code"), WITH_GATES)
def test_a_gate_stops_the_assessment_and_is_named(number: int, code: str) -> None:
    criteria_set = SETS[number]
    at = [criterion.code for criterion in criteria_set.criteria].index(code)
    answer = gate_answer(criteria_set.criteria[at])
    assert answer is not None
    result = score(criteria_set, best(criteria_set).with_answer(at, answer))
    assert (result.star, result.stopped) == (None, True)
    assert [gate.criterion for gate in result.caught_by] == [code]


def test_0_points_for_the_water_itself_stop_the_assessment_of_bottled_water() -> None:
    water = SETS[16]
    for code in ("6.1", "6.2", "6.3", "6.4"):
        result = score(water, set_points(water, best(water), code, 0))
        assert result.star is None
        assert "0 điểm" in result.caught_by[0].text
    assert not score(water, Sheet.blank(water)).caught_by  # nothing was said yet


@given(data=st.data())
def test_parts_never_exceed_their_points_and_the_star_never_the_points(data: st.DataObject) -> None:
    criteria_set, sheet = data.draw(sheets(SETS))
    result = score(criteria_set, sheet)
    assert [part.points <= most for part, most in zip(result.parts, (40, 25, 35), strict=True)]
    assert all(part.points <= part.part.maximum for part in result.parts)
    assert result.total == sum(part.points for part in result.parts) <= 100
    assert (result.star or 0) <= result.star_by_points
    assert result.open == sheet.answers[1:].count(UNANSWERED)


@given(data=st.data())
def test_a_higher_level_never_lowers_points_or_star(data: st.DataObject) -> None:
    criteria_set, sheet = data.draw(sheets(SETS))
    at = data.draw(st.integers(0, len(criteria_set.criteria) - 1))
    options = criteria_set.criteria[at].options
    top = max(range(len(options)), key=lambda number: options[number].points)
    before = score(criteria_set, sheet)
    after = score(criteria_set, sheet.with_answer(at, 2 + top))
    assert after.total >= before.total
    assert (after.star or 0) >= (before.star or 0)
