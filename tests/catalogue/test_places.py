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


@pytest.mark.parametrize(
    "typed",
    ["miền núi", "mien nui", "vùng núi", "huyện miền núi", "11 huyện miền núi", "vung nui"],
)
def test_the_mountains_are_found(gazetteer: Gazetteer, typed: str) -> None:
    assert places(gazetteer, typed) == ["vùng miền núi"]


@pytest.mark.parametrize("typed", ["ven biển", "ven bien", "vùng biển", "vung bien", "giáp biển"])
def test_the_coast_is_found(gazetteer: Gazetteer, typed: str) -> None:
    assert places(gazetteer, typed) == ["vùng ven biển"]


def units(gazetteer: Gazetteer, typed: str) -> list[str]:
    (mention,) = gazetteer.named(Reader({}).read(typed).tokens)
    return [unit.full_name for unit in mention.units]


def test_the_likeliest_kind_comes_first_and_the_others_beside(gazetteer: Gazetteer) -> None:
    (mention,) = gazetteer.find(Reader({}).read("sản phẩm ở Đông Sơn").tokens)
    assert [place.full_name for place in mention.places] == ["huyện Đông Sơn"]
    assert [place.full_name for place in mention.others] == ["phường Đông Sơn"] * 3


def test_a_type_said_leaves_the_units_of_that_type(gazetteer: Gazetteer) -> None:
    assert set(units(gazetteer, "Lam Sơn")) == {"xã Lam Sơn", "phường Lam Sơn", "thị trấn Lam Sơn"}
    assert units(gazetteer, "phường Lam Sơn") == ["phường Lam Sơn"] * 2


def test_without_marks_all_names_of_these_letters_are_meant(gazetteer: Gazetteer) -> None:
    assert set(units(gazetteer, "xa nga thanh")) == {"xã Nga Thanh", "xã Nga Thành"}
    assert set(units(gazetteer, "xã Nga Thanh")) == {"xã Nga Thanh"}
    assert set(units(gazetteer, "xã Hoàng Phụ")) == {"xã Hoằng Phụ"}  # one mark is wrong


def test_thanh_hoa_is_the_province_and_the_former_city(gazetteer: Gazetteer) -> None:
    (mention,) = gazetteer.named(Reader({}).read("Thanh Hóa").tokens)
    assert mention.scope == "Thanh Hóa"
    assert [unit.full_name for unit in mention.units] == ["thành phố Thanh Hóa"]
    (hoa,) = gazetteer.named(Reader({}).read("Thanh Hòa nay thuộc đâu").tokens)
    assert (hoa.scope, [unit.full_name for unit in hoa.units]) == (None, ["xã Thanh Hòa"])


def test_after_a_word_of_place_a_name_is_no_ordinary_word(gazetteer: Gazetteer) -> None:
    assert places(gazetteer, "trung thành với khách") == []
    assert places(gazetteer, "sản phẩm ở Trung Thành") == ["xã Trung Thành"]
