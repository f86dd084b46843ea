"""One suggestion, and pages of them cut from runs that are made only where they are shown."""

import dataclasses
from collections.abc import Callable, Sequence

from ocop_bot.address import Address, ProductAddress
from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.product import product_card
from ocop_bot.answers.titles import beginnings, shortened, title
from ocop_bot.catalogue import Picked, Product
from ocop_bot.reply import Reply

PAGE_SIZE = 10


@dataclasses.dataclass(frozen=True, slots=True)
class Suggestion:
    """A screen that can be sent on: how it is listed, where it stands, and all of it."""

    title: str
    description: str
    address: Address
    reply: Reply


@dataclasses.dataclass(frozen=True, slots=True)
class Suggestions:
    """A page of suggestions, and whether another follows."""

    items: tuple[Suggestion, ...]
    more: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """Suggestions that follow each other, made only when their page is shown."""

    count: int
    make: Callable[[int, int], Sequence[Suggestion]]
    """From a limit and an offset."""


def listed(picked: Picked, first: int, context: Context) -> tuple[Run, Run]:
    """The first products that were picked, and the others."""
    count = len(picked)
    first = min(first, count)

    def make(limit: int, offset: int) -> Sequence[Suggestion]:
        products = context.catalogue.page(picked, limit, offset)
        return [card(product, context) for product in products]

    return Run(first, make), Run(count - first, lambda limit, offset: make(limit, offset + first))


def fixed(suggestions: Sequence[Suggestion]) -> Run:
    """A few suggestions that are made already."""
    return Run(len(suggestions), lambda limit, offset: suggestions[offset : offset + limit])


def page_of(runs: Sequence[Run], page: int) -> Suggestions:
    """The suggestions of a page, out of the runs put one after the other."""
    items: list[Suggestion] = []
    skipped = (page - 1) * PAGE_SIZE
    for run in runs:
        wanted = min(run.count - skipped, PAGE_SIZE - len(items))
        if wanted > 0:
            items += run.make(wanted, skipped)
        skipped = max(0, skipped - run.count)
    return Suggestions(tuple(items), more=page * PAGE_SIZE < sum(run.count for run in runs))


def card(product: Product, context: Context) -> Suggestion:
    """The card of a product."""
    place = product.commune or product.former_district
    told = [
        wording.stars(product),
        product.producer.name if product.producer else "",
        wording.place_as_people_say(place) if place else "",
    ]
    return Suggestion(
        title=product.name,
        description=shortened(" · ".join(part for part in told if part)),
        address=ProductAddress(product.id),
        reply=product_card(product, context).reply,
    )


def screen(address: Address, answer: Answer, context: Context) -> Suggestion:
    """A screen, told by its title and by what follows."""
    name = title(address, answer, context)
    told = (begins for begins in beginnings(answer) if begins != name)
    return Suggestion(name, next(told, ""), address, answer.reply)
