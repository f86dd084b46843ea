"""Generated catalogues of any size, in the shape of `data/`."""

import csv
import random
import shutil
from collections.abc import Iterable
from pathlib import Path

from ocop_bot.catalogue.rows import ROWS
from ocop_bot.settings import DATA
from ocop_bot.text.letters import folded_words

BRANDS = """
    Lê Trần Phạm Nguyễn Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý An Bình Cúc Dung Hà Hạnh Hiền Hoa Hòa
    Hùng Hương Huyền Khánh Kim Lan Liên Linh Loan Long Mai Minh Nam Nga Ngân Ngọc Nhung Oanh Phong
    Phúc Phương Quang Quyên Sơn Tâm Thanh Thảo Thắng Thịnh Thu Thủy Tiến Trang Trung Tuấn Tùng
    Tuyết Vân Việt Vinh Xuân Yến Đức Đạt Bảo Châu Cường Diệp Gia Giang Hải Hậu Khang Lâm Lộc Lợi
    Mạnh Nghĩa Nhân Phát Quý Tài Tân Thành Thiện Thọ Toàn Trí Trọng Tường Uyên Vượng Mường Bản
""".split()
KINDS = (
    "",
    "",
    "",
    " đặc biệt",
    " loại 1",
    " truyền thống",
    " sấy khô",
    " hữu cơ",
    " cốt",
    " hộp quà",
)
FORMS = (
    ("Công ty TNHH", "company"),
    ("Công ty CP", "company"),
    ("HTX nông nghiệp", "cooperative"),
    ("HTX dịch vụ", "cooperative"),
    ("Hộ kinh doanh", "household"),
    ("Tổ hợp tác", "cooperative_group"),
)
SOURCE = "https://example.org/"


def generate(folder: Path, size: int, seed: int = 0) -> Path:
    """Write a data folder with so many products; places and figures are the real ones."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for name in ROWS:
        shutil.copy(DATA / f"{name}.csv", folder)
    nouns = _column("product_nouns", "noun", "group")
    communes = _column("former_communes", "code", "former_district")
    producers, products, recognitions = [], [], []
    for at in range(max(1, size * 3 // 4)):
        form, type_ = chance.choice(FORMS)
        brand = " ".join(chance.sample(BRANDS, chance.choice((2, 2, 3))))
        producers.append((f"chu-the-{at}", f"{form} {brand}", type_))
    for at in range(size):
        noun, group = chance.choice(nouns)
        brand = " ".join(chance.sample(BRANDS, chance.choice((1, 2, 2, 2, 3))))
        name = f"{noun[:1].upper()}{noun[1:]} {brand}{chance.choice(KINDS)}"
        commune, district = chance.choice(communes)
        id_ = f"{folded_words(name).replace(' ', '-')[:38].rstrip('-')}-{at}"
        producer = chance.choice(producers)[0] if chance.random() < 0.9 else ""
        products.append(
            (id_, name, producer, group, district, commune if chance.random() < 0.7 else "", "",
             "", SOURCE, "2026", "", "")
        )  # fmt: skip
        if chance.random() < 0.9:
            date = f"{chance.randint(2019, 2026)}-{chance.randint(1, 9):02}-{chance.randint(1, 28)}"
            date = f"{date[:8]}{int(date[8:]):02}"
            stars = chance.choices((3, 4, 5), (80, 18, 2))[0]
            recognitions.append((id_, "recognised", stars, "", date, "", SOURCE, ""))
    for name, rows in (
        ("producers", producers), ("products", products), ("recognitions", recognitions),
    ):  # fmt: skip
        _write(folder / f"{name}.csv", list(ROWS[name].model_fields), rows)
    return folder


def _column(table: str, *columns: str) -> list[tuple[str, ...]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8") as file:
        return [tuple(row[column] for column in columns) for row in csv.DictReader(file)]


def _write(path: Path, columns: list[str], rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)
