"""Six files as ugly as offices send them: every row right, or complained of with its number."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.catalogue import Group, ProducerType
from ocop_bot.importing.addresses import Addresses
from ocop_bot.importing.incoming import Incoming, Remark
from ocop_bot.importing.office_file import Cell, Sheet, clean, open_office_file
from ocop_bot.importing.reading import ReadFile, read_sheets
from tests.importing.conftest import FILES, TODAY


def read(name: str, addresses: Addresses, sheet: str | None = None) -> ReadFile:
    return read_sheets(open_office_file(FILES / name), sheet, addresses, TODAY, lambda _line: None)


def facts(row: Incoming) -> tuple[object, ...]:
    units = (row.address.former_district, row.address.former_commune, row.address.commune)
    return (row.line, row.name, row.producer, row.stars, row.decision, row.date and str(row.date),
            units)  # fmt: skip


def told(remarks: tuple[Remark, ...]) -> list[str]:
    return [f"{one.sheet} {one.line}: {one.reason}" for one in remarks]


def test_1_titles_sections_merged_producers_and_signatures(addresses: Addresses) -> None:
    found = read("1-danh-sach-tinh.xlsx", addresses)
    nga_tien = "HTX Dịch vụ nông nghiệp Nga Tiến"
    assert [facts(row) for row in found.products] == [
        (8, "Rượu dừa Nga Tiến", nga_tien, 4, "2942/QĐ-UBND", "2021-08-05",
         ("401", "16108", "16108")),
        (9, "Chiếu cói Nga Tiến", nga_tien, 4, "2942/QĐ-UBND", "2021-08-05",
         ("401", "16108", "16108")),
        (10, "Giỏ cói Nga Tiến", nga_tien, 3, "2942/QĐ-UBND", "2021-08-05",
         ("401", "16108", "16108")),
        (11, "Khay đựng rau, quả Việt Anh", "Công ty CP SX chế biến cói xuất khẩu Việt Anh", 4,
         "715/QĐ-UBND", "2026-03-02", ("401", "16132", "16093")),
        (13, "Mắm tôm Lê Gia", "Lê Gia", 5, None, "2024-07", ("399", "16003", "16000")),
        (14, "Nước mắm Khúc Phụ hạ thổ", "Hộ kinh doanh Lê Thị Khúc", 3, "1234/QĐ-UBND",
         "2023-12-15", ("399", "16003", "16000")),
    ]  # fmt: skip
    assert found.complaints == ()
    assert found.warnings == ()
    assert found.sheets[0].others == (7, 12, 15, 17, 18)


def test_2_several_sheets_ticked_stars_and_sections_of_stars(addresses: Addresses) -> None:
    found = read("2-ba-trang.xlsx", addresses)
    assert [(row.sheet, *facts(row)[:4], row.date and str(row.date)) for row in found.products] == [
        ("Đợt 1", 5, "Miến dong Quan Sơn", "HTX Trung Hạ", 3, None),
        ("Đợt 1", 6, "Vịt Cổ Lũng sấy", "HTX nông nghiệp Cổ Lũng", 4, None),
        ("Đợt 2", 4, "Trà hoa vàng Ngọc Phụng", "Công ty CP Trà Ngọc Phụng", 4, "2025-05-20"),
        ("Đợt 2", 7, "Quế thanh Thường Xuân", "HTX Quế Ngọc", 3, "2025-05-20"),
        ("Đợt 2", 8, "Chổi đót Lũng Niêm", "Tổ hợp tác Lũng Niêm", 3, "2025"),
    ]
    assert told(found.complaints) == [
        "Đợt 1 7: đánh dấu nhiều hơn một hạng sao",
        "Đợt 1 8: thiếu tên sản phẩm",
    ]
    assert [row.group for row in found.products[2:]] == [
        Group.DRINK, Group.HERBAL, Group.HANDICRAFT,
    ]  # fmt: skip
    assert found.products[-1].producer_type is ProducerType.COOPERATIVE_GROUP
    assert all(row.address.former_commune for row in found.products)
    skipped = {sheet.name: sheet.why for sheet in found.sheets if sheet.header is None}
    assert skipped.keys() == {"Danh bạ", "Bản nháp"}
    assert "ẩn" in skipped["Bản nháp"]


def test_a_telephone_number_is_never_read(addresses: Addresses) -> None:
    found = read("2-ba-trang.xlsx", addresses)
    assert "09" not in str(found.products)


def test_a_sheet_that_is_named_is_read_even_if_hidden(addresses: Addresses) -> None:
    found = read("2-ba-trang.xlsx", addresses, sheet="Bản nháp")
    assert [row.name for row in found.products] == ["Sản phẩm nháp"]


def test_3_ditto_marks_days_and_five_wrong_rows(addresses: Addresses) -> None:
    found = read("3-xa-gui.xls", addresses)
    ho_vuong = ("401", None, "16138")
    assert [facts(row) for row in found.products] == [
        (4, "Dưa lưới Hồ Vương", "HTX Nông nghiệp Hồ Vương", 4, "QĐ 1234", "2023-12-15", ho_vuong),
        (5, "Ổi lê Hồ Vương", "HTX Nông nghiệp Hồ Vương", 3, "QĐ 1234", "2023-12-15", ho_vuong),
        (11, "Tôm khô Hồ Vương", "Hộ ông Mai Văn Chín", 3, None, "2023-12-15", (None, None, None)),
    ]
    assert told(found.complaints) == [
        "Sheet1 6: thiếu tên sản phẩm",
        "Sheet1 7: hạng sao “6 sao” phải từ 1 đến 5",
        "Sheet1 8: Ngày 31/4/2024 không có trong lịch: tháng 4/2024 chỉ có 30 ngày",
        "Sheet1 9: ngày 20/12/2027 chưa đến",
        "Sheet1 12: “đạt” không phải hạng sao",
    ]
    assert found.products[2].place_as_named == "làng Chài xa xôi"
    (kept,) = found.warnings
    assert (kept.line, "giữ nguyên nơi sản xuất" in kept.reason) == (11, True)
    assert found.sheets[0].others == (10, 13, 14, 15, 16)


def test_4_decomposed_letters_and_cells_merged_over_four_rows(addresses: Addresses) -> None:
    found = read("4-hop-tac-xa.ods", addresses)
    place = ("395", "15538", "15520")
    maker = "HTX Bánh gai Tứ Trụ"
    assert [facts(row) for row in found.products] == [
        (4, "Bánh gai Tứ Trụ Xuân Bình", maker, 3, None, "2023-12-15", place),
        (5, "Bánh răng bừa Xuân Bình", maker, 3, None, "2023-12-15", place),
        (6, "Kẹo nhãn Xuân Bình", maker, 4, None, "2023-12", place),
        (7, "Chè lam Xuân Bình", maker, None, None, "2023", place),
    ]
    assert found.complaints == ()
    assert told(found.warnings) == ["San pham 7: chưa ghi hạng sao"]


def test_5_letters_of_old_windows_semicolons_and_formulas(addresses: Addresses) -> None:
    found = read("5-phan-mem-cu.csv", addresses)
    assert [facts(row)[:4] + facts(row)[5:] for row in found.products] == [
        (3, "Tương ớt Cẩm Thủy", "Hộ Phạm Văn Ớt", 3, "2024-06-01", ("390", None, None)),
        (4, "=HYPERLINK(0) Cam Vân Du", "HTX Vân Du", 4, "2024-06-01", ("391", None, None)),
        (5, 'Mật mía "Thạch Quảng"', "HTX Thạch Quảng", 2, None, ("391", None, None)),
    ]
    assert told(found.complaints) == ["5-phan-mem-cu 6: thiếu tên sản phẩm"]


def test_6_wide_letters_and_tabs(addresses: Addresses) -> None:
    found = read("6-mau-thuan.csv", addresses)
    assert [row.line for row in found.products] == list(range(2, 10))
    assert {row.producer for row in found.products[:6]} == {"HTX Diêm Phố", "Hợp tác xã Diêm Phố"}
    assert found.complaints == ()


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods", "csv"])
def test_all_forms_are_among_the_files(ending: str) -> None:
    assert list(Path(FILES).glob(f"*.{ending}"))


HEADINGS: list[Cell] = ["TT", "Tên sản phẩm", "Chủ thể", "Hạng sao", "QĐ số", "Ngày cấp", "Địa chỉ"]
odd_cells: st.SearchStrategy[Cell] = st.one_of(
    st.sampled_from(
        ["", "", "nt", "//", "I", "A.", "Huyện Nga Sơn", "SẢN PHẨM 4 SAO", "Tổng cộng", "4 sao",
         "***", "31/4/2024", "2942/QĐ-UBND", "TM. UBND", "Mắm tôm", "HTX A", "xã Nga An",
         "Công ty B", "(1)"]
    ),
    st.text(max_size=12).map(clean),
    st.integers(-5, 50_000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
)  # fmt: skip


@given(st.lists(st.lists(odd_cells, max_size=8), max_size=12))
def test_any_rows_below_headings_are_products_complaints_or_other_rows(
    addresses: Addresses, rows: list[list[Cell]]
) -> None:
    sheet = Sheet("x", hidden=False, rows=[HEADINGS, *rows])
    found = read_sheets([sheet], None, addresses, TODAY, lambda _line: None)
    accounted = {
        *found.sheets[0].others,
        *(one.line for one in found.products),
        *(one.line for one in found.complaints),
    }
    filled = {at for at, row in enumerate(rows, 2) if any(cell != "" for cell in row)}
    assert accounted == filled
