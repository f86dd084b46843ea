"""Settings from the environment and `.env`, typed, each with a clear message when it is wrong."""

import datetime
import re
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import (
    AnyHttpUrl,
    AnyUrl,
    BeforeValidator,
    SecretStr,
    ValidationError,
    field_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).parent.parent
KNOWLEDGE = ROOT / "knowledge"
DATA = ROOT / "data"

TIME_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
"""The day of an answer is the day in Vietnam, wherever the machine stands."""

PREFIX = "OCOP_"

_MEANINGS = {
    "telegram_token": "token do @BotFather cấp, dạng 123456789:AbC…",
    "telegram_api": "địa chỉ gốc của máy chủ Bot API, ví dụ https://api.telegram.org",
    "telegram_proxy": "địa chỉ proxy, ví dụ http://10.0.0.1:8080 hoặc socks5://10.0.0.1:1080",
    "telegram_name": "tên (username) của bot, ví dụ ocop_thanhhoa_bot",
    "staff": "mã số Telegram của cán bộ, cách nhau bằng dấu phẩy, ví dụ 111,222",
    "data_dir": "một thư mục",
    "today": "một ngày dạng 2026-11-23",
}


class SettingsError(Exception):
    """A setting is wrong. The message names it and what it should be, never its value."""


_TELEGRAM_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{4,31}")


def telegram_name(text: str) -> str:
    """The username of a bot, with or without its @.

    Raises:
        ValueError: it is none.
    """
    name = text.strip().removeprefix("@")
    if not _TELEGRAM_NAME.fullmatch(name):
        raise ValueError("telegram_name")
    return name


def _blank_is_none(value: object) -> object:
    return None if value == "" else value


class Settings(BaseSettings):
    """All settings of the assistant; the README lists them."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True
    )

    telegram_token: Annotated[SecretStr | None, BeforeValidator(_blank_is_none)] = None
    telegram_api: AnyHttpUrl = AnyHttpUrl("https://api.telegram.org")
    telegram_proxy: Annotated[AnyUrl | None, BeforeValidator(_blank_is_none)] = None
    telegram_name: Annotated[str | None, BeforeValidator(_blank_is_none)] = None
    staff: Annotated[frozenset[int], NoDecode] = frozenset()
    data_dir: Path = DATA
    today: Annotated[datetime.date | None, BeforeValidator(_blank_is_none)] = None

    @field_validator("telegram_token")
    @classmethod
    def _looks_like_a_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None:
            number, _, secret = token.get_secret_value().strip().partition(":")
            if not (number.isdigit() and secret and secret.isascii() and " " not in secret):
                raise ValueError("token")
        return token

    @field_validator("telegram_name")
    @classmethod
    def _is_a_name(cls, name: str | None) -> str | None:
        return telegram_name(name) if name is not None else None

    @field_validator("staff", mode="before")
    @classmethod
    def _numbers(cls, value: object) -> object:
        if isinstance(value, str):
            return frozenset(int(part) for part in value.replace(" ", "").split(",") if part)
        return value

    def day(self) -> datetime.date:
        """The day answers are given for."""
        return self.now().date()

    def now(self) -> datetime.datetime:
        """The time in Vietnam, on the day answers are given for."""
        now = datetime.datetime.now(TIME_ZONE)
        return datetime.datetime.combine(self.today, now.timetz()) if self.today else now


def load_settings() -> Settings:
    """Read the settings.

    Raises:
        SettingsError: one or more are wrong.
    """
    try:
        return Settings()
    except ValidationError as error:
        names = dict.fromkeys(str(details["loc"][0]) for details in error.errors())
        lines = [
            f"{PREFIX}{name.upper()} không đúng: cần {_MEANINGS.get(name, 'giá trị khác')}"
            for name in names
        ]
        raise SettingsError("\n".join(lines)) from None
