"""Deadlines as days: working days, rounds of evaluation, certificates, and a calendar file."""

from ocop_bot.deadlines.calendar_file import CalendarFileError, Event, calendar_file
from ocop_bot.deadlines.certificate import Certificate, FarDateError, Stage
from ocop_bot.deadlines.rounds import (
    COMMUNE_WORKING_DAYS,
    NationalRound,
    Round,
    next_rounds,
    round_of,
)
from ocop_bot.deadlines.working_days import (
    UnknownCalendarError,
    add_working_days,
    holiday_name,
    is_working_day,
    latest_start,
)

__all__ = [
    "COMMUNE_WORKING_DAYS",
    "CalendarFileError",
    "Certificate",
    "Event",
    "FarDateError",
    "NationalRound",
    "Round",
    "Stage",
    "UnknownCalendarError",
    "add_working_days",
    "calendar_file",
    "holiday_name",
    "is_working_day",
    "latest_start",
    "next_rounds",
    "round_of",
]
