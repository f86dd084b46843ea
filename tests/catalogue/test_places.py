"""Place names, old and new, as people type them."""

import pytest

from ocop_bot.catalogue import Catalogue
from ocop_bot.catalogue.gazetteer import Gazetteer
from ocop_bot.text.reading import Reader

ORDINARY = {
    ("hang", "hoa"): frozenset({("hang2", "hoa1")}),
    ("trung", "thanh"): frozenset({("trung", "thanh2")}),
    ("thang", "loi"): frozenset({("thăng1", "lơi5")}),
    ("hoa", "binh"): frozenset({("hoa2", "binh2")}),
    ("nghe", "an"): frozenset({("nghê5", "an")}),
}


@pytest.fixture(scope="module")
def gazetteer(catalogue: Catalogue) -> Gazetteer:
    return Gazetteer(catalogue.places(), catalogue.provinces(), ORDINARY, ORDINARY)


def places(gazetteer: Gazetteer, text: str) -> list[str]:
    found = gazetteer.find(Reader({}).read(text).tokens)
    return [mention.scope or mention.places[0].full_name for mention in found]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sản phẩm ocop ở Nga Sơn", ["huyện Nga Sơn"]),
        ("san pham o nga son", ["huyện Nga Sơn"]),
        ("ở nga sơm có gì", ["huyện Nga Sơn"]),
        ("huyện hoang hoa cũ", ["huyện Hoằng Hóa"]),
        ("ở Hoằng Hoá", ["huyện Hoằng Hóa"]),
        ("h. yên định", ["huyện Yên Định"]),
        ("Tĩnh Gia", ["thị xã Nghi Sơn"]),
        ("tinh gia co gi", ["thị xã Nghi Sơn"]),
        ("xã Nga Sơn", ["xã Nga Sơn"]),
        ("thị trấn Nga Sơn", ["thị trấn Nga Sơn"]),
        ("xã Hoằng Phụ", ["xã Hoằng Phụ"]),
        ("phuong hac thanh", ["phường Hạc Thành"]),
        ("tp thanh hoa", ["thành phố Thanh Hóa"]),
        ("thành phố Thanh Hóa", ["thành phố Thanh Hóa"]),
        ("Thanh Hóa có bao nhiêu", ["Thanh Hóa"]),
        ("tỉnh thanh hoá", ["Thanh Hóa"]),
        ("cả nước", ["cả nước"]),
        ("ocop nghệ an", ["Nghệ An"]),
        ("Nga Sơn với Hoằng Hóa", ["huyện Nga Sơn", "huyện Hoằng Hóa"]),
    ],
)
def test_a_place_is_found_under_its_names(
    gazetteer: Gazetteer, typed: str, meant: list[str]
) -> None:
    assert places(gazetteer, typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["hàng hóa bán ở đâu", "hang hoa ocop", "trung thành với khách", "thắng lợi", "như thế nào"],
)
def test_ordinary_words_are_no_places(gazetteer: Gazetteer, typed: str) -> None:
    assert places(gazetteer, typed) == []


def test_a_name_in_two_former_districts_stands_for_both(gazetteer: Gazetteer) -> None:
    (mention,) = gazetteer.find(Reader({}).read("thị trấn Thiệu Hóa").tokens)
    assert {place.code for place in mention.places} == {"15772"}
    (mention,) = gazetteer.find(Reader({}).read("phường Ba Đình").tokens)
    assert len(mention.places) == 2
