"""Numbers with a meaning, taken out first and compared exactly: stars, points, dates, documents."""

import dataclasses
import re

from ocop_bot.text.letters import canonical, fold
from ocop_bot.text.periods import Period, periods_in
from ocop_bot.text.reading import Tokens, own_words

_STAR_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5}
_YEARS_AGO = {"nay": 0, "ngoai": 1, "truoc": 1, "kia": 2}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MOST_STARS = 5
_QUARTERS = 4
_MOST_POINTS = 100

_DIGIT_WORDS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5,
    "sau": 6, "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
_TENS = "hai|ba|bon|nam|sau|bay|tam|chin"
_SPELLED_POINTS = re.compile(
    rf"\b(?P<tens>{_TENS}) (?P<sign>muoi )?(?P<ones>{'|'.join(_DIGIT_WORDS)})? ?diem\b"
)
"""Points in words: "năm mươi chín điểm", "bảy lăm điểm", "tám mươi điểm"."""

_POINTS = re.compile(r"(?<![\d/])(\d{1,3}(?:[.,]\d{1,2})?) ?(?:diem|d(?=\W|$))")
_DOCUMENT = re.compile(
    r"(?:quyet dinh|nghi dinh|nghi quyet|thong tu|ke hoach|cong van|qd|nd|nq|tt|kh)"
    r"(?: ttg| cp| ubnd)? ?(?:so )?(\d{1,5})(?!\d)"
    r"|(?<!\d)(\d{1,5})(?:/\d{4})?/(?:qd|nd|nq|tt|kh)"
)
_ROUND = re.compile(r"\bdot (?:thu |so )?(?P<number>[1-9]|i{1,3}|iv)\b")
"""The number of a round (đợt): "đợt 3 năm 2021", "đợt II"."""

_SPAN = re.compile(
    r"\b(?:tu )?(?:nam )?(?P<since>20[12]\d) ?(?:-|den|toi|–) ?(?:(?:het |cuoi )?(?:nam )?)"
    r"(?P<until>20[12]\d|nay|gio|bay gio|chu)\b"
    r"|\btu (?:nam |hoi )?(?P<from>20[12]\d)\b"
)
"""A span of years: "từ 2020 đến nay", "2021-2025", "từ năm 2021"."""

_YEAR = re.compile(r"20[12]\d")

_FROM_STARS = re.compile(
    r"\bsao (?:tro|do) len\b|\btu (?:[1-5]|mot|hai|ba|bon|tu|nam) sao\b(?! den)"
)
"""A rank and the better ones: "4 sao trở lên", "từ 4 sao"."""

_MOST = re.compile(
    r"\btop (?P<top>\d{1,2})\b"
    r"|(?<!\d)(?P<most>\d{1,2}) (?:huyen|xa|phuong|noi|dia phuong|don vi|chu the|co so|nha)\b"
)
_THROUGH_YEARS = re.compile(r"\b(?:qua|tung|hang|moi|theo|cac) (?:cac |tung )?nam\b(?! (?:20|nay))")
FIRST_YEAR = 2018
"""The programme began then."""

"""How many leaders are asked for: "top 3", "5 xã nhiều nhất"."""

_NOW = re.compile(
    r"\b(?:bay gio|hom nay|hien nay|hien tai|hien gio|luc nay|toi gio|den nay|toi nay|gio)\b"
)
_BESIDE = re.compile(r"\b(?:so voi|chenh|tang|giam|hon|kem|them|so)\b")
"""Now, set beside a time that is named."""

_YEAR_BEFORE = re.compile(
    r"\bso (?:voi )?(?:cung ky )?(?:cua )?(?:nam )(?:truoc|lien truoc)(?: do)?\b"
    r"|\b(?:so (?:voi )?)?cung ky\b(?: nam (?:truoc|ngoai))?|\bnam (?:truoc do|lien truoc)\b"
)
"""The year before the one that is spoken of."""

_QUANTITY = re.compile(
    r"(?<![\d./,-])(?:\d{1,3}(?:\.\d{3})+|\d{2,6})"
    r"(?![\d/%]|[.,-]\d"
    r"| ?(?:diem|ngay|thang|nam|tuoi|trieu|ty|nghin|dong|k|kg|g|ml|lit|ha|m2|phan)\b)"
)
"""A number that may count products or producers, for no unit of something else follows it."""

_FEWEST_SAID = 10


@dataclasses.dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a question. ``points`` may have a fraction; ``documents`` are bare numbers.

    ``star_words`` are the positions of the numbers that said the stars, and so on. ``from_stars``:
    better ranks are meant too. ``quantities`` are plain numbers that somebody may have published;
    ``most`` is how many leaders are asked for.
    """

    stars: tuple[int, ...] = ()
    star_words: frozenset[int] = frozenset()
    points: float | None = None
    years: tuple[int, ...] = ()
    year_words: frozenset[int] = frozenset()
    quarter: int | None = None
    quarter_words: frozenset[int] = frozenset()
    documents: tuple[str, ...] = ()
    round: int | None = None
    span: tuple[int, int] | None = None
    periods: tuple[Period, ...] = ()
    year_before: bool = False
    now: bool = False
    from_stars: bool = False
    quantities: tuple[int, ...] = ()
    most: int | None = None


def find_numbers(text: str, tokens: Tokens, this_year: int) -> Numbers:
    """Find the numbers of a question.

    Args:
        text: the question as typed.
        tokens: its words.
        this_year: the year "năm nay" means.
    """
    folded = fold(canonical(text))
    stars, star_words = _stars(tokens)
    years, year_words = _years(tokens, this_year)
    quarter, quarter_words = _quarter(tokens)
    points = _POINTS.search(folded)
    value = float(points[1].replace(",", ".")) if points else _spelled_points(folded)
    round_ = _ROUND.search(folded)
    said = " ".join(token.folded for token in tokens)
    documents = tuple(dict.fromkeys(m[1] or m[2] for m in _DOCUMENT.finditer(folded)))
    most = _MOST.search(said)
    year_before = _YEAR_BEFORE.search(said)
    if year_before:  # it names no time of its own
        tokens_told = said[: year_before.start()] + said[year_before.end() :]
        periods = periods_in(text, own_words(tokens_told), this_year)
    else:
        periods = periods_in(text, tokens, this_year)
    return Numbers(
        periods=tuple(periods),
        year_before=bool(year_before),
        now=bool(_NOW.search(said) and _BESIDE.search(said)),
        from_stars=bool(stars and _FROM_STARS.search(said)),
        quantities=_quantities(folded, documents),
        most=int(most["top"] or most["most"]) or None if most else None,
        span=_span(folded, this_year) or _all_years(said, years, this_year),
        round=_ROMAN.get(round_["number"]) or int(round_["number"]) if round_ else None,
        stars=stars,
        star_words=star_words,
        points=value if value is not None and value <= _MOST_POINTS else None,
        years=years,
        year_words=year_words,
        quarter=quarter,
        quarter_words=quarter_words,
        documents=documents,
    )


def _quantities(folded: str, documents: tuple[str, ...]) -> tuple[int, ...]:
    """Plain numbers: no years, no numbers of documents, nothing below ten."""
    found = (match[0] for match in _QUANTITY.finditer(folded))
    said = (text for text in found if not _YEAR.fullmatch(text) and text not in documents)
    numbers = (int(text.replace(".", "")) for text in said)
    return tuple(dict.fromkeys(number for number in numbers if number >= _FEWEST_SAID))


def _span(folded: str, this_year: int) -> tuple[int, int] | None:
    """The first and the last year of a span."""
    found = _SPAN.search(folded)
    if not found:
        return None
    until = found["until"]
    last = int(until) if until and until.isdecimal() else this_year
    first = int(found["since"] or found["from"])
    return (first, last) if first < last else None


def _all_years(said: str, years: tuple[int, ...], this_year: int) -> tuple[int, int] | None:
    """All years of the programme: "qua các năm"; where none is named."""
    return (FIRST_YEAR, this_year) if not years and _THROUGH_YEARS.search(said) else None


def _spelled_points(folded: str) -> float | None:
    """Points written in words; "năm điểm" alone is five points of a criterion, or "năm" a year."""
    found = _SPELLED_POINTS.search(folded)
    if found is None or not (found["sign"] or found["ones"]):
        return None
    ones = _DIGIT_WORDS[found["ones"]] if found["ones"] else 0
    return 10.0 * _DIGIT_WORDS[found["tens"]] + ones


def _stars(tokens: Tokens) -> tuple[tuple[int, ...], frozenset[int]]:
    """Stars: "4 sao", "bốn sao", "3 4 sao"; not "có sao không", not "3 năm sao chưa có"."""
    found: list[int] = []
    words: set[int] = set()
    for at, token in enumerate(tokens):
        if token.folded != "sao" or token.has_marks or not at:  # "năm sào" is land
            continue
        before = at - 1
        while before >= 0 and (stars := _star_number(tokens, before)) is not None:
            found.insert(0, stars)
            words.add(before)
            before -= 1
    return tuple(dict.fromkeys(found)), frozenset(words)


def _star_number(tokens: Tokens, at: int) -> int | None:
    word = tokens[at].folded
    if word.isdigit():
        return int(word) if 1 <= int(word) <= _MOST_STARS else None
    if word == "nam" and at and tokens[at - 1].folded.isdigit():
        return None  # "3 năm sao…" counts years
    if word == "tu" and tokens[at + 1].folded != "sao":
        return None  # "từ 3 sao"
    return _STAR_WORDS.get(word)


def _years(tokens: Tokens, this_year: int) -> tuple[tuple[int, ...], frozenset[int]]:
    found: list[int] = []
    words: set[int] = set()
    for at, token in enumerate(tokens):
        before = tokens[at - 1].folded if at else ""
        if _YEAR.fullmatch(token.folded):
            found.append(int(token.folded))
            words.add(at)
        elif before == "nam" and token.folded in _YEARS_AGO:
            found.append(this_year - _YEARS_AGO[token.folded])
            words.add(at)
    return tuple(dict.fromkeys(found)), frozenset(words)


def _quarter(tokens: Tokens) -> tuple[int | None, frozenset[int]]:
    for at, token in enumerate(tokens[:-1]):
        if token.folded == "quy":
            following = tokens[at + 1].folded
            number = _ROMAN.get(following) or (int(following) if following.isdigit() else None)
            if number and 1 <= number <= _QUARTERS:
                return number, frozenset({at + 1})
    return None, frozenset()
