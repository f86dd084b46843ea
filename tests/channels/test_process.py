"""The bot as it is really started: a process of its own, stopped by a signal."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ocop_bot.settings import ROOT
from tests.channels.bot_api import TOKEN, BotApi
from tests.channels.conftest import PRIVATE

Start = Callable[[str], "subprocess.Popen[str]"]

NOBODY_LISTENS = "http://127.0.0.1:9"
"""The discard port: connections to it are refused at once."""


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts the bot on a Bot API address; whatever the test does, it is stopped afterwards."""
    started: list[subprocess.Popen[str]] = []

    def start(address: str) -> "subprocess.Popen[str]":
        environment = {
            **os.environ,
            "OCOP_TELEGRAM_TOKEN": TOKEN,
            "OCOP_TELEGRAM_API": address,
            "OCOP_DATA_DIR": str(tmp_path),
            "OCOP_TODAY": "2026-11-23",
        }
        log = (tmp_path / "log").open("w")
        process = subprocess.Popen(
            [sys.executable, "bot.py"], cwd=ROOT, env=environment, text=True, stderr=log,
        )  # fmt: skip
        log.close()
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


def test_the_bot_answers_and_stops_within_seconds_on_sigterm(
    api: BotApi, start: Start, tmp_path: Path
) -> None:
    bot = start(api.address)
    api.user_sends(PRIVATE, text="giấy chứng nhận có giá trị mấy năm")
    (answer,) = api.wait_for_sent(1)
    assert "36 tháng" in answer.text
    bot.send_signal(signal.SIGTERM)
    assert bot.wait(timeout=10) == 0
    log = (tmp_path / "log").read_text()
    assert "@ocop_test_bot" in log
    assert TOKEN.split(":")[1] not in log


def test_the_bot_asks_telegram_for_inline_queries_and_presses_too(
    api: BotApi, start: Start
) -> None:
    start(api.address)
    api.user_types_inline("mắm tôm lê gia")
    assert api.wait_for_call("answerInlineQuery", seconds=60)
    assert [result.title for result in api.inline[0].results] == ["Mắm tôm Lê Gia"]
    api.user_sends(PRIVATE, text="/start p_mam-tom-le-gia", entities=[
        {"type": "bot_command", "offset": 0, "length": 6},
    ])  # fmt: skip
    (card,) = api.wait_for_sent(1)
    api.user_presses(card, "Chia sẻ, mã QR")
    _, shared = api.wait_for_sent(2)
    assert shared.photo is not None


def test_an_unreachable_telegram_is_told_and_does_not_keep_the_bot_from_stopping(
    start: Start, tmp_path: Path
) -> None:
    bot = start(NOBODY_LISTENS)
    log = tmp_path / "log"
    give_up = time.monotonic() + 30
    while "không nối được tới máy chủ Telegram" not in log.read_text():
        assert time.monotonic() < give_up, log.read_text()
        time.sleep(0.05)
    bot.send_signal(signal.SIGTERM)
    assert bot.wait(timeout=10) == 0
    assert TOKEN.split(":")[1] not in log.read_text()


def test_a_token_telegram_does_not_take_is_told_without_showing_it(
    api: BotApi, tmp_path: Path
) -> None:
    token = "999:another-secret"
    done = subprocess.run(
        [sys.executable, "bot.py", "run"], cwd=ROOT, text=True, capture_output=True, timeout=60,
        env={**os.environ, "OCOP_TELEGRAM_TOKEN": token, "OCOP_TELEGRAM_API": api.address,
             "OCOP_DATA_DIR": str(tmp_path)}, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Telegram không nhận OCOP_TELEGRAM_TOKEN" in done.stderr
    assert "another-secret" not in done.stderr + done.stdout
