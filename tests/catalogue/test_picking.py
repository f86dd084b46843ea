"""Products picked by any conditions together, against plain SQL written apart from the code."""

import datetime
import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.generated import generate
from ocop_bot.catalogue import (
    Catalogue,
    Group,
    PlaceKind,
    ProducerType,
    ProductFilter,
    ValidityState,
    ValidOn,
    open_snapshot,
    validity_on,
)
from ocop_bot.partial_date import PartialDate
from ocop_bot.text.letters import fold, sort_key

SIZE = 900
_COMMUNE = """(commune = :place OR commune IS NULL AND former_commune IN
    (SELECT former_commune FROM commune_links WHERE commune = :place))"""
_DISTRICT = """(former_district = :place OR former_district IS NULL AND commune IN
    (SELECT commune FROM commune_districts WHERE former_district = :place))"""


@pytest.fixture(scope="module")
def many(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Catalogue, sqlite3.Connection]]:
    folder = tmp_path_factory.mktemp("many")
    snapshot = open_snapshot(generate(folder / "data", SIZE), folder)
    catalogue = Catalogue(snapshot)
    plain = sqlite3.connect(snapshot)
    plain.create_function("state", 2, _state)
    yield catalogue, plain
    plain.close()
    catalogue.close()


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


@given(filters)
def test_any_filter_picks_what_plain_sql_finds(
    many: tuple[Catalogue, sqlite3.Connection], wanted: dict[str, object]
) -> None:
    catalogue, plain = many
    query, values = sql(wanted)
    picked = catalogue.pick(as_filter(wanted, catalogue))
    shown = [product.id for product in catalogue.page(picked, limit=SIZE)]
    assert sorted(shown) == sorted(id_ for (id_,) in plain.execute(f"SELECT id {query}", values))
    rated = plain.execute(f"SELECT count(*) {query} AND stars IS NOT NULL", values).fetchone()[0]
    assert len(picked.rated()) == rated


@given(filters)
def test_what_is_picked_is_tallied_as_plain_sql_tallies_it(
    many: tuple[Catalogue, sqlite3.Connection], wanted: dict[str, object]
) -> None:
    catalogue, plain = many
    query, values = sql(wanted)
    picked = catalogue.pick(as_filter(wanted, catalogue))
    for by, column in (
        ("stars", "stars"), ("group", '"group"'), ("former_district", "former_district"),
        ("producer_type", "(SELECT type FROM producers w WHERE w.id = p.producer)"),
    ):  # fmt: skip
        expected = {
            None if value is None else str(value): count
            for value, count in plain.execute(
                f"SELECT {column}, count(*) {query} GROUP BY 1", values
            )
        }
        assert dict(picked.tally(by)) == expected  # type: ignore[arg-type]


@given(filters, st.integers(1, 20))
def test_pages_follow_each_other_by_stars_or_by_name(
    many: tuple[Catalogue, sqlite3.Connection], wanted: dict[str, object], size: int
) -> None:
    catalogue, _ = many
    picked = catalogue.pick(as_filter(wanted, catalogue))
    for ordered in (picked, picked.by_name()):
        whole = catalogue.page(ordered, SIZE)
        paged = [p for at in range(0, len(picked), size) for p in catalogue.page(ordered, size, at)]
        assert paged == whole
    by_stars = [(-(p.stars or 0), sort_key(p.name)) for p in catalogue.page(picked, SIZE)]
    assert by_stars == sorted(by_stars)
    by_name = [sort_key(p.name) for p in catalogue.page(picked.by_name(), SIZE)]
    assert by_name == sorted(by_name)


def test_a_round_and_a_year_are_those_of_one_recognition(catalogue: Catalogue) -> None:
    found = catalogue.page(catalogue.pick(ProductFilter(year=2021, round=3)), limit=50)
    assert len(found) == 20
    for product in found:
        assert any(
            r.round == "Đợt 3 năm 2021" and r.date and r.date.earliest.year == 2021
            for r in product.recognitions
        )
    early = catalogue.page(catalogue.pick(ProductFilter(year=2019)), limit=50)
    assert "mam-tom-le-gia" in {product.id for product in early}  # five stars came later


def test_words_are_those_of_the_name_and_never_operators(catalogue: Catalogue) -> None:
    assert catalogue.pick(ProductFilter(words=(fold("mắm"), "tom")))
    assert not catalogue.pick(ProductFilter(words=('"', "OR", "*")))
