"""What is wrong with a content or data file, so that whoever keeps it can mend it."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

_REASONS = {
    "missing": "thiếu trường này",
    "extra_forbidden": "trường lạ, không có trong mẫu",
    "date_from_datetime_parsing": "không phải ngày dạng 2026-05-22",
    "date_parsing": "không phải ngày dạng 2026-05-22",
    "date_type": "không phải ngày dạng 2026-05-22",
    "string_type": "phải là chữ (nếu là số hay ngày, đặt trong dấu nháy)",
    "tuple_type": "phải là một danh sách",
    "bool_parsing": "phải là true hoặc false",
}


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault: the file, the line (1-based), and the reason in Vietnamese."""

    path: Path
    line: int
    reason: str

    def __str__(self) -> str:
        """Write it as editors understand it: ``file:line: reason``."""
        return f"{self.path}:{self.line}: {self.reason}"


class ContentError(Exception):
    """Content or data cannot be used; carries every fault found, not only the first."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def reasons(error: ValidationError) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Where each field of a record went wrong and why, in Vietnamese."""
    for details in error.errors():
        yield details["loc"], f"{_spell(details['loc'])}: {_reason(details)}"


def _spell(location: Iterable[str | int]) -> str:
    """Write ("sources", 0, "article") as "sources[1].article", counting from one as people do."""
    parts = [f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in location]
    return "".join(parts).removeprefix(".") or "mục"


def _reason(details: ErrorDetails) -> str:
    kind, context = details["type"], details.get("ctx", {})
    if kind in _REASONS:
        return _REASONS[kind]
    if kind in ("too_short", "string_too_short"):
        least = context.get("min_length", 1)
        found = context.get("actual_length", 0)
        return f"cần ít nhất {least}, đang có {found}"
    if kind in ("string_too_long", "too_long"):
        return f"dài quá {context.get('max_length')}"
    if kind == "string_pattern_mismatch":
        return "chỉ dùng chữ thường không dấu, số và gạch nối"
    if kind in ("literal_error", "enum"):
        return f"phải là một trong: {context.get('expected')}"
    if kind == "value_error":
        return str(context.get("error", details["msg"]))
    return details["msg"]
