"""What plans aimed at, and what was reported of it, with the sum shown."""

import dataclasses
from collections.abc import Mapping, Sequence

from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.statistics import parts
from ocop_bot.answers.statistics.question import StatisticQuestion
from ocop_bot.answers.statistics.reported import reports
from ocop_bot.catalogue import Figure, ProducerType
from ocop_bot.reply import Block, bullets, paragraph
from ocop_bot.text import printing
from ocop_bot.text.periods import Period, PeriodKind
from ocop_bot.texts import say

_TARGET = "target_"
_NEW, _TOTAL = "target_new_products", "target_products"
_FIRST = (_NEW, f"{_NEW}_4_star", f"{_NEW}_5_star", _TOTAL)
_RESULTS = ("newly_recognised_this_year", "newly_recognised_in_quarter")
_RESULT_OF = {
    "target_5star": "products_5_star",
    "target_share_subject_sme": "share_subject_enterprise",
}
"""Targets whose results are reported under another name than theirs."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Outcome:
    """What is told of a target, and the reports it rests on."""

    text: str
    figures: tuple[Figure, ...]


def target(question: StatisticQuestion, context: Context) -> Answer:
    """The targets of a year, or all that were published, each with what was reported of it."""
    known = _known(question.scope, context)
    years = {period.year for period in question.periods}
    year = max(years & {one.as_of.latest.year for one in known} or years, default=None)
    shown: Sequence[Figure] = [one for one in known if year in (None, one.as_of.latest.year)]
    told: list[Block] = []
    if year and shown:
        scope = parts.scope_name(question.scope)
        told.append(paragraph(say("figure.target_year", year=year, scope=scope)))
    elif year:
        told.append(paragraph(say("figure.target_none", year=year)))
    if question.wanted.places:
        where = parts.scope_name(question.reported_scope)
        told.insert(0, paragraph(say("figure.target_elsewhere", place=where)))
    if not year or not shown:
        shown = known
        told.append(paragraph(say("figure.target_known")))
    shown = shown if year else _asked_for(question, shown) or shown
    told.append(bullets([_row(figure, with_year=len(shown) == len(known)) for figure in shown]))
    outcomes = [_outcome(one, question, context) for one in shown]
    told.append(paragraph(say("figure.target_results")))
    told.append(bullets([one.text for one in outcomes]))
    figures = dict.fromkeys([*shown, *(each for one in outcomes for each in one.figures)])
    return parts.answer(told, list(figures), context, parts.buttons("by_year", "count"))


def _known(scope: str, context: Context) -> Sequence[Figure]:
    """All targets of a scope, what is new in a year first."""
    metrics = [one for one in context.catalogue.metrics(scope) if one.startswith(_TARGET)]
    order = {metric: at for at, metric in enumerate(_FIRST)}
    metrics.sort(key=lambda metric: (order.get(metric, len(order)), metric))
    return [figure for metric in metrics for figure in context.catalogue.figures(metric, scope)]


def _asked_for(question: StatisticQuestion, targets: Sequence[Figure]) -> Sequence[Figure]:
    """Those of the one rank or kind of producer that is asked for."""
    signs = [f"{stars}_star" for stars in question.ranks] if len(question.ranks) == 1 else []
    signs += [sign for one in question.producer_types for sign in _TYPES.get(one, ())]
    return [one for one in targets if any(sign in one.metric for sign in signs)]


_TYPES: Mapping[ProducerType, Sequence[str]] = {
    ProducerType.COOPERATIVE: ("subject_htx",),
    ProducerType.COMPANY: ("subject_sme",),
}


def _outcome(target_: Figure, question: StatisticQuestion, context: Context) -> _Outcome:
    """What was reported last of what a target is about."""
    scope = question.scope
    if target_.metric.startswith(_NEW):
        return _of_new(target_, question, context)
    metric = _RESULT_OF.get(target_.metric, target_.metric.removeprefix(_TARGET))
    aimed_at = Period(PeriodKind.YEAR, target_.as_of.latest.year)
    result = reports(metric, scope, aimed_at, context).best or parts.newest(metric, scope, context)
    return _against(target_, (result,) if result else ())


def _of_new(target_: Figure, question: StatisticQuestion, context: Context) -> _Outcome:
    """What was new in the target's year: as reported, or from the totals around the year."""
    scope = question.scope
    year = target_.as_of.latest.year
    suffix = target_.metric.removeprefix(_NEW)
    period = question.period or Period(PeriodKind.YEAR, year)
    for within in (period, Period(PeriodKind.YEAR, year)):
        for metric in _RESULTS:
            result = reports(f"{metric}{suffix}", scope, within, context).best
            if result:
                return _against(target_, (result,))
    metric = f"products{suffix}"
    before, after = (
        reports(metric, scope, Period(PeriodKind.END, at), context).best for at in (year - 1, year)
    )
    if before and after and before.value.isdecimal() and after.value.isdecimal():
        return _against(target_, (after, before))
    around = reports(metric, scope, Period(PeriodKind.END, year), context).figures
    rows = "; ".join(f"{wording.figure_value(one)} ({wording.figure_date(one)})" for one in around)
    text = say("figure.target_unknown", aim=parts.capital(_aim(target_)), year=year)
    if rows:
        what = parts.metric_name(metric)
        text = f"{text} {say('figure.target_around', what=what, rows=rows)}"
    return _Outcome(text, around)


def _against(target_: Figure, results: tuple[Figure, ...]) -> _Outcome:
    """A target beside its result, or beside the difference of two totals."""
    name = parts.capital(_aim(target_))
    aim = wording.figure_number(target_)
    numbers = [number for one in results if (number := wording.figure_number(one)) is not None]
    if not results or len(numbers) < len(results):
        year = target_.as_of.latest.year
        return _Outcome(say("figure.target_unknown", aim=name, year=year), results)
    if aim is None:  # a range
        told = wording.figure_value(results[0]), wording.figure_date(results[0])
        return _Outcome(say("figure.target_beside", aim=name, value=told[0], date=told[1]), results)
    done = numbers[0] - sum(numbers[1:])
    sum_ = ""
    if len(results) > 1:
        sum_ = say(
            "figure.target_sum",
            last=wording.figure_value(results[0]),
            first=wording.figure_value(results[1]),
            done=printing.number(done),
            since=wording.partial_date(results[1].as_of),
        )
    text = say(
        "figure.target_missing" if done < aim else "figure.target_passed",
        aim=name,
        done=printing.number(done),
        date=wording.figure_date(results[0]),
        sum=sum_,
        larger=printing.number(max(aim, done)),
        smaller=printing.number(min(aim, done)),
        difference=printing.number(abs(aim - done)),
    )
    return _Outcome(" ".join(text.split()), results)


def _aim(target_: Figure) -> str:
    """A target in short: "thêm 120 sản phẩm mới (năm 2024)"."""
    return say("figure.target_aim", what=_what(target_), year=target_.as_of.latest.year)


def _what(target_: Figure) -> str:
    value = wording.figure_value(target_)
    new = "new" if target_.metric.startswith(_NEW) else "total"
    if target_.metric.endswith("_star"):
        stars = target_.metric.split("_")[-2]
        return say(f"figure.target_{new}_star", value=value, stars=stars)
    if target_.metric in (_NEW, _TOTAL):
        return say(f"figure.target_{new}", value=value)
    what = parts.metric_name(target_.metric)
    return say("figure.target_other", what=what, value=value, unit=target_.unit)


def _row(figure: Figure, *, with_year: bool) -> str:
    text = _aim(figure) if with_year else _what(figure)
    source = wording.figure_source_short(figure)
    note = f"{figure.note}; {source}" if figure.note else source
    return say("figure.target_source", row=parts.capital(text), note=note)
