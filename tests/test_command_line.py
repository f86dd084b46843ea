"""`python bot.py …` as people run it: real processes, exit codes, clear messages."""

import datetime
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from ocop_bot.settings import ROOT
from ocop_bot.store import Reports
from tests.qr import read_qr


def run(
    *arguments: str,
    typed: str = "",
    root: Path = ROOT,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "bot.py", *arguments], cwd=root, input=typed, text=True,
        capture_output=True, timeout=120, check=False,
        env={**os.environ, "OCOP_TODAY": "2026-11-23", **(environment or {})},
    )  # fmt: skip


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project in a folder of its own, to be broken."""
    root = tmp_path / "project"
    for name in ("ocop_bot", "knowledge", "data"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "bot.py", root)
    return root


def test_ask_prints_one_answer_with_its_source() -> None:
    done = run("ask", "quyết định 148 còn hiệu lực không")
    assert done.returncode == 0
    assert done.stdout.startswith("Không còn.")
    assert "thay bằng Quyết định 26/2026/QĐ-TTg" in done.stdout


def test_ask_tells_why_it_understood_so() -> None:
    done = run("ask", "--why", "--prev", "mắm tôm lê gia mấy sao", "ai làm?")
    assert done.returncode == 0
    assert "do Công ty TNHH Thực phẩm" in done.stdout
    assert "nối với câu trước" in done.stdout
    assert "product: producer" in done.stdout


def test_evaluate_prints_what_each_noise_costs(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    lines = [
        {"q": "nộp hồ sơ ở đâu", "kind": "kb", "topic": "noi-nop", "style": "short"},
        {"q": "giá vàng hôm nay", "kind": "out_of_scope", "topic": None, "style": "short"},
    ]
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    done = run("evaluate", str(file))
    assert done.returncode == 0
    for told in ("topic first", "expected calibration error", "taken for", "telex", "mixed"):
        assert told in done.stdout


def test_without_a_token_the_chat_opens_and_says_so() -> None:
    done = run(typed="nộp hồ sơ ở đâu\n")
    assert done.returncode == 0
    assert "Chưa đặt OCOP_TELEGRAM_TOKEN" in done.stdout
    assert "Nộp tại UBND xã hoặc phường" in done.stdout


FIELDS = {
    "id", "q", "kind", "topic", "entry", "confidence", "band", "alternatives", "slots", "products",
    "figures", "sources", "text",
}  # fmt: skip


def test_jsonl_answers_line_by_line_with_all_fields() -> None:
    asked = [
        {"id": 1, "q": "3 sao can bao nhieu diem"},
        {"q": "còn 4 sao thì sao?", "prev": "3 sao can bao nhieu diem"},
        {"id": "x", "q": "mam tom le gia may sao"},
        {"q": "hiện nay tỉnh có bao nhiêu sản phẩm"},
        {"q": "giá vàng hôm nay"},
        {"q": ""},
    ]
    done = run("ask", "--jsonl", typed="\n".join(json.dumps(line) for line in asked) + "\n")
    assert done.returncode == 0
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(asked)
    assert all(set(answer) == FIELDS for answer in answers)
    three, four, product, figure, gold, empty = answers
    assert (three["id"], three["kind"], three["topic"], three["band"]) == (
        1, "knowledge", "thang-diem", "answer",
    )  # fmt: skip
    assert four["entry"] == "diem-4-sao"
    assert four["id"] is None
    assert product["products"] == [
        {
            "id": "mam-tom-le-gia",
            "name": "Mắm tôm Lê Gia",
            "producer": "Công ty TNHH Thực phẩm và Thương mại dịch vụ Lê Gia",
            "stars": 5,
        }
    ]
    reported, computed = figure["figures"]
    assert (reported["metric"], reported["value"], reported["as_of"]) == (
        "products", 661, "2025-12-31",
    )  # fmt: skip
    assert (computed["value"], computed["source"]) == (147, "catalogue")
    assert (gold["kind"], gold["band"], gold["topic"]) == ("out_of_scope", "decline", None)
    assert empty["text"]


def test_a_line_that_is_no_question_is_told_and_the_others_are_answered() -> None:
    done = run("ask", "--jsonl", typed='{"q": "nộp ở đâu"}\nnày\n{"x": 1}\n[]\n{"q": "ok"}\n')
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    for line in (2, 3, 4):
        assert f"<stdin>:{line}: " in done.stderr


LINK = "https://t.me/ocop_test_bot?start=p_mam-tom-le-gia"
QR = ("qr", "p_mam-tom-le-gia", "--name", "ocop_test_bot")


def test_qr_writes_a_code_that_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "tem.png"
    done = run(*QR, "--out", str(path))
    assert done.returncode == 0
    assert done.stdout.startswith("Mắm tôm Lê Gia\n")
    assert LINK in done.stdout
    assert str(path) in done.stdout
    assert read_qr(path.read_bytes()) == LINK


def test_qr_takes_the_name_of_the_bot_from_the_settings_and_names_the_file(copy: Path) -> None:
    environment = {"OCOP_TELEGRAM_NAME": "@ocop_test_bot"}
    done = run("qr", "p_mam-tom-le-gia", root=copy, environment=environment)
    assert done.returncode == 0
    assert read_qr((copy / "ma-qr-p_mam-tom-le-gia.png").read_bytes()) == LINK


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("mắm tôm", "--name", "ocop_test_bot"), "“mắm tôm” không phải địa chỉ. Ví dụ: p_mam-tom"),
        (("p_khong-co", "--name", "ocop_test_bot"), "“p_khong-co” không dẫn đến nội dung nào"),
        (("p_mam-tom-le-gia",), "Thiếu tên bot: đặt OCOP_TELEGRAM_NAME"),
        (("p_mam-tom-le-gia", "--name", "t.me/x"), "“t.me/x” không phải tên bot Telegram"),
    ],
)
def test_a_code_that_would_lead_nowhere_is_not_made(
    arguments: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    path = tmp_path / "tem.png"
    done = run("qr", *arguments, "--out", str(path))
    assert done.returncode == 2
    assert told in done.stderr
    assert not path.exists()


def test_a_code_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    done = run(*QR, "--out", str(tmp_path / "khong-co" / "tem.png"))
    assert done.returncode == 1
    assert "Không ghi được" in done.stderr
    assert "Traceback" not in done.stderr


def test_staff_read_reports_and_mark_them_as_done(tmp_path: Path) -> None:
    environment = {"OCOP_DATA_DIR": str(tmp_path)}
    assert "Chưa có lời báo" in run("reports", environment=environment).stdout
    reports = Reports(tmp_path / "reports.sqlite")
    for person, day in (("bà Năm", 20), ("ông Ba", 22)):
        reports.keep("mam-tom-le-gia", "s", person, datetime.date(2026, 11, day))
    reports.keep("da-xoa-khoi-du-lieu", "o", "bà Năm", datetime.date(2026, 11, 1))
    reports.close()
    listed = run("reports", environment=environment).stdout
    first, second = (line for line in listed.splitlines() if line.startswith("•"))
    assert first == "• 22/11/2026: Mắm tôm Lê Gia, hạng sao, 2 người (x_mam-tom-le-gia_rs)"
    assert "da-xoa-khoi-du-lieu, điều khác, 1 người" in second
    done = run("reports", "--done", "x_mam-tom-le-gia_rs", environment=environment)
    assert done.returncode == 0
    assert "2 lời báo" in done.stdout
    assert "Mắm tôm" not in run("reports", environment=environment).stdout
    again = run("reports", "--done", "x_mam-tom-le-gia_rs", environment=environment)
    assert again.returncode == 2
    wrong = run("reports", "--done", "p_mam-tom-le-gia", environment=environment)
    assert wrong.returncode == 2
    assert "không phải địa chỉ lời báo" in wrong.stderr


def test_check_passes_and_names_what_it_checked() -> None:
    done = run("check")
    assert done.returncode == 0
    assert "không có lỗi" in done.stdout


def test_check_names_file_and_line_of_a_broken_entry(copy: Path) -> None:
    path = copy / "knowledge" / "noi-nop" / "noi-nop-ho-so.md"
    path.write_text(path.read_text(encoding="utf-8").replace("topic: ", "topc: "), encoding="utf-8")
    done = run("check", root=copy)
    assert done.returncode == 1
    assert "knowledge/noi-nop/noi-nop-ho-so.md:" in done.stderr
    assert "topic: thiếu trường này" in done.stderr
    asked = run("ask", "nộp ở đâu", root=copy)
    assert asked.returncode == 1
    assert "noi-nop-ho-so.md:" in asked.stderr
    assert "Traceback" not in asked.stderr


def test_a_malformed_row_is_told_with_its_number(copy: Path) -> None:
    path = copy / "data" / "recognitions.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[7] = "mam-tom-le-gia,renewed,bốn,,2024-13,,http://a,"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for command in (["check"], ["ask", "nộp ở đâu"]):
        done = run(*command, root=copy)
        assert done.returncode == 1
        assert "data/recognitions.csv:8: stars: phải là một trong" in done.stderr
        assert "data/recognitions.csv:8: date: không có ngày “2024-13” trong lịch" in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("OCOP_TODAY", "31/02/2026", "OCOP_TODAY không đúng: cần một ngày dạng 2026-11-23"),
        ("OCOP_STAFF", "an,binh", "OCOP_STAFF không đúng: cần mã số Telegram"),
        ("OCOP_TELEGRAM_API", "không phải địa chỉ", "OCOP_TELEGRAM_API không đúng"),
        ("OCOP_TELEGRAM_TOKEN", "mật-khẩu-của-tôi", "OCOP_TELEGRAM_TOKEN không đúng: cần token"),
    ],
)
def test_a_wrong_setting_is_told_and_never_shown(name: str, value: str, told: str) -> None:
    done = run("check", environment={name: value})
    assert done.returncode == 2
    assert told in done.stderr
    assert value not in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_usage_is_told() -> None:
    assert run("hoi").returncode == 2
    assert run("ask").returncode == 2
    assert run("evaluate", "khong-co.jsonl").returncode == 1


def test_evaluate_prints_its_tables(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(
        '{"q": "nộp hồ sơ ở đâu", "kind": "kb", "topic": "noi-nop", "style": "short"}\n'
        '{"q": "giá vàng hôm nay", "kind": "out_of_scope", "topic": null, "style": "short"}\n',
        encoding="utf-8",
    )
    done = run("evaluate", str(path))
    assert done.returncode == 0
    assert "kind right" in done.stdout
    assert "noi-nop" in done.stdout
    path.write_text('{"q": "x", "kind": "gì đó"}\n', encoding="utf-8")
    done = run("evaluate", str(path))
    assert done.returncode == 1
    assert f"{path}:1: " in done.stderr
