"""Makes the office files beside this script, as ugly as offices send them.

    python -m tests.importing.make_files

Needs LibreOffice (`soffice`) for .xls and .ods. The files are kept in the repository; tests read
them and do not run this.
"""

import datetime
import subprocess
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

FILES = Path(__file__).parent / "files"

Cell = str | float | datetime.date | datetime.datetime | None


def main() -> None:
    FILES.mkdir(exist_ok=True)
    province().save(FILES / "1-danh-sach-tinh.xlsx")
    three_sheets().save(FILES / "2-ba-trang.xlsx")
    _convert(commune(), "3-xa-gui", "xls")
    _convert(cooperative(), "4-hop-tac-xa", "ods")
    (FILES / "5-phan-mem-cu.csv").write_bytes(old_program())
    (FILES / "6-mau-thuan.csv").write_bytes(contradicting())


def province() -> openpyxl.Workbook:
    """Titles over merged cells, headings in row 6, sections, merged producers, signatures."""
    book = openpyxl.Workbook()
    sheet = _first(book, "Danh sách")
    rows: Sequence[Sequence[Cell]] = (
        ["UBND TỈNH THANH HÓA", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["VPĐP NÔNG THÔN MỚI", None, None, None, "Độc lập - Tự do - Hạnh phúc"],
        [],
        ["DANH SÁCH SẢN PHẨM OCOP ĐƯỢC CÔNG NHẬN NĂM 2021 - 2025"],
        ["(Kèm theo Báo cáo số 15/BC-VPĐP ngày 10/01/2026)"],
        ["TT", "Tên sản phẩm", "Chủ thể", "Hạng sao", "Địa chỉ", "QĐ số"],
        ["I", "Huyện Nga Sơn", None, None, None, 4],
        [1, "Rượu dừa Nga Tiến ", "HTX Dịch vụ nông nghiệp Nga Tiến", "4 sao", "xã Nga Tiến",
         "Số 2942/QĐ-UBND ngày 05/8/2021"],
        [2, "Chiếu cói  Nga Tiến", None, "****", None, "2942/QĐ-UBND ngày 05/8/2021"],
        [3, "Giỏ cói Nga Tiến", None, "★★★", None, "nt"],
        ["4", "Khay đựng rau, quả Việt Anh", "Công ty CP SX chế biến cói xuất khẩu Việt Anh",
         "bốn sao", "xã Nga Yên", "Quyết định số 715/QĐ-UBND ngày 02 tháng 3 năm 2026"],
        ["II", "Huyện Hoằng Hóa", None, None, None, 2],
        [5, "Mắm tôm Lê Gia", "Lê Gia", "Hạng 5", "xã Hoằng Phụ", "Tháng 7/2024"],
        [6, "Nước mắm Khúc Phụ hạ thổ", "Hộ kinh doanh Lê Thị Khúc", 3.0, "Thôn 2, xã Hoằng Phụ",
         "1234/QĐ-UBND, 15/12/2023"],
        ["Tổng cộng", None, None, "6 sản phẩm"],
        [],
        [None, "Nơi nhận:", None, None, "TM. ỦY BAN NHÂN DÂN"],
        [None, "- Như trên;", None, None, "KT. CHỦ TỊCH"],
    )  # fmt: skip
    _write(sheet, rows)
    for merged in ("A1:C1", "E1:F1", "A4:F4", "A5:F5", "C8:C10", "E8:E10"):
        sheet.merge_cells(merged)
    return book


def three_sheets() -> openpyxl.Workbook:
    """Sheets with different headings: ticks under "Hạng sao", stars as sections; two of no use."""
    book = openpyxl.Workbook()
    ticked = _first(book, "Đợt 1")
    _write(ticked, (
        ["KẾT QUẢ ĐÁNH GIÁ ĐỢT 1 NĂM 2025"],
        ["STT", "Sản phẩm", "Đơn vị sản xuất", None, "Kết quả phân hạng", None, None, "Điện thoại"],
        [None, None, "Tên", "Địa chỉ", "3 sao", "4 sao", "5 sao", None],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
        [1, "Miến dong Quan Sơn", "HTX Trung Hạ", "xã Trung Hạ, huyện Quan Sơn", "x", None, None,
         "0912345678"],
        [2, "Vịt Cổ Lũng sấy", "HTX nông nghiệp Cổ Lũng", "Xã Cổ Lũng, H. Bá Thước", None, "X",
         None, "0987 654 321"],
        [3, "Gạo nếp Cổ Lũng", "nt", "nt", "x", "x", None, None],
        [4, None, "HTX Không Tên", "xã Cổ Lũng, Bá Thước", "x", None, None, None],
    ))  # fmt: skip
    for merged in ("A1:H1", "A2:A3", "B2:B3", "C2:D2", "E2:G2", "H2:H3"):
        ticked.merge_cells(merged)
    by_stars = book.create_sheet("Đợt 2")
    _write(by_stars, (
        ["Danh sách theo Quyết định số 1600/QĐ-UBND ngày 20/5/2025"],
        ["TT", "Tên SP", "Chủ thể", "Huyện/TX/TP", "Xã, phường", "Nhóm SP", "Ngày công nhận"],
        ["A. SẢN PHẨM 4 SAO (1 sản phẩm)"],
        [1, "Trà hoa vàng Ngọc Phụng", "Công ty CP Trà Ngọc Phụng", "Thường Xuân", "Ngọc Phụng",
         "Đồ uống", "20/05/2025"],
        ["B. SẢN PHẨM 3 SAO"],
        ["TT", "Tên SP", "Chủ thể", "Huyện/TX/TP", "Xã, phường", "Nhóm SP", "Ngày công nhận"],
        [2, "Quế thanh Thường Xuân", "HTX Quế Ngọc", "Thường Xuân", "Ngọc Phụng", "Dược liệu",
         datetime.date(2025, 5, 20)],
        [3, "Chổi đót Lũng Niêm", "Tổ hợp tác Lũng Niêm", "Bá Thước", "Lũng Niêm",
         "Thủ công mỹ nghệ", "2025"],
        ["Tổng: 3 sản phẩm"],
        ["Ghi chú: số liệu đến ngày 31/5/2025"],
    ))  # fmt: skip
    contacts = book.create_sheet("Danh bạ")
    _write(contacts, (["Họ và tên", "Chức vụ", "Điện thoại"], ["Nguyễn Văn A", "Cán bộ", "0900"]))
    old = book.create_sheet("Bản nháp")
    _write(old, (["Tên sản phẩm", "Hạng sao"], ["Sản phẩm nháp", 3]))
    old.sheet_state = "hidden"
    return book


def commune() -> openpyxl.Workbook:
    """What a commune sends: numbers as text, days as days, "nt", and five rows that are wrong."""
    book = openpyxl.Workbook()
    sheet = _first(book, "Sheet1")
    _write(sheet, (
        ["UBND XÃ HỒ VƯƠNG"],
        ["BIỂU TỔNG HỢP SẢN PHẨM OCOP"],
        ["Số TT", "Tên sản phẩm (dịch vụ)", "Tên chủ thể (HTX, DN, hộ SXKD)", "Đạt hạng",
         "Số quyết định", "Ngày, tháng công nhận", "Nơi sản xuất", "Ghi chú"],
        ["1", "Dưa lưới Hồ Vương", "HTX Nông nghiệp Hồ Vương", "4", "1234",
         datetime.date(2023, 12, 15), "xã Hồ Vương", None],
        ["2", "Ổi lê Hồ Vương", "-nt-", "03 sao", "//",
         datetime.datetime(2023, 12, 15, 7, 30), "//", "mới"],
        ["3", None, "HTX Nông nghiệp Hồ Vương", "3 sao", "1234", "15/12/2023", "nt", None],
        ["4", "Khoai lang Hồ Vương", "Hộ ông Mai Văn Sáu", "6 sao", None, "15/12/2023", "nt", None],
        ["5", "Lạc đỏ Hồ Vương", "Hộ bà Mai Thị Bảy", "3 sao", None, "31/4/2024", "nt", None],
        ["6", "Gạo nếp Hồ Vương", "Hộ bà Mai Thị Tám", "3 sao", None, "20/12/2027", "nt", None],
        ["Số TT", "Tên sản phẩm (dịch vụ)", "Tên chủ thể (HTX, DN, hộ SXKD)", "Đạt hạng",
         "Số quyết định", "Ngày, tháng công nhận", "Nơi sản xuất", "Ghi chú"],
        ["7", "Tôm khô Hồ Vương", "Hộ ông Mai Văn Chín", "ba sao", None, 45275, "làng Chài xa xôi",
         None],
        ["8", "Cua đồng Hồ Vương", None, "đạt", None, None, "xã Hồ Vương", None],
        ["9"],
        ["10"],
        [None, "Người lập biểu", None, None, None, "Hồ Vương, ngày    tháng    năm 2026"],
        [None, "Mai Văn Lập", None, None, None, "TM. UBND XÃ"],
    ))  # fmt: skip
    return book


def cooperative() -> openpyxl.Workbook:
    """Decomposed letters, one producer over four rows, dates in every form."""
    book = openpyxl.Workbook()
    sheet = _first(book, "San pham")
    _write(sheet, (
        [],
        ["STT", "Tên hàng hóa", "Doanh nghiệp/HTX", "Số sao", "Thời gian công nhận", "Địa bàn",
         "Điểm"],
        ["A", "B", "C", "1", "2", "D", "3"],
        [1, "Bánh gai Tứ Trụ Xuân Bình", "HTX Bánh gai Tứ Trụ", 3, "ngày 15 tháng 12 năm 2023",
         "xã Thọ Diên, huyện Thọ Xuân", 71.5],
        [2, "Bánh răng bừa Xuân Bình", None, "3*", "15-12-23", None, 68],
        [3, "Kẹo nhãn Xuân Bình", None, "⭐⭐⭐⭐", "12/2023", None, 82],
        [4, "Chè lam Xuân Bình", None, "", "2023", None, None],
    ))  # fmt: skip
    for merged in ("C4:C7", "F4:F7"):
        sheet.merge_cells(merged)
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = unicodedata.normalize("NFD", cell.value)
    return book


def old_program() -> bytes:
    """Windows' own Vietnamese letters, semicolons, a line break in a cell, a "formula"."""
    lines = (
        "Danh sách sản phẩm;;;;;",
        "STT;Tên sản phẩm;Cơ sở SX;Xếp hạng;Huyện;Ngày cấp",
        '1;"Tương ớt\nCẩm Thủy";Hộ Phạm Văn Ớt;3 sao;Cẩm Thủy;1/6/2024',
        "2;=HYPERLINK(0) Cam Vân Du;HTX Vân Du;4 sao;Thạch Thành;01.06.2024",
        '3;Mật mía "Thạch Quảng";HTX Thạch Quảng;hai;Thạch Thành;',
        "4;123;HTX Thạch Quảng;3 sao;Thạch Thành;",
    )
    text = "\r\n".join(lines).replace("\r\n", "\r\n") + "\r\n"
    return _decomposed_tones(text).encode("cp1258")


def contradicting() -> bytes:
    """UTF-16 with tabs, "Unicode text" of a spreadsheet program: rows that cannot all be true."""
    lines = (
        "Tên sản phẩm\tChủ thể\tHạng sao\tNgày công nhận\tĐịa chỉ",
        "Ruốc cá Ngư Lộc\tHTX Diêm Phố\t3 sao\t10/10/2022\tNgư Lộc, Hậu Lộc",
        "RUỐC CÁ NGƯ LỘC\tHợp tác xã Diêm Phố\t4 sao\t10/10/2022\tNgư Lộc, Hậu Lộc",
        "Moi khô Ngư Lộc\tHTX Diêm Phố\t3 sao\t10/10/2022\tNgư Lộc, Hậu Lộc",
        "Moi khô Ngư Lộc\tHTX Diêm Phố\t3 sao\t10/10/2022\tNgư Lộc, Hậu Lộc",
        "Cá mai khô\tHTX Diêm Phố\t3 sao\t2021\tNgư Lộc, Hậu Lộc",
        "Cá mai khô\tHTX Diêm Phố\t4 sao\t2024\tNgư Lộc, Hậu Lộc",
        "Mắm tôm Lê Gia\tCông ty Lê Gia\t4 sao\t\tHoằng Phụ, Hoằng Hóa",
        "Nước mắm Lê Gia - cốt đặc biệt 40 N\tCông ty TNHH Lê Gia\t5 sao\t16/01/2025\tHoằng Phụ",
    )  # fmt: skip
    return ("\r\n".join(lines) + "\r\n").encode("utf-16")


def _decomposed_tones(text: str) -> str:
    """Letters as the Windows code page has them: "ấ" is "â" and a tone after it."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = []
    for letter in text:
        whole = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in whole if mark in tones)
        body = unicodedata.normalize("NFC", "".join(mark for mark in whole if mark not in tones))
        out.append(body + tone)
    return "".join(out)


def _first(book: openpyxl.Workbook, name: str) -> Worksheet:
    sheet = book.worksheets[0]
    sheet.title = name
    return sheet


def _write(sheet: Worksheet, rows: Sequence[Sequence[Cell]]) -> None:
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column, value)


def _convert(book: openpyxl.Workbook, name: str, ending: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.xlsx"
        book.save(path)
        subprocess.run(
            ["soffice", "--headless", "--convert-to", ending, "--outdir", str(FILES), str(path)],
            check=True,
            capture_output=True,
        )


if __name__ == "__main__":
    main()
