"""Deadlines as dates: the next rounds, a certificate's days, a commune's fifteen days."""

import datetime
from collections.abc import Iterator, Sequence

from ocop_bot.address import DayAddress, DayOf, EntryAddress, RoundAddress, Screen
from ocop_bot.answers.answer import Answer, sourced
from ocop_bot.answers.context import Context
from ocop_bot.answers.law import law_buttons
from ocop_bot.deadlines import (
    COMMUNE_WORKING_DAYS,
    Certificate,
    Event,
    FarDateError,
    Round,
    Stage,
    UnknownCalendarError,
    add_working_days,
    calendar_file,
    holiday_name,
    is_working_day,
    next_rounds,
    round_of,
)
from ocop_bot.reply import Block, Button, File, Reply, bullets, paragraph
from ocop_bot.settings import TIME_ZONE
from ocop_bot.text import printing
from ocop_bot.texts import say

_WHERE = "noi-nop-ho-so"
"""The entry that tells where to hand in."""

_CERTIFICATE_LAW = ("4-3", "7-6-a", "12-3")
"""The parts of the decision the days of a certificate rest on."""


def rounds(context: Context) -> Answer:
    """The next round one can still make, and the one after."""
    first, second = next_rounds(context.day, 2)
    blocks = (
        paragraph(_next(first, context.day)),
        *_round_rows(first),
        paragraph(
            say(
                "rounds.after",
                number=second.number,
                year=second.year,
                hand_in=printing.weekday(second.hand_in_by),
            )
        ),
        paragraph(say("rounds.reckoned", working=COMMUNE_WORKING_DAYS)),
        paragraph(say("rounds.again")),
    )
    return sourced(blocks, _round_source(context), _round_buttons(first, context))


def round_screen(address: RoundAddress, context: Context) -> Answer:
    """A round, or its deadlines as a calendar file."""
    try:
        each = round_of(address.number, address.year)
        hand_in = each.hand_in_by
    except UnknownCalendarError as error:
        return Answer(Reply((paragraph(str(error)),)))
    if address.file:
        return _round_file(each, context.day)
    key = "rounds.one" if hand_in >= context.day else "rounds.one_over"
    told = say(key, number=each.number, year=each.year, hand_in=printing.weekday(hand_in))
    blocks = (
        paragraph(told),
        *_round_rows(each),
        paragraph(say("rounds.reckoned", working=COMMUNE_WORKING_DAYS)),
    )
    return sourced(blocks, _round_source(context), _round_buttons(each, context))


def _next(each: Round, day: datetime.date) -> str:
    left = (each.hand_in_by - day).days
    key = "rounds.next" if left else "rounds.next_today"
    hand_in = printing.weekday(each.hand_in_by)
    return say(key, number=each.number, year=each.year, hand_in=hand_in, days=left)


def _round_rows(each: Round) -> Iterator[Block]:
    national = each.national
    rows = [
        say(
            "rounds.commune",
            working=COMMUNE_WORKING_DAYS,
            before=printing.date(each.commune_before),
            last=printing.date(each.commune_last),
        ),
        say("rounds.province", before=printing.date(each.province_before)),
        say(
            "rounds.national",
            proposed=printing.date(national.province_before),
            done=printing.date(national.ministry_before),
        ),
    ]
    names = _holidays(each.hand_in_by, each.commune_last)
    if names:
        rows.append(say("rounds.holidays", names=printing.listing(names)))
    yield bullets(rows)


def _holidays(first: datetime.date, last: datetime.date) -> Sequence[str]:
    days = (first + datetime.timedelta(days=n) for n in range((last - first).days + 1))
    return [f"{printing.date(day)} ({name})" for day in days if (name := holiday_name(day))]


def _round_buttons(each: Round, context: Context) -> tuple[Button, ...]:
    return (
        Button(say("rounds.file"), RoundAddress(each.number, each.year, file=True)),
        Button(say("rounds.to_renewal"), Screen.RENEWAL),
        Button(context.knowledge.by_id[_WHERE].title, EntryAddress(_WHERE)),
        *law_buttons("5-1", "5-2", "7-2"),
    )


def _round_source(context: Context) -> str:
    return say("rounds.source", date=printing.date(context.day))


def _round_file(each: Round, day: datetime.date) -> Answer:
    note = say("rounds.event_note", number=each.number, year=each.year)
    key = f"dot-{each.number}-{each.year}"
    events = (
        Event(f"{key}-nop", say("rounds.event_hand_in"), each.hand_in_by, note),
        Event(f"{key}-xa", say("rounds.event_commune"), each.commune_last, note),
    )
    name = say("rounds.file_name", number=each.number, year=each.year)
    told = say("rounds.file_told", number=each.number, year=each.year)
    return _file(name, told, events, day)


def renewal_start(context: Context) -> Answer:
    """How to ask for the dates of a certificate."""
    blocks = (paragraph(say("certificate.ask")), paragraph(say("certificate.rule")))
    buttons = law_buttons(*_CERTIFICATE_LAW)
    source = _certificate_source(context)
    return sourced(blocks, source, buttons, asks=say("certificate.asks"))


def day_screen(address: DayAddress, context: Context) -> Answer:
    """The deadlines counted from a day, or as a calendar file; an impossible day is explained."""
    try:
        if address.of is DayOf.RECEIVED:
            return _received(address, context)
        return _certificate(address, context)
    except (FarDateError, UnknownCalendarError) as error:
        return Answer(Reply((paragraph(str(error)), paragraph(say("certificate.rule")))))


def impossible_date(fault: str) -> Answer:
    """Explain why what was typed is no date, and how to ask."""
    return Answer(Reply((paragraph(fault), paragraph(say("certificate.ask")))))


def _certificate(address: DayAddress, context: Context) -> Answer:
    day = context.day
    make = Certificate.issued_on if address.of is DayOf.ISSUED else Certificate.expiring_on
    certificate = make(address.day, day)
    if address.file:
        return _certificate_file(certificate, day)
    key = "certificate.issued" if certificate.issued else "certificate.expires"
    told = say(
        key,
        issued=printing.date(certificate.issued) if certificate.issued else "",
        expires=printing.date(certificate.expires),
    )
    blocks = (
        paragraph(told),
        *_stage(certificate, day),
        paragraph(say("certificate.counted")),
    )
    file = Button(say("certificate.file"), DayAddress(address.of, address.day, file=True))
    entry = context.knowledge.by_id["ho-so-danh-gia-lai"]
    to_entry = Button(entry.title, EntryAddress(entry.id))
    buttons = (file, to_entry, *law_buttons(*_CERTIFICATE_LAW))
    return sourced(blocks, _certificate_source(context), buttons)


def _stage(certificate: Certificate, day: datetime.date) -> Iterator[Block]:
    stage = certificate.stage(day)
    opens, closes = certificate.window
    days = {
        Stage.TOO_EARLY: opens - day,
        Stage.WINDOW_OPEN: closes - day,
        Stage.WINDOW_MISSED: day - closes,
    }.get(stage, datetime.timedelta())
    extension = printing.date(certificate.extension_ends)
    yield paragraph(
        say(
            f"certificate.{stage.value}",
            opens=printing.date(opens),
            closes=printing.date(closes),
            expires=printing.date(certificate.expires),
            extension=extension,
            days=days.days,
        )
    )
    if stage in (Stage.WINDOW_MISSED, Stage.EXPIRED_EXTENDABLE):
        yield paragraph(say("certificate.extension", extension=extension))
        yield paragraph(say("certificate.extension_unclear"))


def _certificate_source(context: Context) -> str:
    return say("certificate.source", date=printing.date(context.day))


def _certificate_file(certificate: Certificate, day: datetime.date) -> Answer:
    opens, closes = certificate.window
    key = f"danh-gia-lai-{certificate.expires:%Y%m%d}"
    note = say("certificate.event_note")
    events = (
        Event(f"{key}-mo", say("certificate.event_opens"), opens, note),
        Event(f"{key}-dong", say("certificate.event_closes"), closes, note),
        Event(f"{key}-het", say("certificate.event_expires"), certificate.expires, note),
    )
    name = say("certificate.file_name", expires=f"{certificate.expires:%Y-%m-%d}")
    told = say("certificate.file_told", expires=printing.date(certificate.expires))
    return _file(name, told, events, day)


def _received(address: DayAddress, context: Context) -> Answer:
    received = address.day
    due = add_working_days(received, COMMUNE_WORKING_DAYS)
    day = printing.weekday(received)
    if address.file:
        note = say("received.event_note", day=day)
        event = Event(f"xa-{received:%Y%m%d}", say("received.event"), due, note)
        name = say("received.file_name", due=f"{due:%Y-%m-%d}")
        return _file(name, say("received.file_told", day=day), (event,), context.day)
    blocks: tuple[Block, ...] = (
        paragraph(say("received.due", day=day, due=printing.weekday(due))),
        *([] if is_working_day(received) else [_not_a_working_day(received, day)]),
        paragraph(_which_round(due)),
        paragraph(say("received.within")),
    )
    file = Button(say("certificate.file"), DayAddress(address.of, received, file=True))
    buttons = (file, *law_buttons("7-2", "5-1"))
    return sourced(blocks, say("received.source", date=printing.date(context.day)), buttons)


def _not_a_working_day(received: datetime.date, day: str) -> Block:
    name = holiday_name(received) or say("received.weekend")
    return paragraph(say("received.holiday", day=day, name=name))


def _which_round(due: datetime.date) -> str:
    """The round a file makes that the commune is done with on a day."""
    candidates = (round_of(number, year) for year in (due.year, due.year + 1) for number in (1, 2))
    each = next(each for each in candidates if due <= each.commune_last)
    return say(
        "received.round",
        number=each.number,
        year=each.year,
        before=printing.date(each.commune_before),
    )


def _file(name: str, told: str, events: Sequence[Event], day: datetime.date) -> Answer:
    made_at = datetime.datetime.combine(day, datetime.time(), TIME_ZONE)
    file = File(name, calendar_file(events, made_at))
    return Answer(Reply((paragraph(told),), file=file))
