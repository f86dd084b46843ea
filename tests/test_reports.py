"""Reports keep the product, the reason and the day, for a year, and nobody's name."""

import datetime
from pathlib import Path

import pytest

from ocop_bot.store import Report, Reports
from ocop_bot.store.reports import KEPT_DAYS
from tests.conftest import TODAY

EARLIER = TODAY - datetime.timedelta(days=3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reports.sqlite"


def test_the_newest_comes_first_with_how_many_people(path: Path) -> None:
    reports = Reports(path)
    reports.keep("mam-tom", "s", "bà Năm", EARLIER)
    reports.keep("mam-tom", "s", "ông Ba", TODAY)
    reports.keep("mam-tom", "s", "ông Ba", TODAY)
    reports.keep("nem-chua", "o", "bà Năm", EARLIER)
    assert reports.waiting(TODAY) == [
        Report("mam-tom", "s", TODAY, 2),
        Report("nem-chua", "o", EARLIER, 1),
    ]
    reports.close()


def test_after_a_year_a_report_is_gone(path: Path) -> None:
    reports = Reports(path)
    reports.keep("mam-tom", "s", "bà Năm", TODAY)
    last = TODAY + datetime.timedelta(days=KEPT_DAYS)
    assert len(reports.waiting(last)) == 1
    assert reports.waiting(last + datetime.timedelta(days=1)) == []
    reports.keep("nem-chua", "s", "bà Năm", last + datetime.timedelta(days=1))
    reports.close()
    assert b"mam-tom" not in path.read_bytes()


def test_what_staff_settled_is_gone_and_can_be_reported_again(path: Path) -> None:
    reports = Reports(path)
    for reason in "spa":
        reports.keep("mam-tom", reason, "bà Năm", TODAY)
    assert reports.settle("mam-tom", "s") == 1
    assert reports.settle("mam-tom", "s") == 0
    assert reports.settle("mam-tom") == 2
    assert reports.waiting(TODAY) == []
    reports.keep("mam-tom", "s", "bà Năm", TODAY)
    assert len(reports.waiting(TODAY)) == 1
    reports.close()


def test_the_file_names_nobody_and_deleting_leaves_nothing(path: Path) -> None:
    reports = Reports(path)
    reports.keep("mam-tom-bi-mat", "s", "telegram:777123", TODAY)
    reports.keep("nem-chua", "s", "telegram:888", TODAY)
    reports.forget("telegram:777123")
    assert [report.product for report in reports.waiting(TODAY)] == ["nem-chua"]
    reports.close()
    for file in path.parent.iterdir():
        assert b"bi-mat" not in file.read_bytes()
        assert b"777123" not in file.read_bytes()
        assert b"telegram" not in file.read_bytes()
