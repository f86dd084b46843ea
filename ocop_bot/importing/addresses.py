"""From an address as offices write it to the units it names: commune, old and new, and district."""

import dataclasses
import re
from collections import defaultdict
from collections.abc import Sequence

from ocop_bot.catalogue import Catalogue, Place, PlaceKind
from ocop_bot.catalogue.gazetteer import Gazetteer
from ocop_bot.text.letters import fold
from ocop_bot.text.reading import own_words
from ocop_bot.texts import say

_SEPARATORS = re.compile(
    r"""[,;()\n–]|-(?=\s)|(?<=\s)-
    |(?<!thị)\s+(?=(?:xã|phường|thị\ trấn|thị\ xã|huyện|thành\ phố|tỉnh|thi\ tran|huyen)\s)""",
    re.VERBOSE | re.IGNORECASE,
)
_SHORT_TYPES = (
    (re.compile(r"\bTT\b\.?\s*(?=\w)|\bT\.?T\.\s*"), "thị trấn "),
    (re.compile(r"\bTX\b\.?\s*|\bT\.X\.?\s*"), "thị xã "),
    (re.compile(r"\bTP\b\.?\s*|\bT\.P\.?\s*"), "thành phố "),
    (re.compile(r"(?<!\w)[Xx]\.\s*"), "xã "),
    (re.compile(r"(?<!\w)[Pp]\.\s*"), "phường "),
    (re.compile(r"(?<!\w)[Hh]\.\s*"), "huyện "),
    (re.compile(r"(?<!\w)[Tt]\.\s*(?=Thanh)"), "tỉnh "),
)
_COMMUNE_TYPES = ("xã ", "phường ", "thị trấn ")
_VILLAGES = ("thôn ", "bản ", "khu ", "xóm ", "làng ", "tổ ", "phố ", "đường ", "tiểu khu ", "số ")


@dataclasses.dataclass(frozen=True, slots=True)
class Address:
    """The units an address names, as exact as it is; ``warning`` says what it leaves open."""

    former_district: str | None = None
    former_commune: str | None = None
    commune: str | None = None
    warning: str | None = None

    @property
    def is_known(self) -> bool:
        """Whether any unit was found."""
        return bool(self.former_district or self.former_commune or self.commune)


class Addresses:
    """Finds the units of addresses; remembers each address it has read."""

    def __init__(self, catalogue: Catalogue) -> None:
        places = catalogue.places()
        self._gazetteer = Gazetteer(places, catalogue.provinces())
        self._namesakes: dict[str, list[Place]] = defaultdict(list)
        self._districts: dict[Place, frozenset[str]] = {}
        self._communes: dict[Place, Sequence[Place]] = {}
        for place, others in places:
            if place.kind is PlaceKind.FORMER_DISTRICT:
                continue
            for name in {form for one in (place.name, *others) for form in _forms(one)}:
                self._namesakes[name].append(place)
            self._districts[place] = frozenset(d.code for d in catalogue.districts_of(place))
            self._communes[place] = catalogue.communes_of(place)
        self._district_names = {
            place.code: place for place, _ in places if place.kind is PlaceKind.FORMER_DISTRICT
        }
        self._known: dict[str, Address] = {}
        self._parts: dict[str, Sequence[Place]] = {}

    def find(self, text: str) -> Address:
        """The units an address names."""
        if text not in self._known:
            self._known[text] = self._find(text)
        return self._known[text]

    def _find(self, text: str) -> Address:
        parts = [part for part in _SEPARATORS.split(_spelled_out(text)) if part.strip()]
        named = [(part.strip(), self._places_of(part)) for part in parts]
        districts = [
            place for _, places in named for place in places
            if place.kind is PlaceKind.FORMER_DISTRICT
        ]  # fmt: skip
        units = [
            (part, place) for part, places in named for place in places
            if place.kind is not PlaceKind.FORMER_DISTRICT
        ]  # fmt: skip
        if not units and len(districts) > 1 and districts[0] != districts[-1]:
            # "Nga Sơn, Nga Sơn" names a commune of a district by the same name
            units, districts = [(named[0][0], districts[0])], districts[-1:]
        elif not units and len(districts) > 1:
            units = [(named[0][0], districts[0])]
        district = districts[-1].code if districts else None
        return self._joined(units, district)

    def _joined(self, units: Sequence[tuple[str, Place]], district: str | None) -> Address:
        if not units:
            if district is None:
                return Address(warning=say("import.no_place"))
            return Address(former_district=district)
        part, named = units[0] if len(units) == 1 else _likeliest(units)
        alike = self._alike(part, named)
        there = [one for one in alike if district is None or district in self._districts[one]]
        if not there:
            if named.kind is PlaceKind.FORMER_DISTRICT:
                return Address(former_district=district)
            name = self._district_names[district or ""].full_name
            warning = say("import.not_in_district", place=part, district=name)
            return Address(former_district=district, warning=warning)
        return self._of(there, district)

    def _of(self, alike: Sequence[Place], district: str | None) -> Address:
        """One address of all units of a name in a district: the former one if it is the only."""
        former = [place for place in alike if place.kind is PlaceKind.FORMER_COMMUNE]
        today = [place for place in alike if place.kind is PlaceKind.COMMUNE]
        if district is None and today:
            # without a district people name the unit of today
            of = self._districts[today[0]]
            return Address(min(of) if len(of) == 1 else None, None, today[0].code)
        if len(former) == 1:
            place = former[0]
            now = self._communes[place]
            return Address(
                district or min(self._districts[place]),
                place.code,
                now[0].code if len(now) == 1 else today[0].code if today else None,
            )
        if today:
            return Address(district, None, today[0].code)
        warning = say("import.many_places", count=len(former), name=former[0].full_name)
        return Address(former_district=district, warning=warning)

    def _alike(self, part: str, named: Place) -> Sequence[Place]:
        """All communes of the name of one, of its type where the address says it."""
        exact, folded = _forms(named.name)
        namesakes = self._namesakes.get(exact if part != fold(part) else folded, [])
        own = [place for place in namesakes if _forms(place.name)[0] == exact]
        namesakes = own or namesakes  # an earlier name counts only where nothing bears it now
        said = next((kind for kind in _COMMUNE_TYPES if kind in f"{part.lower()} "), None)
        typed = [place for place in namesakes if said and f"{place.prefix.lower()} " == said]
        return typed or namesakes

    def _places_of(self, part: str) -> Sequence[Place]:
        if part not in self._parts:
            lower = part.strip().lower()
            village = lower.startswith(_VILLAGES)
            mentions = self._gazetteer.find(own_words(part))
            self._parts[part] = [
                mention.places[0]
                for mention in mentions
                if mention.places and not (village and mention.start <= 2)  # noqa: PLR2004
            ]
        return self._parts[part]


def _forms(name: str) -> tuple[str, str]:
    """A name to compare with marks, wherever the tone was placed, and one without."""
    words = own_words(name)
    return " ".join(word.marked for word in words), " ".join(word.folded for word in words)


def _likeliest(units: Sequence[tuple[str, Place]]) -> tuple[str, Place]:
    """The unit whose type is written; else the last one: villages stand before communes."""
    typed = [unit for unit in units if f"{unit[0].lower()} ".startswith(_COMMUNE_TYPES)]
    return (typed or units)[-1]


def _spelled_out(text: str) -> str:
    for short, long in _SHORT_TYPES:
        text = short.sub(long, text)
    return text
