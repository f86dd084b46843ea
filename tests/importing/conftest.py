"""What scenes of importing share: files to write, an importer with a standing clock."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from ocop_bot.catalogue import Catalogue
from ocop_bot.importing import Folders, Importer
from ocop_bot.importing.addresses import Addresses
from ocop_bot.settings import DATA, TIME_ZONE

FILES = Path(__file__).parent / "files"
NOW = datetime.datetime(2026, 11, 23, 9, 30, tzinfo=TIME_ZONE)
TODAY = NOW.date()

WriteFile = Callable[..., Path]


@pytest.fixture(scope="session")
def addresses(catalogue: Catalogue) -> Addresses:
    return Addresses(catalogue)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    return tmp_path / "work"


@pytest.fixture
def importer(work: Path) -> Importer:
    return Importer(Folders(DATA, work), NOW, lambda _line: None)


@pytest.fixture
def write(tmp_path: Path) -> WriteFile:
    """Writes a list as CSV: a row of headings, then rows of cells."""

    def write(*rows: str, name: str = "danh-sach.csv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
        return path

    return write
