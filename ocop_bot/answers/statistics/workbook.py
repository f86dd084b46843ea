"""The numbers of a statistic as a spreadsheet: the data, and a sheet of their sources."""

import dataclasses
from collections.abc import Mapping, Sequence

from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer, ComputedFigure, sourced
from ocop_bot.answers.context import Context
from ocop_bot.answers.statistics import parts
from ocop_bot.catalogue import Figure
from ocop_bot.reply import File, paragraph
from ocop_bot.spreadsheet import Cell, Column, Row, Table, spreadsheet
from ocop_bot.texts import say


def statistic_file(name: str, shown: Answer, context: Context) -> Answer:
    """The numbers an answer shows, as a file to take along.

    Args:
        name: which statistic.
        shown: its answer; exactly its figures are in the file.
        context: the content and the day.
    """
    what = say(f"statistic_names.{name}")
    numbers = _numbered(shown.figures)
    tables = (_data(what, shown.figures, numbers, context), _sources(numbers))
    date = wording.day(context.day)
    file = File(
        say("statistic_file.name", name=name.replace("_", "-"), date=f"{context.day:%Y-%m-%d}"),
        spreadsheet(tables),
    )
    coverage = context.coverage()
    counted = any(isinstance(one, ComputedFigure) for one in shown.figures)
    covers = say("statistic_file.coverage", count=coverage.count, share=coverage.share)
    told = sourced(
        (
            paragraph(say("statistic_file.told", what=what, count=len(shown.figures))),
            *([paragraph(covers)] if counted else []),
        ),
        say("statistic_file.source", date=date),
        file=file,
    )
    return dataclasses.replace(told, figures=shown.figures)


def _numbered(figures: Sequence[Figure | ComputedFigure]) -> Mapping[str, int]:
    """Each source with its number, in the order they are first used."""
    numbers: dict[str, int] = {}
    for figure in figures:
        numbers.setdefault(_source(figure), len(numbers) + 1)
    return numbers


def _source(figure: Figure | ComputedFigure) -> str:
    if isinstance(figure, ComputedFigure):
        return say("statistic_file.ours")
    return " – ".join(part for part in (figure.source_title, figure.source_url) if part)


def _data(
    what: str,
    figures: Sequence[Figure | ComputedFigure],
    numbers: Mapping[str, int],
    context: Context,
) -> Table:
    coverage = context.coverage()
    return Table(
        name=say("statistic_file.sheet"),
        title=what,
        above=(
            say("statistic_file.made", date=wording.day(context.day)),
            say("statistic_file.coverage", count=coverage.count, share=coverage.share),
        ),
        columns=(
            Column(say("statistic_file.metric"), 36),
            Column(say("statistic_file.scope"), 24),
            Column(say("statistic_file.value"), 12),
            Column(say("statistic_file.unit"), 18),
            Column(say("statistic_file.exactness"), 14),
            Column(say("statistic_file.date"), 22),
            Column(say("statistic_file.kind"), 14),
            Column(say("statistic_file.number"), 10),
            Column(say("statistic_file.note"), 50),
        ),
        rows=tuple(Row(_cells(figure, numbers)) for figure in figures),
    )


def _cells(figure: Figure | ComputedFigure, numbers: Mapping[str, int]) -> tuple[Cell, ...]:
    name, scope = parts.metric_name(figure.metric), parts.scope_name(figure.scope)
    source = numbers[_source(figure)]
    if isinstance(figure, ComputedFigure):
        kind = say("statistic_file.computed")
        name = f"{name}: {figure.of}" if figure.of else name
        return (name, scope, figure.value, "", "", wording.day(figure.as_of), kind, source, "")
    value: Cell = int(figure.value) if figure.value.isdecimal() else figure.value
    return (
        name,
        scope,
        value,
        figure.unit,
        say(f"statistic_file.{figure.qualifier.value}"),
        wording.figure_date(figure),
        say("statistic_file.reported"),
        source,
        figure.note or "",
    )


def _sources(numbers: Mapping[str, int]) -> Table:
    return Table(
        name=say("statistic_file.sources"),
        title=say("statistic_file.sources"),
        columns=(
            Column(say("statistic_file.number"), 10),
            Column(say("statistic_file.source_name"), 110),
        ),
        rows=tuple(Row((number, source)) for source, number in numbers.items()),
    )
