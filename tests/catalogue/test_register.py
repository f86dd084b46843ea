"""What each commune was made of and where it went, as the data have it."""

import pytest

from ocop_bot.catalogue import Catalogue, Place, PlaceKind, ProductFilter
from ocop_bot.catalogue.model import MergeKnown, Share
from ocop_bot.catalogue.register import kilometres


def of(catalogue: Catalogue, text: str) -> Place:
    place = catalogue.place(PlaceKind(text[0]), text[1:])
    assert place is not None
    return place


def test_every_link_is_seen_from_both_sides(catalogue: Catalogue) -> None:
    places = [place for place, _ in catalogue.places()]
    made_of = {
        (link.place, commune, link.share)
        for commune in places
        if commune.kind is PlaceKind.COMMUNE
        for link in catalogue.register.made_of(commune)
    }
    went_to = {
        (former, link.place, link.share)
        for former in places
        if former.kind is PlaceKind.FORMER_COMMUNE
        for link in catalogue.register.went_to(former)
    }
    assert made_of == went_to
    assert len(made_of) == 568  # of the 569 rows one says that nobody knows
    assert len({former for former, _, _ in went_to}) == 557


def test_where_nobody_knows_nothing_is_claimed(catalogue: Catalogue) -> None:
    hai_yen = of(catalogue, "f16651")
    assert catalogue.register.went_to(hai_yen) == []
    assert catalogue.register.earlier(hai_yen).merge is MergeKnown.UNKNOWN


def test_a_divided_commune_went_to_several(catalogue: Catalogue) -> None:
    links = catalogue.register.went_to(of(catalogue, "f14758"))
    assert [link.place.full_name for link in links] == ["phường Hàm Rồng", "phường Hạc Thành"]
    assert {link.share for link in links} == {Share.PART}


@pytest.mark.parametrize(
    ("outer", "inner", "holds"),
    [
        ("d401", "c16093", True),  # huyện Nga Sơn, xã Nga Sơn
        ("d381", "c14812", False),  # thị xã Bỉm Sơn, phường Bỉm Sơn with a commune of Hà Trung
        ("c16000", "f16003", True),  # xã Hoằng Thanh, xã Hoằng Phụ (cũ)
        ("c14797", "f14758", False),  # phường Hạc Thành has a part of phường Đông Thọ
        ("f15442", "f15439", True),  # two xã Yên Ninh, one merged into the other
        ("c16093", "d401", False),
    ],
)
def test_a_unit_lies_in_another(catalogue: Catalogue, outer: str, inner: str, holds: bool) -> None:
    assert catalogue.register.contains(of(catalogue, outer), of(catalogue, inner)) is holds


def test_distances_are_as_the_crow_flies() -> None:
    # 0,0028 degrees north (0,31 km) and 0,009 east at this latitude (0,94 km)
    assert kilometres((19.80, 105.78), (19.8028, 105.789)) == pytest.approx(0.99, abs=0.01)
    # a degree of latitude
    assert kilometres((19.0, 105.0), (20.0, 105.0)) == pytest.approx(111.19, abs=0.01)


def test_the_regions_share_out_all_former_districts(catalogue: Catalogue) -> None:
    regions = [place for place, _ in catalogue.places() if place.kind is PlaceKind.REGION]
    districts = [district for region in regions for district in catalogue.districts_of(region)]
    assert [len(catalogue.districts_of(region)) for region in regions] == [11, 6, 10]
    assert len(set(districts)) == len(districts) == 27


def test_products_of_a_region_are_those_of_its_districts(catalogue: Catalogue) -> None:
    mountains = of(catalogue, "r001")
    apart = ProductFilter(places=tuple(catalogue.districts_of(mountains)))
    picked = catalogue.pick(ProductFilter(places=(mountains,)))
    assert len(picked) > 0
    assert catalogue.page(picked, 999) == catalogue.page(catalogue.pick(apart), 999)
