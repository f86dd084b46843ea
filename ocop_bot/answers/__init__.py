"""An `Intent` or an `Address` becomes an `Answer`; one file per kind of answer."""

from ocop_bot.answers.answer import Answer, ComputedFigure, together
from ocop_bot.answers.answerer import Answerer
from ocop_bot.answers.context import Context, Draft, work_of
from ocop_bot.answers.deadlines import impossible_date

__all__ = [
    "Answer",
    "Answerer",
    "ComputedFigure",
    "Context",
    "Draft",
    "impossible_date",
    "together",
    "work_of",
]
