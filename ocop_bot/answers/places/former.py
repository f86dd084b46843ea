"""Where a former commune went, what a former district is now, what a region holds."""

from collections.abc import Iterator, Sequence

from ocop_bot.answers.context import Context
from ocop_bot.answers.places.links import listed, sentence_start
from ocop_bot.catalogue import Place
from ocop_bot.catalogue.model import MergeKnown
from ocop_bot.reply import Block, paragraph
from ocop_bot.text import printing
from ocop_bot.texts import say


def former_commune_blocks(former: Place, context: Context) -> Iterator[Block]:
    """To which unit or units a former commune belongs now, and what it was before."""
    yield paragraph(_now(former, context))
    register = context.catalogue.register
    now = [link.place for link in register.went_to(former)]
    if len(now) > 1:
        yield paragraph(say("place.divided_ask", now=_or(now)))
    earlier = register.earlier(former)
    unit = sentence_start(former.full_name)
    if earlier.merge and earlier.into:
        key = {MergeKnown.CONFIRMED: "merged_before", MergeKnown.INFERRED: "merged_likely"}.get(
            earlier.merge, "merged_guess"
        )
        into = earlier.into.full_name
        if earlier.into.full_name == former.full_name:
            into = say("place.namesake", unit=into)
        yield paragraph(say(f"place.{key}", unit=unit, into=into, now=_or(now)))
    if earlier.name:
        yield paragraph(say("place.named_before", name=earlier.name))
    for other, merge in register.taken_in(former):
        sure = merge is MergeKnown.CONFIRMED
        name = other.full_name
        if name == former.full_name:
            name = say("place.namesake", unit=name)
        yield paragraph(say("place.took_in" if sure else "place.took_in_likely", others=name))


def district_blocks(district: Place, context: Context) -> Iterator[Block]:
    """When a former district ended, and the communes that lie there now."""
    catalogue = context.catalogue
    ended = catalogue.register.ended(district)
    communes = catalogue.communes_of(district)
    yield paragraph(
        say(
            "place.district_merged" if ended.into else "place.district",
            unit=sentence_start(district.full_name),
            date=printing.date(ended.on),
            into=ended.into.full_name if ended.into else "",
            count=len(communes),
            communes=listed(communes),
        )
    )
    shared = [one for one in communes if len(catalogue.districts_of(one)) > 1]
    if shared:
        yield paragraph(say("place.district_shared", communes=listed(shared)))
    others = catalogue.register.merged_with(district)
    if others:
        yield paragraph(say("place.district_took_in", others=listed(others)))
    if ended.earlier_name:
        yield paragraph(
            say("place.district_was", year=ended.earlier_until, name=ended.earlier_name)
        )
    yield paragraph(say("place.register"))


def region_blocks(region: Place, context: Context) -> Iterator[Block]:
    """The former districts of a region."""
    districts = context.catalogue.districts_of(region)
    only = {district.prefix for district in districts} == {"Huyện"}
    names = [district.name if only else district.full_name for district in districts]
    yield paragraph(
        say(
            "place.region_card",
            unit=sentence_start(region.full_name),
            count=len(districts),
            what=say("place.region_what" if only else "place.region_what_mixed"),
            districts=printing.listing(names),
            communes=len(context.catalogue.communes_of(region)),
        )
    )
    yield paragraph(say("place.region_check"))


def _now(former: Place, context: Context) -> str:
    links = context.catalogue.register.went_to(former)
    now = [link.place for link in links]
    (district,) = context.catalogue.districts_of(former)
    names = {"unit": sentence_start(former.full_name), "district": district.full_name}
    if not now:
        return say("place.merged_unknown", **names)
    if len(now) > 1:
        return say("place.divided", count=len(now), now=listed(now), **names)
    (unit,) = now
    alone = len(context.catalogue.register.made_of(unit)) == 1
    same = alone and unit.full_name == former.full_name
    if same:
        return say("place.became_same", now=unit.full_name, **names)
    merge = context.catalogue.register.earlier(former).merge
    key = {MergeKnown.INFERRED: "became_inferred", MergeKnown.GUESS: "became_guess"}
    told = key.get(merge, "became") if merge else "became"
    return say(f"place.{told}", now=unit.full_name, **names)


def _or(places: Sequence[Place]) -> str:
    return " hoặc ".join(place.full_name for place in places)
