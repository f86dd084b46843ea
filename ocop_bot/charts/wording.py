"""The numbers of a chart in words, once for the picture and once for those who do not see it."""

from ocop_bot.charts.chart import Bar, Chart, ChartKind
from ocop_bot.text.printing import number, percent
from ocop_bot.texts import say


def value_text(row: Bar) -> str:
    """The number of a row as it is read: "1.234", "hơn 660"."""
    printed = number(row.value + 0.0)  # -0.0 would print as "-0"
    return f"{row.note} {printed}".lstrip()


def share_text(chart: Chart, row: Bar) -> str:
    """The share of a row of the whole: "90,8%"."""
    return percent(row.value / chart.total)


def alternative(chart: Chart) -> str:
    """All that a chart shows, as text: the title, each row with its number, the footer."""
    return "\n".join((chart.title, *(_row(chart, row) for row in chart.rows), chart.footer))


def _row(chart: Chart, row: Bar) -> str:
    text = f"- {row.label}: {value_text(row)} {chart.unit}".rstrip()
    if chart.kind is not ChartKind.SHARES:
        return text
    return say("charts.share", row=text, share=share_text(chart, row))
