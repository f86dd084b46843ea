"""Asking back which place of a name is meant: one button for each, telling them apart."""

import dataclasses
from collections.abc import Sequence

from ocop_bot.address import EntryAddress, ListAddress
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.places.links import address_of, told_apart
from ocop_bot.answers.selection import to_selection
from ocop_bot.catalogue import Place, PlaceKind, ProductFilter
from ocop_bot.reply import Button, Reply, bullets, paragraph
from ocop_bot.texts import say

ABOUT = "xa-cu-nay-thuoc-dau"
"""The entry that tells how the places of the province changed, and how to look them up."""


def choices(
    units: Sequence[Place], wanted: ProductFilter | None, context: Context, *, province: bool
) -> Sequence[Button]:
    """A button for each place a name may mean: to its card, or to its products.

    Args:
        units: the places.
        wanted: the products asked for, if any; each button asks for them in its place.
        context: the content.
        province: whether the province as a whole may be meant too.
    """
    whole = [Button(say("place.province"), EntryAddress(ABOUT))] if province else []
    return [*whole, *(_choice(unit, wanted, context) for unit in units)]


def which(
    name: str,
    units: Sequence[Place],
    wanted: ProductFilter | None,
    context: Context,
    *,
    province: bool,
) -> Answer:
    """Ask which of the places of a name is meant."""
    buttons = choices(units, wanted, context, province=province)
    title = say("place.which" if wanted is None else "place.which_products", name=name)
    return Answer(
        Reply(
            blocks=(
                paragraph(title),
                bullets([button.label for button in buttons]),
                paragraph(say("place.which_reply")),
            ),
            buttons=tuple(buttons),
        )
    )


def _label(unit: Place, context: Context) -> str:
    """A place told apart, also from one of the same name that it was merged into."""
    label = told_apart(unit, context.catalogue)
    is_former = unit.kind is PlaceKind.FORMER_COMMUNE
    if is_former and context.catalogue.register.earlier(unit).merge:
        return say("place.until_2024", unit=label)
    return label


def _choice(unit: Place, wanted: ProductFilter | None, context: Context) -> Button:
    label = _label(unit, context)
    if wanted is None:
        return Button(label, address_of(unit))
    there = dataclasses.replace(wanted, places=(unit,))
    count = len(context.catalogue.pick(there))
    address = ListAddress(to_selection(there))
    return Button(say("place.with_count", unit=label, count=count), address)
