"""Which statistic answers which question."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence

from ocop_bot.address import StatisticAddress, StatisticView, fits
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.selection import to_selection
from ocop_bot.answers.statistics import parts
from ocop_bot.answers.statistics.compare import compare, sides
from ocop_bot.answers.statistics.counts import by_group, by_stars, count
from ocop_bot.answers.statistics.drawn import FEWEST, chart_of, picture_of
from ocop_bot.answers.statistics.leaders import top
from ocop_bot.answers.statistics.overviews import (
    named_metrics,
    national,
    other_figures,
    overview,
)
from ocop_bot.answers.statistics.producers import producers
from ocop_bot.answers.statistics.question import (
    CHART,
    EVERYTHING,
    FILE,
    PERCENT,
    StatisticQuestion,
)
from ocop_bot.answers.statistics.said import said_numbers
from ocop_bot.answers.statistics.targets import target
from ocop_bot.answers.statistics.validity import expiring
from ocop_bot.answers.statistics.workbook import statistic_file
from ocop_bot.answers.statistics.years import by_year
from ocop_bot.catalogue.gazetteer import COUNTRY, PROVINCE
from ocop_bot.reply import Button, paragraph
from ocop_bot.texts import say

STATISTICS: Mapping[str, Callable[[StatisticQuestion, Context], Answer]] = {
    "count": count,
    "by_stars": by_stars,
    "by_group": by_group,
    "by_year": by_year,
    "producers": producers,
    "target": target,
    "top_districts": top,
    "compare": compare,
    "overview": overview,
    "expiring": expiring,
    "national": national,
    "other_figures": other_figures,
}
"""Name of each statistic → what answers it."""

_OF_YEARS = frozenset({"top_districts", "count", "compare", "by_year"})
_OF_PROVINCES = frozenset({"national", "top_districts", "compare"})
_UNDRAWN = frozenset({"count", "overview", "producers"})
"""A number or several of different things: nothing stands beside each other."""

_PAIR = 2
_COUNTS = frozenset({"count", "by_year", "compare", "overview"})
_PARTED = frozenset({"by_stars", "by_group", "producers"})
_MAIN = frozenset({"products", "producers", "target"})
"""Metrics that have statistics of their own; the others are asked for by their words alone."""


def statistic_answer(question: StatisticQuestion, context: Context) -> Answer:
    """Answer a question for figures; its numbers can be drawn and taken along."""
    name = meant(question, context)
    if question.form == CHART and name in _UNDRAWN:
        question = _drawable(question, context)
        name = question.name
    answer = _with_more(name, question, STATISTICS[name](question, context), context)
    if question.form == FILE and answer.figures:
        return statistic_file(name, answer, context)
    chart = chart_of(name, answer.drawn, context)
    reply = answer.reply
    if question.form == CHART:
        told = () if chart else (paragraph(say("chart.none")),)
        picture = picture_of(chart) if chart else None
        blocks = (*reply.blocks[:-1], *told, *reply.blocks[-1:])
        reply = dataclasses.replace(reply, blocks=blocks, picture=picture)
    views = (
        *([StatisticView.CHART] if chart and question.form != CHART else []),
        StatisticView.FILE,
    )
    buttons = (*reply.buttons, *(_view_buttons(name, question, views) if answer.figures else ()))
    return dataclasses.replace(answer, reply=dataclasses.replace(reply, buttons=buttons))


def _drawable(question: StatisticQuestion, context: Context) -> StatisticQuestion:
    """What a count is drawn as: through the years where it was reported, else by ranks."""
    metrics = ("producers",) if question.name == "producers" else ()
    drawn = dataclasses.replace(
        question, name="by_year", periods=(), quantities=(), metrics=metrics
    )
    if question.subject and len(by_year(drawn, context).drawn) >= FEWEST:
        return drawn
    if question.name == "producers":
        return question
    wanted = dataclasses.replace(question.wanted, stars=None, from_stars=None)
    return dataclasses.replace(drawn, name="by_stars", wanted=wanted, ranks=())


def _with_more(name: str, question: StatisticQuestion, answer: Answer, context: Context) -> Answer:
    """The numbers a question names before the answer; what else it asks for after it."""
    before, said = said_numbers(question, name, context)
    told = {figure.metric for figure in answer.figures}
    more = [metric for metric in question.metrics if metric not in told | {"products", "target"}]
    after, others = named_metrics(more, question, context) if more else ([], [])
    if not before and not after:
        return answer
    figures = tuple(dict.fromkeys((*said, *answer.figures, *others)))
    blocks = [*before, *parts.body(answer), *after]
    buttons = answer.reply.buttons
    return parts.answer(blocks, figures, context, buttons, answer.products, answer.drawn)


def _view_buttons(
    name: str, question: StatisticQuestion, views: Sequence[StatisticView]
) -> Iterator[Button]:
    """Buttons to the same numbers shown otherwise, where an address can say the question."""
    told = (
        (question.scope == PROVINCE or name == "national")
        and not (question.order or question.leaders or question.quantities)
        and set(question.metrics) <= {"products"}
        and not (question.year_before or question.now or question.most)
        and len(question.periods) <= 1
        and (name != "compare" or len(question.places) > 1)
    )
    compared = tuple(places[0] for places in question.places) if name == "compare" else ()
    wanted = dataclasses.replace(question.wanted, places=compared or question.wanted.places)
    for view in views if told else ():
        address = StatisticAddress(name, to_selection(wanted), question.period, question.span, view)
        if fits(address):
            yield Button(say(_LABELS[view]), address)


_LABELS = {
    StatisticView.CHART: "chart.button",
    StatisticView.FILE: "statistic_file.button",
}


def meant(question: StatisticQuestion, context: Context) -> str:
    """What all that is named makes of the statistic: two places are compared, a span is a series.

    Args:
        question: as it was understood.
        context: the content and the day.
    """
    told = (rule(question, context) for rule in _RULES)
    return next((name for name in told if name), question.name)


def _as_target(question: StatisticQuestion, _context: Context) -> str | None:
    counts = question.name in _COUNTS | {"national"} or question.name == "producers"
    return "target" if counts and "target" in question.metrics else None


def _as_producers(question: StatisticQuestion, _context: Context) -> str | None:
    """A count of producers, when no products are asked for beside them."""
    alone = "producers" in question.metrics and "products" not in question.metrics
    simple = not (question.periods or question.span or question.leaders)
    if question.name == "count" and alone and simple:
        return "producers"
    of_products = "products" in question.metrics and "producers" not in question.metrics
    counted = simple and of_products and not question.order and question.form != PERCENT
    return "count" if question.name == "producers" and counted else None


def _as_series(question: StatisticQuestion, _context: Context) -> str | None:
    spanned = question.span and question.name in _COUNTS | _PARTED
    timeless = not question.periods and not question.year_before
    return "by_year" if spanned or (question.name == "by_year" and timeless) else None


def _as_metrics(question: StatisticQuestion, _context: Context) -> str | None:
    """Counts of something else than products: "bao nhiêu xã có sản phẩm"."""
    own = _MAIN.issuperset(question.metrics)
    return "other_figures" if question.name in _COUNTS and not own else None


def _as_order(question: StatisticQuestion, _context: Context) -> str | None:
    """Who leads: communes, producers, regions."""
    if question.leaders == "region" and question.name in ("top_districts", "compare"):
        return "compare"
    if question.leaders == "year" and question.order and question.name in _OF_YEARS:
        return "by_year"
    if question.name == "top_districts" and question.wanted.places and not question.order:
        return None if question.leaders or question.most else "count"
    whole = question.scope in (PROVINCE, COUNTRY)
    if question.leaders == "province" and whole and question.name in _OF_PROVINCES:
        return "top_districts"
    of_rows = question.leaders in ("commune", "producer") and question.order
    counted = question.name in ("count", "by_stars", "producers", "overview")
    return "top_districts" if of_rows and counted else None


def _as_country(question: StatisticQuestion, _context: Context) -> str | None:
    if question.scope == COUNTRY and question.form == PERCENT and question.name in _COUNTS:
        return "national"
    other = question.scope not in (PROVINCE, COUNTRY)
    return "compare" if other and question.name == "national" else None


def _as_sides(question: StatisticQuestion, context: Context) -> str | None:
    """Two of a kind are compared; what compares nothing counts."""
    several = len(question.periods) > 1 or question.year_before or question.now
    timed = question.name in ("producers", "national") and several
    grouped = question.name == "by_stars" and len(question.groups) > 1
    if question.name not in _COUNTS and not timed and not grouped:
        return None
    if question.name != "compare" and len(question.ranks) > _PAIR:
        return "by_stars"
    if len(list(sides(question, context))) > 1:
        return "compare"
    return "count" if question.name == "compare" and not question.period else None


def _at_time(question: StatisticQuestion, _context: Context) -> str | None:
    here = question.period and question.scope == PROVINCE
    return "by_year" if here and question.name in ("count", "compare", "overview") else None


def _as_count(question: StatisticQuestion, _context: Context) -> str | None:
    """An overview of what is narrowed by more than a place is a count."""
    narrowed = dataclasses.replace(question.wanted, places=()) != EVERYTHING
    return "count" if question.name == "overview" and narrowed else None


def _as_part(question: StatisticQuestion, _context: Context) -> str | None:
    """One rank or one group alone is counted, not broken down."""
    one = {"by_stars": question.ranks, "by_group": question.groups}.get(question.name, ())
    narrowed = dataclasses.replace(question.wanted, stars=None) != EVERYTHING
    of_all = question.form == PERCENT and not question.ranks and narrowed
    if question.name == "by_stars" and of_all:
        return "count"
    return "count" if len(one) == 1 and not question.order else None


_RULES = (
    _as_target, _as_producers, _as_series, _as_metrics, _as_order, _as_country, _as_sides,
    _at_time, _as_count, _as_part,
)  # fmt: skip
"""The first that has something to say decides."""


__all__ = ["STATISTICS", "StatisticQuestion", "statistic_answer"]
