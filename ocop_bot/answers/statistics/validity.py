"""How many recognitions still count on the day, as far as our data know the dates."""

from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.selection import conditions
from ocop_bot.answers.statistics import parts
from ocop_bot.answers.statistics.question import StatisticQuestion
from ocop_bot.catalogue import ValidityState
from ocop_bot.catalogue.gazetteer import PROVINCE
from ocop_bot.reply import Block, bullets, paragraph
from ocop_bot.texts import say


def expiring(question: StatisticQuestion, context: Context) -> Answer:
    """Count products by the validity of their last recognition, on the day."""
    states = context.catalogue.pick(question.wanted).rated().validity(context.day)
    told_conditions = conditions(question.wanted, context.catalogue)
    told: list[Block] = [
        paragraph(
            say(
                "figure.validity",
                date=wording.day(context.day),
                count=sum(states.values()),
                what=f", {told_conditions}" if told_conditions else "",
            )
        ),
        bullets(
            [
                say(
                    "figure.row",
                    name=say(f"figure.validity_{state.value}"),
                    value=states.get(state, 0),
                )
                for state in ValidityState
            ]
        ),
        paragraph(say("figure.validity_why")),
    ]
    figures = [
        parts.computed(f"products_{state.value}", PROVINCE, states.get(state, 0), context)
        for state in ValidityState
    ]
    return parts.answer(told, figures, context, parts.buttons("count", "by_stars"))
