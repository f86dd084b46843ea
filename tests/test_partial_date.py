import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.partial_date import PartialDate


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))
def test_a_day_a_month_and_a_year_are_read_and_written_back(day: datetime.date) -> None:
    for text in (f"{day}", f"{day:%Y-%m}", f"{day:%Y}"):
        date = PartialDate.parse(text)
        assert str(date) == text
        assert date.earliest <= day <= date.latest


@pytest.mark.parametrize("text", ["2026-02-30", "2026-13", "0000"])
def test_an_impossible_date_is_explained(text: str) -> None:
    with pytest.raises(ValueError, match="không có ngày"):
        PartialDate.parse(text)


@pytest.mark.parametrize("text", ["22/05/2026", "", "năm 2024", "2024-7-1"])
def test_another_form_is_explained(text: str) -> None:
    with pytest.raises(ValueError, match="không đúng dạng"):
        PartialDate.parse(text)
