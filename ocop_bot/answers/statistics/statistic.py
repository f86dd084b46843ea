"""Which statistic answers which question."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence

from ocop_bot.address import StatisticAddress, StatisticView, fits
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.selection import to_selection
from ocop_bot.answers.statistics.counts import by_group, by_stars, count
from ocop_bot.answers.statistics.drawn import chart_of, picture_of
from ocop_bot.answers.statistics.overviews import national, other_figures, overview
from ocop_bot.answers.statistics.places import compare, top_districts
from ocop_bot.answers.statistics.producers import producers
from ocop_bot.answers.statistics.question import CHART, FILE, StatisticQuestion
from ocop_bot.answers.statistics.targets import target
from ocop_bot.answers.statistics.validity import expiring
from ocop_bot.answers.statistics.workbook import statistic_file
from ocop_bot.answers.statistics.years import by_year
from ocop_bot.catalogue.gazetteer import PROVINCE
from ocop_bot.reply import Button, paragraph
from ocop_bot.texts import say

STATISTICS: Mapping[str, Callable[[StatisticQuestion, Context], Answer]] = {
    "count": count,
    "by_stars": by_stars,
    "by_group": by_group,
    "by_year": by_year,
    "producers": producers,
    "target": target,
    "top_districts": top_districts,
    "compare": compare,
    "overview": overview,
    "expiring": expiring,
    "national": national,
    "other_figures": other_figures,
}
"""Name of each statistic → what answers it."""


def statistic_answer(question: StatisticQuestion, context: Context) -> Answer:
    """Answer a question for figures; its numbers can be drawn and taken along."""
    name = _meant(question)
    answer = STATISTICS[name](question, context)
    if question.form == FILE and answer.figures:
        return statistic_file(name, answer, context)
    chart = chart_of(name, answer.figures, context)
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


def _view_buttons(
    name: str, question: StatisticQuestion, views: Sequence[StatisticView]
) -> Iterator[Button]:
    """Buttons to the same numbers shown otherwise, where an address can say the question."""
    told = (
        (question.scope == PROVINCE or name == "national")
        and not (question.order or question.metric or question.span)
        and len(question.years) <= 1
    )
    compared = tuple(places[0] for places in question.places) if name == "compare" else ()
    wanted = dataclasses.replace(
        question.wanted, places=compared or question.wanted.places, year=question.year
    )
    for view in views if told else ():
        address = StatisticAddress(name, to_selection(wanted), question.quarter, view)
        if fits(address):
            yield Button(say(_LABELS[view]), address)


_LABELS = {
    StatisticView.CHART: "chart.button",
    StatisticView.FILE: "statistic_file.button",
}


def _meant(question: StatisticQuestion) -> str:
    """What the numbers named make of the statistic: a count in a quarter is of that quarter."""
    name = question.name
    if question.span and name in ("count", "by_stars", "overview", "producers", "compare"):
        return "by_year"
    one_side = len(question.places) <= 1 and len(question.years) <= 1
    if name == "compare" and one_side and question.scope == PROVINCE:
        name = "count"
    if name == "count" and question.scope not in (PROVINCE, "") and not question.wanted.places:
        name = "national"
    if name in ("count", "by_stars", "overview") and (question.quarter or question.years):
        name = "by_year" if not question.wanted.places else name
    if name == "count" and len(question.places) > 1:
        name = "compare"
    return name


__all__ = ["STATISTICS", "StatisticQuestion", "statistic_answer"]
