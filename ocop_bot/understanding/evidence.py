"""Measures a question in every way it can be judged by, before anything is decided."""

import dataclasses
import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from ocop_bot.catalogue import Catalogue
from ocop_bot.catalogue.gazetteer import Gazetteer
from ocop_bot.catalogue.name_index import NameIndex
from ocop_bot.text.reading import Reader, Tokens, own_words
from ocop_bot.text.reading import Reading as Typed
from ocop_bot.text.soft_index import Floats, Likeness, vocabulary
from ocop_bot.understanding.calibration import KINDS, Doubles, entry_features, kind_features
from ocop_bot.understanding.courtesy import without_courtesies
from ocop_bot.understanding.intent import Kind, Label
from ocop_bot.understanding.linear import LinearModel
from ocop_bot.understanding.matcher import SoftMatcher
from ocop_bot.understanding.phrasings import Phrasings
from ocop_bot.understanding.slots import SlotFinder, Slots

LINEAR_WEIGHT = 0.1
"""What a unit of log-probability of the linear model adds to the soft score (0–1)."""

TOPIC_LINEAR_WEIGHT = 0.1
TOPIC_SHARPNESS = 25.0
"""Entries of a topic support each other: their scores are joined by a soft maximum this sharp."""

COMMON = 8
"""Phrasings from which a word is one that products are asked about with."""

_CANDIDATES = 4
_UNTRAINED = -9.0
"""Log-probability given to a label the linear model has not seen: neither help nor harm."""


@dataclasses.dataclass(frozen=True, slots=True)
class RankedTopic:
    """The best entry of a topic and its soft score; merit and log-probability of the topic."""

    label: Label
    merit: float
    score: float
    log: float


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


@dataclasses.dataclass(frozen=True, slots=True)
class Candidate:
    """A label that came near.

    Attributes:
        label: which.
        merit: soft score and log-probability together.
        soft: its soft score.
        log: its log-probability in the linear model.
        nearest: its phrasing nearest to the question.
        nearest_score: the score (0–1) of that phrasing.
    """

    label: Label
    merit: float
    soft: float
    log: float
    nearest: str
    nearest_score: float


class Measurer:
    """Reads questions and scores every label. Built once; afterwards it never changes."""

    def __init__(
        self, phrasings: Phrasings, catalogue: Catalogue, linear: LinearModel | None
    ) -> None:
        self._reader, self._finder = build_reading(phrasings, catalogue)
        self._phrasings = phrasings
        self.labels = phrasings.labels
        kinds = np.array([KINDS.index(label.kind) for label in phrasings.labels])
        self._places = [np.flatnonzero(kinds == at) for at in range(len(KINDS))]
        by_topic: dict[str, list[int]] = defaultdict(list)
        for at, label in enumerate(phrasings.labels):
            if label.topic:
                by_topic[label.topic].append(at)
        self._topics = [np.array(places) for places in by_topic.values()]
        self._by_topic = np.concatenate(self._topics)
        self._topic_sizes = np.array([len(places) for places in self._topics])
        self._topic_starts = np.cumsum(self._topic_sizes) - self._topic_sizes
        self._matcher = SoftMatcher(phrasings)
        self._linear = linear
        self._columns = linear.columns(phrasings.labels) if linear else None

    def measure(self, question: str, this_year: int) -> Evidence:
        """Measure a question in each way it can be read and keep the one that fits best."""
        typed = without_courtesies(self._reader.read(question), self._finder.place_names)
        tokens = typed.tokens
        if len(typed.variants) > 1:
            tokens = max(typed.variants, key=self._matcher.glance)
        return self._measure(typed, tokens, this_year)

    def read(self, question: str, this_year: int) -> tuple[Tokens, Slots]:
        """The likeliest words of a question, courtesies aside, and what it names."""
        typed = without_courtesies(self._reader.read(question), self._finder.place_names)
        return typed.tokens, self._finder.find(typed.text, typed.tokens, this_year)[0]

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
        topics = evidence.topics
        agreed = max(topics, key=lambda one: one.score) is max(topics, key=lambda one: one.log)
        of_topics = [(topic.merit, topic.score, topic.log) for topic in topics]
        return entry_features(of_topics, evidence.likeness, agreed=agreed)

    def best(self, evidence: Evidence, kind: Kind) -> Label:
        """The best label of a kind."""
        if kind is Kind.KNOWLEDGE:
            return evidence.topics[0].label
        places = self._places[KINDS.index(kind)]
        return self.labels[int(places[np.argmax(evidence.merits[places])])]

    def of_names(self, evidence: Evidence) -> float:
        """Probability that a question asks something of a product or a figure."""
        places = [self._places[KINDS.index(kind)] for kind in (Kind.PRODUCT, Kind.STATISTIC)]
        return float(np.exp(evidence.logs[np.concatenate(places)]).sum())

    def candidates(self, evidence: Evidence) -> Sequence[Candidate]:
        """What came nearest to a question, best first, for explaining."""
        best = np.argsort(-evidence.merits)[:_CANDIDATES]
        return [self._candidate(evidence, int(at)) for at in best]

    def _candidate(self, evidence: Evidence, at: int) -> Candidate:
        nearest, score = self._matcher.nearest(evidence.tokens, evidence.masked, at)
        return Candidate(
            label=self.labels[at],
            merit=float(evidence.merits[at]),
            soft=float(evidence.scores[at]),
            log=float(evidence.logs[at]),
            nearest=self._phrasings.phrasings[nearest].text,
            nearest_score=score,
        )

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

    def _ranked(self, scores: Floats, logs: Floats, merits: Floats) -> Sequence[RankedTopic]:
        """The topics with their best entry, best topic first.

        A topic's merit joins the scores of all its entries, so that several entries near the
        question outweigh a single stray one.
        """
        soft = self._joined(scores * TOPIC_SHARPNESS) / TOPIC_SHARPNESS
        log = self._joined(logs)
        joined = soft + TOPIC_LINEAR_WEIGHT * log
        ranked = []
        for at, places in enumerate(self._topics):
            best = int(places[np.argmax(merits[places])])
            ranked.append(
                RankedTopic(
                    self.labels[best], float(joined[at]), float(scores[best]), float(log[at])
                )
            )
        return sorted(ranked, key=lambda topic: -topic.merit)

    def _joined(self, values: Floats) -> Floats:
        """A soft maximum of the values of each topic's entries."""
        ordered = values[self._by_topic]
        highest = np.maximum.reduceat(ordered, self._topic_starts)
        beside = np.exp(ordered - np.repeat(highest, self._topic_sizes))
        joined: Floats = highest + np.log(np.add.reduceat(beside, self._topic_starts))
        return joined


def build_reading(phrasings: Phrasings, catalogue: Catalogue) -> tuple[Reader, SlotFinder]:
    """Build what reads a question and finds its slots."""
    rows = catalogue.product_names()
    names = [(id_, own_words(name)) for id_, name, _, _ in rows]
    producers = {id_: name for _, _, id_, name in rows if id_}
    makers = [(id_, own_words(name)) for id_, name in producers.items()]
    places = catalogue.places()
    words = (
        phrasings.vocabulary
        + vocabulary([name for _, name in names])
        + vocabulary([name for _, name in makers])
        + vocabulary([own_words(place.name) for place, _ in places])
    )
    named = frozenset(
        (one.folded, other.folded)
        for _, name in (*names, *makers)
        for one, other in itertools.pairwise(name)
    )
    beside = phrasings.neighbours()
    gazetteer = Gazetteer(places, catalogue.provinces(), beside.forms, beside.counts)
    nouns = [own_words(noun) for noun in catalogue.product_nouns()]
    frames = phrasings.marked_words(Kind.PRODUCT, COMMON)
    reader = Reader(words, Counter(beside.counts) + Counter(named), named)
    return reader, SlotFinder(
        gazetteer,
        NameIndex(names, makers, nouns),
        frames,
        phrasings.known_words,
        beside.forms,
        nouns,
    )
