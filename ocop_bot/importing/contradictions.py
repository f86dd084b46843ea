"""Rows of one file that speak of the same product: said twice, or each something else."""

from collections import defaultdict
from collections.abc import Sequence

from ocop_bot.importing.incoming import Incoming, Remark
from ocop_bot.importing.names import maker_key, product_key
from ocop_bot.texts import say


def without_contradictions(
    rows: Sequence[Incoming],
) -> tuple[Sequence[Incoming], Sequence[Remark], Sequence[Remark]]:
    """The rows to use, complaints of those that contradict each other, and needless repetitions.

    A product with other stars at another date has a history; at the same date, or without one,
    nobody can tell which row is right, so none is used.
    """
    alike: dict[tuple[str, str], list[Incoming]] = defaultdict(list)
    for row in rows:
        alike[product_key(row.name), maker_key(row.producer or "")].append(row)
    wrong: dict[int, Remark] = {}
    repeated: dict[int, Remark] = {}
    for same in alike.values():
        for at, row in enumerate(same):
            for other in same[:at]:
                if row.stars != other.stars and _not_apart(row, other):
                    wrong[id(row)] = _differs(row, other)
                    wrong.setdefault(id(other), _differs(other, row))
                elif row.stars == other.stars and _says_no_more(row, other):
                    repeated[id(row)] = Remark(
                        row.sheet, row.line, say("import.repeated", where=_where(other, row))
                    )
    unused = wrong.keys() | repeated.keys()
    kept = [row for row in rows if id(row) not in unused]
    only_repeated = [remark for key, remark in repeated.items() if key not in wrong]
    return kept, list(wrong.values()), only_repeated


def _not_apart(row: Incoming, other: Incoming) -> bool:
    """Whether two recognitions may be of the same day."""
    if row.stars is None or other.stars is None:
        return False
    if row.date is None or other.date is None:
        return True
    return row.date.earliest <= other.date.latest and other.date.earliest <= row.date.latest


def _says_no_more(row: Incoming, other: Incoming) -> bool:
    """Whether a row only repeats another."""
    return row.date in (None, other.date) and row.decision in (None, other.decision)


def _differs(row: Incoming, other: Incoming) -> Remark:
    reason = say("import.differs", stars=row.stars, where=_where(other, row), other=other.stars)
    return Remark(row.sheet, row.line, reason)


def _where(row: Incoming, seen_from: Incoming) -> str:
    if row.sheet == seen_from.sheet:
        return say("import.line", line=row.line)
    return say("import.line_of_sheet", line=row.line, sheet=row.sheet)
