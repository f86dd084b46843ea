"""Proposes what the numbers of an answer rest on, for an editor to confirm."""

import re
from collections.abc import Iterator, Sequence

from ocop_bot.knowledge.facts import PLACEHOLDER, undeclared
from ocop_bot.knowledge.model import Entry, Fact
from ocop_bot.knowledge.provisions import CRITERIA_ANNEX, Provisions
from ocop_bot.knowledge.quantities import JOINED, Kind, Quantity, quantities
from ocop_bot.law.model import DECISION
from ocop_bot.law.reference import CONTENTS, Reference, name_of, parse_citation
from ocop_bot.located_yaml import YamlFaultError, parse

_FIELD = re.compile(r"^(?:related|valid_from):", re.MULTILINE)
_FACTS = re.compile(r"^facts:\n(?:[ -].*\n)*", re.MULTILINE)


def draft(entry: Entry, provisions: Provisions) -> Sequence[Fact]:
    """A fact for each quantity not yet declared: its article if found, else how we computed it."""
    cited = _cited(entry)
    return [
        _grounded(says, cited, provisions)
        for says in dict.fromkeys(_phrases(entry.body.replace("**", ""), undeclared(entry)))
    ]


def _cited(entry: Entry) -> Sequence[Reference]:
    return [
        reference
        for source in entry.sources
        if source.document == DECISION and source.article
        for reference in parse_citation(source.article)
    ]


def _phrases(words: str, found: Sequence[Quantity]) -> Iterator[str]:
    """The words of each quantity; a number alone goes with the next: "50 đến dưới 70 điểm"."""
    start = None
    for at, quantity in enumerate(found):
        start = quantity.start if start is None else start
        next_start = found[at + 1].start if at + 1 < len(found) else quantity.end
        alone = quantity.kind is Kind.NUMBER and quantity.text[-1].isdigit()
        if alone and JOINED.fullmatch(words, quantity.end, next_start):
            continue
        yield words[start : quantity.end]
        start = None


def _grounded(says: str, cited: Sequence[Reference], provisions: Provisions) -> Fact:
    held = _finest(says, _parts_of(cited, provisions), provisions)
    bare = all(one.unit is None and one.kind is Kind.NUMBER for one in quantities(says))
    if held is None and not bare:  # a bare number stands somewhere in any law
        held = _finest(says, _parts_of([CONTENTS], provisions), provisions)
    if held is None:
        return Fact(says=says, computed=PLACEHOLDER)
    return Fact(says=says, at=name_of(held))


def _parts_of(wholes: Sequence[Reference], provisions: Provisions) -> Sequence[Reference]:
    """Every part within the references, the finest first, Phụ lục II last."""
    decision = provisions.decision
    if decision is None:
        return []
    inside = [
        part
        for whole in wholes
        for part in decision.references
        if part not in (CONTENTS, CRITERIA_ANNEX) and _is_within(part, whole)
    ]
    inside.sort(key=lambda part: (part.point is None) + (part.clause is None))
    if CRITERIA_ANNEX in wholes or CONTENTS in wholes:
        inside.append(CRITERIA_ANNEX)
    return inside


def _is_within(part: Reference, whole: Reference) -> bool:
    """Of the whole decision only the articles: tables and forms hold any number somewhere."""
    if whole == CONTENTS:
        return part.article is not None
    return (
        (part.annex, part.form, part.article) == (whole.annex, whole.form, whole.article)
        and whole.clause in (None, part.clause)
        and whole.point in (None, part.point)
    )


def _finest(says: str, parts: Sequence[Reference], provisions: Provisions) -> Reference | None:
    wanted = quantities(says)
    return next(
        (
            part
            for part in parts
            if all(provisions.holds(part, None, quantity) for quantity in wanted)
        ),
        None,
    )


def block(drafted: Sequence[Fact]) -> str:
    """Facts as a YAML block."""
    lines = ["facts:"]
    for fact in drafted:
        ground = f"at: {fact.at}" if fact.at else f'computed: "{fact.computed}"'
        lines += [f"  - says: {_scalar(fact.says)}", f"    {ground}"]
    return "\n".join(lines) + "\n"


def insert(text: str, drafted: Sequence[Fact]) -> str:
    """The text of an entry with the facts in its front matter, everything else as it was."""
    added = block(drafted)
    existing = _FACTS.search(text)
    if existing:
        items = added.removeprefix("facts:\n")
        return text[: existing.end()] + items + text[existing.end() :]
    field = _FIELD.search(text)
    at = field.start() if field else text.index("\n---", 3) + 1
    return text[:at] + added + text[at:]


def _scalar(words: str) -> str:
    """Words as YAML, in quotes only where they would read as something else."""
    try:
        plain = parse(f"x: {words}").value == {"x": words}
    except YamlFaultError:
        plain = False
    if plain:
        return words
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
