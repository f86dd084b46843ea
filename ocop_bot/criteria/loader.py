"""Reads `knowledge/criteria/criteria.json` and checks that the 26 sets hold together."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from ocop_bot.criteria.model import (
    LAST_SET,
    PART_POINTS,
    STAR_BANDS,
    Case,
    CriteriaSet,
    CriteriaSets,
    Criterion,
    Effect,
    Gate,
    Option,
    Part,
    Section,
)
from ocop_bot.faults import Fault, reasons

FILE = "criteria.json"


class _Json(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Option(_Json):
    text: str = Field(min_length=1)
    points: int = Field(ge=0)
    min_for_stars: int | None = Field(default=None, ge=3, le=5)
    case: str | None = None
    implied: bool = False


class _Case(_Json):
    code: str
    name: str


class _Criterion(_Json):
    code: str
    name: str = Field(min_length=1)
    max: int
    requirement: str | None = None
    options: tuple[_Option, ...]
    cases: tuple[_Case, ...] = ()
    children: tuple["_Criterion", ...] = ()


class _Section(_Json):
    code: str
    name: str
    max: int
    criteria: tuple[_Criterion, ...]


class _Part(_Json):
    code: str
    name: str
    max: int
    sections: tuple[_Section, ...]


class _Gate(_Json):
    criterion: str
    effect: Effect
    text: str
    zero_points_in: tuple[str, ...] = ()


class _Set(_Json):
    number: int
    name: str
    annex1_name: str
    annex1_code: str
    sector: str
    sector_code: str
    group: str
    managing_authorities: tuple[str, ...]
    disqualifiers: tuple[str, ...]
    gates: tuple[_Gate, ...]
    star_minimums: Mapping[int, Mapping[str, int]]
    parts: tuple[_Part, ...]


class _Band(_Json):
    stars: int
    min: int
    max: int


class _File(_Json):
    star_bands: tuple[_Band, ...]
    sets: tuple[_Set, ...]


def read_criteria(folder: Path, faults: list[Fault]) -> CriteriaSets:
    """Read the sets; what is wrong is added to the faults, and that set is left out."""
    path = folder / FILE
    try:
        text = path.read_text(encoding="utf-8")
        raw = TypeAdapter(_File).validate_python(json.loads(text))
    except OSError:
        faults.append(Fault(path, 1, "không đọc được tệp bộ tiêu chí"))
        return {}
    except json.JSONDecodeError as error:
        faults.append(Fault(path, error.lineno, f"không phải JSON: {error.msg}"))
        return {}
    except ValidationError as error:
        for _, reason in reasons(error):
            faults.append(Fault(path, 1, reason))
        return {}
    found: dict[int, CriteriaSet] = {}
    for one in raw.sets:
        criteria_set = _criteria_set(one)
        wrong = list(_check(criteria_set))
        faults += [Fault(path, _line(text, one), f"bộ {one.number}: {why}") for why in wrong]
        if not wrong:
            found[one.number] = criteria_set
    if sorted(one.number for one in raw.sets) != list(range(1, LAST_SET + 1)):
        faults.append(Fault(path, 1, f"phải có đủ {LAST_SET} bộ, đánh số từ 1"))
    if {(b.stars, b.min, b.max) for b in raw.star_bands} != {
        (b.stars, b.low, b.high) for b in STAR_BANDS
    }:
        faults.append(Fault(path, 1, "khung điểm của các hạng sao khác khoản 3 Điều 3"))
    return found


def _line(text: str, one: _Set) -> int:
    at = text.find(f'"number": {one.number},')
    return text.count("\n", 0, at) + 1 if at >= 0 else 1


def _criteria_set(raw: _Set) -> CriteriaSet:
    gates = tuple(
        Gate(gate.criterion, gate.effect, gate.text, gate.zero_points_in) for gate in raw.gates
    )
    asked = {gate.criterion: gate for gate in gates if not gate.zero_points_in}
    return CriteriaSet(
        number=raw.number,
        name=raw.name,
        annex_name=raw.annex1_name,
        annex_code=raw.annex1_code,
        sector=raw.sector,
        sector_code=raw.sector_code,
        group=raw.group,
        authorities=raw.managing_authorities,
        disqualifiers=raw.disqualifiers,
        gates=gates,
        minimums=raw.star_minimums,
        parts=tuple(
            Part(
                part.code,
                part.name,
                part.max,
                tuple(Section(one.code, one.name, one.max) for one in part.sections),
            )
            for part in raw.parts
        ),
        criteria=tuple(
            leaf
            for part in raw.parts
            for section in part.sections
            for criterion in section.criteria
            for leaf in _leaves(criterion, part.code, section.code, asked)
        ),
    )


def _leaves(
    raw: _Criterion,
    part: str,
    section: str,
    gates: Mapping[str, Gate],
    parents: tuple[str, ...] = (),
) -> Iterator[Criterion]:
    """The criteria one answers: a criterion with parts is answered by its parts."""
    for child in raw.children:
        yield from _leaves(child, part, section, gates, (*parents, raw.name))
    if not raw.children:
        yield Criterion(
            code=raw.code,
            name=raw.name,
            part=part,
            section=section,
            parents=parents,
            maximum=raw.max,
            requirement=raw.requirement,
            options=tuple(
                Option(one.text, one.points, one.min_for_stars, one.case, one.implied)
                for one in raw.options
            ),
            cases=tuple(Case(case.code, case.name) for case in raw.cases),
            gate=gates.get(raw.code),
        )


def _check(criteria_set: CriteriaSet) -> Iterator[str]:
    yield from _check_points(criteria_set)
    codes = [criterion.code for criterion in criteria_set.criteria]
    if len(set(codes)) != len(codes):
        yield "có tiêu chí trùng mã"
    for gate in criteria_set.gates:
        for code in (gate.criterion, *gate.zero_points_in):
            if code not in codes:
                yield f"điều kiện loại nhắc đến tiêu chí {code} không có"
    marked = _marked(criteria_set.criteria)
    if marked != {stars: dict(least) for stars, least in criteria_set.minimums.items()}:
        yield "bảng mức tối thiểu khác các dấu sao ghi ở từng mức"


def _check_points(criteria_set: CriteriaSet) -> Iterator[str]:
    if {part.code: part.maximum for part in criteria_set.parts} != PART_POINTS:
        yield "điểm các phần không phải A 40, B 25, C 35"
    for part in criteria_set.parts:
        if sum(section.maximum for section in part.sections) != part.maximum:
            yield f"điểm các mục của phần {part.code} không cộng đủ {part.maximum}"
        for section in part.sections:
            asked = [c for c in criteria_set.of_part(part.code) if c.section == section.code]
            if sum(criterion.maximum for criterion in asked) != section.maximum:
                yield f"điểm các tiêu chí của mục {section.code} không cộng đủ {section.maximum}"
    for criterion in criteria_set.criteria:
        if not criterion.options:
            yield f"tiêu chí {criterion.code} không có mức nào"
        elif max(option.points for option in criterion.options) != criterion.maximum:
            yield f"tiêu chí {criterion.code}: mức cao nhất không phải {criterion.maximum} điểm"


def _marked(criteria: Sequence[Criterion]) -> Mapping[int, Mapping[str, int]]:
    """Star → criterion → points of its marked level; a higher star asks for the lower marks too."""
    return {
        stars: {
            criterion.code: max(marks)
            for criterion in criteria
            if (
                marks := [
                    option.points
                    for option in criterion.options
                    if option.stars and option.stars <= stars
                ]
            )
        }
        for stars in (3, 4, 5)
    }
