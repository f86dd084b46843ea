"""How places are called apart, and the buttons that lead to their cards and products."""

from collections.abc import Sequence

from ocop_bot.address import ListAddress, PlaceAddress
from ocop_bot.answers.selection import to_selection
from ocop_bot.catalogue import Catalogue, Place, PlaceKind, ProductFilter
from ocop_bot.reply import Button
from ocop_bot.text import printing
from ocop_bot.texts import say


def told_apart(place: Place, catalogue: Catalogue) -> str:
    """A place so that it is no other of its name: "phường Lam Sơn, thị xã Bỉm Sơn (cũ)"."""
    match place.kind:
        case PlaceKind.COMMUNE:
            return say("place.today", unit=place.full_name)
        case PlaceKind.FORMER_DISTRICT:
            return say("list.place_old", place=place.full_name)
        case PlaceKind.REGION:
            return place.full_name
        case PlaceKind.FORMER_COMMUNE:
            (district,) = catalogue.districts_of(place)
            return say("place.in_district", unit=place.full_name, district=district.full_name)


def address_of(place: Place) -> PlaceAddress:
    """The address of a place's card."""
    return PlaceAddress(f"{place.kind.value}{place.code}")


def card_button(place: Place, catalogue: Catalogue) -> Button:
    """A button to the card of a place, under a name that is no other's."""
    label = place.full_name if place.kind is PlaceKind.COMMUNE else told_apart(place, catalogue)
    return Button(sentence_start(label), address_of(place))


def products_button(place: Place, count: int) -> Button:
    """A button to the products of a place."""
    wanted = ProductFilter(places=(place,))
    return Button(say("place.see_products", count=count), ListAddress(to_selection(wanted)))


def place_buttons(wanted: ProductFilter) -> Sequence[Button]:
    """What a list of the products of one place offers beside: the card of the place."""
    if len(wanted.places) != 1:
        return ()
    (place,) = wanted.places
    if place.kind is PlaceKind.REGION:
        return (Button(say("place.see_region"), address_of(place)),)
    return (Button(say("place.see_place", unit=place.full_name), address_of(place)),)


def sentence_start(text: str) -> str:
    """A text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def listed(places: Sequence[Place]) -> str:
    """Places in a sentence: "xã Nga An, xã Nga Sơn và xã Tân Tiến"."""
    return printing.listing([place.full_name for place in places])
