"""What must hold between the pieces of content, beyond the shape of each."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ocop_bot.faults import Fault
from ocop_bot.knowledge.located_yaml import Located
from ocop_bot.knowledge.model import Entry, LegalDocument, Source, Standing
from ocop_bot.text.letters import folded_words

LONGEST_BODY = 2000
"""Characters of a body; longer is a guide or two entries."""

_ARTICLE = re.compile(
    r"(?:(?:điểm|khoản) [a-zđ\d]+(?:(?:,| và) (?:điểm |khoản )?[a-zđ\d]+)* )*Điều \d+"
    r"|(?:Mẫu số \d+(?:(?:,| và) (?:Mẫu số )?\d+)* )?Phụ lục [IVX]+"
)
_SAYS_IT_ENDED = re.compile(r"hết hiệu lực|không còn|thay thế|được thay|đã kết thúc|ngưng|bãi bỏ")
_HEADING = re.compile(r"^(#|\d+\. |\* )|^\|.*\||\[[^\]]+\]\(|<\w+>", re.MULTILINE)


@dataclasses.dataclass(frozen=True, slots=True)
class EntryFile:
    """An entry with the places of its parts: ``body_line`` is where the body starts."""

    path: Path
    body_line: int
    located: Located
    entry: Entry

    def fault(self, reason: str, *where: str | int) -> Fault:
        """A fault at a field of the front matter."""
        return Fault(self.path, self.located.line(where) + 1, reason)


def check_documents(
    path: Path, documents: Mapping[str, tuple[int, LegalDocument]]
) -> Iterator[Fault]:
    """Check that documents refer to documents and that their days are in order."""
    for line, document in documents.values():
        for other in (document.replaced_by, document.amends):
            if other and other not in documents:
                yield Fault(path, line, f"{document.id} nhắc đến “{other}” không có trong tệp")
        start, end = document.in_force_from, document.in_force_until
        if start and end and end < start:
            yield Fault(path, line, f"{document.id}: ngày hết hiệu lực đứng trước ngày có hiệu lực")


def check_entries(
    files: Sequence[EntryFile],
    topics: Mapping[str, str],
    documents: Mapping[str, LegalDocument],
) -> Iterator[Fault]:
    """Check every entry by itself and against the others."""
    ids = {file.entry.id for file in files}
    for file in files:
        yield from _check_names(file, ids, topics)
        yield from _check_sources(file, documents)
        yield from _check_body(file)
    yield from _check_twins(files)
    for topic in topics.keys() - {file.entry.topic for file in files}:
        if files:
            yield Fault(
                files[0].path.parent.parent / "topics.yaml",
                1,
                f"chưa có mục nào cho chủ đề “{topic}”",
            )


def _check_names(file: EntryFile, ids: Iterable[str], topics: Mapping[str, str]) -> Iterator[Fault]:
    entry = file.entry
    if file.path.stem != entry.id:
        yield file.fault(f"id “{entry.id}” phải trùng tên tệp “{file.path.stem}”", "id")
    if entry.topic not in topics:
        yield file.fault(f"không có chủ đề “{entry.topic}” trong topics.yaml", "topic")
    for at, other in enumerate(entry.related):
        if other not in ids or other == entry.id:
            yield file.fault(f"mục liên quan “{other}” không có", "related", at)
    if entry.valid_to and entry.valid_to < entry.valid_from:
        yield file.fault("valid_to đứng trước valid_from", "valid_to")
    if entry.valid_to and not entry.history:
        yield file.fault("mục đã hết hiệu lực phải ghi history: true", "valid_to")


def _check_sources(file: EntryFile, documents: Mapping[str, LegalDocument]) -> Iterator[Fault]:
    for at, source in enumerate(file.entry.sources):
        where = ("sources", at)
        if (source.document is None) == (source.title is None):
            yield file.fault("nguồn cần hoặc document, hoặc title", *where)
        if source.document is None:
            continue
        document = documents.get(source.document)
        if document is None:
            yield file.fault(f"không có văn bản “{source.document}” trong documents.yaml", *where)
        else:
            yield from _check_standing(file, at, document)
        yield from _check_article(file, at, source)


def _check_article(file: EntryFile, at: int, source: Source) -> Iterator[Fault]:
    for article in (source.article or "").split("; "):
        if article and not _ARTICLE.fullmatch(article):
            reason = f"cách dẫn “{article}” không đúng dạng “điểm a khoản 6 Điều 7”"
            yield file.fault(reason, "sources", at, "article")


def _check_standing(file: EntryFile, at: int, document: LegalDocument) -> Iterator[Fault]:
    """An entry resting on a rule no longer in force must say so or be marked as history."""
    entry = file.entry
    if entry.history or document.standing(entry.verified_on) is Standing.IN_FORCE:
        return
    named = document.number.split("/")[0] in entry.body
    if not (named and _SAYS_IT_ENDED.search(entry.body)):
        reason = (
            f"{document.name} không còn hiệu lực ngày {entry.verified_on}: "
            "mục phải nói rõ trong bài, hoặc ghi history: true"
        )
        yield file.fault(reason, "sources", at)


def _check_body(file: EntryFile) -> Iterator[Fault]:
    body = file.entry.body
    if len(body) > LONGEST_BODY:
        yield Fault(file.path, file.body_line, f"bài dài {len(body)} ký tự, quá {LONGEST_BODY}")
    found = _HEADING.search(body)
    if found:
        line = file.body_line + body.count("\n", 0, found.start())
        yield Fault(file.path, line, f"bài chỉ dùng đoạn văn, **đậm** và “- ”: “{found[0]}”")
    for at, paragraph in enumerate(body.split("\n")):
        if paragraph.count("**") % 2:
            yield Fault(file.path, file.body_line + at, "dấu ** chưa khép")


def _check_twins(files: Sequence[EntryFile]) -> Iterator[Fault]:
    """One phrasing, one entry: the same words in two entries make the answer a toss-up."""
    ids: dict[str, Path] = {}
    asked: dict[str, EntryFile] = {}
    for file in files:
        if file.entry.id in ids:
            yield file.fault(f"id “{file.entry.id}” đã có ở {ids[file.entry.id].name}", "id")
        ids[file.entry.id] = file.path
        mine: set[str] = set()
        for at, question in enumerate(file.entry.questions):
            key = folded_words(question)
            other = asked.setdefault(key, file)
            if other is not file:
                yield file.fault(f"câu hỏi “{question}” đã có ở {other.entry.id}", "questions", at)
            elif key in mine:
                yield file.fault(f"câu hỏi “{question}” ghi hai lần", "questions", at)
            mine.add(key)
