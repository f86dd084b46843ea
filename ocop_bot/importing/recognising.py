"""Puts a recognition from a file into the history of a product, or finds it there already."""

import dataclasses
import enum
import re
from collections.abc import Sequence

from ocop_bot.catalogue import Event
from ocop_bot.catalogue.rows import RecognitionRow
from ocop_bot.importing.incoming import Incoming
from ocop_bot.partial_date import PartialDate
from ocop_bot.text.letters import fold
from ocop_bot.texts import say

_DIGITS = re.compile(r"\d+")

History = tuple[RecognitionRow, ...]


class Effect(enum.Enum):
    """What a row does to a history."""

    NOTHING = "nothing"
    FILLED = "filled"
    ADDED = "added"


class ContradictionError(ValueError):
    """A row says otherwise than what is known; the message says how."""


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """A history after a row, and what was done to it in words."""

    history: History
    effect: Effect
    told: str = ""


def with_recognition(history: History, row: Incoming, product: str, source: str) -> Outcome:
    """The history of a product with what a row says of its stars.

    Raises:
        ContradictionError: the row and the history cannot both be right.
    """
    if row.stars is None:
        return Outcome(history, Effect.NOTHING)
    for at, known in enumerate(history):
        if _is_same(known, row, history):
            return _filled(history, at, row)
    _refuse_contradiction(history, row)
    new = RecognitionRow(
        product=product,
        event=row.event or Event.RECOGNISED,
        stars=_STARS[row.stars],
        decision=row.decision,
        date=str(row.date) if row.date else None,
        round=row.round,
        source_url=source,
        note=row.note,
    )
    at = _place(history, row.date)
    whole = _with_events((*history[:at], new, *history[at:]))
    told = say(f"import.event_{whole[at].event.value}", stars=row.stars, when=_when(row))
    return Outcome(whole, Effect.ADDED, told)


_STARS = {1: "1", 2: "2", 3: "3", 4: "4", 5: "5"}


def _is_same(known: RecognitionRow, row: Incoming, history: History) -> bool:
    """Whether a row speaks of a recognition that is known."""
    same_stars = int(known.stars) == row.stars
    if known.decision and row.decision:
        same_number = _number(known.decision) == _number(row.decision)
        return same_number and same_stars and _agree(known, row)
    if not same_stars:
        return False
    if row.date is None and row.decision is None:
        return True
    if known.date is None and known.decision is None:
        return True
    if known.date is None or row.date is None:
        # the number of a decision without any date: of the only one with these stars
        return sum(one.stars == known.stars for one in history) == 1
    return _agree(known, row)


def _agree(known: RecognitionRow, row: Incoming) -> bool:
    """Whether the dates may be the same day."""
    if known.date is None or row.date is None:
        return True
    date = PartialDate.parse(known.date)
    return date.earliest <= row.date.latest and row.date.earliest <= date.latest


def _refuse_contradiction(history: History, row: Incoming) -> None:
    if not history:
        return
    for known in history:
        date = PartialDate.parse(known.date) if known.date else None
        same_decision = bool(
            known.decision and row.decision and _number(known.decision) == _number(row.decision)
            and _agree(known, row)
        )  # fmt: skip
        same_day = date is not None and date.is_day and date == row.date
        if int(known.stars) != row.stars and (same_decision or same_day):
            raise ContradictionError(_contradiction(known, row))
    last = history[-1]
    if row.date is None and row.stars is not None and row.stars < int(last.stars):
        raise ContradictionError(_contradiction(last, row))


def _contradiction(known: RecognitionRow, row: Incoming) -> str:
    when = ", ".join(part for part in (known.decision, known.date) if part)
    return say("import.contradiction", known=known.stars, when=f" ({when})" if when else "",
               stars=row.stars)  # fmt: skip


def _filled(history: History, at: int, row: Incoming) -> Outcome:
    """Fill in what was not known of a recognition; a date may become more exact."""
    known = history[at]
    filled: dict[str, str] = {}
    if known.decision is None and row.decision:
        filled["decision"] = row.decision
    if known.round is None and row.round:
        filled["round"] = row.round
    if row.date and _is_more_exact(row.date, known.date):
        filled["date"] = str(row.date)
    if not filled:
        return Outcome(history, Effect.NOTHING)
    whole = (*history[:at], known.model_copy(update=filled), *history[at + 1 :])
    shown = filled | ({"date": _shown(row.date)} if row.date and "date" in filled else {})
    told = ", ".join(
        say(f"import.filled_{name}", value=value) for name, value in sorted(shown.items())
    )
    return Outcome(whole, Effect.FILLED, told)


def _is_more_exact(date: PartialDate, known: str | None) -> bool:
    if known is None:
        return True
    before = PartialDate.parse(known)
    return date != before and before.earliest <= date.earliest and date.latest <= before.latest


def _place(history: History, date: PartialDate | None) -> int:
    """Where a recognition of a date belongs; one without a date is the last."""
    if date is None:
        return len(history)
    for at, known in enumerate(history):
        if known.date and PartialDate.parse(known.date).earliest > date.latest:
            return at
    return len(history)


def _with_events(history: Sequence[RecognitionRow]) -> History:
    """Only the first recognition is the first; what follows is one with more stars, or again."""
    whole = list(history)
    for at in range(1, len(whole)):
        if whole[at].event is Event.RECOGNISED:
            more = int(whole[at].stars) > int(whole[at - 1].stars)
            event = Event.UPGRADED if more else Event.RENEWED
            whole[at] = whole[at].model_copy(update={"event": event})
    return tuple(whole)


def _number(decision: str) -> str:
    """The digits of a decision, by which it is compared; without any, all of it."""
    found = _DIGITS.search(decision)
    return found[0].lstrip("0") if found else fold(decision)


def _when(row: Incoming) -> str:
    parts = [row.decision or "", _shown(row.date) if row.date else ""]
    when = ", ".join(part for part in parts if part)
    return f" ({when})" if when else ""


def _shown(date: PartialDate) -> str:
    """A date as people write it, as exact as it is known."""
    if date.is_day:
        return f"{date.earliest:%d/%m/%Y}"
    return f"{date.earliest:%m/%Y}" if date.is_month else f"{date.earliest:%Y}"
