"""A chart is drawn once, however often and by however many it is asked for."""

import dataclasses
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from ocop_bot.charts import Chart, ChartCache
from tests.charts.conftest import PLACES, STARS, YEARS


class Drawer:
    """Draws by writing the title, and remembers what it drew."""

    def __init__(self, *, waits: bool = False, fails: int = 0) -> None:
        self.drawn: list[str] = []
        self.may_go_on = threading.Event()
        self.fails = fails
        if not waits:
            self.may_go_on.set()

    def __call__(self, chart: Chart) -> bytes:
        self.drawn.append(chart.title)
        assert self.may_go_on.wait(10)
        if len(self.drawn) <= self.fails:
            raise MemoryError("hết bộ nhớ")
        return chart.title.encode()


def test_equal_charts_are_drawn_once() -> None:
    drawer = Drawer()
    cache = ChartCache(drawer)
    first = cache.picture(STARS)
    assert cache.picture(dataclasses.replace(STARS)) is first
    assert cache.picture(YEARS).png != first.png
    assert drawer.drawn == [STARS.title, YEARS.title]


def test_the_picture_says_in_words_what_it_shows() -> None:
    picture = ChartCache().picture(STARS)
    assert picture.png.startswith(b"\x89PNG")
    assert "3 sao: 600 sản phẩm (90,8%)" in picture.alternative
    assert picture.name == "bieu-do.png"


def test_ten_who_ask_at_once_wait_for_one_drawing() -> None:
    drawer = Drawer(waits=True)
    cache = ChartCache(drawer)
    with ThreadPoolExecutor(10) as threads:
        asked = [threads.submit(cache.picture, STARS) for _ in range(10)]
        drawer.may_go_on.set()
        assert len({id(one.result()) for one in asked}) == 1
    assert drawer.drawn == [STARS.title]


def test_a_drawing_that_fails_is_tried_again_by_the_next() -> None:
    cache = ChartCache(Drawer(fails=1))
    with pytest.raises(MemoryError):
        cache.picture(STARS)
    assert cache.picture(STARS).png == STARS.title.encode()


def test_the_one_not_asked_for_longest_goes_first() -> None:
    drawer = Drawer()
    cache = ChartCache(drawer, most=2)
    for chart in (STARS, YEARS, STARS, PLACES, STARS, YEARS):
        cache.picture(chart)
    assert drawer.drawn == [STARS.title, YEARS.title, PLACES.title, YEARS.title]


def test_pictures_together_stay_below_their_bytes() -> None:
    drawer = Drawer()
    cache = ChartCache(drawer, most_bytes=len(STARS.title.encode()) + 1)
    for chart in (STARS, STARS, YEARS, STARS):
        assert cache.picture(chart).png == chart.title.encode()
    assert drawer.drawn == [STARS.title, YEARS.title, STARS.title]
