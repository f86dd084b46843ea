"""Unfinished work is kept shortly, per person, and leaves nothing when deleted."""

from pathlib import Path

from ocop_bot.address import Screen, SheetAddress, SheetView
from ocop_bot.answers.assessment.work import begin
from ocop_bot.assistant import Assistant
from ocop_bot.knowledge import Knowledge
from ocop_bot.store import Drafts
from ocop_bot.store.drafts import KEPT_SECONDS, MOST_KEPT

NOW = 1_790_000_000.0


def test_the_newest_work_comes_first_and_a_piece_is_kept_once(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts.sqlite")
    drafts.keep("bà Năm", "sheet 9", "k_9_c1_aaa", NOW)
    drafts.keep("bà Năm", "sheet 8", "k_8_c1_aaa", NOW + 1)
    drafts.keep("bà Năm", "sheet 9", "k_9_c2_bbb", NOW + 2)
    assert drafts.of("bà Năm", NOW + 3) == ["k_9_c2_bbb", "k_8_c1_aaa"]
    assert drafts.of("ông Ba", NOW + 3) == []
    drafts.close()


def test_work_nobody_came_back_to_is_gone_after_half_a_year(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts.sqlite")
    drafts.keep("bà Năm", "sheet 9", "k_9_c1_aaa", NOW)
    drafts.keep("ông Ba", "sheet 9", "k_9_c1_bbb", NOW + KEPT_SECONDS + 1)
    assert drafts.of("bà Năm", NOW + KEPT_SECONDS + 1) == []
    drafts.close()
    assert b"aaa" not in (tmp_path / "drafts.sqlite").read_bytes()


def test_only_the_last_few_pieces_are_kept(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts.sqlite")
    for number in range(1, 9):
        drafts.keep("bà Năm", f"sheet {number}", f"k_{number}_c1_aaa", NOW + number)
    assert len(drafts.of("bà Năm", NOW + 9)) == MOST_KEPT
    drafts.close()


def test_a_file_names_nobody_and_deleting_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    drafts = Drafts(path)
    drafts.keep("telegram:777123", "sheet 9", "k_9_c1_secret", NOW)
    drafts.forget("telegram:777123")
    assert drafts.of("telegram:777123", NOW) == []
    drafts.close()
    for file in tmp_path.iterdir():
        assert b"secret" not in file.read_bytes()
        assert b"777123" not in file.read_bytes()


def test_a_person_finds_their_work_again_and_nobody_elses(
    assistant: Assistant, knowledge: Knowledge
) -> None:
    first = begin(knowledge.criteria[9])
    assistant.show(first, "một người")
    labels = [button.label for button in assistant.show(Screen.ASSESS, "một người").reply.buttons]
    assert labels[0] == "Làm tiếp bộ 9 (0/31 câu)"
    others = assistant.show(Screen.ASSESS, "người khác").reply.buttons
    assert not any("Làm tiếp" in button.label for button in others)
    assistant.forget("một người")
    again = assistant.show(Screen.ASSESS, "một người").reply.buttons
    assert not any("Làm tiếp" in button.label for button in again)


def test_a_sheet_of_a_set_that_has_changed_says_so(assistant: Assistant) -> None:
    reply = assistant.show(SheetAddress(9, "zzz0", SheetView.RESULT)).reply
    assert "đã thay đổi" in str(reply.blocks[0])
