"""Why a question was understood as it was: ``ask --why``, for staff."""

from collections.abc import Iterator, Sequence

from ocop_bot.understanding.calibration import Calibration
from ocop_bot.understanding.evidence import Candidate
from ocop_bot.understanding.intent import Intent


def explain(intent: Intent, candidates: Sequence[Candidate], calibration: Calibration) -> str:
    """The decision in plain lines: words, kinds, candidates, confidence.

    Args:
        intent: what was decided.
        candidates: what came nearest, best first.
        calibration: the bands.
    """
    return "\n".join(_lines(intent, candidates, calibration))


def _lines(
    intent: Intent, candidates: Sequence[Candidate], calibration: Calibration
) -> Iterator[str]:
    why = intent.why
    if why.rewritten:
        yield f"nối với câu trước   {why.rewritten}"
    yield f"đọc là              {why.words}"
    if why.masked != why.words:
        yield f"che tên             {why.masked}"
    matches = sorted(why.matches, key=lambda match: -match.weight)
    yield "từ khớp (trọng số)  " + ", ".join(
        match.typed
        + (f"→{match.known} {match.likeness:.2f}" if match.typed != match.known else "")
        + f" ({match.weight:.1f})"
        for match in matches
    )
    found = {match.typed for match in matches}
    missing = [word for word in why.words.split() if word not in found]
    if missing:
        yield f"không thấy từ       {', '.join(missing)}"
    kinds = sorted(why.kinds, key=lambda pair: -pair[1])
    yield "loại câu hỏi        " + ", ".join(f"{kind.value} {chance:.2f}" for kind, chance in kinds)
    yield f"mục đúng chủ đề     {why.entry:.2f}"
    for rank, one in enumerate(candidates, 1):
        yield (
            f"ứng viên {rank}          {one.label.kind.value}: {one.label.name} {one.merit:.2f}"
            f" (mềm {one.soft:.2f}, tuyến tính {one.log:.1f}),"
            f" gần nhất “{one.nearest}” ({one.nearest_score:.2f})"
        )
    if len(candidates) > 1:
        yield f"cách ứng viên 2     {candidates[0].merit - candidates[1].merit:.2f}"
    rest = ", ".join(f"{o.label.name} {o.confidence:.2f}" for o in intent.alternatives)
    yield f"còn có thể là       {rest}"
    yield (
        f"tin cậy             {intent.label.name} {intent.confidence:.2f} → {intent.band.value}"
        f" (trả lời từ {calibration.answer_from[intent.kind]:.2f},"
        f" hỏi lại từ {calibration.ask_back_from:.2f})"
    )
