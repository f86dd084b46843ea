"""“Báo thông tin sai” on Telegram: said in a few presses, read by staff, taken back with /xoa."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from ocop_bot.assistant import Assistant, open_assistant
from ocop_bot.settings import DATA, KNOWLEDGE
from tests.channels.bot_api import BotApi, Sent
from tests.channels.conftest import GROUP, OTHER, PRIVATE, Stage, running
from tests.conftest import TODAY

STAFF = 99
REPORT = "Báo thông tin sai"


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    """An assistant of its own: what one test reports, no other reads."""
    with open_assistant(KNOWLEDGE, DATA, tmp_path / "work", lambda: TODAY) as assistant:
        yield assistant


@pytest.fixture
async def stage(api: BotApi, assistant: Assistant, tmp_path: Path) -> AsyncIterator[Stage]:
    api.chats[STAFF] = {"id": STAFF, "type": "private", "first_name": "Cán bộ"}
    store = tmp_path / "conversations.sqlite"
    async with running(api, assistant, store, staff=frozenset({STAFF})) as stage:
        yield stage


async def staff_reads(stage: Stage) -> Sent:
    (read,) = await stage.says("/baosai", chat=STAFF, user=STAFF)
    return read


async def reports(stage: Stage, reason: str, chat: int = PRIVATE, user: int = 7) -> Sent:
    """Open the card, press the button, choose a reason."""
    (card,) = await stage.says("/start p_mam-tom-le-gia", chat, user)
    (asked,) = await stage.presses(card, REPORT, user)
    assert "Điều nào chưa đúng?" in asked.text
    (thanks,) = await stage.presses(asked, reason, user)
    return thanks


async def test_a_reader_says_what_is_wrong_and_staff_read_it(stage: Stage) -> None:
    thanks = await reports(stage, "Hạng sao")
    assert thanks.text.startswith("Cảm ơn bạn.")
    assert "Mắm tôm Lê Gia, hạng sao, ngày 23/11/2026" in thanks.text
    assert "không giữ tên" in thanks.text
    assert "UBND xã, phường" in thanks.text
    read = await staff_reads(stage)
    assert "1 lời báo" in read.text
    assert "23/11/2026: Mắm tôm Lê Gia, hạng sao, 1 người (x_mam-tom-le-gia_rs)" in read.text


async def test_all_reasons_can_be_chosen(stage: Stage) -> None:
    (asked,) = await stage.says("/start x_mam-tom-le-gia")
    assert asked.labels == [
        "Hạng sao", "Chủ thể", "Nơi sản xuất", "Ngày công nhận, hiệu lực", "Không còn sản xuất",
        "Điều khác", "Xem lại Mắm tôm Lê Gia",
    ]  # fmt: skip
    for reason in asked.labels[:-1]:
        (thanks,) = await stage.presses(asked, reason)
        assert "Cảm ơn" in thanks.text
    assert "6 lời báo" in (await staff_reads(stage)).text


async def test_one_person_counts_once_and_two_count_twice(stage: Stage) -> None:
    for _ in range(3):
        await reports(stage, "Chủ thể")
    assert "chủ thể, 1 người" in (await staff_reads(stage)).text
    await reports(stage, "Chủ thể", OTHER, 8)
    assert "chủ thể, 2 người" in (await staff_reads(stage)).text


async def test_a_link_passed_around_reports_nothing_by_itself(stage: Stage) -> None:
    (asked,) = await stage.says("/start x_mam-tom-le-gia_rs")
    assert "Điều nào chưa đúng?" in asked.text
    assert "Chưa có lời báo" in (await staff_reads(stage)).text


async def test_in_a_group_each_reports_for_themselves(stage: Stage) -> None:
    text = "/start@ocop_test_bot x_mam-tom-le-gia"
    (asked,) = await stage.sends(
        GROUP, text=text, entities=[{"type": "bot_command", "offset": 0, "length": 20}]
    )
    for user in (7, 8):
        (thanks,) = await stage.presses(asked, "Điều khác", user)
        assert thanks.chat == GROUP
    assert "điều khác, 2 người" in (await staff_reads(stage)).text


async def test_reports_are_for_staff_and_not_before_a_group(stage: Stage) -> None:
    await reports(stage, "Hạng sao")
    (other,) = await stage.says("/baosai")
    assert "dành cho cán bộ" in other.text
    text = "/baosai@ocop_test_bot"
    (group,) = await stage.sends(
        GROUP, STAFF, text=text, entities=[{"type": "bot_command", "offset": 0, "length": 21}]
    )
    assert "dành cho cán bộ" in group.text
    assert "baosai" not in [command["command"] for command in stage.api.commands]


async def test_a_person_takes_back_what_they_reported(stage: Stage, tmp_path: Path) -> None:
    await reports(stage, "Hạng sao")
    await reports(stage, "Hạng sao", OTHER, 8)
    (said,) = await stage.says("/xoa")
    assert "lời báo thông tin sai" in said.text
    assert "hạng sao, 1 người" in (await staff_reads(stage)).text
    await stage.says("/xoa", OTHER, 8)
    assert "Chưa có lời báo" in (await staff_reads(stage)).text
    for file in (tmp_path / "work").glob("reports.sqlite*"):
        assert b"mam-tom-le-gia" not in file.read_bytes()
