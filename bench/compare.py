"""This matcher beside others, on the same questions: `make compare`. Needs bm25s (group lab)."""

import datetime
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from bench.__main__ import QUESTIONS
from ocop_bot.catalogue import Catalogue, open_snapshot
from ocop_bot.evaluation import Question, noisy, read_folder
from ocop_bot.knowledge import load_knowledge
from ocop_bot.settings import DATA, KNOWLEDGE
from ocop_bot.text.letters import folded_words
from ocop_bot.understanding.evidence import Evidence, Measurer
from ocop_bot.understanding.linear import LinearModel
from ocop_bot.understanding.phrasings import load_phrasings
from ocop_bot.understanding.understanding import TRAINED

THIS_YEAR = datetime.date(2026, 11, 23).year
TYPED = ("clean", "no_diacritics", "teencode", "slips", "mixed")
AMONG = 3

Scores = npt.NDArray[np.float64]
Ranker = Callable[[str], Scores]
"""From a question to a score per entry's label, the higher the better."""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        print(f"{'topic first / among three':<28}" + "".join(f"{typed:>16}" for typed in TYPED))
        for name, ranker in bench.rankers().items():
            cells = "".join(f"{bench.cell(ranker, typed):>16}" for typed in TYPED)
            print(f"{name:<28}{cells}{bench.milliseconds(ranker):>9.2f} ms", flush=True)


class Bench:
    """The entries' phrasings and the questions that ask for entries."""

    def __init__(self, folder: Path) -> None:
        catalogue = Catalogue(open_snapshot(DATA, folder))
        phrasings = load_phrasings(load_knowledge(KNOWLEDGE))
        self._measurer = Measurer(phrasings, catalogue, LinearModel.load(TRAINED / "linear.npz"))
        self._labels = [at for at, label in enumerate(phrasings.labels) if label.topic]
        self._topics = [phrasings.labels[at].topic for at in self._labels]
        known = set(self._labels)
        kept = [p for p in phrasings.phrasings if p.label in known]
        self._texts = [folded_words(p.text) for p in kept]
        places = {label: at for at, label in enumerate(self._labels)}
        self._families = np.array([places[p.label] for p in kept])
        self._questions = [q for q in read_folder(QUESTIONS) if q.kind == "kb"]

    def rankers(self) -> dict[str, Ranker]:
        """All methods by name; plain ones get folded text."""
        return {
            "rapidfuzz WRatio": lambda text: self._fuzzy(text, fuzz.WRatio),
            "rapidfuzz token_set_ratio": lambda text: self._fuzzy(text, fuzz.token_set_ratio),
            "SQLite FTS5": self._fts5(),
            "BM25 (bm25s)": self._bm25(),
            "linear model alone": lambda text: self._ours(text, lambda evidence: evidence.logs),
            "soft match alone": lambda text: self._ours(text, lambda evidence: evidence.scores),
            "both, topics joined (ours)": self._joined,
        }

    def cell(self, ranker: Ranker, typed: str) -> str:
        """Share of questions whose topic comes first and among three."""
        ranks = [self._rank(ranker(as_typed(q, typed)), q) for q in self._questions]
        return f"{np.mean([r < 1 for r in ranks]):.3f} / {np.mean([r < AMONG for r in ranks]):.3f}"

    def milliseconds(self, ranker: Ranker) -> float:
        """Mean time of a ranking."""
        started = time.perf_counter()
        for question in self._questions[:200]:
            ranker(question.q)
        return (time.perf_counter() - started) * 1000 / 200

    def _rank(self, scores: Scores, question: Question) -> int:
        """The rank (from 0) of the first right topic."""
        order = [self._topics[at] for at in np.argsort(-scores, kind="stable")]
        topics = list(dict.fromkeys(order))
        return min((topics.index(t) for t in question.topics if t in topics), default=len(topics))

    def _of_entries(self, scores: Scores) -> Scores:
        best = np.full(len(self._labels), -np.inf)
        np.maximum.at(best, self._families, scores)
        return best

    def _fuzzy(self, text: str, scorer: Callable[..., float]) -> Scores:
        return self._of_entries(
            cdist([folded_words(text)], self._texts, scorer=scorer)[0].astype(float)
        )

    def _fts5(self) -> Ranker:
        store = sqlite3.connect(":memory:")
        store.execute("CREATE VIRTUAL TABLE phrasing USING fts5(text)")
        store.executemany("INSERT INTO phrasing VALUES (?)", [(text,) for text in self._texts])

        def rank(text: str) -> Scores:
            words = " OR ".join(f'"{word}"' for word in folded_words(text).split())
            query = "SELECT rowid, -rank FROM phrasing WHERE phrasing MATCH ?"
            scores = np.zeros(len(self._texts))
            for row, score in store.execute(query, (words or '""',)):
                scores[row - 1] = score
            return self._of_entries(scores)

        return rank

    def _bm25(self) -> Ranker:
        index = bm25s.BM25()
        index.index([text.split() for text in self._texts], show_progress=False)

        def rank(text: str) -> Scores:
            known = [word for word in folded_words(text).split() if word in index.vocab_dict]
            scores = index.get_scores(known) if known else np.zeros(len(self._texts))
            return self._of_entries(np.asarray(scores, float))

        return rank

    def _ours(self, text: str, of: Callable[[Evidence], npt.NDArray[np.float32]]) -> Scores:
        return of(self._measurer.measure(text, THIS_YEAR))[self._labels].astype(float)

    def _joined(self, text: str) -> Scores:
        topics = self._measurer.measure(text, THIS_YEAR).topics
        scores = np.full(len(self._labels), -np.inf)
        for topic in topics:
            scores[self._topics.index(topic.label.topic)] = topic.merit
        return scores


def as_typed(question: Question, typed: str) -> str:
    """A question clean or with a noise."""
    return question.q if typed == "clean" else noisy(question.q, typed)


if __name__ == "__main__":
    main()
