"""Which places lead, which trail, and places or years side by side."""

import dataclasses
from collections.abc import Sequence

from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer, ComputedFigure
from ocop_bot.answers.context import Context
from ocop_bot.answers.statistics import parts
from ocop_bot.answers.statistics.question import StatisticQuestion, scope_of
from ocop_bot.catalogue import Figure, Place, PlaceKind, ProductFilter
from ocop_bot.catalogue.gazetteer import PROVINCE
from ocop_bot.reply import Block, bullets, paragraph
from ocop_bot.text import printing
from ocop_bot.texts import say

LEADERS = 8
"""Places shown."""


def top_districts(question: StatisticQuestion, context: Context) -> Answer:
    """Former districts by number of products: as reported where it was, and as we count."""
    reported = _reported(context)
    least = question.order == "asc"
    told: list[Block] = []
    if reported and not question.wanted.stars and not question.wanted.group and not least:
        told.append(paragraph(say("figure.top_reported", date=_span(reported))))
        told.append(bullets([parts.row(figure, figure.scope) for figure in reported]))
    else:
        reported = []
    ours = _ours(question.wanted, context, least=least)
    share = context.coverage().share
    order = say("figure.top_asc" if least else "figure.top_desc")
    told.append(
        paragraph(say("figure.top", date=wording.day(context.day), order=order, share=share))
    )
    told.append(
        bullets(
            [
                say("figure.row", name=place.full_name, value=count)
                for place, count in ours[:LEADERS]
            ]
        )
    )
    computed = [
        parts.computed("products", scope_of(place), count, context)
        for place, count in ours[:LEADERS]
    ]
    return parts.answer(
        told, [*reported, *computed], context, parts.buttons("count", "by_stars", "by_group")
    )


def compare(question: StatisticQuestion, context: Context) -> Answer:
    """Places, or years, side by side."""
    told: list[Block] = [paragraph(say("figure.compare"))]
    figures: list[Figure | ComputedFigure] = []
    if len(question.years) > 1:
        for year in question.years:
            found = [
                f
                for f in context.catalogue.figures("products", question.scope)
                if f.as_of.latest.year == year
            ][:1]
            figures += found
            rows = [parts.row(f, say("figure.year", year=year)) for f in found]
            told.append(bullets(rows or [say("figure.none", what=f"năm {year}")]))
        return parts.answer(told, figures, context, parts.buttons("by_year", "target"))
    for places in question.places:
        scope = scope_of(places[0])
        found = list(context.catalogue.figures("products", scope)[:1])
        wanted = dataclasses.replace(question.wanted, places=places)
        value = context.catalogue.count(wanted)
        figures += [*found, parts.computed("products", scope, value, context)]
        name = wording.place_as_people_say(places[0])
        told.append(
            bullets([*(parts.row(f, name) for f in found)])
            if found
            else paragraph(say("figure.none", what=name))
        )
        told.append(parts.our_count(value, "sản phẩm", wanted, context))
    if question.scope != PROVINCE:
        for scope in (PROVINCE, question.scope):
            found = list(context.catalogue.figures("products", scope)[:1])
            figures += found
            rows = [parts.row(f, parts.scope_name(scope)) for f in found]
            told.append(bullets(rows or [say("figure.none", what=parts.scope_name(scope))]))
    return parts.answer(told, figures, context, parts.buttons("top_districts", "count"))


def _reported(context: Context) -> Sequence[Figure]:
    """The newest reported total of each former district, most first."""
    districts = [
        place for place, _ in context.catalogue.places() if place.kind is PlaceKind.FORMER_DISTRICT
    ]
    newest = [
        figure
        for place in districts
        if (figure := parts.newest("products", scope_of(place), context))
    ]
    return sorted(newest, key=lambda figure: -int(figure.value))[:LEADERS]


def _span(figures: Sequence[Figure]) -> str:
    first = min(figure.as_of.earliest for figure in figures)
    last = max(figure.as_of.latest for figure in figures)
    return f"từ {printing.date(first)} đến {printing.date(last)}, ngày khác nhau"


def _ours(wanted: ProductFilter, context: Context, *, least: bool) -> Sequence[tuple[Place, int]]:
    counts = dict(context.catalogue.pick(wanted).rated().tally("former_district"))
    places = [
        place for place, _ in context.catalogue.places() if place.kind is PlaceKind.FORMER_DISTRICT
    ]
    ordered = sorted(
        ((place, counts.get(place.code, 0)) for place in places),
        key=lambda pair: (pair[1] if least else -pair[1], pair[0].name),
    )
    return ordered if least else [pair for pair in ordered if pair[1]]
