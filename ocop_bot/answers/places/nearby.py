"""Products near a point: those of the nearest communes, with the distance to their centres."""

import dataclasses
from collections.abc import Iterator, Sequence

from ocop_bot.address import ListAddress, NearbyAddress, ProductAddress
from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer, sourced
from ocop_bot.answers.context import Context
from ocop_bot.answers.selection import to_selection
from ocop_bot.catalogue import Place, Product, ProductFilter
from ocop_bot.reply import Block, Button, bullets, paragraph
from ocop_bot.text import printing
from ocop_bot.texts import say

MOST_PRODUCTS = 8
"""Products shown."""

MOST_OF_ONE = 4
"""Products shown of one commune, so that the next ones are seen too."""

FARTHEST_KM = 60.0
"""Farther than this from every commune is outside the province."""

_MOST_DISTRICTS = 3
_HUNDREDTHS = 100


@dataclasses.dataclass(frozen=True, slots=True)
class _Near:
    """A commune, the kilometres to its centre, all its products counted, and some of them."""

    commune: Place
    distance: float
    count: int
    products: tuple[Product, ...]


def nearby(point: NearbyAddress, context: Context) -> Answer:
    """Show the products of the communes nearest to a point."""
    communes = context.catalogue.register.distances(
        point.latitude / _HUNDREDTHS, point.longitude / _HUNDREDTHS
    )
    nearest = communes[0][1]
    if nearest > FARTHEST_KM:
        far = (paragraph(say("nearby.far", distance=_kilometres(nearest))), _privacy())
        return sourced(far, _source(context), (Button(say("home.products"), ListAddress()),))
    near = tuple(_nearest(communes, context))
    unplaced = _unplaced(communes, near, context)
    blocks = (
        paragraph(say("nearby.title")),
        *(block for one in near for block in _told(one)),
        *_told_unplaced(unplaced),
        paragraph(say("nearby.how")),
        _privacy(),
    )
    answer = sourced(blocks, _source(context), tuple(_buttons(near, unplaced)))
    return dataclasses.replace(answer, products=tuple(p for one in near for p in one.products))


def _nearest(communes: Sequence[tuple[Place, float]], context: Context) -> Iterator[_Near]:
    """The nearest communes with products, until enough products are found."""
    shown: set[str] = set()
    for commune, distance in communes:
        picked = context.catalogue.pick(ProductFilter(places=(commune,)))
        room = min(MOST_OF_ONE, MOST_PRODUCTS - len(shown))
        found = context.catalogue.page(picked, MOST_PRODUCTS)
        new = tuple(product for product in found if product.id not in shown)[:room]
        if new:
            shown.update(product.id for product in new)
            yield _Near(commune, distance, len(picked), new)
        if len(shown) >= MOST_PRODUCTS:
            return


def _unplaced(
    communes: Sequence[tuple[Place, float]], near: Sequence[_Near], context: Context
) -> Sequence[tuple[Place, int]]:
    """The former districts around, with how many products there are known by district only."""
    around = [communes[0][0], *(one.commune for one in near)]
    districts = dict.fromkeys(
        district for commune in around for district in context.catalogue.districts_of(commune)
    )
    counted = [
        (district, context.catalogue.register.without_commune(district)) for district in districts
    ]
    return [(district, count) for district, count in counted if count][:_MOST_DISTRICTS]


def _told(near: _Near) -> Iterator[Block]:
    yield paragraph(
        say(
            "nearby.commune",
            unit=near.commune.full_name,
            distance=_kilometres(near.distance),
            count=near.count,
        )
    )
    yield bullets(
        [say("nearby.item", name=one.name, rank=wording.stars(one)) for one in near.products]
    )


def _told_unplaced(unplaced: Sequence[tuple[Place, int]]) -> Iterator[Block]:
    rows = [
        say("nearby.unplaced_row", count=count, district=wording.place_as_people_say(district))
        for district, count in unplaced
    ]
    if rows:
        yield paragraph(say("nearby.unplaced", districts=printing.listing(rows)))


def _buttons(near: Sequence[_Near], unplaced: Sequence[tuple[Place, int]]) -> Iterator[Button]:
    for one in near:
        for product in one.products:
            yield Button(product.name, ProductAddress(product.id))
    for one in near:
        if one.count > len(one.products):
            label = say("nearby.more", count=one.count, unit=one.commune.full_name)
            yield _list_button(label, one.commune)
    for district, count in unplaced:
        name = wording.place_as_people_say(district)
        yield _list_button(say("nearby.district", district=name, count=count), district)


def _list_button(label: str, place: Place) -> Button:
    return Button(label, ListAddress(to_selection(ProductFilter(places=(place,)))))


def _kilometres(distance: float) -> str:
    return f"{distance:.1f}".replace(".", ",")


def _privacy() -> Block:
    return paragraph(say("nearby.privacy"))


def _source(context: Context) -> str:
    return say("nearby.source", date=wording.day(context.day))
