"""The columns we understand, and the words offices head them with."""

import enum
from collections.abc import Mapping


class Column(enum.StrEnum):
    """What a column holds; the value names its text in `texts/importing.yaml`."""

    ORDINAL = "ordinal"
    NAME = "name"
    PRODUCER = "producer"
    PRODUCER_TYPE = "producer_type"
    STARS = "stars"
    ADDRESS = "address"
    COMMUNE = "commune"
    DISTRICT = "district"
    DECISION = "decision"
    DATE = "date"
    EVENT = "event"
    ROUND = "round"
    GROUP = "group"
    SOURCE = "source"
    NOTE = "note"
    UNUSED = "unused"
    """Known, and none of our business: telephones, scores, days of expiry."""


HEADINGS: Mapping[Column, tuple[str, ...]] = {
    Column.ORDINAL: (
        "stt", "tt", "so tt", "so thu tu", "thu tu", "s tt",
    ),
    Column.NAME: (
        "ten san pham", "san pham", "san pham ocop", "ten san pham ocop", "ten hang hoa",
        "ten san pham dich vu", "san pham duoc cong nhan", "ten san pham tham gia", "mat hang",
        "ten thuong mai san pham", "danh muc san pham",
    ),
    Column.PRODUCER: (
        "chu the", "ten chu the", "chu the san xuat", "chu the ocop", "don vi san xuat",
        "co so san xuat", "ten don vi", "don vi", "ten co so", "doanh nghiep htx", "nha san xuat",
        "ten to chuc ca nhan", "to chuc ca nhan", "ten doanh nghiep", "chu the tham gia",
        "chu so huu", "don vi chu the", "ten cong ty", "chu the kinh te", "co so", "ten htx",
        "ho san xuat", "doanh nghiep",
    ),
    Column.PRODUCER_TYPE: (
        "loai hinh", "loai hinh chu the", "loai hinh to chuc", "hinh thuc to chuc", "loai chu the",
    ),
    Column.STARS: (
        "hang sao", "so sao", "xep hang", "phan hang", "hang", "sao", "hang san pham", "dat sao",
        "xep hang sao", "ket qua", "ket qua xep hang", "ket qua phan hang", "hang sao ocop", "dat",
        "cap sao", "muc sao", "hang dat", "ket qua danh gia", "tieu chuan sao", "so sao dat duoc",
        "phan hang sao", "dat hang sao", "cong nhan hang", "ket qua danh gia phan hang",
    ),
    Column.ADDRESS: (
        "dia chi", "dia chi san xuat", "noi san xuat", "dia chi chu the", "dia ban", "dia diem",
        "dia diem san xuat", "dia chi lien he", "noi lam", "que quan", "dia chi co so", "dia danh",
        "vung san xuat", "dia phuong", "xa huyen",
    ),
    Column.COMMUNE: (
        "xa", "xa phuong", "xa phuong thi tran", "ten xa", "xa thi tran", "ubnd xa", "cap xa",
        "don vi hanh chinh", "thuoc xa",
    ),
    Column.DISTRICT: (
        "huyen", "huyen thi xa thanh pho", "huyen thi", "ten huyen", "huyen tx tp", "quan huyen",
        "huyen thanh pho", "huyen cu", "thuoc huyen",
    ),
    Column.DECISION: (
        "quyet dinh so", "so quyet dinh", "quyet dinh", "quyet dinh cong nhan",
        "so quyet dinh cong nhan", "can cu", "van ban cong nhan", "so ngay quyet dinh",
        "quyet dinh phe duyet", "so hieu", "so ngay thang nam quyet dinh",
        "quyet dinh so ngay thang", "giay chung nhan so",
    ),
    Column.DATE: (
        "ngay cong nhan", "ngay cap", "ngay ky", "thoi gian cong nhan", "ngay", "nam cong nhan",
        "nam", "ngay quyet dinh", "ngay thang", "ngay thang nam", "nam danh gia", "thoi gian",
        "ngay ban hanh", "thang nam", "nam dat", "ngay cap giay chung nhan", "ngay thang cong nhan",
        "thoi diem cong nhan",
    ),
    Column.EVENT: (
        "hinh thuc", "hinh thuc danh gia", "danh gia moi lai", "loai cong nhan", "loai danh gia",
        "hinh thuc cong nhan", "moi nang hang danh gia lai",
    ),
    Column.ROUND: (
        "dot", "dot danh gia", "dot cong nhan", "lan",
    ),
    Column.GROUP: (
        "nhom", "nhom san pham", "nganh", "nganh hang", "nganh san pham", "nhom nganh", "phan nhom",
        "bo san pham", "loai san pham", "nganh nhom", "linh vuc",
    ),
    Column.SOURCE: (
        "nguon", "nguon tin", "link", "duong dan", "nguon so lieu", "website",
    ),
    Column.NOTE: (
        "ghi chu", "luu y", "chu thich", "ghi chu khac",
    ),
    Column.UNUSED: (
        "dien thoai", "so dien thoai", "sdt", "nguoi dai dien", "dai dien", "diem", "so diem",
        "tong diem", "email", "ma so thue", "ngay het han", "het han", "thoi han", "hieu luc den",
        "gia ban", "doanh thu", "san luong", "so lao dong", "ma san pham", "bo tieu chi",
        "ho ten chu co so", "chuc vu", "han su dung", "hinh anh", "quy cach", "so giay phep",
        "diem trung binh", "diem danh gia", "ten nguoi dai dien", "nguoi lien he", "cccd",
        "ngay sinh", "so giay chung nhan", "thoi han hieu luc", "ngay het hieu luc", "gioi tinh",
    ),
}  # fmt: skip
"""Folded words of headings as offices write them, short forms written out."""

GIST: Mapping[Column, tuple[str, ...]] = {
    Column.NAME: ("ten san pham",),
    Column.PRODUCER: ("chu the",),
    Column.STARS: ("hang sao", "so sao", "xep hang"),
    Column.ADDRESS: ("dia chi",),
    Column.DECISION: ("so quyet dinh", "quyet dinh"),
    Column.DATE: ("ngay cong nhan", "ngay cap", "ngay ky", "nam cong nhan"),
    Column.GROUP: ("nhom san pham", "nganh hang"),
}
"""Words that carry a long heading: "Tên sản phẩm đề nghị đánh giá năm 2024"."""

NEVER_USED = (
    "dien thoai",
    "het han",
    "thoi han",
    "dai dien",
    "so luong",
    "don vi tinh",
    "can cuoc",
)
"""Words of headings of columns that are never read, whatever else the heading says."""
