"""Undo typing with the input method off: Telex "giaays" and VNI "gia6y1" become "giấy"."""

import functools
import unicodedata

from ocop_bot.text.syllables import is_folded_syllable, is_syllable

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_TELEX_DOUBLES = {"a": "â", "e": "ê", "o": "ô", "d": "đ"}
_VNI_MARKS = {
    "6": {"a": "â", "e": "ê", "o": "ô"},
    "7": {"o": "ơ", "u": "ư"},
    "8": {"a": "ă"},
    "9": {"d": "đ"},
}
_HORNS = {"a": "ă", "o": "ơ", "u": "ư"}
_LONGEST = 9
_FEWEST_KEYS = 2


@functools.lru_cache(maxsize=8192)
def decode(word: str) -> str | None:
    """Return the syllable a Telex or VNI word stands for, or None when it is not one.

    Only words that are not already a Vietnamese syllable are decoded, and only when the result
    is one: "giaays" → "giấy", "gia6y1" → "giấy", "shop" → None.
    """
    if not _FEWEST_KEYS <= len(word) <= _LONGEST or not word.isascii():
        return None
    if is_folded_syllable(word):
        return None
    decoded = _decode_vni(word) if any(c.isdigit() for c in word) else _decode_telex(word)
    return decoded if decoded and is_syllable(decoded) else None


def _decode_telex(word: str) -> str | None:
    letters: list[str] = []
    tone = ""
    for key in word:
        if key in _TELEX_TONES and letters and _has_vowel(letters):
            tone = _TELEX_TONES[key]
        elif key == "w":
            if not _put_horn(letters):
                letters.append("ư")
        elif key in _TELEX_DOUBLES and key in letters and not tone:  # "hoso" is no "hố"
            letters[letters.index(key)] = _TELEX_DOUBLES[key]
        else:
            letters.append(key)
    return _with_tone(letters, tone)


def _decode_vni(word: str) -> str | None:
    letters: list[str] = []
    tone = ""
    for key in word:
        if not key.isdigit():
            letters.append(key)
        elif key in _VNI_TONES and _has_vowel(letters):
            tone = _VNI_TONES[key]
        elif key in _VNI_MARKS and not _put_mark(letters, _VNI_MARKS[key]):
            return None
    return _with_tone(letters, tone)


def _put_horn(letters: list[str]) -> bool:
    """Apply Telex "w" to the last vowel that takes it; "uo" takes it on both letters."""
    text = "".join(letters)
    if "uo" in text and not text.startswith("quo"):
        at = text.rindex("uo")
        letters[at : at + 2] = ["ư", "ơ"]
        return True
    return _put_mark(letters, _HORNS)


def _put_mark(letters: list[str], marks: dict[str, str]) -> bool:
    for at in range(len(letters) - 1, -1, -1):
        if letters[at] in marks:
            letters[at] = marks[letters[at]]
            if letters[at] == "ơ" and at and letters[at - 1] == "u":
                letters[at - 1] = "ư"  # VNI "d9uo7c5" marks the pair with one key
            return True
    return False


def _has_vowel(letters: list[str]) -> bool:
    return any(letter in "aăâeêioôơuưy" for letter in letters)


def _with_tone(letters: list[str], tone: str) -> str | None:
    if not letters:
        return None
    vowels = [at for at, letter in enumerate(letters) if letter in "aăâeêioôơuưy"]
    if not vowels:
        return None
    if tone:
        marked = [at for at in vowels if letters[at] in "ăâêôơư"]
        at = marked[-1] if marked else vowels[0]
        letters = [*letters[: at + 1], tone, *letters[at + 1 :]]
    return unicodedata.normalize("NFC", "".join(letters))
