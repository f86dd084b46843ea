"""Self-assessment on screen: questions in official wording, a result, a way up, a spreadsheet."""

import dataclasses
import io
from collections.abc import Sequence

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop_bot.address import Screen, SheetAddress, SheetView, encode
from ocop_bot.answers.assessment.work import Work, begin
from ocop_bot.assessment import Sheet, pack, score, unpack
from ocop_bot.assistant import Assistant
from ocop_bot.channels.plain import plain_text
from ocop_bot.channels.telegram.render import messages
from ocop_bot.criteria import CriteriaSet, CriteriaSets, read_criteria
from ocop_bot.knowledge import Knowledge
from ocop_bot.reply import Reply
from ocop_bot.settings import KNOWLEDGE
from tests.assessment.sheets import best, of_points, set_points, sheets, worst

SETS: CriteriaSets = read_criteria(KNOWLEDGE / "criteria", [])
FISH_SAUCE, MATS, TOURISM = 9, 21, 26


class Producer:
    """Someone who works through a sheet by pressing buttons."""

    def __init__(self, assistant: Assistant, address: SheetAddress) -> None:
        self._assistant = assistant
        self.address = address

    @property
    def reply(self) -> Reply:
        return self._assistant.show(self.address).reply

    @property
    def text(self) -> str:
        return plain_text(self.reply)

    @property
    def labels(self) -> Sequence[str]:
        return [button.label for button in self.reply.buttons]

    def press(self, label: str) -> "Producer":
        button = next(one for one in self.reply.buttons if one.label.startswith(label))
        assert isinstance(button.address, SheetAddress)
        self.address = button.address
        return self


def at_result(assistant: Assistant, criteria_set: CriteriaSet, sheet: Sheet) -> Producer:
    return Producer(assistant, Work(criteria_set, sheet).at(SheetView.RESULT))


def test_one_starts_by_naming_the_product_or_choosing_a_sector(assistant: Assistant) -> None:
    answer = assistant.show(Screen.ASSESS)
    assert "Hội đồng quyết định" in plain_text(answer.reply)
    assert answer.asks == "tự chấm điểm"
    assert len([b for b in answer.reply.buttons if "Sản phẩm" in b.label]) == 6


@pytest.mark.parametrize("number", range(1, 27))
def test_every_question_of_every_set_is_asked_in_the_official_words(
    assistant: Assistant, number: int
) -> None:
    criteria_set = SETS[number]
    work = Work(criteria_set, Sheet.blank(criteria_set))
    for at, criterion in enumerate(criteria_set.criteria, 1):
        reply = assistant.show(work.question(at)).reply
        text = plain_text(reply)
        assert all(option.text in text for option in criterion.options)
        assert criterion.name in text
        assert "Nói dễ hiểu:" in text
        assert f"câu {at}/{len(criteria_set.criteria)}" in text
        labels = [button.label for button in reply.buttons]
        assert len(set(labels)) == len(labels)
        assert all(len(part) <= 4096 for part in messages(reply))
        assert all(len(encode(button.address)) <= 64 for button in reply.buttons)
        assert len(messages(reply)) == 1  # one message, so that it can change in place


def test_answering_skipping_going_back_and_changing_an_answer(assistant: Assistant) -> None:
    me = Producer(assistant, begin(SETS[FISH_SAUCE]))
    assert "Giả mạo hồ sơ" in me.text
    me.press("Không vướng")
    assert "câu 1/31" in me.text
    me.press("3 (5 điểm)")
    assert "câu 2/31" in me.text
    me.press("Bỏ qua ›")
    assert "câu 3/31" in me.text
    me.press("‹ Câu trước").press("‹ Câu trước")
    assert "← đang chọn" in me.text
    assert "(5 điểm) ← đang chọn" in me.text
    me.press("2 (3 điểm)").press("Dừng")
    assert me.text.startswith("3/100 điểm")
    assert "Còn 30 câu chưa trả lời" in me.text
    me.press("Trả lời nốt")
    assert "câu 2/31" in me.text


def test_the_last_answer_leads_to_the_result_and_a_finished_sheet_can_be_changed(
    assistant: Assistant,
) -> None:
    mats = SETS[MATS]
    sheet = of_points(mats, 60).with_answer(len(mats.criteria) - 1, 0)
    me = Producer(assistant, Work(mats, sheet).question(len(mats.criteria)))
    me.press("1 (")
    assert "/100 điểm" in me.text
    assert "chưa trả lời" not in me.text
    me.press("Sửa câu trả lời").press("Phần B")
    assert "Phần B" in me.text
    me.press("4.3 (")
    before = int(at_result(assistant, mats, _sheet_of(me, mats)).text.split("/")[0])
    me.press("Không đạt" if "Không đạt mức nào" in me.labels else "1 (")
    assert int(me.text.split("/")[0]) <= before


def _sheet_of(producer: Producer, criteria_set: CriteriaSet) -> Sheet:
    return unpack(producer.address.sheet, criteria_set)


def test_the_result_tells_parts_star_and_that_the_council_decides(assistant: Assistant) -> None:
    me = at_result(assistant, SETS[FISH_SAUCE], of_points(SETS[FISH_SAUCE], 60))
    assert me.text.startswith("60/100 điểm")
    assert "sản phẩm đạt 3 sao" in me.text
    assert "Hội đồng quyết định" in me.text
    assert "lên 4 sao (thêm" in me.text
    assert "Phụ lục II" in me.text


def test_points_without_a_minimum_condition_are_told_with_the_condition(
    assistant: Assistant,
) -> None:
    fish_sauce = SETS[FISH_SAUCE]
    me = at_result(assistant, fish_sauce, of_points(fish_sauce, 60, below="3.5"))
    assert "chưa đạt mức tối thiểu của 3 sao" in me.text
    assert "3.5 Sở hữu trí tuệ: đang 0 điểm, cần ít nhất 1" in me.text
    assert "chưa đủ điều kiện" in me.text
    assert "Quyết định không nói" in me.text


def test_a_gate_and_a_disqualifier_are_named(assistant: Assistant) -> None:
    me = Producer(assistant, begin(SETS[FISH_SAUCE])).press("Có vướng").press("Vướng điều bị loại")
    me.press("Dừng")
    assert "Chưa thể xếp hạng" in me.text
    assert "Bị loại nếu sử dụng toàn bộ nguyên liệu nhập khẩu" in me.text
    assert "như bạn đã chọn ở câu đầu" in me.text


def test_five_stars_are_for_the_ministry_and_little_is_for_nobody(assistant: Assistant) -> None:
    full = at_result(assistant, SETS[1], best(SETS[1]))
    assert "Bộ Nông nghiệp và Môi trường công nhận" in full.text
    assert "lên" not in full.text.split("Hội đồng")[0].split("5 sao")[0]
    poor = at_result(assistant, SETS[1], worst(SETS[1]))
    assert "không được cấp giấy chứng nhận" in poor.text


def test_tourism_offers_both_cases_and_does_not_invent_disqualifiers(assistant: Assistant) -> None:
    tourism = SETS[TOURISM]
    me = Producer(assistant, begin(tourism))
    assert "câu 1/32" in me.text
    place = [criterion.code for criterion in tourism.criteria].index("8")
    me.address = Work(tourism, Sheet.blank(tourism)).question(place + 1)
    assert "Trường hợp 1" in me.text
    assert "Trường hợp 2" in me.text


def spreadsheet_of(assistant: Assistant, address: SheetAddress) -> openpyxl.Workbook:
    reply = assistant.show(dataclasses.replace(address, view=SheetView.FILE)).reply
    assert reply.file is not None
    return openpyxl.load_workbook(io.BytesIO(reply.file.content))


@settings(max_examples=25)
@given(data=st.data())
def test_export_and_screen_agree(data: st.DataObject, assistant: Assistant) -> None:
    criteria_set, sheet = data.draw(sheets(SETS))
    result = score(criteria_set, sheet)
    address = SheetAddress(criteria_set.number, pack(sheet, criteria_set))
    text = plain_text(assistant.show(address).reply)
    assert text.startswith(f"{result.total}/100 điểm")
    table = spreadsheet_of(assistant, address).worksheets[0]
    rows = list(table.iter_rows(values_only=True))
    by_code = {str(row[0]): row for row in rows if row[0] is not None and row[4] is not None}
    for at, criterion in enumerate(criteria_set.criteria):
        assert by_code[criterion.code][3] == sheet.points(criteria_set, at)
        level = sheet.level(criteria_set, at)
        if level:
            assert by_code[criterion.code][2] == level.text
    totals = {str(row[1]): row[3] for row in rows if row[1] is not None}
    assert totals["Tổng cộng"] == result.total
    for part in result.parts:
        assert totals[f"Phần {part.part.code}: {part.part.name}"] == part.points
        assert f"Phần {part.part.code}: {part.points}/{part.part.maximum} điểm" in text


def test_the_spreadsheet_is_laid_out_like_part_iii_with_evidence(
    assistant: Assistant, knowledge: Knowledge
) -> None:
    fish_sauce = SETS[FISH_SAUCE]
    address = SheetAddress(FISH_SAUCE, pack(of_points(fish_sauce, 60), fish_sauce))
    book = spreadsheet_of(assistant, address)
    table = book.worksheets[0]
    assert "Phần III Mẫu số 02" in str(table["A1"].value)
    headings = [cell.value for cell in table[5]]
    assert headings[:4] == ["Mã", "Tiêu chí", "Mức tự chọn (nguyên văn)", "Điểm tự chấm"]
    evidence = {row[0]: row[6] for row in table.iter_rows(min_row=6, values_only=True)}
    for criterion in fish_sauce.criteria:
        assert evidence[criterion.code] == knowledge.hints.of(criterion, FISH_SAUCE).evidence
    below = [row[0] for row in table.iter_rows(values_only=True) if row[0]]
    assert "Đây là bạn tự ước lượng. Hội đồng quyết định điểm và hạng sao." in below
    assert book.worksheets[1].title == "Lên hạng"


@pytest.mark.parametrize("number", range(1, 27))
def test_a_minimum_lost_is_told_for_every_set(assistant: Assistant, number: int) -> None:
    criteria_set = SETS[number]
    code = next(iter(criteria_set.minimums[3]))
    me = at_result(assistant, criteria_set, set_points(criteria_set, best(criteria_set), code, 0))
    assert "chưa đủ điều kiện" in me.text
    assert f"{code} {criteria_set.by_code[code].name}: đang 0 điểm" in me.text
