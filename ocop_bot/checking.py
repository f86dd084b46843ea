"""Checks all content and data at once: what `bot.py check` reports."""

from collections.abc import Sequence
from pathlib import Path

from ocop_bot.catalogue import check_data
from ocop_bot.faults import Fault
from ocop_bot.knowledge import read_knowledge
from ocop_bot.understanding.linear import LinearModel
from ocop_bot.understanding.phrasings import load_phrasings
from ocop_bot.understanding.understanding import TRAINED


def check(knowledge_folder: Path, data_folder: Path) -> tuple[Sequence[Fault], str]:
    """Return every fault, and a line that says how much was checked."""
    knowledge, content_faults = read_knowledge(knowledge_folder)
    faults = [*content_faults, *check_data(data_folder)]
    if not content_faults:
        faults += _stale_model(load_phrasings(knowledge).digest)
    summary = (
        f"{len(knowledge.entries)} mục tri thức, {len(knowledge.documents)} văn bản, "
        f"{sum(len(entry.questions) for entry in knowledge.entries)} câu hỏi mẫu: "
        + (f"{len(faults)} lỗi" if faults else "không có lỗi")
    )
    return faults, summary


def _stale_model(digest: str) -> Sequence[Fault]:
    path = TRAINED / "linear.npz"
    if path.exists() and LinearModel.load(path).digest == digest:
        return ()
    return (Fault(path, 1, "mô hình cũ hơn các câu hỏi mẫu: chạy “make train”"),)
