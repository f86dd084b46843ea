"""Which unit a place name means: by its type, by the district named with it, or one of several."""

import dataclasses
from collections.abc import Sequence

from ocop_bot.catalogue import Catalogue, Place, PlaceKind
from ocop_bot.catalogue.gazetteer import PROVINCE, PlaceMention
from ocop_bot.text.reading import Tokens

_TYPE_WORDS = {
    ("xa",): "Xã",
    ("phuong",): "Phường",
    ("thi", "tran"): "Thị trấn",
    ("huyen",): "Huyện",
    ("thi", "xa"): "Thị xã",
    ("thanh", "pho"): "Thành phố",
    ("tp",): "Thành phố",
}
_FORMER_WORDS = frozenset({"cu"})
_NEW_WORDS = frozenset({"moi", "nay"})
_FILLERS = frozenset("o cua tai ben thuoc cai y la a nhe nha ad do day em toi minh cho hoi".split())

FORMER = frozenset({PlaceKind.FORMER_COMMUNE, PlaceKind.FORMER_DISTRICT})
TODAY = frozenset({PlaceKind.COMMUNE})


@dataclasses.dataclass(frozen=True, slots=True)
class Meant:
    """The units a name may stand for, and whether the province as a whole may be meant too.

    ``widest``: the one that holds all the others; then there is nothing to ask.
    """

    units: tuple[Place, ...]
    province: bool = False
    widest: Place | None = None

    @property
    def is_open(self) -> bool:
        """Whether it must be asked which one is meant."""
        return self.widest is None


class PlaceSense:
    """Tells which units are meant. Reads the catalogue; never changes."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def meant(
        self, mentions: Sequence[PlaceMention], preferred: frozenset[PlaceKind] = frozenset()
    ) -> Meant | None:
        """What the first place named means; None when that is no unit of ours.

        Args:
            mentions: the place names of a question; a district named after the first one says in
                which district that lies.
            preferred: kinds of units the question asks for, where there is a choice.
        """
        named = _without_province(mentions)
        if not named or not named[0].units:
            return None
        first, *rest = named
        units = _of_districts_name(first)
        for other in rest:
            units = self._lying_in(units, other.units) or units
        chosen = tuple(unit for unit in units if unit.kind in preferred) or units
        province = first.scope == PROVINCE and not rest
        return self.judged(chosen, province=province)

    def is_one_place(self, mentions: Sequence[PlaceMention]) -> bool:
        """Whether all names together say one place: a commune, its district, the province."""
        named = _without_province(mentions)
        if not named or not named[0].units:
            return False
        first, *rest = named
        return all(self._lying_in(first.units, other.units) for other in rest)

    def narrowed(
        self, meant: Meant, tokens: Tokens, mentions: Sequence[PlaceMention]
    ) -> tuple[Place, ...]:
        """The units a short reply leaves of those offered: "Bỉm Sơn", "phường", "xã mới"."""
        taken = {at for one in mentions for at in range(one.start, one.end)}
        words = [token.folded for at, token in enumerate(tokens) if at not in taken]
        type_, others = _type_of(words)
        units = meant.units
        for mention in mentions:
            units = self._lying_in(units, mention.units)
        if type_:
            units = tuple(unit for unit in units if unit.prefix == type_)
        if _NEW_WORDS & set(others):
            units = tuple(unit for unit in units if unit.kind in TODAY)
        elif _FORMER_WORDS & set(others):
            units = tuple(unit for unit in units if unit.kind in FORMER)
        says_more = set(others) - _FILLERS - _NEW_WORDS - _FORMER_WORDS
        return () if says_more or units == meant.units else units

    def judged(self, units: tuple[Place, ...], *, province: bool = False) -> Meant:
        """Whether one of some units holds all the others, so that nothing must be asked."""
        widest = next(
            (unit for unit in units if all(self._holds(unit, other) for other in units)), None
        )
        return Meant(units, province, None if province else widest)

    def _holds(self, area: Place, unit: Place) -> bool:
        """Whether a unit lies in another; of its namesake district a part is enough."""
        if self._catalogue.register.contains(area, unit):
            return True
        is_district = area.kind is PlaceKind.FORMER_DISTRICT and area.name == unit.name
        return is_district and area in self._catalogue.districts_of(unit)

    def _lying_in(self, units: Sequence[Place], areas: Sequence[Place]) -> tuple[Place, ...]:
        """Those of the units that lie, at least in part, in a former district of these."""
        districts = {area for area in areas if area.kind is PlaceKind.FORMER_DISTRICT}
        return tuple(
            unit
            for unit in units
            if unit not in districts and districts & set(self._catalogue.districts_of(unit))
        )


def _of_districts_name(mention: PlaceMention) -> tuple[Place, ...]:
    """The units of a name; typed without marks and type, a district's name is that district's.

    "ha trung" is Hà Trung, though a commune was called Hạ Trung.
    """
    names = {unit.name for unit in mention.units if unit.kind is PlaceKind.FORMER_DISTRICT}
    if mention.typed or not names:
        return mention.units
    return tuple(unit for unit in mention.units if unit.name in names)


def _without_province(mentions: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
    """The names without the province that closes an address: "xã Nga An, Nga Sơn, Thanh Hóa"."""
    first, *rest = mentions or (None,)
    if first is None:
        return ()
    return [first, *(other for other in rest if other.scope != PROVINCE)]


def _type_of(words: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """The type of unit among some words, and the words beside it."""
    for type_words, type_ in sorted(_TYPE_WORDS.items(), key=lambda item: -len(item[0])):
        for at in range(len(words) - len(type_words) + 1):
            if tuple(words[at : at + len(type_words)]) == type_words:
                return type_, [*words[:at], *words[at + len(type_words) :]]
    return None, words
