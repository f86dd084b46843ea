"""The answer of a knowledge entry: the answer first, the source and its date last."""

from ocop_bot.address import EntryAddress
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.law import entry_sources
from ocop_bot.answers.sharing import share_button
from ocop_bot.answers.sources import cite_all, source_line
from ocop_bot.answers.tools import offer
from ocop_bot.criteria import star_of
from ocop_bot.criteria.products import ProductNoun
from ocop_bot.knowledge import Entry
from ocop_bot.reply import Block, Button, Reply, blocks, paragraph
from ocop_bot.text import printing
from ocop_bot.texts import say

POINT_TOPICS = ("thang-diem", "phan-hang")
"""Topics whose answers begin with the star of the points asked about."""

STAR_ENTRIES = ("diem-1-2-sao", "diem-1-2-sao", "diem-3-sao", "diem-4-sao", "diem-5-sao")
"""The entries on the points of one star; points asked about lead to that of their star."""

_HIGHEST = 5
_NO_CERTIFICATE = 2
_LOWEST = 1


def entry_answer(
    entry: Entry, context: Context, points: float | None = None, noun: ProductNoun | None = None
) -> Answer:
    """Answer with an entry; points asked about are answered first where the entry is of points.

    A product named is answered first where the entry helps to find its set.
    """
    knowledge = context.knowledge
    lead: tuple[Block, ...] = ()
    if points is not None and entry.topic in POINT_TOPICS:
        lead = (paragraph(_points_lead(points)),)
        if entry.id in STAR_ENTRIES:
            entry = knowledge.by_id[STAR_ENTRIES[star_of(points).stars - 1]]
    tools = offer(entry, noun, context)
    related = [knowledge.by_id[id_] for id_ in entry.related if id_ in knowledge.by_id]
    shown = source_line(entry, knowledge.documents, context.day)
    reply = Reply(
        blocks=(*lead, *tools.lead, *blocks(entry.body), *tools.after, shown),
        buttons=(
            *tools.buttons,
            *(Button(other.title, EntryAddress(other.id)) for other in related),
            *entry_sources(entry, context),
            *share_button(EntryAddress(entry.id)),
        ),
    )
    sources = tuple(cite_all(entry, knowledge.documents, context.day))
    return Answer(reply=reply, sources=sources)


def _points_lead(points: float) -> str:
    band = star_of(points)
    value = printing.number(points)
    if band.stars == _HIGHEST:
        return say("entry.points_lead_top", points=value)
    if band.stars == _NO_CERTIFICATE:
        return say("entry.points_lead_two", points=value)
    if band.stars == _LOWEST:
        return say("entry.points_lead_low", points=value)
    return say(
        "entry.points_lead", points=value, stars=band.stars, low=f"từ {band.low}", high=band.high
    )
