"""A chart becomes a PNG."""

import threading

from ocop_bot.charts.chart import Chart
from ocop_bot.charts.page import lay_out

_ALONE = threading.Lock()
"""Matplotlib does not promise to be safe in threads; one at a time is no slower."""


def draw(chart: Chart) -> bytes:
    """Draw a chart as a PNG. It takes a while, the first time longer: never on the event loop."""
    with _ALONE:
        # half a second and 30 MB that only those pay who get a chart
        from ocop_bot.charts import painting  # noqa: PLC0415

        return painting.paint(lay_out(chart, painting.measure))
