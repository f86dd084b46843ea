"""Charts: figures as a picture that is read on a phone, and as a text that says the same."""

from ocop_bot.charts.cache import ChartCache
from ocop_bot.charts.chart import MOST_BARS, MOST_POINTS, Bar, Chart, ChartKind

__all__ = ["MOST_BARS", "MOST_POINTS", "Bar", "Chart", "ChartCache", "ChartKind"]
