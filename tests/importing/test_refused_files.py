"""Files that cannot be used are refused kindly, with what to do, and change nothing."""

import io
import zipfile
from pathlib import Path

import pytest

from ocop_bot.importing import Importer, ImportRefusedError, Request, office_file
from tests.importing.conftest import FILES, WriteFile

LOCKED = Path(__file__).parent / "locked"
"""Made by LibreOffice with the password "ocop"."""

HEADINGS = "Tên sản phẩm,Chủ thể,Hạng sao"


def refused(importer: Importer, path: Path, sheet: str | None = None) -> str:
    with pytest.raises(ImportRefusedError) as error:
        importer.run(Request(path, sheet))
    assert "bản 1" not in importer.history()
    return str(error.value)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", b"", "trống"),
        ("a.csv", b" \n\n", "trống"),
        ("a.csv", b"\xff\xfe\x00", "bảng mã"),
        ("a.csv", bytes(range(256)) * 9, "bảng mã"),
        ("a.xlsx", b"PK\x03\x04 rubbish", "tệp hỏng"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rubbish", "tệp hỏng"),
        ("a.xls", b"rubbish", "tệp hỏng"),
        ("a.xls", b"<html><table><tr><td>STT</td></tr></table></html>", "trang web"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0 " + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        ("a.pdf", b"%PDF-1.7", "Chỉ nhận .xlsx, .xls, .ods, .csv"),
        ("a.csv", "Họ tên,Điện thoại\nAn,09".encode(), "Không trang nào là danh sách"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(
    importer: Importer, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert told in refused(importer, path)


@pytest.mark.parametrize("name", ["mat-khau.ods", "mat-khau.xls"])
def test_a_password_is_told(importer: Importer, name: str) -> None:
    assert "mật khẩu" in refused(importer, LOCKED / name)


def test_half_a_file_is_told(importer: Importer, tmp_path: Path) -> None:
    for file in FILES.glob("*.*s*"):
        if file.suffix == ".csv":
            continue
        half = tmp_path / file.name
        half.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
        assert "tệp hỏng" in refused(importer, half)


def test_a_missing_file_and_a_folder_are_told(importer: Importer, tmp_path: Path) -> None:
    assert "Không thấy tệp" in refused(importer, tmp_path / "khong-co.xlsx")
    assert "Không thấy tệp" in refused(importer, tmp_path)


def test_an_unknown_sheet_is_told_with_those_there_are(importer: Importer) -> None:
    told = refused(importer, FILES / "2-ba-trang.xlsx", sheet="Đợt 9")
    assert "Đợt 1, Đợt 2, Danh bạ, Bản nháp" in told


def test_files_too_large_are_told(
    importer: Importer, write: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(HEADINGS, *["Mắm,HTX,3"] * 40)
    monkeypatch.setattr(office_file, "MOST_ROWS", 40)
    assert "quá nhiều dòng (tối đa 40)" in refused(importer, path)
    monkeypatch.setattr(office_file, "MOST_BYTES", 100)
    assert "quá lớn" in refused(importer, path)


def test_a_small_file_that_unpacks_into_a_huge_one_is_not_unpacked(
    importer: Importer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_file, "MOST_UNPACKED_BYTES", 1_000_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", " " * 1_000_001)
    path = tmp_path / "a.xlsx"
    path.write_bytes(packed.getvalue())
    assert "quá lớn" in refused(importer, path)
