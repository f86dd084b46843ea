"""Several figures at once: the province at a glance, the country, and what else was reported."""

from collections.abc import Sequence

from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.statistics import parts
from ocop_bot.answers.statistics.question import StatisticQuestion
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
    """The province at a glance: newest reported figures, and our own count apart."""
    found = _newest(_AT_A_GLANCE, question.scope, context)
    title = say("figure.overview", scope=parts.scope_name(question.scope))
    told: list[Block] = [paragraph(title), bullets([parts.row(figure) for figure in found])]
    told += parts.conflict_note(found[0], context) if found else ()
    value = context.catalogue.count(question.wanted)
    told.append(parts.our_count(value, say("metric.products"), question.wanted, context))
    ours = parts.computed("products", PROVINCE, value, context)
    names = ("by_stars", "by_group", "by_year", "top_districts", "producers", "target", "expiring")
    return parts.answer(told, [*found, ours], context, parts.buttons(*names))


def national(question: StatisticQuestion, context: Context) -> Answer:
    """The country, and the province's rank in it; or another province."""
    scope = COUNTRY if question.scope == PROVINCE else question.scope
    found = [*_newest(_NATIONAL, scope, context), *_newest(("rank_national",), PROVINCE, context)]
    if scope != COUNTRY:
        return _other_scope(scope, context)
    told: list[Block] = [
        paragraph(say("figure.national")),
        bullets([parts.row(figure) for figure in found]),
    ]
    told += parts.conflict_note(found[0], context)
    return parts.answer(told, found, context, parts.buttons("count", "overview"))


def other_figures(question: StatisticQuestion, context: Context) -> Answer:
    """A reported figure asked for by its own words, or all the rarer ones."""
    metrics = (question.metric,) if question.metric else OTHER_METRICS
    found = _newest(metrics, question.scope, context) or _newest(metrics, PROVINCE, context)
    if not found:
        return _other_scope(question.scope, context)
    told: list[Block] = []
    if not question.metric:
        title = say("figure.other", scope=parts.scope_name(question.scope))
        told.append(paragraph(title))
    told.append(bullets([parts.row(figure) for figure in found]))
    told += [
        paragraph(say("figure.note", note=figure.note.rstrip(".")))
        for figure in found
        if question.metric and figure.note
    ]
    return parts.answer(told, found, context, parts.buttons("overview", "count"))


def _newest(metrics: Sequence[str], scope: str, context: Context) -> list[Figure]:
    return [f for metric in metrics if (f := parts.newest(metric, scope, context))]


def _other_scope(scope: str, context: Context) -> Answer:
    found = _newest(("products",), scope, context)
    if not found:
        told: list[Block] = [paragraph(say("figure.none", what=parts.scope_name(scope)))]
        return parts.answer(told, [], context, parts.buttons("overview", "national"))
    told = [bullets([parts.row(figure, parts.scope_name(scope)) for figure in found])]
    return parts.answer(told, found, context, parts.buttons("overview", "national"))
