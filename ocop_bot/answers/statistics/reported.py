"""Reported figures at a time: inside it, or the nearest around it; nothing is interpolated."""

import dataclasses
import datetime
from collections.abc import Sequence

from ocop_bot.answers import wording
from ocop_bot.answers.context import Context
from ocop_bot.answers.statistics import parts
from ocop_bot.catalogue import Figure, Group
from ocop_bot.reply import Block, bullets, paragraph
from ocop_bot.text.periods import Period, PeriodKind
from ocop_bot.texts import say

_TOLD_LATER = 3
_LAST_QUARTER = 10


@dataclasses.dataclass(frozen=True, slots=True)
class Reports:
    """What was reported of a metric around a time; without a time, the newest report.

    ``inside`` the newest first; ``after`` the first that followed, with those that contradict it;
    ``beside`` what is told beside the one that answers: what contradicts it, the rest of a year.
    """

    metric: str
    scope: str
    period: Period | None
    inside: tuple[Figure, ...] = ()
    before: Figure | None = None
    after: tuple[Figure, ...] = ()
    beside: tuple[Figure, ...] = ()

    @property
    def best(self) -> Figure | None:
        """The report that answers: the newest of the time asked for."""
        return self.inside[0] if self.inside else None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The reports that are told."""
        around = (*([self.before] if self.before else []), *self.after)
        return tuple(dict.fromkeys((*self.inside[:1], *self.beside, *around)))


def reports(metric: str, scope: str, period: Period | None, context: Context) -> Reports:
    """Find what was reported of a metric at a time, and around it where there is nothing."""
    figures = context.catalogue.figures(metric, scope)
    if period is None:
        beside = tuple(parts.conflicts(figures[0], context)) if figures else ()
        return Reports(metric, scope, None, tuple(figures[:1]), beside=beside)
    inside = [one for one in figures if period.first <= one.as_of.latest <= period.last]
    before = next((one for one in figures if one.as_of.latest < period.first), None)
    later = [one for one in reversed(figures) if one.as_of.latest > period.last]
    beside = tuple(parts.conflicts(inside[0], context)) if inside else ()
    if period.kind is PeriodKind.YEAR:
        beside = (*_of_year(inside), *(one for one in beside if one not in inside))
    if inside and not _is_early(inside[0], period):
        return Reports(metric, scope, period, tuple(inside), beside=beside)
    after = [*later[:1], *(parts.conflicts(later[0], context) if later else ())]
    after = [one for one in after if one.as_of.latest > period.last][:_TOLD_LATER]
    return Reports(
        metric,
        scope,
        period,
        tuple(inside),
        None if inside else before,
        tuple(after),
        beside,
    )


def _of_year(inside: Sequence[Figure]) -> tuple[Figure, ...]:
    """The other reports of a year, the earliest first; each number once a day."""
    told = {(one.as_of.latest, one.value): one for one in inside}
    return tuple(one for one in reversed(told.values()) if one.value != inside[0].value)


def _is_early(figure: Figure, period: Period) -> bool:
    """Whether a year's last report is of long before its end, so that the next one tells more."""
    return period.kind is PeriodKind.YEAR and figure.as_of.latest.month < _LAST_QUARTER


def told(found: Reports, context: Context) -> tuple[Block, ...]:
    """Tell reports in words, with what contradicts them."""
    what = parts.subject_name(found.metric)
    scope = parts.scope_name(found.scope)
    if found.period is None:
        if found.best is None:
            return (paragraph(say("figure.none", what=f"{what}, {scope}")),)
        newest = sentence("figure.newest", found.best)
        return (paragraph(newest), *parts.conflict_note(found.best, context))
    period = period_name(found.period)
    if found.best:
        at = sentence("figure.at", found.best, period=parts.capital(period))
        more = [paragraph(say("figure.at_after"))] if found.after else []
        rows = [bullets([parts.row(one) for one in found.after])] if found.after else []
        conflict = parts.conflict_note(found.best, context)
        return (
            paragraph(at), *note_of(found.best), *conflict, *_rest(found, context), *more, *rows,
        )  # fmt: skip
    missing = paragraph(say("figure.at_none", what=what, scope=scope, period=period))
    if not found.figures:
        return (missing,)
    nearest = paragraph(say("figure.at_nearest" if found.after else "figure.at_last"))
    rows = [bullets([parts.row(one) for one in found.figures])]
    first = found.after[0] if found.after else found.before
    conflict = parts.conflict_note(first, context) if first else ()
    return (missing, nearest, *rows, *conflict)


def _rest(found: Reports, context: Context) -> tuple[Block, ...]:
    """The other reports of a year, with the first of them that others contradict."""
    others = [one for one in found.beside if one in found.inside]
    if found.period is None or found.period.kind is not PeriodKind.YEAR or not others:
        return ()
    notes = (parts.conflict_note(one, context) for one in others)
    conflict = next((note for note in notes if note), ())
    rows = bullets([parts.row(one) for one in others])
    falls = parts.falls((*others, *found.inside[:1])) if not conflict else ()
    return (paragraph(say("figure.at_others")), rows, *conflict, *falls)


def note_of(figure: Figure | None) -> tuple[Block, ...]:
    """What the source says beside a figure, if anything."""
    note = wording.note(figure) if figure else ""
    return (paragraph(say("figure.note", note=note)),) if note else ()


def sentence(key: str, figure: Figure, **more: str) -> str:
    """A figure as a sentence: "tỉnh Thanh Hóa có 59 sản phẩm OCOP 4 sao (tính đến …)."."""
    return say(
        key,
        scope=parts.scope_name(figure.scope),
        amount=amount(figure),
        date=wording.figure_date(figure),
        **more,
    )


def amount(figure: Figure) -> str:
    """What a figure counts: "59 sản phẩm OCOP 4 sao"."""
    value, metric = wording.figure_value(figure), figure.metric
    if metric.startswith(parts.GROUP_METRIC):
        group = wording.group(Group(metric.removeprefix(parts.GROUP_METRIC)))
        return say("figure.amount_group", value=value, group=group)
    if metric.startswith("products_") and metric.endswith("_star"):
        return say("figure.amount_stars", value=value, stars=metric.split("_")[1])
    return say("figure.amount", value=value, unit=_unit(figure))


def _unit(figure: Figure) -> str:
    own = {"products": "sản phẩm OCOP", "producers": "chủ thể OCOP"}
    return own.get(figure.metric) or parts.metric_name(figure.metric)


def period_name(period: Period) -> str:
    """A time as people say it: "cuối năm 2024", "quý 1/2024"."""
    return say(
        f"figure.period_{period.kind.value}",
        year=period.year,
        number=period.number,
        day=wording.day(period.first),
    )


def total_beside(part: Figure, context: Context) -> Figure | None:
    """The total a part belongs to: of the same scope, reported at about the same time."""
    span = datetime.timedelta(days=parts.CONFLICT_DAYS)
    near = [
        one
        for one in context.catalogue.figures("products", part.scope)
        if one.value.isdecimal() and abs(one.as_of.latest - part.as_of.latest) <= span
    ]
    return min(near, key=lambda one: _farness(one, part), default=None)


def _farness(total: Figure, part: Figure) -> tuple[bool, bool, datetime.timedelta]:
    """Of the same source and day first: its parts add up."""
    same = (total.source_url, total.source_title) == (part.source_url, part.source_title)
    exact = total.qualifier.value == "exact"
    return (not same, not exact, abs(total.as_of.latest - part.as_of.latest))
