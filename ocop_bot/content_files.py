"""Reads content files: what cannot be read becomes a fault with its line."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from ocop_bot.faults import Fault
from ocop_bot.located_yaml import Located, YamlFaultError, parse

FENCE = "---"
"""The line before and after the front matter of a Markdown file."""


@dataclasses.dataclass(frozen=True, slots=True)
class FrontMatter:
    """A Markdown file: the fields on top, and the lines below them.

    ``fields`` counts its lines from the second of the file; ``first_line`` is the number (1-based)
    of the first line below.
    """

    fields: Located
    lines: Sequence[str]
    first_line: int


def read_text(path: Path, faults: list[Fault]) -> str | None:
    """The text of a file; None and a fault when there is none."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        faults.append(Fault(path, 1, "không đọc được tệp"))
    except UnicodeDecodeError:
        faults.append(Fault(path, 1, "tệp không phải UTF-8"))
    return None


def read_yaml(path: Path, faults: list[Fault]) -> Located | None:
    """The YAML of a file; None and a fault when it cannot be read."""
    text = read_text(path, faults)
    return None if text is None else _parsed(path, text, faults)


def read_front_matter(path: Path, faults: list[Fault]) -> FrontMatter | None:
    """A Markdown file with front matter; None and a fault when it cannot be read."""
    text = read_text(path, faults)
    if text is None:
        return None
    lines = text.split("\n")
    end = next((at for at, line in enumerate(lines) if at and line.rstrip() == FENCE), None)
    if lines[0].rstrip() != FENCE or end is None:
        faults.append(Fault(path, 1, f"phần đầu phải nằm giữa hai dòng “{FENCE}”"))
        return None
    fields = _parsed(path, "\n".join(lines[1:end]), faults, skipped=1)
    if fields is None:
        return None
    if not isinstance(fields.value, dict):
        faults.append(Fault(path, 2, "phần đầu trống hoặc không phải các trường “tên: giá trị”"))
        return None
    return FrontMatter(fields, lines[end + 1 :], end + 2)


def _parsed(path: Path, text: str, faults: list[Fault], skipped: int = 0) -> Located | None:
    try:
        return parse(text)
    except YamlFaultError as error:
        faults.append(Fault(path, error.line + skipped, f"không đọc được YAML: {error}"))
        return None
