"""Question files: what people type, and what would be right."""

import dataclasses
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ocop_bot.faults import ContentError, Fault
from ocop_bot.understanding.intent import Kind

KIND_NAMES: Mapping[str, Kind] = {
    "kb": Kind.KNOWLEDGE,
    "knowledge": Kind.KNOWLEDGE,
    "product": Kind.PRODUCT,
    "stats": Kind.STATISTIC,
    "statistic": Kind.STATISTIC,
    "smalltalk": Kind.SMALLTALK,
    "out_of_scope": Kind.OUT_OF_SCOPE,
}
"""Names of kinds in question files."""


@dataclasses.dataclass(frozen=True, slots=True)
class Question:
    """A question of a file with what would be right."""

    q: str
    kind: str
    topic: str | None
    style: str
    prev: str | None
    slots: Mapping[str, Any]

    @property
    def topics(self) -> frozenset[str]:
        """All topics that would be right."""
        return frozenset([*([self.topic] if self.topic else []), *self.slots.get("also", [])])

    @property
    def kinds(self) -> Sequence[str]:
        """All kinds that would be right, by their names in the file."""
        return [self.kind, *self.slots.get("also_kind", [])]


def read_folder(folder: Path) -> Sequence[Question]:
    """Read all question files of a folder, in the order of their names."""
    return [
        question for path in sorted(folder.glob("*.jsonl")) for question in read_questions(path)
    ]


def read_questions(path: Path) -> Sequence[Question]:
    """Read a file of questions, one JSON object a line.

    Raises:
        ContentError: a line is not such an object.
    """
    questions: list[Question] = []
    faults: list[Fault] = []
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError([Fault(path, 1, f"không đọc được tệp: {error}")]) from error
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
            questions.append(
                Question(
                    q=str(raw["q"]),
                    kind=str(raw["kind"]),
                    topic=raw.get("topic"),
                    style=str(raw.get("style", "")),
                    prev=raw.get("prev"),
                    slots=raw.get("slots") or {},
                )
            )
            KIND_NAMES[questions[-1].kind]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            faults.append(Fault(path, number, f"không phải câu hỏi đúng mẫu: {error}"))
    if faults:
        raise ContentError(faults)
    return questions
