"""A linear model over character n-grams of the phrasings: what the soft match misses, it sees.

Trained by ``tools/train.py`` and kept as a small file; using it needs numpy only.
"""

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ocop_bot.text.reading import Tokens
from ocop_bot.text.soft_index import Floats
from ocop_bot.understanding.intent import Label

SIZES = (2, 3, 4)
"""Lengths of the character n-grams, taken inside words with a blank on both sides."""

_SIGNS = {
    "<sp>": "①", "<loai_sp>": "②", "<noi>": "③", "<chu_the>": "④", "<sao>": "⑤",
    "<nam>": "⑥", "<quy>": "⑦", "<nhom>": "⑧", "<loai>": "⑨", "<tinh>": "⑩",
}  # fmt: skip


def grams(tokens: Tokens) -> Counter[str]:
    """Count the n-grams of a masked text, of its folded and of its marked words."""
    counts: Counter[str] = Counter()
    for token in tokens:
        sign = _SIGNS.get(token.folded)
        for word in {sign or token.folded, sign or token.marked}:
            counts.update(_word_grams(word))
    return counts


def _word_grams(word: str) -> Iterator[str]:
    padded = f" {word} "
    for size in SIZES:
        if size >= len(padded):
            yield padded
            return
        yield from (padded[at : at + size] for at in range(len(padded) - size + 1))


@dataclasses.dataclass(frozen=True)
class LinearModel:
    """Log-probabilities of labels from n-grams.

    Attributes:
        features: n-gram → row of ``weights`` and place in ``rarities``.
        rarities: inverse document frequency of each n-gram.
        weights: quantised weights, one column per label; times ``scales`` of the column.
        bias: one number per label.
        labels: names of the labels, ``kind:name``.
        digest: fingerprint of the phrasings it was trained on.
    """

    features: Mapping[str, int]
    rarities: Floats
    weights: npt.NDArray[np.int8]
    scales: Floats
    bias: Floats
    labels: Sequence[str]
    digest: str

    def log_probabilities(self, tokens: Tokens) -> Floats:
        """One log-probability per label of the model."""
        rows, values = vector(grams(tokens), self.features, self.rarities)
        total = values @ self.weights[rows].astype(np.float32) * self.scales + self.bias
        total -= total.max()
        result: Floats = total - np.log(np.exp(total).sum())
        return result

    def columns(self, labels: Sequence[Label]) -> npt.NDArray[np.int32]:
        """Column of each label; -1 for one it was not trained on."""
        known = {name: at for at, name in enumerate(self.labels)}
        return np.array([known.get(label_name(label), -1) for label in labels], np.int32)

    def save(self, path: Path) -> None:
        """Write it as a compressed numpy file."""
        np.savez_compressed(
            path,
            features=np.array(list(self.features)),
            rarities=self.rarities,
            weights=self.weights,
            scales=self.scales,
            bias=self.bias,
            labels=np.array(self.labels),
            digest=np.array(self.digest),
        )

    @classmethod
    def load(cls, path: Path) -> "LinearModel":
        """Read it back; refuses anything but plain arrays."""
        with np.load(path, allow_pickle=False) as kept:
            return cls(
                features={str(gram): at for at, gram in enumerate(kept["features"])},
                rarities=kept["rarities"],
                weights=kept["weights"],
                scales=kept["scales"],
                bias=kept["bias"],
                labels=[str(name) for name in kept["labels"]],
                digest=str(kept["digest"]),
            )


def label_name(label: Label) -> str:
    """The name of a label in the model's file."""
    return f"{label.kind}:{label.name}"


def vector(
    counts: Counter[str], features: Mapping[str, int], rarities: Floats
) -> tuple[npt.NDArray[np.int32], Floats]:
    """Rows and values of a text's known n-grams: log counts by rarity, of length one."""
    known = [(features[gram], count) for gram, count in counts.items() if gram in features]
    if not known:
        return np.zeros(0, np.int32), np.zeros(0, np.float32)
    rows = np.array([row for row, _ in known], np.int32)
    values = (1 + np.log([count for _, count in known])).astype(np.float32) * rarities[rows]
    return rows, values / np.linalg.norm(values)
