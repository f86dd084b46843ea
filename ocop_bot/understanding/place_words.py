"""The words questions about a place itself are made of, folded, around its name."""

import re

from ocop_bot.catalogue import PlaceKind
from ocop_bot.understanding.places import FORMER, TODAY

NAME = "<noi>"
"""Stands for the name of a place in what is said around it."""

WORDS = frozenset(
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
    rf" (?:(?!{NAME})\S+ ){{1,3}}(?:thuoc |cua |o |tai )?(?={NAME})"
)
_LINK = re.compile(rf"{NAME}(?: (?:cu|o|thuoc|cua|tai|tren|trong))* {NAME}")

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
    rf"{NAME} (?:cu\b|(?:truoc|ngay|hoi|xua)(?: (?:day|kia|truoc|xua|do))*\b"
    r"(?! (?:day|kia|truoc|xua|do|la|ten|goi|gom)))"
)
_SAID_NEW = re.compile(rf"{NAME} (?:moi\b|(?:bay gio|hien nay)$)")


def without_village(said: str) -> str:
    """What is said, with names that follow each other as one, and no village before them."""
    while (joined := _LINK.sub(_joined, said)) != said:
        said = joined
    return _VILLAGE.sub("", said)


def ends_with_village(said: str) -> bool:
    """Whether a name said next is that of a village: "thôn …"."""
    return bool(_OF_VILLAGE.search(said))


def asks_of_place(said: str) -> bool:
    """Whether words hold a question about the place they are said around."""
    cues = (_SEAT, _MADE, _WENT, _WHERE, _WITHIN, _ADDRESS_NEW)
    return not _OF_SETS.search(said) and any(cue.search(said) for cue in cues)


def asks_for_seat(said: str) -> bool:
    """Whether they ask where the office is."""
    return bool(_SEAT.search(said)) and not _MADE.search(said)


def asks_what_lies_within(said: str) -> bool:
    """Whether they ask for the communes of an area, or how many."""
    return bool(_WITHIN.search(said))


def preferred(said: str) -> frozenset[PlaceKind]:
    """The kinds of units a question asks for, where the name leaves a choice."""
    beside = said_beside(said)
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


def said_beside(said: str) -> frozenset[PlaceKind]:
    """What is said right after the name: "Nga Điền cũ", "xã Nga Sơn mới"."""
    if _SAID_FORMER.search(said):
        return FORMER
    return TODAY if _SAID_NEW.search(said) else frozenset()


def _joined(found: re.Match[str]) -> str:
    return f"{NAME} cu" if found[0].startswith(f"{NAME} cu") else NAME
