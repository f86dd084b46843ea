"""The register of places: what each unit of today was made of, and where each former one went."""

import dataclasses
import datetime
import math
import sqlite3
from collections.abc import Sequence

from ocop_bot.catalogue.model import MergeKnown, Place, PlaceKind, Share

_EARTH_KM = 6371.0


@dataclasses.dataclass(frozen=True, slots=True)
class Link:
    """A unit on the other side of the change of 2025, and how much of the former one it means."""

    place: Place
    share: Share


@dataclasses.dataclass(frozen=True, slots=True)
class Earlier:
    """What a former commune was until 31/12/2024.

    ``name``: its full name then ("xã Vân Âm"), where it was another. ``merge``: it ended on
    01/01/2025, into ``into``, as surely as this says.
    """

    name: str | None
    into: Place | None
    merge: MergeKnown | None


@dataclasses.dataclass(frozen=True, slots=True)
class Ended:
    """The first day a former district was no more.

    ``into``: the district it ended in, where it did not end with all of them. ``earlier_name``:
    what it was until the year ``earlier_until``.
    """

    on: datetime.date
    into: Place | None
    earlier_name: str | None
    earlier_until: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class RegionSource:
    """Who says which former districts a region has."""

    title: str
    address: str


class Register:
    """Reads the tables of places of a snapshot."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def made_of(self, commune: Place) -> Sequence[Link]:
        """The former communes a commune of today was made of."""
        query = """SELECT f.code, f.name, f.type, l.share FROM commune_links l
            JOIN former_communes f ON f.code = l.former_commune
            WHERE l.commune = ? ORDER BY l.rowid"""
        return self._links(query, commune, PlaceKind.FORMER_COMMUNE)

    def went_to(self, former: Place) -> Sequence[Link]:
        """The communes of today that hold a former commune; none where that is not known."""
        query = """SELECT c.code, c.name, c.type, l.share FROM commune_links l
            JOIN communes c ON c.code = l.commune
            WHERE l.former_commune = ? ORDER BY c.code"""
        return self._links(query, former, PlaceKind.COMMUNE)

    def _links(self, query: str, place: Place, kind: PlaceKind) -> Sequence[Link]:
        """The units of a kind on the other side of a place."""
        return [
            Link(Place(kind, code, name, type_), Share(share))
            for code, name, type_, share in self._db.execute(query, [place.code])
        ]

    def earlier(self, former: Place) -> Earlier:
        """What a former commune was until 31/12/2024."""
        row = self._db.execute(
            """SELECT f.name, f.type, f.earlier_name, f.earlier_type, f.merge,
                i.code AS into_code, i.name AS into_name, i.type AS into_type
            FROM former_communes f LEFT JOIN former_communes i ON i.code = f.merged_into
            WHERE f.code = ?""",
            [former.code],
        ).fetchone()
        name = None
        if row["earlier_name"] or row["earlier_type"]:
            type_ = row["earlier_type"] or row["type"]
            name = f"{type_.lower()} {row['earlier_name'] or row['name']}"
        merge = MergeKnown(row["merge"]) if row["merge"] else None
        return Earlier(name, _joined(row, PlaceKind.FORMER_COMMUNE), merge)

    def seat(self, commune: Place) -> str:
        """Where a commune of today has its seat, as the source words it."""
        query = "SELECT seat FROM communes WHERE code = ?"
        return str(self._db.execute(query, [commune.code]).fetchone()[0])

    def ended(self, district: Place) -> Ended:
        """When and how a former district ended."""
        row = self._db.execute(
            """SELECT d.dissolved_on, d.earlier_name, d.earlier_until,
                i.code AS into_code, i.name AS into_name, i.type AS into_type
            FROM former_districts d LEFT JOIN former_districts i ON i.code = d.merged_into
            WHERE d.code = ?""",
            [district.code],
        ).fetchone()
        return Ended(
            on=datetime.date.fromisoformat(row["dissolved_on"]),
            into=_joined(row, PlaceKind.FORMER_DISTRICT),
            earlier_name=row["earlier_name"],
            earlier_until=row["earlier_until"],
        )

    def merged_with(self, district: Place) -> Sequence[Place]:
        """The districts that ended in this one."""
        rows = self._db.execute(
            "SELECT code, name, type FROM former_districts WHERE merged_into = ?", [district.code]
        )
        return [Place(PlaceKind.FORMER_DISTRICT, *row) for row in rows]

    def taken_in(self, former: Place) -> Sequence[tuple[Place, MergeKnown]]:
        """The communes that ended in this one on 01/01/2025, and how surely that is known."""
        rows = self._db.execute(
            "SELECT code, name, type, merge FROM former_communes WHERE merged_into = ?",
            [former.code],
        )
        return [
            (Place(PlaceKind.FORMER_COMMUNE, code, name, type_), MergeKnown(merge))
            for code, name, type_, merge in rows
        ]

    def region_source(self, region: Place) -> RegionSource:
        """Who says which former districts a region has."""
        query = "SELECT source_title, source_url FROM regions WHERE code = ?"
        return RegionSource(*self._db.execute(query, [region.code]).fetchone())

    def called_alike(self, place: Place) -> Sequence[Place]:
        """Other units of the same name."""
        rows = self._db.execute(
            """SELECT 'c', code, name, type FROM communes WHERE name = ?1
            UNION ALL SELECT 'f', code, name, type FROM former_communes WHERE name = ?1""",
            [place.name],
        )
        found = [Place(PlaceKind(kind), code, name, type_) for kind, code, name, type_ in rows]
        return [other for other in found if other != place]

    def distances(self, latitude: float, longitude: float) -> Sequence[tuple[Place, float]]:
        """The communes of today with the kilometres from a point to their centres, near first."""
        rows = self._db.execute("SELECT code, name, type, lat, lon FROM communes")
        found = [
            (
                Place(PlaceKind.COMMUNE, code, name, type_),
                kilometres((latitude, longitude), (lat, lon)),
            )
            for code, name, type_, lat, lon in rows
        ]
        return sorted(found, key=lambda pair: pair[1])

    def without_commune(self, district: Place) -> int:
        """How many products are known to come from a former district, but not from where there."""
        query = """SELECT count(*) FROM products
            WHERE former_district = ? AND commune IS NULL AND former_commune IS NULL"""
        return int(self._db.execute(query, [district.code]).fetchone()[0])

    def contains(self, outer: Place, inner: Place) -> bool:
        """Whether all of a unit lies, or lay, in another."""
        if outer == inner:
            return True
        match outer.kind, inner.kind:
            case PlaceKind.FORMER_DISTRICT, PlaceKind.COMMUNE | PlaceKind.FORMER_COMMUNE:
                return self._districts(inner) == {outer.code}
            case PlaceKind.COMMUNE, PlaceKind.FORMER_COMMUNE:
                return [link.place.code for link in self.went_to(inner)] == [outer.code]
            case PlaceKind.FORMER_COMMUNE, PlaceKind.FORMER_COMMUNE:
                return self.earlier(inner).into == outer
            case _:
                return False

    def _districts(self, commune: Place) -> set[str]:
        query = (
            "SELECT former_district FROM commune_districts WHERE commune = ?"
            if commune.kind is PlaceKind.COMMUNE
            else "SELECT former_district FROM former_communes WHERE code = ?"
        )
        return {code for (code,) in self._db.execute(query, [commune.code])}


def _joined(row: sqlite3.Row, kind: PlaceKind) -> Place | None:
    if row["into_code"] is None:
        return None
    return Place(kind, row["into_code"], row["into_name"], row["into_type"])


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance as the crow flies between two points of latitude and longitude in degrees."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(a), math.radians(b)) for a, b in (one, other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(half))
