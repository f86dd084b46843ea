"""What a list can be narrowed by: each value with its number of products, as buttons."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence

from ocop_bot.address import Facet, ListAddress, fits
from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.product_item import source_line
from ocop_bot.answers.selection import conditions, to_selection
from ocop_bot.catalogue import (
    Dimension,
    Group,
    Picked,
    PlaceKind,
    ProducerType,
    ProductFilter,
    ValidityState,
    ValidOn,
)
from ocop_bot.reply import Button, Reply, bullets, paragraph
from ocop_bot.texts import say

MOST_VALUES = 14
"""Values offered: the commonest."""

_FIELDS: Mapping[Facet, str] = {
    Facet.STARS: "stars",
    Facet.PLACE: "places",
    Facet.GROUP: "group",
    Facet.PRODUCER_TYPE: "producer_type",
    Facet.VALIDITY: "validity",
    Facet.YEAR: "year",
}
"""The condition each facet sets; in the order of the buttons."""

_Values = Sequence[tuple[ProductFilter, str, int]]
"""A narrower filter, what it is called, and how many products it leaves."""


def filter_buttons(wanted: ProductFilter, picked: Picked, address: ListAddress) -> Sequence[Button]:
    """Buttons to what the list can still be narrowed by, and to do without what it is."""
    first = dataclasses.replace(address, page=1)
    buttons = [
        Button(say(f"list.facet_{facet.name.lower()}"), dataclasses.replace(first, facet=facet))
        for facet, field in _FIELDS.items()
        if not getattr(wanted, field) and _differ(facet, picked)
    ]
    set_ = [field for field in _FIELDS.values() if getattr(wanted, field)]
    if len(set_) > 1 or (set_ and wanted.words):
        for field in set_:
            without = dataclasses.replace(wanted, **{field: getattr(ProductFilter(), field)})
            wider = dataclasses.replace(first, selection=to_selection(without))
            buttons.append(Button(say(f"list.without_{field}"), wider))
    return buttons


def facet_screen(
    wanted: ProductFilter, picked: Picked, address: ListAddress, context: Context
) -> Answer:
    """The values of a facet in a list, each leading to the list narrowed by it."""
    if address.facet is None:
        raise ValueError("the address names no facet")
    values = _values(address.facet, wanted, picked, context)[:MOST_VALUES]
    back = dataclasses.replace(address, facet=None, page=1)
    told = conditions(wanted, context.catalogue)
    reply = Reply(
        blocks=(
            paragraph(
                say(
                    "list.narrow",
                    count=len(picked),
                    what=say("list.what", conditions=told) if told else say("list.what_all"),
                    facet=say(f"list.by_{address.facet.name.lower()}"),
                )
            ),
            bullets([say("list.value", name=name, count=count) for _, name, count in values]),
            source_line(context),
        ),
        buttons=tuple(
            button
            for button in (
                *(
                    Button(
                        say("list.value_button", name=name, count=count),
                        dataclasses.replace(back, selection=to_selection(each)),
                    )
                    for each, name, count in values
                ),
                Button(say("list.back"), back),
            )
            if fits(button.address)
        ),
    )
    return Answer(reply)


def _differ(facet: Facet, picked: Picked) -> bool:
    """Whether narrowing by a facet leaves a choice."""
    if facet in (Facet.VALIDITY, Facet.YEAR):
        return True
    return len([value for value, _ in picked.tally(_DIMENSIONS[facet]) if value]) > 1


_DIMENSIONS: Mapping[Facet, Dimension] = {
    Facet.STARS: "stars",
    Facet.PLACE: "former_district",
    Facet.GROUP: "group",
    Facet.PRODUCER_TYPE: "producer_type",
}


def _values(facet: Facet, wanted: ProductFilter, picked: Picked, context: Context) -> _Values:
    """The values of a facet, most products first."""
    if facet is Facet.VALIDITY:
        return [
            (
                dataclasses.replace(wanted, validity=ValidOn(state, context.day)),
                say(f"list.validity_{state.value}"),
                count,
            )
            for state in ValidityState
            if (count := picked.validity(context.day).get(state))
        ]
    if facet is Facet.YEAR:
        return [
            (dataclasses.replace(wanted, year=year), say("figure.year", year=year), count)
            for year, count in sorted(picked.years().items(), reverse=True)
        ]
    narrow = _NARROWED[facet]
    found = []
    for value, count in picked.tally(_DIMENSIONS[facet]):
        narrowed = narrow(wanted, value, context) if value else None
        if narrowed:
            found.append((*narrowed, count))
    return found


_Narrow = Callable[[ProductFilter, str, Context], tuple[ProductFilter, str] | None]


def _by_stars(wanted: ProductFilter, value: str, _context: Context) -> tuple[ProductFilter, str]:
    return dataclasses.replace(wanted, stars=int(value), from_stars=None), say(
        "list.stars", stars=value
    )


def _by_group(wanted: ProductFilter, value: str, _context: Context) -> tuple[ProductFilter, str]:
    return dataclasses.replace(wanted, group=Group(value)), wording.group(Group(value))


def _by_type(wanted: ProductFilter, value: str, _context: Context) -> tuple[ProductFilter, str]:
    type_ = ProducerType(value)
    return dataclasses.replace(wanted, producer_type=type_), wording.producer_type(type_)


def _by_place(
    wanted: ProductFilter, value: str, context: Context
) -> tuple[ProductFilter, str] | None:
    place = context.catalogue.place(PlaceKind.FORMER_DISTRICT, value)
    if place is None:
        return None
    return dataclasses.replace(wanted, places=(place,)), wording.place_as_people_say(place)


_NARROWED: Mapping[Facet, _Narrow] = {
    Facet.STARS: _by_stars,
    Facet.PLACE: _by_place,
    Facet.GROUP: _by_group,
    Facet.PRODUCER_TYPE: _by_type,
}
