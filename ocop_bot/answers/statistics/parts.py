"""Pieces that several statistics are made of: reported rows, our own count, sources."""

import datetime
import itertools
from collections.abc import Iterable, Sequence

from ocop_bot.address import StatisticAddress
from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer, ComputedFigure
from ocop_bot.answers.context import Context
from ocop_bot.answers.selection import conditions
from ocop_bot.catalogue import Figure, Product, ProductFilter, Qualifier
from ocop_bot.catalogue.gazetteer import COUNTRY, PROVINCE
from ocop_bot.reply import Block, Button, Reply, SourceLine, line, paragraph
from ocop_bot.texts import has, say

GROUP_METRIC = "products_group_"
"""Metrics of groups begin so."""

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


def capital(text: str) -> str:
    """A text that begins with a capital letter."""
    return text[:1].upper() + text[1:]


def newest(metric: str, scope: str, context: Context) -> Figure | None:
    """The newest reported figure of a metric."""
    return next(iter(context.catalogue.figures(metric, scope)), None)


def metric_name(metric: str) -> str:
    """A metric in plain Vietnamese."""
    key = f"metric.{metric}"
    return say(key) if has(key) else metric


def subject_name(metric: str) -> str:
    """A metric where it stands alone: "sản phẩm nhóm Thực phẩm"."""
    name = metric_name(metric)
    return say("metric.of_group", group=name) if metric.startswith(GROUP_METRIC) else name


def row(figure: Figure, what: str | None = None) -> str:
    """One reported figure as a line of a list."""
    what = what or metric_name(figure.metric)
    return say(
        "figure.rank_row" if figure.unit == RANK_UNIT else "figure.reported_row",
        what=capital(what),
        value=wording.figure_value(figure),
        unit=figure.unit,
        date=wording.figure_date(figure),
        source=wording.figure_source_short(figure),
    )


def conflicts(figure: Figure, context: Context) -> Sequence[Figure]:
    """Other reports of about the same time that say something clearly different."""
    if not figure.value.isdecimal():
        return ()
    span = datetime.timedelta(days=CONFLICT_DAYS)
    near = [
        other
        for other in context.catalogue.figures(figure.metric, figure.scope)
        if other.value.isdecimal()
        and other.value != figure.value
        and abs(other.as_of.latest - figure.as_of.latest) <= span
    ]
    return near if any(_differ(other, figure) for other in near) else ()


def _differ(one: Figure, other: Figure) -> bool:
    """Whether two numbers cannot both be right; "hơn 600" and 606 can."""
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
            source=wording.figure_source_short(each),
        )
        for each in (figure, *others)
    )
    return (paragraph(say("figure.conflict", values=values)),)


def falls(ordered: Sequence[Figure]) -> tuple[Block, ...]:
    """Tell where a total is smaller than an earlier one; what is recognised adds up."""
    exact = [one for one in ordered if one.value.isdecimal()]
    for earlier, later in itertools.pairwise(exact):
        if int(later.value) < int(earlier.value):
            text = say(
                "figure.falls",
                later=wording.figure_value(later),
                later_date=wording.figure_date(later),
                earlier=wording.figure_value(earlier),
                earlier_date=wording.figure_date(earlier),
            )
            return (paragraph(text),)
    return ()


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


def our_rows_title(context: Context, wanted: ProductFilter, what: str = "") -> Block:
    """The line above rows that our catalogue counts, with what all of them have in common."""
    coverage = context.coverage()
    told = conditions(wanted, context.catalogue)
    return paragraph(
        say(
            "figure.ours_rows",
            date=wording.day(context.day),
            count=coverage.count,
            share=coverage.share,
            what="".join(f", {part}" for part in (what, told) if part),
        )
    )


def computed(metric: str, scope: str, value: int, context: Context, of: str = "") -> ComputedFigure:
    """A figure of our own, as data; ``of`` says in words what is counted."""
    return ComputedFigure(metric, scope, value, context.day, of)


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
    products: Sequence[Product] = (),
    drawn: Sequence[Figure | ComputedFigure] = (),
) -> Answer:
    """Put a statistic together, with its sources last: published ones and our own apart.

    ``drawn`` are those of the figures that a chart of it shows.
    """
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
        products=tuple(products),
        sources=sources_of(reported),
        drawn=tuple(drawn),
    )


def body(answer: Answer) -> Sequence[Block]:
    """What an answer says, without its sources."""
    return [one for one in answer.reply.blocks if not isinstance(one, SourceLine)]


def buttons(*names: str) -> tuple[Button, ...]:
    """Buttons to other statistics."""
    return tuple(Button(say(f"statistic_names.{name}"), StatisticAddress(name)) for name in names)
