"""Two or more beside each other: places, provinces, times, groups, kinds of producers, ranks."""

import dataclasses
from collections.abc import Iterator, Sequence

from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer, ComputedFigure
from ocop_bot.answers.context import Context
from ocop_bot.answers.statistics import arithmetic, parts
from ocop_bot.answers.statistics.counted import figure_of
from ocop_bot.answers.statistics.question import (
    StatisticQuestion,
    metric_of,
    scope_of_places,
)
from ocop_bot.answers.statistics.reported import Reports, period_name, reports
from ocop_bot.catalogue import Figure, Place, PlaceKind, ProductFilter
from ocop_bot.catalogue.gazetteer import PROVINCE
from ocop_bot.reply import Block, bullets, paragraph
from ocop_bot.text import printing
from ocop_bot.text.periods import Period, PeriodKind
from ocop_bot.texts import say

_PAIR = 2


@dataclasses.dataclass(frozen=True, slots=True)
class Side:
    """One of what is compared.

    ``metric`` is None where nobody reports such; ``wanted`` where our data cannot count it.
    """

    name: str
    metric: str | None
    scope: str
    period: Period | None = None
    wanted: ProductFilter | None = None


def compare(question: StatisticQuestion, context: Context) -> Answer:
    """What is compared side by side, with the difference."""
    compared = list(sides(question, context))
    blocks: list[Block] = [paragraph(say("figure.compare", what=_what(question)))]
    found = [
        reports(side.metric, side.scope, side.period, context) if side.metric else None
        for side in compared
    ]
    reported = [figure for one in found if one for figure in (*one.inside[:1], *_nearby(one))]
    blocks += _reported(compared, found)
    ours = [
        (side.name, side.wanted, context.catalogue.count(side.wanted))
        for side in compared
        if side.wanted
    ]
    if ours:
        blocks.append(parts.our_rows_title(context, ProductFilter()))
        blocks.append(bullets([_our_row(name, one, n, context) for name, one, n in ours]))
    if len(ours) == _PAIR:
        (one, _, count), (other, _, other_count) = ours
        blocks.append(arithmetic.difference((one, other), (count, other_count)))
    computed: list[ComputedFigure] = [figure_of(one, count, context) for _, one, count in ours]
    buttons = parts.buttons(*(("by_year", "target") if _of_times(question) else _PLACES))
    best = [figure for one in found if one and (figure := one.best)]
    figures: list[Figure | ComputedFigure] = [*dict.fromkeys(reported), *computed]
    return parts.answer(blocks, figures, context, buttons, drawn=[*best, *computed])


_PLACES = ("top_districts", "count")


def sides(question: StatisticQuestion, context: Context) -> Iterator[Side]:
    """What a question compares; fewer than two when it compares nothing."""
    wanted, metric = question.wanted, question.subject
    alone = Side("", metric, question.reported_scope, question.period, wanted)
    if _of_times(question):
        for time in times(question, context):
            name = period_name(time) if time else say("figure.period_now")
            of_time = _recognised(question, time) if time else None
            yield dataclasses.replace(alone, name=name, period=time, wanted=of_time)
    elif question.scope != PROVINCE and not question.places:
        for scope in (PROVINCE, question.scope):
            name = parts.scope_name(scope)
            yield dataclasses.replace(alone, name=name, scope=scope, wanted=None)
    elif len(question.places) > 1 or _of_regions(question):
        for places in question.places if len(question.places) > 1 else _regions(context):
            there = dataclasses.replace(wanted, places=places)
            name = wording.place_as_people_say(places[0])
            scope = scope_of_places(places) or PROVINCE
            period = question.period
            yield Side(name, metric, scope, period, None if period else there)
    else:
        yield from _of_products(question, context)


def _recognised(question: StatisticQuestion, period: Period) -> ProductFilter | None:
    """What we count of a time: the products recognised in a year, where that is asked for."""
    here = question.scope == PROVINCE or question.wanted.places
    if question.new and here and period.kind is PeriodKind.YEAR:
        return dataclasses.replace(question.wanted, year=period.year)
    return None


def _of_products(question: StatisticQuestion, context: Context) -> Iterator[Side]:
    """Groups, kinds of producers, or ranks."""
    wanted = question.wanted
    named = (
        [(wording.group(one), dataclasses.replace(wanted, group=one)) for one in question.groups],
        [
            (wording.producer_type(one), dataclasses.replace(wanted, producer_type=one))
            for one in question.producer_types
        ],
        [
            (say("list.stars", stars=one), dataclasses.replace(wanted, stars=one, from_stars=None))
            for one in question.ranks
        ],
    )
    compared = next((one for one in named if len(one) > 1), ())
    for name, one in compared:
        past = question.period is not None and question.period.last < context.day
        scope = question.reported_scope
        yield Side(name, metric_of(one), scope, question.period, None if past else one)


def _of_regions(question: StatisticQuestion) -> bool:
    return question.leaders == "region" and not question.places


def _regions(context: Context) -> Sequence[tuple[Place, ...]]:
    return [(place,) for place, _ in context.catalogue.places() if place.kind is PlaceKind.REGION]


def _of_times(question: StatisticQuestion) -> bool:
    beside_now = question.now and bool(question.periods) and not question.span
    return len(question.periods) > 1 or question.year_before or beside_now


def times(question: StatisticQuestion, context: Context) -> Sequence[Period | None]:
    """The times compared, the earlier first; the year before goes with the one named.

    None is now.
    """
    if len(question.periods) > 1:
        return sorted(question.periods, key=lambda period: period.first)
    period = question.period
    if period and question.now:
        return (period, None)
    if period is None:
        newest = parts.newest(question.subject or "products", question.reported_scope, context)
        year = newest.as_of.latest.year if newest else context.day.year
        period = Period(PeriodKind.YEAR, year)
    return (dataclasses.replace(period, year=period.year - 1), period)


def _what(question: StatisticQuestion) -> str:
    stars = question.wanted.stars
    if stars and len(question.ranks) < _PAIR:
        return say("figure.compare_stars", stars=stars)
    return parts.metric_name("producers" if question.subject == "producers" else "products")


def _reported(compared: Sequence[Side], found: Sequence[Reports | None]) -> list[Block]:
    """Each side's reports, and the difference of two that have one."""
    rows: list[str] = []
    best: list[tuple[str, Figure]] = []
    for side, one in zip(compared, found, strict=True):
        if one is None:
            continue
        if one.best is None:
            what = f"{parts.subject_name(one.metric)}, {side.name}"
            rows.append(say("figure.none", what=what))
        else:
            best.append((side.name, one.best))
            rows.append(parts.row(one.best, side.name))
        rows += [parts.row(each, say("figure.near", name=side.name)) for each in _nearby(one)]
    blocks: list[Block] = [bullets(rows)] if rows else []
    numbers = [(name, figure) for name, figure in best if figure.value.isdecimal()]
    if len(compared) == len(numbers) == _PAIR:
        (one_name, first), (other_name, second) = numbers
        exact = all(map(arithmetic.is_exact, (first, second)))
        values = (int(first.value), int(second.value))
        blocks.append(arithmetic.difference((one_name, other_name), values, exact=exact))
    return blocks


def _nearby(found: Reports) -> Sequence[Figure]:
    return [one for one in (found.before, *found.after) if one]


def _our_row(name: str, wanted: ProductFilter, count: int, context: Context) -> str:
    makers = sum(context.catalogue.pick(wanted).rated().makers().values())
    row = say("figure.row", name=parts.capital(name), value=printing.number(count))
    if wanted.producer_type and makers:
        return say("figure.row_makers", row=row, makers=makers)
    return row
