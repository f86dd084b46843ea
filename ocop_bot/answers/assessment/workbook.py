"""The self-assessment as a spreadsheet laid out like part III of Mẫu số 02."""

import datetime
from collections.abc import Iterator

from ocop_bot.answers.answer import Answer, sourced
from ocop_bot.answers.assessment.result import plan_of
from ocop_bot.answers.assessment.work import Work
from ocop_bot.assessment import Plan, Score, score
from ocop_bot.criteria import CERTIFIED_FROM, CriteriaSet, Criterion
from ocop_bot.criteria.hints import Hints
from ocop_bot.criteria.model import MOST_STARS, Part
from ocop_bot.reply import File, paragraph
from ocop_bot.spreadsheet import Column, Row, Table, spreadsheet
from ocop_bot.text import printing
from ocop_bot.texts import say


def assessment_file(work: Work, hints: Hints, day: datetime.date) -> Answer:
    """The sheet as a file to take along."""
    number = work.criteria_set.number
    result = score(work.criteria_set, work.sheet)
    tables = [_sheet(work, result, hints, day)]
    plan = plan_of(work, result, hints)
    if plan:
        tables.append(_plan(plan, result, hints, number))
    file = File(say("workbook.file", number=number), spreadsheet(tables))
    blocks = (
        paragraph(say("workbook.told", number=number)),
        paragraph(say("assess.council")),
    )
    return sourced(blocks, say("workbook.source"), file=file)


def _sheet(work: Work, result: Score, hints: Hints, day: datetime.date) -> Table:
    criteria_set = work.criteria_set
    star = (
        say("workbook.star_some", stars=result.star) if result.star else say("workbook.star_none")
    )
    return Table(
        name=say("workbook.sheet"),
        title=say("workbook.title"),
        above=(
            say(
                "workbook.set",
                number=criteria_set.number,
                name=criteria_set.name,
                sector=criteria_set.sector,
                group=criteria_set.group,
            ),
            say("workbook.product"),
            say("workbook.made", date=printing.date(day)),
        ),
        columns=(
            Column(say("workbook.code"), 7),
            Column(say("workbook.criterion"), 28),
            Column(say("workbook.level"), 48),
            Column(say("workbook.points"), 9),
            Column(say("workbook.most"), 9),
            Column(say("workbook.least"), 11),
            Column(say("workbook.evidence"), 40),
        ),
        rows=(*_rows(work, result, hints), _total(result)),
        below=(
            say("workbook.star", star=star),
            *([say("assess.open", count=result.open).replace("**", "")] if result.open else []),
            say("assess.council").replace("**", ""),
            say("workbook.source"),
        ),
    )


def _rows(work: Work, result: Score, hints: Hints) -> Iterator[Row]:
    for part in result.parts:
        title = say("workbook.part", code=part.part.code, name=part.part.name)
        cells = ("", title, "", part.points, part.part.maximum, "", "")
        yield Row(cells, strong=True)
        yield from _part(work, part.part, hints)


def _part(work: Work, part: Part, hints: Hints) -> Iterator[Row]:
    for section in part.sections:
        places = [
            (at, one)
            for at, one in enumerate(work.criteria_set.criteria)
            if (one.part, one.section) == (part.code, section.code)
        ]
        if [one.code for _, one in places] != [section.code]:
            title = say("workbook.section", code=section.code, name=section.name)
            points = sum(work.sheet.points(work.criteria_set, at) for at, _ in places)
            yield Row(("", title, "", points, section.maximum, "", ""), strong=True)
        for at, criterion in places:
            hint = hints.of(criterion, work.criteria_set.number)
            yield Row(
                (
                    criterion.code,
                    criterion.name,
                    _level(work, at, criterion),
                    work.sheet.points(work.criteria_set, at),
                    criterion.maximum,
                    _least(work.criteria_set, criterion),
                    hint.evidence,
                )
            )


def _level(work: Work, at: int, criterion: Criterion) -> str:
    level = work.sheet.level(work.criteria_set, at)
    if level:
        return level.text
    if criterion.gate and work.sheet.is_caught(work.criteria_set, at):
        return say("workbook.caught", text=criterion.gate.text)
    return say("workbook.none" if work.sheet.is_answered(at) else "workbook.open")


def _least(criteria_set: CriteriaSet, criterion: Criterion) -> str:
    """The least points for each star, where a star asks for more than the one below."""
    told: list[str] = []
    before = 0
    for stars in range(CERTIFIED_FROM, MOST_STARS + 1):
        least = criteria_set.least_for(criterion.code, stars)
        if least and least.points > before:
            told.append(say("workbook.least_cell", stars=stars, points=least.points))
            before = least.points
    return "\n".join(told)


def _total(result: Score) -> Row:
    most = sum(part.part.maximum for part in result.parts)
    return Row(("", say("workbook.total"), "", result.total, most, "", ""), strong=True)


def _plan(plan: Plan, result: Score, hints: Hints, number: int) -> Table:
    return Table(
        name=say("workbook.plan_sheet"),
        title=say(
            "workbook.plan_title",
            stars=plan.stars,
            gain=plan.total - result.total,
            total=plan.total,
        ),
        columns=(
            Column(say("workbook.code"), 7),
            Column(say("workbook.criterion"), 28),
            Column(say("workbook.plan_now"), 10),
            Column(say("workbook.plan_to"), 10),
            Column(say("workbook.plan_level"), 48),
            Column(say("workbook.plan_required"), 10),
            Column(say("workbook.evidence"), 40),
        ),
        rows=tuple(
            Row(
                (
                    step.criterion.code,
                    step.criterion.name,
                    step.points,
                    step.to.points,
                    step.to.text,
                    say("workbook.plan_yes") if step.required else "",
                    hints.of(step.criterion, number).evidence,
                )
            )
            for step in plan.steps
        ),
        below=(say("assess.plan_note"), say("workbook.source")),
    )
