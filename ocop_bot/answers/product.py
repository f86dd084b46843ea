"""The card of a product: what was asked first, then who, where, when, and whether it counts."""

from collections.abc import Mapping, Sequence

from ocop_bot.address import ListAddress, ProductAddress, fits
from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.reporting import report_button
from ocop_bot.answers.selection import to_selection
from ocop_bot.answers.sharing import share_button
from ocop_bot.catalogue import (
    Place,
    Product,
    ProductFilter,
    Recognition,
    Validity,
    ValidityState,
    validity_on,
)
from ocop_bot.reply import Button, Reply, SourceLine, bullets, line, paragraph
from ocop_bot.texts import say

FIELDS = ("stars", "producer", "place", "detail", "is_ocop", "validity", "year", "contact")
"""What can be asked of one product."""


SAME_NAME = 0.95
"""Share of what was said that a name must explain to be taken for the very product meant."""


def product_card(
    product: Product, context: Context, field: str = "stars", explained: float = 1.0
) -> Answer:
    """Show a product.

    Args:
        product: the product.
        context: the content and the day.
        field: what was asked; it is answered in the first line.
        explained: share of what was said that the product's name explains.
    """
    facts = _facts(product, context)
    is_near = explained < SAME_NAME
    if is_near and field == "is_ocop":
        field = "is_ocop_near"
    source = "; ".join(_sources(product))
    reply = Reply(
        blocks=(
            paragraph(_lead(product, field, facts)),
            bullets(_rows(product, context, facts)),
            *([paragraph(say("product.near"))] if is_near else []),
            paragraph(say("product.check")),
            SourceLine(line(say("source.label", sources=source))),
        ),
        buttons=(
            *_buttons(product, context),
            *share_button(ProductAddress(product.id)),
            *report_button(product),
        ),
    )
    sources = (product.source_url, *product.more_sources)
    return Answer(reply=reply, products=(product,), sources=sources)


def _facts(product: Product, context: Context) -> Mapping[str, str | None]:
    recognition = product.recognition
    return {
        "name": product.name,
        "producer": wording.producer_name(product.producer),
        "place": _place(product),
        "recognition": _recognition(recognition) if recognition else say("product.no_date"),
        "validity": validity_text(recognition, context),
        "rank": wording.stars(product),
    }


def _lead(product: Product, field: str, facts: Mapping[str, str | None]) -> str:
    if field in ("producer", "place") and facts[field] is None:
        return say(f"product.{field}_unknown", **facts)
    if field in ("producer", "place", "validity", "year"):
        return say(f"product.{field}", **facts)
    if field == "is_ocop_near":
        return say("product.is_ocop_near", **facts)
    if field == "is_ocop":
        return say("product.is_ocop" if product.stars else "product.is_ocop_unknown", **facts)
    if field == "contact":
        return say("product.contact", **facts)
    if product.stars is None:
        return say("product.stars_unknown", **facts)
    return say(
        "product.stars",
        name=product.name,
        stars=product.stars,
        signs=wording.star_signs(product.stars),
    )


def _rows(product: Product, context: Context, facts: Mapping[str, str | None]) -> Sequence[str]:
    rows = [
        say("product.row_producer", **facts)
        if facts["producer"]
        else say("product.row_producer_unknown")
    ]
    if facts["place"]:
        rows.append(say("product.row_place", **facts))
    if product.group:
        rows.append(say("product.row_group", group=wording.group(product.group)))
    if product.recognition:
        rows.append(say("product.row_recognition", **facts))
    rows += [
        say("product.row_history", recognition=_recognition(earlier))
        for earlier in reversed(product.recognitions[:-1])
    ]
    if product.stars is not None:
        rows.append(say("product.row_validity", date=wording.day(context.day), **facts))
    if product.note:
        rows.append(say("product.row_note", note=product.note.rstrip(".")))
    return rows


def validity_text(recognition: Recognition | None, context: Context) -> str:
    """Whether a recognition counts on the day, in words."""
    date = recognition.date if recognition else None
    validity = validity_on(date, context.day)
    if date is None or validity.expires is None:
        return say("product.unknown")
    expires = wording.partial_date(validity.expires)
    match validity.state:
        case ValidityState.VALID:
            return say("product.valid", expires=expires)
        case ValidityState.EXPIRING:
            return _expiring(validity, expires)
        case ValidityState.PAST:
            return _past(validity, expires, context)
        case ValidityState.UNKNOWN:
            recognised = wording.partial_date(date)
            return say("product.unknown_between", recognised=recognised, expires=expires)


def _expiring(validity: Validity, expires: str) -> str:
    if validity.window is None:
        return say("product.expiring_undated", expires=expires)
    opens, closes = validity.window
    return say(
        "product.expiring", expires=expires, opens=wording.day(opens), closes=wording.day(closes)
    )


def _past(validity: Validity, expires: str, context: Context) -> str:
    extension = validity.extension_ends
    if extension and context.day <= extension:
        return say("product.past_extended", expires=expires, extension=wording.day(extension))
    return say("product.past", expires=expires)


def _recognition(recognition: Recognition) -> str:
    parts = [say(f"product.event_{recognition.event.value}", stars=recognition.stars)]
    parts.append(
        wording.partial_date(recognition.date) if recognition.date else say("product.no_date")
    )
    if recognition.decision:
        parts.append(say("product.decision", decision=recognition.decision))
    return ", ".join(parts)


def _sources(product: Product) -> Sequence[str]:
    first = wording.site(product.source_url)
    if product.source_date:
        date = wording.partial_date(product.source_date)
        first = say("source.page", title=first, date=date)
    return list(dict.fromkeys((first, *map(wording.site, product.more_sources))))


def _place(product: Product) -> str | None:
    """The place as it was then and the unit it belongs to now."""
    then = [place.full_name for place in (product.former_commune, product.former_district) if place]
    now = product.commune
    if not then:
        return now.full_name if now else product.place_as_named or None
    old = ", ".join(then)
    if now is None:
        return say("product.place_old", old=old)
    return say("product.place_now", old=old, new=now.full_name)


def _buttons(product: Product, context: Context) -> tuple[Button, ...]:
    buttons: list[Button] = []
    if product.producer:
        label = say("product.same_producer")
        buttons.append(_list_button(label, ProductFilter(producer=product.producer.id)))
    place: Place | None = product.former_district or product.commune
    if place:
        label = say("product.same_place", place=wording.place_as_people_say(place))
        buttons.append(_list_button(label, ProductFilter(places=(place,))))
    kind = context.catalogue.kind_of(product.name)
    alike = ProductFilter(words=kind)
    if kind and len(context.catalogue.pick(alike)) > 1:
        buttons.append(_list_button(say("product.similar"), alike))
    return tuple(button for button in buttons if fits(button.address))


def _list_button(label: str, wanted: ProductFilter) -> Button:
    return Button(label, ListAddress(to_selection(wanted)))


__all__ = ["FIELDS", "product_card", "validity_text"]
