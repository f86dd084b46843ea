"""An `Answer`: the `Reply`, and what it rests on."""

import dataclasses
import datetime

from ocop_bot.catalogue import Figure, Product
from ocop_bot.reply import Reply


@dataclasses.dataclass(frozen=True, slots=True)
class ComputedFigure:
    """A computed figure (số tự đếm): our database counts it, now; never a reported one."""

    metric: str
    scope: str
    value: int
    as_of: datetime.date


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """A reply with the products, figures and sources it rests on, in the order they are shown."""

    reply: Reply
    products: tuple[Product, ...] = ()
    figures: tuple[Figure | ComputedFigure, ...] = ()
    sources: tuple[str, ...] = ()
