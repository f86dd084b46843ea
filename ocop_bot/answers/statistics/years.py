"""What was recognised when: a quarter, a year, and the totals through the years."""

from collections.abc import Sequence

from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.statistics import parts
from ocop_bot.answers.statistics.question import StatisticQuestion, scope_of
from ocop_bot.catalogue import Figure, Qualifier
from ocop_bot.catalogue.gazetteer import PROVINCE
from ocop_bot.reply import Block, bullets, paragraph
from ocop_bot.text import printing
from ocop_bot.texts import say

_MONTHS_IN_QUARTER = 3
_PAIR = 2


def by_year(question: StatisticQuestion, context: Context) -> Answer:
    """What was recognised in a quarter or a year, or the totals through the years."""
    if question.span:
        return _series(question, context)
    if question.quarter:
        return _quarter(question, context)
    if question.year:
        return _year(question.year, question, context)
    return _series(question, context)


def _quarter(question: StatisticQuestion, context: Context) -> Answer:
    year = question.year or context.day.year
    found = [
        figure
        for figure in context.catalogue.figures("newly_recognised_in_quarter", question.scope)
        if figure.as_of.latest.year == year
        and (figure.as_of.latest.month - 1) // _MONTHS_IN_QUARTER + 1 == question.quarter
    ]
    if not found:
        what = f"quý {question.quarter}/{year}"
        return _year(year, question, context, (paragraph(say("figure.none", what=what)),))
    figure = found[0]
    total = [
        other
        for other in context.catalogue.figures("products", question.scope)
        if other.as_of == figure.as_of
    ]
    told: list[Block] = [
        paragraph(
            say(
                "figure.in_quarter",
                quarter=question.quarter,
                year=year,
                scope=parts.scope_name(question.scope),
                value=wording.figure_value(figure),
            )
        )
    ]
    told += [bullets([parts.row(other) for other in total])] if total else []
    return parts.answer(told, [figure, *total], context, parts.buttons("by_year", "target"))


def _year(
    year: int, question: StatisticQuestion, context: Context, before: Sequence[Block] = ()
) -> Answer:
    scope = _scope(question)
    new = [
        figure
        for metric in ("newly_recognised_this_year", "newly_recognised_in_quarter")
        for figure in _in(year, metric, scope, context)
    ]
    rounds = _in(year, "newly_recognised_in_round", scope, context)
    totals = _newest_each_month(_in(year, _metric(question), scope, context))
    rows = [
        *(_row("figure.new_in_year", figure) for figure in new),
        *(_row("figure.new_in_round", figure) for figure in reversed(rounds)),
        *(_row("figure.total_in_year", figure) for figure in reversed(totals)),
    ]
    told: list[Block] = list(before)
    if rows:
        title = say("figure.in_year", year=year, scope=parts.scope_name(scope))
        told += [paragraph(title), bullets(rows)]
        told += parts.conflict_note(totals[0], context) if totals else ()
    else:
        told.append(paragraph(say("figure.none", what=f"năm {year}")))
    nearest = () if totals else _nearest(year, question, context)
    if nearest:
        told += [
            paragraph(say("figure.nearest", year=year)),
            bullets([parts.row(figure) for figure in nearest]),
        ]
    ours = []
    if scope == PROVINCE:
        value = dict(context.catalogue.pick(question.wanted).rated().tally("year")).get(
            str(year), 0
        )
        wanted = question.wanted
        told.append(
            parts.our_count(
                value, f"sản phẩm có lần công nhận gần nhất trong năm {year}", wanted, context
            )
        )
        ours = [parts.computed("newly_recognised_this_year", scope, value, context)]
    return parts.answer(
        told, [*new, *rounds, *totals, *nearest, *ours], context, parts.buttons("by_year", "target")
    )


def _series(question: StatisticQuestion, context: Context) -> Answer:
    """The last report of each year; of what is asked for, where it is, in the years asked for."""
    metric, scope = _metric(question), _scope(question)
    newest: dict[int, Figure] = {}
    for figure in context.catalogue.figures(metric, scope):
        newest.setdefault(figure.as_of.latest.year, figure)
    first, last = question.span or (0, context.day.year)
    ordered = [newest[year] for year in sorted(newest) if first <= year <= last]
    rows = [
        say(
            "figure.series_row",
            date=wording.figure_date(figure).removeprefix("tính đến "),
            value=wording.figure_value(figure),
            source=wording.figure_source(figure),
        )
        for figure in ordered
    ]
    what = parts.metric_name(metric)
    title = say("figure.series", what=what, scope=parts.scope_name(scope))
    if not rows:
        title = say("figure.none", what=f"{what}, {parts.scope_name(scope)}")
    told: list[Block] = [paragraph(title), *([bullets(rows)] if rows else [])]
    told += _growth(ordered)
    return parts.answer(told, ordered, context, parts.buttons("count", "by_stars", "target"))


def _growth(ordered: Sequence[Figure]) -> Sequence[Block]:
    """By how much the last report exceeds the first, where both are exact; the sum is shown."""
    exact = [one for one in ordered if one.value.isdecimal()]
    exact = [one for one in exact if one.qualifier is Qualifier.EXACT]
    if len(exact) < _PAIR:
        return ()
    first, last = exact[0], exact[-1]
    return (
        paragraph(
            say(
                "figure.growth",
                since=wording.partial_date(first.as_of),
                until=wording.partial_date(last.as_of),
                last=wording.figure_value(last),
                first=wording.figure_value(first),
                difference=printing.number(int(last.value) - int(first.value)),
            )
        ),
    )


def _metric(question: StatisticQuestion) -> str:
    """The reported metric a question is about."""
    if question.wanted.stars:
        return f"products_{question.wanted.stars}_star"
    if question.wanted.group:
        return f"products_group_{question.wanted.group.value}"
    return "producers" if question.name == "producers" else "products"


def _scope(question: StatisticQuestion) -> str:
    places = question.wanted.places
    return scope_of(places[0]) if places else question.scope


def _nearest(year: int, question: StatisticQuestion, context: Context) -> Sequence[Figure]:
    """The last report before a year and the first after it: nothing is guessed between them."""
    figures = context.catalogue.figures(_metric(question), _scope(question))
    before = [one for one in figures if one.as_of.latest.year < year][:1]
    after = [one for one in figures if one.as_of.latest.year > year][-1:]
    return [*before, *after]


def _in(year: int, metric: str, scope: str, context: Context) -> Sequence[Figure]:
    return [
        figure
        for figure in context.catalogue.figures(metric, scope)
        if figure.as_of.latest.year == year
    ]


def _newest_each_month(figures: Sequence[Figure]) -> Sequence[Figure]:
    """One total a day is enough: the first, which is exact where there is a choice."""
    by_day = {figure.as_of.latest: figure for figure in reversed(figures)}
    return [by_day[day] for day in sorted(by_day, reverse=True)]


def _row(key: str, figure: Figure) -> str:
    text = say(key, value=wording.figure_value(figure), date=wording.figure_date(figure))
    return f"{text} ({wording.figure_source(figure)})"
