"""What must hold between the pieces of content, beyond the shape of each."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ocop_bot.faults import Fault
from ocop_bot.knowledge import facts
from ocop_bot.knowledge.entry_file import EntryFile
from ocop_bot.knowledge.guides import GuideFile
from ocop_bot.knowledge.model import LegalDocument, Source, Standing
from ocop_bot.knowledge.provisions import Provisions
from ocop_bot.law.model import LawText
from ocop_bot.law.reference import BadReferenceError, name_of, parse_citation
from ocop_bot.text.letters import folded_words

LONGEST_BODY = 2000
"""Characters of a body; longer is a guide or two entries."""

_SAYS_IT_ENDED = re.compile(r"hết hiệu lực|không còn|thay thế|được thay|đã kết thúc|ngưng|bãi bỏ")
_HEADING = re.compile(r"^(#|\d+\. |\* )|^\|.*\||\[[^\]]+\]\(|<\w+>", re.MULTILINE)


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
    provisions: Provisions,
) -> Iterator[Fault]:
    """Check every entry by itself and against the others."""
    ids = {file.entry.id for file in files}
    for file in files:
        yield from _check_names(file, ids, topics)
        yield from _check_sources(file, documents, provisions.law)
        yield from _check_body(file)
        yield from facts.check_facts(file, documents, provisions)
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


def check_guides(
    files: Sequence[GuideFile],
    documents: Mapping[str, LegalDocument],
    law: Mapping[str, LawText],
) -> Iterator[Fault]:
    """Check that the sources of guides exist."""
    for file in files:
        for where, source in file.sources():
            for reason, *inner in wrong_with(source, documents, law):
                yield Fault(file.path, file.located.line((*where, *inner)), reason)


def wrong_with(
    source: Source, documents: Mapping[str, LegalDocument], law: Mapping[str, LawText]
) -> Iterator[tuple[str, ...]]:
    """What is wrong with a source: the reason, and the field it stands in if one."""
    if (source.document is None) == (source.title is None):
        yield ("nguồn cần hoặc document, hoặc title",)
    if source.document is None:
        return
    if source.document not in documents:
        yield (f"không có văn bản “{source.document}” trong documents.yaml",)
    try:
        references = parse_citation(source.article) if source.article else ()
    except BadReferenceError as error:
        yield str(error), "article"
        return
    text = law.get(source.document)
    for reference in references:
        if text and not text.has(reference):
            yield f"văn bản “{source.document}” không có {name_of(reference)}", "article"


def _check_sources(
    file: EntryFile, documents: Mapping[str, LegalDocument], law: Mapping[str, LawText]
) -> Iterator[Fault]:
    for at, source in enumerate(file.entry.sources):
        for reason, *inner in wrong_with(source, documents, law):
            yield file.fault(reason, "sources", at, *inner)
        document = documents.get(source.document or "")
        if document:
            yield from _check_standing(file, at, document)


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
