"""What scenes share: the real content, a day that stands still, an assistant built once."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from bench.generated import generate
from ocop_bot.assistant import Assistant, open_assistant
from ocop_bot.catalogue import Catalogue, open_snapshot
from ocop_bot.knowledge import Knowledge, load_knowledge
from ocop_bot.settings import DATA, KNOWLEDGE
from tests.plain_sql import SIZE, Many, opened

TODAY = datetime.date(2026, 11, 23)

hypothesis_settings.register_profile("house", deadline=None, max_examples=60)
hypothesis_settings.load_profile("house")


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No token, folder or day of the developer's machine reaches a test."""
    for name in (
        "TELEGRAM_TOKEN",
        "TELEGRAM_API",
        "TELEGRAM_PROXY",
        "TELEGRAM_NAME",
        "STAFF",
        "TODAY",
    ):
        monkeypatch.delenv(f"OCOP_{name}", raising=False)
    monkeypatch.setenv("OCOP_DATA_DIR", str(tmp_path / "work"))


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge(KNOWLEDGE)


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return open_snapshot(DATA, tmp_path_factory.mktemp("catalogue"))


@pytest.fixture(scope="session")
def catalogue(snapshot: Path) -> Iterator[Catalogue]:
    catalogue = Catalogue(snapshot)
    yield catalogue
    catalogue.close()


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Many]:
    """A generated catalogue of some hundred products, and its snapshot for plain SQL."""
    folder = tmp_path_factory.mktemp("many")
    catalogue, plain = opened(open_snapshot(generate(folder / "data", SIZE), folder))
    yield catalogue, plain
    plain.close()
    catalogue.close()


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("assistant")
    assistant = open_assistant(KNOWLEDGE, DATA, folder, lambda: TODAY)
    yield assistant
    assistant.close()
