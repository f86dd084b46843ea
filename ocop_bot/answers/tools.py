"""The tools an entry offers beside its words: a computed first line, and buttons."""

import dataclasses
from collections.abc import Iterator, Mapping

from ocop_bot.address import Address, DayAddress, DayOf, GuideAddress, NounAddress, Screen
from ocop_bot.answers.assessment.result import FIRST_GUIDE
from ocop_bot.answers.context import Context
from ocop_bot.answers.sets import belongs
from ocop_bot.criteria.products import ProductNoun
from ocop_bot.deadlines import UnknownCalendarError, next_rounds
from ocop_bot.knowledge import Entry, Tool
from ocop_bot.reply import Block, Button, paragraph
from ocop_bot.text import printing
from ocop_bot.texts import say

_SCREENS: Mapping[Tool, Address] = {
    Tool.FIND_SET: Screen.SETS,
    Tool.ASSESS: Screen.ASSESS,
    Tool.GUIDE_FIRST: GuideAddress(FIRST_GUIDE),
    Tool.GUIDE_UPGRADE: GuideAddress("nang-hang"),
    Tool.GUIDE_AGAIN: GuideAddress("danh-gia-lai"),
    Tool.GUIDE_COMMUNE: GuideAddress("xa-tiep-nhan"),
    Tool.READ_LAW: Screen.LAW,
    Tool.ROUNDS: Screen.ROUNDS,
    Tool.RENEWAL: Screen.RENEWAL,
}

DEADLINES = "thoi-han-giai-quyet"
"""The topic whose answers begin with a date; elsewhere it follows the answer."""


@dataclasses.dataclass(frozen=True, slots=True)
class Offer:
    """What the tools of an entry add before its words, after them, and as buttons."""

    lead: tuple[Block, ...]
    after: tuple[Block, ...]
    buttons: tuple[Button, ...]


def offer(entry: Entry, noun: ProductNoun | None, context: Context) -> Offer:
    """What the tools of an entry add; ``noun`` is a product the question named."""
    of_set: tuple[Block, ...] = ()
    if Tool.FIND_SET in entry.tools and noun:
        of_set = (paragraph(belongs(noun, context)),)
    by_when = tuple(next_round(context)) if Tool.ROUNDS in entry.tools else ()
    buttons = tuple(_buttons(entry, noun, context))
    if entry.topic == DEADLINES:
        return Offer((*of_set, *by_when), (), buttons)
    return Offer(of_set, by_when, buttons)


def next_round(context: Context) -> Iterator[Block]:
    """The next round one can still make, in a line."""
    try:
        first = next_rounds(context.day, 1)[0]
    except UnknownCalendarError:
        return
    hand_in = printing.weekday(first.hand_in_by)
    yield paragraph(say("tools.round", number=first.number, year=first.year, hand_in=hand_in))


def _buttons(entry: Entry, noun: ProductNoun | None, context: Context) -> Iterator[Button]:
    for tool in entry.tools:
        if tool is Tool.FIND_SET and noun:
            yield Button(say("tools.noun", noun=noun.text), NounAddress(noun.slug))
        elif tool is Tool.COMMUNE_DEADLINE:
            today = DayAddress(DayOf.RECEIVED, context.day)
            yield Button(say("tools.commune_deadline"), today)
        else:
            yield Button(say(f"tools.{tool.value}"), _SCREENS[tool])
