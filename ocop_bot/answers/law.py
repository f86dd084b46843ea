"""The law reader: the wording of the decision in force, and a card for every document."""

from collections.abc import Iterator, Mapping, Sequence

from ocop_bot.address import DocumentAddress, LawAddress, Screen
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.knowledge import Entry, LegalDocument, Source, Standing
from ocop_bot.law import (
    CONTENTS,
    DECISION,
    BadReferenceError,
    LawText,
    Passage,
    Reference,
    from_code,
    name_of,
    parse_citation,
    to_code,
)
from ocop_bot.reply import Block, Button, Reply, SourceLine, blocks, line, paragraph
from ocop_bot.text import printing
from ocop_bot.texts import say

LONGEST_SHOWN = 3600
"""Characters of an article shown whole; a longer one is read clause by clause."""

_SETS_ANNEX = Reference(annex=2)
_LOW = "low"


def law_address(reference: Reference, document: str = DECISION) -> LawAddress:
    """The address of a part of the decision in force."""
    return LawAddress(document, to_code(reference))


def law_screen(address: LawAddress, context: Context) -> Answer | None:
    """The passage at an address; a part there is none of leads to the table of contents."""
    law = context.knowledge.law.get(address.document)
    try:
        reference = from_code(address.part)
    except BadReferenceError:
        return None
    if law is None:
        return None
    document = context.knowledge.documents[address.document]
    if reference == CONTENTS:
        return _contents(law, document, context)
    if not law.has(reference):
        missing = say("law.missing", document=document.name, part=name_of(reference))
        contents = _contents(law, document, context)
        reply = Reply((paragraph(missing), *contents.reply.blocks), contents.reply.buttons)
        return Answer(reply, sources=contents.sources)
    passage = law.passage(reference)
    shown = (
        paragraph(say("law.title", passage=passage.title)),
        *([paragraph(passage.chapter)] if passage.chapter else []),
        *_wording(passage),
        *([paragraph(say("law.note", note=passage.note))] if passage.note else []),
        _source(document, context),
    )
    buttons = tuple(_buttons(law, passage))
    return Answer(Reply(shown, buttons), sources=(f"{name_of(reference)} {document.name}",))


def _contents(law: LawText, document: LegalDocument, context: Context) -> Answer:
    title = say(
        "law.contents",
        document=document.name,
        date=printing.date(document.date) if document.date else "",
        title=document.title,
    )
    parts = [
        *(Reference(article.number) for article in law.articles),
        *(Reference(annex=annex.number) for annex in law.annexes),
        *(Reference(form=form.number) for form in law.forms),
    ]
    buttons = tuple(
        Button(law.passage(part).title, law_address(part, law.document)) for part in parts
    )
    reply = Reply((paragraph(title), _source(document, context)), buttons)
    return Answer(reply, sources=(document.name,))


def _wording(passage: Passage) -> Sequence[Block]:
    if _is_long(passage):
        return (paragraph(say("law.long")),)
    text = ""
    for one in passage.paragraphs:
        text += ("\n" if one.startswith("- ") else "\n\n") + one
    return blocks(text)


def _is_long(passage: Passage) -> bool:
    is_article = passage.reference.article is not None and passage.reference.clause is None
    return is_article and sum(map(len, passage.paragraphs)) > LONGEST_SHOWN


def _buttons(law: LawText, passage: Passage) -> Iterator[Button]:
    reference = passage.reference

    def at(part: Reference) -> LawAddress:
        return law_address(part, law.document)

    if _is_long(passage):
        article = next(one for one in law.articles if one.number == reference.article)
        for clause in article.clauses:
            label = f"{clause.number}. {clause.paragraphs[0]}"
            yield Button(label, at(Reference(article.number, clause.number)))
    if reference == _SETS_ANNEX:
        yield Button(say("law.to_sets"), Screen.SETS)
    for key, other in (("preceding", passage.preceding), ("following", passage.following)):
        if other:
            yield Button(say(f"law.{key}", part=_short(other)), at(other))
    if reference.clause is not None:
        whole = Reference(reference.article)
        yield Button(say("law.to_article", part=name_of(whole)), at(whole))
    yield Button(say("law.to_contents"), Screen.LAW)


def _short(reference: Reference) -> str:
    """What tells a part from its neighbours: "Khoản 6" among clauses, "Điều 7" among articles."""
    name = name_of(reference).split(f" Điều {reference.article}")[0].split(" Phụ lục III")[0]
    return name[0].upper() + name[1:]


def _source(document: LegalDocument, context: Context) -> SourceLine:
    start = printing.date(document.in_force_from) if document.in_force_from else ""
    in_force = document.standing(context.day) is Standing.IN_FORCE
    key = "document.standing_in_force" if in_force else "document.standing_ended"
    text = say(
        "law.source",
        document=document.name,
        date=printing.date(document.date) if document.date else "",
        issuer=document.issuer,
        standing=say(key, start=start),
    )
    return SourceLine(line(text))


def document_card(document: LegalDocument, context: Context) -> Answer:
    """What a document is, from when until when it counts, what replaced it, what it changed."""
    documents = context.knowledge.documents
    date = document.date
    dated = say("document.dated", date=printing.date(date)) if date else say("document.undated")
    told = say(
        "document.title",
        name=document.name,
        dated=dated,
        issuer=document.issuer,
        title=document.title,
    )
    shown: list[Block] = [paragraph(told), paragraph(_standing(document, context))]
    for key, other in (("replaced", document.replaced_by), ("amends", document.amends)):
        if other:
            shown.append(paragraph(say(f"document.{key}", name=documents[other].name)))
    if document.changes:
        shown.append(paragraph(say("document.changes", changes=document.changes)))
    if document.status_note:
        note = document.status_note.rstrip(".")
        shown.append(paragraph(say("document.note", note=note)))
    buttons = [
        Button(documents[other].name, DocumentAddress(other))
        for other in (document.replaced_by, document.amends)
        if other
    ]
    if document.id in context.knowledge.law:
        buttons.insert(0, Button(say("document.read"), law_address(CONTENTS, document.id)))
    address = f", {document.address}" if document.address else ""
    verified = printing.date(max(entry.verified_on for entry in context.knowledge.entries))
    source = say("document.source", name=document.name, address=address, date=verified)
    blocks_ = (*shown, SourceLine(line(source)))
    return Answer(Reply(blocks_, tuple(buttons)), sources=(document.name,))


def _standing(document: LegalDocument, context: Context) -> str:
    start = printing.date(document.in_force_from) if document.in_force_from else None
    match document.standing(context.day):
        case Standing.SUSPENDED:
            return say("document.suspended")
        case Standing.NOT_YET:
            return say("document.not_yet", start=start)
        case Standing.ENDED:
            end = document.in_force_until
            if start is None or end is None:
                return say("document.ended_undated")
            return say("document.ended", start=start, end=printing.date(end))
        case Standing.IN_FORCE:
            told = say("document.in_force", start=start) if start else None
            told = told or say("document.in_force_undated")
            if document.confidence == _LOW:
                told += " " + say("document.in_force_confidence")
            return told


def law_buttons(*codes: str) -> tuple[Button, ...]:
    """Buttons that open parts of the decision in force, by their codes."""
    return tuple(_wording_button(from_code(code)) for code in codes)


def _wording_button(reference: Reference) -> Button:
    return Button(say("law.button", part=name_of(reference)), law_address(reference))


def source_buttons(
    sources: Sequence[Source], documents: Mapping[str, LegalDocument]
) -> Sequence[Button]:
    """A button for each source: the wording of the article, or the card of the document."""
    found: list[Button] = []
    for source in sources:
        if source.document == DECISION and source.article:
            found += [_wording_button(one) for one in parse_citation(source.article)]
        elif source.document:
            found.append(Button(documents[source.document].name, DocumentAddress(source.document)))
    return list(dict.fromkeys(found))


def entry_sources(entry: Entry, context: Context) -> Sequence[Button]:
    """The buttons of the sources of an entry, and of the documents it names that have ended."""
    documents = context.knowledge.documents
    named = [
        Button(document.name, DocumentAddress(document.id))
        for document in documents.values()
        if document.number in entry.body and document.standing(context.day) is Standing.ENDED
    ]
    return list(dict.fromkeys((*source_buttons(entry.sources, documents), *named)))
