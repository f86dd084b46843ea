"""The result of a self-assessment: points, star, what is missing, the cheapest way up."""

from collections.abc import Iterator, Sequence

from ocop_bot.address import ChecklistAddress, GuideAddress, SheetView
from ocop_bot.answers.answer import Answer, sourced
from ocop_bot.answers.assessment.work import Work, begin
from ocop_bot.assessment import Plan, Score, Shortfall, Step, cheapest_plan, score
from ocop_bot.criteria import CERTIFIED_FROM, CriteriaSet
from ocop_bot.criteria.hints import Hints
from ocop_bot.criteria.model import MOST_STARS
from ocop_bot.reply import Block, Button, bullets, paragraph
from ocop_bot.texts import say

FIRST_GUIDE = "dang-ky-lan-dau"
"""The guide a self-assessment leads to."""

UNEXPLAINED_MARKS = 26
"""The set whose star marks have no legend in the decision."""

MOST_IN_FULL = 6
"""Steps whose level is told in its official words; of more, the spreadsheet tells them."""


def plan_of(work: Work, result: Score, hints: Hints) -> Plan | None:
    """The cheapest plan to the next star; None from 5 stars."""
    if result.next_star is None:
        return None
    number = work.criteria_set.number
    return cheapest_plan(
        work.criteria_set,
        work.sheet,
        result.next_star,
        lambda criterion: hints.of(criterion, number).effort,
    )


def assessment_result(work: Work, hints: Hints) -> Answer:
    """Show the result."""
    criteria_set = work.criteria_set
    result = score(criteria_set, work.sheet)
    blocks: tuple[Block, ...] = (
        paragraph(
            say(
                "assess.result",
                total=result.total,
                number=criteria_set.number,
                name=criteria_set.name,
            )
        ),
        bullets(
            [
                say(
                    "assess.result_part",
                    code=part.part.code,
                    points=part.points,
                    most=part.part.maximum,
                )
                for part in result.parts
            ]
        ),
        *([paragraph(say("assess.open", count=result.open))] if result.open else []),
        *_rank(result),
        *_marks_note(criteria_set, result),
        *_plan(result, plan_of(work, result, hints)),
        paragraph(say("assess.council")),
    )
    return sourced(blocks, say("sets.source"), tuple(_buttons(work)))


def _rank(result: Score) -> Iterator[Block]:
    if result.stopped:
        yield paragraph(say("assess.rank_stopped"))
        reasons = [gate.text for gate in result.caught_by]
        if result.disqualified:
            reasons.append(say("assess.rank_disqualified"))
        yield bullets(reasons)
        return
    if result.star_by_points < CERTIFIED_FROM:
        yield paragraph(say("assess.rank_none", total=result.total, stars=result.star_by_points))
        return
    if result.star != result.star_by_points:
        yield from _short(result.star_by_points, result.shortfalls[result.star_by_points])
    if result.star is None:
        yield paragraph(say("assess.rank_not_even"))
    elif result.star == MOST_STARS:
        yield paragraph(say("assess.rank_five"))
    else:
        yield paragraph(say("assess.rank_stars", stars=result.star))
    if result.star != result.star_by_points:
        yield paragraph(say("assess.rank_unclear"))


def _marks_note(criteria_set: CriteriaSet, result: Score) -> Iterator[Block]:
    """Set 26 prints star marks without saying what they mean."""
    if criteria_set.number == UNEXPLAINED_MARKS and any(result.shortfalls.values()):
        yield paragraph(say("sets.least_note"))


def _short(stars: int, shortfalls: Sequence[Shortfall]) -> Iterator[Block]:
    yield paragraph(say("assess.rank_short", stars=stars))
    yield bullets(
        [
            say(
                "assess.short",
                code=short.criterion.code,
                name=short.criterion.name,
                points=short.points,
                least=short.least.points,
            )
            for short in shortfalls
        ]
    )


def _plan(result: Score, plan: Plan | None) -> Iterator[Block]:
    if plan is None:
        return
    if result.stopped:
        yield paragraph(say("assess.plan_first"))
    yield paragraph(
        say("assess.plan", stars=plan.stars, gain=plan.total - result.total, total=plan.total)
    )
    in_full = len(plan.steps) <= MOST_IN_FULL
    yield bullets([_plan_item(step, in_full=in_full) for step in plan.steps])
    yield paragraph(say("assess.plan_note" if in_full else "assess.plan_note_short"))


def _plan_item(step: Step, *, in_full: bool) -> str:
    told = say(
        "assess.plan_item",
        code=step.criterion.code,
        name=step.criterion.name,
        points=step.points,
        to=step.to.points,
        required=say("assess.plan_required") if step.required else "",
    )
    return f"{told}. {say('assess.plan_level', text=step.to.text)}" if in_full else told


def _buttons(work: Work) -> Iterator[Button]:
    first_open = work.sheet.first_open
    if first_open is not None:
        yield Button(say("assess.fill"), work.question(first_open + 1))
    yield Button(say("assess.file"), work.at(SheetView.FILE))
    yield Button(say("assess.change"), work.at(SheetView.REVIEW, 1))
    number = work.criteria_set.number
    yield Button(say("sets.papers"), ChecklistAddress(FIRST_GUIDE, number=number))
    yield Button(say("sets.steps"), GuideAddress(FIRST_GUIDE))
    yield Button(say("assess.again"), begin(work.criteria_set))
