"""Plain hints for the criteria: what is looked at, what proves it, how hard it is to raise."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from ocop_bot.content_files import read_yaml
from ocop_bot.criteria.model import CriteriaSets, Criterion
from ocop_bot.faults import Fault, reasons

FILE = "hints.yaml"
LONGEST = 200
"""Characters of a hint: two short sentences."""

_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST)]


class Hint(BaseModel):
    """A hint for a criterion.

    ``effort`` (1–3) is our own estimate of how hard one level up is: papers within weeks, money
    or contracts within months, another way of producing within years.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    sets: tuple[int, ...] = ()
    hint: _Line
    evidence: _Line
    effort: int = Field(ge=1, le=3)


@dataclasses.dataclass(frozen=True, slots=True)
class Hints:
    """All hints, found by the name of the criterion and the set."""

    by_set: Mapping[tuple[str, int], Hint]
    by_name: Mapping[str, Hint]

    def of(self, criterion: Criterion, set_number: int) -> Hint:
        """The hint of a criterion in a set."""
        return self.by_set.get((criterion.name, set_number)) or self.by_name[criterion.name]


def read_hints(folder: Path, sets: CriteriaSets, faults: list[Fault]) -> Hints:
    """Read the hints; every criterion must have one."""
    path = folder / FILE
    items = _items(path, faults)
    hints = Hints(
        by_set={(hint.name, number): hint for hint in items for number in hint.sets},
        by_name={hint.name: hint for hint in items if not hint.sets},
    )
    faults += [Fault(path, 1, reason) for reason in _missing(hints, sets)]
    return hints


def _items(path: Path, faults: list[Fault]) -> Sequence[Hint]:
    located = read_yaml(path, faults)
    if located is None or not isinstance(located.value, list):
        return ()
    found: list[Hint] = []
    for at, item in enumerate(located.value):
        try:
            found.append(Hint.model_validate(item))
        except ValidationError as error:
            faults += [
                Fault(path, located.line((at, *where)), why) for where, why in reasons(error)
            ]
    return found


def _missing(hints: Hints, sets: CriteriaSets) -> Iterator[str]:
    names = {
        (criterion.name, number)
        for number, criteria_set in sets.items()
        for criterion in criteria_set.criteria
    }
    for name, number in sorted(names):
        if name not in hints.by_name and (name, number) not in hints.by_set:
            yield f"chưa có gợi ý cho tiêu chí “{name}” của bộ {number}"
    known = {name for name, _ in names}
    for name in sorted((hints.by_name.keys() | {name for name, _ in hints.by_set}) - known):
        if known:
            yield f"không có tiêu chí nào tên “{name}”"
