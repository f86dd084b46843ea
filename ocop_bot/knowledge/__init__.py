"""The curated knowledge: entries and legal documents, typed, validated, with their validity."""

from ocop_bot.knowledge.loader import load_knowledge, read_knowledge
from ocop_bot.knowledge.model import Audience, Entry, Knowledge, LegalDocument, Source, Standing

__all__ = [
    "Audience",
    "Entry",
    "Knowledge",
    "LegalDocument",
    "Source",
    "Standing",
    "load_knowledge",
    "read_knowledge",
]
