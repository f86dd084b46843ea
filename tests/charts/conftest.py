"""Charts as the tests use them, and charts of anything that hypothesis thinks of."""

import datetime

from hypothesis import strategies as st

from ocop_bot.charts import MOST_BARS, Bar, Chart, ChartKind
from ocop_bot.charts.chart import LARGEST

FOOTER = "Nguồn: Báo Thanh Hóa, 31/12/2025"


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


STARS = Chart(
    ChartKind.SHARES,
    "Cứ mười sản phẩm thì chín đạt 3 sao",
    (Bar("5 sao", 2), Bar("4 sao", 59), Bar("3 sao", 600)),
    "sản phẩm",
    FOOTER,
)
PLACES = Chart(
    ChartKind.BARS,
    "Hoằng Hóa có nhiều sản phẩm nhất",
    (Bar("Hoằng Hóa", 1234), Bar("Dịch vụ du lịch cộng đồng và điểm du lịch", 18, "gần")),
    "sản phẩm",
    FOOTER,
)
YEARS = Chart(
    ChartKind.SERIES,
    "Số sản phẩm tăng gần mười lần trong năm năm",
    (
        Bar("31/12/2020", 69, at=day("2020-12-31")),
        Bar("06/02/2025", 573, at=day("2025-02-06")),
        Bar("06/02/2025", 606, at=day("2025-02-06")),
        Bar("01/11/2025", 660, "hơn", day("2025-11-01")),
        Bar("31/12/2025", 661, at=day("2025-12-31")),
    ),
    "sản phẩm",
    FOOTER,
)
ALL = (STARS, PLACES, YEARS)

HOSTILE = (
    "$x$ $\\frac{1}{0}$", "100 % %s %(a)s {x} {", "dòng\nhai\r\n\tba", "W" * 300,
    "xã " * 100, "mắm 🦐👨‍👩‍👧 ngon", "<b>đậm</b> & 'x'", "中文", "\x00\x1b[0m\u202eabc", "", "\\",
    "_^",
)  # fmt: skip

rows = st.builds(
    Bar,
    label=st.text(max_size=60),
    value=st.floats(0, LARGEST, exclude_max=True) | st.integers(0, 1000),
    note=st.sampled_from(("", "hơn", "ít nhất")),
    at=st.dates(day("2018-01-01"), day("2030-12-31")),
)
charts = st.builds(
    Chart,
    kind=st.sampled_from((ChartKind.SERIES, ChartKind.BARS)),
    title=st.text(min_size=1, max_size=150).filter(str.strip),
    rows=st.lists(rows, min_size=1, max_size=MOST_BARS).map(tuple),
    unit=st.sampled_from(("", "sản phẩm")),
    footer=st.just(FOOTER),
)
