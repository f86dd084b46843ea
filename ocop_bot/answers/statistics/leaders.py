"""Which places or producers lead, and which trail."""

from collections.abc import Mapping, Sequence

from ocop_bot.answers.answer import Answer, ComputedFigure
from ocop_bot.answers.context import Context
from ocop_bot.answers.statistics import parts
from ocop_bot.answers.statistics.question import EVERYTHING, StatisticQuestion, scope_of
from ocop_bot.catalogue import Figure, Place, PlaceKind, ProductFilter
from ocop_bot.catalogue.gazetteer import PROVINCE
from ocop_bot.reply import Block, bullets, paragraph
from ocop_bot.text import printing
from ocop_bot.text.letters import sort_key
from ocop_bot.texts import say

LEADERS = 8
"""Places shown when nobody says how many."""

MOST = 30
"""Places shown at most."""

_Row = tuple[str, str, int]
"""A name, its scope, and its count."""


def top(question: StatisticQuestion, context: Context) -> Answer:
    """Former districts, communes or producers by number of products.

    As reported where it was, and apart as we count.
    """
    if question.leaders == "province":
        return _provinces(question, context)
    least = question.order == "asc"
    shown = min(question.most or LEADERS, MOST)
    blocks: list[Block] = []
    reported: Sequence[Figure] = ()
    if question.leaders is None and question.wanted == EVERYTHING and not least:
        reported = _reported(context)[:shown]
        blocks.append(paragraph(say("figure.top_reported", date=_span(reported))))
        blocks.append(bullets([parts.row(figure, figure.scope) for figure in reported]))
    rows = _ours(question, context, least=least)
    blocks.append(
        parts.our_rows_title(
            context,
            question.wanted,
            say(
                "figure.top",
                what=say(f"figure.top_{question.leaders or 'district'}"),
                order=say("figure.top_asc" if least else "figure.top_desc"),
            ),
        )
    )
    told = [say("figure.row", name=name, value=value) for name, _, value in rows[:shown]]
    blocks.append(bullets(told) if told else paragraph(say("figure.top_none")))
    blocks += _without(question, rows, context, least=least)
    computed = [
        parts.computed("products", scope, value, context) for _, scope, value in rows[:shown]
    ]
    buttons = parts.buttons("count", "by_stars", "by_group")
    figures: list[Figure | ComputedFigure] = [*reported, *computed]
    return parts.answer(blocks, figures, context, buttons, drawn=figures)


def _provinces(question: StatisticQuestion, context: Context) -> Answer:
    """Provinces by the newest total that was reported of each, as far as we found any."""
    names = [PROVINCE, *(name for name, _ in context.catalogue.provinces())]
    scopes = [scope for name in names for scope in (name, f"{name} (mới)")]
    newest = [one for scope in scopes if (one := parts.newest("products", scope, context))]
    ordered = sorted(newest, key=lambda one: -int(one.value))
    if question.order == "asc":
        ordered.reverse()
    rank = parts.newest("rank_national", PROVINCE, context)
    blocks: list[Block] = [
        paragraph(say("figure.top_provinces", date=_span(ordered))),
        bullets([parts.row(one, parts.scope_name(one.scope)) for one in ordered]),
    ]
    if rank:
        blocks.append(bullets([parts.row(rank)]))
    figures = [*ordered, *([rank] if rank else [])]
    return parts.answer(blocks, figures, context, parts.buttons("national"), drawn=ordered)


def _reported(context: Context) -> Sequence[Figure]:
    """The newest reported total of each former district, most first."""
    newest = [
        figure
        for place in _places(PlaceKind.FORMER_DISTRICT, context)
        if (figure := parts.newest("products", scope_of(place), context))
    ]
    return sorted(newest, key=lambda figure: -int(figure.value))


def _span(figures: Sequence[Figure]) -> str:
    first = min(figure.as_of.earliest for figure in figures)
    last = max(figure.as_of.latest for figure in figures)
    if first == last:
        return say("figure.span_day", day=printing.date(first))
    return say("figure.span", first=printing.date(first), last=printing.date(last))


def _ours(question: StatisticQuestion, context: Context, *, least: bool) -> Sequence[_Row]:
    if question.leaders == "producer":
        found: Sequence[_Row] = [
            (producer.name, producer.name, count)
            for producer, count in context.catalogue.makers_of(question.wanted, MOST, least=least)
        ]
    else:
        found = _places_counted(question, context, least=least)
    return sorted(found, key=lambda row: (row[2] if least else -row[2], sort_key(row[0])))


def _places_counted(
    question: StatisticQuestion, context: Context, *, least: bool
) -> Sequence[_Row]:
    """Places with their counts; those without products only where the least are asked for."""
    of_communes = question.leaders == "commune"
    kind = PlaceKind.COMMUNE if of_communes else PlaceKind.FORMER_DISTRICT
    counts = _counts(question.wanted, context, of_communes=of_communes)
    return [
        (place.full_name, scope_of(place), counts.get(place.code, 0))
        for place in _within(question, _places(kind, context), context)
        if counts.get(place.code, 0) or (least and not of_communes)
    ]


def _counts(
    wanted: ProductFilter, context: Context, *, of_communes: bool
) -> Mapping[str | None, int]:
    picked = context.catalogue.pick(wanted).rated()
    return dict(picked.tally("commune" if of_communes else "former_district"))


def _places(kind: PlaceKind, context: Context) -> Sequence[Place]:
    return [place for place, _ in context.catalogue.places() if place.kind is kind]


def _within(
    question: StatisticQuestion, places: Sequence[Place], context: Context
) -> Sequence[Place]:
    """The places that lie where the question is about: the districts of a region."""
    if not question.wanted.places:
        return places
    of = context.catalogue.communes_of if question.leaders else context.catalogue.districts_of
    there = {inner.code for place in question.wanted.places for inner in of(place)}
    return [place for place in places if place.code in there]


def _without(
    question: StatisticQuestion, rows: Sequence[_Row], context: Context, *, least: bool
) -> tuple[Block, ...]:
    """Of communes, how many have no product in our data: too many to name."""
    if question.leaders != "commune" or not least:
        return ()
    communes = len(_places(PlaceKind.COMMUNE, context))
    text = say("figure.top_without", count=communes - len(rows), communes=communes)
    return (paragraph(text),)
