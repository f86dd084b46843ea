"""Guides, checklists and dates as screens and files."""

import datetime
import io

import icalendar
import openpyxl
import pytest

from ocop_bot.address import (
    ChecklistAddress,
    DayAddress,
    DayOf,
    GuideAddress,
    RoundAddress,
    Screen,
    SetAddress,
)
from ocop_bot.assistant import Assistant
from ocop_bot.channels.plain import plain_text
from ocop_bot.channels.telegram.render import messages
from ocop_bot.knowledge import Knowledge
from ocop_bot.reply import Reply

GUIDES = ["dang-ky-lan-dau", "nang-hang", "danh-gia-lai", "xa-tiep-nhan"]
FISH_SAUCE_COOP = ChecklistAddress("dang-ky-lan-dau", producer_type="cooperative", number=9)


def press(assistant: Assistant, reply: Reply, label: str) -> Reply:
    button = next(one for one in reply.buttons if one.label.startswith(label))
    return assistant.show(button.address).reply


def test_all_guides_are_offered(assistant: Assistant) -> None:
    assert len(assistant.show(Screen.GUIDES).reply.buttons) == len(GUIDES)


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_is_read_step_by_step_with_who_what_where_how_long(
    assistant: Assistant, knowledge: Knowledge, guide: str
) -> None:
    reply = assistant.show(GuideAddress(guide)).reply
    assert len(messages(reply)) == 1
    count = len(knowledge.guides[guide].steps)
    for number in range(1, count + 1):
        reply = assistant.show(GuideAddress(guide, number)).reply
        text = plain_text(reply)
        for words in (f"Bước {number}/{count}", "Ai làm:", "Làm gì:", "Ở đâu:", "Bao lâu:"):
            assert words in text
        assert "26/2026/QĐ-TTg" in text
        assert any(button.label.startswith("Nguyên văn") for button in reply.buttons)
        assert any(b.label == f"Bước {number + 1} ›" for b in reply.buttons) == (number < count)


def test_staff_read_what_the_commune_checks_and_by_when(assistant: Assistant) -> None:
    text = "\n".join(
        plain_text(assistant.show(GuideAddress("xa-tiep-nhan", step)).reply)
        for step in range(1, 10)
    ).lower()
    for words in ("nguyên liệu", "lao động", "ý tưởng", "bản sắc", "mẫu số 03", "15 ngày làm việc"):
        assert words in text


def test_a_checklist_first_asks_who_and_what(assistant: Assistant) -> None:
    reply = assistant.show(ChecklistAddress("dang-ky-lan-dau")).reply
    assert "Bạn là ai?" in plain_text(reply)
    reply = press(assistant, reply, "hợp tác xã")
    assert "ngành nào?" in plain_text(reply)
    reply = press(assistant, reply, "I. Sản phẩm thực phẩm")
    reply = press(assistant, reply, "Bộ 9")
    assert "hợp tác xã, bộ 9" in plain_text(reply)
    assert "xong 0/" in plain_text(reply)


def test_from_a_set_only_who_is_asked(assistant: Assistant) -> None:
    card = assistant.show(SetAddress(9)).reply
    reply = press(assistant, card, "Giấy tờ cần chuẩn bị")
    assert "Bạn là ai?" in plain_text(reply)
    assert "bộ 9" in plain_text(press(assistant, reply, "hộ sản xuất"))


def test_ticking_counts_and_can_be_undone_and_pages_keep_the_ticks(assistant: Assistant) -> None:
    reply = assistant.show(FISH_SAUCE_COOP).reply
    first = reply.buttons[0].label
    reply = assistant.show(reply.buttons[0].address).reply
    assert reply.buttons[0].label == f"✓ {first}"
    assert "xong 1/" in plain_text(reply)
    assert "[đã có]" in plain_text(reply)
    reply = press(assistant, press(assistant, reply, "Trang sau"), "‹ Trang trước")
    assert "xong 1/" in plain_text(reply)
    reply = assistant.show(reply.buttons[0].address).reply
    assert "xong 0/" in plain_text(reply)


def test_old_ticks_of_a_list_that_has_changed_are_not_misread(assistant: Assistant) -> None:
    old = ChecklistAddress("dang-ky-lan-dau", "cooperative", number=9, ticks="001")
    text = plain_text(assistant.show(old).reply)
    assert "vừa được cập nhật" in text
    assert "xong 0/" in text


def test_the_checklist_is_taken_along_with_its_ticks(assistant: Assistant) -> None:
    reply = assistant.show(FISH_SAUCE_COOP).reply
    reply = press(assistant, assistant.show(reply.buttons[0].address).reply, "Tải danh sách")
    assert reply.file is not None
    table = openpyxl.load_workbook(io.BytesIO(reply.file.content)).worksheets[0]
    rows = list(table.iter_rows(min_row=3, values_only=True))
    assert [row[0] for row in rows if row[1]].count("x") == 1
    assert any("Mẫu số 01" in str(row[1]) for row in rows)


@pytest.mark.parametrize("guide", GUIDES)
def test_every_page_of_every_checklist_is_one_message(
    assistant: Assistant, knowledge: Knowledge, guide: str
) -> None:
    for number in knowledge.criteria:
        for page in range(1, 8):
            address = ChecklistAddress(guide, "household", number=number, page=page)
            assert len(messages(assistant.show(address).reply)) == 1


def test_the_next_round_is_computed_from_today(assistant: Assistant) -> None:
    text = plain_text(assistant.show(Screen.ROUNDS).reply)
    assert text.startswith("Đợt gần nhất còn kịp là đợt 1 năm 2027")
    assert "thứ tư, 07/04/2027" in text.lower()
    assert "16/04/2027" in text  # Giỗ Tổ lies in the fifteen days
    assert "dự kiến" in text


def events(content: bytes) -> dict[str, datetime.date]:
    calendar = icalendar.Calendar.from_ical(content)
    return {str(event["SUMMARY"]): event.decoded("DTSTART") for event in calendar.walk("VEVENT")}


def test_a_round_is_taken_along_as_a_calendar_file(assistant: Assistant) -> None:
    file = assistant.show(RoundAddress(1, 2027, file=True)).reply.file
    assert file is not None
    assert file.name == "han-nop-dot-1-2027.ics"
    assert sorted(events(file.content).values()) == [
        datetime.date(2027, 4, 7),
        datetime.date(2027, 4, 29),
    ]


def test_a_certificate_is_taken_along_as_a_calendar_file(assistant: Assistant) -> None:
    day = datetime.date(2024, 6, 30)
    file = assistant.show(DayAddress(DayOf.ISSUED, day, file=True)).reply.file
    assert file is not None
    assert sorted(events(file.content).values()) == [
        datetime.date(2027, 1, 1),
        datetime.date(2027, 3, 2),
        datetime.date(2027, 6, 30),
    ]


@pytest.mark.parametrize(
    ("of", "day", "says"),
    [
        (DayOf.ISSUED, datetime.date(2025, 6, 1), "từ 04/12/2027 đến 02/02/2028"),
        (DayOf.EXPIRES, datetime.date(2027, 4, 30), "Bây giờ là lúc nộp"),
        (DayOf.EXPIRES, datetime.date(2026, 12, 15), "đã qua 98 ngày"),
        (DayOf.EXPIRES, datetime.date(2026, 9, 18), "không quá 17/03/2027"),
        (DayOf.EXPIRES, datetime.date(2026, 5, 1), "mốc kéo dài xa nhất"),
        (DayOf.ISSUED, datetime.date(2024, 2, 29), "đến 28/02/2027"),
        (DayOf.ISSUED, datetime.date(2027, 1, 1), "chưa tới"),
        (DayOf.RECEIVED, datetime.date(2026, 10, 8), "29/10/2026"),
        (DayOf.RECEIVED, datetime.date(2027, 4, 10), "không phải ngày làm việc"),
    ],
)
def test_days_are_counted_and_told(
    assistant: Assistant, of: DayOf, day: datetime.date, says: str
) -> None:
    assert says in plain_text(assistant.show(DayAddress(of, day)).reply)


def test_the_entry_on_deadlines_begins_with_the_date_of_today(assistant: Assistant) -> None:
    text = plain_text(assistant.ask("hạn nộp hồ sơ ocop là khi nào").answer.reply)
    assert "07/04/2027" in text.split("\n")[0]
