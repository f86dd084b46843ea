"""A chart as a value: what is shown, with no word on how it is drawn."""

import dataclasses
import datetime
import enum
import math

MOST_BARS = 12
"""Rows of bars that a phone shows at once; the caller says what to leave out, and that it did."""

MOST_POINTS = 40

LARGEST = 10**12
"""Numbers from here on are too long to print beside a bar."""

LONGEST_NOTE = 20


class ChartKind(enum.Enum):
    """What a chart compares."""

    SERIES = "series"
    """One quantity at the dates for which it was reported."""

    BARS = "bars"
    """Places or groups beside each other."""

    SHARES = "shares"
    """Parts of one whole: the rows are all of it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Bar:
    """A row: a bar, or a point of a series.

    Args:
        label: What is counted; in a series the date as the alternative text tells it.
        value: The number; it stands at the bar and in the alternative text.
        note: Words said before the number where it is no exact one: "hơn", "gần", "ít nhất".
        at: The day of a point of a series.

    Raises:
        ValueError: The number cannot be drawn, or the note is no such words.
    """

    label: str
    value: float
    note: str = ""
    at: datetime.date | None = None

    def __post_init__(self) -> None:
        if not math.isfinite(self.value) or not 0 <= self.value < LARGEST:
            raise ValueError(f"giá trị {self.value} của “{self.label}” không vẽ được")
        if any(letter.isdigit() for letter in self.note):
            raise ValueError(f"ghi chú “{self.note}” có số; chỉ ghi từ đứng trước số, như “hơn”")
        if len(self.note) > LONGEST_NOTE:
            raise ValueError(f"ghi chú “{self.note}” dài hơn {LONGEST_NOTE} chữ")


@dataclasses.dataclass(frozen=True, slots=True)
class Chart:
    """A chart; equal charts give the same picture.

    Args:
        kind: What it compares.
        title: The finding in a sentence.
        rows: What is shown, in this order.
        unit: What the numbers count; may be empty.
        footer: Source and date.

    Raises:
        ValueError: A part is missing, or there is more than fits.
    """

    kind: ChartKind
    title: str
    rows: tuple[Bar, ...]
    unit: str
    footer: str

    def __post_init__(self) -> None:
        if not self.rows:
            raise ValueError(f"biểu đồ “{self.title}” không có dòng nào")
        if not self.title.strip() or not self.footer.strip():
            raise ValueError("biểu đồ cần có tiêu đề, và nguồn với ngày ở chân")
        most = MOST_POINTS if self.kind is ChartKind.SERIES else MOST_BARS
        if len(self.rows) > most:
            raise ValueError(f"biểu đồ có {len(self.rows)} dòng, nhiều nhất {most}")
        if self.kind is ChartKind.SERIES and any(row.at is None for row in self.rows):
            raise ValueError("mỗi điểm của chuỗi thời gian cần có ngày (at)")
        if self.kind is ChartKind.SHARES and not self.total > 0:
            raise ValueError("tổng các phần bằng 0, không tính được tỷ lệ")

    @property
    def total(self) -> float:
        """The sum of the rows; the whole, where they are shares."""
        return sum(row.value for row in self.rows)
