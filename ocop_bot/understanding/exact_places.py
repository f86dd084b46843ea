"""Questions about a place itself: where it went, what it was made of, where its seat is.

"xã Hoằng Phụ nay thuộc đâu", "phường Hạc Thành gồm những phường nào cũ", or the bare name. A
message that says anything else beside ("nộp hồ sơ", "sản phẩm") is not one of them.
"""

import dataclasses
import enum
import re
from collections.abc import Sequence

from ocop_bot.catalogue import PlaceKind
from ocop_bot.catalogue.gazetteer import PROVINCE, PlaceMention
from ocop_bot.text.reading import Token, Tokens
from ocop_bot.understanding.places import FORMER, TODAY, Meant, PlaceSense
from ocop_bot.understanding.slots import Slots

_NAME = "<noi>"
_PLACE_MASKS = frozenset({_NAME, "<tinh>", "<nam>"})

_WORDS = frozenset(
    """
    nay gio bay hien tai hom luc chu giu thuoc ve dau mo o la xa phuong huyen thi tran tp thanh
    pho tinh vung khu vuc nao gi chi may sap nhap sat ghep gop hop chia tach doi ten moi cu truoc
    day kia xua ngay hoi gom bao nhieu co nhung cac con lai duoc vao voi vo tu cua the vay roi bi
    dia hanh chinh don vi ubnd hdnd uy ban nhan dan tru so dat nam trung tam lam viec cho noi a
    nhi nhe nha ha ad em toi minh bac anh sao ra nhu goi khong ton het mat xoa giai bo toan tat ca
    liet ke danh sach trong sau khi va do nguoi ta que nhat ho bua phan nua mot cong an cap thon
    lang bieu theo nghi quyet luat hai lon xuat than nguyen von goc ay dang de biet tim tra cuu
    nen chung quan ly lap hinh thoi nho giup ai dung phai
    """.split()
)
"""Words of questions about a place, folded; a question with any other asks for something else."""

_OF_SETS = re.compile(r"\bbo (?:nao|may|gi|so|\d)")
"""The criteria set of a product is asked for, "bộ nào"."""

_OF_VILLAGE = re.compile(r"\b(?:thon|lang|(?<!uy )ban|xom|pho|khu|doi|to)$")
_VILLAGE = re.compile(
    r"\b(?:thon|lang|(?<!uy )ban|xom|to dan pho|to|khu pho|pho|tieu khu|khu|doi)"
    rf" (?:(?!{_NAME})\S+ ){{1,3}}(?:thuoc |cua |o |tai )?(?={_NAME})"
)
_LINK = re.compile(rf"{_NAME}(?: (?:cu|o|thuoc|cua|tai|tren|trong))* {_NAME}")

_SEAT = re.compile(
    r"\b(?:ubnd|uy ban|tru so|cong so|trung tam hanh chinh|noi lam viec)\b.*"
    r"\b(?:dau|mo|cho nao|noi nao|o xa|o cho|dia chi|dat|nam)\b"
    r"|\b(?:tru so|dia chi|noi dat) (?:cua )?(?:ubnd|uy ban|tru so)\b|\btru so\b"
)
_MADE = re.compile(
    r"\b(?:gom|hop thanh|(?:lap|hinh thanh|nhap|ghep|gop|hop lai|hop nhat) (?:lai )?tu"
    r"|tu (?:nhung|cac|may|xa|phuong|dau|mo|thi)"
    r"|(?:truoc|xua|cu|von|goc)(?: day| kia| do| nay)? (?:la|co ten|ten|goi)"
    r"|ten (?:goi )?(?:cu|truoc|xua)"
    r"|(?:nhung|cac|may|nhieu) (?:xa|phuong|thi tran|don vi)(?: nao| gi)?"
    r" (?:cu|truoc|sap|nhap|hop|ghep|gop))\b"
)
_OF_TODAY = re.compile(r"\b(?:cu|truoc|xua|goc|von|nhap|ghep|hop|gop|lap|thanh)\b")
_WENT = re.compile(
    r"\b(?:thuoc|nhap|ghep|gop|hop nhat|(?:ve|vao|vo) (?:dau|mo|xa|phuong|noi|cho|voi)"
    r"|ten (?:goi )?(?:moi|gi|hien|bay gio)|ten la|doi (?:ten|thanh|sang)|thanh (?:xa|phuong)"
    r"|(?:nay|gio|tai|hien|chu) (?:la|goi|ten|doi|con|thanh|ve|mang)"
    r"|(?:chia|tach)|con (?:khong|ton tai|ten|nua|o)|mat|xoa|giai the|bo (?:roi|chua|tu|khi)|het)\b"
)
_WHERE = re.compile(
    r"\b(?:(?:o|nam|nam o|tai|thuoc) (?:dau|mo|cho nao|noi nao|huyen|thi xa|thanh pho|vung)"
    r"|dia chi)\b"
)
_WITHIN = re.compile(
    r"\b(?:con|co|nhung|cac|may|nhieu|liet ke|danh sach|tat ca)\b(?: \S+){0,3}"
    r" (?:xa|phuong|huyen|don vi|thi tran)\b"
)
_ADDRESS_NEW = re.compile(r"\bdia chi (?:moi|bay gio|hien|nay)|\b(?:moi|bay gio) .*\bdia chi\b")

_NOW = re.compile(r"\b(?:nay|gio|tai|hien|chu)\b")

_SAID_FORMER = re.compile(
    rf"{_NAME} (?:cu\b|(?:truoc|ngay|hoi|xua)(?: (?:day|kia|truoc|xua|do))*\b"
    r"(?! (?:day|kia|truoc|xua|do|la|ten|goi|gom)))"
)
_SAID_NEW = re.compile(rf"{_NAME} (?:moi\b|(?:bay gio|hien nay)$)")

_BARE = frozenset("o tai cu moi truoc day xua bay gio la gi ve xem tim cho thong tin a nhe".split())
_LINKS = frozenset("con the thi sao vay roi va nua ca ben nhi ha do rua".split())
"""Words that link a name alone to the question before: "còn Hoằng Châu thì sao"."""


class About(enum.Enum):
    """What is asked of a place first."""

    CHANGE = "change"
    SEAT = "seat"
    PROVINCE = "province"


def asked_of_place(
    tokens: Tokens, slots: Slots, sense: PlaceSense, nouns: frozenset[int] = frozenset()
) -> tuple[Meant, About] | None:
    """What a question about a place is about; None when it asks for anything else.

    ``nouns`` are the positions of words that name a product.
    """
    slots = _without_village(tokens, slots)
    of_province = _is_province(slots)
    if _names_more(tokens, slots) or _is_product(slots.mentions, nouns):
        return None
    if not (of_province or sense.is_one_place(slots.mentions)):
        return None
    said = _around(tokens, slots)
    if set(said.split()) - _WORDS - {_NAME} - {word for word in said.split() if word.isdigit()}:
        return None
    if of_province and _WITHIN.search(said):
        return Meant((), province=True), About.PROVINCE
    if _OF_SETS.search(said) or not any(
        cue.search(said) for cue in (_SEAT, _MADE, _WENT, _WHERE, _WITHIN, _ADDRESS_NEW)
    ):
        return None
    meant = sense.meant(slots.mentions, _preferred(said))
    if meant is None:
        return None
    of_seat = bool(_SEAT.search(said)) and not _MADE.search(said)
    return meant, About.SEAT if of_seat else About.CHANGE


def bare_place(
    tokens: Tokens,
    slots: Slots,
    sense: PlaceSense,
    nouns: frozenset[int] = frozenset(),
    *,
    links: bool = False,
) -> Meant | None:
    """The place a message names without asking anything; None when it says more.

    Args:
        tokens: its words.
        slots: what it names.
        sense: tells which unit is meant.
        nouns: the positions of words that name a product.
        links: whether words may stand beside that link it to a question before.
    """
    if _names_more(tokens, slots) or _is_product(slots.mentions, nouns):
        return None
    if not sense.is_one_place(slots.mentions):
        return None
    said = _around(tokens, slots)
    if set(said.split()) - {_NAME} - _BARE - (_LINKS if links else frozenset()):
        return None
    return sense.meant(slots.mentions, _said_beside(said))


def _without_village(tokens: Tokens, slots: Slots) -> Slots:
    """The slots without a village that is called as some commune: "thôn Sao Vàng xã Hoằng Phụ"."""
    kept = tuple(
        one
        for one in slots.mentions
        if not _OF_VILLAGE.search(" ".join(token.folded for token in tokens[: one.start]))
    )
    return dataclasses.replace(slots, mentions=kept) if kept else slots


def _is_province(slots: Slots) -> bool:
    """Whether the province alone is named, and surely, or counted: the city is seldom counted."""
    match slots.mentions:
        case [only] if only.scope == PROVINCE:
            return not only.units or slots.counts
        case _:
            return False


def _names_more(tokens: Tokens, slots: Slots) -> bool:
    """Whether a question names what no question about a place does: a product, stars, a group."""
    of_places = {at for one in slots.mentions for at in range(one.start, one.end)}
    masks = {
        mask for at, mask in slots.named.items() if at not in of_places and not _is_ours(tokens[at])
    }
    return bool(masks - _PLACE_MASKS or slots.points or slots.documents)


def _is_ours(word: Token) -> bool:
    """Whether a word without marks is one of a question about a place: "gio" is no "giò" then."""
    return word.folded in _WORDS and not word.has_marks


def _is_product(mentions: Sequence[PlaceMention], nouns: frozenset[int]) -> bool:
    """Whether what may be a place is a product, for no type of a place is said: "thanh long"."""
    return any(not one.typed and nouns.issuperset(range(one.start, one.end)) for one in mentions)


def _around(tokens: Tokens, slots: Slots) -> str:
    """The folded words of a question, its places as one placeholder, a village left out."""
    starts = {one.start: one for one in slots.mentions}
    words: list[str] = []
    at = 0
    while at < len(tokens):
        mention = starts.get(at)
        words.append(_NAME if mention else tokens[at].folded)
        at = mention.end if mention else at + 1
    said = " ".join(words)
    while (joined := _LINK.sub(_joined, said)) != said:
        said = joined
    return _VILLAGE.sub("", said)


def _joined(found: re.Match[str]) -> str:
    return f"{_NAME} cu" if found[0].startswith(f"{_NAME} cu") else _NAME


def _preferred(said: str) -> frozenset[PlaceKind]:
    """The kinds of units a question asks for, where the name leaves a choice."""
    beside = _said_beside(said)
    if beside:
        return beside
    if _MADE.search(said):
        return TODAY if _OF_TODAY.search(said) else frozenset()
    if _ADDRESS_NEW.search(said):
        return FORMER
    if _SEAT.search(said):
        return TODAY
    if _WHERE.search(said) and not _NOW.search(said):
        return frozenset()
    return FORMER if _WENT.search(said) else frozenset()


def _said_beside(said: str) -> frozenset[PlaceKind]:
    """What is said right after the name: "Nga Điền cũ", "xã Nga Sơn mới"."""
    if _SAID_FORMER.search(said):
        return FORMER
    return TODAY if _SAID_NEW.search(said) else frozenset()
