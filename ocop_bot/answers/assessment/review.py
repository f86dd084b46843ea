"""The answers of a part, each with a button to change it."""

from ocop_bot.address import SheetView
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.assessment.work import Work
from ocop_bot.assessment import score
from ocop_bot.criteria import Criterion
from ocop_bot.reply import Button, Reply, SourceLine, bullets, line, paragraph
from ocop_bot.texts import say


def review(work: Work, part_number: int) -> Answer:
    """Show the answers of a part (1–3)."""
    parts = score(work.criteria_set, work.sheet).parts
    shown = parts[part_number - 1]
    places = [
        (at, criterion)
        for at, criterion in enumerate(work.criteria_set.criteria)
        if criterion.part == shown.part.code
    ]
    title = say(
        "assess.review",
        code=shown.part.code,
        name=shown.part.name,
        points=shown.points,
        most=shown.part.maximum,
    )
    buttons = [
        Button(
            say(
                "assess.review_button",
                code=criterion.code,
                points=work.sheet.points(work.criteria_set, at),
            ),
            work.question(at + 1),
        )
        for at, criterion in places
    ]
    buttons += [
        Button(say("assess.review_part", code=other.part.code), work.at(SheetView.REVIEW, number))
        for number, other in enumerate(parts, 1)
        if number != part_number
    ]
    buttons.append(Button(say("assess.to_result"), work.at(SheetView.RESULT)))
    blocks = (
        paragraph(title),
        bullets([_item(work, at, criterion) for at, criterion in places]),
        SourceLine(line(say("assess.wording", number=work.criteria_set.number))),
    )
    return Answer(Reply(blocks, tuple(buttons)), sources=(say("sets.source"),))


def _item(work: Work, at: int, criterion: Criterion) -> str:
    key = "assess.review_item"
    if work.sheet.is_caught(work.criteria_set, at):
        key = "assess.review_caught"
    elif not work.sheet.is_answered(at):
        key = "assess.review_open"
    points = work.sheet.points(work.criteria_set, at)
    return say(key, code=criterion.code, name=criterion.name, points=points)
