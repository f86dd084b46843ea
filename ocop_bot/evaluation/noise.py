"""Ways of typing that are not clean, put on clean questions to measure what they cost.

Each makes one text out of another, always the same for the same text. They are written apart
from the code that undoes them.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Mapping

from ocop_bot.text.letters import fold

Noise = Callable[[str, random.Random], str]

_WORD = re.compile(r"[^\W\d_]+")
_BLANK = re.compile(r" +")
_OLD_PLACES = re.compile(r"([óòỏõọ](?=[ae]\b)|[úùủũụ](?=y\b))([aey])")

_TELEX = {
    "\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j",
    "â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd",
}  # fmt: skip
_VNI = {
    "\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5",
    "â": "a6", "ê": "e6", "ô": "o6", "ă": "a8", "ơ": "o7", "ư": "u7", "đ": "d9",
}  # fmt: skip

_SHORT_FORMS = {
    "không": ("ko", "k", "hok"), "được": ("dc", "đc"), "gì": ("j", "gì"), "vậy": ("z", "v"),
    "rồi": ("r", "rùi"), "biết": ("bt", "bik"), "bao nhiêu": ("bn", "bnhiu"),
    "như thế nào": ("ntn",), "thế nào": ("tn", "thế nào"), "giấy chứng nhận": ("gcn",),
    "sản phẩm": ("sp",), "hợp tác xã": ("htx",), "hồ sơ": ("hso", "hs"), "với": ("vs", "zới"),
    "cũng": ("cx", "cg"), "người": ("ng",), "mình": ("mk", "mik"), "muốn": ("mún", "mún"),
    "giờ": ("h",), "đăng ký": ("đk", "dky"), "chứng nhận": ("cn",), "công ty": ("cty",),
    "quyết định": ("qđ", "qd"), "tiêu chí": ("tc", "tiêu chí"), "làm": ("lm",), "em": ("e",),
    "anh": ("a",), "chị": ("c", "chị"), "những": ("nhg", "nhữg"), "trong": ("trog",),
    "thôi": ("thui",), "tôi": ("tui",), "bây giờ": ("bjo", "bây h"), "nhiêu": ("nhiu",),
}  # fmt: skip

_DIALECT = {
    "như thế nào": "ra răng", "thế nào": "ra răng", "tại sao": "răng", "làm sao": "răng",
    "bây giờ": "bây chừ", "ở đâu": "ở mô", "đâu": "mô", "vậy": "rứa", "cái gì": "cấy chi",
    "gì": "chi", "này": "ni", "làm": "mần", "nào": "mô",
}  # fmt: skip

_POLITE = (
    ("dạ cho em hỏi ", " ạ, em cảm ơn"),
    ("ad ơi cho mình hỏi chút với, ", " nhỉ"),
    ("Kính gửi anh chị, tôi muốn hỏi ", ". Xin cảm ơn."),
    ("bác ơi giúp em với, ", " hả bác"),
    ("chào bạn, ", " vậy bạn ơi, mong bạn trả lời sớm"),
)

_NEIGHBOURS: Mapping[str, str] = {
    "q": "wa", "w": "qe", "e": "wr", "r": "et", "t": "ry", "y": "tu", "u": "yi", "i": "uo",
    "o": "ip", "p": "o", "a": "sq", "s": "ad", "d": "sf", "f": "dg", "g": "fh", "h": "gj",
    "j": "hk", "k": "jl", "l": "k", "z": "x", "x": "zc", "c": "xv", "v": "cb", "b": "vn",
    "n": "bm", "m": "n",
}  # fmt: skip
"""Keys beside a key."""

LETTERS_PER_SLIP = 12
GLUED_SHARE = 0.3
"""Share of the blanks that are left out."""


def no_diacritics(text: str, _: random.Random) -> str:
    """Without any marks."""
    return fold(text)


def telex(text: str, _: random.Random) -> str:
    """Telex keys with the input method off: "giaays"."""
    return _keyed(text, _TELEX)


def vni(text: str, _: random.Random) -> str:
    """VNI keys with the input method off: "gia6y1"."""
    return _keyed(text, _VNI)


def teencode(text: str, chance: random.Random) -> str:
    """Short forms of chats."""
    for word in sorted(_SHORT_FORMS, key=len, reverse=True):
        text = _word_replaced(text, word, chance.choice(_SHORT_FORMS[word]))
    return text


def slips(text: str, chance: random.Random) -> str:
    """A wrong, missing, doubled or swapped letter in every dozen."""
    text = unicodedata.normalize("NFC", text)
    places = [at for at, letter in enumerate(text) if letter.isalpha()]
    for at in sorted(chance.sample(places, round(len(places) / LETTERS_PER_SLIP)), reverse=True):
        before, letter, after = text[:at], text[at], text[at + 1 :]
        wrong = chance.choice(_NEIGHBOURS.get(fold(letter), letter)) + after
        swapped = after[:1] + letter + after[1:]
        text = before + chance.choice((wrong, after, letter * 2 + after, swapped))
    return text


def glued(text: str, chance: random.Random) -> str:
    """Some blanks left out: "nộphồ sơ ởđâu"."""
    return _BLANK.sub(lambda _: "" if chance.random() < GLUED_SHARE else " ", text)


def tone_placement(text: str, _: random.Random) -> str:
    """The new placement of tones: "hoá", "thuỷ"."""
    return _OLD_PLACES.sub(
        lambda found: _tone_moved(found[1], found[2]), unicodedata.normalize("NFC", text)
    )


def decomposed(text: str, _: random.Random) -> str:
    """Marks as characters of their own (NFD), as some systems send them."""
    return unicodedata.normalize("NFD", text)


def dialect(text: str, _: random.Random) -> str:
    """Words of Thanh Hóa: "răng", "mô", "chi", "rứa"."""
    for word in sorted(_DIALECT, key=len, reverse=True):
        text = _word_replaced(text, word, _DIALECT[word])
    return text


def polite(text: str, chance: random.Random) -> str:
    """Wrapped in courtesies."""
    before, after = chance.choice(_POLITE)
    return before + text.rstrip(" .?!") + after


def mixed(text: str, chance: random.Random) -> str:
    """Three of the others at once: a person in a hurry, on a bad keyboard, in his own words."""
    keyboard = chance.choice((no_diacritics, no_diacritics, telex, vni, decomposed))
    wording = chance.choice((teencode, dialect, polite))
    finger = chance.choice((slips, glued))
    for noise in (wording, keyboard, finger):
        text = noise(text, chance)
    return text


NOISES: Mapping[str, Noise] = {
    noise.__name__: noise
    for noise in (
        no_diacritics, telex, vni, teencode, slips, glued, tone_placement, decomposed, dialect,
        polite, mixed,
    )
}  # fmt: skip
"""All noises by their names."""


def noisy(text: str, name: str) -> str:
    """Put a noise on a text; the same text always becomes the same."""
    return NOISES[name](text, random.Random(f"{name}\t{text}"))  # noqa: S311 - no secret


def _keyed(text: str, keys: Mapping[str, str]) -> str:
    return _WORD.sub(lambda found: _keyed_word(found[0], keys), unicodedata.normalize("NFC", text))


def _keyed_word(word: str, keys: Mapping[str, str]) -> str:
    typed, tone = "", ""
    for letter in unicodedata.normalize("NFC", word):
        parts = unicodedata.normalize("NFD", letter)
        tones = [part for part in parts if unicodedata.combining(part) and part in keys]
        tone = keys[tones[0]] if tones else tone
        plain = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        typed += keys.get(plain.lower(), plain)
    return typed + tone


def _tone_moved(first: str, second: str) -> str:
    parts = unicodedata.normalize("NFD", first)
    return unicodedata.normalize("NFC", parts[0] + second + parts[1:])


def _word_replaced(text: str, word: str, by: str) -> str:
    return re.sub(rf"\b{word}\b", by, text, flags=re.IGNORECASE)
