"""Vietnamese as we print it: numbers, dates and lists, the everyday way (Babel underneath)."""

import datetime
from collections.abc import Sequence
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

LOCALE = "vi"


def number(value: float | Decimal) -> str:
    """Print a number with a dot for thousands and a decimal comma: 1.234, 7,5."""
    return format_decimal(value, format="#,##0.##", locale=LOCALE)


def percent(share: float) -> str:
    """Print a share of one as a percentage with at most one decimal: 0.163 → "16,3%"."""
    return format_percent(share, format="#,##0.#%", locale=LOCALE)


def date(day: datetime.date) -> str:
    """Print a day as 23/11/2026. Babel's own short form drops digits of the year."""
    return format_date(day, format="dd/MM/yyyy", locale=LOCALE)


def listing(items: Sequence[str]) -> str:
    """Join names the way they are spoken: "A, B và C"."""
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} và {items[-1]}"


def weekday(day: datetime.date) -> str:
    """Print a day with its weekday: "thứ Tư, 07/04/2027"."""
    name = format_date(day, format="EEEE", locale=LOCALE)
    return f"{name[0].lower()}{name[1:]}, {date(day)}"
