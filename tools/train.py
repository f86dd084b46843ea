"""Trains the linear model and fits the calibration: `make train`, after content has changed.

Reads the phrasings and the project's own question set (``tests/questions``), writes
``ocop_bot/understanding/trained``, and prints what cross-validation says of it. Always gives
the same files for the same content.
"""

import dataclasses
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ocop_bot.catalogue import Catalogue, open_snapshot
from ocop_bot.evaluation import KIND_NAMES, Question, read_questions
from ocop_bot.knowledge import load_knowledge
from ocop_bot.settings import DATA, KNOWLEDGE, load_settings
from ocop_bot.text.reading import Tokens
from ocop_bot.text.soft_index import Floats
from ocop_bot.understanding.calibration import KINDS, Calibration, Doubles, Logistic
from ocop_bot.understanding.intent import Kind
from ocop_bot.understanding.linear import LinearModel, grams, label_name, weighed
from ocop_bot.understanding.phrasings import Phrasings, load_phrasings
from ocop_bot.understanding.understanding import (
    TRAINED,
    Evidence,
    Understanding,
    build_reading,
)

QUESTIONS = Path(__file__).parent.parent / "tests" / "questions"
THIS_YEAR = 2026

FEWEST_TEXTS = 2
"""Phrasings an n-gram must occur in."""

STEPS = 150
RATE = 0.1
DECAY = 2e-5
"""Adam on the full batch, and the weight decay of the linear model."""

CALIBRATION_DECAY = 8e-3
CALIBRATION_STEPS = 3000
FOLDS = 10

ANSWERED_WRONGLY = 0.08
"""Of all answers, the share that may be wrong; of out-of-scope questions, half of it answered."""


def main() -> None:
    """Train, fit, report, write."""
    settings = load_settings()
    knowledge = load_knowledge(KNOWLEDGE)
    catalogue = Catalogue(open_snapshot(DATA, settings.data_dir))
    phrasings = load_phrasings(knowledge)
    reader, finder = build_reading(phrasings, catalogue)
    masked = [
        phrasing.tokens
        if phrasing.is_masked
        else finder.find(phrasing.text, phrasing.tokens, THIS_YEAR)[1]
        for phrasing in phrasings.phrasings
    ]
    linear = train_linear(phrasings, masked)
    linear.save(TRAINED / "linear.npz")
    understanding = Understanding(phrasings, reader, finder, linear, None)
    questions = [q for path in sorted(QUESTIONS.glob("*.jsonl")) for q in read_questions(path)]
    calibration = fit_calibration(understanding, questions)
    calibration.save(TRAINED / "calibration.json")


def train_linear(phrasings: Phrasings, masked: Sequence[Tokens]) -> LinearModel:
    """Train the linear model: softmax regression by gradient descent, then quantised."""
    counted = [Counter(gram for token in tokens for gram in grams(token)) for tokens in masked]
    seen = Counter(gram for counts in counted for gram in counts)
    kept = sorted(gram for gram, texts in seen.items() if texts >= FEWEST_TEXTS)
    features = {gram: at for at, gram in enumerate(kept)}
    rarities = np.log(
        (1 + len(masked)) / (1 + np.array([seen[gram] for gram in kept], np.float32))
    ) + np.float32(1)
    inputs = np.zeros((len(masked), len(kept)), np.float32)
    for at, counts in enumerate(counted):
        known = {features[gram]: count for gram, count in counts.items() if gram in features}
        rows = np.array(list(known), np.intp)
        inputs[at, rows] = weighed(np.array(list(known.values())), rarities[rows])
    wanted = np.zeros((len(masked), len(phrasings.labels)), np.float32)
    wanted[np.arange(len(masked)), [phrasing.label for phrasing in phrasings.phrasings]] = 1
    weights, bias = descend(inputs, wanted, decay=DECAY, steps=STEPS, rate=RATE, one_of=True)
    scales = np.abs(weights).max(axis=0) / 127 + np.float32(1e-9)
    quantised = np.round(weights / scales).astype(np.int8)
    print(f"linear model: {len(masked)} phrasings, {len(kept)} n-grams, {len(bias)} labels")
    return LinearModel(
        features=features,
        rarities=rarities.astype(np.float32),
        weights=quantised,
        scales=scales.astype(np.float32),
        bias=bias,
        labels=[label_name(label) for label in phrasings.labels],
        digest=phrasings.digest,
    )


def descend(
    inputs: Floats, wanted: Floats, *, decay: float, steps: int, rate: float, one_of: bool
) -> tuple[Floats, Floats]:
    """Fit a logistic regression; returns weights (features × outcomes) and bias.

    Args:
        inputs: texts × features.
        wanted: texts × outcomes, 0 or 1.
        decay: weight decay.
        steps: steps of Adam on the full batch.
        rate: their size.
        one_of: whether exactly one outcome is right (softmax), or each by itself (sigmoid).
    """
    outcomes = wanted.shape[1]
    parameters = [np.zeros((inputs.shape[1], outcomes), np.float32), np.zeros(outcomes, np.float32)]
    first = [np.zeros_like(p) for p in parameters]
    second = [np.zeros_like(p) for p in parameters]
    for step in range(1, steps + 1):
        total = inputs @ parameters[0] + parameters[1]
        error = (_softmax(total) if one_of else 1 / (1 + np.exp(-total))) - wanted
        error /= len(inputs)
        gradients = [inputs.T @ error + decay * parameters[0], error.sum(axis=0)]
        for at, gradient in enumerate(gradients):
            first[at] = 0.9 * first[at] + 0.1 * gradient
            second[at] = 0.99 * second[at] + 0.01 * gradient**2
            momentum = first[at] / (1 - 0.9**step)
            spread = np.sqrt(second[at] / (1 - 0.99**step)) + 1e-8
            parameters[at] -= np.float32(rate) * momentum / spread
    return parameters[0], parameters[1]


def _softmax(total: Floats) -> Floats:
    odds = np.exp(total - total.max(axis=1, keepdims=True))
    shares: Floats = odds / odds.sum(axis=1, keepdims=True)
    return shares


@dataclasses.dataclass(frozen=True)
class Judged:
    """A question of the set with what was measured of it."""

    question: Question
    evidence: Evidence

    @property
    def kinds(self) -> Sequence[Kind]:
        """All kinds that would be right."""
        return [KIND_NAMES[kind] for kind in self.question.kinds]


def fit_calibration(understanding: Understanding, questions: Sequence[Question]) -> Calibration:
    """Fit the probabilities of kinds and entries, and choose the bands from what they give."""
    judged = [Judged(q, understanding.measure(q.q, THIS_YEAR)) for q in questions]
    kind_inputs = np.array([understanding.kind_features(j.evidence) for j in judged])
    kinds = np.array([[kind in j.kinds for kind in KINDS] for j in judged], np.float32)
    is_right = np.array([_right(understanding, j) for j in judged])
    asked = np.array([at for at, j in enumerate(judged) if j.question.kind == "kb"])
    entry_inputs = np.array([understanding.entry_features(j.evidence) for j in judged])
    right = is_right[asked, None].astype(np.float32)

    chances = cross_validated(kind_inputs, kinds)
    entry_model = fit(entry_inputs[asked], right)
    sure = np.array([entry_model.probabilities(row)[0] for row in entry_inputs])
    sure[asked] = cross_validated(entry_inputs[asked], right)[:, 0]
    report(judged, chances, sure, is_right)
    answer_from, ask_back_from = choose_bands(judged, chances, sure, is_right)
    return Calibration(
        kinds=fit(kind_inputs, kinds),
        entry=entry_model,
        answer_from=answer_from,
        ask_back_from=ask_back_from,
    )


def _right(understanding: Understanding, judged: Judged) -> bool:
    label = understanding.best(judged.evidence, Kind.KNOWLEDGE)
    return label.topic in judged.question.topics


def fit(inputs: Doubles, wanted: Floats) -> Logistic:
    """Fit logistic models on standardised features, one per outcome."""
    mean, scale = inputs.mean(axis=0), inputs.std(axis=0) + 1e-6
    weights, bias = descend(
        ((inputs - mean) / scale).astype(np.float32),
        wanted,
        decay=CALIBRATION_DECAY,
        steps=CALIBRATION_STEPS,
        rate=0.01,
        one_of=False,
    )
    return Logistic(mean, scale, weights.T.astype(np.float64), bias.astype(np.float64))


def cross_validated(inputs: Doubles, wanted: Floats) -> Doubles:
    """Probabilities of each question by models that have not seen it."""
    order = np.random.default_rng(0).permutation(len(inputs))
    chances = np.zeros(wanted.shape)
    for fold in range(FOLDS):
        held = order[fold::FOLDS]
        kept = np.setdiff1d(order, held)
        model = fit(inputs[kept], wanted[kept])
        chances[held] = [model.probabilities(row) for row in inputs[held]]
    return chances


def choose_bands(
    judged: Sequence[Judged],
    chances: Doubles,
    sure: Doubles,
    is_right: npt.NDArray[np.bool_],
) -> tuple[float, float]:
    """The lowest confidence from which few enough answers are wrong, and half of it to ask back."""
    best = chances.argmax(axis=1)
    knowledge = KINDS.index(Kind.KNOWLEDGE)
    outside = KINDS.index(Kind.OUT_OF_SCOPE)
    confidence = chances.max(axis=1) * np.where(best == knowledge, sure, 1.0)
    fits = np.array([KINDS[kind] in j.kinds for kind, j in zip(best, judged, strict=True)])
    good = fits & ((best != knowledge) | is_right)
    is_outside = np.array([j.question.kind == "out_of_scope" for j in judged])
    for level in np.arange(0.3, 0.95, 0.01):
        answered = (confidence >= level) & (best != outside)
        wrong = (answered & ~good).sum() / max(answered.sum(), 1)
        leaked = (answered & is_outside & ~fits).sum() / max(is_outside.sum(), 1)
        if wrong <= ANSWERED_WRONGLY and leaked <= ANSWERED_WRONGLY / 2:
            break
    print(
        f"bands: answer from {level:.2f}: {answered.mean():.3f} of all answered, "
        f"{wrong:.3f} of these wrongly, {leaked:.3f} of out-of-scope questions answered"
    )
    return round(float(level), 2), round(float(level) / 3, 2)


def report(
    judged: Sequence[Judged],
    chances: Doubles,
    sure: Doubles,
    is_right: npt.NDArray[np.bool_],
) -> None:
    """Print what cross-validation says: kinds, topics, and how far confidence can be trusted."""
    best = chances.argmax(axis=1)
    for at, kind in enumerate(KINDS):
        mine = [n for n, j in enumerate(judged) if KIND_NAMES[j.question.kind] is kind]
        hits = [KINDS[best[n]] in judged[n].kinds for n in mine]
        print(f"kind {kind:<13} {np.mean(hits):.3f} of {len(mine)} (cross-validated), column {at}")
    asked = [n for n, j in enumerate(judged) if j.question.kind == "kb"]
    print(f"topic of the best entry right: {is_right[asked].mean():.3f} of {len(asked)}")
    errors = _calibration_error(sure[asked], is_right[asked])
    print(f"expected calibration error of the entry: {errors:.3f}")


def _calibration_error(sure: Doubles, right: npt.NDArray[np.bool_]) -> float:
    bins = np.minimum((sure * 10).astype(int), 9)
    return float(
        sum(
            (bins == at).mean() * abs(sure[bins == at].mean() - right[bins == at].mean())
            for at in range(10)
            if (bins == at).any()
        )
    )


if __name__ == "__main__":
    main()
