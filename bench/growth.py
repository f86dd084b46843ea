"""What an understanding costs as content grows: phrasings to 100 000, products to 20 000."""

import random
import resource
import tempfile
import time
from pathlib import Path

import numpy as np

from bench.__main__ import sample
from ocop_bot.catalogue import Catalogue, open_snapshot
from ocop_bot.knowledge import load_knowledge
from ocop_bot.settings import DATA, KNOWLEDGE
from ocop_bot.understanding.evidence import Measurer
from ocop_bot.understanding.intent import Kind, Label
from ocop_bot.understanding.linear import LinearModel, label_name
from ocop_bot.understanding.phrasings import Phrasing, Phrasings, load_phrasings
from ocop_bot.understanding.understanding import TRAINED

SIZES = ((0, 0), (0, 20_000), (1_000, 0), (10_000, 0), (10_000, 20_000), (100_000, 0))
"""Phrasings and products; 0 means as they are."""

PER_ENTRY = 40
NEW_WORDS = 4_000
"""Made-up syllables that the grown content mixes in, so that the vocabulary grows too."""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Catalogue(open_snapshot(DATA, Path(folder)))
        real = load_phrasings(load_knowledge(KNOWLEDGE))
        linear = LinearModel.load(TRAINED / "linear.npz")
        asked = [question.q for question in sample()]
        print(f"{'phrasings':>10}{'products':>10}{'build':>9}{'p50':>9}{'p99':>9}{'memory':>9}")
        for phrasings, products in SIZES:
            grown = grow(real, phrasings) if phrasings else real
            names = GrownCatalogue(catalogue, products) if products else catalogue
            started = time.perf_counter()
            measurer = Measurer(grown, names, widened(linear, grown))
            built = time.perf_counter() - started
            times = sorted(milliseconds(measurer, question) for question in asked)
            middle, last = times[len(times) // 2], times[int(len(times) * 0.99)]
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            count = len(names.product_names())
            print(
                f"{len(grown.phrasings):>10}{count:>10}{built:>8.2f}s"
                f"{middle:>7.2f}ms{last:>7.2f}ms{peak:>7.0f}MB",
                flush=True,
            )


def milliseconds(measurer: Measurer, question: str) -> float:
    """Time to measure one question never seen before."""
    started = time.perf_counter()
    measurer.measure(question, 2026)
    return (time.perf_counter() - started) * 1000


def grow(real: Phrasings, size: int) -> Phrasings:
    """Phrasings of the wanted number: the real ones, then mixtures of their words and new ones."""
    chance = random.Random(0)
    words = [token for phrasing in real.phrasings for token in phrasing.tokens]
    syllables = [
        a + b + c
        for a in "bcdghklmnpqrstvx"
        for b in "aeiou"
        for c in ("nh", "ng", "m", "t", "c", "p", "i", "u")
    ]
    labels = list(real.labels)
    phrasings = list(real.phrasings[:size])
    while len(phrasings) < size:
        if len(phrasings) % PER_ENTRY == 0 or labels[-1].topic is None:
            labels.append(Label(Kind.KNOWLEDGE, f"grown-{len(labels)}", "khac"))
        tokens = tuple(
            chance.choice(words)
            if chance.random() < 0.9
            else type(words[0]).of(chance.choice(syllables))
            for _ in range(chance.randint(4, 14))
        )
        phrasings.append(Phrasing(" ".join(t.folded for t in tokens), tokens, len(labels) - 1))
    used = {phrasing.label for phrasing in phrasings}
    kept = {at: new for new, at in enumerate(sorted(used))}
    return Phrasings(
        labels=[labels[at] for at in kept],
        phrasings=[Phrasing(p.text, p.tokens, kept[p.label]) for p in phrasings],
    )


def widened(linear: LinearModel, phrasings: Phrasings) -> LinearModel:
    """A linear model with a column for every label; what the new ones weigh does not matter."""
    chosen = np.arange(len(phrasings.labels)) % len(linear.labels)
    return LinearModel(
        features=linear.features,
        rarities=linear.rarities,
        weights=np.ascontiguousarray(linear.weights[:, chosen]),
        scales=linear.scales[chosen],
        bias=linear.bias[chosen],
        labels=[label_name(label) for label in phrasings.labels],
        digest=linear.digest,
    )


class GrownCatalogue(Catalogue):
    """A catalogue with many more names of products, mixed from the words of the real ones."""

    def __init__(self, real: Catalogue, size: int) -> None:
        self.__dict__.update(real.__dict__)
        chance = random.Random(0)
        rows = list(real.product_names())
        words = sorted({word for _, name, _, _ in rows for word in name.split()})
        for number in range(size - len(rows)):
            name = " ".join(chance.choice(words) for _ in range(chance.randint(2, 6)))
            _, _, producer, producer_name = rows[number % 147]
            rows.append((f"g{number}", name, producer, producer_name))
        self._rows = rows

    def product_names(self):  # type: ignore[no-untyped-def]  # noqa: ANN201
        return self._rows


if __name__ == "__main__":
    main()
