"""The 26 official criteria sets, with plain hints and the products that fall under each."""

from ocop_bot.criteria.loader import read_criteria
from ocop_bot.criteria.model import (
    CERTIFIED_FROM,
    STAR_BANDS,
    CriteriaSet,
    CriteriaSets,
    Criterion,
    Gate,
    Option,
    StarBand,
    band_of,
    star_of,
)

__all__ = [
    "CERTIFIED_FROM",
    "STAR_BANDS",
    "CriteriaSet",
    "CriteriaSets",
    "Criterion",
    "Gate",
    "Option",
    "StarBand",
    "band_of",
    "read_criteria",
    "star_of",
]
