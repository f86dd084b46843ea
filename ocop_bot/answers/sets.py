"""Which criteria set a product belongs to, and the card of each set."""

import itertools
from collections.abc import Iterator, Sequence

from ocop_bot.address import (
    ChecklistAddress,
    EntryAddress,
    GuideAddress,
    ListAddress,
    NounAddress,
    Screen,
    SectorAddress,
    Selection,
    SetAddress,
)
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.assessment.result import FIRST_GUIDE, UNEXPLAINED_MARKS
from ocop_bot.answers.assessment.work import begin
from ocop_bot.answers.context import Context
from ocop_bot.answers.law import law_buttons
from ocop_bot.criteria import CriteriaSet, CriteriaSets, band_of
from ocop_bot.criteria.products import ProductNoun
from ocop_bot.reply import Block, Button, Reply, SourceLine, bullets, line, paragraph
from ocop_bot.texts import say

UNSURE = "thuoc-nhom-nao"
"""The entry that tells how to choose a set."""

_STARS = (3, 4, 5)


def sets_home(context: Context) -> Answer:
    """All sectors to choose from."""
    blocks = (paragraph(say("sets.title")), _source())
    buttons = (
        *sector_buttons(context.knowledge.criteria),
        Button(context.knowledge.by_id[UNSURE].title, EntryAddress(UNSURE)),
    )
    return Answer(Reply(blocks, buttons), sources=(say("sets.source"),), asks=say("sets.asks"))


def sector_buttons(sets: CriteriaSets) -> Sequence[Button]:
    """A button for each sector."""
    sectors = {one.sector_code: one.sector for one in sets.values()}
    return [
        Button(say("sets.sector_button", code=code, sector=name), SectorAddress(code.lower()))
        for code, name in sectors.items()
    ]


def sets_of_sector(sector: str, sets: CriteriaSets) -> Sequence[CriteriaSet]:
    """The sets of a sector by its small Roman number; none when there is no such sector."""
    return [one for one in sets.values() if one.sector_code.lower() == sector]


def sector_screen(sector: str, context: Context) -> Answer | None:
    """The sets of a sector; None when there is no such sector."""
    sets = sets_of_sector(sector, context.knowledge.criteria)
    if not sets:
        return None
    blocks = (paragraph(say("sets.sector", sector=sets[0].sector)), _source())
    buttons = (*(set_button(one) for one in sets), Button(say("sets.all"), Screen.SETS))
    return Answer(Reply(blocks, buttons), sources=(say("sets.source"),))


def set_button(one: CriteriaSet) -> Button:
    """A button that leads to a set."""
    return Button(say("sets.button", number=one.number, name=one.name), SetAddress(one.number))


def set_card(one: CriteriaSet) -> Answer:
    """A set: where it stands, its parts and points, the minimums of each star, what rejects."""
    blocks = (
        paragraph(say("sets.card", number=one.number, name=one.name)),
        *_place(one),
        *_parts(one),
        *_minimums(one),
        *_rejections(one),
        _source(),
    )
    return Answer(Reply(blocks, tuple(_set_buttons(one))), sources=(say("sets.source"),))


def noun_screen(noun: ProductNoun, context: Context) -> Answer:
    """The set of a product, or the two or three it may belong to and how to tell."""
    sets = [context.knowledge.criteria[number] for number in noun.sets]
    name = noun.text[0].upper() + noun.text[1:]
    if len(sets) == 1:
        one = sets[0]
        blocks: tuple[Block, ...] = (
            paragraph(say("sets.found", noun=name, number=one.number, name=one.name)),
            *_place(one),
            *_parts(one),
            *_least_of(one, _STARS[0]),
            paragraph(say("sets.ours")),
            _source(),
        )
        buttons = [*_set_buttons(one), set_button(one)]
    else:
        blocks = (
            paragraph(say("sets.found_choice", noun=name, tell=noun.tell or "")),
            *(block for one in sets for block in _brief(one)),
            paragraph(say("sets.ours")),
            _source(),
        )
        buttons = [set_button(one) for one in sets]
    words = tuple(word.folded for word in noun.words)
    buttons.append(
        Button(say("sets.products", words=noun.text), ListAddress(Selection(words=words)))
    )
    return Answer(Reply(blocks, tuple(buttons)), sources=(say("sets.source"),))


def noun_of(address: NounAddress, context: Context) -> ProductNoun | None:
    """The product noun at an address."""
    nouns = context.knowledge.product_nouns.nouns
    return next((noun for noun in nouns if noun.slug == address.slug), None)


def _set_buttons(one: CriteriaSet) -> Iterator[Button]:
    yield Button(say("sets.assess"), begin(one))
    yield Button(say("sets.papers"), ChecklistAddress(FIRST_GUIDE, number=one.number))
    yield Button(say("sets.steps"), GuideAddress(FIRST_GUIDE))
    yield from law_buttons("pl1")


def _brief(one: CriteriaSet) -> Iterator[Block]:
    yield paragraph(say("sets.card", number=one.number, name=one.name))
    yield from _place(one)


def _place(one: CriteriaSet) -> Iterator[Block]:
    yield paragraph(
        say(
            "sets.card_place",
            sector=one.sector,
            group=one.group,
            annex=one.annex_code,
            authorities=", ".join(one.authorities),
        )
    )


def _parts(one: CriteriaSet) -> Iterator[Block]:
    yield paragraph(say("sets.parts", criteria=len(one.criteria)))
    yield bullets(
        [
            say(
                "sets.part",
                code=part.code,
                name=part.name,
                points=part.maximum,
                sections=", ".join(f"{s.name.lower()} {s.maximum}" for s in part.sections),
            )
            for part in one.parts
        ]
    )


def _minimums(one: CriteriaSet) -> Iterator[Block]:
    yield from _least_of(one, _STARS[0])
    for lower, stars in itertools.pairwise(_STARS):
        before, now = one.minimums[lower], one.minimums[stars]
        more = [code for code in now if now[code] != before.get(code)]
        low = band_of(stars).low
        if more:
            items = ", ".join(_least_item(one, code, stars) for code in more)
            yield paragraph(say("sets.least_more", stars=stars, low=low, items=items))
        else:
            yield paragraph(say("sets.least_same", stars=stars, low=low, lower=lower))
    if one.number == UNEXPLAINED_MARKS:
        yield paragraph(say("sets.least_note"))


def _least_of(one: CriteriaSet, stars: int) -> Iterator[Block]:
    yield paragraph(say("sets.least", stars=stars, low=band_of(stars).low))
    yield bullets([_least_item(one, code, stars) for code in one.minimums[stars]])


def _least_item(one: CriteriaSet, code: str, stars: int) -> str:
    return say(
        "sets.least_item",
        code=code,
        name=one.by_code[code].name,
        points=one.minimums[stars][code],
    )


def _rejections(one: CriteriaSet) -> Iterator[Block]:
    if one.disqualifiers:
        yield paragraph(say("sets.rejected"))
        yield bullets(one.disqualifiers)
    if one.gates:
        yield paragraph(say("sets.gates"))
        yield bullets([gate.text for gate in one.gates])


def _source() -> SourceLine:
    return SourceLine(line(say("sets.source")))
