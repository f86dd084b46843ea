"""What a look-up costs as the catalogue grows: `python -m bench.search`.

Prints a table and draws `docs/search-growth.png` with matplotlib.
"""

import dataclasses
import datetime
import functools
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from matplotlib import pyplot as plt

from bench.generated import generate
from ocop_bot.address import Facet, ListAddress, Selection
from ocop_bot.assistant import Assistant, open_assistant
from ocop_bot.catalogue import open_snapshot
from ocop_bot.evaluation.noise import noisy
from ocop_bot.settings import KNOWLEDGE, ROOT

SIZES = (147, 1_000, 5_000, 20_000, 60_000, 200_000)
ASKED = 400
PICTURE = ROOT / "docs" / "search-growth.png"

_FRAMES = ("{}", "{} mấy sao", "{} của ai", "có {} không", "{} còn hạn không", "tìm {}")
_NOISES = ("no_diacritics", "slips", "teencode", "mixed", None, None)


@dataclasses.dataclass(frozen=True)
class Measured:
    """Of one size: seconds to build and to start, MB, and p50 and p99 in milliseconds."""

    size: int
    built: float
    start: float
    memory: float
    search: tuple[float, float]
    answer: tuple[float, float]
    shown: tuple[float, float]


def main() -> None:
    """Measure every size and print; draw what was measured."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    print(f"{'':>9}{'':>10}{'':>8}{'':>9}{'search':>14}{'answer':>16}{'list':>16}")
    print(
        f"{'products':>9}{'snapshot':>10}{'start':>8}{'memory':>9}" + f"{'p50':>8}{'p99':>8}" * 3,
        flush=True,
    )
    rows = [printed(measured(size)) for size in sizes]
    if len(rows) > 1:
        draw(rows)


def printed(row: Measured) -> Measured:
    """Print a row of the table."""
    times = "".join(f"{value:>6.1f}ms" for value in (*row.search, *row.answer, *row.shown))
    print(
        f"{row.size:>9}{row.built:>9.1f}s{row.start:>7.1f}s{row.memory:>7.0f}MB{times}", flush=True
    )
    return row


def draw(rows: Sequence[Measured]) -> None:
    """Draw how the times grow with the products, beside the targets."""
    figure, axes = plt.subplots(figsize=(7, 4.2), layout="constrained")
    sizes = [row.size for row in rows]
    for name, times, style in (
        ("tra cứu, p99", [row.search[1] for row in rows], "o-"),
        ("tra cứu, p50", [row.search[0] for row in rows], "o--"),
        ("cả câu trả lời, p99", [row.answer[1] for row in rows], "s-"),
        ("danh sách, p99", [row.shown[1] for row in rows], "^-"),
    ):
        axes.plot(sizes, times, style, label=name, markersize=4)
    axes.plot([20_000, 200_000], [10, 25], "kx", label="mục tiêu tra cứu")
    axes.set(xscale="log", xlabel="số sản phẩm", ylabel="mili giây")
    axes.set_ylim(bottom=0)
    axes.set_title("Sản phẩm tăng nghìn lần, thời gian tra cứu tăng bao nhiêu", fontsize=10)
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8)
    figure.savefig(PICTURE, dpi=110)
    print(f"đã vẽ {PICTURE.relative_to(ROOT)}")


def measured(size: int) -> Measured:
    """Build a catalogue of a size; then, in a process of its own, start on it, ask and show."""
    with (
        tempfile.TemporaryDirectory() as name,
        ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as alone,
    ):
        folder = Path(name)
        data = alone.submit(generate, folder / "data", size).result()
        built = alone.submit(build_time, data, folder).result()
        return alone.submit(used, size, built, data, folder).result()


def build_time(data: Path, folder: Path) -> float:
    """Seconds to build the snapshot."""
    return _seconds(lambda: open_snapshot(data, folder))


def used(size: int, built: float, data: Path, folder: Path) -> Measured:
    """Start on a catalogue, ask, and show; memory is that of the whole process then."""
    started = time.perf_counter()
    with open_assistant(KNOWLEDGE, data, folder, lambda: datetime.date(2026, 11, 23)) as bot:
        start = time.perf_counter() - started
        asked = questions(data)
        searches = search_times(bot, asked)
        answers = [_milliseconds(functools.partial(bot.ask, q)) for q in asked]
        lists = list_times(bot)
        return Measured(size, built, start, _resident(), _p(searches), _p(answers), _p(lists))


def questions(data: Path) -> Sequence[str]:
    """Names of products as people type them: whole or half, in a frame, with noise."""
    chance = random.Random(1)
    lines = (data / "products.csv").read_text(encoding="utf-8").splitlines()[1:]
    asked = []
    for line in chance.sample(lines, min(ASKED, len(lines))):
        name = line.split(",")[1]
        words = name.split()
        if len(words) > 3 and chance.random() < 0.3:
            name = " ".join(words[:-1])
        question = chance.choice(_FRAMES).format(name)
        noise = chance.choice(_NOISES)
        asked.append(noisy(question, noise) if noise else question)
    return asked


def search_times(bot: Assistant, asked: Sequence[str]) -> Sequence[float]:
    """Milliseconds from words to the products they name."""
    times = []
    answering = bot._answering.get()
    for question in asked:
        intent = answering._understanding.understand(question, 2026)
        times.append(_milliseconds(functools.partial(answering._look_up, intent, question)))
    return times


def list_times(bot: Assistant) -> Sequence[float]:
    """Milliseconds of pages of lists, and of what they are narrowed by."""
    addresses = [
        ListAddress(Selection(stars=3), page=40),
        ListAddress(Selection(places=("d401",))),
        ListAddress(Selection(stars=4, producer_type="cooperative", places=("d399",))),
        ListAddress(Selection(words=("nuoc", "mam"))),
        ListAddress(Selection(validity="valid")),
        *(ListAddress(facet=facet) for facet in Facet),
    ]
    return [_milliseconds(functools.partial(bot.show, a)) for a in addresses for _ in range(5)]


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _milliseconds(work: Callable[[], object]) -> float:
    return _seconds(work) * 1000


def _p(times: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(times)
    return ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]


def _resident() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


if __name__ == "__main__":
    main()
