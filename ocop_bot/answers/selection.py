"""Between the words of an address, a filter of the catalogue, and what a question names."""

import datetime
from collections.abc import Iterator

from ocop_bot.address import Selection
from ocop_bot.answers import wording
from ocop_bot.catalogue import (
    Catalogue,
    Group,
    Place,
    PlaceKind,
    ProducerType,
    ProductFilter,
    ValidityState,
    ValidOn,
)
from ocop_bot.text import printing
from ocop_bot.texts import say

_STILL = "still"
"""Recognitions that still count, whether or not they expire soon."""


class SelectionError(ValueError):
    """An address names a place, group or producer that the catalogue does not have."""


def to_filter(selection: Selection, catalogue: Catalogue, day: datetime.date) -> ProductFilter:
    """Read the selection of an address; validity is that on the day.

    Raises:
        SelectionError: it names something the catalogue does not have.
    """
    try:
        places = tuple(_place(text, catalogue) for text in selection.places)
        return ProductFilter(
            places=places,
            stars=selection.stars,
            group=Group(selection.group) if selection.group else None,
            producer_type=ProducerType(selection.producer_type)
            if selection.producer_type
            else None,
            producer=selection.producer,
            year=selection.year,
            words=selection.words,
            validity=_validity(selection.validity, day) if selection.validity else None,
            round=selection.round,
            from_stars=selection.from_stars,
        )
    except ValueError as error:
        raise SelectionError(str(error)) from error


def to_selection(wanted: ProductFilter) -> Selection:
    """Write a filter into an address."""
    return Selection(
        places=tuple(f"{place.kind.value}{place.code}" for place in wanted.places),
        stars=wanted.stars,
        group=wanted.group.value if wanted.group else None,
        producer_type=wanted.producer_type.value if wanted.producer_type else None,
        producer=wanted.producer,
        year=wanted.year,
        words=wanted.words,
        validity=validity_name(wanted.validity) if wanted.validity else None,
        round=wanted.round,
        from_stars=wanted.from_stars,
    )


def conditions(wanted: ProductFilter, catalogue: Catalogue) -> str:
    """Say what a filter asks for: "4 sao, ở huyện Nga Sơn (cũ)"; empty for no condition."""
    return ", ".join((*_of_product(wanted, catalogue), *_of_recognition(wanted)))


def _of_product(wanted: ProductFilter, catalogue: Catalogue) -> Iterator[str]:
    """What a product is, who makes it, and where."""
    if wanted.words:
        yield say("list.words", words=_noun(wanted.words, catalogue))
    if wanted.stars:
        yield say("list.stars", stars=wanted.stars)
    if wanted.from_stars:
        yield say("list.from_stars", stars=wanted.from_stars)
    if wanted.group:
        yield say("list.group", group=wording.group(wanted.group))
    if wanted.producer_type:
        yield say("list.producer_type", type=wording.producer_type(wanted.producer_type))
    if wanted.producer:
        producer = catalogue.producer(wanted.producer)
        yield say("list.producer", producer=producer.name if producer else wanted.producer)
    if wanted.places:
        names = list(dict.fromkeys(map(wording.place_as_people_say, wanted.places)))
        yield say("list.place", place=printing.listing(names))


def _of_recognition(wanted: ProductFilter) -> Iterator[str]:
    """Whether its recognition counts, and when it was given."""
    if wanted.validity:
        yield say(f"list.validity_{validity_name(wanted.validity)}")
    if wanted.round:
        yield say("list.round", round=wanted.round)
    if wanted.year:
        yield say("list.year", year=wanted.year)


def place_of(text: str, catalogue: Catalogue) -> Place | None:
    """The place an address names by its kind letter and its code; None when there is none."""
    return catalogue.place(PlaceKind(text[0]), text[1:])


def validity_name(wanted: ValidOn) -> str:
    """What a state of validity is called in an address."""
    return wanted.state.value if wanted.state else _STILL


def _validity(name: str, day: datetime.date) -> ValidOn:
    return ValidOn(None if name == _STILL else ValidityState(name), day)


def _place(text: str, catalogue: Catalogue) -> Place:
    place = place_of(text, catalogue)
    if place is None:
        raise ValueError(f"không có nơi “{text}”")
    return place


def _noun(words: tuple[str, ...], catalogue: Catalogue) -> str:
    """The words with their marks where the catalogue knows them as a kind of product."""
    return catalogue.noun_with_marks(words) or " ".join(words)
