"""What a screen is called where only a line has room: above its link, in a list of suggestions."""

from collections.abc import Iterator

from ocop_bot.address import Address, EntryAddress, ListAddress, ProductAddress
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.selection import conditions, to_filter
from ocop_bot.reply import Block, Bullets
from ocop_bot.texts import say

LONGEST = 100
"""Characters of a title or a summary; both stand on one or two lines of a phone."""


def title(address: Address, answer: Answer, context: Context) -> str:
    """The title of a screen: its name where it has one, otherwise how it begins."""
    match address:
        case ProductAddress():
            return answer.products[0].name
        case EntryAddress(id_):
            return context.knowledge.by_id[id_].title
        case ListAddress(selection):
            told = conditions(
                to_filter(selection, context.catalogue, context.day), context.catalogue
            )
            return say("sharing.list", conditions=told) if told else say("sharing.list_all")
        case _:
            return next(beginnings(answer))


def beginnings(answer: Answer) -> Iterator[str]:
    """How each paragraph of an answer begins, in one line."""
    for block in answer.reply.blocks:
        yield shortened(_first_line(block).rstrip(":"))


def shortened(text: str, longest: int = LONGEST) -> str:
    """A text on one line, cut at a word when it is too long."""
    words = " ".join(text.split())
    if len(words) <= longest:
        return words
    cut = words[:longest]
    return (cut.rpartition(" ")[0] or cut[:-1]).rstrip(" ,;:.") + "…"


def _first_line(block: Block) -> str:
    line = block.lines[0] if isinstance(block, Bullets) else block.line
    return "".join(span.text for span in line)
