"""Letters, marks and tones: one canonical form whatever keyboard or system typed it."""

import functools
import re
import unicodedata

TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
"""Combining tone → the digit we write after the syllable: sắc, huyền, hỏi, ngã, nặng."""

BARE = "0"
"""Ends the marked form of a word that is meant to have no marks: "vay0" is no "vậy"."""

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONE_ORDER = ("", "2", "3", "4", "1", "5")
_VOWELS = "aăâeêioôơuưy"
_STRONG_VOWELS = "ăâêôơư"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f]")
_COMBINING = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"\w+")
_STRETCHED = re.compile(r"(?!\biii\b)([^\W\d_])\1{2,}")
"""A letter held down; "III" is a number."""


def canonical(text: str) -> str:
    """Bring text to NFC, lower case, without invisible characters and stretched letters.

    >>> canonical("đượccccc")
    'được'
    """
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).lower()
    return _STRETCHED.sub(r"\1", unicodedata.normalize("NFC", text))


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Strip every mark and tone: ``fold("Nước mắm Đò") == "nuoc mam do"``.

    One letter stays one letter, so positions in NFC text and folded text agree.
    """
    plain = _COMBINING.sub("", unicodedata.normalize("NFD", text.lower()))
    return plain.replace("đ", "d")


@functools.lru_cache(maxsize=65536)
def marked(syllable: str) -> str:
    """Write a syllable with its tone as a trailing digit, wherever the tone was placed.

    >>> marked("hoá") == marked("hóa") == "hoa1"
    True
    """
    tone = ""
    kept: list[str] = []
    for letter in unicodedata.normalize("NFD", syllable):
        if letter in TONES:
            tone = TONES[letter]
        else:
            kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept)) + tone


def spelled(form: str) -> str:
    """Write a `marked` form as a syllable again, the tone on its main vowel: "giây1" → "giấy"."""
    if not form[:-1].isalpha():
        return form  # one letter, or a figure: "2020" bears no tone
    body, digit = (form[:-1], form[-1]) if form[-1].isdigit() else (form, "")
    tone = next((mark for mark, name in TONES.items() if name == digit), "")
    vowels = [at for at, letter in enumerate(body) if letter in _VOWELS]
    if not tone or not vowels:
        return body if digit in ("", BARE) else form
    strong = [at for at in vowels if body[at] in _STRONG_VOWELS]
    at = strong[-1] if strong else vowels[0]
    return unicodedata.normalize("NFC", body[: at + 1] + tone + body[at + 1 :])


def folded_words(text: str) -> str:
    """The words of a text without marks, joined by blanks: by this two texts say the same."""
    return " ".join(_WORD.findall(fold(canonical(text))))


@functools.lru_cache(maxsize=65536)
def _sort_key_of_word(word: str) -> tuple[int, tuple[int, ...], int]:
    if word.isdecimal():
        return (int(word), (), 0)
    form = marked(word)
    body, tone = (form[:-1], form[-1]) if form[-1:] in _TONE_ORDER else (form, "")
    letters = tuple(_ALPHABET.find(letter) for letter in body)  # a figure (-1) before letters
    return (-1, letters, _TONE_ORDER.index(tone))


def sort_key(name: str) -> tuple[tuple[int, tuple[int, ...], int], ...]:
    """Order names as a Vietnamese dictionary does: by letter (a ă â … d đ), then by tone.

    Word by word; numbers by their value, after words.
    """
    return tuple(map(_sort_key_of_word, _WORD.findall(canonical(name))))
