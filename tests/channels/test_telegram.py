"""Dialogues on Telegram, through the real Application and a strict server."""

import logging
import time
from pathlib import Path
from typing import Any

import pytest

from ocop_bot.assistant import Assistant
from ocop_bot.store import Conversations
from tests.channels.bot_api import TOKEN, BotApi
from tests.channels.conftest import GROUP, OTHER, PRIVATE, Stage, running


async def test_a_farmer_asks_and_gets_the_answer_with_its_source(stage: Stage) -> None:
    (answer,) = await stage.says("nop ho so o dau vay ad")
    assert answer.text.startswith("Nộp tại UBND xã hoặc phường nơi bạn sản xuất.")
    assert "khoản 1 Điều 7" in answer.text
    assert "Quyết định 26/2026/QĐ-TTg" in answer.text
    assert "Kiểm tra lần cuối: 23/11/2026" in answer.text
    assert "Nộp mấy bộ hồ sơ" in answer.labels


async def test_a_button_leads_on(stage: Stage) -> None:
    (answer,) = await stage.says("nộp hồ sơ ở đâu")
    (next_answer,) = await stage.presses(answer, "Nộp mấy bộ hồ sơ")
    assert "01 bộ giấy" in next_answer.text.replace("hồ sơ giấy", "giấy")
    assert ("answerCallbackQuery") in [method for method, _, _ in stage.api.calls]


async def test_start_introduces_and_help_gives_examples(stage: Stage) -> None:
    (welcome,) = await stage.says("/start")
    assert "trợ lý OCOP Thanh Hóa" in welcome.text
    assert "không phải cơ quan nhà nước" in welcome.text
    (help_,) = await stage.says("/help")
    assert "hồ sơ gồm những gì" in help_.text
    (topics,) = await stage.presses(help_, "Các chủ đề")
    assert len(topics.labels) == 29
    (topic,) = await stage.presses(topics, "Nơi nộp hồ sơ")
    assert "Nộp hồ sơ OCOP ở đâu" in topic.labels


async def test_a_deep_link_opens_its_screen(stage: Stage) -> None:
    (card,) = await stage.says("/start p_mam-tom-le-gia")
    assert card.text.startswith("Mắm tôm Lê Gia được công nhận OCOP 5 sao")
    (lost,) = await stage.says("/start khong-co")
    assert "đã cũ" in lost.text


async def test_the_command_menu_is_vietnamese(stage: Stage) -> None:
    assert [command["command"] for command in stage.api.commands] == [
        "start", "help", "chude", "chamdiem", "huongdan", "hannop", "thongke", "xoa",
    ]  # fmt: skip
    assert stage.api.commands[6]["description"] == "Thống kê OCOP"
    (figures,) = await stage.says("/thongke")
    assert "661" in figures.text


async def test_figures_are_wanted_of_something_and_followed_up(stage: Stage) -> None:
    (four,) = await stage.says("/thongke nga sơn 4 sao")
    assert "9 sản phẩm OCOP, 4 sao, ở huyện Nga Sơn (cũ)" in four.text
    (three,) = await stage.says("còn 3 sao?")
    assert "9 sản phẩm OCOP, 3 sao, ở huyện Nga Sơn (cũ)" in three.text
    (unknown,) = await stage.says("/thongke <b>xyz</b> abc")
    assert "Tôi chưa hiểu “<b>xyz</b> abc”" in unknown.text


async def test_pages_turn_in_place(stage: Stage) -> None:
    (first,) = await stage.says("sản phẩm ocop ở nga sơn")
    assert "trang 1/3" in first.text
    (second,) = await stage.presses(first, "Trang sau ›")
    assert second is first
    assert "trang 2/3" in second.text
    (back,) = await stage.presses(second, "‹ Trang trước")
    assert back is first
    assert "trang 1/3" in back.text


async def test_a_list_is_narrowed_in_place_and_a_card_stays(stage: Stage) -> None:
    (shown,) = await stage.says("sản phẩm ocop ở nga sơn")
    (facet,) = await stage.presses(shown, "Lọc hạng sao")
    assert facet is shown
    (four,) = await stage.presses(facet, "4 sao (9)")
    assert four is shown
    assert four.text.startswith("9 sản phẩm")
    (card,) = await stage.presses(four, "Đôn cói Việt Trang")
    assert card is not shown
    (same_place,) = await stage.presses(card, "OCOP ở huyện Nga Sơn (cũ)")
    assert same_place is not card
    await stage.presses(same_place, "Tải bảng Excel")
    assert stage.api.files[-1].name == "san-pham-ocop-2026-11-23.xlsx"


async def test_pressing_twice_in_a_hurry_changes_nothing(stage: Stage) -> None:
    (page,) = await stage.says("sản phẩm ocop ở nga sơn")
    stale = page.raw
    await stage.presses(page, "Trang sau ›")
    current = page.raw
    page.raw, page.buttons = stale, {"Trang sau ›": "l_ad401_n2"}
    shown = page.text
    page.buttons = {"Trang sau ›": "l_ad401_n2"}
    restored = {
        button["text"]: button["callback_data"]
        for row in current["reply_markup"]["inline_keyboard"]
        for button in row
    }
    update = stage.api.user_presses(page, "Trang sau ›")
    page.buttons = restored
    await stage.until_done(update)
    assert page.text == shown
    assert not any("Mã sự cố" in sent.text for sent in stage.api.sent)


async def test_a_product_button_opens_the_card_below(stage: Stage) -> None:
    (page,) = await stage.says("sản phẩm ocop ở nga sơn")
    (card,) = await stage.presses(page, "Giỏ trái đất")
    assert card is not page
    assert "Công ty TNHH XK Việt Trang" in card.text


async def test_a_follow_up_is_understood_and_never_leaks_to_another_chat(stage: Stage) -> None:
    await stage.says("3 sao cần bao nhiêu điểm")
    (four,) = await stage.says("còn 4 sao thì sao?")
    assert "70 đến dưới 90" in four.text
    (other,) = await stage.says("còn 4 sao thì sao?", chat=OTHER, user=8)
    assert other.text != four.text


async def test_questions_sent_in_a_burst_are_answered_in_order(stage: Stage) -> None:
    before = len(stage.api.sent)
    typed = ["mắm tôm lê gia mấy sao", "ai làm?", "nộp hồ sơ ở đâu", "cảm ơn"]
    updates = [stage.api.user_sends(PRIVATE, text=text) for text in typed]
    for update in updates:
        await stage.until_done(update)
    first, second, third, fourth = (sent.text for sent in stage.api.sent[before:])
    assert "5 sao" in first
    assert second.startswith("Mắm tôm Lê Gia do Công ty")
    assert "UBND xã" in third
    assert "Không có gì" in fourth


async def test_many_people_are_answered_at_once_each_their_own(stage: Stage) -> None:
    people = range(1000, 1040)
    for person in people:
        stage.api.chats[person] = {"id": person, "type": "private", "first_name": "A"}
    asked = dict.fromkeys(people[::2], ("mắm tôm lê gia mấy sao", "5 sao"))
    asked |= dict.fromkeys(people[1::2], ("nộp hồ sơ ở đâu", "UBND xã"))
    updates = [stage.api.user_sends(p, user=p, text=text) for p, (text, _) in asked.items()]
    for update in updates:
        await stage.until_done(update)
    said = {sent.chat: sent.text for sent in stage.api.sent}
    assert all(told in said[person] for person, (_, told) in asked.items())
    assert len(stage.api.sent) == len(people)


async def test_after_half_an_hour_the_question_before_is_forgotten(stage: Stage) -> None:
    await stage.says("mắm tôm lê gia mấy sao")
    (soon,) = await stage.says("ai làm?")
    assert "Lê Gia" in soon.text
    stage.clock.now += 31 * 60
    (late,) = await stage.says("ai làm?")
    assert "Lê Gia" not in late.text


async def test_what_is_kept_can_be_deleted(stage: Stage) -> None:
    await stage.says("mắm tôm lê gia mấy sao")
    (said,) = await stage.says("/xoa")
    assert "Đã xóa" in said.text
    (after,) = await stage.says("ai làm?")
    assert "Lê Gia" not in after.text


@pytest.mark.parametrize(
    "content",
    [
        {"sticker": {"file_id": "s", "file_unique_id": "s", "width": 1, "height": 1,
                     "is_animated": False, "is_video": False, "type": "regular"}},
        {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}},
        {"document": {"file_id": "d", "file_unique_id": "d", "file_name": "hoso.pdf"}},
        {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]},
        {"contact": {"phone_number": "1", "first_name": "A"}},
    ],
)  # fmt: skip
async def test_what_cannot_be_read_gets_a_kind_answer(
    stage: Stage, content: dict[str, Any]
) -> None:
    (answer,) = await stage.sends(PRIVATE, **content)
    assert "gõ câu hỏi bằng chữ" in answer.text


async def test_an_album_gets_one_answer_and_a_caption_is_a_question(stage: Stage) -> None:
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
    assert len(await stage.sends(PRIVATE, photo=photo, media_group_id="42")) == 1
    assert len(await stage.sends(PRIVATE, photo=photo, media_group_id="42")) == 0
    (answer,) = await stage.sends(PRIVATE, photo=photo, caption="mắm tôm lê gia mấy sao")
    assert "5 sao" in answer.text


async def test_in_groups_the_bot_speaks_only_when_spoken_to(stage: Stage) -> None:
    assert await stage.says("hồ sơ ocop gồm những gì", chat=GROUP) == []
    assert await stage.sends(GROUP, sticker={
        "file_id": "s", "file_unique_id": "s", "width": 1, "height": 1,
        "is_animated": False, "is_video": False, "type": "regular",
    }) == []  # fmt: skip
    (mentioned,) = await stage.says("@ocop_test_bot hồ sơ ocop gồm những gì", chat=GROUP)
    assert "Mẫu số 01" in mentioned.text
    (replied,) = await stage.says("nộp ở đâu", chat=GROUP, reply_to_message={**mentioned.raw})
    assert "UBND xã" in replied.text
    (commanded,) = await stage.says("/help@ocop_test_bot", chat=GROUP)
    assert "Cách hỏi" in commanded.text
    assert await stage.says("/help@another_bot", chat=GROUP) == []


async def test_html_of_users_is_never_html_of_ours(stage: Stage) -> None:
    (answer,) = await stage.says("<b>mắm tôm lê gia</b> mấy sao & <script>")
    assert "5 sao" in answer.text


async def test_an_endless_message_is_answered(stage: Stage) -> None:
    (answer,) = await stage.says("nộp hồ sơ ở đâu " * 250)
    assert answer.text


async def test_told_to_wait_the_bot_waits_and_answers_once(stage: Stage) -> None:
    stage.api.trouble("sendMessage", "wait", seconds=1)
    started = time.monotonic()
    (answer,) = await stage.says("nộp hồ sơ ở đâu")
    assert time.monotonic() - started >= 1
    assert "UBND xã" in answer.text


async def test_a_dropped_connection_loses_no_answer(stage: Stage) -> None:
    stage.api.trouble("sendMessage", "drop before")
    (answer,) = await stage.says("nộp hồ sơ ở đâu")
    assert "UBND xã" in answer.text


async def test_polling_goes_on_after_dropped_and_broken_answers(stage: Stage) -> None:
    stage.api.trouble("getUpdates", "drop after")
    stage.api.trouble("getUpdates", "broken")
    answers = await stage.says("nộp hồ sơ ở đâu")
    assert len(answers) == 1


async def test_an_error_is_logged_with_a_code_and_told_politely(
    stage: Stage, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object) -> None:
        raise RuntimeError(f"hỏng ở bot{TOKEN}")

    monkeypatch.setattr(Assistant, "ask", fails)
    with caplog.at_level(logging.ERROR):
        (answer,) = await stage.says("nộp hồ sơ ở đâu")
    code = answer.text.split("Mã sự cố: ")[1].strip()
    assert code in caplog.text
    assert "hỏng" not in answer.text


async def test_a_user_who_blocked_the_bot_is_no_incident(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.api.chats[PRIVATE]["blocked"] = True
    with caplog.at_level(logging.ERROR):
        assert await stage.says("nộp hồ sơ ở đâu") == []
    assert "sự cố" not in caplog.text


async def test_buttons_work_and_updates_are_not_repeated_after_a_restart(
    api: BotApi, assistant: Assistant, tmp_path: Path
) -> None:
    store = tmp_path / "conversations.sqlite"
    async with running(api, assistant, store) as first:
        (answer,) = await first.says("nộp hồ sơ ở đâu")
        asked = api._updates[-1]["update_id"]
    api.redeliver(asked)
    async with running(api, assistant, store) as second:
        (pressed,) = await second.presses(answer, "Nộp mấy bộ hồ sơ")
    assert "bộ" in pressed.text
    assert sum("Nộp tại UBND xã" in sent.text for sent in api.sent) == 1


async def test_edited_messages_are_not_answered_again(stage: Stage) -> None:
    (_,) = await stage.says("nộp hồ sơ ở đâu")
    before = len(stage.api.sent)
    update = stage.api._push(
        {"edited_message": {**stage.api._updates[-1]["message"], "text": "sửa", "edit_date": 1}}
    )
    await stage.until_done(update)
    assert len(stage.api.sent) == before


def test_nothing_of_a_deleted_conversation_stays_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "conversations.sqlite"
    conversations = Conversations(path)
    conversations.remember("telegram:7:0:7", "CÂU-HỎI-BÍ-MẬT", 1000.0)
    conversations.forget("telegram:7:0:7")
    assert conversations.recall("telegram:7:0:7", 1000.0) is None
    conversations.close()
    for file in tmp_path.iterdir():
        content = file.read_bytes()
        assert "CÂU-HỎI-BÍ-MẬT".encode() not in content
        assert b"telegram:7" not in content
