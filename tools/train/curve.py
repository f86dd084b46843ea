"""How accuracy grows with the phrasings of each entry: `python -m tools.train.curve`."""

import dataclasses
import random
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from ocop_bot.catalogue import Catalogue, open_snapshot
from ocop_bot.evaluation import Question, read_folder
from ocop_bot.knowledge import load_knowledge
from ocop_bot.settings import DATA, KNOWLEDGE
from ocop_bot.understanding.evidence import Measurer
from ocop_bot.understanding.phrasings import Phrasing, Phrasings, load_phrasings
from tools.train.__main__ import QUESTIONS
from tools.train.calibration import THIS_YEAR
from tools.train.linear import texts_of, train_linear

SIZES = (3, 6, 12, 24, 36, 48)
AMONG = 3


def main() -> None:
    """Train with ever more phrasings per entry and print how often the topic is found."""
    phrasings = load_phrasings(load_knowledge(KNOWLEDGE))
    questions = [q for q in read_folder(QUESTIONS) if q.kind == "kb"]
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Catalogue(open_snapshot(DATA, Path(folder)))
        for size in SIZES:
            some = fewer(phrasings, size)
            linear = train_linear(some, texts_of(some, catalogue, THIS_YEAR))
            first, among = found(Measurer(some, catalogue, linear), questions)
            print(f"{size:>3} phrasings an entry: first {first:.3f}, among three {among:.3f}")


def fewer(phrasings: Phrasings, size: int) -> Phrasings:
    """At most so many phrasings of each entry, drawn by chance; everything of other labels."""
    by_label: dict[int, list[Phrasing]] = defaultdict(list)
    for phrasing in phrasings.phrasings:
        by_label[phrasing.label].append(phrasing)
    chance = random.Random(0)  # noqa: S311 - no secret
    kept: list[Phrasing] = []
    for label, some in by_label.items():
        is_entry = phrasings.labels[label].topic is not None
        kept += chance.sample(some, min(size, len(some))) if is_entry else some
    return dataclasses.replace(phrasings, phrasings=kept)


def found(measurer: Measurer, questions: Sequence[Question]) -> tuple[float, float]:
    """Share of questions whose topic is first, and among three."""
    first = among = 0
    for question in questions:
        ranked = measurer.measure(question.q, THIS_YEAR).topics
        topics = [topic.label.topic for topic in ranked[:AMONG]]
        first += topics[0] in question.topics
        among += any(topic in question.topics for topic in topics)
    return first / len(questions), among / len(questions)


if __name__ == "__main__":
    main()
