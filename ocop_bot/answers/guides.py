"""Guides: the steps of a procedure, each with who, what, where and how long."""

from collections.abc import Iterator, Sequence

from ocop_bot.address import ChecklistAddress, GuideAddress, Screen, SheetAddress
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.law import source_buttons
from ocop_bot.answers.sources import cite_sources
from ocop_bot.answers.tools import next_round
from ocop_bot.knowledge.guides import Guide, Step
from ocop_bot.reply import Block, Button, Reply, SourceLine, bullets, line, paragraph
from ocop_bot.texts import say

_TOOLS = {
    "find_set": Screen.SETS,
    "assess": Screen.ASSESS,
    "rounds": Screen.ROUNDS,
    "renewal": Screen.RENEWAL,
    "law": Screen.LAW,
}


def guides_home(context: Context) -> Answer:
    """All guides, and checklists begun."""
    guides = context.knowledge.guides
    begun = [
        Button(say("guides.go_on", title=guides[draft.guide].title), draft)
        for draft in context.drafts
        if not isinstance(draft, SheetAddress) and draft.guide in guides
    ]
    blocks: tuple[Block, ...] = (paragraph(say("guides.title")),)
    if begun:
        blocks += (paragraph(say("guides.drafts")),)
    buttons = (*begun, *(Button(one.title, GuideAddress(one.id)) for one in guides.values()))
    return Answer(Reply(blocks, buttons))


def guide_screen(address: GuideAddress, context: Context) -> Answer | None:
    """The overview of a guide, or one of its steps; None when there is none."""
    guide = context.knowledge.guides.get(address.id)
    if guide is None or address.step > len(guide.steps):
        return None
    if address.step:
        return _step(guide, address.step, context)
    rows = [
        say(
            "guides.step_row",
            number=number,
            title=step.title,
            who=step.who,
            how_long=step.how_long.rstrip("."),
        )
        for number, step in enumerate(guide.steps, 1)
    ]
    asks: Sequence[Block] = ()
    if guide.ask_about:
        asks = (paragraph(say("guides.ask_about")), bullets(guide.ask_about))
    sources = [source for step in guide.steps for source in step.sources]
    cited = cite_sources(sources, context.knowledge.documents, context.day)
    blocks = (
        paragraph(say("guides.guide", title=guide.title, summary=guide.summary)),
        paragraph(say("guides.for_whom", whom=guide.for_whom)),
        bullets(rows),
        *(next_round(context) if any(step.leads_to == "rounds" for step in guide.steps) else ()),
        *asks,
        SourceLine(line(say("guides.source", sources="; ".join(cited)))),
    )
    buttons = (
        Button(say("guides.step_button"), GuideAddress(guide.id, 1)),
        Button(say("guides.checklist"), ChecklistAddress(guide.id)),
        Button(say("guides.tool_rounds"), Screen.ROUNDS),
    )
    return Answer(Reply(blocks, buttons), sources=tuple(cited))


def _step(guide: Guide, number: int, context: Context) -> Answer:
    step = guide.steps[number - 1]
    cited = cite_sources(step.sources, context.knowledge.documents, context.day)
    blocks = (
        paragraph(say("guides.step", number=number, count=len(guide.steps), title=step.title)),
        paragraph(say("guides.who", who=step.who)),
        paragraph(say("guides.what", what=step.what)),
        paragraph(say("guides.where", where=step.where)),
        paragraph(say("guides.how_long", how_long=step.how_long)),
        SourceLine(line(say("guides.source", sources="; ".join(cited)))),
    )
    buttons = tuple(_buttons(guide, step, number, context))
    return Answer(Reply(blocks, buttons), sources=tuple(cited))


def _buttons(guide: Guide, step: Step, number: int, context: Context) -> Iterator[Button]:
    if step.leads_to:
        yield Button(say(f"guides.tool_{step.leads_to}"), _TOOLS[step.leads_to])
    yield from source_buttons(step.sources, context.knowledge.documents)
    if number > 1:
        before = GuideAddress(guide.id, number - 1)
        yield Button(say("guides.previous", number=number - 1), before)
    if number < len(guide.steps):
        yield Button(say("guides.next", number=number + 1), GuideAddress(guide.id, number + 1))
    yield Button(say("guides.overview"), GuideAddress(guide.id))
