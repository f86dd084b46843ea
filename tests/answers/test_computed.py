"""Every number we count, in whole answers, against plain SQL over a generated catalogue."""

import dataclasses
import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.answers import ComputedFigure, Context
from ocop_bot.answers.statistics import StatisticQuestion, statistic_answer
from ocop_bot.catalogue import Group, PlaceKind, ProducerType
from ocop_bot.channels.plain import plain_text
from ocop_bot.knowledge import Knowledge
from ocop_bot.text.periods import Period, PeriodKind
from tests.conftest import TODAY
from tests.plain_sql import Many, as_filter, filters, sql

conditions = filters.map(
    lambda wanted: {key: value for key, value in wanted.items() if key not in ("year", "validity")}
)
"""What a question for figures may ask for together."""

Wanted = dict[str, object]


@pytest.fixture(scope="session")
def context(knowledge: Knowledge, many: Many) -> Context:
    return Context(knowledge, many[0], TODAY)


def asked(
    name: str, wanted: Wanted, context: Context, **more: object
) -> tuple[list[ComputedFigure], str]:
    """The numbers we count in an answer, and its words."""
    filter_ = as_filter(wanted, context.catalogue)
    question = StatisticQuestion(name, filter_, **more)  # type: ignore[arg-type]
    answer = statistic_answer(question, context)
    ours = [figure for figure in answer.figures if isinstance(figure, ComputedFigure)]
    return ours, plain_text(answer.reply)


def counted(wanted: Wanted, many: Many, more: str = "") -> int:
    query, values = sql(wanted)
    found = many[1].execute(f"SELECT count(*) {query} AND stars IS NOT NULL {more}", values)
    return int(found.fetchone()[0])


def tallied(wanted: Wanted, column: str, many: Many) -> Mapping[str, int]:
    query, values = sql(wanted)
    rows = many[1].execute(
        f"SELECT {column}, count(*) {query} AND stars IS NOT NULL GROUP BY 1", values
    )
    return {str(value): count for value, count in rows if value is not None}


@given(conditions)
def test_a_count_is_what_plain_sql_counts(context: Context, many: Many, wanted: Wanted) -> None:
    figures, told = asked("count", wanted, context)
    assert figures[0].value == counted(wanted, many)
    assert re.search(rf"\): {figures[0].value} sản phẩm OCOP", told)


@given(conditions)
def test_what_is_told_beside_a_count_leaves_one_condition_out(
    context: Context, many: Many, wanted: Wanted
) -> None:
    figures, _ = asked("count", wanted, context)
    narrower = [
        counted({key: value for key, value in wanted.items() if key != left_out}, many)
        for left_out in wanted
    ]
    assert {figure.value for figure in figures[1:]} <= set(narrower)
    assert all(figure.value >= figures[0].value for figure in figures[1:])


@given(conditions, st.integers(2018, 2026))
def test_a_year_counts_the_products_recognised_in_it(
    context: Context, many: Many, wanted: Wanted, year: int
) -> None:

    figures, _ = asked("by_year", wanted, context, periods=(Period(PeriodKind.YEAR, year),))
    assert figures[-1].value == counted({**wanted, "year": year}, many)


@pytest.mark.parametrize(("name", "column"), [("by_stars", "stars"), ("by_group", '"group"')])
@given(wanted=conditions)
def test_parts_are_what_plain_sql_tallies(
    context: Context, many: Many, name: str, column: str, wanted: Wanted
) -> None:
    left_out = "stars" if name == "by_stars" else "group"
    wanted = {key: value for key, value in wanted.items() if key != left_out}
    figures, told = asked(name, wanted, context, order="desc")
    expected = sorted(tallied(wanted, column, many).values())
    assert sorted(figure.value for figure in figures) == expected
    assert all(f": {figure.value}" in told for figure in figures)


@given(conditions, st.sampled_from(["asc", "desc"]), st.integers(1, 30))
def test_districts_are_ordered_as_plain_sql_orders_them(
    context: Context, many: Many, wanted: Wanted, order: str, most: int
) -> None:
    figures, _ = asked("top_districts", wanted, context, order=order, most=most)
    counts = tallied(wanted, "former_district", many)
    places = as_filter(wanted, context.catalogue).places
    districts = [
        place.code for place, _ in context.catalogue.places()
        if place.kind is PlaceKind.FORMER_DISTRICT
        and (not places or place in context.catalogue.districts_of(places[0]))
    ]  # fmt: skip
    values = [counts.get(code, 0) for code in districts]
    values = sorted(values) if order == "asc" else sorted(filter(None, values), reverse=True)
    assert [figure.value for figure in figures] == values[:most]


@given(conditions, st.integers(1, 30))
def test_communes_and_producers_that_lead_are_those_of_plain_sql(
    context: Context, many: Many, wanted: Wanted, most: int
) -> None:
    for leaders, column in (("commune", "commune"), ("producer", "producer")):
        figures, _ = asked(
            "top_districts", wanted, context, leaders=leaders, order="desc", most=most
        )
        expected = sorted(tallied(wanted, column, many).values(), reverse=True)[:most]
        assert [figure.value for figure in figures] == expected


@given(conditions)
def test_producers_are_counted_once_each(context: Context, many: Many, wanted: Wanted) -> None:
    figures, told = asked("producers", wanted, context)
    query, values = sql(wanted)
    expected = (
        many[1]
        .execute(f"SELECT count(DISTINCT producer) {query} AND stars IS NOT NULL", values)
        .fetchone()[0]
    )
    assert figures[0].value == expected
    assert f"{expected} chủ thể" in told
    made = tallied(wanted, "(SELECT type FROM producers w WHERE w.id = p.producer)", many)
    assert sorted(map(int, re.findall(r", (\d+) sản phẩm$", told, re.MULTILINE))) == sorted(
        made.values()
    )


@given(
    conditions.filter(lambda wanted: "group" not in wanted),
    st.lists(st.sampled_from(Group), min_size=2, max_size=2, unique=True),
)
def test_groups_side_by_side_and_their_difference(
    context: Context, many: Many, wanted: Wanted, groups: list[Group]
) -> None:
    figures, told = asked("compare", wanted, context, groups=tuple(groups))
    expected = [counted({**wanted, "group": group}, many) for group in groups]
    assert [figure.value for figure in figures] == expected
    if expected[0] != expected[1]:
        assert f"{max(expected)} − {min(expected)} = {abs(expected[0] - expected[1])}:" in told


@given(
    conditions.filter(lambda wanted: "producer_type" not in wanted),
    st.lists(st.sampled_from(ProducerType), min_size=2, max_size=3, unique=True),
)
def test_kinds_of_producers_side_by_side(
    context: Context, many: Many, wanted: Wanted, types: list[ProducerType]
) -> None:
    figures, _ = asked("compare", wanted, context, producer_types=tuple(types))
    expected = [counted({**wanted, "producer_type": one}, many) for one in types]
    assert [figure.value for figure in figures] == expected


@given(conditions, st.integers(3, 5))
def test_so_many_stars_or_more(context: Context, many: Many, wanted: Wanted, stars: int) -> None:
    wanted = {key: value for key, value in wanted.items() if key != "stars"}
    filter_ = as_filter(wanted, context.catalogue)
    question = StatisticQuestion("count", dataclasses.replace(filter_, from_stars=stars))
    answer = statistic_answer(question, context)
    ours = [figure for figure in answer.figures if isinstance(figure, ComputedFigure)]
    assert ours[0].value == counted(wanted, many, f"AND stars >= {stars}")


@given(conditions)
def test_states_of_validity_add_up(context: Context, many: Many, wanted: Wanted) -> None:
    figures, _ = asked("expiring", wanted, context)
    assert sum(figure.value for figure in figures) == counted(wanted, many)
