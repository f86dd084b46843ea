"""The texts the assistant says, kept apart from logic in the YAML files beside this one."""

import functools
from collections.abc import Mapping
from pathlib import Path

import yaml

from ocop_bot.located_yaml import Loader


def say(key: str, **values: object) -> str:
    """A text with its values put in. Values cannot bring markup of their own.

    Raises:
        KeyError: there is no such text, or a value is missing.
    """
    plain = {name: str(value).replace("**", "") for name, value in values.items()}
    return _texts()[key].format(**plain)


def has(key: str) -> bool:
    """Whether there is such a text."""
    return key in _texts()


@functools.cache
def _texts() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for path in sorted(Path(__file__).parent.glob("*.yaml")):
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader)  # noqa: S506 - a safe loader
        for section, texts in raw.items():
            for name, text in texts.items():
                found[f"{section}.{name}"] = str(text).strip()
    return found
