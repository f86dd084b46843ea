"""All curated content in one: `Knowledge`."""

import dataclasses
import functools
from collections.abc import Mapping, Sequence

from ocop_bot.criteria import CriteriaSets
from ocop_bot.criteria.hints import Hints
from ocop_bot.criteria.products import ProductNouns
from ocop_bot.knowledge.guides import Guide
from ocop_bot.knowledge.model import Entry, LegalDocument
from ocop_bot.law import LawText


@dataclasses.dataclass(frozen=True)
class Knowledge:
    """All curated content, loaded and validated.

    Attributes:
        topics: their names by slug.
        documents: legal documents by id.
        entries: in the order of their files.
        law: the wording of the documents we keep, by document id.
        criteria: the 26 sets by number, with plain ``hints``.
        product_nouns: what people call products, and the set of each.
        guides: by id.
    """

    topics: Mapping[str, str]
    documents: Mapping[str, LegalDocument]
    entries: Sequence[Entry]
    law: Mapping[str, LawText]
    criteria: CriteriaSets
    hints: Hints
    product_nouns: ProductNouns
    guides: Mapping[str, Guide]

    @functools.cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Entries by their id."""
        return {entry.id: entry for entry in self.entries}
