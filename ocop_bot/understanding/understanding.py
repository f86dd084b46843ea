"""From a question to an `Intent`: read, find slots, score every label, judge, decide."""

import dataclasses
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ocop_bot.catalogue import Catalogue
from ocop_bot.catalogue.gazetteer import Gazetteer
from ocop_bot.catalogue.name_index import NameIndex
from ocop_bot.knowledge import Knowledge
from ocop_bot.text.reading import Reader, Tokens, own_words
from ocop_bot.text.reading import Reading as Typed
from ocop_bot.text.soft_index import Floats, Likeness, vocabulary
from ocop_bot.understanding.calibration import (
    KINDS,
    Calibration,
    Doubles,
    entry_features,
    kind_features,
)
from ocop_bot.understanding.follow_up import may_follow, rewrite
from ocop_bot.understanding.intent import Band, Intent, Kind, Label, Reading, Why
from ocop_bot.understanding.linear import LinearModel
from ocop_bot.understanding.matcher import SoftMatcher
from ocop_bot.understanding.phrasings import Phrasings, load_phrasings
from ocop_bot.understanding.slots import SlotFinder, Slots

TRAINED = Path(__file__).with_name("trained")
"""Where the trained model and the calibration are kept."""

LINEAR_WEIGHT = 0.07
"""What a unit of log-probability of the linear model adds to the soft score (0–1)."""

UNSURE = 0.6
"""A short question less sure than this by itself is read together with the one before."""

SURELY_OUTSIDE = 0.6
"""A question less surely not ours is asked back when something of ours comes near it."""

SETTLED = 0.8
"""Small talk or a question not ours, so sure, is no follow-up."""

COUNT = "count"
"""The statistic that needs a word of counting: without one a list of products is meant."""

TOPIC_LINEAR_WEIGHT = 0.06
TOPIC_SHARPNESS = 25.0
"""Entries of a topic support each other: their scores are joined by a soft maximum this sharp."""

_ALTERNATIVES = 4
_NOT_OURS = (Kind.SMALLTALK, Kind.OUT_OF_SCOPE)
_UNTRAINED = -9.0
"""Log-probability given to a label the linear model has not seen: neither help nor harm."""


@dataclasses.dataclass(frozen=True, slots=True)
class RankedTopic:
    """The best entry of a topic, the merit of the topic, and the entry's soft score."""

    label: Label
    merit: float
    score: float


@dataclasses.dataclass(frozen=True, slots=True)
class Evidence:
    """Everything measured of a question, before any decision.

    ``scores`` and ``logs`` have one place per label; ``merits`` combines them. ``topics`` are
    ranked, the best one first.
    """

    tokens: Tokens
    masked: Tokens
    slots: Slots
    scores: Floats
    logs: Floats
    merits: Floats
    topics: Sequence[RankedTopic]
    likeness: Likeness


class Understanding:
    """Understands questions. Built once from the content; afterwards it never changes."""

    def __init__(
        self,
        phrasings: Phrasings,
        reader: Reader,
        finder: SlotFinder,
        linear: LinearModel | None,
        calibration: Calibration | None,
    ) -> None:
        self.labels = phrasings.labels
        self.kinds_of_labels = np.array(
            [KINDS.index(label.kind) for label in phrasings.labels], np.int32
        )
        self._places = [np.flatnonzero(self.kinds_of_labels == at) for at in range(len(KINDS))]
        by_topic: dict[str, list[int]] = defaultdict(list)
        for at, label in enumerate(phrasings.labels):
            if label.topic:
                by_topic[label.topic].append(at)
        self._topics = [np.array(places) for places in by_topic.values()]
        self._by_topic = np.concatenate(self._topics)
        self._topic_sizes = np.array([len(places) for places in self._topics])
        self._topic_starts = np.cumsum(self._topic_sizes) - self._topic_sizes
        self._reader = reader
        self._finder = finder
        self._matcher = SoftMatcher(phrasings)
        self._linear = linear
        self._columns = linear.columns(phrasings.labels) if linear else None
        self._calibration = calibration

    def understand(self, question: str, this_year: int, previous: str | None = None) -> Intent:
        """Understand a question.

        Args:
            question: as typed.
            this_year: the year "năm nay" means.
            previous: the question before in the same conversation, if any.
        """
        evidence = self.measure(question, this_year)
        intent = self._decide(evidence, None)
        if previous and may_follow(evidence):
            before = self.measure(previous, this_year)
            rewritten = rewrite(
                previous,
                before,
                question,
                evidence,
                unsure=intent.confidence < UNSURE,
                settled=intent.kind in _NOT_OURS and intent.confidence >= SETTLED,
            )
            if rewritten:
                return self._decide(self.measure(rewritten, this_year), rewritten)
        return intent

    def measure(self, question: str, this_year: int) -> Evidence:
        """Measure a question in each way it can be read and keep the one that fits best."""
        typed = self._reader.read(question)
        tokens = typed.tokens
        if len(typed.variants) > 1:
            tokens = max(typed.variants, key=self._matcher.glance)
        return self._measure(typed, tokens, this_year)

    def kind_features(self, evidence: Evidence) -> Doubles:
        """The features of a measured question by which its kind is judged."""
        return kind_features(
            logs=evidence.logs,
            scores=evidence.scores,
            merits=evidence.merits,
            places=self._places,
            likeness=evidence.likeness,
            slots=evidence.slots,
            tokens=evidence.tokens,
        )

    def entry_features(self, evidence: Evidence) -> Doubles:
        """The features of a measured question by which its best entry is judged."""
        topics = [(topic.merit, topic.score) for topic in evidence.topics]
        return entry_features(topics, evidence.likeness)

    def _ranked(self, scores: Floats, logs: Floats, merits: Floats) -> Sequence[RankedTopic]:
        """The topics with their best entry, best topic first.

        A topic's merit joins the scores of all its entries, so that several entries near the
        question outweigh a single stray one.
        """
        soft = self._joined(scores * TOPIC_SHARPNESS) / TOPIC_SHARPNESS
        joined = soft + TOPIC_LINEAR_WEIGHT * self._joined(logs)
        ranked = []
        for at, places in enumerate(self._topics):
            best = int(places[np.argmax(merits[places])])
            ranked.append(RankedTopic(self.labels[best], float(joined[at]), float(scores[best])))
        return sorted(ranked, key=lambda topic: -topic.merit)

    def _joined(self, values: Floats) -> Floats:
        """A soft maximum of the values of each topic's entries."""
        ordered = values[self._by_topic]
        highest = np.maximum.reduceat(ordered, self._topic_starts)
        beside = np.exp(ordered - np.repeat(highest, self._topic_sizes))
        joined: Floats = highest + np.log(np.add.reduceat(beside, self._topic_starts))
        return joined

    def best(self, evidence: Evidence, kind: Kind) -> Label:
        """The best label of a kind."""
        if kind is Kind.KNOWLEDGE:
            return evidence.topics[0].label
        places = self._places[KINDS.index(kind)]
        return self.labels[int(places[np.argmax(evidence.merits[places])])]

    def _measure(self, typed: Typed, tokens: Tokens, this_year: int) -> Evidence:
        slots, masked = self._finder.find(typed.text, tokens, this_year)
        soft = self._matcher.score(tokens, masked)
        logs = self._logs(masked)
        merits = soft.scores + LINEAR_WEIGHT * logs
        return Evidence(
            tokens=tokens,
            masked=masked,
            slots=slots,
            scores=soft.scores,
            logs=logs,
            merits=merits,
            topics=self._ranked(soft.scores, logs, merits),
            likeness=soft.likeness,
        )

    def _logs(self, masked: Tokens) -> Floats:
        if self._linear is None or self._columns is None:
            return np.full(len(self.labels), _UNTRAINED, np.float32)
        logs = self._linear.log_probabilities(masked)
        return np.where(self._columns >= 0, logs[self._columns], np.float32(_UNTRAINED))

    def _decide(self, evidence: Evidence, rewritten: str | None) -> Intent:
        if self._calibration is None:
            raise RuntimeError("chưa có trained/calibration.json: chạy “make train”")
        chances = self._calibration.kinds.probabilities(self.kind_features(evidence))
        if not evidence.slots.counts and self.best(evidence, Kind.STATISTIC).name == COUNT:
            chances = _moved(chances, Kind.STATISTIC, Kind.PRODUCT)
        right = self._calibration.entry.probabilities(self.entry_features(evidence))[0]
        readings = self._readings(evidence, chances, float(right))
        best = readings[0]
        why = Why(
            words=" ".join(token.folded for token in evidence.tokens),
            masked=" ".join(token.folded for token in evidence.masked),
            matches=tuple(
                (w, m, round(like, 2)) for w, (m, like) in evidence.likeness.matches.items()
            ),
            kinds=tuple(zip(KINDS, (round(float(c), 3) for c in chances), strict=True)),
            rewritten=rewritten,
        )
        return Intent(
            label=best.label,
            slots=evidence.slots,
            confidence=best.confidence,
            band=self._band(best, readings[1].confidence, self._calibration),
            alternatives=readings[1 : _ALTERNATIVES + 1],
            why=why,
        )

    def _readings(self, evidence: Evidence, chances: Doubles, right: float) -> Sequence[Reading]:
        """What the question may mean, likeliest first: the best kinds with their best labels.

        Of the kind of knowledge several entries are kept, one per topic.
        """
        readings: list[Reading] = []
        for kind, chance in zip(KINDS, map(float, chances), strict=True):
            if kind is Kind.KNOWLEDGE:
                readings += _entry_readings(evidence.topics, chance, right)
            else:
                readings.append(Reading(self.best(evidence, kind), chance))
        first = max(range(len(KINDS)), key=lambda at: float(chances[at]))
        ordered = sorted(readings, key=lambda reading: -reading.confidence)
        best = next(reading for reading in ordered if reading.label.kind is KINDS[first])
        return [best, *(reading for reading in ordered if reading is not best)]

    @staticmethod
    def _band(best: Reading, rival: float, calibration: Calibration) -> Band:
        if best.label.kind is Kind.OUT_OF_SCOPE:
            open_to_doubt = best.confidence < SURELY_OUTSIDE and rival >= calibration.ask_back_from
            return Band.ASK_BACK if open_to_doubt else Band.DECLINE
        if best.confidence >= calibration.answer_from:
            return Band.ANSWER
        return Band.ASK_BACK if best.confidence >= calibration.ask_back_from else Band.DECLINE


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
    knowledge: Knowledge, catalogue: Catalogue, trained: Path = TRAINED
) -> Understanding:
    """Build the understanding of the given content, with the trained model beside this file.

    A model trained on other phrasings is still used: entries it does not know are matched
    softly. ``bot.py check`` reports it as stale.
    """
    phrasings = load_phrasings(knowledge)
    reader, finder = build_reading(phrasings, catalogue)
    linear = trained / "linear.npz"
    calibration = trained / "calibration.json"
    return Understanding(
        phrasings,
        reader,
        finder,
        LinearModel.load(linear) if linear.exists() else None,
        Calibration.load(calibration) if calibration.exists() else None,
    )


def build_reading(phrasings: Phrasings, catalogue: Catalogue) -> tuple[Reader, SlotFinder]:
    """Build what reads a question and finds its slots."""
    names = [(id_, own_words(name)) for id_, name, _, _ in catalogue.product_names()]
    producers = {id_: name for _, _, id_, name in catalogue.product_names() if id_}
    makers = [(id_, own_words(name)) for id_, name in producers.items()]
    places = catalogue.places()
    words = (
        phrasings.vocabulary
        + vocabulary([name for _, name in names])
        + vocabulary([own_words(place.name) for place, _ in places])
    )
    gazetteer = Gazetteer(places, catalogue.provinces(), phrasings.pairs)
    nouns = [own_words(noun) for noun in catalogue.product_nouns()]
    frames, known = phrasings.marked_words(Kind.PRODUCT), phrasings.marked_words(None)
    return Reader(words), SlotFinder(gazetteer, NameIndex(names, makers, nouns), frames, known)
