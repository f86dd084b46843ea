"""Numbers somebody names: whether, when and where they were published."""

from collections.abc import Sequence

from ocop_bot.answers import wording
from ocop_bot.answers.context import Context
from ocop_bot.answers.statistics import parts
from ocop_bot.answers.statistics.question import StatisticQuestion
from ocop_bot.catalogue import Figure
from ocop_bot.reply import Block, bullets, paragraph
from ocop_bot.text import printing
from ocop_bot.texts import say

_SEVERAL = 2
_WORTH_A_WORD = 50
"""A number below this may be anything."""

_UNKNOWN_IN = frozenset({"count", "overview", "by_year"})


def said_numbers(
    question: StatisticQuestion, name: str, context: Context
) -> tuple[Sequence[Block], Sequence[Figure]]:
    """Tell where the numbers somebody names were published.

    Of several, that they are of different sources; of one, that nobody published it.
    """
    found = [
        figure
        for value in question.quantities
        if (figure := _published(value, question, context)) is not None
    ]
    if len(found) >= _SEVERAL:
        rows = [_row(figure) for figure in found]
        return (paragraph(say("figure.said")), bullets(rows), paragraph(say("figure.said_why"))), (
            found
        )
    alone = len(question.quantities) == 1 and not found and name in _UNKNOWN_IN
    if alone and question.quantities[0] >= _WORTH_A_WORD:
        value = printing.number(question.quantities[0])
        return (paragraph(say("figure.said_nowhere", value=value)),), ()
    return (), ()


def _published(value: int, question: StatisticQuestion, context: Context) -> Figure | None:
    """The report of a value: of the metric and time asked for, where there are several."""
    scope, stars = question.reported_scope, question.wanted.stars
    figures = [
        one
        for one in context.catalogue.totals_of_value(value, scope)
        if not stars or one.metric == f"products_{stars}_star"
    ]
    years = {period.year for period in question.periods}
    return next(
        (one for one in figures if one.as_of.latest.year in years),
        next(iter(figures), None),
    )


def _row(figure: Figure) -> str:
    row, note = parts.row(figure), wording.note(figure)
    return f"{row}. {say('figure.note', note=note)}" if note else row
