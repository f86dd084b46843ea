"""Questions that surely ask for figures, whatever they were taken for: numbers are named, counted.

Stands between understanding and answers, as `place_questions` does: it knows what was published.
"""

import re

from ocop_bot.catalogue import Catalogue
from ocop_bot.catalogue.gazetteer import PROVINCE, spans
from ocop_bot.understanding.intent import Band, Intent, Kind, Label
from ocop_bot.understanding.lookup import Lookup, Outcome
from ocop_bot.understanding.understanding import Understanding

_PLANS = "ke-hoach-2024"
_PLAN_YEAR = 2024
_COUNT = "count"
_COUNTED = re.compile(
    r"\b(?:bao nhieu|may|so luong|tong so|so) (?:cai )?"
    r"(?:san pham|chu the|lang nghe|diem ban|cua hang|hop tac xa nong nghiep)\b"
)
_MORE = re.compile(r"\b(?:nhieu|it)(?: \S+){0,4} hon\b")
_TWO = 2
_OF_TIMES = frozenset({"by_year", "producers", "compare"})
_FEW_WORDS = 12
_TARGET = "target"
_LISTS = "list_"
_CHARTS = ("bieu do", "do thi")
_AROUND_CHARTS = frozenset(
    "ve lam cho xem bieu do thi so sanh voi va tu den toi nay gio qua cac nam thang quy theo cua o"
    " giup em minh di nhe a san pham ocop chu the so luong thong ke tinh huyen thanh hoa ca nuoc"
    " tang giam ra sao the nao".split()
)
"""Words of a message that wants a chart of what it names and of nothing else."""

_ELSEWHERE = "other_province"


class FigureQuestions:
    """Finds the questions for figures among those taken for something else.

    Args:
        understanding: tells which figure.
        catalogue: tells which numbers were published.
    """

    def __init__(self, understanding: Understanding, catalogue: Catalogue) -> None:
        self._understanding = understanding
        self._catalogue = catalogue

    def meant(self, question: str, intent: Intent, lookup: Lookup, this_year: int) -> Label | None:
        """Which figure a question surely asks for; None where it is what it was taken for.

        Args:
            question: as typed.
            intent: what it was taken for.
            lookup: which products it names.
            this_year: the year "năm nay" means.
        """
        if intent.label.topic == _PLANS and _asks_for_target(intent):
            return Label(Kind.STATISTIC, _TARGET)
        if intent.kind is Kind.STATISTIC:
            sure = _surely_counts(intent) or _wants_chart(intent) or self._sets_against(intent)
            return intent.label if sure else None
        if not (
            _wants_chart(intent)
            or _asks_of_another_year(intent)
            or _orders_communes(intent)
            or _counts_by_words(intent)
            or _names_much(intent)
            or self._sets_against(intent)
            or _counts_products(intent, lookup)
        ):
            return None
        text = intent.why.rewritten or question
        return self._understanding.asked_of(Kind.STATISTIC, text, this_year)

    def _sets_against(self, intent: Intent) -> bool:
        """Whether numbers are set against each other that were published: "573 hay 606"."""
        scope = intent.slots.scope or PROVINCE
        published = [
            value
            for value in intent.slots.quantities
            if self._catalogue.totals_of_value(value, scope)
        ]
        return len(published) > 1 and not intent.why.rewritten


def counts_of_maker(intent: Intent, lookup: Lookup) -> bool:
    """Whether a count was understood where a maker is named: its products are listed instead.

    Several products share the name that is said, and no kind of product is said with it.
    """
    named = _is_named(intent, lookup) and lookup.strong and not lookup.noun
    return named and len(lookup.hits) > 1 and intent.label.name == _COUNT


def _asks_for_target(intent: Intent) -> bool:
    """Whether a plan is asked about for its numbers, or one of another year than our entry's."""
    slots = intent.slots
    elsewhere = bool(slots.years) and _PLAN_YEAR not in slots.years
    return _TARGET in slots.metrics and (slots.counts or elsewhere)


def _orders_communes(intent: Intent) -> bool:
    """Whether communes are put in order: "xã nào chưa có sản phẩm OCOP"."""
    slots = intent.slots
    return slots.leaders == "commune" and slots.order is not None and slots.domain_words > 0


def _counts_by_words(intent: Intent) -> bool:
    """Whether a number of products is asked for in words: of a place, or of a reported kind."""
    slots = intent.slots
    if not _COUNTED.search(intent.why.words):
        return False
    reported = set(slots.metrics) - {"products", "producers", _TARGET}
    unsure = intent.kind is not Kind.PRODUCT and intent.band is not Band.ANSWER
    return bool(reported) or (unsure and bool(slots.place or slots.span))


def _names_much(intent: Intent) -> bool:
    """Whether a number is asked for of so much named that it can only be products of ours."""
    slots = intent.slots
    named = (slots.place, slots.ranks, slots.groups, slots.producer_types)
    return intent.kind is Kind.OUT_OF_SCOPE and slots.counts and sum(map(bool, named)) > _TWO


def _asks_of_another_year(intent: Intent) -> bool:
    """Whether numbers are asked for of another time than our entry on the plan of 2024 tells."""
    slots = intent.slots
    elsewhere = any(period.year != _PLAN_YEAR for period in slots.periods)
    return intent.label.topic == _PLANS and slots.counts and elsewhere


def _wants_chart(intent: Intent) -> bool:
    """Whether a chart of something we know is wanted: nothing but figures can be drawn."""
    words = intent.why.words
    if not any(chart in words for chart in _CHARTS):  # "vẽ logo" is none
        return False
    if intent.kind is Kind.OUT_OF_SCOPE:
        named = intent.slots.named
        left = {one.folded for at, one in enumerate(intent.why.tokens) if at not in named}
        return intent.slots.narrows and left <= _AROUND_CHARTS
    return intent.slots.narrows or "theo" in words.split()


def _surely_counts(intent: Intent) -> bool:
    """Whether what is counted or where is said, or when, or which places are compared."""
    slots = intent.slots
    counted = slots.ranks or slots.groups or slots.producer_types
    compared = intent.label.name == "compare" and len(slots.places) > 1
    short = len(intent.why.tokens) <= _FEW_WORDS or bool(slots.metrics)
    asks = slots.domain_words and not slots.documents and short
    timed = bool(slots.periods or slots.span) and intent.label.name in _OF_TIMES
    dated = timed and asks
    return bool(compared or dated or (slots.counts and (slots.place or counted)))


def _counts_products(intent: Intent, lookup: Lookup) -> bool:
    """Whether a list of products was understood where their number, or their order, is asked."""
    if intent.kind is not Kind.PRODUCT or _is_named(intent, lookup):
        return False
    slots, name = intent.slots, intent.label.name
    if slots.leaders and slots.order:
        return True
    if slots.quantities and lookup.outcome is Outcome.NOT_FOUND and not lookup.noun:
        return True  # "nghe nói có 712 sản phẩm"
    if name == _ELSEWHERE:
        asks = slots.counts or _MORE.search(intent.why.words) is not None
        return asks and lookup.outcome is not Outcome.FOUND and not lookup.noun
    narrowed = (slots.place, slots.ranks, slots.groups, slots.scope)
    of_makers = slots.producer_types and lookup.outcome is Outcome.NOTHING_NAMED
    listed = name.startswith(_LISTS) and any((*narrowed, of_makers))
    return bool(slots.counts or slots.span) and listed


def _is_named(intent: Intent, lookup: Lookup) -> bool:
    """Whether a product or a maker is named, by more than the words of a place."""
    placed = frozenset(spans(intent.slots.mentions))
    words = {at for hit in lookup.hits for at in hit.words}
    found = lookup.outcome is Outcome.FOUND and not words <= placed
    return found or (intent.slots.producer is not None and lookup.strong)
