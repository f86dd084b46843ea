"""The text of a decision in its parts, and the passage one reads of it."""

import dataclasses
import functools
from collections.abc import Iterator, Sequence
from typing import TypeVar

from ocop_bot.law.reference import CONTENTS, FORMS_ANNEX, Reference, name_of, roman

DECISION = "qd-26-2026"
"""Document id of the decision in force, whose text we keep."""


class UnknownReferenceError(LookupError):
    """The decision has no such part."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        super().__init__(f"quyết định không có {name_of(reference)}")


@dataclasses.dataclass(frozen=True, slots=True)
class Point:
    """A point (điểm); its paragraphs without the mark "a)"."""

    letter: str
    paragraphs: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Clause:
    """A clause (khoản); its own paragraphs without the mark "1.", then its points."""

    number: int
    paragraphs: tuple[str, ...]
    points: tuple[Point, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Article:
    """An article (điều): clauses, or plain paragraphs where it has none."""

    number: int
    title: str
    chapter: str
    paragraphs: tuple[str, ...]
    clauses: tuple[Clause, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Annex:
    """An annex (phụ lục); ``note`` is the editor's word on it, not part of the law."""

    number: int
    title: str
    paragraphs: tuple[str, ...] = ()
    note: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Form:
    """A form (mẫu) of Phụ lục III; paragraphs use "**bold**" and "- " as the forms' layout."""

    number: int
    title: str
    paragraphs: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Passage:
    """What one reads at a reference.

    Attributes:
        title: "Điều 7. Trình tự đánh giá…, khoản 6".
        chapter: chapter or annex it stands in, None where there is none.
        paragraphs: as printed, each with its own mark "1." or "a)"; "**bold**" and "- " in annexes,
            forms and the table of contents.
        preceding: the neighbour on the same level; None at the beginning.
        following: the neighbour on the same level; None at the end.
        note: the editor's word on it, not part of the law.
    """

    reference: Reference
    title: str
    chapter: str | None
    paragraphs: tuple[str, ...]
    preceding: Reference | None = None
    following: Reference | None = None
    note: str | None = None


_Part = TypeVar("_Part", Article, Annex, Form, Clause)


@dataclasses.dataclass(frozen=True)
class LawText:
    """The text of one document: articles, annexes, forms, in their order."""

    document: str
    articles: tuple[Article, ...]
    annexes: tuple[Annex, ...] = ()
    forms: tuple[Form, ...] = ()

    def has(self, reference: Reference) -> bool:
        """Whether the document has this part."""
        return reference in self._known

    @functools.cached_property
    def _known(self) -> frozenset[Reference]:
        return frozenset(self.references)

    @functools.cached_property
    def references(self) -> Sequence[Reference]:
        """Every part, the whole before its parts: the contents, articles, annexes, forms."""
        found = [CONTENTS]
        for article in self.articles:
            found.append(Reference(article.number))
            for clause in article.clauses:
                found.append(Reference(article.number, clause.number))
                found += [Reference(article.number, clause.number, p.letter) for p in clause.points]
        found += [Reference(annex=annex.number) for annex in self.annexes]
        found += [Reference(form=form.number) for form in self.forms]
        return found

    def passage(self, reference: Reference) -> Passage:
        """The passage at a reference.

        Raises:
            UnknownReferenceError: the document has no such part.
        """
        if not self.has(reference):
            raise UnknownReferenceError(reference)
        before, after = self._neighbours(reference)
        return Passage(
            reference=reference,
            title=self._title(reference),
            chapter=self._chapter(reference),
            paragraphs=tuple(self._paragraphs(reference)),
            preceding=before,
            following=after,
            note=self._annex(reference.annex).note if reference.annex else None,
        )

    def text(self, reference: Reference) -> str:
        """All words of a part, without the marks of its clauses and points.

        Raises:
            UnknownReferenceError: the document has no such part.
        """
        if not self.has(reference):
            raise UnknownReferenceError(reference)
        if reference.article is None:
            lines = list(self._paragraphs(reference))
        else:
            lines = list(_unmarked(self._article(reference.article), reference))
        return "\n".join(lines).replace("**", "")

    def _article(self, number: int) -> Article:
        return _numbered(self.articles, number)

    def _annex(self, number: int) -> Annex:
        return _numbered(self.annexes, number)

    def _title(self, reference: Reference) -> str:
        if reference.form is not None:
            form = _numbered(self.forms, reference.form)
            return f"Mẫu số {form.number:02}. {form.title}"
        if reference.annex is not None:
            return f"Phụ lục {roman(reference.annex)}. {self._annex(reference.annex).title}"
        if reference.article is None:
            return name_of(CONTENTS)
        title = f"Điều {reference.article}. {self._article(reference.article).title}"
        inner = name_of(reference).removesuffix(f"Điều {reference.article}").strip()
        return f"{title}, {inner}" if inner else title

    def _chapter(self, reference: Reference) -> str | None:
        if reference.article is not None:
            return self._article(reference.article).chapter
        has_home = reference.form is not None and self.has(Reference(annex=FORMS_ANNEX))
        return self._title(Reference(annex=FORMS_ANNEX)) if has_home else None

    def _paragraphs(self, reference: Reference) -> Iterator[str]:
        if reference.form is not None:
            yield from _numbered(self.forms, reference.form).paragraphs
        elif reference.annex is not None:
            yield from self._annex(reference.annex).paragraphs
            if reference.annex == FORMS_ANNEX:
                yield from (f"- {self._title(Reference(form=f.number))}" for f in self.forms)
        elif reference.article is not None:
            yield from _marked(self._article(reference.article), reference)
        else:
            yield from self._contents()

    def _contents(self) -> Iterator[str]:
        """The table of contents: chapters in bold, their articles, then the annexes and forms."""
        chapter = None
        for article in self.articles:
            if article.chapter != chapter:
                chapter = article.chapter
                yield f"**{chapter}**"
            yield f"- {self._title(Reference(article.number))}"
        for annex in self.annexes:
            yield f"**{self._title(Reference(annex=annex.number))}**"
            if annex.number == FORMS_ANNEX:
                yield from (f"- {self._title(Reference(form=f.number))}" for f in self.forms)

    def _neighbours(self, reference: Reference) -> tuple[Reference | None, Reference | None]:
        level = [other for other in self.references if _level(other) == _level(reference)]
        at = level.index(reference)
        return (level[at - 1] if at else None, level[at + 1] if at + 1 < len(level) else None)


def _numbered(parts: Sequence[_Part], number: int) -> _Part:
    return next(part for part in parts if part.number == number)


def _level(reference: Reference) -> tuple[object, ...]:
    """Same for neighbours: articles together, the clauses of one article, its clause's points."""
    above = reference.article if reference.clause is not None else None
    inner = reference.clause if reference.point is not None else None
    kinds = (reference.article, reference.clause, reference.point, reference.annex, reference.form)
    return (above, inner, *(kind is not None for kind in kinds))


def _parts(article: Article, reference: Reference) -> Iterator[tuple[str, Sequence[str]]]:
    """The marks and paragraphs of an article, or of the clause or point referred to."""
    if reference.clause is None:
        yield "", article.paragraphs
    for clause in article.clauses:
        if reference.clause not in (None, clause.number):
            continue
        if reference.point is None:
            yield f"{clause.number}. ", clause.paragraphs
        for point in clause.points:
            if reference.point in (None, point.letter):
                yield f"{point.letter}) ", point.paragraphs


def _marked(article: Article, reference: Reference) -> Iterator[str]:
    for mark, paragraphs in _parts(article, reference):
        for at, paragraph in enumerate(paragraphs):
            yield paragraph if at else f"{mark}{paragraph}"


def _unmarked(article: Article, reference: Reference) -> Iterator[str]:
    if reference.clause is None:
        yield article.title
    for _, paragraphs in _parts(article, reference):
        yield from paragraphs
