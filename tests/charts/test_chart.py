"""What a chart must be, and what its alternative text says."""

import dataclasses
from typing import Any

import pytest

from ocop_bot.charts import MOST_BARS, Bar, Chart, ChartKind
from ocop_bot.charts.wording import alternative
from tests.charts.conftest import ALL, FOOTER, PLACES, STARS, YEARS


def test_the_alternative_text_says_the_same_as_the_picture() -> None:
    assert alternative(STARS) == (
        "Cứ mười sản phẩm thì chín đạt 3 sao\n"
        "- 5 sao: 2 sản phẩm (0,3%)\n"
        "- 4 sao: 59 sản phẩm (8,9%)\n"
        "- 3 sao: 600 sản phẩm (90,8%)\n"
        "Nguồn: Báo Thanh Hóa, 31/12/2025"
    )
    assert "- Hoằng Hóa: 1.234 sản phẩm\n" in alternative(PLACES)
    assert "- 01/11/2025: hơn 660 sản phẩm\n" in alternative(YEARS)


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: chart.kind.value)
def test_every_row_stands_in_the_alternative_text(chart: Chart) -> None:
    lines = alternative(chart).split("\n")
    assert len(lines) == len(chart.rows) + 2
    for row, line in zip(chart.rows, lines[1:], strict=False):
        assert row.label in line
        assert row.note in line
        assert str(row.value) in line.replace(".", "")


def test_a_row_without_unit_ends_with_its_number() -> None:
    assert "\n- Hoằng Hóa: 1.234\n" in alternative(dataclasses.replace(PLACES, unit=""))


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"rows": ()}, "không có dòng nào"),
        ({"title": " "}, "tiêu đề"),
        ({"footer": ""}, "nguồn"),
        ({"rows": (Bar("x", 1),) * (MOST_BARS + 1)}, "nhiều nhất 12"),
        ({"rows": (Bar("x", 0),)}, "tỷ lệ"),
        ({"kind": ChartKind.SERIES}, "cần có ngày"),
    ],
)
def test_a_chart_that_cannot_be_drawn_says_why(changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        dataclasses.replace(STARS, **changes)


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf"), 10**12])
def test_a_number_that_cannot_be_drawn_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="không vẽ được"):
        Bar("Nga Sơn", value)


@pytest.mark.parametrize("note", ["hơn 660", "một lời ghi chú quá dài"])
def test_a_note_is_only_the_words_before_the_number(note: str) -> None:
    with pytest.raises(ValueError, match="ghi chú"):
        Bar("Nga Sơn", 660, note)


def test_zero_prints_as_zero() -> None:
    chart = Chart(ChartKind.BARS, "Chưa có", (Bar("du lịch", -0.0),), "", FOOTER)
    assert "- du lịch: 0\n" in alternative(chart)
