"""Reads `knowledge/law/<document>/` and reports every fault with its file and line."""

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from ocop_bot.content_files import read_front_matter
from ocop_bot.faults import Fault, reasons
from ocop_bot.law.model import Annex, Article, Clause, Form, LawText, Point
from ocop_bot.law.reference import POINT_LETTERS
from ocop_bot.law.tables import rows_as_lines

_CLAUSE = re.compile(r"(\d{1,2})\. (.*)")
_POINT = re.compile(rf"([{POINT_LETTERS}])\) (.*)")


class _Front(BaseModel):
    """What a file says of itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    article: int | None = Field(default=None, ge=1)
    annex: int | None = Field(default=None, ge=1, le=10)
    form: int | None = Field(default=None, ge=1)
    title: str = Field(min_length=1)
    chapter: str | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _one_part(self) -> "_Front":
        if sum(one is not None for one in (self.article, self.annex, self.form)) != 1:
            raise ValueError("cần đúng một trong article, annex, form")
        if (self.article is None) != (self.chapter is None):
            raise ValueError("chapter dùng cho điều, và mỗi điều phải có")
        return self


@dataclasses.dataclass(frozen=True, slots=True)
class _File:
    """A file: its front matter and the lines of its body, each with its number (1-based)."""

    path: Path
    front: _Front
    body: Sequence[tuple[int, str]]


def read_law(folder: Path, faults: list[Fault]) -> Mapping[str, LawText]:
    """Read every document of a folder; what is wrong is added to the faults and left out.

    A folder that does not exist holds no documents.
    """
    documents = sorted(path for path in folder.glob("*") if path.is_dir())
    return {path.name: _read_document(path, faults) for path in documents}


def _read_document(folder: Path, faults: list[Fault]) -> LawText:
    files = [file for path in sorted(folder.glob("*.md")) if (file := _read_file(path, faults))]
    articles, annexes, forms = (
        _in_order([f for f in files if number(f) is not None], number, faults)
        for number in (_article_number, _annex_number, _form_number)
    )
    return LawText(
        document=folder.name,
        articles=tuple(_article(file, faults) for file in articles),
        annexes=tuple(_annex(file) for file in annexes),
        forms=tuple(_form(file) for file in forms),
    )


def _article_number(file: _File) -> int | None:
    return file.front.article


def _annex_number(file: _File) -> int | None:
    return file.front.annex


def _form_number(file: _File) -> int | None:
    return file.front.form


def _in_order(
    files: Sequence[_File], number: Callable[[_File], int | None], faults: list[Fault]
) -> Sequence[_File]:
    """The files by their number, which must run from one without a gap."""
    ordered = sorted(files, key=lambda file: number(file) or 0)
    for wanted, file in enumerate(ordered, start=1):
        if number(file) != wanted:
            reason = f"đánh số {number(file)}, phải là {wanted}: thiếu hoặc trùng một phần"
            faults.append(Fault(file.path, 2, reason))
            break
    return ordered


def _read_file(path: Path, faults: list[Fault]) -> _File | None:
    read = read_front_matter(path, faults)
    if read is None:
        return None
    try:
        front = _Front.model_validate(read.fields.value)
    except ValidationError as error:
        faults.extend(Fault(path, read.fields.line(at) + 1, why) for at, why in reasons(error))
        return None
    numbered = enumerate(read.lines, read.first_line)
    return _File(path, front, [(at, line.strip()) for at, line in numbered if line.strip()])


def _annex(file: _File) -> Annex:
    lines = tuple(rows_as_lines(line for _, line in file.body))
    return Annex(file.front.annex or 0, file.front.title, lines, file.front.note)


def _form(file: _File) -> Form:
    lines = (line.removeprefix("> ") for line in rows_as_lines(line for _, line in file.body))
    return Form(file.front.form or 0, file.front.title, tuple(lines))


def _article(file: _File, faults: list[Fault]) -> Article:
    """Cut the body at "1. " and "a) "; other paragraphs go on with what stands before them."""
    clauses: list[Clause] = []
    own: list[str] = []
    for line, text in file.body:
        if found := _CLAUSE.fullmatch(text):
            clauses.append(Clause(int(found[1]), (found[2],)))
        elif (found := _POINT.fullmatch(text)) and clauses:
            last = clauses[-1]
            point = Point(found[1], (found[2],))
            clauses[-1] = dataclasses.replace(last, points=(*last.points, point))
        elif clauses:
            clauses[-1] = _continued(clauses[-1], text)
        else:
            own.append(text)
        faults.extend(Fault(file.path, line, why) for why in _out_of_order(clauses, text))
    if not file.body:
        faults.append(Fault(file.path, 1, "điều không có nội dung"))
    front = file.front
    return Article(front.article or 0, front.title, front.chapter or "", tuple(own), tuple(clauses))


def _continued(clause: Clause, text: str) -> Clause:
    if not clause.points:
        return dataclasses.replace(clause, paragraphs=(*clause.paragraphs, text))
    point = clause.points[-1]
    longer = dataclasses.replace(point, paragraphs=(*point.paragraphs, text))
    return dataclasses.replace(clause, points=(*clause.points[:-1], longer))


def _out_of_order(clauses: Sequence[Clause], text: str) -> Iterator[str]:
    """Told at the line where a clause or a point begins that is not the next one."""
    if _CLAUSE.fullmatch(text) and clauses[-1].number != len(clauses):
        yield f"khoản {clauses[-1].number} đứng ở chỗ của khoản {len(clauses)}"
    found = _POINT.fullmatch(text)
    if found and not clauses:
        yield f"điểm {found[1]} không thuộc khoản nào"
    elif found:
        wanted = POINT_LETTERS[len(clauses[-1].points) - 1]
        if found[1] != wanted:
            yield f"điểm {found[1]} đứng ở chỗ của điểm {wanted}"
