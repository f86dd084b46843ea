"""Lists of products: narrowed by buttons, sorted, taken along with their sources."""

import io

import openpyxl
import pytest

from ocop_bot.address import Facet, ListAddress, ListOrder, ProductAddress, Selection
from ocop_bot.answers import Answer
from ocop_bot.assistant import Assistant
from ocop_bot.catalogue import Catalogue, ProductFilter
from ocop_bot.channels.plain import plain_text
from ocop_bot.text.letters import sort_key

NGA_SON = Selection(places=("d401",))


def labels(answer: Answer) -> dict[str, ListAddress]:
    return {
        button.label: button.address
        for button in answer.reply.buttons
        if isinstance(button.address, ListAddress)
    }


def count(answer: Answer) -> int:
    return int(plain_text(answer.reply).removeprefix("Lọc ").split(" sản phẩm")[0])


def test_a_long_list_tells_its_count_and_offers_filters(assistant: Assistant) -> None:
    shown = assistant.show(ListAddress(NGA_SON))
    assert count(shown) == 18
    assert {"Lọc hạng sao", "Lọc nhóm", "Lọc hiệu lực", "Xếp theo tên", "Tải bảng Excel"} <= set(
        labels(shown)
    )
    assert "Lọc nơi làm" not in labels(shown)  # the place is said already
    stars = assistant.show(labels(shown)["Lọc hạng sao"])
    assert list(labels(stars)) == ["3 sao (9)", "4 sao (9)", "‹ Về danh sách"]
    four = assistant.show(labels(stars)["4 sao (9)"])
    assert count(four) == 9
    assert {product.stars for product in four.products} == {4}
    assert count(assistant.show(labels(four)["Mọi hạng sao"])) == 18
    assert count(assistant.show(labels(stars)["‹ Về danh sách"])) == 18


@pytest.mark.parametrize("facet", Facet)
def test_every_value_of_a_filter_leads_to_as_many_as_it_says(
    assistant: Assistant, facet: Facet
) -> None:
    values = assistant.show(ListAddress(facet=facet))
    told = [label for label in labels(values) if label.endswith(")")]
    assert told
    for label in told:
        narrowed = assistant.show(labels(values)[label])
        assert f"({count(narrowed)})" in label


def test_a_short_list_needs_no_filters(assistant: Assistant) -> None:
    shown = assistant.show(ListAddress(Selection(words=("nem", "chua"))))
    assert list(labels(shown)) == ["Tải bảng Excel"]


def test_the_order_is_by_stars_or_by_the_alphabet(assistant: Assistant) -> None:
    by_stars = assistant.show(ListAddress())
    assert [product.stars for product in by_stars.products[:3]] == [5, 5, 4]
    by_name = assistant.show(labels(by_stars)["Xếp theo tên"])
    names = [product.name for product in by_name.products]
    assert names == sorted(names, key=sort_key)
    assert names[0].startswith("Bánh")
    assert "theo tên" in plain_text(by_name.reply)
    following = assistant.show(labels(by_name)["Trang sau ›"])
    assert sort_key(following.products[0].name) >= sort_key(names[-1])


def test_a_list_is_taken_along_with_a_sheet_of_its_sources(
    assistant: Assistant, catalogue: Catalogue
) -> None:
    file = assistant.show(ListAddress(NGA_SON, file=True)).reply.file
    assert file is not None
    assert file.name == "san-pham-ocop-2026-11-23.xlsx"
    products, sources = openpyxl.load_workbook(io.BytesIO(file.content)).worksheets
    rows = [row for row in products.iter_rows(values_only=True) if isinstance(row[0], int)]
    district = catalogue.page(catalogue.pick(ProductFilter()), limit=200)
    expected = [p for p in district if p.former_district and p.former_district.code == "401"]
    assert [row[1] for row in rows] == [product.name for product in expected]
    assert [row[2] for row in rows] == [product.stars or "chưa rõ" for product in expected]
    pages = {str(row[0]): row[1] for row in sources.iter_rows(values_only=True)}
    for row, product in zip(rows, expected, strict=True):
        cited = [pages[number] for number in str(row[-1]).split(", ")]
        assert cited == [product.source_url, *product.more_sources]


def test_what_is_listed_in_a_file_is_text_and_never_a_formula(assistant: Assistant) -> None:
    file = assistant.show(ListAddress(file=True, order=ListOrder.NAME)).reply.file
    assert file is not None
    book = openpyxl.load_workbook(io.BytesIO(file.content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert cells
    assert not any(cell.data_type == "f" for cell in cells)


def test_nothing_found_offers_the_same_with_one_condition_less(assistant: Assistant) -> None:
    shown = assistant.show(ListAddress(Selection(places=("d401",), stars=5)))
    assert "chưa có sản phẩm nào" in plain_text(shown.reply)
    assert "không có nghĩa là không có" in plain_text(shown.reply)
    wider = [count(assistant.show(address)) for address in labels(shown).values()]
    assert sorted(wider) == [2, 18]


def test_a_card_leads_to_products_alike(assistant: Assistant) -> None:
    card = assistant.show(ProductAddress("nuoc-mam-tinh-gia"))
    alike = assistant.show(labels(card)["Sản phẩm tương tự"])
    assert count(alike) == 8
    assert all(product.name.startswith("Nước mắm") for product in alike.products)
