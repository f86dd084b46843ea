"""Where a self-assessment begins, or goes on."""

from collections.abc import Iterator

from ocop_bot.address import SheetAddress
from ocop_bot.answers.answer import Answer, sourced
from ocop_bot.answers.assessment.work import work_at
from ocop_bot.answers.context import Context
from ocop_bot.answers.sets import sector_buttons
from ocop_bot.assessment import SheetError
from ocop_bot.reply import Block, Button, Reply, paragraph
from ocop_bot.texts import say


def assessment_start(context: Context) -> Answer:
    """What it is, unfinished work to go on with, and sectors to choose a set from."""
    unfinished = list(_unfinished(context))
    blocks: tuple[Block, ...] = (
        paragraph(say("assess.title")),
        paragraph(say("assess.how")),
        paragraph(say("assess.council")),
        *([paragraph(say("assess.drafts"))] if unfinished else []),
        paragraph(say("assess.choose")),
    )
    buttons = (*unfinished, *sector_buttons(context.knowledge.criteria))
    return sourced(blocks, say("sets.source"), buttons, asks=say("assess.asks"))


def outdated() -> Answer:
    """A sheet that can no longer be read, because the set has changed since."""
    return Answer(Reply((paragraph(say("assess.outdated")),)))


def _unfinished(context: Context) -> Iterator[Button]:
    for address in context.drafts:
        if not isinstance(address, SheetAddress):
            continue
        try:
            work = work_at(address, context.knowledge.criteria)
        except SheetError:
            continue  # the set has changed since
        label = say(
            "assess.go_on",
            number=address.number,
            answered=work.sheet.answered,
            criteria=len(work.criteria_set.criteria),
        )
        yield Button(label, address)
