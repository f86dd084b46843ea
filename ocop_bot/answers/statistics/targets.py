"""What plans aimed at, and what was reported of it."""

from collections.abc import Sequence

from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.statistics import parts
from ocop_bot.answers.statistics.question import StatisticQuestion
from ocop_bot.catalogue import Figure
from ocop_bot.reply import Block, bullets, paragraph
from ocop_bot.text import printing
from ocop_bot.texts import say

_METRICS = (
    "target_new_products",
    "target_new_products_4_star",
    "target_new_products_5_star",
    "target_products",
)


def target(question: StatisticQuestion, context: Context) -> Answer:
    """The targets of a year, or all that were published; with what was reported of that year."""
    known = [f for metric in _METRICS for f in context.catalogue.figures(metric, question.scope)]
    year = question.year
    told: list[Block] = []
    shown = [figure for figure in known if year is None or figure.as_of.latest.year == year]
    if year and shown:
        scope = parts.scope_name(question.scope)
        told.append(paragraph(say("figure.target_year", year=year, scope=scope)))
    elif year:
        told.append(paragraph(say("figure.target_none", year=year)))
    if not year or not shown:
        shown = known
        told.append(paragraph(say("figure.target_known")))
    told.append(bullets([_row(figure, with_year=len(shown) == len(known)) for figure in shown]))
    results = _results(year, question.scope, context) if year else []
    reached = _reached(shown, question.scope, context)
    told += [paragraph(text) for text, _ in reached]
    if results:
        rows = "; ".join(
            say(
                "figure.new_in_year",
                value=wording.figure_value(figure),
                date=wording.figure_date(figure),
            )
            for figure in results
        )
        told.append(paragraph(say("figure.target_result", year=year, rows=rows)))
    figures = dict.fromkeys([*shown, *results, *(figure for _, figure in reached)])
    return parts.answer(told, list(figures), context, parts.buttons("by_year", "count"))


def _reached(
    targets: Sequence[Figure], scope: str, context: Context
) -> Sequence[tuple[str, Figure]]:
    """What was reported last against each target, with the sum shown."""
    told: list[tuple[str, Figure]] = []
    for target_ in targets:
        result = _result_of(target_, scope, context)
        if result is None or not (target_.value.isdecimal() and result.value.isdecimal()):
            continue
        aim, done = int(target_.value), int(result.value)
        text = say(
            "figure.target_missing" if done < aim else "figure.target_passed",
            year=target_.as_of.latest.year,
            aim=printing.number(aim),
            value=wording.figure_value(result),
            date=wording.figure_date(result),
            larger=printing.number(max(aim, done)),
            smaller=printing.number(min(aim, done)),
            difference=printing.number(abs(aim - done)),
        )
        told.append((text, result))
    return told


def _result_of(target_: Figure, scope: str, context: Context) -> Figure | None:
    """The last report of what a target is about: a total, or what was new in its year."""
    if target_.metric == "target_products":
        return parts.newest("products", scope, context)
    if target_.metric != "target_new_products":
        return None
    year = target_.as_of.latest.year
    found = context.catalogue.figures("newly_recognised_this_year", scope)
    return next((figure for figure in found if figure.as_of.latest.year == year), None)


def _row(figure: Figure, *, with_year: bool) -> str:
    if figure.metric == "target_products":
        text = say(
            "figure.target_row_total",
            year=figure.as_of.latest.year,
            value=wording.figure_value(figure),
        )
    elif figure.metric == "target_new_products":
        text = say("figure.target_row_new", value=wording.figure_value(figure))
    else:
        text = say(
            "figure.target_row_new_star",
            value=wording.figure_value(figure),
            stars=figure.metric.split("_")[-2],
        )
    if with_year and figure.metric != "target_products":
        text = f"năm {figure.as_of.latest.year}: {text}"
    source = wording.figure_source(figure)
    note = f"{figure.note}; {source}" if figure.note else source
    return say("figure.target_source", row=text, note=note)


def _results(year: int, scope: str, context: Context) -> Sequence[Figure]:
    return [
        figure
        for metric in ("newly_recognised_this_year", "newly_recognised_in_quarter")
        for figure in context.catalogue.figures(metric, scope)
        if figure.as_of.latest.year == year
    ]
