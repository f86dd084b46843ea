"""Pieces that several statistics are made of: reported rows, our own count, sources."""

import datetime
from collections.abc import Iterable, Sequence

from ocop_bot.address import StatisticAddress
from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer, ComputedFigure
from ocop_bot.answers.context import Context
from ocop_bot.answers.selection import conditions
from ocop_bot.catalogue import Figure, ProductFilter, Qualifier
from ocop_bot.catalogue.gazetteer import COUNTRY, PROVINCE
from ocop_bot.reply import Block, Button, Reply, SourceLine, line, paragraph
from ocop_bot.texts import has, say

CONFLICT_DAYS = 45
"""Reports this close in time that differ are told as a conflict."""

RANK_UNIT = "hạng"
"""Unit of figures that are places in a ranking."""

_ROUGHLY = 0.02


def scope_name(scope: str) -> str:
    """A scope as a reader says it."""
    if scope == PROVINCE:
        return wording.PROVINCE
    return scope if scope != COUNTRY else "cả nước"


def newest(metric: str, scope: str, context: Context) -> Figure | None:
    """The newest reported figure of a metric."""
    return next(iter(context.catalogue.figures(metric, scope)), None)


def metric_name(metric: str) -> str:
    """A metric in plain Vietnamese."""
    key = f"metric.{metric}"
    return say(key) if has(key) else metric


def row(figure: Figure, what: str | None = None) -> str:
    """One reported figure as a line of a list."""
    what = what or metric_name(figure.metric)
    return say(
        "figure.rank_row" if figure.unit == RANK_UNIT else "figure.reported_row",
        what=what[:1].upper() + what[1:],
        value=wording.figure_value(figure),
        unit=figure.unit,
        date=wording.figure_date(figure),
        source=wording.figure_source(figure),
    )


def conflicts(figure: Figure, context: Context) -> Sequence[Figure]:
    """Other reports of about the same time that say something clearly different."""
    if not figure.value.isdecimal():
        return ()
    span = datetime.timedelta(days=CONFLICT_DAYS)
    return [
        other
        for other in context.catalogue.figures(figure.metric, figure.scope)
        if other.value.isdecimal()
        and abs(other.as_of.latest - figure.as_of.latest) <= span
        and _differ(other, figure)
    ]


def _differ(one: Figure, other: Figure) -> bool:
    if one.value == other.value:
        return False
    larger, smaller = sorted((one, other), key=lambda f: -int(f.value))
    near = int(larger.value) - int(smaller.value) <= _ROUGHLY * int(larger.value)
    return not (smaller.qualifier is Qualifier.OVER and near)


def conflict_note(figure: Figure, context: Context) -> tuple[Block, ...]:
    """Tell a conflict, when there is one."""
    others = conflicts(figure, context)
    if not others:
        return ()
    values = ", ".join(
        say(
            "figure.conflict_value",
            value=wording.figure_value(each),
            date=wording.figure_date(each),
            source=wording.figure_source(each),
        )
        for each in (figure, *others)
    )
    return (paragraph(say("figure.conflict", values=values)),)


def our_count(value: int, unit: str, wanted: ProductFilter, context: Context) -> Block:
    """What our catalogue counts, apart from what was reported, with its coverage."""
    coverage = context.coverage()
    told = conditions(wanted, context.catalogue)
    return paragraph(
        say(
            "figure.ours",
            date=wording.day(context.day),
            value=value,
            unit=unit,
            what=f", {told}" if told else "",
            count=coverage.count,
            share=coverage.share,
        )
    )


def our_rows_title(context: Context) -> Block:
    """The line above rows that our catalogue counts."""
    coverage = context.coverage()
    return paragraph(
        say(
            "figure.ours_rows",
            date=wording.day(context.day),
            count=coverage.count,
            share=coverage.share,
        )
    )


def computed(metric: str, scope: str, value: int, context: Context) -> ComputedFigure:
    """A figure of our own, as data."""
    return ComputedFigure(metric, scope, value, context.day)


def sources_of(figures: Iterable[Figure]) -> tuple[str, ...]:
    """Where figures were published, each once."""
    return tuple(
        dict.fromkeys(figure.source_url or figure.source_title or "" for figure in figures)
    )


def answer(
    blocks: Sequence[Block],
    figures: Sequence[Figure | ComputedFigure],
    context: Context,
    buttons: Sequence[Button] = (),
) -> Answer:
    """Put a statistic together, with its sources last: published ones and our own apart."""
    reported = [figure for figure in figures if isinstance(figure, Figure)]
    texts = []
    if reported:
        names = dict.fromkeys(wording.figure_source(figure) for figure in reported)
        texts.append(say("figure.source", sources="; ".join(names)))
    if len(reported) < len(figures):
        texts.append(say("figure.source_ours", date=wording.day(context.day)))
    last = (SourceLine(line(" ".join(texts))),) if texts else ()
    return Answer(
        reply=Reply(blocks=(*blocks, *last), buttons=tuple(buttons)),
        figures=tuple(figures),
        sources=sources_of(reported),
    )


def buttons(*names: str) -> tuple[Button, ...]:
    """Buttons to other statistics."""
    return tuple(Button(say(f"statistic_names.{name}"), StatisticAddress(name)) for name in names)
