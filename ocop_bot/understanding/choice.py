"""Short replies to an ask-back: "cái thứ hai", "số 3", "đúng rồi"."""

import re

from ocop_bot.text.letters import folded_words

_NUMBERS = {
    1: "1|mot|nhat|dau tien|dau|tren cung",
    2: "2|hai|nhi|giua",
    3: "3|ba|tam|cuoi cung|cuoi|chot",
}
_ORDINAL = re.compile(
    r"(?:(?:chon|y|la|lay|em|minh|toi|hoi) )*"
    r"(?:cai|cay|y|so|cau|muc|dong|lua chon|phuong an)? ?(?:thu )?(?:"
    + "|".join(f"(?P<n{number}>{words})" for number, words in _NUMBERS.items())
    + r")(?: (?:a|nhe|nha|do|ay|di|ban|ban oi|em|ad|the|vay|co))*"
)
_YES = re.compile(
    r"(?:(?:da|u|uh|um|uhm|vang|dung|phai|chuan|ok|oke|okie|yes|yeah|chinh xac|chinh no)"
    r"(?: (?:roi|day|do|vay|the|a|nhe|ban|em|ad|u|the a))*)(?: (?:da|u|vang|dung|phai)(?: roi)?)*"
)

_FURTHER = re.compile(r"(?:(?:cai|so|y|muc|noi|cho) )*(?:thu )?(?:(?P<number>[4-9])|bon|tu|nam)")
_WORDS = {"bon": 4, "tu": 4, "nam": 5}
_LAST = re.compile(r"(?:(?:cai|y|noi|cho|muc) )?(?:cuoi cung|cuoi|chot)")


def chosen_of(message: str, count: int) -> int | None:
    """Which of so many equal things a message picks; "đúng rồi" picks none of them."""
    said = folded_words(message)
    if _LAST.fullmatch(said):
        return count
    further = _FURTHER.fullmatch(said)
    if further:
        number = int(further["number"] or _WORDS[said.rsplit(maxsplit=1)[-1]])
    else:
        number = 0 if _YES.fullmatch(said) else chosen(message) or 0
    return number if 1 <= number <= count else None


def chosen(message: str) -> int | None:
    """Which of the things offered a message picks, from 1; None when it picks none.

    "Đúng rồi" picks the first: it is the likeliest and stands on top.
    """
    said = folded_words(message)
    ordinal = _ORDINAL.fullmatch(said)
    if ordinal:
        return next(number for number in _NUMBERS if ordinal[f"n{number}"])
    return 1 if _YES.fullmatch(said) else None
