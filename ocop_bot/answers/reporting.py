"""“Báo thông tin sai”: a reader says what of a product's card is wrong; staff read it."""

import dataclasses
import datetime
from collections.abc import Sequence

from ocop_bot.address import EntryAddress, ProductAddress, ReportAddress, ReportReason, encode, fits
from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.simple import FIRST_CONTACT
from ocop_bot.catalogue import Product
from ocop_bot.reply import Block, Button, Reply, bullets, paragraph
from ocop_bot.texts import say

MOST_SHOWN = 30
"""Reports shown to staff at once."""


@dataclasses.dataclass(frozen=True, slots=True)
class Reported:
    """What some people said is wrong with a product, and when the last of them did."""

    address: ReportAddress
    day: datetime.date
    people: int


def report_button(product: Product) -> tuple[Button, ...]:
    """The button under a card that leads to the reasons."""
    address = ReportAddress(product.id)
    return (Button(say("report.button"), address),) if fits(address) else ()


def report_screen(product: Product, reason: ReportReason | None, context: Context) -> Answer:
    """Ask what is wrong, or say thanks for what was said."""
    return _thanks(product, reason, context) if reason else _reasons(product)


def reports_for_staff(reports: Sequence[Reported], context: Context) -> Answer:
    """What readers reported, for the staff who mend the data."""
    if not reports:
        return Answer(Reply((paragraph(say("report.staff_none")),)))
    shown = reports[:MOST_SHOWN]
    blocks: list[Block] = [
        paragraph(say("report.staff_title", count=len(reports))),
        bullets([_row(report, context) for report in shown]),
    ]
    if len(reports) > len(shown):
        blocks.append(paragraph(say("report.staff_more", count=len(reports) - len(shown))))
    blocks.append(paragraph(say("report.staff_done")))
    return Answer(Reply(tuple(blocks)))


def _reasons(product: Product) -> Answer:
    choices = [
        Button(_reason(reason), ReportAddress(product.id, reason)) for reason in ReportReason
    ]
    return Answer(
        Reply(
            blocks=(
                paragraph(say("report.ask", product=product.name)),
                paragraph(say("report.ask_kept")),
            ),
            buttons=(
                *(button for button in choices if fits(button.address)),
                Button(say("report.back", product=product.name), ProductAddress(product.id)),
            ),
        )
    )


def _thanks(product: Product, reason: ReportReason, context: Context) -> Answer:
    said = _reason(reason).lower()
    thanks = say("report.thanks", product=product.name, reason=said, date=wording.day(context.day))
    return Answer(
        Reply(
            blocks=(
                paragraph(thanks),
                paragraph(say("report.kept")),
                paragraph(say("report.urgent")),
            ),
            buttons=(
                Button(say("report.back", product=product.name), ProductAddress(product.id)),
                Button(say("report.contact"), EntryAddress(FIRST_CONTACT)),
            ),
        )
    )


def _row(report: Reported, context: Context) -> str:
    product = context.catalogue.product(report.address.product)
    return say(
        "report.staff_row",
        day=wording.day(report.day),
        product=product.name if product else report.address.product,
        reason=_reason(report.address.reason).lower() if report.address.reason else "",
        people=report.people,
        address=encode(report.address),
    )


def _reason(reason: ReportReason) -> str:
    return say(f"report.reason_{reason.value}")
