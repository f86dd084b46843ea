"""The shapes of the curated content: `LegalDocument`, `Source`, `Fact`, `Entry`."""

import datetime
import enum
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from ocop_bot.partial_date import PartialDate

FEWEST_QUESTIONS = 8
"""Phrasings an entry needs at least; fewer and it is not found (measured)."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Confidence = Literal["high", "medium", "low"]


def _partial_date(value: object) -> PartialDate:
    return PartialDate.parse(str(value))


PublicDate = Annotated[PartialDate, BeforeValidator(_partial_date)]


class Standing(enum.Enum):
    """Whether a legal document counts on a day (tình trạng hiệu lực)."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    ENDED = "ended"
    SUSPENDED = "suspended"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class LegalDocument(_Frozen):
    """A legal document (văn bản) with the days between which it counts."""

    id: Slug
    number: Text
    kind: Text
    issuer: Text
    title: Text
    date: datetime.date | None = None
    in_force_from: datetime.date | None = None
    in_force_until: datetime.date | None = None
    suspended: bool = False
    replaced_by: Slug | None = None
    amends: Slug | None = None
    status_note: Text | None = None
    changes: Text | None = None
    address: Text | None = None
    confidence: Confidence

    @property
    def name(self) -> str:
        """The way people cite it: "Quyết định 26/2026/QĐ-TTg"."""
        return f"{self.kind} {self.number}"

    def standing(self, day: datetime.date) -> Standing:
        """Whether it counts on a day. Unknown limits are taken as open."""
        if self.suspended:
            return Standing.SUSPENDED
        if self.in_force_from and day < self.in_force_from:
            return Standing.NOT_YET
        if self.in_force_until and day > self.in_force_until:
            return Standing.ENDED
        return Standing.IN_FORCE


class Source(_Frozen):
    """Where an answer rests: a legal document with its article, or a public page."""

    document: Slug | None = None
    article: Text | None = None
    title: Text | None = None
    address: Text | None = None
    date: PublicDate | None = None


class Fact(_Frozen):
    """Words of an answer that hold a number, a date or a deadline, and what they rest on.

    Attributes:
        says: the words as they stand in the body, without ``**``.
        at: citation in the decision in force; ``criterion`` narrows "Phụ lục II" down ("4.1").
        source: number (from one) of the source of the entry whose text we do not keep.
        computed: how we reckoned it ourselves.
    """

    says: Text
    at: Text | None = None
    criterion: Text | None = None
    source: Annotated[int, Field(ge=1)] | None = None
    computed: Text | None = None

    @model_validator(mode="after")
    def _one_ground(self) -> "Fact":
        if sum(ground is not None for ground in (self.at, self.source, self.computed)) != 1:
            raise ValueError("cần đúng một trong at, source, computed")
        if self.criterion and self.at != "Phụ lục II":
            raise ValueError("criterion chỉ đi với at: Phụ lục II")
        return self


class Tool(enum.StrEnum):
    """A tool an answer leads to."""

    FIND_SET = "find_set"
    ASSESS = "assess"
    GUIDE_FIRST = "guide_first"
    GUIDE_UPGRADE = "guide_upgrade"
    GUIDE_AGAIN = "guide_again"
    GUIDE_COMMUNE = "guide_commune"
    READ_LAW = "read_law"
    ROUNDS = "rounds"
    RENEWAL = "renewal"
    COMMUNE_DEADLINE = "commune_deadline"


class Audience(enum.StrEnum):
    """For whom an entry is written."""

    PRODUCER = "producer"
    CITIZEN = "citizen"
    STAFF = "staff"


class Entry(_Frozen):
    """One answer of the knowledge base (mục tri thức) with the questions it answers."""

    id: Slug
    topic: Slug
    title: Annotated[Text, StringConstraints(max_length=60)]
    questions: tuple[Text, ...] = Field(min_length=FEWEST_QUESTIONS)
    sources: tuple[Source, ...] = Field(min_length=1)
    valid_from: datetime.date
    valid_to: datetime.date | None = None
    verified_on: datetime.date
    audience: tuple[Audience, ...] = Field(min_length=1)
    related: tuple[Slug, ...] = ()
    facts: tuple[Fact, ...] = ()
    tools: tuple[Tool, ...] = ()
    history: bool = False
    body: Text
