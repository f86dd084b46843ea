"""Lists of products: paged in place, sorted, narrowed by buttons, taken along as a file."""

import dataclasses
from collections.abc import Mapping, Sequence

from ocop_bot.address import ListAddress, ListOrder, fits
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.list_file import list_file
from ocop_bot.answers.list_filters import facet_screen, filter_buttons
from ocop_bot.answers.not_found import empty_list
from ocop_bot.answers.places import place_buttons
from ocop_bot.answers.product_item import (
    coverage_line,
    item,
    places_now,
    product_button,
    source_line,
    sources,
)
from ocop_bot.answers.selection import conditions, to_selection
from ocop_bot.answers.sharing import share_button
from ocop_bot.answers.statistics.parts import row, sources_of
from ocop_bot.answers.statistics.question import scope_of_places
from ocop_bot.catalogue import Figure, Product, ProductFilter
from ocop_bot.reply import Button, Reply, bullets, paragraph
from ocop_bot.texts import say

PAGE_SIZE = 8
"""Products on a page: as many as fit a phone's screen with a button each."""


def product_list(wanted: ProductFilter, address: ListAddress, context: Context) -> Answer:
    """Show the products of a filter: a page of them, what to narrow them by, or all as a file.

    Args:
        wanted: the products; ``address.selection`` is not looked at.
        address: which page (one too far is the last), in which order, or which other view.
        context: the content and the day.
    """
    address = dataclasses.replace(address, selection=to_selection(wanted))
    picked = context.catalogue.pick(wanted)
    if not len(picked):
        return empty_list(wanted, context)
    if address.order is ListOrder.NAME:
        picked = picked.by_name()
    if address.file:
        return list_file(wanted, picked, context)
    if address.facet:
        return facet_screen(wanted, picked, address, context)
    pages = -(-len(picked) // PAGE_SIZE)
    address = dataclasses.replace(address, page=min(address.page, pages))
    products = context.catalogue.page(picked, PAGE_SIZE, (address.page - 1) * PAGE_SIZE)
    reported, rated = _reported(wanted, context), len(picked.rated())
    told = conditions(wanted, context.catalogue)
    title = say(
        "list.title_page" if pages > 1 else "list.title",
        count=len(picked),
        rated=f" {say('list.rated', count=rated)}" if rated < len(picked) else "",
        what=say("list.what", conditions=told) if told else say("list.what_all"),
        page=address.page,
        pages=pages,
        order=say(f"list.order_{address.order.name.lower()}"),
    )
    reply = Reply(
        blocks=(
            paragraph(title),
            bullets([item(product) for product in products]),
            *places_now(wanted, context),
            *(paragraph(say("list.reported", row=row(one))) for one in reported),
            coverage_line(context),
            source_line(context),
        ),
        buttons=(
            *map(product_button, products),
            *_that_fit(_paging(address, pages)),
            *(_that_fit(filter_buttons(wanted, picked, address)) if pages > 1 else ()),
            *_that_fit(_tools(address, pages, len(picked))),
            *place_buttons(wanted),
            *share_button(dataclasses.replace(address, page=1)),
        ),
    )
    return Answer(
        reply=reply,
        products=tuple(products),
        figures=tuple(reported),
        sources=(*sources(products), *sources_of(reported)),
    )


def _reported(wanted: ProductFilter, context: Context) -> Sequence[Figure]:
    """The newest published total of a place, where a list is of all its products."""
    scope = scope_of_places(wanted.places)
    if scope is None or wanted != ProductFilter(places=wanted.places):
        return ()
    return context.catalogue.figures("products", scope)[:1]


def several_products(
    products: Sequence[Product], reasons: Mapping[str, str], context: Context
) -> Answer:
    """Let the reader choose among products that fit what was said, each with the reason."""
    reply = Reply(
        blocks=(
            paragraph(say("product.several", count=len(products))),
            bullets([item(product, reasons.get(product.id, "")) for product in products]),
            coverage_line(context),
            source_line(context),
        ),
        buttons=tuple(map(product_button, products)),
    )
    return Answer(reply=reply, products=tuple(products), sources=sources(products))


def _paging(address: ListAddress, pages: int) -> Sequence[Button]:
    buttons = []
    if address.page > 1:
        before = dataclasses.replace(address, page=address.page - 1)
        buttons.append(Button(say("list.previous"), before))
    if address.page < pages:
        after = dataclasses.replace(address, page=address.page + 1)
        buttons.append(Button(say("list.next"), after))
    return buttons


def _tools(address: ListAddress, pages: int, count: int) -> Sequence[Button]:
    """The other order, and the list as a file."""
    other = ListOrder.NAME if address.order is ListOrder.STARS else ListOrder.STARS
    first = dataclasses.replace(address, page=1)
    buttons = []
    if pages > 1:
        sorted_ = dataclasses.replace(first, order=other)
        buttons.append(Button(say(f"list.sort_{other.name.lower()}"), sorted_))
    if count > 1:
        buttons.append(Button(say("list.export"), dataclasses.replace(first, file=True)))
    return buttons


def _that_fit(buttons: Sequence[Button]) -> tuple[Button, ...]:
    return tuple(button for button in buttons if fits(button.address))
