"""How many recognitions still count on the day, as far as our data know the dates."""

import dataclasses
from collections.abc import Iterator, Mapping

from ocop_bot.address import ListAddress, fits
from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.selection import conditions, to_selection
from ocop_bot.answers.statistics import parts
from ocop_bot.answers.statistics.question import StatisticQuestion
from ocop_bot.catalogue import ValidityState, ValidOn
from ocop_bot.catalogue.gazetteer import PROVINCE
from ocop_bot.reply import Block, Button, bullets, paragraph
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
    buttons = (*_lists(question, states, context), *parts.buttons("count", "by_stars"))
    return parts.answer(told, figures, context, buttons, drawn=figures)


def _lists(
    question: StatisticQuestion, states: Mapping[ValidityState, int], context: Context
) -> Iterator[Button]:
    """Buttons to the products of each state."""
    for state in ValidityState:
        wanted = dataclasses.replace(question.wanted, validity=ValidOn(state, context.day))
        address = ListAddress(to_selection(wanted))
        if states.get(state) and fits(address):
            yield Button(say(f"list.validity_{state.value}").capitalize(), address)
