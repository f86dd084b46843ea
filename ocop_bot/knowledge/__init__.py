"""The curated knowledge: entries and legal documents, typed, validated, with their validity."""

from ocop_bot.knowledge.content import Knowledge
from ocop_bot.knowledge.loader import load_knowledge, read_knowledge
from ocop_bot.knowledge.model import (
    Audience,
    Entry,
    Fact,
    LegalDocument,
    Source,
    Standing,
    Tool,
)

__all__ = [
    "Audience",
    "Entry",
    "Fact",
    "Knowledge",
    "LegalDocument",
    "Source",
    "Standing",
    "Tool",
    "load_knowledge",
    "read_knowledge",
]
