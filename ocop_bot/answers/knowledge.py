"""The answer of a knowledge entry: the answer first, the source and its date last."""

import dataclasses
import datetime

from ocop_bot.address import EntryAddress
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.sources import cite_all, source_line
from ocop_bot.knowledge import Entry, Knowledge
from ocop_bot.reply import Block, Button, Reply, blocks, paragraph
from ocop_bot.text import printing
from ocop_bot.texts import say

POINT_TOPICS = ("thang-diem", "phan-hang")
"""Topics whose answers begin with the star of the points asked about."""

_HIGHEST = 5
_NO_CERTIFICATE = 2
_LOWEST = 1


@dataclasses.dataclass(frozen=True, slots=True)
class StarBand:
    """The points of a star: from ``low`` to under ``high`` (khoản 3 Điều 3 QĐ 26/2026/QĐ-TTg)."""

    stars: int
    low: int
    high: int


STAR_BANDS = (
    StarBand(5, 90, 100),
    StarBand(4, 70, 90),
    StarBand(3, 50, 70),
    StarBand(2, 30, 50),
    StarBand(1, 0, 30),
)


def star_of(points: float) -> StarBand:
    """The band a number of points (0–100) falls into."""
    return next(band for band in STAR_BANDS if points >= band.low)


def entry_answer(
    entry: Entry, knowledge: Knowledge, day: datetime.date, points: float | None = None
) -> Answer:
    """Answer with an entry; points asked about are answered first where the entry is of points."""
    lead: tuple[Block, ...] = ()
    if points is not None and entry.topic in POINT_TOPICS:
        lead = (paragraph(_points_lead(points)),)
    related = [knowledge.by_id[id_] for id_ in entry.related if id_ in knowledge.by_id]
    reply = Reply(
        blocks=(*lead, *blocks(entry.body), source_line(entry, knowledge.documents, day)),
        buttons=tuple(Button(other.title, EntryAddress(other.id)) for other in related),
    )
    return Answer(reply=reply, sources=tuple(cite_all(entry, knowledge.documents, day)))


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
