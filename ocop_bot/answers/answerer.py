"""From an intent or an address to an answer."""

import dataclasses
import datetime
from collections.abc import Sequence

from ocop_bot.address import (
    Address,
    EntryAddress,
    ListAddress,
    ProductAddress,
    Screen,
    StatisticAddress,
    fits,
)
from ocop_bot.answers import simple
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.knowledge import entry_answer
from ocop_bot.answers.lookup import filter_of, lookup_answer
from ocop_bot.answers.not_found import not_found_too
from ocop_bot.answers.screens import show
from ocop_bot.answers.selection import conditions, to_selection
from ocop_bot.answers.statistics import PERCENT, StatisticQuestion, statistic_answer
from ocop_bot.catalogue.gazetteer import PROVINCE
from ocop_bot.criteria.products import ProductNoun
from ocop_bot.reply import Button
from ocop_bot.texts import say
from ocop_bot.understanding.intent import Band, Intent, Kind, Label
from ocop_bot.understanding.lookup import Lookup, Outcome
from ocop_bot.understanding.slots import Slots

CHOICES = 3
"""Things offered when asking back."""

SURELY_FOREIGN = 0.95
"""Confidence from which a message that may be a name is surely about something else."""

NEAR = 0.1
"""Confidence from which a topic is near enough to be offered when declining."""


class Answerer:
    """Answers intents and shows addresses."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def answer(
        self, intent: Intent, lookup: Lookup | None = None, noun: ProductNoun | None = None
    ) -> Answer:
        """Answer an intent: the thing itself, a question back, or an honest no.

        Args:
            intent: what is meant.
            lookup: which products the question names.
            noun: a product the question names, for the entries that help to find its set.
        """
        if intent.band is Band.DECLINE:
            return self._decline(intent, lookup)
        if intent.band is Band.ASK_BACK:
            return self._ask_back(intent, lookup)
        match intent.kind:
            case Kind.KNOWLEDGE:
                entry = self._context.knowledge.by_id[intent.label.name]
                points = intent.slots.points
                return entry_answer(entry, self._context, points, noun)
            case Kind.PRODUCT:
                found = lookup or Lookup(Outcome.NOTHING_NAMED, noun=intent.slots.noun)
                return lookup_answer(found, intent.slots, intent.label.name, self._context)
            case Kind.STATISTIC:
                question = statistic_question(intent.label.name, intent.slots, self._context)
                return statistic_answer(question, self._context)
            case Kind.SMALLTALK:
                return simple.smalltalk(intent.label.name)
            case Kind.OUT_OF_SCOPE:
                return self._decline(intent, lookup)

    def show(self, address: Address) -> Answer:
        """Show the screen at an address; one that leads nowhere any more says so."""
        return show(address, self._context)

    def offered(self, intent: Intent) -> Sequence[Label]:
        """The meanings an ask-back offers, in its order."""
        return [label for label, _ in self._choices(intent)]

    def _ask_back(self, intent: Intent, lookup: Lookup | None) -> Answer:
        more = (not_found_too(self._context),) if lookup and _may_be_name(lookup) else ()
        return simple.ask_back([button for _, button in self._choices(intent)], more)

    def _choices(self, intent: Intent) -> Sequence[tuple[Label, Button]]:
        labels = [intent.label, *(other.label for other in intent.alternatives)]
        found = [(label, self._choice(label, intent.slots)) for label in labels]
        return [(label, button) for label, button in found if button][:CHOICES]

    def _decline(self, intent: Intent, lookup: Lookup | None) -> Answer:
        near = [
            self._context.knowledge.by_id[other.label.name]
            for other in intent.alternatives
            if other.label.kind is Kind.KNOWLEDGE and other.confidence >= NEAR
        ]
        may_be_product = lookup and _may_be_name(lookup) and intent.confidence < SURELY_FOREIGN
        more = (not_found_too(self._context),) if may_be_product else ()
        return simple.decline(near[:2], intent.slots.other_province, more)

    def _choice(self, label: Label, slots: Slots) -> Button | None:
        """A button for a thing the question may mean; None for what has no screen."""
        address, text = self._screen(label, slots)
        return Button(text, address) if address and fits(address) else None

    def _screen(self, label: Label, slots: Slots) -> tuple[Address | None, str]:
        match label.kind:
            case Kind.KNOWLEDGE:
                return EntryAddress(label.name), self._context.knowledge.by_id[label.name].title
            case Kind.PRODUCT if slots.products:
                product = self._context.catalogue.product(slots.products[0])
                return ProductAddress(slots.products[0]), product.name if product else ""
            case Kind.PRODUCT:
                wanted = filter_of(slots, slots.noun, self._context.day)
                told = conditions(wanted, self._context.catalogue)
                text = say("ask_back.product", what=told) if told else say("home.products")
                return ListAddress(to_selection(wanted)), text
            case Kind.STATISTIC:
                what = say(f"statistic_names.{label.name}")
                return statistic_address(label.name, slots, self._context.day), say(
                    "ask_back.statistic", what=what
                )
            case Kind.SMALLTALK:
                return Screen.HELP, say("ask_back.smalltalk")
            case Kind.OUT_OF_SCOPE:
                return None, ""


def _may_be_name(lookup: Lookup) -> bool:
    """Whether a message may be no more than a name that is none of ours."""
    return lookup.outcome is Outcome.NOT_FOUND and lookup.bare


def statistic_address(name: str, slots: Slots, day: datetime.date) -> StatisticAddress:
    """The screen nearest to what a question's slots ask of the figures."""
    wanted = dataclasses.replace(filter_of(slots, (), day), year=None, round=None, validity=None)
    period = slots.periods[0] if slots.periods else None
    return StatisticAddress(name, to_selection(wanted), period, slots.span)


def _reported_scope(scope: str, context: Context) -> str:
    """What figures call a province; reports since 2025 tell merged ones apart: "Phú Thọ (mới)"."""
    known = context.catalogue.figure_scopes()
    merged = f"{scope} (mới)"
    return merged if scope not in known and merged in known else scope


def statistic_question(name: str, slots: Slots, context: Context) -> StatisticQuestion:
    """What a question's slots ask of the figures."""
    if name == "national" and slots.scope == PROVINCE and slots.form != PERCENT:
        name = "count"
    noun = slots.noun if len(slots.groups) <= 1 else ()
    if slots.status and name in ("count", "overview"):
        name = "expiring"
    return StatisticQuestion(
        name=name,
        wanted=dataclasses.replace(
            filter_of(slots, noun, context.day), year=None, round=None, validity=None
        ),
        scope=_reported_scope(slots.scope or PROVINCE, context),
        places=slots.places,
        groups=slots.groups,
        producer_types=slots.producer_types,
        ranks=slots.ranks,
        periods=slots.periods,
        year_before=slots.year_before,
        now=slots.now,
        new=slots.new,
        span=slots.span,
        order=slots.order,
        form=slots.form,
        metrics=slots.metrics,
        quantities=slots.quantities,
        leaders=slots.leaders,
        most=slots.most,
    )
