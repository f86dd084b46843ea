"""Turns scores into probabilities: small logistic models whose constants stand in a file.

The constants are fitted by ``tools/train.py`` on the question set of the project, which holds
none of the phrasings.
"""

import dataclasses
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ocop_bot.text.reading import Tokens
from ocop_bot.text.soft_index import Floats, Likeness
from ocop_bot.understanding.intent import Kind
from ocop_bot.understanding.slots import Slots

KINDS = tuple(Kind)
_LEAST_PROBABILITY = 1e-4
_FEW_WORDS = 3
_MANY_DOMAIN_WORDS = 4

Doubles = npt.NDArray[np.float64]


@dataclasses.dataclass(frozen=True)
class Logistic:
    """Logistic models over the same standardised features; one row of weights per outcome.

    Outcomes are judged each by itself: of a question on the plan for 2024 both an entry and a
    figure may be the right answer, and both may be sure.
    """

    mean: Doubles
    scale: Doubles
    weights: Doubles
    bias: Doubles

    def probabilities(self, features: Doubles) -> Doubles:
        """Probability of each outcome."""
        total = self.weights @ ((features - self.mean) / self.scale) + self.bias
        result: Doubles = 1 / (1 + np.exp(-np.clip(total, -30, 30)))
        return result


@dataclasses.dataclass(frozen=True)
class Calibration:
    """The fitted constants.

    Attributes:
        kinds: whether each kind, in the order of ``KINDS``, is right to answer with.
        entry: whether the best entry is on the right topic, for knowledge.
        leaning: whether a message leans on the question before.
        answer_from: confidence from which a question of each kind is answered.
        ask_back_from: confidence from which one is asked back; below it is declined.
    """

    kinds: Logistic
    entry: Logistic
    leaning: Logistic | None
    answer_from: Mapping[Kind, float]
    ask_back_from: float

    @classmethod
    def load(cls, path: Path) -> "Calibration":
        """Read the constants."""
        raw = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            kinds=_logistic(raw["kinds"]),
            entry=_logistic(raw["entry"]),
            leaning=_logistic(raw["leaning"]) if raw.get("leaning") else None,
            answer_from={Kind(kind): level for kind, level in raw["answer_from"].items()},
            ask_back_from=raw["ask_back_from"],
        )

    def save(self, path: Path) -> None:
        """Write the constants, readably."""
        raw = {
            "kinds": _plain(self.kinds),
            "entry": _plain(self.entry),
            "leaning": _plain(self.leaning) if self.leaning else None,
            "answer_from": dict(self.answer_from),
            "ask_back_from": self.ask_back_from,
        }
        path.write_text(json.dumps(raw, indent=1) + "\n", encoding="utf-8")


def kind_features(
    *,
    logs: Floats,
    scores: Floats,
    merits: Floats,
    places: Sequence[npt.NDArray[np.int64]],
    likeness: Likeness,
    slots: Slots,
    tokens: Tokens,
) -> Doubles:
    """The features by which the kind of a question is judged.

    Args:
        logs: log-probability of the linear model per label.
        scores: soft score per label.
        merits: the two combined, per label.
        places: for each kind, the places of its labels in the arrays above.
        likeness: how the question's words were found.
        slots: what the question names.
        tokens: its words.
    """
    probabilities = np.exp(logs)
    return np.array(
        [
            *(math.log(float(probabilities[of].sum()) + _LEAST_PROBABILITY) for of in places),
            *(float(scores[of].max()) for of in places),
            *(float(logs[of].max()) for of in places),
            *(float(merit) for of in places for merit in np.sort(merits[of])[-2:]),
            likeness.unknown,
            math.log(likeness.weight + 1),
            *_named(slots, tokens),
        ]
    )


def _named(slots: Slots, tokens: Tokens) -> Iterator[float]:
    """What the question names, as numbers."""
    named = (
        bool(slots.products),
        slots.product_cover,
        slots.producer is not None,
        bool(slots.places),
        slots.other_province is not None,
        slots.stars is not None,
        bool(slots.years),
        slots.quarter is not None,
        slots.group is not None,
        bool(slots.noun),
        slots.counts,
        min(slots.domain_words, _MANY_DOMAIN_WORDS),
        any(token.folded == "ocop" for token in tokens),
        bool(slots.documents),
        slots.points is not None,
        slots.order is not None,
        len(tokens) <= _FEW_WORDS,
    )
    return map(float, named)


def entry_features(
    topics: Sequence[tuple[float, float, float]], likeness: Likeness, *, agreed: bool
) -> Doubles:
    """The features by which the best entry is judged.

    Args:
        topics: merit of each topic, soft score of its best entry and log-probability of all its
            entries, best topic first.
        likeness: how the question's words were found.
        agreed: whether soft match and linear model each put the same topic first.
    """
    (merit, score, log), (rival_merit, rival_score, rival_log) = (
        topics[0],
        topics[min(1, len(topics) - 1)],
    )
    return np.array(
        [
            merit,
            merit - rival_merit,
            score,
            score - rival_score,
            log,
            log - rival_log,
            agreed,
            likeness.unknown,
            math.log(likeness.weight + 1),
        ],
        np.float64,
    )


def _logistic(raw: Mapping[str, Sequence[float]]) -> Logistic:
    return Logistic(**{name: np.array(raw[name], np.float64) for name in raw})


def _plain(model: Logistic) -> Mapping[str, object]:
    return {
        field.name: np.round(getattr(model, field.name), 5).tolist()
        for field in dataclasses.fields(model)
    }
