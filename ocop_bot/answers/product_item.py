"""A product in a list: its line, its button; and what every list says beside its products."""

from collections.abc import Sequence

from ocop_bot.address import ProductAddress
from ocop_bot.answers import wording
from ocop_bot.answers.context import Context
from ocop_bot.catalogue import PlaceKind, Product, ProductFilter
from ocop_bot.reply import Block, Button, SourceLine, line, paragraph
from ocop_bot.text import printing
from ocop_bot.texts import say


def item(product: Product, reason: str = "") -> str:
    """A product as a line; the reason tells why it is here."""
    producer = wording.producer_name(product.producer)
    told = say(
        "list.item",
        name=product.name,
        rank=wording.stars(product),
        producer=say("list.item_producer", producer=producer) if producer else "",
    )
    return f"{told} ({reason})" if reason else told


def product_button(product: Product) -> Button:
    """The button to the card of a product."""
    return Button(product.name, ProductAddress(product.id))


def coverage_line(context: Context) -> Block:
    """How much of all certified products our data hold."""
    return paragraph(coverage_text(context))


def coverage_text(context: Context) -> str:
    """The same in words, for a file."""
    coverage = context.coverage()
    return say(
        "list.coverage",
        count=coverage.count,
        share=coverage.share,
        total=wording.figure_value(coverage.total),
        date=wording.figure_date(coverage.total),
    )


def source_line(context: Context) -> SourceLine:
    """Where the products of a list come from."""
    return SourceLine(line(say("list.source", date=wording.day(context.day))))


def sources(products: Sequence[Product]) -> tuple[str, ...]:
    """The pages the products were found in, each once."""
    return tuple(dict.fromkeys(product.source_url for product in products))


def places_now(wanted: ProductFilter, context: Context) -> tuple[Block, ...]:
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
