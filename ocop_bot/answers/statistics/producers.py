"""How many producers, and of what kinds."""

import dataclasses
from collections.abc import Iterator, Sequence

from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer, ComputedFigure
from ocop_bot.answers.context import Context
from ocop_bot.answers.selection import conditions
from ocop_bot.answers.statistics import arithmetic, parts
from ocop_bot.answers.statistics.counted import figure_of
from ocop_bot.answers.statistics.counts import counts_ours
from ocop_bot.answers.statistics.question import PERCENT, StatisticQuestion
from ocop_bot.answers.statistics.reported import reports, told
from ocop_bot.catalogue import Figure, ProducerType
from ocop_bot.reply import Block, bullets, paragraph
from ocop_bot.text import printing
from ocop_bot.texts import say

_NAMES = {
    ProducerType.COMPANY: "enterprise",
    ProducerType.COOPERATIVE: "htx",
    ProducerType.COOPERATIVE_GROUP: "cooperative_group",
    ProducerType.HOUSEHOLD: "household",
}
"""The kinds of producers that reports tell apart, as figures.csv calls them."""

_TYPED = ("subjects", "subjects_participating")
_SHARES = "share_subject"


def producers(question: StatisticQuestion, context: Context) -> Answer:
    """The reported number of producers, and their kinds; those of our own data apart."""
    scope = question.reported_scope
    found = reports("producers", scope, question.period, context)
    typed = _typed(question, context)
    blocks: list[Block] = [*told(found, context), *_told_types(typed)]
    blocks += _shares(typed, question, context)
    ours: list[ComputedFigure] = []
    if counts_ours(question, context):
        own_blocks, ours = _ours(question, context)
        blocks += own_blocks
    figures: list[Figure | ComputedFigure] = [*found.figures, *typed, *ours]
    return parts.answer(blocks, figures, context, parts.buttons("count", "top_districts"))


def _typed(question: StatisticQuestion, context: Context) -> Sequence[Figure]:
    """What was reported of the kinds of producers asked for, or of all when shares are."""
    wanted = question.wanted.producer_type
    everything = question.form == PERCENT or question.order
    types = question.producer_types or ((wanted,) if wanted else ())
    types = types or (tuple(_NAMES) if everything else ())
    scope = question.reported_scope
    shares = [
        share
        for one in types if question.form == PERCENT
        if (share := parts.newest(f"{_SHARES}_{_NAMES.get(one)}", scope, context))
    ]  # fmt: skip
    return shares + [
        figure
        for family in _TYPED
        for one in types
        if (name := _NAMES.get(one))
        for figure in context.catalogue.figures(f"{family}_{name}", scope)
    ]


def _shares(
    typed: Sequence[Figure], question: StatisticQuestion, context: Context
) -> Iterator[Block]:
    """Each kind in percent of the total that was reported with it."""
    for one in typed if question.form == PERCENT else ():
        family = "producers_participating" if "participating" in one.metric else "producers"
        totals = context.catalogue.figures(family, one.scope)
        whole = next((total for total in totals if _together(total, one)), None)
        if whole and whole.value.isdecimal() and one.value.isdecimal():
            of = say("figure.share_producers", date=wording.figure_date(whole))
            yield arithmetic.share(one, int(whole.value), of)


def _together(total: Figure, part: Figure) -> bool:
    """Whether two numbers stood in one report."""
    same = (total.source_url, total.source_title) == (part.source_url, part.source_title)
    return same and total.as_of == part.as_of


def _told_types(figures: Sequence[Figure]) -> Sequence[Block]:
    if not figures:
        return ()
    title = paragraph(say("figure.producer_types_reported"))
    return (title, bullets([parts.row(figure) for figure in figures]))


def _ours(
    question: StatisticQuestion, context: Context
) -> tuple[Sequence[Block], list[ComputedFigure]]:
    """Our producers by kind, with the products they make."""
    types = question.producer_types
    wanted = question.wanted
    if len(types) > 1:  # side by side
        wanted = dataclasses.replace(wanted, producer_type=None)
    picked = context.catalogue.pick(wanted).rated()
    made = dict(picked.tally("producer_type"))
    found = picked.makers()
    makers = {kind: found[kind] for kind in found if len(types) <= 1 or kind in types}
    kinds = sorted(makers, key=lambda kind: -makers[kind])
    scope = question.reported_scope
    total = sum(makers.values())
    figures = [parts.computed("producers", scope, total, context)]
    told = conditions(wanted, context.catalogue)
    title = say(
        "figure.producer_types",
        date=wording.day(context.day),
        coverage=context.coverage().share,
        count=total,
        what=f", {told}" if told else "",
    )
    rows = [
        say(
            "figure.producer_row" if kind else "figure.producer_row_unknown",
            name=parts.capital(wording.producer_type(kind)),
            makers=makers[kind],
            share=f" ({printing.percent(makers[kind] / total)})" if len(kinds) > 1 else "",
            products=made.get(kind.value if kind else None, 0),
        )
        for kind in kinds
    ]
    for kind in kinds if types else ():
        of_kind = dataclasses.replace(wanted, producer_type=kind)
        figures.append(figure_of(of_kind, made.get(kind.value if kind else None, 0), context))
    blocks: list[Block] = [paragraph(title), *([bullets(rows)] if rows else [])]
    return blocks, figures
