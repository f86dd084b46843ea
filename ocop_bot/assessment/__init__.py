"""Self-assessment (tự chấm điểm) by an official set: sheet, score, way to the next star."""

from ocop_bot.assessment.improvement import Plan, Step, cheapest_plan
from ocop_bot.assessment.scoring import PartScore, Score, Shortfall, score
from ocop_bot.assessment.sheet import (
    NONE,
    UNANSWERED,
    Sheet,
    SheetError,
    gate_answer,
    level_answer,
    pack,
    unpack,
)

__all__ = [
    "NONE",
    "UNANSWERED",
    "PartScore",
    "Plan",
    "Score",
    "Sheet",
    "SheetError",
    "Shortfall",
    "Step",
    "cheapest_plan",
    "gate_answer",
    "level_answer",
    "pack",
    "score",
    "unpack",
]
