"""By what two rows are known to mean the same product or producer, and what a new one is called."""

import functools
import re
from collections.abc import Container

from ocop_bot.catalogue.name_index import GENERIC_PRODUCER_WORDS
from ocop_bot.text.letters import fold, folded_words

LONGEST_ID = 48
_TELLING = 2
"""Words of a maker's name that tell who it is."""

_REMEMBERED = 65536

_LEGAL_FORMS = re.compile(
    r"""^(?:(?:chi\ nhanh|van\ phong)\ )?
    (?:cong\ ty|cty|ct|doanh\ nghiep(?:\ tu\ nhan)?|dntn|hop\ tac\ xa|htx|to\ hop\ tac|tht
    |ho\ (?:san\ xuat\ )?kinh\ doanh(?:\ ca\ the)?|ho\ sxkd|ho\ san\ xuat|ho\ gia\ dinh|hkd|ho
    |co\ so\ (?:san\ xuat\ )?kinh\ doanh|co\ so\ sxkd|co\ so\ san\ xuat|co\ so\ sx|co\ so)\b
    (?:\ (?:tnhh|trach\ nhiem\ huu\ han|cp|co\ phan|mtv|mot\ thanh\ vien|1\ thanh\ vien
    |hai\ thanh\ vien|2\ thanh\ vien|tm|dv|sx|xnk))*\ *""",
    re.VERBOSE,
)
_NOT_OF_AN_ID = re.compile(r"[^a-z0-9]+")


@functools.lru_cache(maxsize=_REMEMBERED)
def product_key(name: str) -> str:
    """A product's name without marks, capitals and signs."""
    return folded_words(name)


@functools.lru_cache(maxsize=_REMEMBERED)
def producer_key(name: str) -> str:
    """A producer's name without marks and its legal form: "HTX Phú Lộc" is "phu loc"."""
    words = folded_words(name)
    return _LEGAL_FORMS.sub("", words, count=1) or words


@functools.lru_cache(maxsize=_REMEMBERED)
def maker_key(name: str) -> str:
    """The words of a producer's name that tell it from others: "Công ty CP SX Lê Gia" is "le gia".

    Enough to know a product of the same name again, not enough to take two producers for one.
    """
    words = producer_key(name).split()
    return " ".join(word for word in words if word not in GENERIC_PRODUCER_WORDS) or " ".join(words)


def same_maker(one: str, other: str) -> bool:
    """Whether two keys mean one maker of a product: equal, or one says less of the same name.

    "thanh lan" is "thanh lan tran van phong", whose owner's name a list may leave out.
    """
    if not one or not other:
        return False
    less, more = sorted((frozenset(one.split()), frozenset(other.split())), key=len)
    return one == other or (len(less) >= _TELLING and less < more)


def known_by(name: str, producer: str | None) -> str:
    """What tells a product from all others, for as long as there are ids."""
    return f"{product_key(name)}|{maker_key(producer) if producer else ''}"


def new_id(name: str, taken: Container[str]) -> str:
    """An id made of a name: at most 48 letters, figures and hyphens, not taken."""
    words = _NOT_OF_AN_ID.sub("-", fold(name)).strip("-") or "san-pham"
    for number in range(1, 1_000_000):
        ending = f"-{number}" if number > 1 else ""
        room = LONGEST_ID - len(ending)
        short = words[:room]
        if len(words) > room and words[room] != "-" and "-" in short:
            short = short.rpartition("-")[0]
        id_ = short.strip("-") + ending
        if id_ not in taken:
            return id_
    raise AssertionError("a million products have the same name")
