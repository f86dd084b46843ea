"""Time per answer by kind, time per button, cold start and memory, on the project's questions."""

import asyncio
import datetime
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from ocop_bot.address import ListAddress, Screen, StatisticAddress
from ocop_bot.assistant import Assistant, open_assistant
from ocop_bot.evaluation import KIND_NAMES, Question, read_folder
from ocop_bot.settings import DATA, KNOWLEDGE, ROOT

QUESTIONS = ROOT / "tests" / "questions"
COLD_STARTS = 7
TICK_SECONDS = 0.002
SAMPLE = 600
"""Questions timed, spread over the whole set."""

# What a running bot holds: the assistant, python-telegram-bot, and answers to all of the sample.
_MEMORY = """
import json, sys
from bench.__main__ import assistant, sample
import ocop_bot.channels.telegram.bot
bot = assistant(sys.argv[1])
for question in sample():
    bot.ask(question.q)
status = open("/proc/self/status").read()
print(json.dumps({k: int(status.split(k + ":")[1].split()[0]) / 1024 for k in ("VmRSS", "VmHWM")}))
"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        assistant(folder)  # builds the snapshot, so that what follows is an ordinary start
        print(f"{'':<34}{'n':>6}{'p50':>10}{'p99':>10}")
        for name, times in answers(assistant(folder)):
            _row(name, times, 1000, "ms")
        _row("event loop held up", asyncio.run(delays(assistant(folder))), 1000, "ms")
        _row("cold start: bot.py ask", cold_starts(folder), 1, "s")
        memory = _memory(folder)
        print(f"{'resident memory, bot running':<34}{'':>6}{memory['VmRSS']:>8.0f}MB")
        print(f"{'  at its highest':<34}{'':>6}{memory['VmHWM']:>8.0f}MB")


def assistant(folder: str) -> Assistant:
    """The assistant on the real content."""
    day = datetime.date(2026, 11, 23)
    return open_assistant(KNOWLEDGE, DATA, Path(folder), lambda: day)


def sample() -> Sequence[Question]:
    """Questions of all files, evenly taken."""
    questions = read_folder(QUESTIONS)
    step = max(1, len(questions) // SAMPLE)
    return questions[::step]


def answers(bot: Assistant) -> Sequence[tuple[str, list[float]]]:
    """Seconds per answer by the kind of question, each question asked once, and per button."""
    times: dict[str, list[float]] = defaultdict(list)
    bot.ask("nộp hồ sơ ở đâu")
    for question in sample():
        started = time.perf_counter()
        bot.ask(question.q)
        times[f"answer: {KIND_NAMES[question.kind].value}"].append(time.perf_counter() - started)
    for question in sample()[:200]:
        started = time.perf_counter()
        bot.ask("còn 4 sao thì sao?", question.q)
        times["answer: follow-up"].append(time.perf_counter() - started)
    buttons = (Screen.TOPICS, ListAddress(), StatisticAddress("overview"))
    for address in buttons * 70:
        started = time.perf_counter()
        bot.show(address)
        times["button"].append(time.perf_counter() - started)
    everything = [one for name, some in times.items() if name != "button" for one in some]
    return [*sorted(times.items()), ("all answers", everything)]


async def delays(bot: Assistant) -> list[float]:
    """Seconds by which a timer of the event loop is late while answers are made in threads."""
    late: list[float] = []
    busy = True

    async def tick() -> None:
        while busy:
            started = time.perf_counter()
            await asyncio.sleep(TICK_SECONDS)
            late.append(max(0.0, time.perf_counter() - started - TICK_SECONDS))

    ticking = asyncio.create_task(tick())
    for question in sample()[:300]:
        await asyncio.to_thread(bot.ask, question.q)
    busy = False
    await ticking
    return late


def cold_starts(folder: str) -> list[float]:
    """Seconds from the command to its printed answer."""
    times = []
    for _ in range(COLD_STARTS):
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, "bot.py", "ask", "nộp hồ sơ ở đâu"],
            cwd=ROOT, env={**os.environ, "OCOP_DATA_DIR": folder}, check=True, capture_output=True,
        )  # fmt: skip
        times.append(time.perf_counter() - started)
    return times


def _memory(folder: str) -> dict[str, float]:
    if not Path("/proc/self/status").exists():
        return {"VmRSS": float("nan"), "VmHWM": float("nan")}
    done = subprocess.run(
        [sys.executable, "-c", _MEMORY, folder],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def _row(name: str, times: Sequence[float], scale: float, unit: str) -> None:
    ordered = sorted(times)
    middle, last = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]
    print(f"{name:<34}{len(times):>6}{middle * scale:>8.2f}{unit}{last * scale:>8.2f}{unit}")


if __name__ == "__main__":
    main()
