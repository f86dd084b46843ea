"""Charts become pictures: of the right size, with every letter, in threads, lazily."""

import dataclasses
import io
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from PIL import Image

from ocop_bot.charts import Chart
from ocop_bot.charts.drawing import draw
from ocop_bot.charts.page import lay_out
from ocop_bot.charts.painting import drawable, measure
from ocop_bot.charts.shapes import WIDTH
from ocop_bot.settings import DATA, ROOT
from tests.charts.conftest import ALL, HOSTILE, YEARS, charts

VOWELS = "a ă â e ê i o ô ơ u ư y".split()
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES]
LETTERS = "".join(SMALL) + "đ" + "".join(SMALL).upper() + "Đ"


def size(png: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(png)) as image:
        image.load()
        assert image.format == "PNG"
        return image.size


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: chart.kind.value)
def test_a_picture_is_as_wide_as_a_phone_and_not_too_high(chart: Chart) -> None:
    width, height = size(draw(chart))
    assert (width, height) == (WIDTH, lay_out(chart, measure).height)
    assert WIDTH <= height <= 2 * WIDTH


def test_every_vietnamese_letter_has_a_glyph() -> None:
    assert len(LETTERS) == 2 * (72 + 1)
    assert drawable(LETTERS + "₫“”–…·%") == LETTERS + "₫“”–…·%"
    assert drawable(unicodedata.normalize("NFD", LETTERS)) == LETTERS


def test_so_has_every_letter_of_the_data() -> None:
    letters = "".join(path.read_text("utf-8") for path in sorted(DATA.glob("*.csv")))
    letters = "".join(sorted({letter for letter in letters if not letter.isspace()}))
    assert drawable(letters) == unicodedata.normalize("NFC", letters)


def test_a_letter_without_a_glyph_becomes_a_box_and_control_characters_nothing() -> None:
    assert drawable("mắm 中 ngon\n\x00\u200d\ufe0f!") == "mắm □ ngon !"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    rows = tuple(dataclasses.replace(row, label=text) for row in YEARS.rows)
    for chart in ALL:
        size(draw(dataclasses.replace(chart, title=f"{text}!", rows=rows, unit=text)))


@settings(max_examples=15, deadline=None)
@given(charts)
def test_any_chart_can_be_drawn(chart: Chart) -> None:
    assert size(draw(chart))[0] == WIDTH


def test_ten_threads_draw_what_one_draws() -> None:
    alone = [draw(chart) for chart in ALL]
    with ThreadPoolExecutor(10) as threads:
        assert list(threads.map(draw, ALL * 10)) == alone * 10


FIRST_DRAWN_IN_TEN_THREADS = """
from concurrent.futures import ThreadPoolExecutor
from ocop_bot.charts.drawing import draw
from tests.charts.conftest import ALL
with ThreadPoolExecutor(10) as threads:
    assert len(set(threads.map(draw, ALL * 10))) == len(ALL)
import sys
assert "matplotlib.pyplot" not in sys.modules
"""


@pytest.mark.parametrize(
    "program",
    [
        "import sys, ocop_bot.charts, ocop_bot.assistant; assert 'matplotlib' not in sys.modules",
        FIRST_DRAWN_IN_TEN_THREADS,
    ],
    ids=["importing charts does not import matplotlib", "drawing imports it once, without pyplot"],
)
def test_in_a_process_of_its_own(program: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=ROOT, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
