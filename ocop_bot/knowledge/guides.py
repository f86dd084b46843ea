"""Step-by-step guides (hướng dẫn) with checklists that fit the product and its producer."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from ocop_bot.catalogue.model import ProducerType
from ocop_bot.content_files import read_yaml
from ocop_bot.criteria.model import LAST_SET
from ocop_bot.faults import Fault, reasons
from ocop_bot.knowledge.model import Slug, Source, Text
from ocop_bot.located_yaml import Located

MOST_ITEMS = 40
"""Items of a checklist: its ticks are packed into an address."""


def _set_number(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LAST_SET:
        return value
    raise ValueError(f"số bộ tiêu chí phải từ 1 đến {LAST_SET}")


SetNumber = Annotated[int, BeforeValidator(_set_number)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=12)]
Sources = Annotated[tuple[Source, ...], Field(min_length=1)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Step(_Frozen):
    """One step of a guide: who does what, where, and how long it takes.

    ``leads_to`` is the tool of the assistant that helps with it.
    """

    title: Text
    who: Text
    what: Text
    where: Text
    how_long: Text
    sources: Sources
    leads_to: Literal["find_set", "assess", "rounds", "renewal", "law"] | None = None


class ChecklistItem(_Frozen):
    """A paper or thing to prepare (giấy tờ, mẫu, việc phải có), and for whom.

    ``required`` only where the law names it as compulsory; ``papers_valid`` says how long the
    paper itself is valid. Empty conditions fit everyone.
    """

    key: Key
    text: Text
    why: Text
    papers_valid: Text | None = None
    only_types: tuple[ProducerType, ...] = ()
    not_types: tuple[ProducerType, ...] = ()
    only_sets: tuple[SetNumber, ...] = ()
    not_sets: tuple[SetNumber, ...] = ()
    required: bool = False
    sources: Sources

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> Self:
        if (self.only_types and self.not_types) or (self.only_sets and self.not_sets):
            raise ValueError("chỉ dùng một trong hai: only_… hoặc not_…")
        return self

    def fits(self, set_number: int | None, producer_type: ProducerType | None) -> bool:
        """Whether it is meant for this product and producer; what is not known does not narrow."""
        return _fits(set_number, self.only_sets, self.not_sets) and _fits(
            producer_type, self.only_types, self.not_types
        )


class Guide(_Frozen):
    """A way through the procedure for one purpose; ``ask_about`` is what the law leaves open."""

    id: Slug
    title: Annotated[Text, StringConstraints(max_length=60)]
    for_whom: Text
    summary: Text
    steps: tuple[Step, ...] = Field(min_length=1)
    checklist: tuple[ChecklistItem, ...] = Field(min_length=1, max_length=MOST_ITEMS)
    ask_about: tuple[Text, ...] = ()

    @property
    def depends_on_set(self) -> bool:
        """Whether the checklist differs from one criteria set to another."""
        return any(item.only_sets or item.not_sets for item in self.checklist)

    @property
    def depends_on_type(self) -> bool:
        """Whether the checklist differs from one legal form of the producer to another."""
        return any(item.only_types or item.not_types for item in self.checklist)


def items_for(
    guide: Guide, set_number: int | None, producer_type: ProducerType | None
) -> Sequence[ChecklistItem]:
    """The items meant for a product and its producer, in the guide's order.

    None is "not known yet" and does not narrow: the list then holds what might be needed.
    """
    return tuple(item for item in guide.checklist if item.fits(set_number, producer_type))


@dataclasses.dataclass(frozen=True, slots=True)
class GuideFile:
    """A guide with the places of its parts."""

    path: Path
    located: Located
    guide: Guide

    def sources(self) -> Iterator[tuple[tuple[str | int, ...], Source]]:
        """Every source with its place in the file."""
        parts: Mapping[str, Sequence[Step | ChecklistItem]] = {
            "steps": self.guide.steps,
            "checklist": self.guide.checklist,
        }
        for part, items in parts.items():
            for at, item in enumerate(items):
                yield from (
                    ((part, at, "sources", number), source)
                    for number, source in enumerate(item.sources)
                )


def read_guides(folder: Path, faults: list[Fault]) -> Sequence[GuideFile]:
    """Read the guides of a folder, one YAML file each; what is wrong is added to ``faults``."""
    found = (_read_guide(path, faults) for path in sorted(folder.glob("*.yaml")))
    return [file for file in found if file]


def _read_guide(path: Path, faults: list[Fault]) -> GuideFile | None:
    located = read_yaml(path, faults)
    if located is None:
        return None
    if not isinstance(located.value, dict):
        faults.append(Fault(path, 1, "tệp trống hoặc không phải các trường “tên: giá trị”"))
        return None
    try:
        guide = Guide.model_validate(located.value)
    except ValidationError as error:
        faults += [Fault(path, located.line(where), reason) for where, reason in reasons(error)]
        return None
    file = GuideFile(path, located, guide)
    found = list(_check(file))
    faults += found
    return None if found else file


def _check(file: GuideFile) -> Iterator[Fault]:
    guide, path, located = file.guide, file.path, file.located
    if guide.id != path.stem:
        reason = f"id “{guide.id}” phải trùng tên tệp “{path.stem}”"
        yield Fault(path, located.line(("id",)), reason)
    seen: set[str] = set()
    for at, item in enumerate(guide.checklist):
        if item.key in seen:
            line = located.line(("checklist", at, "key"))
            yield Fault(path, line, f"key “{item.key}” đã có ở trên")
        seen.add(item.key)
    for where, source in file.sources():
        if source.document is None:
            reason = "nguồn của hướng dẫn phải là một văn bản (document)"
            yield Fault(path, located.line(where[:-1]), reason)


def _fits(value: object, only: tuple[object, ...], never: tuple[object, ...]) -> bool:
    if value is None:
        return True
    return value not in never and (not only or value in only)
