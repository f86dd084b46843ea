"""A linear model over n-grams, words and pairs of words: what the soft match misses, it sees.

Trained by ``tools/train`` and kept as a small file; using it needs numpy only.
"""

import dataclasses
import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ocop_bot.text.reading import Token, Tokens
from ocop_bot.text.soft_index import Floats
from ocop_bot.understanding.intent import Label

SIZES = (2, 3, 4)
"""Lengths of the character n-grams, taken inside words with a blank on both sides."""

REMEMBERED = 4000
"""Words whose features are remembered."""

Rows = npt.NDArray[np.intp]

_SIGNS = {
    "<sp>": "①", "<loai_sp>": "②", "<noi>": "③", "<chu_the>": "④", "<sao>": "⑤",
    "<nam>": "⑥", "<quy>": "⑦", "<nhom>": "⑧", "<loai>": "⑨", "<tinh>": "⑩",
}  # fmt: skip


def features(tokens: Tokens) -> Iterator[str]:
    """The features of a masked text: n-grams of its words, its words and its pairs of words."""
    for token in tokens:
        yield from word_features(token)
    yield from pair_features(tokens)


def word_features(token: Token) -> Iterator[str]:
    """The n-grams of a word or placeholder, folded and with its marks, and the word itself."""
    sign = _SIGNS.get(token.folded)
    for word in (sign,) if sign else dict.fromkeys((token.folded, token.marked)):
        yield from _word_grams(word)
    yield f"={token.folded}"


def pair_features(tokens: Tokens) -> Iterator[str]:
    """Each two neighbouring words, folded."""
    return (f"{first.folded} {second.folded}" for first, second in itertools.pairwise(tokens))


def _word_grams(word: str) -> Iterator[str]:
    padded = f" {word} "
    for size in SIZES:
        if size >= len(padded):
            yield padded
            return
        yield from (padded[at : at + size] for at in range(len(padded) - size + 1))


@dataclasses.dataclass(frozen=True)
class LinearModel:
    """Log-probabilities of labels from the features of a text.

    Attributes:
        features: feature → row of ``weights`` and place in ``rarities``.
        rarities: inverse document frequency of each feature.
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

    @functools.cached_property
    def _rows(self) -> Callable[[Token], Rows]:
        """The rows of a word's features, remembered for common words."""
        return functools.lru_cache(REMEMBERED)(self._look_up)

    def _look_up(self, token: Token) -> Rows:
        return self._known(word_features(token))

    def _known(self, features: Iterable[str]) -> Rows:
        """The rows of features, those the model does not know left out."""
        return np.array([self.features[one] for one in features if one in self.features], np.intp)

    def log_probabilities(self, tokens: Tokens) -> Floats:
        """One log-probability per label of the model."""
        found = [*map(self._rows, tokens), self._known(pair_features(tokens))]
        rows, counts = np.unique(np.concatenate(found), return_counts=True)
        values = weighed(counts, self.rarities[rows])
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
            features=np.array(sorted(self.features, key=self.features.__getitem__)),
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


def weighed(counts: npt.NDArray[np.int64], rarities: Floats) -> Floats:
    """Values of a text's features: log counts by rarity, of length one."""
    values = (1 + np.log(counts)).astype(np.float32) * rarities
    result: Floats = values / (np.linalg.norm(values) + np.float32(1e-9))
    return result
