"""Nothing on a page covers anything else, and nothing is cut off."""

import dataclasses
import itertools

import pytest
from hypothesis import given, settings

from ocop_bot.charts import Bar, Chart, ChartKind
from ocop_bot.charts.frames import Frame
from ocop_bot.charts.page import lay_out
from ocop_bot.charts.painting import measure
from ocop_bot.charts.series import nice_step
from ocop_bot.charts.shapes import (
    BLUE,
    GREEN,
    INK,
    PAPER,
    QUIET,
    WIDTH,
    Align,
    Box,
    Dot,
    Page,
    Stroke,
    Text,
)  # fmt: skip
from tests.charts.conftest import ALL, FOOTER, HOSTILE, PLACES, STARS, YEARS, charts, day


def frame(text: Text) -> Frame:
    width = measure(text.text, text.style)
    shift = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[text.align]
    left = text.x - width * shift
    return Frame(left + 1, text.y + 1, left + width - 1, text.y + text.style.line - 1)


def texts(page: Page) -> list[str]:
    return [shape.text for shape in page.shapes if isinstance(shape, Text)]


def check(page: Page) -> None:
    frames = [frame(shape) for shape in page.shapes if isinstance(shape, Text)]
    for one in frames:
        assert one.left >= 0
        assert one.right <= WIDTH
        assert one.top >= 0
        assert one.bottom <= page.height
    for one, other in itertools.combinations(frames, 2):
        assert not one.meets(other)
    for dot in (shape for shape in page.shapes if isinstance(shape, Dot)):
        edges = Frame(dot.x - 9, dot.y - 9, dot.x + 9, dot.y + 9)
        assert not any(edges.meets(one) for one in frames)


@settings(max_examples=60, deadline=None)
@given(charts)
def test_texts_neither_overlap_nor_leave_the_page(chart: Chart) -> None:
    check(lay_out(chart, measure))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("chart", ALL, ids=lambda chart: chart.kind.value)
def test_nor_do_hostile_ones(chart: Chart, text: str) -> None:
    rows = tuple(dataclasses.replace(row, label=text) for row in chart.rows)
    check(
        lay_out(dataclasses.replace(chart, title=f"{text}!", rows=rows, footer=f"{text}."), measure)
    )


def test_bars_are_as_long_as_their_numbers() -> None:
    rows = (Bar("A", 100), Bar("B", 50), Bar("C", 25), Bar("D", 0))
    page = lay_out(Chart(ChartKind.BARS, "t", rows, "", FOOTER), measure)
    bars = [s.width for s in page.shapes if isinstance(s, Box) and s.colour == BLUE]
    assert bars == pytest.approx([bars[0], bars[0] / 2, bars[0] / 4, 0])


def test_shares_are_parts_of_the_same_whole() -> None:
    boxes = [shape for shape in lay_out(STARS, measure).shapes if isinstance(shape, Box)]
    whole = boxes[0].width
    shown = [box.width for box in boxes if box.colour == GREEN]
    assert shown[1:] == pytest.approx([whole * 59 / 661, whole * 600 / 661])
    assert "600 · 90,8%" in texts(lay_out(STARS, measure))


def test_points_stand_at_true_distances_in_time() -> None:
    rows = tuple(Bar(text, 1, at=day(text)) for text in ("2020-01-01", "2021-01-01", "2024-01-01"))
    page = lay_out(dataclasses.replace(YEARS, rows=rows), measure)
    first, second, third = (shape.x for shape in page.shapes if isinstance(shape, Dot))
    assert (third - second) / (second - first) == pytest.approx(1095 / 366)


def test_both_of_two_conflicting_reports_are_drawn_and_none_is_preferred() -> None:
    page = lay_out(YEARS, measure)
    dots = [shape for shape in page.shapes if isinstance(shape, Dot)]
    assert len(dots) == len(YEARS.rows)
    assert len({dot.x for dot in dots}) == len(dots) - 1
    ends = {(dot.x, dot.y) for dot in dots}
    guides = [s for s in page.shapes if isinstance(s, Stroke) and {s.start, s.end} <= ends]
    assert len(guides) == 2 + 2 + 1
    assert any("hai nguồn nêu khác nhau" in text for text in texts(page))


def test_a_qualified_point_is_a_ring_with_its_word() -> None:
    page = lay_out(YEARS, measure)
    assert [s.hollow for s in page.shapes if isinstance(s, Dot)] == [
        False,
        False,
        False,
        True,
        False,
    ]
    assert "hơn 660" in texts(page)
    assert any("Vòng rỗng" in text for text in texts(page))
    assert any("không phải số liệu" in text for text in texts(page))


def test_a_single_point_needs_no_line() -> None:
    page = lay_out(dataclasses.replace(YEARS, rows=YEARS.rows[:1]), measure)
    assert "69" in texts(page)
    assert "12/2020" in texts(page)
    assert not any("Đường nối" in text for text in texts(page))


def test_long_titles_and_labels_are_wrapped_and_the_longest_shortened() -> None:
    page = lay_out(dataclasses.replace(PLACES, title="Hoằng Hóa " * 60), measure)
    assert "Dịch vụ du lịch" in texts(page)
    assert sum("Hoằng Hóa" in text and text != "Hoằng Hóa" for text in texts(page)) == 4
    assert any(text.endswith("…") for text in texts(page))


@pytest.mark.parametrize(("least", "step"), [(0, 1), (3, 5), (165, 200), (200, 200), (201, 500)])
def test_the_grid_has_round_numbers(least: float, step: float) -> None:
    assert nice_step(least) == step


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it."""

    def luminance(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_text_and_bars_stand_out_from_the_paper() -> None:
    assert min(contrast(INK, PAPER), contrast(QUIET, PAPER)) >= 4.5
    assert min(contrast(BLUE, PAPER), contrast(GREEN, PAPER)) >= 3
