"""Conditions on products as plain SQL that anybody can read, written apart from the code."""

import datetime
import sqlite3
from pathlib import Path

from hypothesis import strategies as st

from ocop_bot.catalogue import (
    Catalogue,
    Group,
    PlaceKind,
    ProducerType,
    ProductFilter,
    ValidityState,
    ValidOn,
    validity_on,
)
from ocop_bot.partial_date import PartialDate

SIZE = 900
_COMMUNE = """(commune = :place OR commune IS NULL AND former_commune IN
    (SELECT former_commune FROM commune_links WHERE commune = :place))"""
_DISTRICT = """(former_district = :place OR former_district IS NULL AND commune IN
    (SELECT commune FROM commune_districts WHERE former_district = :place))"""


Many = tuple[Catalogue, sqlite3.Connection]
"""A generated catalogue, and the same snapshot for plain SQL."""


def opened(snapshot: Path) -> Many:
    """Open a snapshot twice: as the catalogue, and for plain SQL."""
    plain = sqlite3.connect(snapshot)
    plain.create_function("state", 2, _state)
    return Catalogue(snapshot), plain


def _state(date: str | None, day: str) -> str:
    known = PartialDate.parse(date) if date else None
    return validity_on(known, datetime.date.fromisoformat(day)).state.value


filters = st.fixed_dictionaries(
    {},
    optional={
        "stars": st.integers(3, 5),
        "group": st.sampled_from(Group),
        "producer_type": st.sampled_from(ProducerType),
        "year": st.integers(2018, 2026),
        "words": st.sampled_from([("mam",), ("ruou",), ("nem", "chua"), ("khong", "co"), ("an",)]),
        "validity": st.builds(
            ValidOn,
            st.sampled_from(ValidityState),
            st.dates(datetime.date(2022, 1, 1), datetime.date(2028, 1, 1)),
        ),
        "place": st.sampled_from(["d401", "d380", "d399", "c16000", "c16012", "f16003", "f14785"]),
    },
)


def sql(wanted: dict[str, object]) -> tuple[str, dict[str, object]]:
    """The same conditions as a query anybody can read."""
    last = "(SELECT date FROM recognitions WHERE product = p.id ORDER BY rowid DESC LIMIT 1)"
    where, values = ["1"], dict(wanted)
    for name, value in wanted.items():
        match name, value:
            case "stars", _:
                where.append("stars = :stars")
            case "group", _:
                where.append('"group" = :group')
            case "producer_type", _:
                where.append("producer IN (SELECT id FROM producers WHERE type = :producer_type)")
            case "year", _:
                values["year"] = str(value)
                where.append(
                    "id IN (SELECT product FROM recognitions WHERE substr(date, 1, 4) = :year)"
                )
            case "words", tuple(words):
                del values["words"]
                where += [f"' ' || folded || ' ' LIKE '% {word} %'" for word in words]
            case "validity", ValidOn(ValidityState() as state, day):
                values |= {"day": day.isoformat(), "validity": state.value}
                where.append(f"state({last}, :day) = :validity")
            case "place", str(code):
                values["place"] = code[1:]
                conditions = {"d": _DISTRICT, "c": _COMMUNE, "f": "former_commune = :place"}
                where.append(conditions[code[0]])
    return f"FROM products p WHERE {' AND '.join(where)}", values


def as_filter(wanted: dict[str, object], catalogue: Catalogue) -> ProductFilter:
    named = dict(wanted)
    code = named.pop("place", None)
    if code is None:
        return ProductFilter(**named)  # type: ignore[arg-type]
    place = catalogue.place(PlaceKind(str(code)[0]), str(code)[1:])
    assert place
    return ProductFilter(places=(place,), **named)  # type: ignore[arg-type]
