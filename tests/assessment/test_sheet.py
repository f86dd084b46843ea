"""A whole sheet fits into an address and comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.assessment import Sheet, SheetError, pack, unpack
from ocop_bot.criteria import CriteriaSets, read_criteria
from ocop_bot.settings import KNOWLEDGE
from tests.assessment.sheets import best, sheets

SETS: CriteriaSets = read_criteria(KNOWLEDGE / "criteria", [])


@given(data=st.data())
def test_a_packed_sheet_comes_back(data: st.DataObject) -> None:
    criteria_set, sheet = data.draw(sheets(SETS))
    text = pack(sheet, criteria_set)
    assert len(text) <= 20
    assert text.isascii()
    assert text.isalnum()
    assert unpack(text, criteria_set) == sheet


def test_the_fullest_sheets_are_short_too() -> None:
    for criteria_set in SETS.values():
        assert len(pack(best(criteria_set), criteria_set)) <= 20
        assert unpack(pack(Sheet.blank(criteria_set), criteria_set), criteria_set).answered == 0


@pytest.mark.parametrize("text", ["", "x", "zz", "zz0", "không", "00" + "z" * 60, "a_b"])
def test_what_is_no_sheet_is_refused(text: str) -> None:
    with pytest.raises(SheetError):
        unpack(text, SETS[9])


def test_a_sheet_of_another_set_is_refused() -> None:
    with pytest.raises(SheetError):
        unpack(pack(best(SETS[9]), SETS[9]), SETS[10])


def test_the_first_open_question_is_where_one_goes_on() -> None:
    sheet = Sheet.blank(SETS[1]).with_answer(0, 2).with_answer(2, 1)
    assert (sheet.first_open, sheet.answered) == (1, 2)
    assert best(SETS[1]).first_open is None
