"""A shared location on Telegram: rounded before anything sees it, answered once, kept nowhere."""

import logging
from pathlib import Path
from typing import Any

import pytest

from ocop_bot.address import NearbyAddress, rounded
from tests.channels.conftest import GROUP, Stage

AT_HOANG_THANH = {"latitude": 19.851234, "longitude": 105.954321}


async def test_a_location_lists_what_is_near(stage: Stage) -> None:
    (near,) = await stage.sends(location=AT_HOANG_THANH)
    assert near.text.startswith("Sản phẩm OCOP gần bạn nhất")
    assert "xã Hoằng Thanh, cách khoảng" in near.text
    assert "không được lưu lại" in near.text
    (card,) = await stage.presses(near, near.labels[0])
    assert near.labels[0] in card.text


async def test_a_venue_counts_as_its_location(stage: Stage) -> None:
    venue = {"location": AT_HOANG_THANH, "title": "Chợ Hải Tiến", "address": "Hoằng Hóa"}
    (near,) = await stage.sends(venue=venue, location=AT_HOANG_THANH)
    assert near.text.startswith("Sản phẩm OCOP gần bạn nhất")


async def test_a_live_location_is_answered_once(stage: Stage) -> None:
    live: dict[str, Any] = {**AT_HOANG_THANH, "live_period": 900}
    assert len(await stage.sends(location=live)) == 1


async def test_in_groups_only_a_reply_to_us_is_meant_for_us(stage: Stage) -> None:
    assert await stage.sends(GROUP, location=AT_HOANG_THANH) == []
    (asked,) = await stage.says("/help@ocop_test_bot", chat=GROUP)
    (near,) = await stage.sends(GROUP, location=AT_HOANG_THANH, reply_to_message={**asked.raw})
    assert near.text.startswith("Sản phẩm OCOP gần bạn nhất")


async def test_outside_the_province_is_said_kindly(stage: Stage) -> None:
    (far,) = await stage.sends(location={"latitude": -33.86, "longitude": 151.21})
    assert "ở ngoài tỉnh Thanh Hóa" in far.text


def everything_kept(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("conversations*"))


async def test_nothing_of_it_is_kept_or_logged(
    stage: Stage, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "ocop_bot"):
        await stage.sends(location=AT_HOANG_THANH)
    kept = everything_kept(tmp_path)
    for trace in ("19.85", "105.95", "1985", "10595"):
        assert trace.encode() not in kept
        assert trace not in caplog.text


def test_a_point_is_rounded_to_hundredths_of_a_degree() -> None:
    assert rounded(19.851234, 105.954321) == NearbyAddress(1985, 10595)
