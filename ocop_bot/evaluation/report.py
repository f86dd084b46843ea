"""The tables of an evaluation."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from ocop_bot.evaluation.scoring import Outcome
from ocop_bot.understanding.intent import Band, Kind

CONFUSIONS = 15
"""Confusions printed, the commonest first."""

BINS = 10

Judged = tuple[float, bool]
"""A confidence stated, and whether it was right."""


def table(outcomes: Sequence[Outcome]) -> str:
    """Print the measures over all, by kind, topic and style, the reliability and the confusions."""
    lines = [_headline(outcomes), ""]
    for title, key in (
        ("kind", lambda o: o.question.kind),
        ("topic", lambda o: o.question.topic),
        ("style", lambda o: o.question.style),
    ):
        lines += _by(title, outcomes, key)
    lines += [*_reliability(outcomes), "", *_confusions(outcomes)]
    return "\n".join(lines)


def noise_table(by_noise: Mapping[str, Sequence[Outcome]]) -> str:
    """Print what each noise costs; the first one is the clean typing."""
    lines = [f"{'typed':<22}{'right':>8}{'change':>8}{'answer':>8}{'wrong':>8}{'outside':>8}"]
    clean = None
    for name, outcomes in by_noise.items():
        right = _mean(o.right for o in outcomes)
        clean = right if clean is None else clean
        lines.append(
            f"{name:<22}{right:>8.3f}{right - clean:>+8.3f}"
            f"{_share(o.answered for o in outcomes):>8}"
            f"{_share(not o.right for o in outcomes if o.answered):>8}"
            f"{_share(o.answered_outside for o in outcomes):>8}"
        )
    return "\n".join(lines)


def calibration_error(judged: Sequence[Judged]) -> float:
    """Expected calibration error over ten bins of the confidence."""
    return sum(
        len(group) / len(judged) * abs(_stated(group) - _right(group))
        for group in _bins(judged).values()
    )


def _headline(outcomes: Sequence[Outcome]) -> str:
    answered = [o for o in outcomes if o.answered]
    asked_back = [o for o in outcomes if o.intent.band is Band.ASK_BACK]

    def of(kind: str) -> Iterable[bool]:
        return (o.kind_right for o in outcomes if o.question.kind == kind)

    rows = [
        ("questions", f"{len(outcomes)}"),
        ("kind right", _share(o.kind_right for o in outcomes)),
        ("knowledge: topic first", _share(o.topic_first for o in outcomes)),
        ("knowledge: topic among three", _share(o.topic_among for o in outcomes)),
        ("out of scope: answered", _share(o.answered_outside for o in outcomes)),
        ("product: right kind", _share(of("product"))),
        ("statistic: right kind", _share(of("stats"))),
        ("small talk: right kind", _share(of("smalltalk"))),
        ("product: named one first", _share(o.product_first for o in outcomes)),
        ("direct answers", _share(o.answered for o in outcomes)),
        ("direct answers that are wrong", _share(not o.right for o in answered)),
        ("asked back", _share(o.intent.band is Band.ASK_BACK for o in outcomes)),
        ("asked back: right topic offered", _share(o.topic_among for o in asked_back)),
    ]
    return "\n".join(f"{name:<32}{value:>9}" for name, value in rows)


def _by(
    title: str, outcomes: Sequence[Outcome], key: Callable[[Outcome], str | None]
) -> Sequence[str]:
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        name = key(outcome)
        if name:
            groups[name].append(outcome)
    columns = ("kind", "topic", "top 3", "answer", "wrong", "ask", "decline")
    lines = [f"{title:<22}{'n':>5}" + "".join(f"{column:>8}" for column in columns)]
    for name, group in sorted(groups.items()):
        bands = [outcome.intent.band for outcome in group]
        lines.append(
            f"{name:<22}{len(group):>5}"
            f"{_share(o.kind_right for o in group):>8}"
            f"{_share(o.topic_first for o in group):>8}"
            f"{_share(o.topic_among for o in group):>8}"
            f"{_share(b is Band.ANSWER for b in bands):>8}"
            f"{_share(not o.right for o in group if o.answered):>8}"
            f"{_share(b is Band.ASK_BACK for b in bands):>8}"
            f"{_share(b is Band.DECLINE for b in bands):>8}"
        )
    return [*lines, ""]


def _reliability(outcomes: Sequence[Outcome]) -> Sequence[str]:
    """How often the likeliest meaning is right, by the confidence it was given."""
    judged = [(o.intent.confidence, _fits(o)) for o in outcomes]
    lines = [f"{'confidence':<22}{'n':>5}{'stated':>8}{'right':>8}"]
    for at, group in sorted(_bins(judged).items()):
        lines.append(
            f"{at / BINS:.1f} to {(at + 1) / BINS:<15.1f}{len(group):>5}"
            f"{_stated(group):>8.3f}{_right(group):>8.3f}"
        )
    return [*lines, f"{'expected calibration error':<35}{calibration_error(judged):>8.3f}"]


def _confusions(outcomes: Sequence[Outcome]) -> Sequence[str]:
    """What was taken for what, with the first question it happened to."""
    counted: Counter[tuple[str, str]] = Counter()
    example: dict[tuple[str, str], str] = {}
    for outcome in outcomes:
        if not _fits(outcome):
            pair = (_expected(outcome), _got(outcome))
            counted[pair] += 1
            example.setdefault(pair, outcome.question.q)
    return [
        f"{'expected':<20}{'taken for':<22}{'n':>3}  for example",
        *(
            f"{pair[0]:<20}{pair[1]:<22}{count:>3}  {example[pair][:70]}"
            for pair, count in counted.most_common(CONFUSIONS)
        ),
    ]


def _expected(outcome: Outcome) -> str:
    return outcome.question.topic or outcome.question.kind


def _got(outcome: Outcome) -> str:
    label = outcome.intent.label
    return label.topic or f"{label.kind.value}: {label.name}"[:21]


def _fits(outcome: Outcome) -> bool:
    """Whether the likeliest meaning is the right one, whatever was done with it."""
    if outcome.intent.kind is Kind.OUT_OF_SCOPE or outcome.question.kind == "out_of_scope":
        return outcome.kind_right
    return outcome.right


def _bins(judged: Sequence[Judged]) -> Mapping[int, Sequence[Judged]]:
    groups: dict[int, list[Judged]] = defaultdict(list)
    for stated, right in judged:
        groups[min(int(stated * BINS), BINS - 1)].append((stated, right))
    return groups


def _stated(group: Sequence[Judged]) -> float:
    return _mean(stated for stated, _ in group)


def _right(group: Sequence[Judged]) -> float:
    return _mean(right for _, right in group)


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def _share(hits: Iterable[bool | None]) -> str:
    counted = [hit for hit in hits if hit is not None]
    return f"{sum(counted) / len(counted):.3f}" if counted else "–"
