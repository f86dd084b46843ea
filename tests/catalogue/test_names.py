"""Products and producers as people call them."""

import pytest

from ocop_bot.catalogue import Catalogue
from ocop_bot.catalogue.name_index import NameIndex
from ocop_bot.text.reading import Reader, own_words

READER = Reader({})


@pytest.fixture(scope="module")
def names(catalogue: Catalogue) -> NameIndex:
    rows = catalogue.product_names()
    producers = {id_: name for _, _, id_, name in rows if id_}
    return NameIndex(
        [(id_, own_words(name)) for id_, name, _, _ in rows],
        [(id_, own_words(name)) for id_, name in producers.items()],
        [own_words(noun) for noun in catalogue.product_nouns()],
    )


@pytest.mark.parametrize(
    ("typed", "product"),
    [
        ("mam tom le gia may sao", "mam-tom-le-gia"),
        ("Mắm tôm Lê Gia", "mam-tom-le-gia"),
        ("mắn tôm lê gia", "mam-tom-le-gia"),
        ("nuoc mam le gia loai 40 do", "nuoc-mam-le-gia-cot-dac-biet-40n"),
        ("ruou sam bao", "ruou-sam-bao"),
        ("ống hút tre", "ong-hut-tre"),
        ("miến gạo thăng long ai làm", "mien-gao-thang-long"),
    ],
)
def test_a_product_is_found_by_its_name(names: NameIndex, typed: str, product: str) -> None:
    assert names.find(READER.read(typed).tokens).products.ids[0] == product


def test_a_name_that_fits_several_gives_all_of_them(names: NameIndex) -> None:
    found = names.find(READER.read("mắm lê gia").tokens).products.ids
    assert {"mam-tom-le-gia", "mam-tep-le-gia"} <= set(found)


def test_a_producer_is_found_by_the_telling_part_of_its_name(names: NameIndex) -> None:
    found = names.find(READER.read("sản phẩm của lê gia").tokens)
    assert found.producers.ids[0].startswith("cong-ty-tnhh-thuc-pham")
    assert found.producers.cover == pytest.approx(1.0)


@pytest.mark.parametrize("typed", ["nước mắm", "co banh gai khong", "chiếu cói"])
def test_a_kind_of_product_is_no_product(names: NameIndex, typed: str) -> None:
    found = names.find(READER.read(typed).tokens)
    assert found.noun
    assert not found.products.ids


@pytest.mark.parametrize(
    "typed", ["thủ tục đánh giá", "giấy chứng nhận có giá trị", "trung ương", "mua mật ở đâu", ""]
)
def test_ordinary_questions_name_nothing_for_sure(names: NameIndex, typed: str) -> None:
    found = names.find(READER.read(typed).tokens)
    assert found.products.cover < 0.55
    assert found.producers.cover < 0.75
