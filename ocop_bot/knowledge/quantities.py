"""Finds what can be slightly wrong in a text: numbers, dates, deadlines, articles, documents."""

import dataclasses
import enum
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from ocop_bot.law.reference import CITATION, BadReferenceError, Reference, references_in


class Kind(enum.Enum):
    """What a quantity is."""

    NUMBER = "number"
    DATE = "date"
    CODE = "code"
    DOCUMENT = "document"
    PASSAGE = "passage"
    SET = "set"


@dataclasses.dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is written: "30/4" has no year, "năm 2026" nothing else."""

    day: int | None = None
    month: int | None = None
    year: int | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity at ``start:end`` of a text.

    Attributes:
        text: as written.
        number: its value, of a number.
        unit: its unit, of a number; None where it stands alone.
        date: of a date.
        code: of a code such as a criterion "3.5" or a standard "ISO 22000"; number of a document.
        references: of a passage of a decision; empty where the article is not named.
        sets: of criteria sets ("bộ 1, 2").
    """

    kind: Kind
    text: str
    start: int
    end: int
    number: Decimal | None = None
    unit: str | None = None
    date: Day | None = None
    code: str | None = None
    references: tuple[Reference, ...] = ()
    sets: tuple[int, ...] = ()

    @property
    def is_bare(self) -> bool:
        """Whether it is a number written without a unit of its own."""
        return self.kind is Kind.NUMBER and self.text[-1:].isdigit() and self.unit is None

    def agrees(self, other: "Quantity") -> bool:
        """Whether another says the same; a number alone agrees with any unit.

        A date written less precisely agrees with one that holds it: "năm 2026", "22/05/2026".
        """
        if self.kind is not other.kind:
            return False
        if self.date and other.date:
            mine, theirs = dataclasses.astuple(self.date), dataclasses.astuple(other.date)
            return all(a in (None, b) for a, b in zip(mine, theirs, strict=True))
        if self.kind is Kind.NUMBER:
            same_unit = self.unit is None or other.unit in (None, self.unit)
            return self.number == other.number and same_unit
        return self.kind is Kind.CODE and self.code == other.code


_UNITS: Mapping[str, str] = {
    unit: name
    for name, spellings in (
        ("ngày làm việc", "ngày làm việc"),
        ("ngày", "ngày"),
        ("tháng", "tháng"),
        ("năm", "năm"),
        ("tuần", "tuần"),
        ("mẫu", "sản phẩm mẫu|mẫu sản phẩm|mẫu"),
        ("sản phẩm", "sản phẩm"),
        ("chủ thể", "chủ thể"),
        ("điểm", "điểm"),
        ("sao", "sao"),
        ("%", "%|phần trăm"),
        ("tỷ đồng", "tỷ đồng|tỷ"),
        ("triệu đồng", "triệu đồng|triệu"),
        ("đồng", "đồng|đ"),
        ("đợt", "đợt"),
        ("bộ", "bộ hồ sơ|bộ tiêu chí|bộ sản phẩm|bộ"),
        ("nhóm", "nhóm sản phẩm|nhóm"),
        ("phân nhóm", "phân nhóm"),
        ("ngành", "ngành"),
        ("hạng", "hạng|bậc"),
        ("phần", "phần"),
        ("cấp", "cấp"),
        ("bước", "bước"),
        ("nội dung", "nội dung"),
        ("tiêu chí", "tiêu chí"),
        ("lần", "lần"),
        ("điều", "điều"),
        ("xã", "xã"),
        ("phường", "phường"),
        ("huyện", "huyện"),
        ("người", "người"),
        ("ký tự", "ký tự|kí tự"),
    )
    for unit in spellings.split("|")
}

_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\.?\d)|\d+(?:,\d+)?"
_DAY, _MONTH, _YEAR = r"0?[1-9]|[12]\d|3[01]", r"0?[1-9]|1[0-2]", r"(?:19|20)\d\d"
_ISSUED = r"Quyết\ định|Nghị\ định|Nghị\ quyết|Thông\ tư|Kế\ hoạch|Luật|QĐ|NĐ|NQ"
_CITATION = CITATION.pattern.replace(" ", r"\ ")
_ONE_PART = r"(?:\d+|[a-zđ])(?!\w)"
_LISTED = r"(?:\s*[–-]\s*|,\ |\ và\ |\ đến\ |\ hoặc\ )"

JOINED = re.compile(r" ?[–-] ?|, | và | hoặc | đến | đến dưới ")
"""Between two numbers of one unit: "3, 4 và 5 sao"."""

_PATTERN = re.compile(
    rf"""
    (?P<exempt> ^\W*\d+\.(?:[a-zđ]\))?\ (?=\S) | \b[Bb]ước\ \d+\b | \b(?:GCP|COVID)-\d+ )
    | (?P<document> (?<![\w/])\d+(?:\.\d+)?(?:/{_YEAR})?/[A-ZĐ][\w-]*[A-ZĐ\d][\w]*
        | (?<![\w/])\d+\.\d+/{_YEAR}\b
        | \b(?:{_ISSUED})\ (?:số\ )?(?!{_YEAR}(?!/))\d+(?:\.\d+)?(?:/{_YEAR})?(?![\w/]) )
    | (?P<standard> \b(?:ISO|TCVN|QCVN|FSSC)\ ?\d+(?:[-:]\d+)*\b )
    | (?P<passage> \b(?:{_CITATION})
        | \b(?:[Kk]hoản|[Đđ]iểm)\ {_ONE_PART}(?:(?:,|\ và)\ {_ONE_PART})*
          (?:\ Điều\ này|(?!\ (?:{_UNIT})\b)) )
    | (?P<set> \b[Bb]ộ\ (?:tiêu\ chí\ )?(?:số\ )?(?P<sets>\d{{1,2}}(?!\.?\d|/)
        (?:{_LISTED}(?:bộ\ )?\d{{1,2}}(?!\.?\w|/|\ (?:{_UNIT})\b))*) )
    | (?P<date> (?:\b[Nn]gày\ )?\b(?:
          (?P<d1>{_DAY})\ tháng\ (?P<m1>{_MONTH})(?:(?:\ năm\ |/)(?P<y1>{_YEAR}))?(?![\w/])
        | (?P<d2>{_DAY})[/](?P<m2>{_MONTH})(?:[/](?P<y2>{_YEAR}))?(?![\w/])
        | (?:[Tt]háng\ )?(?P<m3>{_MONTH})/(?P<y3>{_YEAR})(?![\w/])
        | [Tt]háng\ (?P<m4>{_MONTH})(?:\ năm\ (?P<y4>{_YEAR}))?(?![\w/])
        | (?:[Nn]ăm\ )?(?P<y5>{_YEAR})(?![\w/.,]\d|\w|\ (?:{_UNIT})\b)
        )
        | \b[Nn]gày\ (?P<d6>{_DAY})(?![\w/]) )
    | (?P<code> (?<![\w.,])\d{{1,2}}(?:\.\d{{1,2}})+(?![\w.]\d|\w)
        | (?<![\w.,])\d+[A-ZĐ]\w* )
    | (?P<round> \b[Đđ]ợt\ (?P<turn>\d+)(?:/(?P<turn_year>{_YEAR}))?\b )
    | (?P<number> (?<![\w.,/])(?P<value>{_NUMBER})(?:\ ?(?P<unit>{_UNIT})(?!\w))? )
    """,
    re.VERBOSE | re.MULTILINE,
)


def quantities(text: str) -> Sequence[Quantity]:
    """Every number, date, deadline, article, form, set and document number, in their order.

    In "50 đến dưới 70 điểm" both numbers are of points. Enumerations ("Bước 1", "1. " at the head
    of a line) are none.
    """
    found = [quantity for match in _PATTERN.finditer(text) if (quantity := _quantity(match))]
    for at in range(len(found) - 2, -1, -1):
        one, following = found[at], found[at + 1]
        if one.is_bare and JOINED.fullmatch(text, one.end, following.start):
            found[at] = dataclasses.replace(one, unit=following.unit)
    return found


def _quantity(match: re.Match[str]) -> Quantity | None:
    for name, make in _MAKERS.items():
        if match[name]:
            return make(match)
    return None


def _at(match: re.Match[str], kind: Kind) -> Quantity:
    return Quantity(kind, match[0], match.start(), match.end())


def _document(match: re.Match[str]) -> Quantity:
    return dataclasses.replace(_at(match, Kind.DOCUMENT), code=match[0].split()[-1])


def _standard(match: re.Match[str]) -> Quantity:
    return dataclasses.replace(_at(match, Kind.CODE), code=match[0].replace(" ", ""))


def _code(match: re.Match[str]) -> Quantity:
    return dataclasses.replace(_at(match, Kind.CODE), code=match[0])


def _passage(match: re.Match[str]) -> Quantity:
    cited = CITATION.fullmatch(match[0])
    try:
        references = tuple(references_in(cited)) if cited else ()
    except BadReferenceError:
        references = ()
    return dataclasses.replace(_at(match, Kind.PASSAGE), references=references)


def _set(match: re.Match[str]) -> Quantity:
    sets = tuple(int(number) for number in re.findall(r"\d+", match["sets"]))
    return dataclasses.replace(_at(match, Kind.SET), sets=sets)


def _date(match: re.Match[str]) -> Quantity:
    day, month, year = (
        next((int(match[f"{part}{form}"]) for form in _forms(part) if match[f"{part}{form}"]), None)
        for part in "dmy"
    )
    return dataclasses.replace(_at(match, Kind.DATE), date=Day(day, month, year))


def _forms(part: str) -> Iterator[int]:
    """The numbers of the date patterns that hold a day, a month or a year."""
    yield from {"d": (1, 2, 6), "m": (1, 2, 3, 4), "y": (1, 2, 3, 4, 5)}[part]


def _round(match: re.Match[str]) -> Quantity:
    unit = f"đợt thứ, năm {match['turn_year']}" if match["turn_year"] else "đợt thứ"
    return dataclasses.replace(_at(match, Kind.NUMBER), number=Decimal(match["turn"]), unit=unit)


def _number(match: re.Match[str]) -> Quantity:
    value = Decimal(match["value"].replace(".", "").replace(",", "."))
    unit = _UNITS[match["unit"]] if match["unit"] else None
    return dataclasses.replace(_at(match, Kind.NUMBER), number=value, unit=unit)


_MAKERS: Mapping[str, Callable[[re.Match[str]], Quantity]] = {
    "document": _document,
    "standard": _standard,
    "passage": _passage,
    "set": _set,
    "date": _date,
    "code": _code,
    "round": _round,
    "number": _number,
}
