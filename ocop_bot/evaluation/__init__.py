"""How good the answers are: question files, noises, scores and their tables."""

from ocop_bot.evaluation.noise import NOISES, noisy
from ocop_bot.evaluation.questions import KIND_NAMES, Question, read_folder, read_questions
from ocop_bot.evaluation.report import calibration_error, noise_table, table
from ocop_bot.evaluation.scoring import Outcome, evaluate, score

__all__ = [
    "KIND_NAMES",
    "NOISES",
    "Outcome",
    "Question",
    "calibration_error",
    "evaluate",
    "noise_table",
    "noisy",
    "read_folder",
    "read_questions",
    "score",
    "table",
]
