"""An answer sheet (phiếu tự chấm): what was answered so far, and its short form for an address.

The whole sheet fits into an address, so a half-finished self-assessment works after a restart and
on another device, and nothing of it needs to be kept about people but that address.
"""

import dataclasses
import string
import zlib
from collections.abc import Sequence

from ocop_bot.criteria import CriteriaSet, Criterion, Option

UNANSWERED, NONE = 0, 1
"""What may be answered to a criterion beside its levels: nothing yet; that no level is met."""

_FIRST_LEVEL = 2
_DIGITS = string.digits + string.ascii_uppercase + string.ascii_lowercase
_CHECK_LENGTH = 2


class SheetError(ValueError):
    """A text is no sheet of this set, or the set has changed since."""


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """The answers to a set: the disqualifiers first, then each criterion in order.

    An answer is `UNANSWERED`, `NONE`, a level (from 2, in the order of the options), or after the
    levels the gate of the criterion. For the disqualifiers `NONE` says that none applies.
    """

    answers: tuple[int, ...]

    @classmethod
    def blank(cls, criteria_set: CriteriaSet) -> "Sheet":
        """A sheet without answers."""
        return cls((UNANSWERED,) * len(_radices(criteria_set)))

    def level(self, criteria_set: CriteriaSet, at: int) -> Option | None:
        """The level answered to the criterion at a place (from 0); None when it is none."""
        options = criteria_set.criteria[at].options
        level = self.answers[at + 1] - _FIRST_LEVEL
        return options[level] if 0 <= level < len(options) else None

    def points(self, criteria_set: CriteriaSet, at: int) -> int:
        """The points of the criterion at a place."""
        level = self.level(criteria_set, at)
        return level.points if level else 0

    def is_answered(self, at: int) -> bool:
        """Whether the criterion at a place was answered."""
        return self.answers[at + 1] != UNANSWERED

    def is_caught(self, criteria_set: CriteriaSet, at: int) -> bool:
        """Whether the criterion at a place was answered by its gate."""
        return self.answers[at + 1] == gate_answer(criteria_set.criteria[at])

    @property
    def disqualified(self) -> bool | None:
        """Whether a disqualifier applies; None when not answered."""
        return None if self.answers[0] == UNANSWERED else self.answers[0] != NONE

    def with_answer(self, at: int, answer: int) -> "Sheet":
        """The sheet with another answer to the criterion at a place (-1: the disqualifiers)."""
        answers = list(self.answers)
        answers[at + 1] = answer
        return Sheet(tuple(answers))

    @property
    def answered(self) -> int:
        """How many criteria were answered."""
        return sum(answer != UNANSWERED for answer in self.answers[1:])

    @property
    def first_open(self) -> int | None:
        """The first criterion without an answer; None when all have one."""
        return next((at for at in range(len(self.answers) - 1) if not self.is_answered(at)), None)


def level_answer(level: int) -> int:
    """The answer that chooses a level (from 0)."""
    return _FIRST_LEVEL + level


def gate_answer(criterion: Criterion) -> int | None:
    """The answer that says a product is caught by the gate of a criterion; None without gate."""
    return _FIRST_LEVEL + len(criterion.options) if criterion.gate else None


def pack(sheet: Sheet, criteria_set: CriteriaSet) -> str:
    """Write a sheet in letters and digits: at most 18 for every set."""
    number = 0
    for answer, radix in zip(sheet.answers, _radices(criteria_set), strict=True):
        number = number * radix + answer
    return _check(criteria_set) + _to_text(number)


def unpack(text: str, criteria_set: CriteriaSet) -> Sheet:
    """Read what `pack` wrote.

    Raises:
        SheetError: it is no sheet of this set as the set is now.
    """
    check, body = text[:_CHECK_LENGTH], text[_CHECK_LENGTH:]
    if check != _check(criteria_set) or not body:
        raise SheetError(f"phiếu không thuộc bộ {criteria_set.number}: {text[:40]!r}")
    number = _to_number(body)
    answers: list[int] = []
    for radix in reversed(_radices(criteria_set)):
        number, answer = divmod(number, radix)
        answers.append(answer)
    if number:
        raise SheetError(f"phiếu dài quá bộ {criteria_set.number}: {text[:40]!r}")
    return Sheet(tuple(reversed(answers)))


def _radices(criteria_set: CriteriaSet) -> Sequence[int]:
    """How many answers there are to the disqualifiers and to each criterion."""
    return (
        3,
        *(
            _FIRST_LEVEL + len(one.options) + (1 if one.gate else 0)
            for one in criteria_set.criteria
        ),
    )


def _check(criteria_set: CriteriaSet) -> str:
    """Two letters that change when the set does, so that an old sheet is not misread."""
    shape = f"{criteria_set.number}:" + ",".join(
        f"{one.code}={radix}"
        for one, radix in zip(criteria_set.criteria, _radices(criteria_set)[1:], strict=True)
    )
    return _to_text(zlib.crc32(shape.encode()) % len(_DIGITS) ** _CHECK_LENGTH).rjust(
        _CHECK_LENGTH, "0"
    )


def _to_text(number: int) -> str:
    text = ""
    while number or not text:
        number, digit = divmod(number, len(_DIGITS))
        text = _DIGITS[digit] + text
    return text


def _to_number(text: str) -> int:
    number = 0
    for letter in text[:40]:
        digit = _DIGITS.find(letter)
        if digit < 0:
            raise SheetError(f"phiếu có ký tự lạ: {letter!r}")
        number = number * len(_DIGITS) + digit
    return number
