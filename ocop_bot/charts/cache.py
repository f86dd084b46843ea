"""Pictures of charts, each drawn once however many ask for it at a time."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future

from ocop_bot.charts.chart import Chart
from ocop_bot.charts.drawing import draw
from ocop_bot.charts.wording import alternative
from ocop_bot.reply import Picture
from ocop_bot.texts import say

MOST_PICTURES = 64
MOST_BYTES = 8 * 2**20


class ChartCache:
    """Keeps the pictures last asked for; threads share it.

    Args:
        drawer: Makes the PNG of a chart.
        most: How many pictures are kept.
        most_bytes: How much they may take together.
    """

    def __init__(
        self,
        drawer: Callable[[Chart], bytes] = draw,
        most: int = MOST_PICTURES,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._drawer = drawer
        self._most = most
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._kept: OrderedDict[Chart, Picture] = OrderedDict()
        self._size = 0
        self._drawing: dict[Chart, Future[Picture]] = {}

    def picture(self, chart: Chart) -> Picture:
        """The picture of a chart, with a text of the same numbers. May draw: not on a loop."""
        with self._lock:
            if kept := self._kept.get(chart):
                self._kept.move_to_end(chart)
                return kept
            if others := self._drawing.get(chart):
                mine = None
            else:
                mine = others = self._drawing[chart] = Future()
        if mine:
            self._draw(chart, mine)
        return others.result()

    def _draw(self, chart: Chart, awaited: Future[Picture]) -> None:
        """Draw for all who wait; a failure is theirs too, and the next to ask tries again."""
        try:
            picture = Picture(self._drawer(chart), alternative(chart), say("charts.file"))
        except BaseException as error:
            with self._lock:
                del self._drawing[chart]
            awaited.set_exception(error)
            raise
        with self._lock:
            del self._drawing[chart]
            self._keep(chart, picture)
        awaited.set_result(picture)

    def _keep(self, chart: Chart, picture: Picture) -> None:
        self._kept[chart] = picture
        self._size += len(picture.png)
        while len(self._kept) > self._most or self._size > self._most_bytes:
            _, oldest = self._kept.popitem(last=False)
            self._size -= len(oldest.png)
