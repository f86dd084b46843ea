"""Dialogues in the terminal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ocop_bot.answers import Link
from ocop_bot.assistant import Assistant
from ocop_bot.channels.plain import plain_text
from ocop_bot.channels.telegram.links import links_to
from ocop_bot.channels.terminal import chat
from tests.qr import read_qr


class Conversation:
    """Someone at a keyboard, and what they see."""

    link: Link | None = None

    def __init__(self, assistant: Assistant, folder: Path) -> None:
        self._assistant = assistant
        self._folder = folder

    def hold(self, *typed: str, leaves_by: type[BaseException] = EOFError) -> str:
        keys: Iterator[str] = iter(typed)
        seen: list[str] = []

        def read(_prompt: str) -> str:
            for line in keys:
                seen.append(f"> {line}")
                return line
            raise leaves_by

        chat(self._assistant, self._folder, read, seen.append, self.link)
        return "\n".join(seen)


@pytest.fixture
def conversation(assistant: Assistant, tmp_path: Path) -> Conversation:
    return Conversation(assistant, tmp_path)


def after(seen: str, typed: str) -> str:
    return seen.rsplit(f"> {typed}", maxsplit=1)[-1]


def test_a_question_is_answered_with_numbered_buttons(conversation: Conversation) -> None:
    seen = after(conversation.hold("nop ho so o dau"), "nop ho so o dau")
    assert "Nộp tại UBND xã hoặc phường" in seen
    assert "[1] Nộp mấy bộ hồ sơ" in seen


def test_a_number_presses_its_button(conversation: Conversation) -> None:
    seen = after(conversation.hold("nop ho so o dau", "1"), "1")
    assert "01 bộ" in seen


def test_a_number_without_a_button_is_explained(conversation: Conversation) -> None:
    assert "Không có nút số 99." in conversation.hold("nop ho so o dau", "99")


@pytest.mark.parametrize("word", ["thoát", "thoat", "Exit", "/quit"])
def test_a_word_leaves_the_chat(conversation: Conversation, word: str) -> None:
    seen = conversation.hold("nop ho so o dau", word, "mam tom le gia may sao")
    assert "hẹn gặp lại" in after(seen, word)
    assert "mam tom" not in seen


def test_follow_ups_chain(conversation: Conversation) -> None:
    seen = conversation.hold("mam tom le gia may sao", "ai làm?", "còn hạn không")
    assert "do Công ty TNHH Thực phẩm" in after(seen, "ai làm?")
    assert "còn hiệu lực" in after(seen, "còn hạn không")


@pytest.mark.parametrize("leaves_by", [EOFError, KeyboardInterrupt])
def test_leaving_is_clean(conversation: Conversation, leaves_by: type[BaseException]) -> None:
    assert "hẹn gặp lại" in conversation.hold(leaves_by=leaves_by)


def test_an_address_or_a_command_opens_its_screen(conversation: Conversation) -> None:
    seen = conversation.hold("/help", "/p_mam-tom-le-gia", "/không-có")
    assert "Cách hỏi" in after(seen, "/help")
    assert "5 sao" in after(seen, "/p_mam-tom-le-gia")


def test_lines_are_no_wider_than_can_be_read(conversation: Conversation) -> None:
    assert max(len(line) for line in conversation.hold("nop ho so o dau").split("\n")) <= 110


def test_a_file_is_saved_and_its_place_told(conversation: Conversation, tmp_path: Path) -> None:
    seen = conversation.hold("/hannop", "1")
    path = tmp_path / "han-nop-dot-1-2027.ics"
    assert str(path) in seen.replace("\n", "")
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_a_qr_code_is_saved_and_its_link_told(conversation: Conversation, tmp_path: Path) -> None:
    conversation.link = links_to("ocop_test_bot")
    seen = after(conversation.hold("/s_p_mam-tom-le-gia"), "/s_p_mam-tom-le-gia")
    path = tmp_path / "ma-qr-p_mam-tom-le-gia.png"
    assert "https://t.me/ocop_test_bot?start=p_mam-tom-le-gia" in seen
    assert str(path) in seen.replace("\n", "")
    assert read_qr(path.read_bytes()) == "https://t.me/ocop_test_bot?start=p_mam-tom-le-gia"
    assert "[1] Xem nội dung này" in seen
    assert "Gửi cho người khác" not in seen


def test_without_a_name_on_telegram_the_address_is_told(conversation: Conversation) -> None:
    seen = conversation.hold("/s_p_mam-tom-le-gia")
    assert "chưa có đường dẫn công khai" in seen
    assert "OCOP_TELEGRAM_NAME" in seen


def test_what_is_wrong_is_reported_by_numbers_and_taken_back(
    conversation: Conversation, assistant: Assistant
) -> None:
    assert "Cảm ơn bạn." in conversation.hold("/x_mam-tom-le-gia", "1")
    assert "hạng sao, 1 người" in plain_text(assistant.reports().reply)
    conversation.hold("/xoa")
    assert "Chưa có lời báo" in plain_text(assistant.reports().reply)


def test_a_screen_that_asks_is_answered_by_typing(conversation: Conversation) -> None:
    seen = conversation.hold("/chamdiem", "mắm tôm")
    assert "Mắm tôm thuộc bộ 9" in seen


def test_forgetting_forgets_unfinished_work(conversation: Conversation) -> None:
    assert "Làm tiếp bộ 9" in conversation.hold("tôi làm mắm tôm", "1", "1", "/chamdiem")
    assert "Làm tiếp bộ 9" not in conversation.hold("/xoa", "/chamdiem")


def test_figures_are_wanted_of_what_follows_the_command(conversation: Conversation) -> None:
    seen = conversation.hold("/thongke", "/thongke hoằng hóa", "còn nga sơn?")
    assert "Tổng quan OCOP tỉnh Thanh Hóa" in seen
    assert "Tổng quan OCOP huyện Hoằng Hóa" in after(seen, "/thongke hoằng hóa")
    assert "41 sản phẩm" in after(seen, "còn nga sơn?")
