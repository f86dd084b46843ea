"""Headings are found wherever they stand and matched by what they mean."""

import pytest

from ocop_bot.importing.columns import find_header
from ocop_bot.importing.headings import Column
from ocop_bot.importing.office_file import Cell


def meanings(*rows: list[Cell]) -> dict[str, str]:
    header = find_header(rows)
    assert header is not None
    return {one.letter: one.column.value for one in header.headings}


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("Tên SP", Column.NAME), ("TEN SAN PHAM", Column.NAME), ("Sản phẩm OCOP", Column.NAME),
        ("Tên sản phẩm đề nghị công nhận năm 2024", Column.NAME), ("Tên san phẩn", Column.NAME),
        ("Chủ thể/Cơ sở SX", Column.PRODUCER), ("Tên chủ thể (HTX, DN, hộ)", Column.PRODUCER),
        ("Kết quả phân hạng (sao)", Column.STARS), ("Số sao đã đạt", Column.STARS),
        ("QĐ số", Column.DECISION), ("Số, ngày QĐ công nhận", Column.DECISION),
        ("Ngày, tháng, năm cấp giấy chứng nhận", Column.DATE), ("Năm công nhận", Column.DATE),
        ("Địa chỉ sản xuất", Column.ADDRESS), ("Huyện/TX/TP", Column.DISTRICT),
        ("Xã, phường", Column.COMMUNE), ("Nhóm SP", Column.GROUP), ("Ghi chú", Column.NOTE),
        ("Ngày hết hạn", Column.UNUSED), ("Số điện thoại chủ thể", Column.UNUSED),
        ("Đơn vị tính", Column.UNUSED), ("Người đại diện theo pháp luật", Column.UNUSED),
    ],
)  # fmt: skip
def test_a_heading_is_known_by_its_meaning(written: str, column: Column) -> None:
    others: list[Cell] = ["Tên sản phẩm", "Chủ thể"]
    others = [one for one in others if column.value not in ("name", "producer")] or others[::-1]
    if column is Column.NAME:
        others = ["Chủ thể"]
    if column is Column.PRODUCER:
        others = ["Tên sản phẩm"]
    assert meanings([*others, written])["ABCD"[len(others)]] == column.value


def test_a_column_is_never_taken_twice() -> None:
    row: list[Cell] = ["Tên sản phẩm", "Địa chỉ", "Địa chỉ chủ thể", "Sản phẩm"]
    header = find_header([row])
    assert header is not None
    assert [one.column for one in header.headings] == [Column.NAME, Column.ADDRESS]
    assert header.unknown == ("Địa chỉ chủ thể", "Sản phẩm")


def test_headings_stand_below_titles_and_may_take_two_rows() -> None:
    title: list[Cell] = ["DANH SÁCH SẢN PHẨM OCOP", "", "", ""]
    upper: list[Cell] = ["TT", "Tên sản phẩm", "Chủ thể", ""]
    lower: list[Cell] = ["", "", "Tên", "Địa chỉ"]
    header = find_header([title, [], upper, lower, [1, "Mắm", "HTX", "xã Nga An"]])
    assert header is not None
    assert header.end == 4
    assert meanings(title, upper, lower) == {
        "A": "ordinal", "B": "name", "C": "producer", "D": "address",
    }  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [["Họ và tên", "Chức vụ", "Điện thoại"]],
        [["Tên sản phẩm"]],
        [["Chủ thể", "Hạng sao"]],
        [[1, 2, 3]],
        [[]],
    ],
)
def test_what_is_no_list_of_products_has_no_headings(rows: list[list[Cell]]) -> None:
    assert find_header(rows) is None
