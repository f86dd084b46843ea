"""A question for the wording alone opens the law; any other question goes its usual way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.knowledge import Knowledge
from ocop_bot.law import CONTENTS, Reference, from_code
from ocop_bot.law.asking import find_reference
from ocop_bot.text.letters import fold


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("điều 7 nói gì", "7"),
        ("Điều 7 nói về gì ạ?", "7"),
        ("Điều 7", "7"),
        ("dieu 7 khoan 6 quy dinh gi", "7-6"),
        ("khoản 3 điều 12", "12-3"),
        ("khoản 3 Điều 12 quy định thế nào?", "12-3"),
        ("cho xem nguyên văn điều 5", "5"),
        ("Dạ cho em hỏi điều 5 nói gì ạ", "5"),
        ("Cho em xem nguyên văn khoản 1 Điều 6 với ạ, em cảm ơn", "6-1"),
        ("mẫu 02 gồm những mục nào", "m2"),
        ("mau so 3", "m3"),
        ("Mẫu số 01 Phụ lục III", "m1"),
        ("mẫu số 1 gồm những gì", "m1"),
        ("biểu mẫu 2", "m2"),
        ("phụ lục 1", "pl1"),
        ("phụ lục II có những gì", "pl2"),
        ("pl3", "pl3"),
        ("điểm đ khoản 1 điều 8 quyết định 26", "8-1-dd"),
        ("điểm d khoản 1 điều 8", "8-1-d"),
        ("diem dd khoan 1 dieu 8", "8-1-dd"),
        ("điều 7 khoản 6 điểm a", "7-6-a"),
        ("điều 7.6a", "7-6-a"),
        ("Điều 5.1 quy định gì", "5-1"),
        ("d7 k6", "7-6"),
        ("đ7 k6 qđ 26", "7-6"),
        ("điều7 khoản6", "7-6"),
        ("Điều 13 Quyết định số 26/2026/QĐ-TTg", "13"),
        ("noi dung dieu 4 qd 26/2026/QD-TTg", "4"),
        ("trích dẫn điều 8 của quyết định 26 giúp em", "8"),
        ("chị ơi điều 9 là gì", "9"),
        ("đọc điều 11 quyết định mới", "11"),
        ("điều 40 nói gì", "40"),
        ("xem nguyên văn", "ml"),
        ("mục lục quyết định 26", "ml"),
        ("toàn văn quyết định 26", "ml"),
        ("cho em xem toàn văn quyết định 26/2026/QĐ-TTg ạ", "ml"),
    ],
)
def test_a_question_for_the_wording_is_recognised(question: str, code: str) -> None:
    assert find_reference(question) == from_code(code)


@pytest.mark.parametrize(
    "question",
    [
        "điều 7 có áp dụng cho hộ kinh doanh không",
        "điều kiện 4 sao",
        "điều kiện đạt 3 sao là gì",
        "điều 6 nghị định 15 nói gì",
        "điều 4 quyết định 148 nói gì",
        "điều 2 quyết định 1489",
        "khoản 1 điều 3 quyết định 1048",
        "điều 12 luật an toàn thực phẩm",
        "toàn văn quyết định 148",
        "mục lục nghị định 15",
        "mẫu sản phẩm 5 cái",
        "nộp 5 mẫu",
        "mẫu 3 sao",
        "cần mấy mẫu",
        "mẫu mã bao bì gồm những gì",
        "điều 7 và điều 8 khác nhau chỗ nào",
        "điều 4 với điều 5",
        "khoản 3",
        "khoản 3 là gì",
        "điểm a",
        "điểm a điều 8",
        "khoản vay 3 tỷ",
        "điểm 4 sao",
        "quyết định 26 là gì",
        "quyết định 26 nói gì",
        "quyết định 26 có gì mới",
        "điều 7 có gì mới",
        "hai điều 3 sao",
        "7",
        "d7",
        "k6",
        "",
        "?",
        "xin chào",
        "nói gì",
        "phụ lục hợp đồng 1 năm",
        "mẫu số 01 nộp ở đâu",
        "mẫu 02 ai ký",
        "mẫu số 01 là gì",
        "điều 7 " * 60,
    ],
)
def test_any_other_question_is_left_alone(question: str) -> None:
    assert find_reference(question) is None


@pytest.mark.parametrize("question", ["điều 7 nói gì", "khoản 6 điều 7 quy định gì ạ", "mục lục"])
def test_marks_and_case_do_not_matter(question: str) -> None:
    assert find_reference(fold(question)) == find_reference(question.upper()) is not None


def test_no_other_phrasing_of_an_entry_is_taken_for_a_request_to_read(knowledge: Knowledge) -> None:
    taken = {
        question
        for entry in knowledge.entries
        if entry.topic != "van-ban"
        for question in entry.questions
        if (reference := find_reference(question)) and reference.form is None
    }
    assert taken == set()


@given(st.text(max_size=300))
def test_any_text_is_answered(text: str) -> None:
    assert find_reference(text) is None or isinstance(find_reference(text), Reference)


def test_the_whole_decision_is_the_reference_without_parts() -> None:
    assert find_reference("xem nguyên văn") == CONTENTS == Reference()
