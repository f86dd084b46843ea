"""The token is in no log line, whoever writes it."""

import logging

import pytest
from pydantic import SecretStr

from ocop_bot.channels.telegram.logs import HIDDEN, RedactingFormatter, set_up_logging

TOKEN = SecretStr("123456:AAbb-CC_dd")


def test_messages_and_exceptions_are_redacted() -> None:
    formatter = RedactingFormatter([TOKEN])
    error = ValueError(f"https://x/bot{TOKEN.get_secret_value()}/getMe")
    record = logging.LogRecord(
        "x", logging.ERROR, "f", 1, "gọi %s", (TOKEN.get_secret_value(),),
        (type(error), error, None),
    )  # fmt: skip
    text = formatter.format(record)
    assert "AAbb" not in text
    assert text.count(HIDDEN) >= 2


def test_clients_that_print_addresses_are_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    try:
        set_up_logging(TOKEN)
        logging.getLogger("httpx").info("HTTP Request: POST %s", TOKEN.get_secret_value())
        logging.getLogger("ocop").warning("khóa AAbb-CC_dd")
        said = capsys.readouterr().err
        assert "HTTP Request" not in said
        assert "khóa ‹token›" in said
    finally:
        for handler in root.handlers[:]:
            root.removeHandler(handler)
        for handler in before:
            root.addHandler(handler)
        root.setLevel(level)
