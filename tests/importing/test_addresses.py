"""Addresses lead to the units they name, old and new."""

import csv

import pytest

from ocop_bot.importing.addresses import Address, Addresses
from ocop_bot.settings import DATA


def test_the_places_of_our_own_data_are_found_as_a_person_found_them(addresses: Addresses) -> None:
    with (DATA / "products.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["place_as_named"]]
    other = [
        row["place_as_named"]
        for row in rows
        if addresses.find(row["place_as_named"])
        != Address(
            *(row[unit] or None for unit in ("former_district", "former_commune", "commune"))
        )
    ]
    assert len(rows) > 160
    assert other == ["Yên Ninh, Yên Định"]  # two communes had the name, one after the other


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("xã Hoằng Phụ, huyện Hoằng Hóa, tỉnh Thanh Hóa", ("399", "16003", "16000")),
        ("Thôn 5 xã Quảng Chính huyện Quảng Xương", ("406", "16495", "16489")),
        ("TT. Nga Sơn, H. Nga Sơn", ("401", "16093", "16093")),
        ("P. Hải Lĩnh, TX Nghi Sơn", ("407", "16597", "16597")),
        ("Số 5 đường Nguyễn Trãi, phường Ba Đình, TP. Thanh Hóa", ("380", "14776", "14797")),
        ("xa nga an huyen nga son", ("401", "16144", "16144")),
        ("xã Nga An", ("401", None, "16144")),  # without a district: the commune of today
        ("Nga Sơn", ("401", None, None)),
        ("TP Thanh Hóa", ("380", None, None)),
    ],
)
def test_the_most_exact_unit_is_found(
    addresses: Addresses, text: str, units: tuple[str | None, str | None, str | None]
) -> None:
    found = addresses.find(text)
    assert (found.former_district, found.former_commune, found.commune) == units
    assert found.warning is None


@pytest.mark.parametrize(
    ("text", "warning", "district"),
    [
        ("xã Nga Yên huyện Hậu Lộc", "không thuộc huyện Hậu Lộc", "400"),
        ("xã Xuân Lộc", "cần ghi thêm huyện", None),
        ("làng Chài xa xôi", "không nhận ra", None),
        ("Thanh Hóa", "không nhận ra", None),
        ("Hà Nội", "không nhận ra", None),
    ],
)
def test_what_an_address_leaves_open_is_told(
    addresses: Addresses, text: str, warning: str, district: str | None
) -> None:
    found = addresses.find(text)
    assert warning in (found.warning or "")
    assert found == Address(district, warning=found.warning)
