"""An `Intent` or an `Address` becomes an `Answer`; one file per kind of answer."""

from ocop_bot.answers.answer import Answer, ComputedFigure, together
from ocop_bot.answers.answerer import Answerer
from ocop_bot.answers.context import Context, Draft, Link, work_of
from ocop_bot.answers.deadlines import impossible_date
from ocop_bot.answers.reporting import Reported, reports_for_staff
from ocop_bot.answers.simple import figures_in_general
from ocop_bot.answers.suggestion import Suggestion, Suggestions
from ocop_bot.answers.suggestions import Search, suggest, suggest_screen, suggest_start

__all__ = [
    "Answer",
    "Answerer",
    "ComputedFigure",
    "Context",
    "Draft",
    "Link",
    "Reported",
    "Search",
    "Suggestion",
    "Suggestions",
    "figures_in_general",
    "impossible_date",
    "reports_for_staff",
    "suggest",
    "suggest_screen",
    "suggest_start",
    "together",
    "work_of",
]
