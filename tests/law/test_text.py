"""The wording of QĐ 26/2026 is whole, and opens part by part."""

from pathlib import Path

import pytest

from ocop_bot.faults import Fault
from ocop_bot.knowledge import Knowledge
from ocop_bot.law import (
    CONTENTS,
    DECISION,
    LawText,
    Reference,
    UnknownReferenceError,
    from_code,
    name_of,
    read_law,
    to_code,
)

ARTICLE = """\
---
article: 1
title: Phạm vi
chapter: Chương I. Quy định chung
---
1. Một.

Thêm.

a) Điểm a.

Tiếp điểm a.

b) Điểm b.

2. Hai.
"""


@pytest.fixture(scope="module")
def decision(knowledge: Knowledge) -> LawText:
    return knowledge.law[DECISION]


def test_the_decision_has_all_its_parts(decision: LawText) -> None:
    assert [article.number for article in decision.articles] == list(range(1, 14))
    assert [len(article.clauses) for article in decision.articles] == [
        2, 3, 3, 3, 2, 3, 6, 4, 4, 4, 2, 3, 0,
    ]  # fmt: skip
    assert [annex.number for annex in decision.annexes] == [1, 2, 3]
    assert [form.number for form in decision.forms] == [1, 2, 3]


@pytest.mark.parametrize(
    ("clause", "letters"),
    [("3-3", "abcdđ"), ("6-1", "abc"), ("6-2", "abcd"), ("7-3", "abcdđeg"), ("7-4", "abcdđeg"),
     ("7-6", "abcdđeg"), ("8-1", "abcdđe"), ("8-2", "ab"), ("10-4", "abc"), ("12-2", "ab"),
     ("4-3", "")],
)  # fmt: skip
def test_clauses_have_their_points(decision: LawText, clause: str, letters: str) -> None:
    where = from_code(clause)
    points = [
        one.point
        for one in decision.references
        if (one.article, one.clause) == (where.article, where.clause) and one.point
    ]
    assert "".join(str(point) for point in points) == letters


def test_a_clause_is_read_as_printed(decision: LawText) -> None:
    passage = decision.passage(from_code("7-6"))
    assert passage.title == "Điều 7. Trình tự đánh giá, phân hạng sản phẩm OCOP, khoản 6"
    assert passage.chapter is not None
    assert passage.chapter.startswith("Chương II. Quy định về bộ tiêu chí")
    assert passage.paragraphs[0].startswith("6. Khi hết thời hạn 36 tháng của giấy chứng nhận")
    assert passage.paragraphs[1].startswith("a) Chủ thể OCOP chuẩn bị hồ sơ sản phẩm")
    assert passage.paragraphs[-1].startswith("g) Thời gian tổ chức đánh giá, phân hạng lại")
    assert len(passage.paragraphs) == 11  # khoản 6, bảy điểm, ba đoạn nữa của điểm e


def test_a_second_paragraph_belongs_to_the_point_before_it(decision: LawText) -> None:
    paragraphs = decision.passage(from_code("7-4-g")).paragraphs
    assert paragraphs[0].startswith("g) Bộ Nông nghiệp và Môi trường thông báo kết quả")
    assert paragraphs[1].startswith("Trường hợp sản phẩm không đạt 90 điểm")


def test_an_article_without_clauses_is_read(decision: LawText) -> None:
    passage = decision.passage(from_code("13"))
    assert passage.paragraphs[0].startswith("Bộ trưởng, Thủ trưởng cơ quan ngang bộ")


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [("1", None, "2"), ("7", "6", "8"), ("13", "12", None), ("7-1", None, "7-2"),
     ("7-6", "7-5", None), ("7-6-d", "7-6-c", "7-6-dd"), ("pl1", None, "pl2"), ("m1", None, "m2"),
     ("m3", "m2", None), ("ml", None, None)],
)  # fmt: skip
def test_a_passage_knows_its_neighbours(
    decision: LawText, code: str, before: str | None, after: str | None
) -> None:
    passage = decision.passage(from_code(code))
    assert passage.preceding == (before and from_code(before))
    assert passage.following == (after and from_code(after))


def test_the_whole_decision_is_its_table_of_contents(decision: LawText) -> None:
    passage = decision.passage(CONTENTS)
    assert passage.title == "Mục lục"
    assert "**Chương I. Quy định chung**" in passage.paragraphs
    assert "- Điều 12. Điều khoản chuyển tiếp" in passage.paragraphs
    assert "- Mẫu số 02. Báo cáo tự đánh giá về sản phẩm" in passage.paragraphs
    assert len(passage.paragraphs) == 3 + 13 + 3 + 3


def test_the_annex_says_what_the_editor_added(decision: LawText) -> None:
    passage = decision.passage(from_code("pl1"))
    assert passage.note is not None
    assert "người biên tập thêm" in passage.note
    assert (
        "a. Phân nhóm: Tương, nước mắm, gia vị dạng lỏng khác – Bộ Nông nghiệp và Môi trường – 9"
        in passage.paragraphs
    )
    assert "**V. Sản phẩm sinh vật cảnh**" in passage.paragraphs


def test_a_form_is_read_with_its_table(decision: LawText) -> None:
    passage = decision.passage(from_code("m2"))
    assert passage.chapter is not None
    assert passage.chapter.startswith("Phụ lục III.")
    assert "**Phần I – Thông tin chung**" in passage.paragraphs
    assert (
        "- Quảng bá sản phẩm – Tài liệu minh chứng về website, hoạt động quảng bá."
        in passage.paragraphs
    )


def test_every_part_opens_and_has_words(decision: LawText) -> None:
    for reference in decision.references:
        passage = decision.passage(reference)
        empty = to_code(reference) == "pl2"  # its text is the criteria sets
        assert bool(passage.paragraphs) is not empty, name_of(reference)
        assert not any("| " in paragraph for paragraph in passage.paragraphs)


def test_the_words_of_an_article_are_those_of_its_parts(decision: LawText) -> None:
    whole = decision.text(from_code("7"))
    for reference in decision.references:
        if reference.article == 7:
            assert decision.text(reference) in whole
    assert "36 tháng" in decision.text(from_code("4-3"))
    assert not decision.text(from_code("4-3")).startswith("3.")


@pytest.mark.parametrize("code", ["14", "7-7", "7-6-h", "13-1", "m4", "pl4"])
def test_what_is_not_there_is_told(decision: LawText, code: str) -> None:
    reference = from_code(code)
    assert not decision.has(reference)
    for open_ in (decision.passage, decision.text):
        with pytest.raises(UnknownReferenceError) as error:
            open_(reference)
        assert str(error.value) == f"quyết định không có {name_of(reference)}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "qd-1").mkdir()
    return tmp_path


def told(folder: Path, text: str, name: str = "dieu-01.md") -> list[str]:
    (folder / "qd-1" / name).write_text(text, encoding="utf-8")
    faults: list[Fault] = []
    read_law(folder, faults)
    return [str(fault).removeprefix(f"{folder}/qd-1/") for fault in faults]


def test_a_sound_file_is_read(folder: Path) -> None:
    assert told(folder, ARTICLE) == []
    text = read_law(folder, [])["qd-1"]
    assert text.passage(Reference(1)).paragraphs == (
        "1. Một.", "Thêm.", "a) Điểm a.", "Tiếp điểm a.", "b) Điểm b.", "2. Hai.",
    )  # fmt: skip


def test_no_folder_holds_no_law(tmp_path: Path) -> None:
    assert read_law(tmp_path / "law", []) == {}


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("2. Hai.", "3. Hai.", "dieu-01.md:16: khoản 3 đứng ở chỗ của khoản 2"),
        ("b) Điểm b.", "c) Điểm b.", "dieu-01.md:14: điểm c đứng ở chỗ của điểm b"),
        ("1. Một.", "a) Một.", "dieu-01.md:6: điểm a không thuộc khoản nào"),
        ("article: 1", "article: 2", "dieu-01.md:2: đánh số 2, phải là 1: thiếu hoặc trùng"),
        ("article: 1", "article: một", "dieu-01.md:2: article: "),
        ("title: Phạm vi", "colour: đỏ", "dieu-01.md:3: colour: trường lạ"),
        ("chapter: Chương I. Quy định chung\n", "", "dieu-01.md:2: mục: chapter dùng cho điều"),
        ("article: 1", "article: [1", "dieu-01.md:3: không đọc được YAML"),
        ("---\narticle", "article", "dieu-01.md:1: phần đầu phải nằm giữa"),
    ],
)
def test_a_fault_is_told_with_its_line(folder: Path, right: str, wrong: str, fault: str) -> None:
    faults = told(folder, ARTICLE.replace(right, wrong, 1))
    assert any(each.startswith(fault) for each in faults), faults


def test_an_article_without_words_is_told(folder: Path) -> None:
    assert told(folder, ARTICLE[: ARTICLE.index("1. Một")]) == [
        "dieu-01.md:1: điều không có nội dung"
    ]
