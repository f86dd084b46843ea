"""Questions understood and answered, and addresses shown, from one state of content and data."""

import dataclasses
import datetime
import time
from collections.abc import Callable

from ocop_bot.address import (
    Address,
    AddressError,
    ReportAddress,
    ReportReason,
    Screen,
    decode,
    encode,
)
from ocop_bot.answers import (
    Answer,
    Answerer,
    Context,
    Draft,
    Link,
    Reported,
    Search,
    Suggestions,
    figures_in_general,
    impossible_date,
    reports_for_staff,
    suggest,
    suggest_screen,
    suggest_start,
    together,
    work_of,
)
from ocop_bot.answers.statistics import CHART
from ocop_bot.catalogue import Catalogue
from ocop_bot.explaining import explain
from ocop_bot.figure_questions import FigureQuestions, counts_of_maker
from ocop_bot.knowledge import Knowledge
from ocop_bot.place_questions import PlaceQuestions, Told
from ocop_bot.store import Drafts, Reports
from ocop_bot.texts import say
from ocop_bot.understanding.choice import chosen
from ocop_bot.understanding.exact import Asked, Exact, bare_product, exact
from ocop_bot.understanding.forms import form_alone
from ocop_bot.understanding.intent import Band, Intent, Kind, Label
from ocop_bot.understanding.lookup import Lookup, decides
from ocop_bot.understanding.parts import two_questions
from ocop_bot.understanding.places import PlaceSense
from ocop_bot.understanding.understanding import Understanding

LONGEST_SEARCH = 256
"""Characters of a search that are read; more is nothing anybody looks for."""

_FACTS = (Kind.KNOWLEDGE, Kind.PRODUCT, Kind.STATISTIC)


@dataclasses.dataclass(frozen=True, slots=True)
class Answered:
    """A question understood and answered.

    ``question`` is what it was understood as: a follow-up with what it left unsaid, so that the
    next follow-up can be understood by it. After small talk it is still the question before.
    ``address`` is the screen that answers, where the question asked for one exactly.
    """

    question: str
    intent: Intent
    answer: Answer
    address: Address | None = None


class Answering:
    """Answers from content and data as they stood once. Never changes; threads may share it."""

    def __init__(
        self,
        knowledge: Knowledge,
        catalogue: Catalogue,
        understanding: Understanding,
        drafts: Drafts,
        reports: Reports,
        today: Callable[[], datetime.date],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._knowledge = knowledge
        self._catalogue = catalogue
        self._understanding = understanding
        self._drafts = drafts
        self._figures = FigureQuestions(understanding, catalogue)
        self._places = PlaceQuestions(understanding, PlaceSense(catalogue))
        self._reports = reports
        self._today = today
        self._clock = clock

    def ask(self, question: str, previous: str | None = None) -> Answered:
        """Answer a question; ``previous`` is the one before it in the same conversation."""
        today = self._today()
        return (
            self._picked(question, previous, today)
            or self._reshaped(question, previous, today)
            or self._both(question, previous, today)
            or self._one(question, previous, today)
        )

    def _one(self, question: str, previous: str | None, today: datetime.date) -> Answered:
        intent = self._understanding.understand(question, today.year, previous)
        tokens, slots = intent.why.tokens, intent.slots
        if intent.why.rewritten:
            tokens, slots = self._understanding.read(question, today.year)
        products = [one for one in self._knowledge.product_nouns.find(tokens) if one.sure]
        lookup = self._understanding.look_up(question, tokens, slots)
        if intent.why.rewritten and lookup.strong:
            intent = self._standing_alone(question, intent, today)
        elif intent.why.rewritten:
            lookup = self._look_up(intent, question)
        asked = Asked(
            question,
            tokens,
            slots,
            products,
            today,
            before=lambda: self._entry_before(previous),
            looks_up=lookup.strong,
        )
        place = self._places.ask(asked, intent, previous, self._context(today))
        if place is not None:
            return _answered(place)
        of_figures = intent.why.rewritten and intent.kind is Kind.STATISTIC
        found = exact(asked) if not of_figures else None
        if found is None and intent.band is not Band.ANSWER:
            found = bare_product(asked)
        if found is not None:
            return self._exactly(found, question, intent, today)
        place = self._places.ask_for_products(question, intent, lookup, self._context(today))
        if place is not None:
            return _answered(place)
        intent = self._located(self._settled(question, intent, lookup, today), today)
        understood = intent.why.rewritten or question
        if previous and (intent.kind is Kind.SMALLTALK or intent.band is Band.DECLINE):
            understood = previous  # after "cảm ơn" one may still ask "ai làm?"
        named = products[0].noun if products else None
        return Answered(understood, intent, self._answerer(today).answer(intent, lookup, named))

    def _standing_alone(self, question: str, leant: Intent, today: datetime.date) -> Intent:
        """A message that names a product leaves nothing out but, perhaps, what is asked of it."""
        alone = self._understanding.understand(question, today.year)
        if alone.kind is Kind.PRODUCT or leant.kind is not Kind.PRODUCT:
            return alone
        return alone.surely(leant.label)

    def _exactly(
        self, found: Exact, question: str, intent: Intent, today: datetime.date
    ) -> Answered:
        """The screen a question asks for by name; a date that is none is explained."""
        entry = self._knowledge.by_id[found.entry]
        surely = intent.surely(Label(Kind.KNOWLEDGE, entry.id, entry.topic))
        if found.address is None:
            return Answered(question, surely, impossible_date(found.fault or ""))
        shown = self._answerer(today).show(found.address)
        return Answered(question, surely, shown, found.address)

    def _located(self, intent: Intent, today: datetime.date) -> Intent:
        """A question for figures, with the place its name without marks must stand for."""
        if intent.kind is not Kind.STATISTIC:
            return intent
        places = self._places.counted(intent, self._context(today))
        if not places:
            return intent
        return dataclasses.replace(
            intent, slots=dataclasses.replace(intent.slots, places=(places,))
        )

    def _settled(
        self, question: str, intent: Intent, lookup: Lookup, today: datetime.date
    ) -> Intent:
        """The intent, decided by what is named where that says more than the words around it."""
        if counts_of_maker(intent, lookup):
            return intent.surely(self._asked_of_products(intent, question, today))
        figure = self._figures.meant(question, intent, lookup, today.year)
        if figure:
            return intent.surely(figure)
        if decides(lookup, intent):
            return intent.surely(self._asked_of_products(intent, question, today))
        return intent

    def _asked_of_products(self, intent: Intent, question: str, today: datetime.date) -> Label:
        """What is asked of the products a message looks up."""
        if intent.kind is Kind.PRODUCT:
            return intent.label
        return self._understanding.asked_of(Kind.PRODUCT, question, today.year)

    def _look_up(self, intent: Intent, question: str) -> Lookup:
        """What a question looks up; of a follow-up, with what it left unsaid."""
        text = intent.why.rewritten or question
        return self._understanding.look_up(text, intent.why.tokens, intent.slots)

    def _entry_before(self, previous: str | None) -> str | None:
        """The entry the question before was about."""
        if previous is None:
            return None
        label = self._understanding.understand(previous, self._today().year).label
        return label.name if label.kind is Kind.KNOWLEDGE else None

    def _both(self, message: str, previous: str | None, today: datetime.date) -> Answered | None:
        """Two questions in one message answered both, when each is surely understood."""
        questions = two_questions(message)
        if questions is None:
            return None
        first = self._understanding.understand(questions[0], today.year, previous)
        second = self._understanding.understand(questions[1], today.year, questions[0])
        sure = all(one.band is Band.ANSWER and one.kind in _FACTS for one in (first, second))
        if not sure or first.label == second.label:
            return None
        answerer = self._answerer(today)
        answers = [
            answerer.answer(intent, self._look_up(intent, question))
            for question, intent in zip(questions, (first, second), strict=True)
        ]
        answer = together(questions, (answers[0], answers[1]))
        return Answered(second.why.rewritten or questions[1], first, answer)

    def _picked(self, message: str, previous: str | None, today: datetime.date) -> Answered | None:
        """What a short reply picks of the meanings offered when the question before was unclear."""
        place = previous and self._places.pick(message, previous, self._context(today))
        if place:
            return _answered(place)
        number = chosen(message)
        if number is None or previous is None:
            return None
        before = self._understanding.understand(previous, today.year)
        answerer = self._answerer(today)
        offered = answerer.offered(before) if before.band is Band.ASK_BACK else ()
        if number > len(offered):
            return None
        picked = before.surely(offered[number - 1])
        lookup = self._look_up(picked, previous)
        return Answered(previous, picked, answerer.answer(picked, lookup))

    def _reshaped(
        self, message: str, previous: str | None, today: datetime.date
    ) -> Answered | None:
        """The answer before in another form: "xuất excel", "vẽ biểu đồ"."""
        form = previous and form_alone(*self._understanding.read(message, today.year))
        if not previous or not form:
            return None
        before = self._understanding.understand(previous, today.year)
        if before.kind not in (Kind.STATISTIC, Kind.PRODUCT) or before.band is not Band.ANSWER:
            return None
        if before.kind is Kind.PRODUCT and form == CHART:  # a list is drawn as its numbers
            label = self._understanding.asked_of(Kind.STATISTIC, previous, today.year)
            before = before.surely(label)
        shaped = dataclasses.replace(before, slots=dataclasses.replace(before.slots, form=form))
        lookup = self._look_up(shaped, previous)
        return Answered(previous, shaped, self._answerer(today).answer(shaped, lookup))

    def figures(self, what: str) -> Answered:
        """The figures of what is named: of a place, a rank, a group, a year."""
        question = say("figure.ask", what=what)
        today = self._today()
        intent = self._understanding.understand(question, today.year)
        if intent.kind is not Kind.STATISTIC or intent.band is not Band.ANSWER:
            label = self._understanding.asked_of(Kind.STATISTIC, question, today.year)
            intent = intent.surely(label)
        intent = self._located(intent, today)
        answer = self._answerer(today).answer(intent)
        general = not intent.slots.narrows and intent.label.name == "overview"
        return Answered(question, intent, figures_in_general(what, answer) if general else answer)

    def explain(self, answered: Answered) -> str:
        """Why a question was understood as it was."""
        asked = answered.intent.why.rewritten or answered.question
        candidates = self._understanding.candidates(asked, self._today().year)
        return explain(answered.intent, candidates, self._understanding.calibration)

    def suggest(self, text: str, page: int = 1) -> Suggestions:
        """What somebody who types a search may want to send on; the same for everybody.

        Args:
            text: as typed, or an address; empty for what is worth sending on in any case.
            page: from 1.
        """
        today = self._today()
        context = self._context(today)
        asked = text[:LONGEST_SEARCH].strip()
        if not asked:
            return suggest_start(page, context)
        screen = suggest_screen(asked, context)
        if screen is not None:
            return screen
        found = self._one(asked, None, today)
        lookup = self._look_up(found.intent, asked)
        search = Search(asked, found.intent, found.answer, found.address, lookup)
        return suggest(search, page, context)

    def show(self, address: Address, person: str | None = None, link: Link | None = None) -> Answer:
        """Show the screen at an address.

        Args:
            address: which screen.
            person: whose unfinished work is shown and kept, and who reports; None keeps nothing.
            link: how the channel makes public links, where it has any.
        """
        drafts: tuple[Draft, ...] = ()
        if person and isinstance(address, Draft):
            self._drafts.keep(person, work_of(address), encode(address), self._clock())
        elif person and address in (Screen.ASSESS, Screen.GUIDES):
            drafts = self._drafts_of(person)
        elif isinstance(address, ReportAddress):
            address = self._reported(address, person)
        return self._answerer(self._today(), drafts, link).show(address)

    def reports(self) -> Answer:
        """What readers reported as wrong, for staff."""
        today = self._today()
        waiting = [
            Reported(ReportAddress(one.product, ReportReason(one.reason)), one.day, one.people)
            for one in self._reports.waiting(today)
        ]
        return reports_for_staff(waiting, self._context(today))

    def close(self) -> None:
        """Close the catalogue; nothing can be asked after."""
        self._catalogue.close()

    def _answerer(
        self, today: datetime.date, drafts: tuple[Draft, ...] = (), link: Link | None = None
    ) -> Answerer:
        return Answerer(self._context(today, drafts, link))

    def _context(
        self, today: datetime.date, drafts: tuple[Draft, ...] = (), link: Link | None = None
    ) -> Context:
        return Context(self._knowledge, self._catalogue, today, drafts, link)

    def _reported(self, address: ReportAddress, person: str | None) -> ReportAddress:
        """Keep a report; what nobody says, and of no product of ours, is only asked about."""
        if address.reason is None or person is None:
            return ReportAddress(address.product)
        if self._catalogue.product(address.product):
            self._reports.keep(address.product, address.reason, person, self._today())
        return address

    def _drafts_of(self, person: str) -> tuple[Draft, ...]:
        found: list[Draft] = []
        for text in self._drafts.of(person, self._clock()):
            try:
                address = decode(text)
            except AddressError:
                continue  # addresses were written otherwise once
            if isinstance(address, Draft):
                found.append(address)
        return tuple(found)


def _answered(told: Told) -> Answered:
    return Answered(told.question, told.intent, told.answer, told.address)
