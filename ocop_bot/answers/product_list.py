"""Lists of products: of a place, a star, a producer, a kind; paged; and honest when empty."""

import dataclasses
from collections.abc import Sequence

from ocop_bot.address import ListAddress, ProductAddress, fits
from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.places import place_buttons
from ocop_bot.answers.selection import conditions, to_selection
from ocop_bot.catalogue import PlaceKind, Product, ProductFilter
from ocop_bot.reply import Block, Button, Reply, SourceLine, bullets, line, paragraph
from ocop_bot.text import printing
from ocop_bot.texts import say

PAGE_SIZE = 8
"""Products on a page: as many as fit a phone's screen with a button each."""


def product_list(wanted: ProductFilter, page: int, context: Context) -> Answer:
    """Show a page (from 1) of the products of a filter; a page too far is the last one."""
    picked = context.catalogue.pick(wanted)
    count = len(picked)
    if not count:
        return empty_list(wanted, context)
    pages = -(-count // PAGE_SIZE)
    page = max(1, min(page, pages))
    products = context.catalogue.page(picked, PAGE_SIZE, (page - 1) * PAGE_SIZE)
    told = conditions(wanted, context.catalogue)
    what = say("list.what", conditions=told) if told else say("list.what_all")
    title = say(
        "list.title_page" if pages > 1 else "list.title",
        count=count, what=what, page=page, pages=pages,
    )  # fmt: skip
    reply = Reply(
        blocks=(
            paragraph(title),
            bullets([_item(product) for product in products]),
            *_places_now(wanted, context),
            _coverage(context),
            SourceLine(line(say("list.source", date=wording.day(context.day)))),
        ),
        buttons=(
            *map(_product_button, products),
            *_paging(wanted, page, pages),
            *place_buttons(wanted),
        ),
    )
    return Answer(reply=reply, products=tuple(products), sources=_sources(products))


def several_products(products: Sequence[Product], context: Context) -> Answer:
    """Let the reader choose among products that all fit the name asked for."""
    reply = Reply(
        blocks=(
            paragraph(say("product.several", count=len(products))),
            bullets([_item(product) for product in products]),
            _coverage(context),
            SourceLine(line(say("list.source", date=wording.day(context.day)))),
        ),
        buttons=tuple(map(_product_button, products)),
    )
    return Answer(reply=reply, products=tuple(products), sources=_sources(products))


def empty_list(wanted: ProductFilter, context: Context) -> Answer:
    """Say that nothing was found, that this proves nothing, and whom to ask."""
    told = conditions(wanted, context.catalogue)
    reply = Reply(
        blocks=(
            paragraph(say("list.empty", conditions=told, share=context.coverage().share)),
            *_places_now(wanted, context),
            paragraph(say("list.empty_ask")),
        ),
        buttons=(*_wider(wanted), *place_buttons(wanted)),
    )
    return Answer(reply=reply)


def not_found(near: Sequence[Product], context: Context) -> Answer:
    """Say that a product was not found by its name, with what is nearest."""
    coverage = context.coverage()
    told: list[Block] = [
        paragraph(
            say(
                "list.not_found",
                share=coverage.share,
                total=wording.figure_value(coverage.total),
                date=wording.figure_date(coverage.total),
            )
        )
    ]
    if near:
        told.append(paragraph(say("list.not_found_near")))
        told.append(bullets([_item(product) for product in near]))
    told.append(paragraph(say("list.not_found_check")))
    reply = Reply(blocks=tuple(told), buttons=tuple(map(_product_button, near)))
    return Answer(reply=reply)


def other_province(province: str) -> Answer:
    """Say that other provinces are not in our data."""
    return Answer(Reply(blocks=(paragraph(say("list.other_province", province=province)),)))


def _item(product: Product) -> str:
    producer = wording.producer_name(product.producer)
    return say(
        "list.item",
        name=product.name,
        rank=wording.stars(product),
        producer=say("list.item_producer", producer=producer) if producer else "",
    )


def _coverage(context: Context) -> Block:
    coverage = context.coverage()
    return paragraph(
        say(
            "list.coverage",
            count=coverage.count,
            share=coverage.share,
            total=wording.figure_value(coverage.total),
            date=wording.figure_date(coverage.total),
        )
    )


def _places_now(wanted: ProductFilter, context: Context) -> tuple[Block, ...]:
    """Of a former district, tell what it is now."""
    districts = [p for p in wanted.places if p.kind is PlaceKind.FORMER_DISTRICT]
    return tuple(
        paragraph(
            say(
                "list.places_now",
                district=district.name,
                communes=printing.listing(
                    [commune.full_name for commune in context.catalogue.communes_of(district)]
                ),
            )
        )
        for district in districts
    )


def _product_button(product: Product) -> Button:
    return Button(product.name, ProductAddress(product.id))


def _paging(wanted: ProductFilter, page: int, pages: int) -> tuple[Button, ...]:
    selection = to_selection(wanted)
    buttons = []
    if page > 1:
        buttons.append(Button(say("list.previous"), ListAddress(selection, page - 1)))
    if page < pages:
        buttons.append(Button(say("list.next"), ListAddress(selection, page + 1)))
    return tuple(button for button in buttons if fits(button.address))


def _wider(wanted: ProductFilter) -> tuple[Button, ...]:
    """The same question with one condition less, where that leaves a question."""
    wider = [
        dataclasses.replace(ProductFilter(), places=wanted.places),
        dataclasses.replace(ProductFilter(), stars=wanted.stars),
        dataclasses.replace(ProductFilter(), words=wanted.words),
    ]
    labels = [
        say("product.same_place", place=wording.place_as_people_say(wanted.places[0]))
        if wanted.places
        else "",
        say("product.rank", stars=wanted.stars) if wanted.stars else "",
        "",
    ]
    return tuple(
        Button(label, ListAddress(to_selection(each)))
        for label, each in zip(labels, wider, strict=True)
        if label and each not in (wanted, ProductFilter())
    )


def _sources(products: Sequence[Product]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(product.source_url for product in products))
