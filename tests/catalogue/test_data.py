"""The real data: 147 products with their stars, the places, the reported figures."""

import contextlib
import dataclasses
from pathlib import Path

import pytest

from ocop_bot.catalogue import (
    Catalogue,
    PlaceKind,
    ProductFilter,
    ValidityState,
    ValidOn,
    check_data,
    open_snapshot,
    validity_on,
)
from ocop_bot.faults import ContentError
from ocop_bot.settings import DATA
from tests.conftest import TODAY


def test_products_with_stars_are_counted_and_those_without_only_found(
    catalogue: Catalogue,
) -> None:
    assert catalogue.count() == 147
    assert dict(catalogue.pick().rated().tally("stars")) == {"3": 122, "4": 23, "5": 2}
    assert len(catalogue.pick()) > 147
    unknown = catalogue.product("mat-mia-phuc-long")
    assert unknown is not None
    assert unknown.stars is None


def test_places_old_and_new_are_complete_and_linked(catalogue: Catalogue) -> None:
    kinds = [place.kind for place, _ in catalogue.places()]
    assert kinds.count(PlaceKind.COMMUNE) == 166
    assert kinds.count(PlaceKind.FORMER_DISTRICT) == 27
    assert kinds.count(PlaceKind.FORMER_COMMUNE) == 558  # 569 rows: some were divided
    district = catalogue.place(PlaceKind.FORMER_DISTRICT, "401")
    assert district is not None
    names = {commune.full_name for commune in catalogue.communes_of(district)}
    assert names == {
        "xã Nga Sơn", "xã Tân Tiến", "xã Nga Thắng", "xã Hồ Vương", "xã Nga An", "xã Ba Đình",
    }  # fmt: skip


def test_every_former_commune_but_one_leads_to_a_commune_of_today(catalogue: Catalogue) -> None:
    homeless = [
        place.name
        for place, _ in catalogue.places()
        if place.kind is PlaceKind.FORMER_COMMUNE and not catalogue.communes_of(place)
    ]
    assert homeless == ["Hải Yến"]  # its people were resettled; no successor is known


def test_a_product_tells_its_history_and_both_its_places(catalogue: Catalogue) -> None:
    product = catalogue.product("mam-tom-le-gia")
    assert product is not None
    assert [(str(r.date), r.stars) for r in product.recognitions] == [
        ("2019", 4), ("2020", 5), ("2024-07", 5),
    ]  # fmt: skip
    assert product.former_commune is not None
    assert product.former_commune.full_name == "xã Hoằng Phụ"
    assert product.commune is not None
    assert product.commune.full_name == "xã Hoằng Thanh"


def test_filters_narrow_together(catalogue: Catalogue) -> None:
    district = catalogue.place(PlaceKind.FORMER_DISTRICT, "401")
    assert district is not None
    there = ProductFilter(places=(district,))
    four = dataclasses.replace(there, stars=4)
    assert catalogue.count(four) < catalogue.count(there) < catalogue.count()
    found = catalogue.page(catalogue.pick(four), limit=50)
    assert {product.stars for product in found} == {4}
    assert len(found) == catalogue.count(four)


def test_names_are_searched_as_words_whatever_they_hold(catalogue: Catalogue) -> None:
    assert catalogue.pick(ProductFilter(words=("nuoc", "mam")))
    for words in (('"', "OR"), ("*",), ("nuoc", "NEAR(")):
        assert not catalogue.pick(ProductFilter(words=words))


def test_figures_come_newest_first_and_keep_their_source(catalogue: Catalogue) -> None:
    figures = catalogue.figures("products", "Thanh Hóa")
    assert figures[0].value == "661"
    assert str(figures[0].as_of) == "2025-12-31"
    assert all(figure.source_url or figure.source_title for figure in figures)
    assert [f.as_of.latest for f in figures] == sorted(
        (f.as_of.latest for f in figures), reverse=True
    )


def test_the_recognitions_of_the_data_are_judged_on_the_day(catalogue: Catalogue) -> None:
    states = catalogue.pick().rated().validity(TODAY)
    assert sum(states.values()) == 147
    for state, count in states.items():
        picked = catalogue.pick(ProductFilter(validity=ValidOn(state, TODAY))).rated()
        assert len(picked) == count
        for product in catalogue.page(picked, limit=200):
            assert product.recognition
            assert validity_on(product.recognition.date, TODAY).state is state
    assert states[ValidityState.VALID] >= 10
    assert ValidityState.PAST in states


@pytest.fixture
def data(tmp_path: Path) -> Path:
    copy = tmp_path / "data"
    copy.mkdir()
    for path in DATA.glob("*.csv"):
        (copy / path.name).write_bytes(path.read_bytes())
    return copy


def test_the_snapshot_is_built_once_and_kept(data: Path, tmp_path: Path) -> None:
    first = open_snapshot(data, tmp_path / "work")
    changed_at = first.stat().st_mtime_ns
    assert open_snapshot(data, tmp_path / "work") == first
    assert first.stat().st_mtime_ns == changed_at
    assert [path.name for path in (tmp_path / "work").iterdir()] == [first.name]


def test_new_data_make_a_new_snapshot_beside_the_old(data: Path, tmp_path: Path) -> None:
    old = open_snapshot(data, tmp_path / "work")
    path = data / "producers.csv"
    path.write_text(path.read_text(encoding="utf-8") + "moi,Hộ Mới,household\n", encoding="utf-8")
    new = open_snapshot(data, tmp_path / "work")
    assert new != old
    assert old.exists()
    with contextlib.closing(Catalogue(new)) as catalogue:
        assert catalogue.producer("moi") is not None


@pytest.mark.parametrize(
    ("file", "row", "reason"),
    [
        ("products", "chỉ,hai cột", "phải có đúng 12 cột"),
        ("products", "x,X,,food,,,,,,,,", "source_url: cần ít nhất 1"),
        ("products", "x,X,,cake,,,,,http://a,,,", "group: phải là một trong"),
        ("products", "x,X,khong-co,food,,,,,http://a,,,", "“khong-co” không có trong producers"),
        ("products", "x,X,,food,999,,,,http://a,,,", "“999” không có trong former_districts"),
        ("recognitions", "mam-tom-le-gia,renewed,6,,2024,,http://a,", "stars: phải là một trong"),
        ("recognitions", "mam-tom-le-gia,renewed,5,,2024-02-30,,http://a,", "không có ngày"),
        ("recognitions", "khong-co,renewed,5,,2024,,http://a,", "không có trong products"),
        ("figures", "products,Thanh Hóa,hôm qua,1,exact,sản phẩm,,,,", "không đúng dạng"),
        ("communes", "14758,Hàm Rồng,Phường,380,1,1,1,x", "đã có ở dòng 2"),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_changes_nothing(
    data: Path, tmp_path: Path, file: str, row: str, reason: str
) -> None:
    good = open_snapshot(data, tmp_path / "work")
    path = data / f"{file}.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, row]) + "\n", encoding="utf-8")
    faults = [str(fault) for fault in check_data(data)]
    assert len(faults) == 1
    assert faults[0].startswith(f"{path}:{len(lines) + 1}: ")
    assert reason in faults[0]
    with pytest.raises(ContentError):
        open_snapshot(data, tmp_path / "work")
    assert good.exists()
    assert [each.name for each in (tmp_path / "work").iterdir()] == [good.name]


def test_a_wrong_heading_and_a_missing_file_are_told(data: Path) -> None:
    (data / "figures.csv").write_text("metric,scope\n", encoding="utf-8")
    (data / "provinces.csv").unlink()
    told = [str(fault) for fault in check_data(data)]
    assert any("figures.csv:1: dòng đầu phải là: metric,scope,as_of" in text for text in told)
    assert any("provinces.csv:1: không có tệp này" in text for text in told)


def test_a_catalogue_of_nothing_can_be_built(data: Path, tmp_path: Path) -> None:
    for name in ("products", "recognitions", "producers"):
        path = data / f"{name}.csv"
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    with contextlib.closing(Catalogue(open_snapshot(data, tmp_path / "work"))) as empty:
        assert empty.count() == 0
        assert not empty.pick()


def test_a_long_build_says_how_far_it_is(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ocop_bot.catalogue.snapshot.WORTH_TELLING_SECONDS", -1.0)
    told: list[str] = []
    open_snapshot(data, tmp_path / "work", told.append)
    assert told == ["Đang dựng kho dữ liệu: 169 sản phẩm…"]
