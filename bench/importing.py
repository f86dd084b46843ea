"""How long an import of 20 000 products takes. `python -m bench.importing`."""

import datetime
import random
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from ocop_bot.assistant import open_assistant
from ocop_bot.catalogue import Catalogue, PlaceKind, open_snapshot
from ocop_bot.importing import Folders, Importer, Request
from ocop_bot.settings import DATA, KNOWLEDGE

ROWS = 20_000
NOW = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)
BRANDS = "An Bình Cúc Dung Đạt Giang Hà Khoa Lan Mai Nga Oanh Phúc Quý Sơn Tâm Uyên Vân Xuân Yến"
FORMS = ("HTX nông nghiệp", "Công ty TNHH", "Hộ kinh doanh", "Cơ sở sản xuất", "Tổ hợp tác")
STARS = ("3 sao", "***", "★★★★", "bốn sao", "Hạng 3", 4)
DATES = ("15/12/2023", "ngày 5 tháng 8 năm 2024", "06/2025", "2025", "3-9-24")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "danh-sach.xlsx"
        write(file, folder)
        importer, times = _importer(folder)
        print(f"{ROWS} rows, {file.stat().st_size / 2**20:.1f} MB")
        for what in ("import, all of them new", "import again, nothing new"):
            started = time.perf_counter()
            importer.run(Request(file))
            _told(what, time.perf_counter() - started)
            for step, seconds in times:
                _told(f"  {step}", seconds)
            times.clear()
        started = time.perf_counter()
        with open_assistant(KNOWLEDGE, DATA, folder, NOW.date):
            _told("assistant opened on them", time.perf_counter() - started)


def write(file: Path, folder: Path) -> None:
    """Write a list as an office would: titles, headings in row 4, some cells empty."""
    rows = list(_rows(folder))
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Danh sách")
        sheet.write(0, 0, "DANH SÁCH SẢN PHẨM OCOP")
        for at, heading in enumerate(
            ("TT", "Tên sản phẩm", "Chủ thể", "Hạng sao", "Địa chỉ", "QĐ số", "Ngày công nhận")
        ):
            sheet.write(3, at, heading)
        for at, row in enumerate(rows, 4):
            sheet.write_row(at, 0, row)


def _rows(folder: Path) -> Sequence[Sequence[str | int]]:
    """Products of several thousand producers in all places, some said twice or nearly so."""
    choose = random.Random(5)
    snapshot = open_snapshot(DATA, folder)
    catalogue = Catalogue(snapshot)
    nouns = [noun for noun, _ in catalogue.noun_groups()]
    places = [place for place, _ in catalogue.places() if place.kind is PlaceKind.FORMER_COMMUNE]
    where = [f"{place.full_name}, {catalogue.districts_of(place)[0].full_name}" for place in places]
    catalogue.close()
    brands = BRANDS.split()
    rows: list[Sequence[str | int]] = []
    for at in range(ROWS):
        brand = f"{choose.choice(brands)} {choose.choice(brands)} {choose.choice(places).name}"
        rows.append(
            (
                at + 1,
                f"{choose.choice(nouns).capitalize()} {brand}",
                f"{choose.choice(FORMS)} {brand}",
                choose.choice(STARS),
                f"thôn {choose.randint(1, 12)}, {choose.choice(where)}",
                f"{choose.randint(100, 4000)}/QĐ-UBND" if choose.random() < 0.8 else "",
                choose.choice(DATES),
            )
        )
    return rows


def _importer(folder: Path) -> tuple[Importer, list[tuple[str, float]]]:
    """An importer, and a list of the time between its lines of progress."""
    times: list[tuple[str, float]] = []
    last = time.perf_counter()

    def tell(line: str) -> None:
        nonlocal last
        now = time.perf_counter()
        times.append((f"until “{line[:60]}”", now - last))
        last = now

    return Importer(Folders(DATA, folder), NOW, tell), times


def _told(what: str, seconds: float) -> None:
    print(f"{what:<72}{seconds:>7.2f} s", flush=True)


if __name__ == "__main__":
    main()
