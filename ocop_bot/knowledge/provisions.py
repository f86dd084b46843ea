"""The quantities of the decision in force, part by part: what a declared fact is held against."""

from collections.abc import Iterator, Mapping, Sequence

from ocop_bot.criteria.model import CriteriaSet, CriteriaSets, Criterion
from ocop_bot.knowledge.quantities import Quantity, quantities
from ocop_bot.law.model import DECISION, LawText
from ocop_bot.law.reference import Reference

CRITERIA_ANNEX = Reference(annex=2)
"""Phụ lục II: its text is the 26 criteria sets."""


class Provisions:
    """The law text and the criteria sets, with the quantities that stand in each part."""

    def __init__(self, law: Mapping[str, LawText], sets: CriteriaSets) -> None:
        self.law = law
        self._sets = sets
        self._found: dict[tuple[Reference, str | None], Sequence[Quantity]] = {}

    @property
    def decision(self) -> LawText | None:
        """The text of the decision in force, if we keep it."""
        return self.law.get(DECISION)

    def holds(self, reference: Reference, criterion: str | None, wanted: Quantity) -> bool:
        """Whether a part of the decision has this quantity.

        Raises:
            UnknownReferenceError: the decision has no such part.
        """
        key = (reference, criterion)
        if key not in self._found:
            self._found[key] = quantities(self._text(reference, criterion))
        return any(wanted.agrees(quantity) for quantity in self._found[key])

    def has_criterion(self, code: str) -> bool:
        """Whether some set has a criterion of this code, or one under it."""
        sets = self._sets.values()
        return any(_is_under(one.code, code) for each in sets for one in each.criteria)

    def _text(self, reference: Reference, criterion: str | None) -> str:
        if reference == CRITERIA_ANNEX:
            sets = self._sets.values()
            lines = [f"{len(sets)} bộ tiêu chí"] if criterion is None else []
            lines += [line for each in sets for line in _lines(each, criterion)]
            return "\n".join(dict.fromkeys(lines))  # most lines stand in many sets
        return self.decision.text(reference) if self.decision else ""


def _is_under(code: str, whole: str) -> bool:
    return code == whole or code.startswith(f"{whole}.")


def _lines(criteria_set: CriteriaSet, criterion: str | None) -> Iterator[str]:
    for one in criteria_set.criteria:
        if criterion is None or _is_under(one.code, criterion):
            yield from _criterion_lines(one)
    if criterion is not None:
        return
    for part in criteria_set.parts:
        yield f"{part.maximum} điểm"
        yield from (f"{section.maximum} điểm" for section in part.sections)
    yield from criteria_set.disqualifiers
    yield from (gate.text for gate in criteria_set.gates)


def _criterion_lines(criterion: Criterion) -> Iterator[str]:
    yield f"Tiêu chí {criterion.code}"
    yield criterion.name
    yield f"{criterion.maximum} điểm"
    yield criterion.requirement or ""
    for option in criterion.options:
        yield option.text
        yield f"{option.points} điểm"
        if option.stars:
            yield f"{option.stars} sao"
