"""One question of a self-assessment: official wording, a plain hint, and buttons to answer."""

from collections.abc import Iterator

from ocop_bot.address import SheetView
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.assessment.work import Work
from ocop_bot.assessment import NONE, gate_answer, level_answer
from ocop_bot.criteria import Criterion, Option
from ocop_bot.criteria.hints import Hints
from ocop_bot.reply import Block, Button, Reply, SourceLine, bullets, line, paragraph
from ocop_bot.texts import say

BAR = 10
"""Signs of the progress bar."""

_APPLIES = 2
"""The answer to the disqualifiers that says one applies."""


def question(work: Work, number: int, hints: Hints) -> Answer:
    """Ask a question (0: the disqualifiers, then the criteria from 1)."""
    if number == 0:
        return _disqualifiers(work)
    at = number - 1
    criterion = work.criteria_set.criteria[at]
    blocks = (
        paragraph(_progress(work, at)),
        *_wording(criterion),
        paragraph(say("assess.hint", hint=hints.of(criterion, work.criteria_set.number).hint)),
        *_options(work, at),
        SourceLine(line(say("assess.wording", number=work.criteria_set.number))),
    )
    return Answer(Reply(blocks, tuple(_buttons(work, at))), sources=(_SOURCE,))


_SOURCE = "Phụ lục II Quyết định 26/2026/QĐ-TTg"


def _disqualifiers(work: Work) -> Answer:
    criteria_set = work.criteria_set
    blocks = (
        paragraph(say("assess.begin", number=criteria_set.number, name=criteria_set.name)),
        bullets(criteria_set.disqualifiers),
        paragraph(say("assess.begin_ask")),
        SourceLine(line(say("assess.wording", number=criteria_set.number))),
    )
    buttons = tuple(
        Button(say(f"assess.{key}"), work.question(1, work.sheet.with_answer(-1, answer)))
        for key, answer in (("clear", NONE), ("caught", _APPLIES))
    )
    skip = Button(say("assess.skip"), work.question(1))
    return Answer(Reply(blocks, (*buttons, skip)), sources=(_SOURCE,))


def _progress(work: Work, at: int) -> str:
    criteria = work.criteria_set.criteria
    part = next(p for p in work.criteria_set.parts if p.code == criteria[at].part)
    full = round(BAR * work.sheet.answered / len(criteria))
    bar = "▰" * full + "▱" * (BAR - full)
    return say(
        "assess.progress",
        bar=bar,
        at=at + 1,
        criteria=len(criteria),
        part=part.code,
        part_name=part.name,
    )


def _wording(criterion: Criterion) -> Iterator[Block]:
    key = "assess.criterion_of" if criterion.parents else "assess.criterion"
    yield paragraph(
        say(
            key,
            parents=", ".join(criterion.parents),
            code=criterion.code,
            name=criterion.name,
            points=criterion.maximum,
        )
    )
    if criterion.requirement:
        yield paragraph(criterion.requirement.replace("\n", " "))
    if any(option.implied for option in criterion.options):
        yield paragraph(say("assess.implied"))


def _options(work: Work, at: int) -> Iterator[Block]:
    criterion = work.criteria_set.criteria[at]
    chosen = work.sheet.level(work.criteria_set, at)
    listed = list(enumerate(criterion.options, 1))
    if not criterion.cases:
        yield bullets([_option(number, option, chosen) for number, option in listed])
    for case in criterion.cases:
        yield paragraph(f"**{case.name}**")
        of_case = [(number, option) for number, option in listed if option.case == case.code]
        yield bullets([_option(number, option, chosen) for number, option in of_case])


def _option(number: int, option: Option, chosen: Option | None) -> str:
    mark = ", " + say("assess.option_mark", stars=option.stars) if option.stars else ""
    told = say("assess.option", number=number, text=option.text, points=option.points, mark=mark)
    return f"{told} {say('assess.chosen')}" if option is chosen else told


def _buttons(work: Work, at: int) -> Iterator[Button]:
    criterion = work.criteria_set.criteria[at]

    def answer(label: str, value: int) -> Button:
        sheet = work.sheet.with_answer(at, value)
        done = sheet.first_open is None
        leads_to = work.at(SheetView.RESULT, sheet=sheet) if done else work.question(at + 2, sheet)
        return Button(label, leads_to)

    for level, option in enumerate(criterion.options):
        label = say("assess.pick", number=level + 1, points=option.points)
        yield answer(label, level_answer(level))
    if all(option.points for option in criterion.options):
        yield answer(say("assess.none"), NONE)
    gate = gate_answer(criterion)
    if gate is not None:
        yield answer(say("assess.gate"), gate)
    if at + 1 > work.first_question:
        yield Button(say("assess.previous"), work.question(at))
    skip = "assess.next" if work.sheet.is_answered(at) else "assess.skip"
    yield Button(say(skip), work.question(at + 2))
    yield Button(say("assess.stop"), work.at(SheetView.RESULT))
