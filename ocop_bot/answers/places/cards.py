"""The card of a place: what it was, what it is now, and how many products come from it."""

from collections.abc import Iterator, Sequence

from ocop_bot.address import EntryAddress
from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer, sourced
from ocop_bot.answers.context import Context
from ocop_bot.answers.places.commune import commune_blocks, has_earlier, seat_block
from ocop_bot.answers.places.former import district_blocks, former_commune_blocks, region_blocks
from ocop_bot.answers.places.links import address_of, card_button, products_button
from ocop_bot.answers.sharing import share_button
from ocop_bot.answers.sources import cite_sources
from ocop_bot.catalogue import Place, PlaceKind, ProductFilter
from ocop_bot.knowledge import Source
from ocop_bot.reply import Block, Button, paragraph
from ocop_bot.texts import say

MOST_BUTTONS = 12
"""Places shown as buttons; more than these stand in the text alone."""

_OF_2025, _OF_2024 = "nq-1686-2025", "nq-1238-2024"

_ENTRIES = {
    PlaceKind.COMMUNE: ("noi-nop-ho-so",),
    PlaceKind.FORMER_COMMUNE: ("ten-xa-ten-huyen-cu", "noi-nop-ho-so"),
    PlaceKind.FORMER_DISTRICT: ("nop-o-huyen",),
    PlaceKind.REGION: (),
}
"""The entries a reader of a card may need next."""


def place_card(place: Place, context: Context) -> Answer:
    """Show a place: what it was and is, its products, and its source last."""
    return _card(place, tuple(_blocks(place, context)), context)


def seat_card(commune: Place, context: Context) -> Answer:
    """Show a commune of today, its seat first."""
    lead = seat_block(commune, context)
    others = (block for block in commune_blocks(commune, context) if block != lead)
    return _card(commune, (lead, *others), context)


def _card(place: Place, about: Sequence[Block], context: Context) -> Answer:
    count = len(context.catalogue.pick(ProductFilter(places=(place,))))
    blocks = (*about, _products(count, context))
    source = say(
        "place.source",
        sources="; ".join(_sources(place, context)),
        date=wording.day(context.day),
    )
    return sourced(blocks, source, tuple(_buttons(place, count, context)))


def _blocks(place: Place, context: Context) -> Iterator[Block]:
    match place.kind:
        case PlaceKind.COMMUNE:
            return commune_blocks(place, context)
        case PlaceKind.FORMER_COMMUNE:
            return former_commune_blocks(place, context)
        case PlaceKind.FORMER_DISTRICT:
            return district_blocks(place, context)
        case PlaceKind.REGION:
            return region_blocks(place, context)


def _products(count: int, context: Context) -> Block:
    if count:
        return paragraph(say("place.products", count=count))
    return paragraph(say("place.products_none", share=context.coverage().share))


def _buttons(place: Place, count: int, context: Context) -> Iterator[Button]:
    if count:
        yield products_button(place, count)
    for other in _beside(place, context)[:MOST_BUTTONS]:
        yield card_button(other, context.catalogue)
    for id_ in _ENTRIES[place.kind]:
        yield Button(context.knowledge.by_id[id_].title, EntryAddress(id_))
    yield from share_button(address_of(place))


def _beside(place: Place, context: Context) -> Sequence[Place]:
    """The places a reader may go on to: what lies here now, and what else is called so."""
    catalogue = context.catalogue
    if place.kind is PlaceKind.REGION:
        return catalogue.districts_of(place)
    wider = () if place.kind is PlaceKind.FORMER_DISTRICT else catalogue.districts_of(place)
    now = () if place.kind is PlaceKind.COMMUNE else catalogue.communes_of(place)
    register = catalogue.register
    alike = [one for one in register.called_alike(place) if register.contains(place, one)]
    return tuple(dict.fromkeys((*now, *alike, *wider)))


def _sources(place: Place, context: Context) -> Iterator[str]:
    register = context.catalogue.register
    if place.kind is not PlaceKind.REGION:
        cited = [Source(document=id_) for id_ in _resolutions(place, context)]
        yield from cite_sources(cited, context.knowledge.documents, context.day)
    match place.kind:
        case PlaceKind.REGION:
            source = register.region_source(place)
            site = wording.site(source.address)
            yield say("place.source_page", title=source.title, site=site)
        case PlaceKind.COMMUNE:
            yield say("place.source_seats")
        case PlaceKind.FORMER_DISTRICT if register.ended(place).earlier_name:
            yield say("place.source_was")
        case _:
            pass


def _resolutions(place: Place, context: Context) -> Iterator[str]:
    """The resolutions a card rests on: that of 2025, and that before it where it changed this."""
    register = context.catalogue.register
    yield _OF_2025
    match place.kind:
        case PlaceKind.COMMUNE:
            before = has_earlier(place, context)
        case PlaceKind.FORMER_COMMUNE:
            earlier = register.earlier(place)
            before = bool(earlier.merge or earlier.name or register.taken_in(place))
        case _:
            before = bool(register.ended(place).into or register.merged_with(place))
    if before:
        yield _OF_2024
