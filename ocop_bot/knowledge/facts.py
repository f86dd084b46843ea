"""Holds every number of an answer against the text it rests on, so that no slip gets through."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ocop_bot.criteria.model import LAST_SET
from ocop_bot.faults import Fault
from ocop_bot.knowledge.entry_file import EntryFile
from ocop_bot.knowledge.model import Entry, Fact, LegalDocument
from ocop_bot.knowledge.provisions import CRITERIA_ANNEX, Provisions
from ocop_bot.knowledge.quantities import Kind, Quantity, quantities
from ocop_bot.law.model import DECISION, LawText
from ocop_bot.law.reference import BadReferenceError, Reference, name_of, parse_citation

PLACEHOLDER = "?"
"""What `tools.facts` writes where an editor must say how a figure was reckoned."""

_GOES_BEFORE = re.compile(r"(?:\w|\d[.,/])$")
_GOES_ON = re.compile(r"\w|[.,/]\d")
"""What before or after words makes them part of a longer one, or of a longer number."""

_DECLARABLE = (Kind.NUMBER, Kind.DATE, Kind.CODE)
_KINDS = {"QĐ": "Quyết định", "NĐ": "Nghị định", "NQ": "Nghị quyết"}
_OTHER_DOCUMENT = re.compile(
    r",? (?:của )?(?:(?:Nghị định|Thông tư|Nghị quyết|Bộ luật|Luật|Kế hoạch|NĐ|NQ)\b"
    r"|(?:Quyết định|QĐ)\b(?! (?:số )?26\b| này| mới| hiện hành))"
)


def check_facts(
    file: EntryFile, documents: Mapping[str, LegalDocument], provisions: Provisions
) -> Iterator[Fault]:
    """Check what an entry declares and leaves undeclared, and what its body names."""
    for at, fact in enumerate(file.entry.facts):
        if not _places(file.words, fact.says):
            yield file.fault(f"“{fact.says}” không có trong bài", "facts", at, "says")
        yield from _check_ground(file, at, fact, documents, provisions)
    yield from _check_named(file, documents, provisions.decision)
    for quantity in undeclared(file.entry):
        reason = f"“{quantity.text}” chưa khai trong facts: số này dựa vào đâu?"
        yield file.fault_in_words(reason, quantity.start)


def undeclared(entry: Entry) -> Sequence[Quantity]:
    """Numbers, dates and codes of a body (positions without ``**``) that no fact covers."""
    words = entry.body.replace("**", "")
    covered = [place for fact in entry.facts for place in _places(words, fact.says)]
    return [
        quantity
        for quantity in quantities(words)
        if quantity.kind in _DECLARABLE
        and not any(start <= quantity.start and quantity.end <= end for start, end in covered)
    ]


def _places(words: str, says: str) -> Sequence[tuple[int, int]]:
    """Where words stand by themselves: "3 sao" does not stand in "13 sao" or "1,3 sao"."""
    wanted = says.replace("**", "")
    found: list[tuple[int, int]] = []
    start = words.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if not _GOES_BEFORE.search(words, max(start - 2, 0), start) and not _GOES_ON.match(
            words, end
        ):
            found.append((start, end))
        start = words.find(wanted, start + 1)
    return found


def _check_ground(
    file: EntryFile,
    at: int,
    fact: Fact,
    documents: Mapping[str, LegalDocument],
    provisions: Provisions,
) -> Iterator[Fault]:
    if fact.at is not None:
        yield from _check_citation(file, at, fact.at, documents, provisions)
    elif fact.computed == PLACEHOLDER:
        yield file.fault("hãy ghi cách tính", "facts", at, "computed")
    elif fact.source is not None:
        sources = file.entry.sources
        if fact.source > len(sources):
            yield file.fault(f"mục chỉ có {len(sources)} nguồn", "facts", at, "source")
        elif (document := sources[fact.source - 1].document) in provisions.law:
            reason = f"“{document}” có toàn văn: dẫn điều khoản bằng at"
            yield file.fault(reason, "facts", at, "source")


def _check_citation(
    file: EntryFile,
    at: int,
    citation: str,
    documents: Mapping[str, LegalDocument],
    provisions: Provisions,
) -> Iterator[Fault]:
    """Check that every quantity of the words stands in the cited part of the decision."""
    fact = file.entry.facts[at]
    name = documents[DECISION].name if DECISION in documents else DECISION
    try:
        references = parse_citation(citation)
    except BadReferenceError as error:
        yield file.fault(str(error), "facts", at, "at")
        return
    missing = [one for one in references if not _is_kept(one, provisions)]
    for reference in missing:
        yield file.fault(f"{name} không có {name_of(reference)}", "facts", at, "at")
    if fact.criterion and not provisions.has_criterion(fact.criterion):
        reason = f"không bộ nào có tiêu chí {fact.criterion}"
        yield file.fault(reason, "facts", at, "criterion")
    elif not missing:
        where = f"tiêu chí {fact.criterion} {citation}" if fact.criterion else citation
        for quantity in quantities(fact.says):
            if quantity.kind in _DECLARABLE and not any(
                provisions.holds(reference, fact.criterion, quantity) for reference in references
            ):
                reason = f"“{quantity.text}” không có trong {where} {name}"
                yield file.fault(reason, "facts", at, "says")


def _is_kept(reference: Reference, provisions: Provisions) -> bool:
    decision = provisions.decision
    return reference == CRITERIA_ANNEX or (decision is not None and decision.has(reference))


def _check_named(
    file: EntryFile, documents: Mapping[str, LegalDocument], decision: LawText | None
) -> Iterator[Fault]:
    """Check the documents, articles and sets a body names, declared or not."""
    for quantity in quantities(file.words):
        for reason in _wrong_name(quantity, file.words, documents, decision):
            yield file.fault_in_words(reason, quantity.start)


def _wrong_name(
    quantity: Quantity,
    words: str,
    documents: Mapping[str, LegalDocument],
    decision: LawText | None,
) -> Iterator[str]:
    if quantity.kind is Kind.DOCUMENT and not _is_known(quantity, documents):
        yield f"không có văn bản “{quantity.text}” trong documents.yaml"
    elif quantity.kind is Kind.SET and not all(1 <= number <= LAST_SET for number in quantity.sets):
        yield f"“{quantity.text}”: các bộ tiêu chí đánh số từ 1 đến {LAST_SET}"
    elif quantity.kind is Kind.PASSAGE and not _OTHER_DOCUMENT.match(words, quantity.end):
        for reference in quantity.references:
            if decision and not decision.has(reference):
                yield f"“{quantity.text}”: quyết định hiện hành không có {name_of(reference)}"


def _is_known(quantity: Quantity, documents: Mapping[str, LegalDocument]) -> bool:
    """Whether a document has this number, or begins with it ("Quyết định 148")."""
    kind, _, number = quantity.text.replace(" số ", " ").rpartition(" ")
    kind = _KINDS.get(kind, kind)
    return any(
        (not kind or document.kind == kind)
        and (document.number == number or document.number.startswith(f"{number}/"))
        for document in documents.values()
    )
