"""Data imported while the assistant runs serve without a restart; what fails changes nothing."""

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ocop_bot.assistant import Assistant, open_assistant
from ocop_bot.channels.plain import plain_text
from ocop_bot.importing import Folders, Importer, Request
from ocop_bot.live import CHECKED_EVERY_SECONDS, RETRIED_AFTER_SECONDS, Live
from ocop_bot.settings import DATA, KNOWLEDGE
from tests.importing.conftest import NOW, TODAY, WriteFile

QUESTION = "Ruốc tôm Hói Đào mấy sao"


@pytest.fixture
def assistant(work: Path) -> Iterator[Assistant]:
    with open_assistant(KNOWLEDGE, DATA, work, lambda: TODAY) as assistant:
        yield assistant


def answer(assistant: Assistant) -> str:
    return plain_text(assistant.ask(QUESTION).answer.reply)


def test_a_running_assistant_answers_from_new_data_and_from_the_old_after_undo(
    assistant: Assistant, work: Path, write: WriteFile
) -> None:
    importer = Importer(Folders(DATA, work), NOW, lambda _line: None)
    assert "được công nhận OCOP 4 sao" not in answer(assistant)
    importer.run(
        Request(write("Tên sản phẩm,Chủ thể,Hạng sao", "Ruốc tôm Hói Đào,HTX Hói Đào,4 sao"))
    )
    assistant.catch_up()
    told = answer(assistant)
    assert told.startswith("Ruốc tôm Hói Đào được công nhận OCOP 4 sao")
    assert "Nguồn: Tệp danh-sach.csv, trang danh-sach, dòng 2" in told
    importer.undo()
    assistant.catch_up()
    assert "được công nhận OCOP 4 sao" not in answer(assistant)


def test_a_product_of_no_known_group_is_shown_without_one(
    assistant: Assistant, work: Path, write: WriteFile
) -> None:
    importer = Importer(Folders(DATA, work), NOW, lambda _line: None)
    importer.run(Request(write("Tên sản phẩm,Chủ thể,Hạng sao", "Xyzt Hói Đào,HTX Hói Đào,4 sao")))
    assistant.catch_up()
    told = plain_text(assistant.ask("Xyzt Hói Đào mấy sao").answer.reply)
    assert "4 sao" in told
    assert "Nhóm:" not in told


def test_data_that_cannot_be_used_leave_the_old_serving_and_are_logged(
    assistant: Assistant, work: Path, write: WriteFile, caplog: pytest.LogCaptureFixture
) -> None:
    importer = Importer(Folders(DATA, work), NOW, lambda _line: None)
    importer.run(Request(write("Tên sản phẩm,Hạng sao", "Ruốc tôm Hói Đào,4 sao")))
    products = work / "catalogue" / "1" / "products.csv"
    products.write_text("hỏng\n", encoding="utf-8")
    with caplog.at_level(logging.ERROR):
        assistant.catch_up()
    assert "version 1 of the data cannot be used" in caplog.text
    assert "Lê Gia" in plain_text(assistant.ask("mắm tôm lê gia mấy sao").answer.reply)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_newer_data_are_looked_for_at_most_once_a_second() -> None:
    clock, looked = Clock(), [0]

    def version() -> int:
        looked[0] += 1
        return 1

    live = Live(version, lambda number: number, clock)
    for _ in range(100):
        assert live.get() == 1
    assert looked == [1]
    clock.now += CHECKED_EVERY_SECONDS
    for _ in range(100):
        live.get()
    assert looked == [2]


def test_nobody_waits_for_a_build_and_there_is_never_a_second_beside_it() -> None:
    clock, version, built = Clock(), [1], list[int]()
    may_finish, started = threading.Event(), threading.Event()

    def build(number: int) -> int:
        built.append(number)
        if number > 1:
            started.set()
            may_finish.wait()
        return number

    live = Live(lambda: version[0], build, clock)
    version[0] = 2
    for _ in range(5):
        clock.now += CHECKED_EVERY_SECONDS
        assert live.get() == 1
    started.wait()
    version[0] = 3
    clock.now += CHECKED_EVERY_SECONDS
    assert live.get() == 1
    may_finish.set()
    live.catch_up()
    live.catch_up()
    assert built == [1, 2, 3]
    assert live.close() == 3


def test_a_failed_build_is_tried_again_only_after_a_while() -> None:
    clock, version, built = Clock(), [1], list[int]()

    def build(number: int) -> int:
        built.append(number)
        if len(built) == 2:
            raise OSError("the disk is full")
        return number

    live = Live(lambda: version[0], build, clock)
    version[0] = 2
    live.catch_up()
    live.catch_up()
    assert (live.get(), built) == (1, [1, 2])
    clock.now += RETRIED_AFTER_SECONDS
    live.catch_up()
    assert (live.close(), built) == (2, [1, 2, 2])


def test_where_the_version_cannot_be_read_the_old_value_serves(
    caplog: pytest.LogCaptureFixture,
) -> None:
    fails = [False]

    def version() -> int:
        if fails[0]:
            raise OSError("gone")
        return 1

    live = Live(version, lambda number: number)
    fails[0] = True
    live.catch_up()
    assert live.get() == 1
    assert "cannot see which version" in caplog.text
