"""What was recognised when: in a year, a quarter, a month; and the totals through the years."""

import dataclasses
from collections.abc import Sequence

from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer, ComputedFigure
from ocop_bot.answers.context import Context
from ocop_bot.answers.selection import conditions
from ocop_bot.answers.statistics import arithmetic, parts
from ocop_bot.answers.statistics.counts import count
from ocop_bot.answers.statistics.question import StatisticQuestion, metric_of
from ocop_bot.answers.statistics.reported import period_name
from ocop_bot.catalogue import Figure
from ocop_bot.catalogue.gazetteer import PROVINCE
from ocop_bot.reply import Block, bullets, paragraph
from ocop_bot.text.periods import Period, PeriodKind
from ocop_bot.texts import say

NEW = ("newly_recognised_this_year", "newly_recognised_in_quarter")
"""Reports of what was new, from the beginning of a year or of a quarter."""

ROUNDS = "newly_recognised_in_round"
_MOST_ROWS = 16


def by_year(question: StatisticQuestion, context: Context) -> Answer:
    """What was recognised at a time, and the total then; or the totals through the years."""
    if question.span or question.period is None:
        return series(question, context)
    return at_time(question, question.period, context, new_first=_of_whole(question.period))


def at_time(
    question: StatisticQuestion, period: Period, context: Context, *, new_first: bool
) -> Answer:
    """The total at a time, what was newly recognised in it, and what our data hold of its year."""
    total = count(question, context)
    new_blocks, new = _new(question, period, context)
    own_blocks, ours = _ours(question, period, context)
    body = parts.body(total)
    blocks = [*new_blocks, *body] if new_first else [*body, *new_blocks]
    figures = [*new, *total.figures] if new_first else [*total.figures, *new]
    return parts.answer(
        [*blocks, *own_blocks],
        [*figures, *ours],
        context,
        parts.buttons("by_year", "target", "by_stars"),
        total.products,
        _through_time(total.figures, question.subject),
    )


def _through_time(
    figures: Sequence[Figure | ComputedFigure], metric: str | None
) -> Sequence[Figure]:
    """The reports of one metric that an answer tells, one a day, the earliest first."""
    alike = (one for one in figures if isinstance(one, Figure) and one.metric == metric)
    days = {one.as_of.latest: one for one in alike}
    return [days[day] for day in sorted(days)]


def _of_whole(period: Period) -> bool:
    """Whether a time is one in which things happen, rather than one things stand at."""
    return period.kind not in (PeriodKind.START, PeriodKind.MIDDLE, PeriodKind.END)


def _new(
    question: StatisticQuestion, period: Period, context: Context
) -> tuple[Sequence[Block], Sequence[Figure]]:
    """What was reported as new within a time; of the whole province only."""
    if metric_of(question.wanted) != "products" or question.reported_scope != PROVINCE:
        return (), ()
    found = [one for metric in NEW for one in _within(metric, period, context)]
    rounds = list(reversed(_within(ROUNDS, period, context)))
    rows = [
        *(_row("figure.new_in_quarter" if one.metric == NEW[1] else "figure.new_in_year", one)
          for one in found),
        *(_row("figure.new_in_round", one) for one in rounds),
    ]  # fmt: skip
    title = say("figure.new", period=parts.capital(period_name(period)))
    if not rows:
        what = say("figure.new_none", period=period_name(period))
        missing = (paragraph(say("figure.none", what=what)),) if question.new else ()
        return missing, ()
    return (paragraph(title), bullets(rows)), [*found, *rounds]


def _within(metric: str, period: Period, context: Context) -> Sequence[Figure]:
    return [
        figure
        for figure in context.catalogue.figures(metric, PROVINCE)
        if period.first <= figure.as_of.latest <= period.last
    ]


def _ours(
    question: StatisticQuestion, period: Period, context: Context
) -> tuple[Sequence[Block], Sequence[ComputedFigure]]:
    """How many of the products we know were recognised in a year, for the first time or again."""
    here = question.scope == PROVINCE or question.wanted.places
    if period.kind is not PeriodKind.YEAR or not here:
        return (), ()
    wanted = dataclasses.replace(question.wanted, year=period.year)
    value = context.catalogue.count(wanted)
    told = parts.our_count(value, say("metric.products"), wanted, context)
    scope = question.reported_scope
    return (told,), (parts.computed(NEW[0], scope, value, context),)


def series(question: StatisticQuestion, context: Context) -> Answer:
    """The reports of what is asked for, through the years asked for."""
    metric, scope = question.subject, question.reported_scope
    if metric is None:
        return _ours_through_years(question, context)
    ordered = through_years(metric, scope, question.span, context)
    rows = [
        say(
            "figure.series_row",
            date=wording.figure_date(figure).removeprefix("tính đến "),
            value=wording.figure_value(figure),
            source=wording.figure_source_short(figure),
        )
        for figure in ordered
    ]
    what = parts.subject_name(metric)
    title = say("figure.series", what=what, scope=parts.scope_name(scope))
    if not rows:
        title = say("figure.none", what=f"{what}, {parts.scope_name(scope)}")
    told: list[Block] = [paragraph(title), *([bullets(rows)] if rows else [])]
    told += arithmetic.growth(ordered)
    own: Sequence[ComputedFigure] = ()
    if question.order and metric == "products":
        own_blocks, own = _years_ordered(question, context)
        told += own_blocks
    buttons = parts.buttons("count", "by_stars", "target")
    return parts.answer(told, [*ordered, *own], context, buttons, drawn=ordered)


def _ours_through_years(question: StatisticQuestion, context: Context) -> Answer:
    """What our data hold of each year, of what nobody reports: "của hợp tác xã"."""
    what = f"{say('metric.products')} {conditions(question.wanted, context.catalogue)}"
    blocks, figures = _years_ordered(question, context)
    told = [paragraph(say("figure.none", what=what)), *blocks]
    return parts.answer(told, figures, context, parts.buttons("count", "by_stars"))


def _years_ordered(
    question: StatisticQuestion, context: Context
) -> tuple[Sequence[Block], Sequence[ComputedFigure]]:
    """How many of the products we know were recognised in each year, in the order asked for."""
    years = context.catalogue.pick(question.wanted).rated().years()
    sign = {"asc": 1, "desc": -1}.get(question.order or "", 0)
    ordered = sorted(years.items(), key=lambda pair: (sign * pair[1], pair[0]))
    rows = [
        say("figure.row", name=say("figure.year", year=year).capitalize(), value=value)
        for year, value in ordered
    ]
    scope = question.reported_scope
    figures = [parts.computed(NEW[0], scope, value, context) for _, value in ordered]
    title = parts.our_rows_title(context, question.wanted, say("figure.by_year_recognised"))
    return (title, bullets(rows)), figures


def through_years(
    metric: str, scope: str, span: tuple[int, int] | None, context: Context
) -> Sequence[Figure]:
    """All reports of a metric where they are few, otherwise the last one of each year."""
    first, last = span or (0, context.day.year)
    found = [
        figure
        for figure in reversed(context.catalogue.figures(metric, scope))
        if first <= figure.as_of.latest.year <= last
    ]
    days = {figure.as_of.latest: figure for figure in found}
    if len(days) <= _MOST_ROWS // 2:
        return [days[day] for day in sorted(days)]
    years = {figure.as_of.latest.year: days[figure.as_of.latest] for figure in found}
    return [years[year] for year in sorted(years)]


def _row(key: str, figure: Figure) -> str:
    text = say(key, value=wording.figure_value(figure), date=wording.figure_date(figure))
    return f"{text} ({wording.figure_source_short(figure)})"
