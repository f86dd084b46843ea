"""A list of products as a spreadsheet: the products, and a sheet of their sources."""

from collections.abc import Mapping, Sequence

from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer, sourced
from ocop_bot.answers.context import Context
from ocop_bot.answers.product import validity_text
from ocop_bot.answers.product_item import coverage_text
from ocop_bot.answers.selection import conditions
from ocop_bot.catalogue import Picked, Product, ProductFilter
from ocop_bot.reply import File, paragraph
from ocop_bot.spreadsheet import Column, Row, Table, spreadsheet
from ocop_bot.texts import say

MOST_ROWS = 2_000
"""Products in a file; of more the first are given, and the file says so."""


def list_file(wanted: ProductFilter, picked: Picked, context: Context) -> Answer:
    """The products of a filter as a file to take along."""
    products = context.catalogue.page(picked, MOST_ROWS)
    numbers: dict[str, int] = {}
    for product in products:
        for address in (product.source_url, *product.more_sources):
            numbers.setdefault(address, len(numbers) + 1)
    told = conditions(wanted, context.catalogue)
    what = say("list.what", conditions=told) if told else say("list.what_all")
    above = [say("list_file.made", date=wording.day(context.day)), coverage_text(context)]
    if len(picked) > MOST_ROWS:
        above.append(say("list_file.cut", most=MOST_ROWS, count=len(picked)))
    tables = (
        _products(products, numbers, say("list_file.title", what=what), above, context),
        _sources(products, numbers),
    )
    name = say("list_file.name", date=f"{context.day:%Y-%m-%d}")
    return sourced(
        (paragraph(say("list_file.told", count=len(products), what=what)),),
        say("list.source", date=wording.day(context.day)),
        file=File(name, spreadsheet(tables)),
    )


def _products(
    products: Sequence[Product],
    numbers: Mapping[str, int],
    title: str,
    above: Sequence[str],
    context: Context,
) -> Table:
    return Table(
        name=say("list_file.sheet"),
        title=title,
        above=tuple(above),
        columns=(
            Column(say("list_file.number"), 6),
            Column(say("list_file.product"), 30),
            Column(say("list_file.stars"), 9),
            Column(say("list_file.producer"), 32),
            Column(say("list_file.producer_type"), 16),
            Column(say("list_file.place_then"), 28),
            Column(say("list_file.place_now"), 20),
            Column(say("list_file.group"), 18),
            Column(say("list_file.decision"), 18),
            Column(say("list_file.date"), 14),
            Column(say("list_file.validity", date=wording.day(context.day)), 30),
            Column(say("list_file.source"), 10),
        ),
        rows=tuple(
            Row(_cells(number, product, numbers, context))
            for number, product in enumerate(products, 1)
        ),
    )


def _cells(
    number: int, product: Product, numbers: Mapping[str, int], context: Context
) -> tuple[str | int | None, ...]:
    recognition = product.recognition
    then = [place.full_name for place in (product.former_commune, product.former_district) if place]
    return (
        number,
        product.name,
        product.stars if product.stars is not None else say("list_file.unknown"),
        wording.producer_name(product.producer),
        wording.producer_type(product.producer.type) if product.producer else None,
        ", ".join(then) or product.place_as_named,
        product.commune.full_name if product.commune else None,
        wording.group(product.group) if product.group else None,
        recognition.decision if recognition else None,
        wording.partial_date(recognition.date) if recognition and recognition.date else None,
        validity_text(recognition, context),
        ", ".join(str(numbers[a]) for a in (product.source_url, *product.more_sources)),
    )


def _sources(products: Sequence[Product], numbers: Mapping[str, int]) -> Table:
    dates: dict[str, str] = {}
    counts: dict[str, int] = {}
    for product in products:
        if product.source_date:
            dates.setdefault(product.source_url, wording.partial_date(product.source_date))
        for address in (product.source_url, *product.more_sources):
            counts[address] = counts.get(address, 0) + 1
    return Table(
        name=say("list_file.sources"),
        title=say("list_file.sources_title"),
        columns=(
            Column(say("list_file.number"), 6),
            Column(say("list_file.address"), 90),
            Column(say("list_file.source_date"), 16),
            Column(say("list_file.of_products"), 12),
        ),
        rows=tuple(
            Row((number, address, dates.get(address), counts[address]))
            for address, number in numbers.items()
        ),
    )
