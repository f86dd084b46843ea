"""The chart of a statistic: of the figures its answer shows, reported or counted, never both."""

from collections.abc import Callable, Sequence

from ocop_bot.answers import wording
from ocop_bot.answers.answer import ComputedFigure
from ocop_bot.answers.context import Context
from ocop_bot.answers.statistics import parts
from ocop_bot.catalogue import Figure
from ocop_bot.charts import Bar, Chart, ChartCache, ChartKind
from ocop_bot.charts.chart import MOST_BARS
from ocop_bot.reply import Picture
from ocop_bot.text import printing
from ocop_bot.texts import has, say

FEWEST = 2
"""Numbers from which there is anything to compare."""

_DRAWN = frozenset({"top_districts", "compare", "by_stars", "by_group", "by_year", "expiring"})
_CHARTS = ChartCache()

Drawable = Sequence[Figure] | Sequence[ComputedFigure]


def chart_of(
    name: str, figures: Sequence[Figure | ComputedFigure], context: Context
) -> Chart | None:
    """The chart of a statistic; None where its figures are no series and no parts.

    Args:
        name: which statistic.
        figures: those of its answer that stand beside each other.
        context: the content and the day.
    """
    if name not in _DRAWN:
        return None
    reported = [one for one in figures if isinstance(one, Figure) and one.value.isdecimal()]
    if name == "by_year" or _of_times(reported):
        return _series(reported)
    computed = [one for one in figures if isinstance(one, ComputedFigure)]
    if len(reported) >= FEWEST:
        return _bars(name, reported, say("chart.reported"), _sources(reported))
    if len(computed) >= FEWEST:
        return _bars(name, computed, say("chart.computed"), _ours(context))
    return None


def picture_of(chart: Chart) -> Picture:
    """The picture of a chart, drawn once for equal ones. Takes a while: not on the event loop."""
    return _CHARTS.picture(chart)


def _series(figures: Sequence[Figure]) -> Chart | None:
    """One metric of one scope through time."""
    if len(figures) < FEWEST:
        return None
    ordered = sorted(figures, key=lambda one: one.as_of.latest)
    first, last = ordered[0], ordered[-1]
    title = say(
        "chart.series",
        what=_title_case(parts.metric_name(first.metric)),
        scope=parts.scope_name(first.scope),
        before=wording.figure_value(first),
        since=wording.partial_date(first.as_of),
        now=wording.figure_value(last),
        until=wording.partial_date(last.as_of),
    )
    rows = tuple(
        Bar(wording.partial_date(one.as_of), int(one.value), _note(one), one.as_of.latest)
        for one in ordered
    )
    unit = parts.metric_name(first.metric)
    return Chart(ChartKind.SERIES, title, rows, unit, _sources(ordered))


def _of_times(figures: Sequence[Figure]) -> bool:
    """Whether figures differ in nothing but their time."""
    return len(figures) >= FEWEST and len({(one.metric, one.scope) for one in figures}) == 1


def _bars(name: str, figures: Drawable, kind: str, footer: str) -> Chart | None:
    label = _labels(figures)
    rows = tuple(
        Bar(label(one), int(one.value), _note(one) if isinstance(one, Figure) else "")
        for one in figures
    )[:MOST_BARS]
    largest = max(rows, key=lambda row: row.value)
    if not largest.value:
        return None
    title = say(
        "chart.largest",
        label=largest.label,
        value=printing.number(largest.value),
        kind=kind,
    )
    return Chart(_kind(name, figures), title, rows, say("chart.unit"), footer)


def _kind(name: str, figures: Drawable) -> ChartKind:
    """Shares only of numbers of one day: those of different days are no parts of one whole."""
    days = {str(one.as_of) for one in figures}
    whole = name in ("by_stars", "by_group", "expiring") and len(days) == 1
    return ChartKind.SHARES if whole and any(int(one.value) for one in figures) else ChartKind.BARS


def _labels(figures: Drawable) -> Callable[[Figure | ComputedFigure], str]:
    """What tells the rows apart: where they are of, what they count, or when."""

    def several(of: Callable[[Figure | ComputedFigure], str]) -> bool:
        return len({of(one) for one in figures}) > 1

    made = [
        *([_scope] if several(_scope) else []),
        *([_metric] if several(_metric) and not several(_scope) else []),
    ]
    if several(_of) and not made:
        made = [_of]
    dated = several(_date) or not made
    return lambda one: _title_case(
        " ".join([of(one) for of in made] + ([f"({_date(one)})" if made else _date(one)] * dated))
    )


def _scope(figure: Figure | ComputedFigure) -> str:
    return parts.scope_name(figure.scope)


def _of(figure: Figure | ComputedFigure) -> str:
    return figure.of if isinstance(figure, ComputedFigure) else ""


def _metric(figure: Figure | ComputedFigure) -> str:
    state = f"figure.validity_{figure.metric.removeprefix('products_')}"
    return say(state) if has(state) else parts.metric_name(figure.metric)


def _date(figure: Figure | ComputedFigure) -> str:
    if isinstance(figure, Figure):
        return wording.partial_date(figure.as_of)
    return wording.day(figure.as_of)


def _title_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def _note(figure: Figure) -> str:
    """The word before a number that is not exact: "hơn"."""
    return wording.figure_value(figure).rstrip("0123456789.").strip()


def _sources(figures: Sequence[Figure]) -> str:
    names = dict.fromkeys(wording.figure_source_short(one) for one in figures)
    first = min(one.as_of.earliest for one in figures)
    last = max(one.as_of.latest for one in figures)
    dates = " – ".join(dict.fromkeys((printing.date(first), printing.date(last))))
    if any(one.approximate_date for one in figures):
        dates = say("chart.about", dates=dates)
    return say("chart.sources", names="; ".join(names), dates=dates)


def _ours(context: Context) -> str:
    coverage = context.coverage()
    return say(
        "chart.ours", date=wording.day(context.day), count=coverage.count, share=coverage.share
    )
