"""How many products: what was reported, at the time asked for, and our own count, apart."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence

from ocop_bot.address import ListAddress, fits
from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer, ComputedFigure
from ocop_bot.answers.context import Context
from ocop_bot.answers.selection import to_selection
from ocop_bot.answers.statistics import arithmetic, parts
from ocop_bot.answers.statistics.counted import Counted, counted
from ocop_bot.answers.statistics.question import (
    EVERYTHING,
    PERCENT,
    StatisticQuestion,
)
from ocop_bot.answers.statistics.reported import reports, told, total_beside
from ocop_bot.catalogue import Figure, Group, ProductFilter
from ocop_bot.catalogue.columns import Dimension
from ocop_bot.catalogue.gazetteer import PROVINCE
from ocop_bot.reply import Block, Button, bullets, paragraph
from ocop_bot.text import printing
from ocop_bot.texts import say

STAR_METRICS: Mapping[str, str] = {str(stars): f"products_{stars}_star" for stars in (5, 4, 3)}
GROUP_METRICS: Mapping[str, str] = {
    group.value: f"{parts.GROUP_METRIC}{group.value}" for group in Group
}


def count(question: StatisticQuestion, context: Context) -> Answer:
    """How many products there are."""
    metric, scope = question.subject, question.reported_scope
    blocks: list[Block] = []
    figures: list[Figure] = []
    if metric:
        found = reports(metric, scope, question.period, context)
        blocks += told(found, context)
        figures += found.figures
        if not found.figures and metric != "products":  # the total is better than nothing
            total = reports("products", scope, question.period, context)
            blocks += told(total, context) if total.figures else ()
            figures += total.figures
        if found.best:
            blocks += _later(found.best, context)
            beside, totals = _in_total(found.best, question, context)
            blocks += beside
            figures += totals
    ranked = _ranks_from(question, context)
    if ranked:
        blocks.append(bullets([parts.row(one) for one in ranked]))
        figures += ranked
    ours = Counted((), ())
    if counts_ours(question, context):
        ours = counted(question.wanted, context, shares=question.form == PERCENT)
    if any(_exceeds(own.value, one) for own in ours.figures[:1] for one in figures[:1]):
        ours = dataclasses.replace(ours, blocks=(*ours.blocks, paragraph(say("figure.more_ours"))))
    shown = ListAddress(to_selection(question.wanted))
    buttons = (
        *([Button(say("home.products"), shown)] if fits(shown) and ours.figures else ()),
        *parts.buttons("by_stars", "by_group", "top_districts"),
    )
    return parts.answer(
        [*blocks, *ours.blocks], [*figures, *ours.figures], context, buttons, ours.products
    )


def _ranks_from(question: StatisticQuestion, context: Context) -> Sequence[Figure]:
    """Of so many stars or more, what was reported of each rank."""
    wanted = question.wanted
    if not wanted.from_stars or wanted != ProductFilter(
        places=wanted.places, from_stars=wanted.from_stars
    ):
        return ()
    found = [
        reports(metric, question.reported_scope, question.period, context).best
        for stars, metric in STAR_METRICS.items()
        if int(stars) >= wanted.from_stars
    ]
    return [one for one in found if one]


def _exceeds(count_: int, figure: Figure) -> bool:
    """Whether we know more products than were reported, though we know only a part."""
    return figure.value.isdecimal() and count_ > int(figure.value)


def counts_ours(question: StatisticQuestion, context: Context) -> bool:
    """Whether our data can say something: of the province, and of today."""
    here = question.scope == PROVINCE or bool(question.wanted.places)
    return here and (question.period is None or question.period.last >= context.day)


def by_stars(question: StatisticQuestion, context: Context) -> Answer:
    """Products by star, as reported and as we count them."""
    return _parted(
        question, context, "stars", STAR_METRICS, lambda key: say("list.stars", stars=key)
    )


def by_group(question: StatisticQuestion, context: Context) -> Answer:
    """Products by group, as reported and as we count them."""
    return _parted(question, context, "group", GROUP_METRICS, lambda key: wording.group(Group(key)))


def _parted(
    question: StatisticQuestion,
    context: Context,
    by: Dimension,
    metrics: Mapping[str, str],
    name: Callable[[str], str],
) -> Answer:
    """Products by the values of a dimension: reported ones, then ours."""
    wanted = question.wanted
    if by == "stars":
        wanted = dataclasses.replace(wanted, stars=None, from_stars=None)
    else:
        wanted = dataclasses.replace(wanted, group=None)
    question = dataclasses.replace(question, wanted=wanted)
    scope = question.reported_scope
    whole = dataclasses.replace(wanted, places=()) == EVERYTHING
    told_metrics = list(metrics.values()) if whole else []  # of a part nobody reports parts
    found = [reports(metric, scope, question.period, context) for metric in told_metrics]
    reported = [figure for one in found if (figure := one.best)]
    if by == "group":
        reported.sort(key=lambda figure: -int(figure.value))
    title = say(f"figure.by_{by}", scope=parts.scope_name(scope))
    blocks: list[Block] = [paragraph(title), bullets([parts.row(one) for one in reported])]
    if not reported:
        blocks = [paragraph(say("figure.none", what=say(f"figure.parted_{by}")))]
        if question.period:
            newest = [reports(metric, scope, None, context).best for metric in told_metrics]
            reported = [figure for figure in newest if figure]
            rows = [parts.row(one) for one in reported]
            blocks += [paragraph(title), bullets(rows)] if rows else []
    total = total_beside(reported[0], context) if reported else None
    if total:
        blocks.append(paragraph(_whole_row(total)))
    if question.form == PERCENT or question.order:
        blocks += _shares(reported, context)
    ours: list[ComputedFigure] = []
    if counts_ours(question, context):
        tally = [(key, value) for key, value in _tally(question, by, context) if key]
        ours = [parts.computed(metrics.get(key, "products"), scope, n, context) for key, n in tally]
        blocks += _ours([(name(key), value) for key, value in tally], question, context)
    others = ("by_group" if by == "stars" else "by_stars", "by_year")
    figures: list[Figure | ComputedFigure] = [*reported, *([total] if total else []), *ours]
    buttons = parts.buttons("count", *others)
    return parts.answer(blocks, figures, context, buttons, drawn=[*reported, *ours])


def _tally(
    question: StatisticQuestion, by: Dimension, context: Context
) -> Sequence[tuple[str | None, int]]:
    return context.catalogue.pick(question.wanted).rated().tally(by)


def _shares(figures: Sequence[Figure], context: Context) -> Iterable[Block]:
    """Each part in percent of the total it was reported with."""
    rows = [
        say(
            "figure.share_of",
            name=parts.capital(parts.metric_name(one.metric)),
            value=one.value,
            share=printing.percent(int(one.value) / whole),
            whole=printing.number(whole),
        )
        for one in figures
        if one.value.isdecimal() and (whole := whole_of(one, context))
    ]
    return [bullets(rows)] if rows else []


def whole_of(part: Figure, context: Context) -> int | None:
    """What a reported part is a part of: the ranks reported with it, or the total beside it."""
    if part.metric in STAR_METRICS.values():
        beside = [
            other
            for metric in STAR_METRICS.values()
            for other in context.catalogue.figures(metric, part.scope)
            if (other.as_of, other.source_url, other.source_title)
            == (part.as_of, part.source_url, part.source_title)
        ]
        if len({other.metric for other in beside}) == len(STAR_METRICS):
            return sum(int(other.value) for other in beside) or None
    total = total_beside(part, context)
    return int(total.value) or None if total and part.metric != "products" else None


def _in_total(
    part: Figure, question: StatisticQuestion, context: Context
) -> tuple[Sequence[Block], Sequence[Figure]]:
    """The total a part was reported with, and the share if it is asked for."""
    total = total_beside(part, context) if part.metric != "products" else None
    if total is None or not part.value.isdecimal():
        return (), ()
    beside: list[Block] = [paragraph(_whole_row(total))]
    whole = whole_of(part, context)
    if whole and question.form == PERCENT:
        of = say("figure.share_whole", scope=parts.scope_name(part.scope))
        beside.append(arithmetic.share(part, whole, of))
    return beside, (total,)


def _whole_row(total: Figure) -> str:
    return say(
        "figure.in_total",
        value=wording.figure_value(total),
        date=wording.figure_date(total),
        source=wording.figure_source_short(total),
    )


def _later(figure: Figure, context: Context) -> Sequence[Block]:
    """Rounds that were reported after the newest total."""
    totals = context.catalogue.figures("products", PROVINCE)
    if figure.scope != PROVINCE or not totals or figure != totals[0]:
        return ()
    rounds = [
        later
        for later in context.catalogue.figures("newly_recognised_in_round", figure.scope)
        if later.as_of.earliest > figure.as_of.latest
    ]
    return [
        paragraph(
            say(
                "figure.later",
                note=say(
                    "figure.later_round",
                    date=wording.figure_date(later).removeprefix("tính đến "),
                    value=wording.figure_value(later),
                ),
            )
        )
        for later in rounds
    ]


def _ours(
    rows: Sequence[tuple[str, int]], question: StatisticQuestion, context: Context
) -> list[Block]:
    if not rows:
        return []
    total = sum(value for _, value in rows)
    lines = [
        say("figure.row_share", name=name, value=value, share=printing.percent(value / total))
        if question.form == PERCENT
        else say("figure.row", name=name, value=value)
        for name, value in rows
    ]
    return [parts.our_rows_title(context, question.wanted), bullets(lines)]
