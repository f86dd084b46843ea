import datetime

from ocop_bot.text import printing


def test_numbers_dates_and_shares_are_printed_the_vietnamese_way() -> None:
    assert printing.number(17400) == "17.400"
    assert printing.number(7.5) == "7,5"
    assert printing.date(datetime.date(2026, 5, 2)) == "02/05/2026"
    assert printing.percent(0.2224) == "22,2%"


def test_names_are_joined_as_spoken() -> None:
    assert printing.listing([]) == ""
    assert printing.listing(["A"]) == "A"
    assert printing.listing(["A", "B", "C"]) == "A, B và C"
