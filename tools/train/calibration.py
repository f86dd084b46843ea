"""Fits how sure the assistant may be, on the project's own questions, clean and noisy."""

import dataclasses
import itertools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ocop_bot.evaluation import KIND_NAMES, NOISES, Question, calibration_error, noisy
from ocop_bot.understanding.calibration import KINDS, Calibration, Doubles, Logistic
from ocop_bot.understanding.evidence import Measurer
from ocop_bot.understanding.intent import Kind
from tools.train.logistic import Bools, cross_validated, fit

THIS_YEAR = 2026

ANSWERED_WRONGLY = 0.05
"""Of the answers of each kind, the share that may be wrong. About half of the errors of the set
are questions that two topics answer, so people meet fewer."""

DOUBT = 2
"""Wrong answers added to those counted: a kind of few questions must do better to be trusted."""

LEVELS = np.arange(0.4, 0.99, 0.01)
"""Confidences tried."""

ASK_BACK_SHARE = 1 / 3
"""From this share of the confidence to answer, a question is asked back."""

KNOWLEDGE = KINDS.index(Kind.KNOWLEDGE)
OUTSIDE = KINDS.index(Kind.OUT_OF_SCOPE)


@dataclasses.dataclass(frozen=True)
class Measured:
    """What was measured of all questions: a row each, first all clean, then all noisy.

    Attributes:
        groups: the question of each row.
        kinds: features of the kind.
        entries: features of the best entry.
        wanted: which kinds would be right.
        right: whether the best entry is on a right topic.
        asked: whether an entry is wanted at all.
        outside: whether the question is out of scope.
        clean: whether it is typed cleanly.
    """

    groups: npt.NDArray[np.intp]
    kinds: Doubles
    entries: Doubles
    wanted: Bools
    right: Bools
    asked: Bools
    outside: Bools
    clean: Bools


def fit_calibration(measurer: Measurer, questions: Sequence[Question]) -> Calibration:
    """Fit the probabilities of kinds and entries, and choose the bands from what they give."""
    rows = measure(measurer, questions)
    right = rows.right[rows.asked, None]
    kinds, entry = fit(rows.kinds, rows.wanted), fit(rows.entries[rows.asked], right)
    chances = cross_validated(rows.kinds, rows.wanted, rows.groups)
    sure = _probabilities(entry, rows.entries)
    sure[rows.asked] = cross_validated(rows.entries[rows.asked], right, rows.groups[rows.asked])[
        :, 0
    ]
    report(rows, chances, sure)
    answer_from = choose_bands(rows, chances, sure)
    return Calibration(
        kinds=kinds,
        entry=entry,
        leaning=None,
        answer_from=answer_from,
        ask_back_from=round(answer_from[Kind.KNOWLEDGE] * ASK_BACK_SHARE, 2),
    )


def measure(measurer: Measurer, questions: Sequence[Question]) -> Measured:
    """Measure all questions as they are, and once more each with one of the noises."""
    names = itertools.cycle(NOISES)
    texts = [q.q for q in questions]
    texts += [noisy(q.q, name) for q, name in zip(questions, names, strict=False)]
    evidence = [measurer.measure(text, THIS_YEAR) for text in texts]
    twice = [*questions, *questions]
    accepted = [[KIND_NAMES[kind] for kind in q.kinds] for q in twice]
    topics = [measurer.best(e, Kind.KNOWLEDGE).topic for e in evidence]
    return Measured(
        groups=np.tile(np.arange(len(questions)), 2),
        kinds=np.array([measurer.kind_features(e) for e in evidence]),
        entries=np.array([measurer.entry_features(e) for e in evidence]),
        wanted=np.array([[kind in kinds for kind in KINDS] for kinds in accepted]),
        right=np.array([topic in q.topics for topic, q in zip(topics, twice, strict=True)]),
        asked=np.array([q.kind == "kb" for q in twice]),
        outside=np.array([q.kind == "out_of_scope" for q in twice]),
        clean=np.arange(len(twice)) < len(questions),
    )


def choose_bands(rows: Measured, chances: Doubles, sure: Doubles) -> dict[Kind, float]:
    """For each kind the lowest confidence from which few enough answers are wrong; prints them."""
    confidence, good = _decided(rows, chances, sure)
    best = chances.argmax(axis=1)
    chosen: dict[Kind, float] = {}
    for at, kind in enumerate(KINDS):
        for level in LEVELS:
            answered = (best == at) & (confidence >= level)
            chosen[kind] = round(float(level), 2)
            if (answered & ~good).sum() + DOUBT <= ANSWERED_WRONGLY * answered.sum():
                break
        print(f"{kind} answered from {chosen[kind]:.2f}")
    levels = np.array([chosen[kind] for kind in KINDS])[best]
    answered = (confidence >= levels) & (best != OUTSIDE)
    for typed, some in (("clean", rows.clean), ("noisy", ~rows.clean)):
        print(
            f"{typed}: {answered[some & ~rows.outside].mean():.3f} of ours answered, "
            f"{(~good)[some & answered].mean():.3f} of all answers wrong, "
            f"{(answered & ~good)[some & rows.outside].mean():.3f} of what is not ours answered"
        )
    for level in LEVELS[::5]:
        some = (confidence >= level) & (best != OUTSIDE)
        print(
            f"  all from {level:.2f}: {some[~rows.outside].mean():.3f} of ours answered, "
            f"{(~good)[some].mean():.3f} of answers wrong"
        )
    return chosen


def report(rows: Measured, chances: Doubles, sure: Doubles) -> None:
    """Print what cross-validation says: kinds, topics, and how far confidence can be trusted."""
    best = chances.argmax(axis=1)
    fits = rows.wanted[np.arange(len(best)), best]
    for typed, chosen in (("clean", rows.clean), ("noisy", ~rows.clean)):
        for at, kind in enumerate(KINDS):
            mine = chosen & rows.wanted[:, at]
            print(f"{typed} {kind:<13} kind {fits[mine].mean():.3f} of {mine.sum()}")
        asked = chosen & rows.asked
        print(f"{typed} topic of the best entry right: {rows.right[asked].mean():.3f}")
        confidence, good = _decided(rows, chances, sure)
        error = calibration_error(list(zip(confidence[chosen], good[chosen], strict=True)))
        print(f"{typed} expected calibration error of the answer: {error:.3f}")


def _decided(rows: Measured, chances: Doubles, sure: Doubles) -> tuple[Doubles, Bools]:
    """The confidence of the likeliest meaning, and whether it is right."""
    best = chances.argmax(axis=1)
    confidence = chances.max(axis=1) * np.where(best == KNOWLEDGE, sure, 1.0)
    fits = rows.wanted[np.arange(len(best)), best]
    return confidence, fits & ((best != KNOWLEDGE) | rows.right | ~rows.asked)


def _probabilities(model: Logistic, inputs: Doubles) -> Doubles:
    return np.array([model.probabilities(row)[0] for row in inputs])
