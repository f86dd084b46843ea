"""A broken file names itself, the line and the reason; nothing broken is loaded."""

import contextlib
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.faults import ContentError
from ocop_bot.knowledge import Tool, load_knowledge, read_knowledge
from ocop_bot.located_yaml import YamlFaultError, parse
from ocop_bot.settings import KNOWLEDGE

DOCUMENTS = """\
- id: qd-26
  number: 26/2026/QĐ-TTg
  kind: Quyết định
  issuer: Thủ tướng
  title: Bộ tiêu chí
  in_force_from: 2026-05-22
  confidence: high
- id: qd-148
  number: 148/QĐ-TTg
  kind: Quyết định
  issuer: Thủ tướng
  title: Bộ tiêu chí cũ
  in_force_from: 2023-02-24
  in_force_until: 2026-07-21
  replaced_by: qd-26
  confidence: high
"""

ENTRY = """\
---
id: noi-nop
topic: noi-nop
title: Nộp ở đâu
questions: [một, hai, ba, bốn, năm, sáu, bảy, tám]
sources:
  - document: qd-26
    article: khoản 1 Điều 7
valid_from: 2026-05-22
verified_on: 2026-11-23
audience: [producer]
---
Nộp tại **UBND xã**.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "topics.yaml").write_text("noi-nop: Nơi nộp\n", encoding="utf-8")
    (tmp_path / "documents.yaml").write_text(DOCUMENTS, encoding="utf-8")
    shutil.copytree(KNOWLEDGE / "criteria", tmp_path / "criteria")
    (tmp_path / "noi-nop").mkdir()
    write(tmp_path, ENTRY)
    return tmp_path


def write(folder: Path, text: str, name: str = "noi-nop") -> None:
    (folder / "noi-nop" / f"{name}.md").write_text(text, encoding="utf-8")


def fault(folder: Path) -> str:
    """The only fault, without its folder."""
    _, faults = read_knowledge(folder)
    assert len(faults) == 1, [str(each) for each in faults]
    return str(faults[0]).removeprefix(f"{folder}/")


def test_a_sound_folder_loads(folder: Path) -> None:
    knowledge = load_knowledge(folder)
    assert knowledge.by_id["noi-nop"].body == "Nộp tại **UBND xã**."
    assert knowledge.documents["qd-26"].name == "Quyết định 26/2026/QĐ-TTg"


@pytest.mark.parametrize(
    ("right", "wrong", "line", "reason"),
    [
        ("title: Nộp ở đâu", "", 2, "title: thiếu trường này"),
        ("title: Nộp ở đâu", "title: Nộp ở đâu\ncolour: đỏ", 5, "colour: trường lạ"),
        ("topic: noi-nop", "topic: noi-do", 3, "không có chủ đề “noi-do”"),
        ("id: noi-nop", "id: noi-khac", 2, "phải trùng tên tệp"),
        ("id: noi-nop", "id: Nơi nộp", 2, "chỉ dùng chữ thường không dấu"),
        (", bảy, tám", "", 5, "questions: cần ít nhất 8, đang có 6"),
        ("bảy, tám", "bảy, Bảy", 5, "câu hỏi “Bảy” ghi hai lần"),
        ("document: qd-26", "document: qd-99", 7, "không có văn bản “qd-99”"),
        ("document: qd-26", "document: qd-148", 7, "không còn hiệu lực ngày 2026-11-23"),
        ("khoản 1 Điều 7", "Điều bảy", 8, "cách dẫn “Điều bảy” không đúng dạng"),
        ("2026-05-22", "22/05/2026", 9, "valid_from: không phải ngày dạng 2026-05-22"),
        ("2026-05-22", "2026-02-30", 9, "không phải ngày"),
        ("[producer]", "[farmer]", 11, "phải là một trong"),
        ("[producer]", "[producer]\nrelated: [noi-do]", 12, "mục liên quan “noi-do” không có"),
        ("[producer]", "[producer]\ntools: [assess, dance]", 12, "tools[2]: phải là một trong"),
        ("[producer]", "[producer]\nfacts:\n  - says: 3 sao", 13, "cần đúng một trong at, source"),
        ("**UBND xã**", "**UBND xã", 13, "dấu ** chưa khép"),
        ("Nộp tại", "\n\nNộp **tại", 15, "dấu ** chưa khép"),
        ("Nộp tại", "# Nộp tại", 13, "bài chỉ dùng đoạn văn"),
        ("id: noi-nop", "id: [noi", 3, "không đọc được YAML"),
        ("id: noi-nop", "id: noi-nop\nid: noi-nop", 3, "khóa “id” ghi hai lần"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(
    folder: Path, right: str, wrong: str, line: int, reason: str
) -> None:
    write(folder, ENTRY.replace(right, wrong, 1))
    told = [str(each) for each in read_knowledge(folder)[1] if "chưa có mục nào" not in str(each)]
    assert any(
        text.startswith(f"{folder}/noi-nop/noi-nop.md:{line}:") and reason in text for text in told
    ), told


def test_an_entry_on_an_old_rule_is_fine_when_it_says_so(folder: Path) -> None:
    old = ENTRY.replace("document: qd-26", "document: qd-148")
    write(folder, old.replace("Nộp tại", "Quyết định 148 đã hết hiệu lực. Nộp tại"))
    assert read_knowledge(folder)[1] == ()
    write(folder, old.replace("audience:", "history: true\naudience:"))
    assert read_knowledge(folder)[1] == ()


def test_the_same_question_in_two_entries_is_a_fault(folder: Path) -> None:
    write(folder, ENTRY.replace("id: noi-nop", "id: noi-nua"), "noi-nua")
    _, faults = read_knowledge(folder)
    assert len(faults) == 8
    assert all("đã có ở noi-nop" in str(each) for each in faults)


def test_an_entry_names_the_tools_it_leads_to(folder: Path) -> None:
    write(folder, ENTRY.replace("audience:", "tools: [assess, find_set]\naudience:"))
    assert load_knowledge(folder).by_id["noi-nop"].tools == (Tool.ASSESS, Tool.FIND_SET)


def test_a_document_says_what_it_changed(folder: Path) -> None:
    changed = DOCUMENTS.replace(
        "title: Bộ tiêu chí\n", "title: Bộ tiêu chí\n  changes: Bỏ huyện.\n"
    )
    (folder / "documents.yaml").write_text(changed, encoding="utf-8")
    assert load_knowledge(folder).documents["qd-26"].changes == "Bỏ huyện."


def test_every_fault_is_told_not_only_the_first(folder: Path) -> None:
    write(folder, ENTRY.replace("title: Nộp ở đâu\n", "").replace("[producer]", "[]"))
    with pytest.raises(ContentError) as error:
        load_knowledge(folder)
    assert len(error.value.faults) >= 2


def test_a_file_without_front_matter_is_told(folder: Path) -> None:
    write(folder, "Nộp tại xã.\n")
    assert any("noi-nop.md:1: phần đầu phải nằm giữa" in str(f) for f in read_knowledge(folder)[1])


def test_a_file_that_is_not_utf8_is_told(folder: Path) -> None:
    (folder / "noi-nop" / "noi-nop.md").write_bytes(ENTRY.encode("utf-16"))
    assert any("không phải UTF-8" in str(f) for f in read_knowledge(folder)[1])


def test_documents_refer_to_documents(folder: Path) -> None:
    (folder / "documents.yaml").write_text(
        DOCUMENTS.replace("replaced_by: qd-26", "replaced_by: qd-9"), encoding="utf-8"
    )
    assert fault(folder) == "documents.yaml:8: qd-148 nhắc đến “qd-9” không có trong tệp"


@given(st.text(max_size=120))
def test_any_text_is_yaml_or_a_fault_with_a_line(text: str) -> None:
    lines = len(text.splitlines()) + 2
    with contextlib.suppress(YamlFaultError):
        parse(text)
        return
    with pytest.raises(YamlFaultError) as error:
        parse(text)
    assert 1 <= error.value.line <= lines


def test_sound_content_is_checked_once_and_changed_content_again(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kept = tmp_path_factory.mktemp("kept")
    load_knowledge(folder, kept)
    (mark,) = kept.iterdir()
    load_knowledge(folder, kept)
    assert list(kept.iterdir()) == [mark]
    write(folder, ENTRY.replace("topic: noi-nop", "topic: noi-nopp"))
    with pytest.raises(ContentError):
        load_knowledge(folder, kept)
    write(folder, ENTRY.replace("Nộp ở đâu", "Nộp tại đâu"))
    load_knowledge(folder, kept)
    assert list(kept.iterdir()) != [mark]
