"""What a look-up is answered with: a card, a choice, a list, or honestly nothing."""

import dataclasses
import datetime
from collections.abc import Callable, Sequence

from ocop_bot.address import ListAddress
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.not_found import not_found, other_province, which_product
from ocop_bot.answers.product import FIELDS, product_card
from ocop_bot.answers.product_list import product_list, several_products
from ocop_bot.answers.statistics.question import FILE
from ocop_bot.catalogue import (
    Product,
    ProductFilter,
    ValidityState,
    ValidOn,
)
from ocop_bot.catalogue.search import Hit
from ocop_bot.text.letters import spelled
from ocop_bot.text.reading import Tokens
from ocop_bot.texts import say
from ocop_bot.understanding.lookup import Lookup, Outcome
from ocop_bot.understanding.slots import Slots

MOST_TO_CHOOSE = 8
"""Products that fit equally well and are offered one by one; of more a list is shown."""

NEAREST = 4
"""Products shown beside one that is not found."""

_LEAST_CERTIFIED = 3

_NOT_IN_NAMES = frozenset({"do", "hang", "cac", "loai"})
_STATES = {
    "valid": None,
    "expiring": ValidityState.EXPIRING,
    "expired": ValidityState.PAST,
}


def lookup_answer(lookup: Lookup, slots: Slots, field: str, context: Context) -> Answer:
    """Answer a look-up.

    Args:
        lookup: what the message names.
        slots: the conditions it says beside: places, stars, years.
        field: what is asked of a product ("stars"), or that a list is ("list_place").
        context: the content and the day.
    """
    if lookup.outcome is Outcome.FOUND:
        return _found(lookup, slots, field, context)
    if slots.other_province:
        return other_province(slots.other_province)
    if lookup.outcome is Outcome.NOT_FOUND:
        ids = [hit.id for hit in lookup.hits[:NEAREST]]
        kind = ProductFilter(words=tuple(word.folded for word in lookup.noun))
        near = context.catalogue.products_by_id(ids)
        if not near and kind.words:
            near = context.catalogue.page(context.catalogue.pick(kind), NEAREST)
        return not_found(near, context)
    wanted = filter_of(slots, lookup.noun or slots.noun, context.day)
    if wanted == ProductFilter() and field in FIELDS:
        return which_product(context)
    return product_list(wanted, ListAddress(file=slots.form == FILE), context)


def filter_of(slots: Slots, noun: Tokens, day: datetime.date) -> ProductFilter:
    """Which products a message's conditions and the kind it says ask for."""
    return ProductFilter(
        places=slots.place,
        stars=None if slots.from_stars else slots.stars,
        from_stars=_from_stars(slots),
        group=slots.group,
        producer_type=slots.producer_type,
        year=slots.year,
        words=tuple(word.folded for word in noun if word.folded not in _NOT_IN_NAMES),
        validity=ValidOn(_STATES[slots.status], day) if slots.status else None,
        round=slots.round,
    )


def _from_stars(slots: Slots) -> int | None:
    """So many stars or more; from 3 are all that are certified."""
    return slots.stars if slots.from_stars and (slots.stars or 0) > _LEAST_CERTIFIED else None


def _found(lookup: Lookup, slots: Slots, field: str, context: Context) -> Answer:
    hits = {hit.id: hit for hit in lookup.hits}
    products = context.catalogue.products_by_id(list(hits))
    products = _narrowed(products, slots, context)
    if len(products) == 1:
        hit = hits[products[0].id]
        shown = field if field in FIELDS else "detail"
        return product_card(products[0], context, shown, hit.explained)
    makers = {product.producer.id if product.producer else None for product in products}
    only_maker = all(not hit.words for hit in hits.values())
    if only_maker and len(makers) == 1 and (maker := makers.pop()):
        return product_list(ProductFilter(producer=maker), ListAddress(), context)
    if len(products) <= MOST_TO_CHOOSE:
        reasons = {id_: _reason(hit) for id_, hit in hits.items()}
        return several_products(products, reasons, context)
    wanted = dataclasses.replace(
        filter_of(slots, (), context.day),
        words=tuple(word.folded for word in lookup.hits[0].name_words),
    )
    return product_list(wanted, ListAddress(), context)


def _reason(hit: Hit) -> str:
    """Why a product is offered: which words of its name and of its maker were said."""
    told = []
    if hit.name_words:
        told.append(say("list.because_name", words=_spelled(hit.name_words)))
    if hit.maker_words:
        told.append(say("list.because_maker", words=_spelled(hit.maker_words)))
    return ", ".join(told)


def _spelled(words: Tokens) -> str:
    return " ".join(spelled(word.marked) for word in words)


def _narrowed(products: Sequence[Product], slots: Slots, context: Context) -> Sequence[Product]:
    """Those that also fit the conditions said, as far as any does: people err in these."""
    tests: list[Callable[[Product], bool]] = []
    if slots.place:
        wanted = ProductFilter(places=slots.place)
        there = context.catalogue.among(wanted, [product.id for product in products])
        tests.append(lambda product: product.id in there)
    if slots.stars:
        tests.append(lambda product: product.stars == slots.stars)
    if slots.producer_type:
        tests.append(
            lambda product: (
                product.producer is not None and product.producer.type is slots.producer_type
            )
        )
    for test in tests:
        products = [product for product in products if test(product)] or products
    return products
