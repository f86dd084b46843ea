"""The bot as it is really started: a process of its own, stopped by a signal."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ocop_bot.settings import ROOT
from tests.channels.bot_api import TOKEN, BotApi
from tests.channels.conftest import PRIVATE


@pytest.fixture
def bot(api: BotApi, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    environment = {
        **os.environ,
        "OCOP_TELEGRAM_TOKEN": TOKEN,
        "OCOP_TELEGRAM_API": api.address,
        "OCOP_DATA_DIR": str(tmp_path),
        "OCOP_TODAY": "2026-11-23",
    }
    process = subprocess.Popen(
        [sys.executable, "bot.py"], cwd=ROOT, env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    yield process
    process.kill()
    process.communicate()


def test_the_bot_answers_and_stops_within_seconds_on_sigterm(
    api: BotApi, bot: subprocess.Popen[str]
) -> None:
    api.user_sends(PRIVATE, text="giấy chứng nhận có giá trị mấy năm")
    (answer,) = api.wait_for_sent(1)
    assert "36 tháng" in answer.text
    bot.send_signal(signal.SIGTERM)
    stopped = time.monotonic()
    _, log = bot.communicate(timeout=20)
    assert time.monotonic() - stopped < 10
    assert bot.returncode == 0
    assert "@ocop_test_bot" in log
    assert TOKEN not in log
    assert TOKEN.split(":")[1] not in log


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
