"""Questions understood exactly, without likeness: the wording of an article, a date, a product.

Each leads straight to a screen. A question that says anything else beside is left to likeness.
"""

import dataclasses
import datetime
import re
from collections.abc import Callable, Sequence

from ocop_bot.address import Address, DayAddress, DayOf, LawAddress, NounAddress
from ocop_bot.criteria.products import MAKES, NounFound
from ocop_bot.law import DECISION, to_code
from ocop_bot.law.asking import find_reference
from ocop_bot.text.dates import DateMention, dates_in
from ocop_bot.text.letters import canonical, fold
from ocop_bot.text.reading import Tokens
from ocop_bot.understanding.slots import Slots

READS_LAW = "doc-nguyen-van"
FINDS_SET = "thuoc-nhom-nao"
ASSESSES = "tu-cham-diem"
RENEWS = "khi-nao-nop-lai"
COUNTS_DAYS = "tinh-ngay-nop"
HANDLES_FILE = "xa-xu-ly-bao-lau"
"""The entries these questions belong to."""

_PLACE = "<noi>"

_OF_SETS = frozenset("thuoc bo nhom nganh xep phan loai cham diem tieu chi phu luc muc".split())
_KINDS = frozenset({"loai"})
_WHICH = frozenset("nao gi may so bao nhieu ra the vay sao".split())
"""Words of asking for the set, folded; which set, only beside these."""

_AT = ("o", "tai")
_ASKS_WHERE = ("dau", "mo", "nao", "may", "gi")
_LONGEST_PLACE = 6

_AROUND = frozenset(
    "toi em anh chi bac co chu minh tui tao nha gia dinh ho htx hop tac xa cong ty so bon chung o"
    " tai que huyen phuong thon ban cua la thi va muon dinh dang se chuyen nghe mot it cai mon"
    " hang san pham thu do de truyen thong dac vung nguoi ba con a ah da vang oi roi nay kia lay"
    " dich vu khach du lich don theo ocop u um nhe cay giong vuon ao xuong vai bua gio".split()
)
"""Words that may stand around a product when somebody says what they make, folded."""

_NOT_RECEIVED = re.compile(r"\b(?:cong|chung|ghi|xac|duoc) nhan\b")
_RECEIVED = re.compile(r"\b(?:(?:tiep )?nhan|nop|thu)\b")
_EXPIRES = re.compile(r"\b(?:het (?:han|hieu luc|gia tri)|den(?: het)?|han)\b")
_CERTIFICATE = re.compile(
    r"\b(?:cap|cong nhan|chung nhan|giay|ky|ban hanh|hieu luc|gia tri|han|danh gia lai|gia han)\b"
)
_ASKS_DAY = re.compile(
    r"\b(?:lai|gia han|con|het|han|bao gio|khi nao|ngay nao|luc nao|bao lau|nua|kip|xong|tinh)\b"
)
_COUNTS = re.compile(
    r"\b(?:tong(?: so)?|bao nhieu|may|so luong|so) (?:sp|san pham|chu the|mat hang|mon)\b"
)
"""A count at a day is no deadline."""

_DATE_BEGINS = re.compile(r"(?:ngay )?\d{1,2} ?(?:[/.-]|thang)")
_FEW_WORDS = 8


@dataclasses.dataclass(frozen=True, slots=True)
class Exact:
    """An entry a question belongs to, and the screen that answers it.

    ``fault``: why a date in it is no date; told instead of the screen.
    """

    entry: str
    address: Address | None
    fault: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """A question, its words, slots and products, the day, and the entry asked for before.

    ``looks_up``: it names a product of ours, or one with a name of its own that is not.
    """

    question: str
    tokens: Tokens
    slots: Slots
    products: Sequence[NounFound]
    today: datetime.date
    before: Callable[[], str | None]
    looks_up: bool = False


def exact(asked: Asked) -> Exact | None:
    """What a question asks for exactly; None when it must be judged by likeness."""
    reference = find_reference(asked.question)
    if reference is not None:
        return Exact(READS_LAW, LawAddress(DECISION, to_code(reference)))
    return _dated(asked) or _made(asked)


def bare_product(asked: Asked) -> Exact | None:
    """The set of a product when a message says nothing but what it is: "homestay ở Pù Luông"."""
    if not asked.products or asked.looks_up or _left(asked) - _AROUND - MAKES:
        return None
    return _of_set(asked)


def _made(asked: Asked) -> Exact | None:
    """Somebody says what they make, or asks for its set: "tôi làm nem chua", "mắm tôm bộ nào"."""
    slots = asked.slots
    counted = slots.counts and slots.groups and slots.producer_types  # "… do hộ làm có bao nhiêu"
    if not asked.products or asked.looks_up or counted:
        return None
    left = _left(asked)
    of_list = bool(asked.slots.place) or "ocop" in left  # "mấy loại mắm tép ở Nga Sơn"
    of_sets = bool(left & _OF_SETS - (_KINDS if of_list else frozenset()))
    if left - _AROUND - MAKES - _OF_SETS - (_WHICH if of_sets else frozenset()):
        return None
    makes = bool(left & MAKES) or asked.tokens[asked.products[0].start].folded in MAKES
    if makes or of_sets or asked.before() in (FINDS_SET, ASSESSES):
        return _of_set(asked)
    return None


def _of_set(asked: Asked) -> Exact:
    return Exact(FINDS_SET, NounAddress(asked.products[0].noun.slug))


def _left(asked: Asked) -> frozenset[str]:
    """The words, folded, that name neither a product nor a place."""
    taken = {at for one in asked.products for at in range(one.start, one.end)}
    taken |= _place_at_end(asked.tokens, min(taken))
    return frozenset(
        token.folded
        for at, token in enumerate(asked.tokens)
        if at not in taken and asked.slots.named.get(at) != _PLACE
    )


def _place_at_end(tokens: Tokens, after: int) -> frozenset[int]:
    """The words of a place that closes a message: "… ở Pù Luông"; not "… ở đâu"."""
    begins = [at for at, token in enumerate(tokens) if at > after and token.folded in _AT]
    if not begins or len(tokens) - begins[-1] > _LONGEST_PLACE:
        return frozenset()
    words = range(begins[-1], len(tokens))
    asks = any(tokens[at].folded in _ASKS_WHERE for at in words)
    return frozenset() if asks else frozenset(words)


def _dated(asked: Asked) -> Exact | None:
    """Deadlines from a day: "cấp ngày 15/12/2023, bao giờ nộp lại", "xã nhận ngày 5/4/2027"."""
    mentions = dates_in(asked.question)
    if len(mentions) != 1 or asked.slots.products:
        return None
    said = fold(canonical(asked.question))
    if _COUNTS.search(said):
        return None
    begins = _DATE_BEGINS.search(said)
    before = said[: begins.start()] if begins else ""
    if _RECEIVED.search(_NOT_RECEIVED.sub(" ", before)) and _ASKS_DAY.search(said):
        return _on_day(HANDLES_FILE, DayOf.RECEIVED, mentions[0])
    if _CERTIFICATE.search(said) and (_ASKS_DAY.search(said) or len(said.split()) <= _FEW_WORDS):
        of = DayOf.EXPIRES if _EXPIRES.search(before) else DayOf.ISSUED
        return _on_day(RENEWS, of, mentions[0])
    if len(asked.tokens) <= _FEW_WORDS and asked.before() in (RENEWS, COUNTS_DAYS):
        day = mentions[0].day
        of = DayOf.EXPIRES if day and day > asked.today else DayOf.ISSUED
        return _on_day(RENEWS, of, mentions[0])
    return None


def _on_day(entry: str, of: DayOf, mention: DateMention) -> Exact:
    address = DayAddress(of, mention.day) if mention.day else None
    return Exact(entry, address, mention.fault)
