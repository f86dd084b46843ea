"""A self-assessment at work: the set, the sheet, and the addresses that lead on from it."""

import dataclasses

from ocop_bot.address import SheetAddress, SheetView
from ocop_bot.assessment import Sheet, pack, unpack
from ocop_bot.criteria import CriteriaSet, CriteriaSets


@dataclasses.dataclass(frozen=True, slots=True)
class Work:
    """A sheet with its set."""

    criteria_set: CriteriaSet
    sheet: Sheet

    def at(self, view: SheetView, place: int = 0, sheet: Sheet | None = None) -> SheetAddress:
        """The address of a view of this sheet, or of the sheet as it would become."""
        packed = pack(sheet or self.sheet, self.criteria_set)
        return SheetAddress(self.criteria_set.number, packed, view, place)

    @property
    def first_question(self) -> int:
        """The number of the first question: 0 where there are disqualifiers to ask about."""
        return 0 if self.criteria_set.disqualifiers else 1

    def question(self, number: int, sheet: Sheet | None = None) -> SheetAddress:
        """The address of a question: 0 the disqualifiers, then the criteria from 1.

        After the last question comes the result.
        """
        if number > len(self.criteria_set.criteria):
            return self.at(SheetView.RESULT, sheet=sheet)
        return self.at(SheetView.QUESTION, number, sheet)


def begin(criteria_set: CriteriaSet) -> SheetAddress:
    """The address of the first question of a blank sheet."""
    work = Work(criteria_set, Sheet.blank(criteria_set))
    return work.question(work.first_question)


def work_at(address: SheetAddress, sets: CriteriaSets) -> Work:
    """The work at an address.

    Raises:
        SheetError: the sheet is not one of the set as it is now.
    """
    criteria_set = sets[address.number]
    return Work(criteria_set, unpack(address.sheet, criteria_set))
