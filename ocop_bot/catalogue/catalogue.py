"""The questions one can ask the catalogue. Every query is parametrised and indexed."""

import functools
import re
import sqlite3
import weakref
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ocop_bot.catalogue.columns import Picked, ProductColumns
from ocop_bot.catalogue.model import (
    Event,
    Figure,
    Group,
    Place,
    PlaceKind,
    Producer,
    ProducerType,
    Product,
    ProductFilter,
    Qualifier,
    Recognition,
)
from ocop_bot.catalogue.register import Register
from ocop_bot.catalogue.snapshot import connect
from ocop_bot.partial_date import PartialDate
from ocop_bot.text.letters import folded_words

_PLACE_TABLES = {
    PlaceKind.COMMUNE: "communes",
    PlaceKind.FORMER_COMMUNE: "former_communes",
    PlaceKind.FORMER_DISTRICT: "former_districts",
    PlaceKind.REGION: "regions",
}

_COMMUNES_OF = {
    PlaceKind.FORMER_COMMUNE: "SELECT commune FROM commune_links WHERE former_commune = ?",
    PlaceKind.FORMER_DISTRICT: "SELECT commune FROM commune_districts WHERE former_district = ?",
    PlaceKind.REGION: """SELECT c.commune FROM commune_districts c JOIN region_districts r
        ON r.former_district = c.former_district WHERE r.region = ?""",
}

_DISTRICTS_OF = {
    PlaceKind.COMMUNE: "SELECT former_district FROM commune_districts WHERE commune = ?",
    PlaceKind.FORMER_COMMUNE: "SELECT former_district FROM former_communes WHERE code = ?",
    PlaceKind.REGION: "SELECT former_district FROM region_districts WHERE region = ?",
}

_SELECT_PRODUCTS = """
    SELECT p.*, p.rowid AS place, w.name AS producer_name, w.type AS producer_type,
        c.name AS commune_name, c.type AS commune_type,
        fc.name AS former_commune_name, fc.type AS former_commune_type,
        fd.name AS former_district_name, fd.type AS former_district_type
    FROM products p
    LEFT JOIN producers w ON w.id = p.producer
    LEFT JOIN communes c ON c.code = p.commune
    LEFT JOIN former_communes fc ON fc.code = p.former_commune
    LEFT JOIN former_districts fd ON fd.code = p.former_district
"""

_LONGEST_KIND = 4
"""Words of a kind of product at the beginning of a name."""

_REMEMBERED = 256
"""Word lists of which the products are remembered: the commonest are asked again and again."""


_TOTAL = re.compile(r"products(_[345]_star)?|producers(_participating)?")
"""Metrics of totals, which people set against each other."""

_BETWEEN_SOURCES = re.compile(r";\s+|\s+(?=https?://)")


class Catalogue:
    """Reads one snapshot. Safe to share between threads: the snapshot never changes.

    Closed by `close`, or when nobody uses it any more: a newer one may take its place while
    questions are still being answered from it.
    """

    def __init__(self, snapshot: Path) -> None:
        self._db = connect(snapshot)
        self._closing = weakref.finalize(self, self._db.close)
        self.register = Register(self._db)
        self._columns = ProductColumns(
            self._db,
            communes_of=lambda place: [int(commune.code) for commune in self.communes_of(place)],
            former_of=self._former_of,
            districts_of=self._districts_in,
            named=functools.lru_cache(_REMEMBERED)(self._named),
        )

    def close(self) -> None:
        """Close the snapshot."""
        self._closing()

    # -- products ---------------------------------------------------------------------------

    def product(self, id_: str) -> Product | None:
        """The product with an id."""
        return next(iter(self.products_by_id([id_])), None)

    def pick(self, wanted: ProductFilter = ProductFilter()) -> Picked:  # noqa: B008 - frozen
        """The products of a filter, to be counted, paged and tallied."""
        return self._columns.pick(wanted)

    def page(self, picked: Picked, limit: int, offset: int = 0) -> Sequence[Product]:
        """Some of the products picked, in their order."""
        places = picked.page(limit, offset)
        marks = ",".join("?" * len(places))
        query = f"{_SELECT_PRODUCTS} WHERE p.rowid IN ({marks})"
        rows = {row["place"]: row for row in self._db.execute(query, places)}
        return self._with_histories([rows[place] for place in places])

    def products_by_id(self, ids: Sequence[str]) -> Sequence[Product]:
        """Products with these ids, in the order asked for; unknown ids are left out."""
        marks = ",".join("?" * len(ids))
        query = f"{_SELECT_PRODUCTS} WHERE p.id IN ({marks})"
        rows = {row["id"]: row for row in self._db.execute(query, list(ids))}
        return self._with_histories([rows[id_] for id_ in ids if id_ in rows])

    def among(self, wanted: ProductFilter, ids: Sequence[str]) -> frozenset[str]:
        """Which of these products a filter leaves."""
        marks = ",".join("?" * len(ids))
        query = f"SELECT rowid - 1, id FROM products WHERE id IN ({marks})"
        rows = self._db.execute(query, list(ids)).fetchall()
        left = np.isin([row[0] for row in rows], self.pick(wanted).places)
        return frozenset(row[1] for row, is_left in zip(rows, left, strict=True) if is_left)

    def kind_of(self, name: str) -> tuple[str, ...]:
        """The kind of product a name begins with, folded; empty when we know none."""
        words = folded_words(name).split()
        for size in range(min(_LONGEST_KIND, len(words)), 0, -1):
            if self.noun_with_marks(words[:size]):
                return tuple(words[:size])
        return ()

    def count(self, wanted: ProductFilter = ProductFilter()) -> int:  # noqa: B008 - frozen
        """Products of a filter whose stars are known; the others are never counted."""
        return len(self.pick(wanted).rated())

    def producer(self, id_: str) -> Producer | None:
        """The producer with an id."""
        row = self._db.execute("SELECT * FROM producers WHERE id = ?", [id_]).fetchone()
        return row and _producer(row)

    def makers_of(
        self, wanted: ProductFilter, most: int, *, least: bool = False
    ) -> Sequence[tuple[Producer, int]]:
        """Who makes the most (or the least) of the products of a filter, and how many.

        Only products whose stars are known count.
        """
        counts = self.pick(wanted).rated().producers(most, least=least)
        marks = ",".join("?" * len(counts))
        query = f"SELECT rowid AS place, * FROM producers WHERE rowid IN ({marks})"
        rows = self._db.execute(query, [row for row, _ in counts])
        found = {row["place"]: _producer(row) for row in rows}
        return [(found[row], count) for row, count in counts]

    def product_names(self) -> Sequence[tuple[str, str, str, str]]:
        """Id, name, producer's id and producer's name of every product, for the name index."""
        rows = self._db.execute(
            """SELECT p.id, p.name, coalesce(w.id, ''), coalesce(w.name, '')
            FROM products p LEFT JOIN producers w ON w.id = p.producer ORDER BY p.rowid"""
        )
        return [(row[0], row[1], row[2], row[3]) for row in rows]

    def product_places(self) -> Sequence[tuple[str, ...]]:
        """The names of the places of every product, in the order of `product_names`."""
        rows = self._db.execute(
            """SELECT fc.name, fd.name, c.name FROM products p
            LEFT JOIN former_communes fc ON fc.code = p.former_commune
            LEFT JOIN former_districts fd ON fd.code = p.former_district
            LEFT JOIN communes c ON c.code = p.commune ORDER BY p.rowid"""
        )
        return [tuple(dict.fromkeys(name for name in row if name)) for row in rows]

    def product_nouns(self) -> Sequence[str]:
        """What people call the kinds of products we have: "nước mắm", "chiếu cói".

        A kind we have no product of ("bia thủ công") is asked about for the rules, not the list.
        """
        nouns = self._db.execute("SELECT noun, folded FROM product_nouns").fetchall()
        return [noun for noun, folded in nouns if len(self._named(tuple(folded.split())))]

    def noun_groups(self) -> Sequence[tuple[str, Group]]:
        """What people call kinds of products, those we have none of too, each with its group."""
        rows = self._db.execute('SELECT noun, "group" FROM product_nouns ORDER BY rowid')
        return [(noun, Group(group)) for noun, group in rows]

    def noun_with_marks(self, words: Sequence[str]) -> str | None:
        """The kind of product that is written so without marks."""
        row = self._db.execute(
            "SELECT noun FROM product_nouns WHERE folded = ? LIMIT 1", [" ".join(words)]
        ).fetchone()
        return row and str(row["noun"])

    def _named(self, words: tuple[str, ...]) -> npt.NDArray[np.intp]:
        """Row numbers of the products whose names hold all of these folded words."""
        match = " ".join(_quoted(word) for word in words)
        query = "SELECT rowid FROM products_fts WHERE products_fts MATCH ?"
        return np.array([row[0] for row in self._db.execute(query, [match])], np.intp)

    def _with_histories(self, rows: Sequence[sqlite3.Row]) -> list[Product]:
        histories = self._histories([row["id"] for row in rows])
        return [_product(row, histories.get(row["id"], ())) for row in rows]

    def _histories(self, ids: Sequence[str]) -> Mapping[str, tuple[Recognition, ...]]:
        histories: dict[str, tuple[Recognition, ...]] = {}
        marks = ",".join("?" * len(ids))
        query = f"SELECT * FROM recognitions WHERE product IN ({marks}) ORDER BY rowid"
        for row in self._db.execute(query, list(ids)):
            before = histories.get(row["product"], ())
            histories[row["product"]] = (*before, _recognition(row))
        return histories

    # -- places -----------------------------------------------------------------------------

    def places(self) -> Sequence[tuple[Place, Sequence[str]]]:
        """Every place with the other names it goes by."""
        found: list[tuple[Place, Sequence[str]]] = []
        for kind, aliases in (
            (PlaceKind.REGION, "aliases"),
            (PlaceKind.FORMER_DISTRICT, "aliases"),
            (PlaceKind.COMMUNE, "''"),
            (PlaceKind.FORMER_COMMUNE, "coalesce(earlier_name, '')"),
        ):
            table = _PLACE_TABLES[kind]
            for code, name, type_, other in self._db.execute(
                f"SELECT code, name, type, {aliases} FROM {table} ORDER BY rowid"
            ):
                names = [alias for alias in other.split(";") if alias]
                found.append((Place(kind, code, name, type_), names))
        return found

    def place(self, kind: PlaceKind, code: str) -> Place | None:
        """The place with a code; codes of the kinds overlap."""
        row = self._db.execute(
            f"SELECT name, type FROM {_PLACE_TABLES[kind]} WHERE code = ?", [code]
        ).fetchone()
        return row and Place(kind, code, row["name"], row["type"])

    def communes_of(self, place: Place) -> Sequence[Place]:
        """The communes of today that hold a former unit or a region, or the commune itself."""
        if place.kind is PlaceKind.COMMUNE:
            return (place,)
        rows = self._db.execute(
            f"""SELECT code, name, type FROM communes WHERE code IN ({_COMMUNES_OF[place.kind]})
            ORDER BY code""",
            [place.code],
        )
        return [Place(PlaceKind.COMMUNE, *row) for row in rows]

    def districts_of(self, place: Place) -> Sequence[Place]:
        """The former districts in which a commune, new or former, lay, or of a region."""
        if place.kind is PlaceKind.FORMER_DISTRICT:
            return (place,)
        query = _DISTRICTS_OF[place.kind]
        rows = self._db.execute(
            f"SELECT code, name, type FROM former_districts WHERE code IN ({query})", [place.code]
        )
        return [Place(PlaceKind.FORMER_DISTRICT, *row) for row in rows]

    def _former_of(self, commune: Place) -> Sequence[int]:
        """Codes of the former communes that lie in a commune, whole or in part."""
        query = "SELECT former_commune FROM commune_links WHERE commune = ?"
        return [int(code) for (code,) in self._db.execute(query, [commune.code])]

    def _districts_in(self, place: Place) -> Sequence[int]:
        """Codes of the former districts a district or a region is made of."""
        return [int(district.code) for district in self.districts_of(place)]

    def provinces(self) -> Sequence[tuple[str, Sequence[str]]]:
        """Other provinces with the names people use for them."""
        return [
            (name, [alias for alias in aliases.split(";") if alias])
            for name, aliases in self._db.execute("SELECT name, aliases FROM provinces")
        ]

    # -- figures ----------------------------------------------------------------------------

    def figures(self, metric: str, scope: str) -> Sequence[Figure]:
        """The reported figures of a metric and scope, newest first, exact before rough."""
        rows = self._db.execute(
            """SELECT * FROM figures WHERE metric = ? AND scope = ?
            ORDER BY latest DESC, qualifier <> 'exact', rowid""",
            [metric, scope],
        )
        return [_figure(row) for row in rows]

    def totals_of_value(self, value: int, scope: str) -> Sequence[Figure]:
        """The reports of a scope that give a value as a number of products or producers.

        Those of all, or of a rank; newest first. Smaller parts would be found for any number.
        """
        rows = self._db.execute(
            "SELECT * FROM figures WHERE scope = ? AND value = ? ORDER BY latest DESC, rowid",
            [scope, str(value)],
        )
        figures = map(_figure, rows)
        return [figure for figure in figures if _TOTAL.fullmatch(figure.metric)]

    def metrics(self, scope: str) -> Sequence[str]:
        """What was reported of a scope."""
        rows = self._db.execute("SELECT DISTINCT metric FROM figures WHERE scope = ?", [scope])
        return [row[0] for row in rows]

    def figure_scopes(self) -> Sequence[str]:
        """The scopes figures were reported for: provinces, former districts, the country."""
        return [row[0] for row in self._db.execute("SELECT DISTINCT scope FROM figures")]


def _quoted(word: str) -> str:
    """Quote a word for an FTS5 MATCH, so that no character of it is an operator."""
    return '"' + word.replace('"', '""') + '"'


def _producer(row: sqlite3.Row) -> Producer:
    type_ = row["type"]
    return Producer(row["id"], row["name"], ProducerType(type_) if type_ else None)


def _product(row: sqlite3.Row, history: tuple[Recognition, ...]) -> Product:
    producer = row["producer"] and Producer(
        row["producer"],
        row["producer_name"],
        ProducerType(row["producer_type"]) if row["producer_type"] else None,
    )
    return Product(
        id=row["id"],
        name=row["name"],
        producer=producer,
        group=Group(row["group"]) if row["group"] else None,
        stars=row["stars"],
        place_as_named=row["place_as_named"],
        commune=_joined_place(row, "commune", PlaceKind.COMMUNE),
        former_commune=_joined_place(row, "former_commune", PlaceKind.FORMER_COMMUNE),
        former_district=_joined_place(row, "former_district", PlaceKind.FORMER_DISTRICT),
        source_url=row["source_url"],
        source_date=PartialDate.parse(row["source_date"]) if row["source_date"] else None,
        more_sources=tuple(filter(None, _BETWEEN_SOURCES.split(row["more_sources"]))),
        note=row["note"],
        recognitions=history,
    )


def _joined_place(row: sqlite3.Row, column: str, kind: PlaceKind) -> Place | None:
    if row[column] is None:
        return None
    return Place(kind, row[column], row[f"{column}_name"], row[f"{column}_type"])


def _recognition(row: sqlite3.Row) -> Recognition:
    return Recognition(
        event=Event(row["event"]),
        stars=int(row["stars"]),
        decision=row["decision"],
        date=PartialDate.parse(row["date"]) if row["date"] else None,
        round=row["round"],
        source_url=row["source_url"],
        note=row["note"],
    )


def _figure(row: sqlite3.Row) -> Figure:
    return Figure(
        metric=row["metric"],
        scope=row["scope"],
        as_of=PartialDate.parse(row["as_of"]),
        value=row["value"],
        qualifier=Qualifier(row["qualifier"]),
        unit=row["unit"],
        approximate_date=row["approximate_date"] == "yes",
        source_title=row["source_title"],
        source_url=row["source_url"],
        note=row["note"],
    )
