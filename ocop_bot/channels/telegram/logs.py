"""Logging that never shows the token, whatever library writes the record."""

import logging
import sys

from pydantic import SecretStr

HIDDEN = "‹token›"


class RedactingFormatter(logging.Formatter):
    """Formats records, exceptions included, with every secret replaced."""

    def __init__(self, secrets: list[SecretStr]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = [secret.get_secret_value() for secret in secrets]

    def format(self, record: logging.LogRecord) -> str:
        """Format a record."""
        text = super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return text


def set_up_logging(token: SecretStr) -> None:
    """Log to standard error; HTTP clients, which print addresses with the token, only warnings."""
    handler = logging.StreamHandler(sys.stderr)
    secret_half = token.get_secret_value().partition(":")[2]
    handler.setFormatter(RedactingFormatter([token, SecretStr(secret_half)]))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in ("httpx", "httpcore", "apscheduler", "telegram.ext.Application"):
        logging.getLogger(name).setLevel(logging.WARNING)
