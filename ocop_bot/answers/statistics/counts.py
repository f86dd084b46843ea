"""How many products: the newest reported total and our own count, apart; and breakdowns."""

from collections.abc import Iterable, Mapping, Sequence

from ocop_bot.address import ListAddress, fits
from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.selection import to_selection
from ocop_bot.answers.statistics import parts
from ocop_bot.answers.statistics.question import StatisticQuestion, scope_of
from ocop_bot.catalogue import Figure, Group, PlaceKind
from ocop_bot.catalogue.gazetteer import PROVINCE
from ocop_bot.reply import Block, Button, bullets, paragraph
from ocop_bot.text import printing
from ocop_bot.texts import say

STAR_METRICS = {stars: f"products_{stars}_star" for stars in (5, 4, 3)}
GROUP_METRICS: Mapping[Group, str] = {group: f"products_group_{group.value}" for group in Group}


def count(question: StatisticQuestion, context: Context) -> Answer:
    """How many products there are."""
    metric, scope = _metric(question), _scope(question)
    figure = parts.newest(metric, scope, context) if metric else None
    told: list[Block] = []
    if figure:
        told.append(_newest_total(figure, question))
        told += _later(figure, context)
        told += parts.conflict_note(figure, context)
    elif scope == PROVINCE or question.wanted.places:
        what = "con số này" if not question.wanted.places else parts.scope_name(scope)
        told.append(paragraph(say("figure.none", what=what)))
    figures: list[Figure] = [figure] if figure else []
    ours = []
    if scope == PROVINCE or question.wanted.places:
        value = context.catalogue.count(question.wanted)
        told.append(parts.our_count(value, say("metric.products"), question.wanted, context))
        ours.append(parts.computed(metric or "products", scope, value, context))
    shown = ListAddress(to_selection(question.wanted))
    buttons = (
        *([Button(say("home.products"), shown)] if fits(shown) and ours else []),
        *parts.buttons("by_stars", "by_group", "top_districts"),
    )
    return parts.answer(told, [*figures, *ours], context, buttons)


def by_stars(question: StatisticQuestion, context: Context) -> Answer:
    """Products by star, as reported and as we count them."""
    scope = _scope(question)
    found = {
        stars: figure
        for stars, metric in STAR_METRICS.items()
        if (figure := parts.newest(metric, scope, context))
    }
    told = _reported(found.values(), say("figure.by_stars", scope=parts.scope_name(scope)))
    total = sum(int(figure.value) for figure in found.values())
    if question.form == "percent" and found and len({f.as_of for f in found.values()}) == 1:
        told.append(
            bullets(
                [
                    say(
                        "figure.share_of",
                        name=parts.metric_name(figure.metric),
                        value=figure.value,
                        share=printing.percent(int(figure.value) / total),
                    )
                    for figure in found.values()
                ]
            )
        )
    rows = [
        (say("list.stars", stars=key), value)
        for key, value in context.catalogue.pick(question.wanted).rated().tally("stars")
    ]
    told += _ours(rows, question, context)
    ours = [
        parts.computed(STAR_METRICS.get(int(key or 0), "products"), scope, value, context)
        for key, value in context.catalogue.pick(question.wanted).rated().tally("stars")
    ]
    return parts.answer(
        told, [*found.values(), *ours], context, parts.buttons("count", "by_group", "by_year")
    )


def by_group(question: StatisticQuestion, context: Context) -> Answer:
    """Products by group, as reported and as we count them."""
    scope = _scope(question)
    groups = [question.wanted.group] if question.wanted.group else list(Group)
    found = {
        group: figure
        for group in groups
        if (figure := parts.newest(GROUP_METRICS[group], scope, context))
    }
    ordered = sorted(found.values(), key=lambda figure: -int(figure.value))
    told = _reported(ordered, say("figure.by_group", scope=parts.scope_name(scope)))
    tally = context.catalogue.pick(question.wanted).rated().tally("group")
    rows = [(wording.group(Group(key)), value) for key, value in tally if key]
    told += _ours(rows, question, context)
    ours = [
        parts.computed(GROUP_METRICS[Group(key)], scope, value, context)
        for key, value in tally
        if key
    ]
    return parts.answer(
        told, [*ordered, *ours], context, parts.buttons("count", "by_stars", "by_year")
    )


def _metric(question: StatisticQuestion) -> str | None:
    """The reported metric of what is counted; None when nobody reports such a count."""
    wanted = question.wanted
    if wanted.producer_type or wanted.producer or wanted.words or wanted.year:
        return None
    if wanted.stars and wanted.group:
        return None
    if wanted.stars:
        return f"products_{wanted.stars}_star"
    if wanted.group:
        return GROUP_METRICS[wanted.group]
    return "products"


def _scope(question: StatisticQuestion) -> str:
    places = question.wanted.places
    if not places:
        return question.scope
    district = next((p for p in places if p.kind is PlaceKind.FORMER_DISTRICT), None)
    return scope_of(district or places[0])


def _newest_total(figure: Figure, question: StatisticQuestion) -> Block:
    stars = question.wanted.stars
    group = question.wanted.group
    what = f" {say('list.stars', stars=stars)}" if stars else ""
    if group:
        what = f" nhóm {wording.group(group)}"
    sentence = say(
        "figure.reported",
        scope=parts.scope_name(figure.scope),
        value=wording.figure_value(figure),
        unit=f"{figure.unit} OCOP",
        what=what,
        date=wording.figure_date(figure),
    )
    return paragraph(say("figure.newest", sentence=sentence))


def _later(figure: Figure, context: Context) -> Sequence[Block]:
    """Rounds that were reported after the newest total."""
    if figure.metric != "products" or figure.scope != PROVINCE:
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


def _reported(figures: Iterable[Figure], title: str) -> list[Block]:
    rows = [parts.row(figure) for figure in figures]
    if not rows:
        return [paragraph(say("figure.none", what="cách chia này"))]
    return [paragraph(title), bullets(rows)]


def _ours(
    rows: Sequence[tuple[str, int]], question: StatisticQuestion, context: Context
) -> list[Block]:
    if not rows or question.scope != PROVINCE:
        return []
    total = sum(value for _, value in rows)
    lines = [
        say("figure.row_share", name=name, value=value, share=printing.percent(value / total))
        if question.form == "percent"
        else say("figure.row", name=name, value=value)
        for name, value in rows
    ]
    return [parts.our_rows_title(context), bullets(lines)]
