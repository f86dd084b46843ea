"""How long a chart takes: matplotlib, the first one, the next, one from the cache, and the loop.

`python -m bench.charts`. The first ones are each measured in a process of their own.
"""

import asyncio
import datetime
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from ocop_bot.charts import Bar, Chart, ChartCache, ChartKind
from ocop_bot.charts.drawing import draw
from ocop_bot.settings import ROOT

PROCESSES = 7
REPEATS = 20
TICK_SECONDS = 0.002

_COLD = """
import time
from bench.charts import CHARTS
from ocop_bot.charts.drawing import draw
started = time.perf_counter()
from ocop_bot.charts import painting
imported = time.perf_counter()
draw(CHARTS[{at}])
print(imported - started, time.perf_counter() - imported)
"""


def _chart(kind: ChartKind, rows: int) -> Chart:
    first = datetime.date(2020, 12, 31)
    return Chart(
        kind,
        "Số sản phẩm OCOP của Thanh Hóa qua các năm, theo nguồn đã công bố",
        tuple(
            Bar(f"Thị xã Nghi Sơn {at}", 60 + at * 37, at=first + datetime.timedelta(at * 130))
            for at in range(rows)
        ),
        "sản phẩm",
        "Nguồn: Báo Thanh Hóa, Văn phòng Điều phối nông thôn mới tỉnh, 31/12/2025",
    )


CHARTS = (
    _chart(ChartKind.SERIES, 14), _chart(ChartKind.BARS, 12), _chart(ChartKind.SHARES, 3),
)  # fmt: skip


def main() -> None:
    """Measure and print."""
    print(f"{'':<34}{'n':>6}{'p50':>10}{'max':>10}")
    imports: list[float] = []
    for at, chart in enumerate(CHARTS):
        pairs = [_cold(at) for _ in range(PROCESSES)]
        imports += [imported for imported, _ in pairs]
        _row(f"first drawn after import: {chart.kind.value}", [drawn for _, drawn in pairs])
    _row("import of matplotlib", imports)
    cache = ChartCache()
    for chart in CHARTS:
        _row(f"drawn again: {chart.kind.value}", _times(lambda c=chart: draw(c)))  # type: ignore[misc]
        cache.picture(chart)
    _row("from the cache", _times(lambda: cache.picture(CHARTS[0])))
    _row("event loop held up by drawing", asyncio.run(_delays()))


def _cold(at: int) -> tuple[float, float]:
    """Seconds of the import and of the first drawing."""
    done = subprocess.run(
        [sys.executable, "-c", _COLD.format(at=at)],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    imported, drawn = map(float, done.stdout.split())
    return imported, drawn


def _times(action: Callable[[], object]) -> Sequence[float]:
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return times


async def _delays() -> Sequence[float]:
    """Seconds by which a timer of the event loop is late while threads draw."""
    late: list[float] = []
    drawing = asyncio.gather(*(asyncio.to_thread(draw, chart) for chart in CHARTS * 5))
    while not drawing.done():
        started = time.perf_counter()
        await asyncio.sleep(TICK_SECONDS)
        late.append(max(0.0, time.perf_counter() - started - TICK_SECONDS))
    await drawing
    return late


def _row(name: str, times: Sequence[float]) -> None:
    ordered = sorted(times)
    middle, last = ordered[len(ordered) // 2] * 1000, ordered[-1] * 1000
    print(f"{name:<34}{len(times):>6}{middle:>8.2f}ms{last:>8.2f}ms", flush=True)


if __name__ == "__main__":
    main()
