"""Several figures at once: a place at a glance, the country, and what else was reported."""

from collections.abc import Sequence

from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.statistics import arithmetic, parts
from ocop_bot.answers.statistics.counted import Counted, counted
from ocop_bot.answers.statistics.counts import counts_ours
from ocop_bot.answers.statistics.question import PERCENT, StatisticQuestion
from ocop_bot.answers.statistics.reported import Reports, note_of, reports, told
from ocop_bot.catalogue import Figure
from ocop_bot.catalogue.gazetteer import COUNTRY, PROVINCE
from ocop_bot.reply import Block, bullets, paragraph
from ocop_bot.texts import say

_AT_A_GLANCE = (
    "products", "products_5_star", "products_4_star", "products_3_star", "producers",
    "products_exported",
)  # fmt: skip
_NATIONAL = (
    "products", "products_5_star", "products_4_star", "products_3_star", "producers",
)  # fmt: skip
OTHER_METRICS = (
    "products_exported", "revenue_growth_percent", "craft_villages", "agricultural_cooperatives",
    "communes_with_products", "districts_with_products", "people_trained", "rank_national",
)  # fmt: skip


def overview(question: StatisticQuestion, context: Context) -> Answer:
    """A place at a glance: newest reported figures, and our own count apart."""
    scope = question.reported_scope
    found = _newest(_AT_A_GLANCE, scope, context)
    title = say("figure.overview", scope=parts.scope_name(scope))
    blocks: list[Block] = [paragraph(title), bullets([parts.row(figure) for figure in found])]
    if not found:
        blocks = [paragraph(say("figure.none", what=parts.scope_name(scope)))]
    blocks += parts.conflict_note(found[0], context) if found else ()
    ours = counted(question.wanted, context) if counts_ours(question, context) else Counted((), ())
    names = ("by_stars", "by_group", "by_year", "top_districts", "producers", "target", "expiring")
    return parts.answer(
        [*blocks, *ours.blocks],
        [*found, *ours.figures],
        context,
        parts.buttons(*names),
        ours.products,
    )


def national(question: StatisticQuestion, context: Context) -> Answer:
    """The country, and the province's rank and share in it; or one figure of the country."""
    asked = [one for one in question.metrics if one in _NATIONAL[1:]]
    asked += [f"products_{stars}_star" for stars in question.ranks]
    metrics = asked or (_NATIONAL[:1] if question.period else _NATIONAL)
    found = [reports(metric, COUNTRY, question.period, context) for metric in metrics]
    figures = [figure for one in found for figure in one.figures]
    blocks: list[Block] = [block for one in found for block in told(one, context)]
    if len(found) > 1 and not asked:
        figures = [one.best for one in found if one.best]
        rows = bullets([parts.row(one) for one in figures])
        blocks = [paragraph(say("figure.national")), rows]
        blocks += parts.conflict_note(figures[0], context) if figures else ()
    only_one = asked and question.form != PERCENT
    share, province = ((), ()) if only_one else _share_of_country(question, context)
    rank = [] if asked else _newest(("rank_national",), PROVINCE, context)
    told_rank = [bullets([parts.row(figure) for figure in rank])] if rank else []
    return parts.answer(
        [*blocks, *share, *told_rank],
        list(dict.fromkeys([*figures, *province, *rank])),
        context,
        parts.buttons("count", "overview"),
    )


def _share_of_country(
    question: StatisticQuestion, context: Context
) -> tuple[Sequence[Block], Sequence[Figure]]:
    """The province's part of the country's products, of reports near in time."""
    ours = reports("products", PROVINCE, question.period, context).best
    theirs = [
        one for one in context.catalogue.figures("products", COUNTRY) if arithmetic.is_exact(one)
    ]
    if ours is None or not theirs or not ours.value.isdecimal():
        return (), ()
    near = min(theirs, key=lambda one: abs(one.as_of.latest - ours.as_of.latest))
    of = say("figure.share_country", date=wording.figure_date(near))
    rows = [parts.row(ours, parts.capital(parts.scope_name(PROVINCE)))]
    rows.append(parts.row(near, parts.capital(parts.scope_name(COUNTRY))))
    return (bullets(rows), arithmetic.share(ours, int(near.value), of)), (ours, near)


def other_figures(question: StatisticQuestion, context: Context) -> Answer:
    """Reported figures asked for by their own words, or all the rarer ones."""
    scope = question.reported_scope
    if not question.metrics:
        found = _newest(OTHER_METRICS, scope, context) or _newest(OTHER_METRICS, PROVINCE, context)
        blocks: list[Block] = [
            paragraph(say("figure.other", scope=parts.scope_name(scope))),
            bullets([parts.row(figure) for figure in found]),
        ]
        return parts.answer(blocks, found, context, parts.buttons("overview", "count"))
    blocks, figures = named_metrics(question.metrics, question, context)
    return parts.answer(blocks, figures, context, parts.buttons("overview", "count"))


def named_metrics(
    metrics: Sequence[str], question: StatisticQuestion, context: Context
) -> tuple[list[Block], list[Figure]]:
    """Reported metrics asked for by their own words, at the time asked for, with their notes."""
    blocks: list[Block] = []
    figures: list[Figure] = []
    for metric in metrics:
        found = _where_known(metric, question, context)
        if question.period is None and found.best:
            elsewhere = found.scope not in (question.reported_scope, PROVINCE)
            where = f" ({parts.scope_name(found.scope)})" if elsewhere else ""
            what = f"{parts.metric_name(metric)}{where}"
            blocks.append(bullets([parts.row(found.best, what)]))
        else:
            blocks += told(found, context)
        if question.period is None:
            blocks += note_of(found.best)
        figures += found.figures
    return blocks, figures


def _where_known(metric: str, question: StatisticQuestion, context: Context) -> Reports:
    """The reports of the scope asked for, else of the province, else of the country."""
    scopes = dict.fromkeys((question.reported_scope, PROVINCE, COUNTRY))
    found = [reports(metric, scope, question.period, context) for scope in scopes]
    return next((one for one in found if one.figures), found[0])


def _newest(metrics: Sequence[str], scope: str, context: Context) -> list[Figure]:
    return [f for metric in metrics if (f := parts.newest(metric, scope, context))]
