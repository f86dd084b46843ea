"""From a question to an `Intent`: measured, judged, decided, alone or with the one before."""

import dataclasses
import functools
from collections.abc import Sequence
from pathlib import Path

from ocop_bot.catalogue import Catalogue
from ocop_bot.catalogue.search import Listed, ProductSearch
from ocop_bot.knowledge import Knowledge
from ocop_bot.text.reading import Tokens, own_words
from ocop_bot.understanding.calibration import KINDS, Calibration, Doubles
from ocop_bot.understanding.evidence import Candidate, Evidence, Measurer, RankedTopic
from ocop_bot.understanding.follow_up import (
    leaning_features,
    may_follow,
    phrase,
    surely_follows,
    whole,
)
from ocop_bot.understanding.intent import Band, Intent, Kind, Label, Reading, Why, WordMatch
from ocop_bot.understanding.linear import LinearModel
from ocop_bot.understanding.lookup import Lookup, LookupFinder
from ocop_bot.understanding.phrasings import load_phrasings
from ocop_bot.understanding.slots import Slots

TRAINED = Path(__file__).with_name("trained")
"""Where the trained model and the calibration are kept."""

SURELY_OUTSIDE = 0.6
"""A question less surely not ours is asked back when something of ours comes near it."""

LEANS_FROM = 0.5
"""Probability from which a message is read together with the question before."""

COUNT = "count"
"""The statistic that needs a word of counting: without one a list of products is meant.

So is it when a round (đợt) is named without one.
"""

BY_YEAR = "by_year"
COMPARE = "compare"
_ALTERNATIVES = 4


@dataclasses.dataclass(frozen=True, slots=True)
class _Turn:
    """What a message means together with the question before, and how likely that is meant."""

    leant: Intent
    features: Doubles


class Understanding:
    """Understands questions. Built once from the content; afterwards it never changes."""

    def __init__(
        self, measurer: Measurer, calibration: Calibration, lookups: LookupFinder | None = None
    ) -> None:
        self._measurer = measurer
        self.calibration = calibration
        self._lookups = lookups or LookupFinder()

    def understand(self, question: str, this_year: int, previous: str | None = None) -> Intent:
        """Understand a question.

        Args:
            question: as typed.
            this_year: the year "năm nay" means.
            previous: the question before in the same conversation, if any.
        """
        now = self._measurer.measure(question, this_year)
        alone = self._decide(now)
        if not previous or not may_follow(now) or not _says_anything(now) or _is_whole(alone):
            return alone
        turn = self._lean(previous, now, alone, this_year)
        if surely_follows(now) and turn.leant.band is Band.ANSWER:
            return turn.leant
        worse = alone.kind is Kind.KNOWLEDGE and alone.band is Band.ANSWER is not turn.leant.band
        return turn.leant if self._leans(turn.features) and not worse else alone

    def read(self, question: str, this_year: int) -> tuple[Tokens, Slots]:
        """The words of a question, courtesies aside, and what it names."""
        return self._measurer.read(question, this_year)

    def look_up(self, question: str, tokens: Tokens, slots: Slots) -> Lookup:
        """What a question looks up; its words and what it names beside were read before."""
        return self._lookups.find(question, tokens, slots)

    def asked_of(self, kind: Kind, question: str, this_year: int) -> Label:
        """What a question asks if it is of a kind: of a product, of the figures."""
        evidence = self._measurer.measure(question, this_year)
        return self._measurer.best(evidence, kind)

    def leaning_features(self, question: str, previous: str, this_year: int) -> Doubles | None:
        """The features by which a question leans on the one before; None when it cannot."""
        now = self._measurer.measure(question, this_year)
        if not may_follow(now) or not _says_anything(now):
            return None
        return self._lean(previous, now, self._decide(now), this_year).features

    def candidates(self, question: str, this_year: int) -> Sequence[Candidate]:
        """What came nearest to a question, best first, for explaining."""
        return self._measurer.candidates(self._measurer.measure(question, this_year))

    def _lean(self, previous: str, now: Evidence, alone: Intent, this_year: int) -> _Turn:
        before = self._measurer.measure(previous, this_year)
        of_rules = KINDS[int(self._chances(before).argmax())] is Kind.KNOWLEDGE
        text = phrase(whole(before, now, of_rules=of_rules))
        leant = self._decide(self._measurer.measure(text, this_year), text)
        of_names = self._measurer.of_names(now)
        return _Turn(leant, leaning_features(before, now, alone, leant, of_names))

    def _leans(self, features: Doubles) -> bool:
        leaning = self.calibration.leaning
        return leaning is not None and leaning.probabilities(features)[0] >= LEANS_FROM

    def _decide(self, evidence: Evidence, rewritten: str | None = None) -> Intent:
        chances = self._chances(evidence)
        right = self.calibration.entry.probabilities(self._measurer.entry_features(evidence))[0]
        readings = self._readings(evidence, chances, float(right))
        best = readings[0]
        why = Why(
            tokens=evidence.tokens,
            masked=" ".join(token.folded for token in evidence.masked),
            matches=tuple(
                WordMatch(word, *found) for word, found in evidence.likeness.matches.items()
            ),
            kinds=tuple(zip(KINDS, map(float, chances), strict=True)),
            entry=float(right),
            rewritten=rewritten,
        )
        return Intent(
            label=best.label,
            slots=evidence.slots,
            confidence=best.confidence,
            band=self._band(best, readings[1].confidence, self.calibration),
            alternatives=readings[1 : _ALTERNATIVES + 1],
            why=why,
        )

    def _chances(self, evidence: Evidence) -> Doubles:
        """Probability that each kind is right, in the order of ``KINDS``."""
        chances = self.calibration.kinds.probabilities(self._measurer.kind_features(evidence))
        slots = evidence.slots
        name = self._measurer.best(evidence, Kind.STATISTIC).name
        lists = name == COUNT or slots.round or (name == BY_YEAR and slots.place)
        if not slots.counts and lists:
            chances = _moved(chances, Kind.STATISTIC, Kind.PRODUCT)
        return chances

    def _readings(self, evidence: Evidence, chances: Doubles, right: float) -> Sequence[Reading]:
        """What the question may mean, likeliest first: the best kinds with their best labels.

        Of the kind of knowledge several entries are kept, one per topic.
        """
        readings: list[Reading] = []
        for kind, chance in zip(KINDS, map(float, chances), strict=True):
            if kind is Kind.KNOWLEDGE:
                readings += _entry_readings(evidence.topics, chance, right)
            else:
                readings.append(Reading(self._measurer.best(evidence, kind), chance))
        first = max(range(len(KINDS)), key=lambda at: float(chances[at]))
        ordered = sorted(readings, key=lambda reading: -reading.confidence)
        best = next(reading for reading in ordered if reading.label.kind is KINDS[first])
        return [best, *(reading for reading in ordered if reading is not best)]

    @staticmethod
    def _band(best: Reading, rival: float, calibration: Calibration) -> Band:
        if best.label.kind is Kind.OUT_OF_SCOPE:
            open_to_doubt = best.confidence < SURELY_OUTSIDE and rival >= calibration.ask_back_from
            return Band.ASK_BACK if open_to_doubt else Band.DECLINE
        if best.confidence >= calibration.answer_from[best.label.kind]:
            return Band.ANSWER
        return Band.ASK_BACK if best.confidence >= calibration.ask_back_from else Band.DECLINE


def _is_whole(alone: Intent) -> bool:
    """Whether a message is surely a question of its own: two places are compared in it."""
    compares = alone.label.name == COMPARE and len(alone.slots.places) > 1
    return compares and alone.band is Band.ANSWER


def _says_anything(now: Evidence) -> bool:
    """Whether a message names something or holds a word that anybody uses; "0912" does not."""
    return bool(now.slots.named) or any(word.isalpha() for word in now.likeness.matches)


def _entry_readings(
    topics: Sequence[RankedTopic], chance: float, right: float
) -> Sequence[Reading]:
    """The best entry of each of the best topics; what the first lacks the others share."""
    shares = [right, *((1 - right) / 2**at for at in range(1, _ALTERNATIVES + 1))]
    return [
        Reading(topic.label, chance * share) for topic, share in zip(topics, shares, strict=False)
    ]


def _moved(chances: Doubles, source: Kind, target: Kind) -> Doubles:
    """Give the chance of one kind to another."""
    moved = chances.copy()
    moved[KINDS.index(target)] = max(moved[KINDS.index(target)], moved[KINDS.index(source)])
    moved[KINDS.index(source)] = 0.0
    return moved


def build_understanding(
    knowledge: Knowledge, catalogue: Catalogue, cache: Path | None = None, trained: Path = TRAINED
) -> Understanding:
    """Build the understanding of the given content, with what was trained on it.

    Args:
        knowledge: the entries.
        catalogue: products, producers and places.
        cache: folder in which the words of the phrasings are kept between starts.
        trained: folder of what was trained.

    A model trained on other phrasings is still used: entries it does not know are matched
    softly. ``bot.py check`` reports it as stale.
    """
    linear = LinearModel.load(trained / "linear.npz")
    phrasings = load_phrasings(knowledge, cache)
    measurer = Measurer(phrasings, catalogue, linear)
    lookups = LookupFinder(
        ProductSearch(_listed(catalogue)), knowledge.product_nouns, phrasings.known_words
    )
    return Understanding(measurer, Calibration.load(trained / "calibration.json"), lookups)


def _listed(catalogue: Catalogue) -> Sequence[Listed]:
    """The products with the words they are found by."""
    words = functools.cache(own_words)
    return [
        Listed(id_, own_words(name), words(maker), tuple(map(words, places)))
        for (id_, name, _, maker), places in zip(
            catalogue.product_names(), catalogue.product_places(), strict=True
        )
    ]
