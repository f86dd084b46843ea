"""Trains the linear model and fits the calibration: `make train`, after content has changed.

Reads the phrasings and the project's own question set (``tests/questions``), writes
``ocop_bot/understanding/trained``, and prints what cross-validation says of it. Always gives
the same files for the same content.
"""

from ocop_bot.catalogue import Catalogue, open_snapshot
from ocop_bot.evaluation import read_folder, read_questions
from ocop_bot.knowledge import load_knowledge
from ocop_bot.settings import DATA, KNOWLEDGE, ROOT, load_settings
from ocop_bot.understanding.evidence import Measurer
from ocop_bot.understanding.phrasings import load_phrasings
from ocop_bot.understanding.understanding import TRAINED, Understanding
from tools.train.calibration import THIS_YEAR, fit_calibration
from tools.train.leaning import fit_leaning
from tools.train.linear import texts_of, train_linear

QUESTIONS = ROOT / "tests" / "questions"


def main() -> None:
    """Train, fit, report, write."""
    settings = load_settings()
    knowledge = load_knowledge(KNOWLEDGE)
    catalogue = Catalogue(open_snapshot(DATA, settings.data_dir))
    phrasings = load_phrasings(knowledge)
    linear = train_linear(phrasings, texts_of(phrasings, catalogue, THIS_YEAR))
    questions = read_folder(QUESTIONS)
    measurer = Measurer(phrasings, catalogue, linear)
    calibration = fit_calibration(measurer, questions)
    turns = QUESTIONS / "two_turns"
    calibration = fit_leaning(
        Understanding(measurer, calibration),
        phrasings,
        follow_ups=read_questions(turns / "follow_ups.jsonl"),
        after_another=read_questions(turns / "after_another.jsonl"),
        products=[name for _, name, _, _ in catalogue.product_names()],
    )
    linear.save(TRAINED / "linear.npz")
    calibration.save(TRAINED / "calibration.json")


if __name__ == "__main__":
    main()
