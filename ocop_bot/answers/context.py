"""What every answer needs: the content, the catalogue, and the day it is given for."""

import dataclasses
import datetime
from collections.abc import Callable

from ocop_bot.address import Address, ChecklistAddress, SheetAddress
from ocop_bot.catalogue import Catalogue, Figure
from ocop_bot.catalogue.gazetteer import PROVINCE
from ocop_bot.knowledge import Knowledge
from ocop_bot.text import printing

Draft = SheetAddress | ChecklistAddress
"""Work that can be left and gone on with: its address holds all of it."""


Link = Callable[[Address], str]
"""How a channel makes a public link to a screen."""


def work_of(draft: Draft) -> str:
    """The name of a piece of work, the same for all its states: one sheet a set, one list a use."""
    if isinstance(draft, SheetAddress):
        return f"sheet {draft.number}"
    return f"list {draft.guide} {draft.producer_type} {draft.number}"


@dataclasses.dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the official total our catalogue holds."""

    count: int
    total: Figure

    @property
    def share(self) -> str:
        """The share in print: "22%"."""
        return printing.percent(round(self.count / int(self.total.value), 2))


@dataclasses.dataclass(frozen=True, slots=True)
class Context:
    """The content, the catalogue, the day, and what is known of the person and the channel.

    ``drafts`` is the person's unfinished work, the newest first; ``link`` makes public links,
    where the channel has any.
    """

    knowledge: Knowledge
    catalogue: Catalogue
    day: datetime.date
    drafts: tuple[Draft, ...] = ()
    link: Link | None = None

    def coverage(self) -> Coverage:
        """Our count beside the newest exact total that was reported."""
        totals = self.catalogue.figures("products", PROVINCE)
        exact = next(figure for figure in totals if figure.value.isdecimal())
        return Coverage(self.catalogue.count(), exact)
