"""A part of a decision: how it is cited, and its short code for addresses."""

import dataclasses
import re
from collections.abc import Iterator, Sequence

FORMS_ANNEX = 3
"""Mẫu số 01–03 stand in Phụ lục III."""

POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""How points (điểm) are lettered: the Vietnamese alphabet."""

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_POINT_CODES = {"đ": "dd"}
_CODE = re.compile(
    r"(?P<article>[1-9]\d{0,2})(?:-(?P<clause>[1-9]\d?)(?:-(?P<point>dd|[a-z]))?)?"
    r"|pl(?P<annex>[1-9]|10)|m(?P<form>[1-9]\d?)|(?P<contents>ml)"
)


def _listed(item: str, again: str) -> str:
    """Several of a kind: "a, b", "1, 2 và 3", "1 và khoản 2" (``again`` may name the kind)."""
    return rf"{item}(?:(?:, | và |, và )(?:{again} )?{item})*"


_POINT_LIST = "[Đđ]iểm " + _listed(rf"[{POINT_LETTERS}](?!\w)", "điểm")
_CLAUSE_LIST = "[Kk]hoản " + _listed(r"\d{1,2}(?!\w)", "khoản")
_FORM_LIST = "[Mm]ẫu (?:số )?" + _listed(r"\d{1,2}(?!\w)", "(?:[Mm]ẫu số|[Mm]ẫu|số)")
CITATION = re.compile(
    rf"(?P<parts>(?:(?:{_POINT_LIST}|{_CLAUSE_LIST})(?:, | và | ))*)"
    r"Điều (?P<article>\d{1,3})(?!\w)"
    rf"|(?P<forms>{_FORM_LIST})(?: Phụ lục (?P<home>[IVX]+)(?!\w))?"
    r"|Phụ lục (?P<annex>[IVX]+)(?!\w)"
)
"""One citation: "điểm a, b khoản 2 Điều 7", "Mẫu số 01 và 02 Phụ lục III", "Phụ lục I"."""

_GROUP = re.compile(rf"(?P<points>{_POINT_LIST})|(?P<clauses>{_CLAUSE_LIST})")
_LETTER = re.compile(rf"(?<!\w)[{POINT_LETTERS}](?!\w)")
_NUMBER = re.compile(r"\d+")


class BadReferenceError(ValueError):
    """A citation or a code that names no part of a decision."""


@dataclasses.dataclass(frozen=True, slots=True)
class Reference:
    """A part of a decision: an article (điều), clause (khoản), point (điểm), annex or form.

    All None is the whole decision: its table of contents.

    Raises:
        BadReferenceError: a point without its clause, two parts at once, a number below one.
    """

    article: int | None = None
    clause: int | None = None
    point: str | None = None
    annex: int | None = None
    form: int | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be cited."""
        numbers = (self.article, self.clause, self.annex, self.form)
        if any(number is not None and number < 1 for number in numbers):
            raise BadReferenceError("điều, khoản, phụ lục, mẫu đánh số từ 1")
        if sum(one is not None for one in (self.article, self.annex, self.form)) > 1:
            raise BadReferenceError("chỉ dẫn một điều, một phụ lục hoặc một mẫu")
        if self.clause is not None and self.article is None:
            raise BadReferenceError("khoản phải thuộc một điều")
        if self.point is not None and self.clause is None:
            raise BadReferenceError("điểm phải thuộc một khoản")
        if self.point is not None and (len(self.point) != 1 or self.point not in POINT_LETTERS):
            raise BadReferenceError(f"không có điểm “{self.point}”")


CONTENTS = Reference()
"""The whole decision (mục lục)."""


def name_of(reference: Reference) -> str:
    """The way a part is cited: "điểm a khoản 6 Điều 7", "Mẫu số 01 Phụ lục III"."""
    if reference.form is not None:
        return f"Mẫu số {reference.form:02} Phụ lục {roman(FORMS_ANNEX)}"
    if reference.annex is not None:
        return f"Phụ lục {roman(reference.annex)}"
    if reference.article is None:
        return "Mục lục"
    point = f"điểm {reference.point} " if reference.point else ""
    clause = f"khoản {reference.clause} " if reference.clause else ""
    return f"{point}{clause}Điều {reference.article}"


def roman(number: int) -> str:
    """Write the number of an annex: 3 → "III".

    Raises:
        BadReferenceError: no decision has that many annexes.
    """
    if not 1 <= number <= len(_ROMAN):
        raise BadReferenceError(f"không có phụ lục thứ {number}")
    return _ROMAN[number - 1]


def to_code(reference: Reference) -> str:
    """Write a reference over [a-z0-9-]: "7", "7-6", "7-8-dd", "pl1", "m2", "ml" (mục lục)."""
    if reference.form is not None:
        return f"m{reference.form}"
    if reference.annex is not None:
        return f"pl{reference.annex}"
    if reference.article is None:
        return "ml"
    point = reference.point and _POINT_CODES.get(reference.point, reference.point)
    steps = (reference.article, reference.clause, point)
    return "-".join(str(step) for step in steps if step is not None)


def from_code(code: str) -> Reference:
    """Read what `to_code` wrote.

    Raises:
        BadReferenceError: the text is no such code.
    """
    found = _CODE.fullmatch(code) if code.isascii() else None
    if not found:
        raise BadReferenceError(f"“{code}” không phải mã của một điều, khoản, phụ lục hay mẫu")
    letters = {code: letter for letter, code in _POINT_CODES.items()}
    point = found["point"]
    return Reference(
        article=_int(found["article"]),
        clause=_int(found["clause"]),
        point=letters.get(point, point),
        annex=_int(found["annex"]),
        form=_int(found["form"]),
    )


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def parse_citation(text: str) -> tuple[Reference, ...]:
    """Read "điểm a, b khoản 2 Điều 7; Mẫu số 01 Phụ lục III" in the order it is written.

    Raises:
        BadReferenceError: some part of it is no citation.
    """
    return tuple(reference for part in text.split(";") for reference in _one_citation(part.strip()))


def _one_citation(text: str) -> Sequence[Reference]:
    found = CITATION.fullmatch(text)
    if not found:
        raise BadReferenceError(f"cách dẫn “{text}” không đúng dạng “điểm a khoản 6 Điều 7”")
    return references_in(found)


def references_in(found: re.Match[str]) -> Sequence[Reference]:
    """The parts a match of `CITATION` names.

    Raises:
        BadReferenceError: such as a point whose clause is not named.
    """
    if found["article"]:
        article = int(found["article"])
        return list(_in_article(found["parts"], article)) or [Reference(article=article)]
    if found["forms"]:
        if found["home"] not in (None, roman(FORMS_ANNEX)):
            raise BadReferenceError(f"“{found[0]}”: các mẫu ở Phụ lục {roman(FORMS_ANNEX)}")
        return [Reference(form=int(number)) for number in _NUMBER.findall(found["forms"])]
    if found["annex"] not in _ROMAN:
        raise BadReferenceError(f"không có “{found[0]}”")
    return [Reference(annex=_ROMAN.index(found["annex"]) + 1)]


def _in_article(parts: str, article: int) -> Iterator[Reference]:
    """Clauses and points before "Điều N": a run of points belongs to the clause after it."""
    waiting: list[str] = []
    for group in _GROUP.finditer(parts):
        if group["points"]:
            waiting += _LETTER.findall(group["points"][len("điểm") :])
            continue
        clauses = [int(number) for number in _NUMBER.findall(group["clauses"])]
        if waiting and len(clauses) > 1:
            raise BadReferenceError(f"“{parts.strip()}”: điểm thuộc khoản nào?")
        for clause in clauses:
            yield from (Reference(article, clause, point) for point in waiting or (None,))
        waiting = []
    if waiting:
        raise BadReferenceError(f"“{parts.strip()} Điều {article}”: điểm thuộc khoản nào?")
