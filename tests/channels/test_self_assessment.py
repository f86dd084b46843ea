"""A self-assessment on Telegram: played, interrupted by a restart, finished, taken along."""

import io
from pathlib import Path

import openpyxl

from ocop_bot.assistant import open_assistant
from ocop_bot.settings import DATA, KNOWLEDGE
from tests.channels.bot_api import BotApi, Sent
from tests.channels.conftest import GROUP, Stage, running
from tests.conftest import TODAY

CRITERIA = 31
"""Of set 9, fish sauces."""


async def answered(stage: Stage, sheet: Sent, questions: int) -> None:
    """Choose the last level of so many questions, all in the same message."""
    for _ in range(questions):
        before = sheet.text
        level = [label for label in sheet.labels if label[0].isdigit()][-1]
        (after,) = await stage.presses(sheet, level)
        assert after is sheet, "the question changes in place"
        assert sheet.text != before


async def test_played_through_with_a_restart_in_the_middle(api: BotApi, tmp_path: Path) -> None:
    store = tmp_path / "conversations.sqlite"
    with open_assistant(KNOWLEDGE, DATA, tmp_path / "work", lambda: TODAY) as assistant:
        async with running(api, assistant, store) as stage:
            await stage.says("/chamdiem")
            (found,) = await stage.says("mam tom")
            assert found.text.startswith("Mắm tôm thuộc bộ 9")
            (sheet,) = await stage.presses(found, "Tự chấm điểm theo bộ này")
            assert sheet is not found, "the card of the set stays"
            await stage.presses(sheet, "Không vướng điều nào")
            await answered(stage, sheet, 12)
            assert f"câu 13/{CRITERIA}" in sheet.text

    # another process, days later: the old message still works …
    with open_assistant(KNOWLEDGE, DATA, tmp_path / "work", lambda: TODAY) as assistant:
        async with running(api, assistant, store) as stage:
            await stage.presses(sheet, "‹ Câu trước")
            assert "← đang chọn" in sheet.text
            await stage.presses(sheet, "Câu sau ›")
            # … and on another device one goes on without it
            (start,) = await stage.says("/chamdiem")
            assert f"Làm tiếp bộ 9 (12/{CRITERIA} câu)" in start.labels
            (again,) = await stage.presses(start, f"Làm tiếp bộ 9 (12/{CRITERIA} câu)")
            assert f"câu 13/{CRITERIA}" in again.text
            await answered(stage, again, CRITERIA - 12)
            assert "100/100 điểm" in again.text
            assert "Hội đồng quyết định" in again.text
            await stage.presses(again, "Sửa câu trả lời")
            await stage.presses(again, "1.1 (5 điểm)")
            await stage.presses(again, "1 (1 điểm)")
            assert "96/100 điểm" in again.text
            (told,) = await stage.presses(again, "Tải bảng tính (.xlsx)")
            assert told is not again

    (file,) = api.files
    assert file.name == "tu-cham-diem-bo-9.xlsx"
    rows = list(openpyxl.load_workbook(io.BytesIO(file.content)).worksheets[0].values)
    assert next(row[3] for row in rows if row[1] == "Tổng cộng") == 96


async def test_nobody_works_on_a_sheet_before_a_whole_group(stage: Stage) -> None:
    (card,) = await stage.says("@ocop_test_bot tôi làm mắm tôm", chat=GROUP)
    (told,) = await stage.presses(card, "Tự chấm điểm theo bộ này")
    assert "trò chuyện riêng" in told.text
    assert "https://t.me/ocop_test_bot?start=k_9_c_" in told.text


async def test_a_group_does_not_see_what_somebody_left_unfinished(stage: Stage) -> None:
    (card,) = await stage.says("tôi làm chiếu cói")
    await stage.presses(card, "Tự chấm điểm theo bộ này")
    (start,) = await stage.sends(
        GROUP,
        text="/chamdiem@ocop_test_bot",
        entities=[{"type": "bot_command", "offset": 0, "length": 23}],
    )
    assert not any(label.startswith("Làm tiếp") for label in start.labels)


async def test_the_link_from_the_group_opens_the_sheet(stage: Stage) -> None:
    (card,) = await stage.says("@ocop_test_bot tôi làm mắm tôm", chat=GROUP)
    (told,) = await stage.presses(card, "Tự chấm điểm theo bộ này")
    address = told.text.split("start=")[1].split()[0]
    (sheet,) = await stage.says(f"/start {address}")
    assert "Giả mạo hồ sơ" in sheet.text


async def test_deleting_deletes_unfinished_work_too(stage: Stage) -> None:
    (card,) = await stage.says("tôi làm chiếu cói")
    await stage.presses(card, "Tự chấm điểm theo bộ này")
    (start,) = await stage.says("/chamdiem")
    assert any(label.startswith("Làm tiếp bộ 21") for label in start.labels)
    await stage.says("/xoa")
    (start,) = await stage.says("/chamdiem")
    assert not any(label.startswith("Làm tiếp") for label in start.labels)


async def test_ticks_change_the_list_in_place_and_the_list_is_taken_along(stage: Stage) -> None:
    (guides,) = await stage.says("/huongdan")
    (guide,) = await stage.presses(guides, "Đăng ký OCOP lần đầu")
    (who,) = await stage.presses(guide, "Giấy tờ, việc cần chuẩn bị")
    (sector,) = await stage.presses(who, "hợp tác xã")
    (sets,) = await stage.presses(sector, "I. Sản phẩm thực phẩm")
    (listed,) = await stage.presses(sets, "Bộ 9: Tương, nước mắm, gia vị dạng lỏng khác")
    first = listed.labels[0]
    (after,) = await stage.presses(listed, first)
    assert after is listed
    assert listed.labels[0] == f"✓ {first}"[:60]
    await stage.presses(listed, "Tải danh sách (.xlsx)")
    assert stage.api.files[-1].name == "giay-to-dang-ky-lan-dau.xlsx"


async def test_a_deadline_is_taken_along_as_a_calendar_file(stage: Stage) -> None:
    (rounds,) = await stage.says("/hannop")
    await stage.presses(rounds, "Lưu vào lịch (.ics)")
    assert stage.api.files[-1].content.startswith(b"BEGIN:VCALENDAR")
    (asked,) = await stage.presses(rounds, "Tính ngày đánh giá lại")
    assert "cấp ngày 15/12/2023" in asked.text
    (told,) = await stage.says("30/6/2024")
    assert "30/06/2027" in told.text
