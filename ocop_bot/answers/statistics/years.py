"""What was recognised when: a quarter, a year, and the totals through the years."""

from collections.abc import Sequence

from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.statistics import parts
from ocop_bot.answers.statistics.question import StatisticQuestion
from ocop_bot.catalogue import Figure
from ocop_bot.catalogue.gazetteer import PROVINCE
from ocop_bot.reply import Block, bullets, paragraph
from ocop_bot.texts import say

_MONTHS_IN_QUARTER = 3


def by_year(question: StatisticQuestion, context: Context) -> Answer:
    """What was recognised in a quarter or a year, or the totals through the years."""
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
    scope = question.scope
    new = [
        figure
        for metric in ("newly_recognised_this_year", "newly_recognised_in_quarter")
        for figure in _in(year, metric, scope, context)
    ]
    rounds = _in(year, "newly_recognised_in_round", scope, context)
    totals = _newest_each_month(_in(year, "products", scope, context))
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
        told, [*new, *rounds, *totals, *ours], context, parts.buttons("by_year", "target")
    )


def _series(question: StatisticQuestion, context: Context) -> Answer:
    newest: dict[int, Figure] = {}
    for figure in context.catalogue.figures("products", question.scope):
        newest.setdefault(figure.as_of.latest.year, figure)
    ordered = [newest[year] for year in sorted(newest)]
    rows = [
        say(
            "figure.series_row",
            date=wording.figure_date(figure).removeprefix("tính đến "),
            value=wording.figure_value(figure),
            source=wording.figure_source(figure),
        )
        for figure in ordered
    ]
    told: list[Block] = [
        paragraph(say("figure.by_year", scope=parts.scope_name(question.scope))),
        bullets(rows),
    ]
    return parts.answer(told, ordered, context, parts.buttons("count", "by_stars", "target"))


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
