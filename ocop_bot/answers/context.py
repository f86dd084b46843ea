"""What every answer needs: the content, the catalogue, and the day it is given for."""

import dataclasses
import datetime

from ocop_bot.catalogue import Catalogue, Figure
from ocop_bot.catalogue.gazetteer import PROVINCE
from ocop_bot.knowledge import Knowledge
from ocop_bot.text import printing


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
    """The content, the catalogue and the day."""

    knowledge: Knowledge
    catalogue: Catalogue
    day: datetime.date

    def coverage(self) -> Coverage:
        """Our count beside the newest exact total that was reported."""
        totals = self.catalogue.figures("products", PROVINCE)
        exact = next(figure for figure in totals if figure.value.isdecimal())
        return Coverage(self.catalogue.count(), exact)
