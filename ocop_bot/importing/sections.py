"""Rows that head a part of the table: "I. Huyện Nga Sơn", "A. SẢN PHẨM 5 SAO", a decision."""

import dataclasses
import datetime
import re

from ocop_bot.catalogue import Group
from ocop_bot.importing.addresses import Addresses
from ocop_bot.importing.cells import CellError, Decision, read_decision, read_group, read_stars
from ocop_bot.text.letters import fold, folded_words

_MARKER = re.compile(r"^\s*(?P<roman>[IVX]{1,6})\b[.)/:\s-]+|^\s*(?P<letter>[A-ZĐ])[.)/:-]\s*")
_STARS = re.compile(r"\b([1-5]|mot|hai|ba|bon|nam) sao\b")
_PLACE = re.compile(
    r"^(?:dia ban |cac san pham )?(?:huyen|thi xa|thanh pho|tp|tx|xa|phuong|thi tran)\b"
)
_COUNT = re.compile(r"\s*[(:]\s*\d+\s*(?:sản phẩm|sp)?\s*\)?\s*$", re.IGNORECASE)


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """What the headings above a row say of it; None: nothing."""

    place: str | None = None
    stars: int | None = None
    group: Group | None = None
    decision: Decision | None = None

    @property
    def says_anything(self) -> bool:
        """Whether a heading was understood."""
        return self != Section()


def marker(text: str) -> str | None:
    """The kind of marker a text begins with: "roman" in "II. …", "letter" in "A. …"."""
    found = _MARKER.match(text)
    return found.lastgroup if found else None


def read_section(text: str, addresses: Addresses, today: datetime.date) -> Section:
    """What a heading says of the rows below it."""
    said = _COUNT.sub("", _MARKER.sub("", text)).strip()
    words = folded_words(said)
    stars = None
    if found := _STARS.search(words):
        try:
            stars = read_stars(found[0])
        except CellError:
            stars = None
    decision = None
    if "/qd" in fold(said) or words.startswith("quyet dinh"):
        try:
            decision = read_decision(said, today)
        except CellError:
            decision = None
    place = None
    if _PLACE.match(words) or (stars is None and decision is None):
        place = said if addresses.find(said).is_known else None
    grouped = marker(text) or words.startswith(("nhom", "nganh", "san pham"))
    group = read_group(said) if grouped else None
    return Section(place, stars, group, decision)


class Sections:
    """The headings above the row that is read, outer ones first."""

    def __init__(self) -> None:
        self._stack: list[tuple[str, Section]] = []

    def enter(self, kind: str | None, section: Section) -> None:
        """A new heading ends the last one of its kind and all inside that."""
        level = kind or f"{section.place is not None} {section.stars is not None}"
        kinds = [one for one, _ in self._stack]
        if level in kinds:
            del self._stack[kinds.index(level) :]
        self._stack.append((level, section))

    @property
    def now(self) -> Section:
        """All that the headings say; inner ones go before outer ones."""
        joined = Section()
        for _, section in self._stack:
            said = {
                field.name: value
                for field in dataclasses.fields(section)
                if (value := getattr(section, field.name)) is not None
            }
            joined = dataclasses.replace(joined, **said)
        return joined
