"""The source line of an entry: documents with article, validity, and the day it was verified."""

import datetime
from collections.abc import Mapping, Sequence

from ocop_bot.answers import wording
from ocop_bot.knowledge import Entry, LegalDocument, Source, Standing
from ocop_bot.reply import SourceLine, line
from ocop_bot.text import printing
from ocop_bot.texts import say


def source_line(
    entry: Entry, documents: Mapping[str, LegalDocument], day: datetime.date
) -> SourceLine:
    """Print what an entry rests on, whether it still counts on a day, and when it was verified."""
    texts = [say("source.label", sources="; ".join(cite_all(entry, documents, day)))]
    if entry.history:
        texts.append(say("source.history"))
    else:
        texts.append(say("source.valid_from", date=printing.date(entry.valid_from)))
    texts.append(say("source.verified", date=printing.date(entry.verified_on)))
    return SourceLine(line(" ".join(texts)))


def cite_all(
    entry: Entry, documents: Mapping[str, LegalDocument], day: datetime.date
) -> Sequence[str]:
    """Cite the sources of an entry."""
    return cite_sources(entry.sources, documents, day)


def cite_sources(
    sources: Sequence[Source], documents: Mapping[str, LegalDocument], day: datetime.date
) -> Sequence[str]:
    """Cite each document once, with all articles that are rested on, and each public page."""
    cited: list[str] = []
    for source in sources:
        if source.document is None:
            cited.append(_page(source))
            continue
        articles = [s.article for s in sources if s.document == source.document and s.article]
        name = _document(documents[source.document], documents, day)
        told = ", ".join(dict.fromkeys(articles)).replace("; ", ", ")
        cited.append(say("source.article", article=told, document=name) if told else name)
    return list(dict.fromkeys(cited))


def _page(source: Source) -> str:
    title = source.title or ""
    if source.date is None:
        return title
    return say("source.page", title=title, date=wording.partial_date(source.date))


def _document(
    document: LegalDocument, documents: Mapping[str, LegalDocument], day: datetime.date
) -> str:
    name = document.name
    match document.standing(day):
        case Standing.SUSPENDED:
            return say("source.suspended", document=name)
        case Standing.NOT_YET:
            return say("source.not_yet", document=name)
        case Standing.ENDED:
            successor = documents.get(document.replaced_by or "")
            replaced = say("source.replaced", document=successor.name) if successor else ""
            end = document.in_force_until
            if end is None:
                return say("source.ended_undated", document=name, replaced=replaced)
            date = printing.date(end + datetime.timedelta(days=1))
            return say("source.ended", document=name, date=date, replaced=replaced)
        case Standing.IN_FORCE:
            if document.date:
                return say("source.signed", document=name, date=printing.date(document.date))
            return name
