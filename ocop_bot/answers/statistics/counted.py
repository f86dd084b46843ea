"""Our own counts: with what they cover, explained when they are zero, named when they are few."""

import dataclasses
from collections.abc import Iterator

from ocop_bot.answers.answer import ComputedFigure
from ocop_bot.answers.context import Context
from ocop_bot.answers.product_item import item
from ocop_bot.answers.selection import conditions
from ocop_bot.answers.statistics import parts
from ocop_bot.answers.statistics.question import EVERYTHING, metric_of, scope_of_places
from ocop_bot.catalogue import Product, ProductFilter
from ocop_bot.catalogue.gazetteer import PROVINCE
from ocop_bot.reply import Block, bullets, paragraph
from ocop_bot.text import printing
from ocop_bot.texts import say

FEW = 5
"""Products that are named, when a count comes to no more."""

_CONDITIONS = ("stars", "from_stars", "group", "producer_type", "producer", "places", "words")


@dataclasses.dataclass(frozen=True, slots=True)
class Counted:
    """A count of ours in words, as figures, and the products it counts when they are few."""

    blocks: tuple[Block, ...]
    figures: tuple[ComputedFigure, ...]
    products: tuple[Product, ...] = ()


def counted(wanted: ProductFilter, context: Context, *, shares: bool = False) -> Counted:
    """Count the products of a filter; in percent of all we count, too, if shares are asked for.

    With several conditions the counts without one of them are told too: of all of them when
    nothing fits, otherwise of those that people mean a part of.
    """
    value = context.catalogue.count(wanted)
    blocks: list[Block] = [parts.our_count(value, say("metric.products"), wanted, context)]
    if shares and wanted != EVERYTHING:
        blocks += _share(wanted, value, context)
    figures = [figure_of(wanted, value, context)]
    products: tuple[Product, ...] = ()
    if 0 < value <= FEW and wanted != EVERYTHING:
        products = tuple(context.catalogue.page(context.catalogue.pick(wanted).rated(), FEW))
        blocks.append(bullets([item(product) for product in products]))
    wider = list((_wider if value == 0 else _around)(wanted, context))
    if value == 0:
        blocks.append(paragraph(say("figure.zero")))
    if wider:
        blocks.append(paragraph(say("figure.wider_zero" if value == 0 else "figure.wider")))
        blocks.append(bullets([_row(one, count, context) for one, count in wider]))
    figures += [figure_of(one, count, context) for one, count in wider]
    return Counted(tuple(blocks), tuple(figures), products)


def _share(wanted: ProductFilter, value: int, context: Context) -> Iterator[Block]:
    """A count in percent of all we count where it is, and of all we count."""
    there = dataclasses.replace(EVERYTHING, places=wanted.places)
    for whole_of in dict.fromkeys((there, EVERYTHING)):
        whole = context.catalogue.count(whole_of)
        if whole_of == wanted or not whole:
            continue
        told = conditions(whole_of, context.catalogue)
        yield paragraph(
            say(
                "figure.own_share",
                part=value,
                whole=whole,
                share=printing.percent(value / whole),
                what=f" {told}" if told else "",
            )
        )


def figure_of(wanted: ProductFilter, value: int, context: Context) -> ComputedFigure:
    """A count of ours as data."""
    scope = scope_of_places(wanted.places) or PROVINCE
    of = conditions(wanted, context.catalogue)
    return parts.computed(metric_of(wanted) or "products", scope, value, context, of)


def _row(wanted: ProductFilter, count: int, context: Context) -> str:
    name = conditions(wanted, context.catalogue) or say("figure.everything")
    return say("figure.row", name=parts.capital(name), value=count)


def _around(wanted: ProductFilter, context: Context) -> Iterator[tuple[ProductFilter, int]]:
    """The filter whatever the stars; and the whole group where a kind of product is named too."""
    found = []
    if wanted.stars or wanted.from_stars:
        found.append(dataclasses.replace(wanted, stars=None, from_stars=None))
    if wanted.words and wanted.group:
        found.append(dataclasses.replace(wanted, words=()))
    for wider in found:
        if wider != EVERYTHING:
            yield wider, context.catalogue.count(wider)


def _wider(wanted: ProductFilter, context: Context) -> Iterator[tuple[ProductFilter, int]]:
    """The filter without each of its conditions in turn, where anything is left then."""
    given = [name for name in _CONDITIONS if getattr(wanted, name)]
    for name in given if len(given) > 1 else ():
        wider = dataclasses.replace(wanted, **{name: getattr(EVERYTHING, name)})
        count = context.catalogue.count(wider)
        if count:
            yield wider, count
