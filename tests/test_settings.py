"""Settings are typed, documented, and keep the token to themselves."""

import datetime
from pathlib import Path

import pytest

from ocop_bot.settings import PREFIX, ROOT, Settings, SettingsError, load_settings

TOKEN = "123456:AAbbCC-dd_ee"


def test_the_token_is_in_no_representation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCOP_TELEGRAM_TOKEN", TOKEN)
    settings = load_settings()
    assert settings.telegram_token is not None
    assert settings.telegram_token.get_secret_value() == TOKEN
    for text in (repr(settings), str(settings), f"{settings.model_dump()}"):
        assert "AAbbCC" not in text


def test_a_wrong_token_is_not_repeated_in_the_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCOP_TELEGRAM_TOKEN", "AAbbCC-dd_ee")
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert "AAbbCC" not in str(error.value)
    assert error.value.__cause__ is None


def test_settings_come_from_the_environment_and_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("OCOP_STAFF=11, 22\nOCOP_TODAY=2026-11-23\n", encoding="utf-8")
    settings = load_settings()
    assert settings.staff == {11, 22}
    assert settings.day() == datetime.date(2026, 11, 23)
    monkeypatch.setenv("OCOP_TODAY", "2027-01-01")
    assert load_settings().day() == datetime.date(2027, 1, 1)


def test_an_empty_token_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCOP_TELEGRAM_TOKEN", "")
    assert load_settings().telegram_token is None


@pytest.mark.parametrize("name", ["ocop_thanhhoa_bot", "@ocop_thanhhoa_bot", " ocop_thanhhoa_bot "])
def test_the_name_of_the_bot_is_taken_with_or_without_its_sign(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("OCOP_TELEGRAM_NAME", name)
    assert load_settings().telegram_name == "ocop_thanhhoa_bot"


def test_an_empty_name_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCOP_TELEGRAM_NAME", "")
    assert load_settings().telegram_name is None


@pytest.mark.parametrize(
    "name", ["bot", "1ocop_bot", "t.me/ocop_bot", "ocop bot", "trợ_lý_bot", "@", "a" * 33]
)
def test_a_name_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("OCOP_TELEGRAM_NAME", name)
    with pytest.raises(SettingsError, match="OCOP_TELEGRAM_NAME không đúng: cần tên"):
        load_settings()


def test_every_setting_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in Settings.model_fields:
        assert f"{PREFIX}{name.upper()}" in readme
