"""Recognises a question that asks only for the wording of a part of the decision in force."""

import re

from ocop_bot.law.reference import CONTENTS, BadReferenceError, Reference
from ocop_bot.text.letters import canonical, fold

LONGEST_QUESTION = 200
"""Characters; whoever writes more asks for more than the wording."""

_WORD = re.compile(r"\d+|[^\W\d_]+")
_THREE = re.compile(r"(?<!\w)iii(?!\w)", re.IGNORECASE)
_LONE_D = re.compile(r"(?<!\w)đ(?=[\W\d]|$)")

_ARTICLE = re.compile(r"\b(?:dieu (?:so |thu )?|dd? (?=\d+ (?:khoan|k) \d))(\d{1,2})\b")
_CLAUSE = re.compile(r"\b(?:khoan|k) (?:so |thu )?(\d{1,2})\b")
_POINT = re.compile(r"\bdiem (dd|[a-z])\b")
_DOTTED = re.compile(r"dieu\s*(\d{1,2})\s*\.\s*(\d{1,2})\s*([a-zđ])?(?!\w)")
_FORM = re.compile(r"\b(?:bieu mau|mau|bieu) (?:so )?(\d{1,2})\b")
_ANNEX = re.compile(r"\b(?:phu luc|pl) (?:so )?(ii|i|\d{1,2})\b")
_ROMAN = {"i": 1, "ii": 2}

_DECISION = re.compile(
    r"\b(?:(?:cua|trong|tai|theo|o|thuoc) )?"
    r"(?:(?:quyet dinh|qd|van ban) (?:so )?26(?: 2026)?(?: (?:quyet dinh|qd) ttg)?|26 2026 qd ttg"
    r"|(?:quyet dinh|qd) (?:nay|moi|hien hanh)(?! \w+ sao))(?: ve)?(?: ocop)?\b"
)
_WHOLE = re.compile(r"\b(?:muc luc|toan van|nguyen van|toan bo van ban)\b")
_ASKS_WORDING = re.compile(
    r"\b(?:(?:noi|quy dinh|ghi|viet|neu|gom|bao gom|co) (?:ve |nhung |cac )?"
    r"(?:(?:muc|noi dung|dieu|khoan|diem|phan|y) )?(?:gi|nao)"
    r"|(?:noi|quy dinh|ghi|viet) (?:nhu |ra )?(?:the nao|sao|nao)|nhu the nao|ra sao"
    r"|la gi|nguyen van|toan van|noi dung|day du|chi tiet|cau chu|loi van|van ban|chinh xac"
    r"|(?:cho|muon|can|xin|nho) (?:em |anh |chi |toi |minh |bac |chau )?"
    r"(?:xem|doc|hoi|biet|xin|tra|coi|trich)|xem|doc|coi|mo|trich(?: dan)?|tra cuu|tim|dan|hien"
    r"|cho hoi|hoi(?: chut| ti)?|cam on|vui long|lam on|nho|cho)\b"
)
_COURTESY = frozenset(
    "em anh chi co chu bac toi minh tui chau con ban ad admin bot a ah da vang xin oi nha nhe nhi "
    "ha he voi giup ho thua chao alo hi hello day vay the di duoc luon a la ve cua nay do".split()
)


def find_reference(question: str) -> Reference | None:
    """The part a question asks to read, and nothing else of; None for any other question.

    The part need not exist: "điều 40 nói gì" gives Điều 40. `CONTENTS` is the whole decision.
    """
    if len(question) > LONGEST_QUESTION:
        return None
    left = _DECISION.sub(" ", _words(question))
    parts: dict[str, str] = {}
    for name, pattern in (
        ("form", _FORM),
        ("annex", _ANNEX),
        ("article", _ARTICLE),
        ("clause", _CLAUSE),
        ("point", _POINT),
    ):
        found = pattern.search(left)
        if found:
            parts[name] = found[1]
            left = f"{left[: found.start()]}|{left[found.end() :]}"
    if not parts and not _WHOLE.search(left):
        return None
    if "form" in parts and "la gi" in left:
        return None  # who asks what a form is for wants it explained, not its lines
    return _reference(parts) if _says_no_more(left) else None


def _words(question: str) -> str:
    """Folded words joined by blanks; a lone đ, the letter of a point, is written dd."""
    text = canonical(_THREE.sub("3", question))  # a canonical "iii" would be a stretched "i"
    text = _DOTTED.sub(_spelt, fold(_LONE_D.sub("dd", text)))
    return " ".join(_WORD.findall(text))


def _spelt(found: re.Match[str]) -> str:
    """Write "điều 7.6a" out in full."""
    point = f" diem {found[3]}" if found[3] else ""
    return f"dieu {found[1]} khoan {found[2]}{point}"


def _says_no_more(left: str) -> bool:
    """Whether only courtesies and "nói gì", "nguyên văn" are left."""
    spoken = left.replace("|", " ")
    spoken = " ".join(_ASKS_WORDING.sub(" ", _WHOLE.sub(" ", spoken)).split())
    return all(word in _COURTESY for word in spoken.split())


def _reference(parts: dict[str, str]) -> Reference | None:
    if not parts:
        return CONTENTS
    if "form" in parts and parts.get("annex") == "3":
        del parts["annex"]  # the forms stand in Phụ lục III: one part, not two
    point = parts.get("point")
    try:
        return Reference(
            article=_number(parts.get("article")),
            clause=_number(parts.get("clause")),
            point="đ" if point == "dd" else point,
            annex=_number(parts.get("annex")),
            form=_number(parts.get("form")),
        )
    except BadReferenceError:
        return None


def _number(written: str | None) -> int | None:
    return None if written is None else _ROMAN.get(written) or int(written)
