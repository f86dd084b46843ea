"""Reads `knowledge/` into typed models and reports every fault with its file and line."""

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from ocop_bot.content_files import read_front_matter, read_yaml
from ocop_bot.criteria import read_criteria
from ocop_bot.criteria.hints import read_hints
from ocop_bot.criteria.products import read_products
from ocop_bot.faults import ContentError, Fault, reasons
from ocop_bot.knowledge.checks import check_documents, check_entries, check_guides
from ocop_bot.knowledge.content import Knowledge
from ocop_bot.knowledge.entry_file import EntryFile
from ocop_bot.knowledge.guides import GuideFile, read_guides
from ocop_bot.knowledge.model import Entry, LegalDocument
from ocop_bot.knowledge.provisions import Provisions
from ocop_bot.knowledge.soundness import Soundness
from ocop_bot.law import LawText, read_law
from ocop_bot.located_yaml import Located

_Model = TypeVar("_Model", bound=BaseModel)


def load_knowledge(folder: Path, kept: Path | None = None) -> Knowledge:
    """Load all curated content.

    Args:
        folder: the content.
        kept: where it is remembered that this content was found sound; checking it against itself
            takes as long as loading it. None checks always.

    Raises:
        ContentError: something is wrong; it lists every fault with file and line.
    """
    faults: list[Fault] = []
    read = _read(folder, faults)
    soundness = Soundness(folder, kept) if kept else None
    if soundness is None or not soundness.is_known:
        faults += read.check()
    if faults:
        raise ContentError(faults)
    if soundness and not soundness.is_known:
        soundness.remember()
    return read.knowledge


def read_knowledge(folder: Path) -> tuple[Knowledge, Sequence[Fault]]:
    """Load what is sound and report the rest."""
    faults: list[Fault] = []
    read = _read(folder, faults)
    faults += read.check()
    return read.knowledge, tuple(sorted(faults))


@dataclasses.dataclass(frozen=True, slots=True)
class _Read:
    """Content that has the right shape, with the files it came from."""

    knowledge: Knowledge
    entries: Sequence[EntryFile]
    guides: Sequence[GuideFile]

    def check(self) -> Sequence[Fault]:
        """What does not fit together."""
        known = self.knowledge
        provisions = Provisions(known.law, known.criteria)
        return [
            *check_entries(self.entries, known.topics, known.documents, provisions),
            *check_guides(self.guides, known.documents, known.law),
        ]


def _read(folder: Path, faults: list[Fault]) -> _Read:
    documents = _read_documents(folder / "documents.yaml", faults)
    files = [file for path in sorted(folder.glob("*/*.md")) if (file := _read_entry(path, faults))]
    criteria = read_criteria(folder / "criteria", faults)
    guides = read_guides(folder / "guides", faults)
    knowledge = Knowledge(
        topics=_read_topics(folder / "topics.yaml", faults),
        documents=documents,
        entries=tuple(file.entry for file in files),
        law=_read_law(folder / "law", documents, faults),
        criteria=criteria,
        hints=read_hints(folder / "criteria", criteria, faults),
        product_nouns=read_products(folder / "criteria", faults),
        guides={file.guide.id: file.guide for file in guides},
    )
    return _Read(knowledge, files, guides)


def _read_law(
    folder: Path, documents: Mapping[str, LegalDocument], faults: list[Fault]
) -> Mapping[str, LawText]:
    law = read_law(folder, faults)
    for document in law.keys() - documents.keys():
        reason = f"không có văn bản “{document}” trong documents.yaml"
        faults.append(Fault(folder / document, 1, reason))
    return law


def _read_topics(path: Path, faults: list[Fault]) -> Mapping[str, str]:
    located = read_yaml(path, faults)
    if located is None or not isinstance(located.value, dict):
        return {}
    return {str(slug): str(label) for slug, label in located.value.items()}


def _read_documents(path: Path, faults: list[Fault]) -> Mapping[str, LegalDocument]:
    located = read_yaml(path, faults)
    if located is None or not isinstance(located.value, list):
        return {}
    documents: dict[str, tuple[int, LegalDocument]] = {}
    for at, item in enumerate(located.value):
        document = _validate(LegalDocument, item, path, located, (at,), 0, faults)
        if document is None:
            continue
        line = located.line((at, "id"))
        if document.id in documents:
            faults.append(Fault(path, line, f"id “{document.id}” đã có ở trên"))
        documents[document.id] = (line, document)
    faults.extend(check_documents(path, documents))
    return {id_: document for id_, (_, document) in documents.items()}


def _read_entry(path: Path, faults: list[Fault]) -> EntryFile | None:
    read = read_front_matter(path, faults)
    if read is None or not isinstance(read.fields.value, dict):
        return None
    body = "\n".join(read.lines)
    fields = {**read.fields.value, "body": body.strip()}
    entry = _validate(Entry, fields, path, read.fields, (), 1, faults)
    if entry is None:
        return None
    skipped = body[: len(body) - len(body.lstrip())].count("\n")
    return EntryFile(
        path=path, body_line=read.first_line + skipped, located=read.fields, entry=entry
    )


def _validate(
    model: type[_Model],
    value: object,
    path: Path,
    located: Located,
    above: tuple[str | int, ...],
    skipped: int,
    faults: list[Fault],
) -> _Model | None:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        for where, reason in reasons(error):
            faults.append(Fault(path, located.line((*above, *where)) + skipped, reason))
        return None
