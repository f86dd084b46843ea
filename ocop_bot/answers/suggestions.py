"""What may be sent on from another chat: answers and cards that fit what is being typed, paged."""

import dataclasses
from collections.abc import Iterator, Sequence

from ocop_bot.address import (
    Address,
    AddressError,
    EntryAddress,
    ListAddress,
    NounAddress,
    ReportAddress,
    Screen,
    ShareAddress,
    StatisticAddress,
    decode,
    fits,
)
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.answerer import statistic_address
from ocop_bot.answers.context import Context, Draft
from ocop_bot.answers.lookup import filter_of
from ocop_bot.answers.not_found import not_found, other_province
from ocop_bot.answers.product_list import product_list
from ocop_bot.answers.screens import find
from ocop_bot.answers.selection import conditions, to_selection
from ocop_bot.answers.suggestion import (
    PAGE_SIZE,
    Run,
    Suggestion,
    Suggestions,
    card,
    fixed,
    listed,
    page_of,
    screen,
)
from ocop_bot.answers.titles import shortened
from ocop_bot.catalogue import ProductFilter
from ocop_bot.reply import Reply, paragraph
from ocop_bot.texts import say
from ocop_bot.understanding.intent import Band, Intent, Kind
from ocop_bot.understanding.lookup import Lookup, Outcome

LONGEST_ECHO = 60
"""Characters of a search that are said back when nothing was found."""

_NEVER = Draft | ReportAddress | ShareAddress
"""What is somebody's own work, or leads to no content."""

_HIGHEST = 5
_MOST_BEST = 5
"""Products of the highest star that come before the useful lists."""

_WORTH_SENDING: tuple[Address, ...] = (
    ListAddress(to_selection(ProductFilter(stars=4))),
    ListAddress(to_selection(ProductFilter(stars=3))),
    EntryAddress("ocop-la-gi"),
    EntryAddress("ai-duoc-tham-gia"),
    EntryAddress("thanh-phan-ho-so"),
    EntryAddress("noi-nop-ho-so"),
    StatisticAddress("overview"),
    Screen.ROUNDS,
)
"""What is offered beside the best products before anything is typed."""


@dataclasses.dataclass(frozen=True, slots=True)
class Search:
    """A search and what the chat makes of it.

    Attributes:
        text: as typed.
        intent: what it means.
        answer: what the chat would answer.
        exactly: the screen it asks for by name, if any.
        lookup: which products it names.
    """

    text: str
    intent: Intent
    answer: Answer
    exactly: Address | None
    lookup: Lookup


def suggest_start(page: int, context: Context) -> Suggestions:
    """Before anything is typed: the best products, useful lists and answers, the other products."""
    best = len(context.catalogue.pick(ProductFilter(stars=_HIGHEST)))
    first, others = listed(context.catalogue.pick(), min(best, _MOST_BEST), context)
    found = [(address, find(address, context)) for address in _WORTH_SENDING]
    worth = [screen(address, answer, context) for address, answer in found if answer]
    return page_of([first, fixed(worth), others], page)


def suggest_screen(text: str, context: Context) -> Suggestions | None:
    """The screen whose address was typed, as the button that sends on does; None for no address."""
    try:
        address = decode(text)
    except AddressError:
        return None
    shown = None if isinstance(address, _NEVER) else find(address, context)
    return Suggestions((screen(address, shown, context),), more=False) if shown else None


def suggest(search: Search, page: int, context: Context) -> Suggestions:
    """What fits a search: its answer when that is sure, then products, page after page.

    A search that says no more than what a product is called gets the products first.

    Args:
        search: as typed, and what the chat makes of it.
        page: from 1.
        context: the content and the day.
    """
    lead = _lead(search, context)
    products = _products(search, len(lead), context)
    if _names(search) or isinstance(search.exactly, NounAddress):
        runs = [*products[:1], fixed(lead), *products[1:]]
    else:
        runs = [fixed(lead), *products]
    if not any(run.count for run in runs):
        runs = [fixed([_nothing(search, context)])]
    return page_of(runs, page)


def _lead(search: Search, context: Context) -> Sequence[Suggestion]:
    """The answer, when the search is surely a question on the rules or the figures."""
    intent, address = search.intent, search.exactly
    if intent.band is not Band.ANSWER:
        return ()
    if address is None and intent.kind is Kind.KNOWLEDGE:
        address = EntryAddress(intent.label.name)
    if address is None and intent.kind is Kind.STATISTIC:
        address = statistic_address(intent.label.name, intent.slots, context.day)
    if address is None or isinstance(address, _NEVER) or not fits(address):
        return ()
    return (screen(address, search.answer, context),)


def _products(search: Search, before: int, context: Context) -> Sequence[Run]:
    """The products a search names; or those of its kind, place, star, and their whole list."""
    if _names(search):
        named = context.catalogue.products_by_id([hit.id for hit in search.lookup.hits])
        return [fixed([card(product, context) for product in named])]
    for wanted in _filters(search, context, half_typed=not before):
        picked = context.catalogue.pick(wanted)
        if picked:
            first, others = listed(picked, PAGE_SIZE - before - 1, context)
            return [first, fixed(_whole_list(wanted, len(picked), context)), others]
    return []


def _names(search: Search) -> bool:
    """Whether a search names products, and asks nothing else."""
    return search.lookup.outcome is Outcome.FOUND and search.intent.kind is Kind.PRODUCT


def _filters(search: Search, context: Context, *, half_typed: bool) -> Iterator[ProductFilter]:
    """What a search may mean of products, best first; its last word may be half typed."""
    intent, slots = search.intent, search.intent.slots
    if slots.other_province:
        return
    wanted = filter_of(slots, search.lookup.noun or slots.noun, context.day)
    of_rules = intent.band is Band.ANSWER and intent.kind is Kind.KNOWLEDGE
    if wanted != ProductFilter(stars=wanted.stars if of_rules else None):
        yield wanted  # "3 sao cần mấy điểm" asks for no product of three stars
    words = tuple(token.folded for token in intent.why.tokens)
    tried = (words, words[:-1]) if half_typed else (words,)
    yield from (ProductFilter(words=some) for some in tried if some)


def _whole_list(wanted: ProductFilter, count: int, context: Context) -> Sequence[Suggestion]:
    address = ListAddress(to_selection(wanted))
    if count == 1 or not fits(address):
        return ()
    told = conditions(wanted, context.catalogue)
    whole = Suggestion(
        title=shortened(say("inline.list", count=count, conditions=told)),
        description=say("inline.list_about"),
        address=address,
        reply=product_list(wanted, address, context).reply,
    )
    return (whole,)


def _nothing(search: Search, context: Context) -> Suggestion:
    """What is sent when nothing fits: what was looked for, and that this proves nothing."""
    intent, answer = search.intent, search.answer
    query, province = shortened(search.text, LONGEST_ECHO), intent.slots.other_province
    if province:
        answer = other_province(province)
    elif intent.kind is not Kind.PRODUCT or intent.band is not Band.ANSWER:
        answer = not_found((), context)
    return Suggestion(
        title=say("inline.not_found", query=query),
        description=say("inline.not_found_about"),
        address=Screen.HELP,
        reply=Reply((paragraph(say("inline.not_found_lead", query=query)), *answer.reply.blocks)),
    )
