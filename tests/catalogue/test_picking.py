"""Products picked by any conditions together, against plain SQL written apart from the code."""

from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.catalogue import Catalogue, ProductFilter
from ocop_bot.text.letters import fold, sort_key
from tests.plain_sql import SIZE, Many, as_filter, filters, sql


@given(filters)
def test_any_filter_picks_what_plain_sql_finds(many: Many, wanted: dict[str, object]) -> None:
    catalogue, plain = many
    query, values = sql(wanted)
    picked = catalogue.pick(as_filter(wanted, catalogue))
    shown = [product.id for product in catalogue.page(picked, limit=SIZE)]
    assert sorted(shown) == sorted(id_ for (id_,) in plain.execute(f"SELECT id {query}", values))
    rated = plain.execute(f"SELECT count(*) {query} AND stars IS NOT NULL", values).fetchone()[0]
    assert len(picked.rated()) == rated


@given(filters)
def test_what_is_picked_is_tallied_as_plain_sql_tallies_it(
    many: Many, wanted: dict[str, object]
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
    many: Many, wanted: dict[str, object], size: int
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
