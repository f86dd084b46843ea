"""`python bot.py import …` as staff run it."""

from pathlib import Path

from tests.importing.conftest import FILES
from tests.test_command_line import run


def test_preview_apply_ask_undo_ask(tmp_path: Path) -> None:
    at = {"OCOP_DATA_DIR": str(tmp_path)}
    file = str(FILES / "3-xa-gui.xls")

    preview = run("import", file, environment=at)
    assert preview.returncode == 0
    assert "cột B “Tên sản phẩm (dịch vụ)” → tên sản phẩm" in preview.stdout
    assert "Sheet1, dòng 8: Ngày 31/4/2024 không có trong lịch" in preview.stdout
    assert "Thêm 3 sản phẩm:" in preview.stdout
    assert "Chưa thay đổi gì." in preview.stdout
    assert "Đã mở tệp" in preview.stderr

    done = run("import", file, "--yes", environment=at)
    assert done.returncode == 0
    assert "Đã nhập thành bản 1." in done.stdout
    assert "Còn 5 dòng lỗi chưa nhập." in done.stdout
    assert (
        "được công nhận OCOP 3 sao" in run("ask", "ổi lê Hồ Vương mấy sao", environment=at).stdout
    )

    history = run("import", "--history", environment=at)
    assert "3-xa-gui.xls: thêm 3, sửa 0, bỏ 0 (đang dùng)" in history.stdout
    assert "dùng lại dữ liệu gốc" in run("import", "--undo", environment=at).stdout
    asked = run("ask", "ổi lê Hồ Vương mấy sao", environment=at).stdout
    assert "được công nhận OCOP 3 sao" not in asked
    assert run("import", "--undo", environment=at).returncode == 1


def test_a_complete_list_with_bad_rows_is_refused(tmp_path: Path) -> None:
    at = {"OCOP_DATA_DIR": str(tmp_path)}
    done = run("import", str(FILES / "3-xa-gui.xls"), "--replace", "--yes", environment=at)
    assert done.returncode == 1
    assert "không được còn dòng lỗi" in done.stderr
    assert "bản 1" not in run("import", "--history", environment=at).stdout


def test_wrong_files_and_wrong_usage_are_told(tmp_path: Path) -> None:
    at = {"OCOP_DATA_DIR": str(tmp_path)}
    missing = run("import", "khong-co.xlsx", environment=at)
    assert (missing.returncode, "Không thấy tệp" in missing.stderr) == (1, True)
    assert "Traceback" not in missing.stderr
    assert run("import", environment=at).returncode == 2
    assert run("import", "a.xlsx", "--undo", environment=at).returncode == 2
