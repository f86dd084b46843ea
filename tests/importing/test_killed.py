"""kill -9 in the middle of an import, twenty times: the old data or the new, nothing else."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from ocop_bot.catalogue import Catalogue, Versions, open_snapshot
from ocop_bot.importing import Folders, Importer, Request
from ocop_bot.settings import DATA, ROOT
from tests.importing.conftest import NOW, WriteFile

KILLS = 20
NEW = [f"Ruốc số {number};HTX A;3 sao;;2022;" for number in range(300)]
HEADINGS = "Tên sản phẩm;Chủ thể;Hạng sao;QĐ số;Ngày công nhận;Địa chỉ"


def start(file: Path, work: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "bot.py", "import", str(file), "--yes"], cwd=ROOT, text=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        env={**os.environ, "OCOP_DATA_DIR": str(work), "OCOP_TODAY": "2026-11-23"},
    )  # fmt: skip


def kill_after_line(process: "subprocess.Popen[str]", lines: int) -> None:
    """Kill a process once it has told so many lines of progress."""
    assert process.stderr is not None
    for _ in range(lines):
        process.stderr.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate()


def kill_after_seconds(process: "subprocess.Popen[str]", seconds: float) -> None:
    """Kill a process after a part of the time it takes, wherever it is then."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()


def served(work: Path) -> tuple[int, frozenset[str]]:
    """The current version, and the products an assistant started now would know."""
    with Versions(work) as versions:
        current = versions.current()
        overlay = versions.overlay(current)
    with contextlib.closing(Catalogue(open_snapshot(DATA, work, overlay=overlay))) as catalogue:
        return current, frozenset(row[1] for row in catalogue.product_names())


def test_kill_9_in_the_middle_of_an_import_twenty_times_loses_nothing(
    work: Path, write: WriteFile
) -> None:
    importer = Importer(Folders(DATA, work), NOW, lambda _line: None)
    importer.run(Request(write(HEADINGS, "Ruốc đầu tiên;;3 sao;;2022;", name="truoc.csv")))
    old = served(work)
    file = write(HEADINGS, *NEW)
    new = old[1] | {row.partition(";")[0] for row in NEW}

    started = time.monotonic()
    process = start(file, work)
    _, progress = process.communicate()
    whole = time.monotonic() - started
    assert process.returncode == 0
    assert served(work) == (2, new)
    importer.undo()

    outcomes: list[int] = []
    lines = len(progress.splitlines())
    for kill in range(KILLS):
        process = start(file, work)
        if kill < lines:
            kill_after_line(process, kill + 1)
        else:
            kill_after_seconds(process, whole * (0.3 + 0.75 * (kill - lines) / (KILLS - lines)))
        current, products = served(work)
        assert products == (old[1] if current == 1 else new)
        outcomes.append(current)
        if current != 1:
            importer.undo()
            assert served(work) == old
    assert outcomes.count(1) >= lines - 1  # most were killed before the switch

    importer.run(Request(file))
    assert served(work)[1] == new
    folders = {path.name for path in (work / "catalogue").iterdir() if path.is_dir()}
    with Versions(work) as versions:
        assert folders == {str(version.number) for version in versions.history()}
    importer.undo()
    assert served(work) == old
