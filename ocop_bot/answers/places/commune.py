"""What a commune of today was made of, where it lay, where its seat is."""

from collections.abc import Iterator, Sequence

from ocop_bot.answers.context import Context
from ocop_bot.answers.places.links import listed, sentence_start, told_apart
from ocop_bot.catalogue import Place
from ocop_bot.catalogue.model import MergeKnown, Share
from ocop_bot.catalogue.register import Link
from ocop_bot.reply import Block, bullets, paragraph
from ocop_bot.texts import say

_NO_SEAT = "đang cập nhật"
_UNIT_NAMES = ("Xã ", "Phường ", "Thị trấn ", "Huyện ", "Trụ sở ", "Trụ Sở ")


def commune_blocks(commune: Place, context: Context) -> Iterator[Block]:
    """The answer first, then where it lay and where the office is."""
    title = sentence_start(commune.full_name)
    links = context.catalogue.register.made_of(commune)
    if _is_kept(commune, links):
        former = told_apart(links[0].place, context.catalogue)
        yield paragraph(say("place.commune_same", unit=title, former=former))
    else:
        yield paragraph(say("place.commune", unit=title))
        yield bullets([_made_of(link, commune, context) for link in links])
    districts = context.catalogue.districts_of(commune)
    yield paragraph(say("place.lay_in", districts=listed(districts)))
    yield seat_block(commune, context)


def has_earlier(commune: Place, context: Context) -> bool:
    """Whether a part of a commune was merged on 01/01/2025 already."""
    links = context.catalogue.register.made_of(commune)
    return any(link.share is Share.EARLIER for link in links)


def _is_kept(commune: Place, links: Sequence[Link]) -> bool:
    """Whether it still is the one commune it was, by name and type."""
    match links:
        case [Link(former, Share.WHOLE)]:
            return former.full_name == commune.full_name
        case _:
            return False


def _made_of(link: Link, commune: Place, context: Context) -> str:
    register = context.catalogue.register
    unit = told_apart(link.place, context.catalogue)
    match link.share:
        case Share.PART:
            others = [
                other.place for other in register.went_to(link.place) if other.place != commune
            ]
            return say("place.part", unit=unit, others=listed(others))
        case Share.EARLIER:
            earlier = register.earlier(link.place)
            sure = earlier.merge is MergeKnown.CONFIRMED
            into = earlier.into.full_name if earlier.into else ""
            return say(
                "place.earlier_into" if sure else "place.earlier_likely", unit=unit, into=into
            )
        case Share.WHOLE:
            return unit


def seat_block(commune: Place, context: Context) -> Block:
    """Where the office of a commune is, as far as the data tell."""
    seat = context.catalogue.register.seat(commune).rstrip(".")
    if seat == _NO_SEAT:
        return paragraph(say("place.seat_unknown", unit=commune.full_name))
    if seat.startswith(_UNIT_NAMES):
        seat = seat[0].lower() + seat[1:]
    return paragraph(say("place.seat", unit=commune.full_name, seat=seat))
