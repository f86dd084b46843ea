"""The wording of the decision in force, article by article, and how people cite it."""

from ocop_bot.law.loader import read_law
from ocop_bot.law.model import (
    DECISION,
    Annex,
    Article,
    Clause,
    Form,
    LawText,
    Passage,
    Point,
    UnknownReferenceError,
)
from ocop_bot.law.reference import (
    CONTENTS,
    BadReferenceError,
    Reference,
    from_code,
    name_of,
    parse_citation,
    to_code,
)

__all__ = [
    "CONTENTS",
    "DECISION",
    "Annex",
    "Article",
    "BadReferenceError",
    "Clause",
    "Form",
    "LawText",
    "Passage",
    "Point",
    "Reference",
    "UnknownReferenceError",
    "from_code",
    "name_of",
    "parse_citation",
    "read_law",
    "to_code",
]
