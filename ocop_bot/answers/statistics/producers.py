"""How many producers, and of what kinds."""

from collections import Counter

from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.statistics import parts
from ocop_bot.answers.statistics.question import StatisticQuestion
from ocop_bot.catalogue.gazetteer import PROVINCE
from ocop_bot.reply import Block, bullets, paragraph
from ocop_bot.texts import say


def producers(question: StatisticQuestion, context: Context) -> Answer:
    """The newest reported number of producers, and the kinds in our own data, apart."""
    figures = context.catalogue.figures("producers", question.scope)
    if question.years:
        figures = [f for f in figures if f.as_of.latest.year == question.year] or figures
    told: list[Block] = []
    if figures and not question.wanted.places:
        figure = figures[0]
        scope = parts.scope_name(question.scope)
        told.append(
            paragraph(
                say(
                    "figure.producers",
                    scope=scope[:1].upper() + scope[1:],
                    value=wording.figure_value(figure),
                    date=wording.figure_date(figure),
                )
            )
        )
        told += parts.conflict_note(figure, context)
        shown = [figure]
        detailed = next((f for f in figures if f.note and f.note[:1].isdigit()), None)
        if question.wanted.producer_type and detailed:
            told.append(
                paragraph(parts.row(detailed) + ". " + say("figure.note", note=detailed.note))
            )
            shown.append(detailed)
    else:
        shown = []
        told.append(paragraph(say("figure.none", what="số chủ thể ở đó")))
    if question.scope != PROVINCE:
        return parts.answer(told, shown, context, parts.buttons("national"))
    kinds = Counter(context.catalogue.pick(question.wanted).rated().makers())
    ours = [parts.computed("producers", question.scope, sum(kinds.values()), context)]
    if kinds:
        told.append(paragraph(say("figure.producer_types", date=wording.day(context.day))))
        told.append(
            bullets(
                [
                    say("figure.row", name=wording.producer_type(kind), value=value)
                    for kind, value in kinds.most_common()
                ]
            )
        )
    return parts.answer(told, [*shown, *ours], context, parts.buttons("count", "top_districts"))
