"""From an address to the screen it leads to."""

import dataclasses
from collections.abc import Callable, Mapping

from ocop_bot.address import (
    Address,
    ChecklistAddress,
    DayAddress,
    DocumentAddress,
    EntryAddress,
    GuideAddress,
    LawAddress,
    ListAddress,
    NearbyAddress,
    NounAddress,
    PlaceAddress,
    ProductAddress,
    ReportAddress,
    RoundAddress,
    Screen,
    SectorAddress,
    SetAddress,
    ShareAddress,
    SheetAddress,
    StatisticAddress,
    StatisticView,
    TopicAddress,
)
from ocop_bot.answers import simple
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.assessment.screens import sheet_screen
from ocop_bot.answers.assessment.start import assessment_start
from ocop_bot.answers.checklist import checklist_screen
from ocop_bot.answers.context import Context
from ocop_bot.answers.deadlines import day_screen, renewal_start, round_screen, rounds
from ocop_bot.answers.guides import guide_screen, guides_home
from ocop_bot.answers.knowledge import entry_answer
from ocop_bot.answers.law import document_card, law_address, law_screen
from ocop_bot.answers.places import nearby, place_card
from ocop_bot.answers.product import product_card
from ocop_bot.answers.product_list import product_list
from ocop_bot.answers.reporting import report_screen
from ocop_bot.answers.selection import SelectionError, place_of, to_filter
from ocop_bot.answers.sets import noun_screen, sector_screen, set_card, sets_home
from ocop_bot.answers.sharing import share_screen
from ocop_bot.answers.statistics import CHART, FILE, STATISTICS, StatisticQuestion, statistic_answer
from ocop_bot.law import CONTENTS

_NAMED: Mapping[Screen, Callable[[Context], Answer]] = {
    Screen.HOME: lambda _: simple.home(),
    Screen.HELP: lambda _: simple.help_(),
    Screen.TOPICS: simple.topics,
    Screen.LAW: lambda context: show(law_address(CONTENTS), context),
    Screen.SETS: sets_home,
    Screen.ASSESS: assessment_start,
    Screen.GUIDES: guides_home,
    Screen.ROUNDS: rounds,
    Screen.RENEWAL: renewal_start,
}


def show(address: Address, context: Context) -> Answer:
    """Show the screen at an address; one that leads nowhere any more says so."""
    return find(address, context) or simple.lost()


def find(address: Address, context: Context) -> Answer | None:
    """The screen at an address; None when it leads nowhere any more."""
    if isinstance(address, Screen):
        return None if address is Screen.LOST else _NAMED[address](context)
    return _content(address, context) or _tool(address, context) or _passed_on(address, context)


def _passed_on(address: Address, context: Context) -> Answer | None:
    """What readers do with a screen: share it, or report that it is wrong."""
    match address:
        case ShareAddress(of):
            shown = find(of, context)
            return share_screen(of, shown, context) if shown else None
        case ReportAddress(id_, reason):
            product = context.catalogue.product(id_)
            return report_screen(product, reason, context) if product else None
        case _:
            return None


def _content(address: Address, context: Context) -> Answer | None:
    """Entries, products, lists, figures and places."""
    match address:
        case TopicAddress(topic):
            return simple.topic(topic, context)
        case EntryAddress(id_):
            entry = context.knowledge.by_id.get(id_)
            return entry_answer(entry, context) if entry else None
        case ProductAddress(id_):
            product = context.catalogue.product(id_)
            return product_card(product, context) if product else None
        case ListAddress() | StatisticAddress():
            return _selection(address, context)
        case PlaceAddress(text):
            place = place_of(text, context.catalogue)
            return place_card(place, context) if place else None
        case NearbyAddress():
            return nearby(address, context)
        case _:
            return None


def _tool(address: Address, context: Context) -> Answer | None:
    """The law, the criteria sets, self-assessment, guides and deadlines."""
    knowledge = context.knowledge
    match address:
        case LawAddress():
            return law_screen(address, context)
        case DocumentAddress(id_):
            document = knowledge.documents.get(id_)
            return document_card(document, context) if document else None
        case SectorAddress(sector):
            return sector_screen(sector, context)
        case SetAddress(number):
            return set_card(knowledge.criteria[number])
        case NounAddress(slug):
            noun = knowledge.product_nouns.of_slug(slug)
            return noun_screen(noun, context) if noun else None
        case SheetAddress():
            return sheet_screen(address, context)
        case _:
            return _procedure(address, context)


def _procedure(address: Address, context: Context) -> Answer | None:
    match address:
        case GuideAddress():
            return guide_screen(address, context)
        case ChecklistAddress():
            return checklist_screen(address, context)
        case RoundAddress():
            return round_screen(address, context)
        case DayAddress():
            return day_screen(address, context)
        case _:
            return None


_FORMS = {StatisticView.TEXT: None, StatisticView.CHART: CHART, StatisticView.FILE: FILE}


def _selection(address: ListAddress | StatisticAddress, context: Context) -> Answer | None:
    try:
        wanted = to_filter(address.selection, context.catalogue, context.day)
    except SelectionError:
        return None
    if isinstance(address, ListAddress):
        return product_list(wanted, address, context)
    if address.name not in STATISTICS:
        return None
    compares = address.name == "compare"
    question = StatisticQuestion(
        name=address.name,
        wanted=dataclasses.replace(wanted, places=wanted.places[: 1 if compares else 3]),
        places=tuple((place,) for place in wanted.places) if compares else (),
        periods=(address.period,) if address.period else (),
        span=address.span,
        form=_FORMS[address.view],
    )
    return statistic_answer(question, context)
