"""What is not in our data: said so, with what is near, and how to find out further."""

import dataclasses
from collections.abc import Sequence

from ocop_bot.address import ListAddress
from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.places import place_buttons
from ocop_bot.answers.product_item import coverage_line, item, places_now, product_button
from ocop_bot.answers.selection import conditions, to_selection
from ocop_bot.catalogue import Product, ProductFilter
from ocop_bot.reply import Block, Button, Reply, bullets, paragraph
from ocop_bot.texts import say


def empty_list(wanted: ProductFilter, context: Context) -> Answer:
    """Say that nothing fits, that this proves nothing, and whom to ask."""
    told = conditions(wanted, context.catalogue)
    reply = Reply(
        blocks=(
            paragraph(say("list.empty", conditions=told, share=context.coverage().share)),
            *places_now(wanted, context),
            paragraph(say("list.empty_ask")),
        ),
        buttons=(*_wider(wanted, context), *place_buttons(wanted)),
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
        told.append(bullets([item(product) for product in near]))
    told.append(paragraph(say("list.not_found_check")))
    return Answer(Reply(blocks=tuple(told), buttons=tuple(map(product_button, near))))


def not_found_too(context: Context) -> Block:
    """What is said of a message that is declined but may be the name of a product."""
    return paragraph(say("list.not_found_too", share=context.coverage().share))


def other_province(province: str) -> Answer:
    """Say that other provinces are not in our data."""
    return Answer(Reply(blocks=(paragraph(say("list.other_province", province=province)),)))


def which_product(context: Context) -> Answer:
    """Ask for the name of the product a question leaves out."""
    reply = Reply(
        blocks=(paragraph(say("product.which")), coverage_line(context)),
        buttons=(Button(say("home.products"), ListAddress()),),
    )
    return Answer(reply)


def _wider(wanted: ProductFilter, context: Context) -> tuple[Button, ...]:
    """The same question with one condition less, where that finds anything."""
    fields = [field.name for field in dataclasses.fields(wanted) if getattr(wanted, field.name)]
    wider = [
        dataclasses.replace(wanted, **{name: getattr(ProductFilter(), name)}) for name in fields
    ]
    return tuple(
        Button(
            say("list.wider", count=count, what=conditions(each, context.catalogue)),
            ListAddress(to_selection(each)),
        )
        for each in wider
        if each != ProductFilter() and (count := len(context.catalogue.pick(each)))
    )
