"""What an import tells: columns as understood, bad rows, what would change, how to go on."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ocop_bot.catalogue.versions import Version
from ocop_bot.importing.incoming import Remark, bad_rows
from ocop_bot.importing.plan import Change, Plan
from ocop_bot.importing.reading import ReadFile, ReadSheet
from ocop_bot.text import printing
from ocop_bot.texts import say

if TYPE_CHECKING:
    from ocop_bot.importing.command import Prepared

EXAMPLES = 20
MOST_WARNINGS = 50

_INDENT = "  "


def preview(prepared: "Prepared", *, asks: bool = True) -> str:
    """All that is to be told of a file; ``asks`` for the command that applies it."""
    plan, read, request = prepared.plan, prepared.read, prepared.request
    parts = [
        say("import.title", file=request.file.name),
        *("\n".join(_sheet(sheet)) for sheet in read.sheets),
        _remarks("import.complaints", plan.complaints, plan.bad_rows, len(plan.complaints)),
        _remarks("import.warnings", plan.warnings, len(plan.warnings), MOST_WARNINGS),
        _changes("import.added", plan.added),
        _changes("import.changed", plan.changed),
        _changes("import.removed", plan.removed),
        "\n".join(_sums(plan, read)),
    ]
    if asks:
        parts.append(_how_to_go_on(prepared))
    return "\n\n".join(part for part in parts if part)


def _sheet(sheet: ReadSheet) -> Iterator[str]:
    if sheet.header is None:
        yield say("import.skipped", sheet=sheet.name, why=sheet.why)
        return
    yield say(
        "import.sheet", sheet=sheet.name, line=sheet.header.end, products=_number(sheet.products)
    )
    for one in sheet.header.headings:
        meaning = say(f"column.{one.column.value}")
        if one.stars is not None:
            meaning = say("import.tick", stars=one.stars)
        yield _INDENT + say(
            "import.column", letter=one.letter, heading=one.written, meaning=meaning
        )
    if sheet.others:
        yield _INDENT + say("import.others", lines=_ranges(sheet.others))
    if sheet.header.unknown:
        yield _INDENT + say("import.unknown_columns", headings=", ".join(sheet.header.unknown))


def _ranges(lines: Sequence[int]) -> str:
    """Row numbers, those in a row joined: "7, 12, 15–18"."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    told = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return ", ".join([*told[:EXAMPLES], *(["…"] if len(told) > EXAMPLES else [])])


def _remarks(key: str, remarks: Sequence[Remark], count: int, most: int) -> str:
    if not remarks:
        return ""
    lines = [say(key, count=_number(count))]
    lines += [
        _INDENT + say("import.remark", sheet=one.sheet, line=one.line, reason=one.reason)
        for one in remarks[:most]
    ]
    return "\n".join([*lines, *_more(len(remarks) - most)])


def _changes(key: str, changes: Sequence[Change]) -> str:
    if not changes:
        return ""
    lines = [say(key, count=_number(len(changes)))]
    lines += [
        _INDENT + say("import.change", name=one.name, told=one.told) for one in changes[:EXAMPLES]
    ]
    return "\n".join([*lines, *_more(len(changes) - EXAMPLES)])


def _more(count: int) -> Sequence[str]:
    return [_INDENT + say("import.more", count=_number(count))] if count > 0 else []


def _sums(plan: Plan, read: ReadFile) -> Iterator[str]:
    yield say(
        "import.sums",
        read=_number(len(read.products) + bad_rows(read.complaints)),
        bad=_number(plan.bad_rows),
        added=_number(len(plan.added)),
        changed=_number(len(plan.changed)),
        unchanged=_number(plan.unchanged),
    )
    if plan.removed:
        yield say("import.sums_removed", count=_number(len(plan.removed)))
    elif plan.absent:
        yield say("import.sums_absent", count=_number(plan.absent))
    products = plan.tables.products.values()
    all_ = len(products)
    if all_:
        yield say(
            "import.coverage",
            all=_number(all_),
            stars=_share(sum(bool(plan.tables.recognitions.get(one.id)) for one in products), all_),
            places=_share(
                sum(bool(one.former_district or one.former_commune or one.commune)
                    for one in products), all_),
            producers=_share(sum(one.producer is not None for one in products), all_),
        )  # fmt: skip


def _how_to_go_on(prepared: "Prepared") -> str:
    plan, request = prepared.plan, prepared.request
    if request.complete and plan.complaints:
        return say("import.not_complete")
    if not plan.does_anything:
        return say("import.nothing_to_do")
    key = "import.apply_good" if plan.complaints else "import.apply"
    return say(key, count=_number(plan.bad_rows))


def done(version: Version, complaints: int) -> str:
    """An import that was done."""
    told = say("import.done", number=version.number)
    left = say("import.done_without", count=_number(complaints)) if complaints else ""
    return f"{told}\n{left}".strip()


def undone(version: Version) -> str:
    """An import that was undone."""
    key = "import.undone" if version.parent else "import.undone_all"
    return say(key, number=version.number, file=version.file, parent=version.parent)


def history(versions: Sequence[Version], current: int) -> str:
    """All versions, the newest first."""
    lines = [say("import.history")]
    for one in versions:
        state = "current" if one.number == current else "undone" if one.undone else "past"
        lines.append(
            say(
                "import.history_line",
                mark=say(f"import.mark_{state}"),
                number=one.number,
                when=f"{one.made_at:%d/%m/%Y %H:%M}",
                file=one.file,
                added=_number(one.added),
                changed=_number(one.changed),
                removed=_number(one.removed),
                state=_state(state),
            )
        )
    state = "current" if current == 0 else "past"
    marks = {"mark": say(f"import.mark_{state}"), "state": _state(state)}
    lines.append(say("import.history_base", **marks))
    return "\n".join(line.rstrip() for line in lines)


def _state(state: str) -> str:
    told = say(f"import.state_{state}")
    return f" {told}" if told else ""


def _number(count: int) -> str:
    return printing.number(count)


def _share(part: int, whole: int) -> str:
    return f"{_number(part)} ({printing.percent(part / whole)})"
