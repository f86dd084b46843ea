"""Sharing a screen: what it is, its link, its QR code, and sending it on."""

from ocop_bot.address import Address, ShareAddress, encode, fits
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.titles import title
from ocop_bot.qr_code import qr_png
from ocop_bot.reply import Button, Picture, Reply, paragraph
from ocop_bot.texts import say


def share_button(address: Address) -> tuple[Button, ...]:
    """The button under a screen that leads to its link; none where that does not fit."""
    shared = ShareAddress(address)
    return (Button(say("sharing.button"), shared),) if fits(shared) else ()


def share_screen(of: Address, shown: Answer, context: Context) -> Answer:
    """The link and the QR code of a screen, where the channel can make links.

    Args:
        of: the screen.
        shown: what stands there.
        context: the channel's way to make links, if any.
    """
    name, back = title(of, shown, context), Button(say("sharing.back"), of)
    heading = paragraph(say("sharing.title", title=name))
    if context.link is None:
        told = say("sharing.no_link", address=encode(of))
        return Answer(Reply((heading, paragraph(told)), (back,)))
    link = context.link(of)
    return Answer(
        Reply(
            blocks=(
                heading,
                paragraph(say("sharing.link", link=link)),
                paragraph(say("sharing.how")),
            ),
            buttons=(Button(say("sharing.send_on"), of, sends_on=True), back),
            picture=Picture(
                png=qr_png(link),
                alternative=say("sharing.picture", link=link),
                name=say("sharing.file", address=encode(of)),
            ),
        )
    )
