"""A slip of the keyboard in a number is told with its file and its line."""

import shutil
from pathlib import Path

import pytest

from ocop_bot.knowledge import read_knowledge
from ocop_bot.settings import KNOWLEDGE

DOCUMENTS = """\
- id: qd-26-2026
  number: 26/2026/QĐ-TTg
  kind: Quyết định
  issuer: Thủ tướng
  title: Bộ tiêu chí
  in_force_from: 2026-05-22
  confidence: high
- id: nd-15-2018
  number: 15/2018/NĐ-CP
  kind: Nghị định
  issuer: Chính phủ
  title: An toàn thực phẩm
  confidence: high
"""

ENTRY = """\
---
id: giay
topic: hieu-luc
title: Giấy có hạn bao lâu
questions: [một, hai, ba, bốn, năm, sáu, bảy, tám]
sources:
  - document: qd-26-2026
    article: khoản 3 Điều 4
  - document: nd-15-2018
facts:
  - says: 3 sao
    at: khoản 3 Điều 4
  - says: 36 tháng
    at: khoản 3 Điều 4
  - says: trước 30/06 đối với hồ sơ trước 30/4
    at: khoản 1 Điều 5
  - says: 15 ngày làm việc
    at: Điều 7
  - says: 12 tháng
    source: 2
  - says: ngày 29
    computed: “trước ngày 30” hiểu chặt là chậm nhất ngày 29
  - says: 2 điểm
    at: Phụ lục II
    criterion: "3.1"
valid_from: 2026-05-22
verified_on: 2026-11-23
audience: [producer]
---
Giấy từ 3 sao có giá trị **36 tháng** (khoản 3 Điều 4).

Tỉnh chấm xong trước 30/06 đối với hồ sơ trước 30/4, tức chậm nhất ngày 29.
Xã có **15 ngày** làm việc. Mẫu số 01 nộp kèm.

Khám sức khỏe 12 tháng một lần, theo Điều 32 Nghị định 15/2018/NĐ-CP.
Công ty được 2 điểm; xem bộ 9.
"""

LINE_OF_BODY = (
    ENTRY.split("\n").index("Giấy từ 3 sao có giá trị **36 tháng** (khoản 3 Điều 4).") + 1
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "topics.yaml").write_text("hieu-luc: Hiệu lực\n", encoding="utf-8")
    (tmp_path / "documents.yaml").write_text(DOCUMENTS, encoding="utf-8")
    shutil.copytree(KNOWLEDGE / "law", tmp_path / "law")
    shutil.copytree(KNOWLEDGE / "criteria", tmp_path / "criteria")
    (tmp_path / "hieu-luc").mkdir()
    return tmp_path


def told(folder: Path, text: str) -> list[str]:
    (folder / "hieu-luc" / "giay.md").write_text(text, encoding="utf-8")
    return [str(each).removeprefix(f"{folder}/hieu-luc/") for each in read_knowledge(folder)[1]]


def line_of(words: str) -> int:
    return next(at for at, line in enumerate(ENTRY.split("\n"), start=1) if words in line)


def test_an_entry_whose_facts_hold_is_sound(folder: Path) -> None:
    assert told(folder, ENTRY) == []


def test_the_same_slip_in_the_body_and_in_the_fact_is_told(folder: Path) -> None:
    assert told(folder, ENTRY.replace("36 tháng", "35 tháng")) == [
        "giay.md:13: “35 tháng” không có trong khoản 3 Điều 4 Quyết định 26/2026/QĐ-TTg"
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "line", "reason"),
    [
        ("**36 tháng**", "**35 tháng**", 13, "“36 tháng” không có trong bài"),
        ("- says: 36 tháng", "- says: 6 tháng", 13, "“6 tháng” không có trong bài"),
        ("trước 30/4", "trước 30/5", 15, "“30/5” không có trong khoản 1 Điều 5 Quyết định"),
        ("15 ngày làm việc", "15 ngày", 17, "“15 ngày” không có trong Điều 7"),
        ("at: Điều 7", "at: Điều 70", 18, "Quyết định 26/2026/QĐ-TTg không có Điều 70"),
        ("at: Điều 7", "at: Điều bảy", 18, "cách dẫn “Điều bảy” không đúng dạng"),
        ("source: 2", "source: 3", 20, "mục chỉ có 2 nguồn"),
        ("source: 2", "source: 1", 20, "“qd-26-2026” có toàn văn: dẫn điều khoản bằng at"),
        ("source: 2", "source: 0", 20, "facts[5].source: "),
        ("source: 2", 'computed: "?"', 20, "hãy ghi cách tính"),
        ("source: 2\n", "source: 2\n    at: Điều 7\n", 19, "cần đúng một trong at, source"),
        ("    source: 2\n", "", 19, "cần đúng một trong at, source, computed"),
        ('criterion: "3.1"', 'criterion: "3.9"', 25, "không bộ nào có tiêu chí 3.9"),
        ('criterion: "3.1"', "criterion: 3.1", 25, "phải là chữ"),
        ("at: Phụ lục II", "at: Phụ lục I", 23, "criterion chỉ đi với at: Phụ lục II"),
        ("2 điểm", "9 điểm", 23, "“9 điểm” không có trong tiêu chí 3.1 Phụ lục II Quyết định"),
        ("article: khoản 3 Điều 4", "article: khoản 9 Điều 4", 8, "không có khoản 9 Điều 4"),
    ],
)  # fmt: skip
def test_a_wrong_fact_is_told_with_its_line(
    folder: Path, right: str, wrong: str, line: int, reason: str
) -> None:
    changed = ENTRY.replace(right, wrong)
    if wrong == "15 ngày":
        changed = changed.replace("**15 ngày** làm việc", "**15 ngày**")
    if right in ("**36 tháng**", "- says: 36 tháng", "at: Phụ lục II"):
        changed = ENTRY.replace(right, wrong, 1)
    faults = told(folder, changed)
    assert any(each.startswith(f"giay.md:{line}: ") and reason in each for each in faults), faults


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        ("(khoản 3 Điều 4)", "(khoản 9 Điều 4)", "“khoản 9 Điều 4”: quyết định hiện hành không có"),
        ("Mẫu số 01", "Mẫu số 04", "“Mẫu số 04”: quyết định hiện hành không có Mẫu số 04"),
        ("Nghị định 15/2018/NĐ-CP.", "Quyết định 26/2026/QĐ-TTg.", "không có Điều 32"),
        ("15/2018/NĐ-CP", "16/2018/NĐ-CP", "không có văn bản “16/2018/NĐ-CP”"),
        ("Nghị định 15/2018/NĐ-CP", "Nghị định 26", "không có văn bản “Nghị định 26”"),
        ("bộ 9", "bộ 27", "“bộ 27”: các bộ tiêu chí đánh số từ 1 đến 26"),
    ],
)
def test_a_wrong_name_in_the_body_is_told_with_its_line(
    folder: Path, right: str, wrong: str, reason: str
) -> None:
    line = line_of(right)
    faults = told(folder, ENTRY.replace(right, wrong, 1))
    assert len(faults) == 1
    assert faults[0].startswith(f"giay.md:{line}: ")
    assert reason in faults[0]


@pytest.mark.parametrize(
    ("added", "undeclared"),
    [
        ("Còn 7 ngày nữa.", ["7 ngày"]),
        ("Từ 13 sao.", ["13 sao"]),
        ("Năm 2026 là 36 tháng.", ["Năm 2026"]),
        ("Bước 1: xem khoản 1 Điều 7, bộ 9 và Mẫu số 02.", []),
        ("Theo 26/2026/QĐ-TTg.", []),
    ],
)
def test_an_undeclared_number_is_told_with_its_line(
    folder: Path, added: str, undeclared: list[str]
) -> None:
    line = len(ENTRY.split("\n")) + 1
    assert told(folder, f"{ENTRY}\n{added}\n") == [
        f"giay.md:{line}: “{text}” chưa khai trong facts: số này dựa vào đâu?"
        for text in undeclared
    ]


def test_law_of_an_unknown_document_is_told(folder: Path) -> None:
    (folder / "law" / "qd-26-2026").rename(folder / "law" / "qd-27-2027")
    faults = [fault for fault in read_knowledge(folder)[1] if "qd-27-2027" in str(fault.path)]
    assert "không có văn bản “qd-27-2027”" in faults[0].reason
