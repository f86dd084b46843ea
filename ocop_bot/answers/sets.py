"""Which criteria set a product belongs to, and the card of each set."""

import itertools
from collections.abc import Callable, Iterator, Sequence

from ocop_bot.address import (
    Address,
    ChecklistAddress,
    EntryAddress,
    GuideAddress,
    ListAddress,
    Screen,
    SectorAddress,
    Selection,
    SetAddress,
)
from ocop_bot.answers.answer import Answer, sourced
from ocop_bot.answers.assessment.result import FIRST_GUIDE, UNEXPLAINED_MARKS
from ocop_bot.answers.assessment.work import begin
from ocop_bot.answers.context import Context
from ocop_bot.answers.law import law_buttons
from ocop_bot.criteria import CriteriaSet, CriteriaSets, band_of
from ocop_bot.criteria.products import ProductNoun
from ocop_bot.reply import Block, Button, bullets, paragraph
from ocop_bot.texts import say
from ocop_bot.understanding.exact import FINDS_SET

_STARS = (3, 4, 5)


def sets_home(context: Context) -> Answer:
    """All sectors to choose from."""
    buttons = (
        *sector_buttons(context.knowledge.criteria),
        Button(context.knowledge.by_id[FINDS_SET].title, EntryAddress(FINDS_SET)),
    )
    blocks = (paragraph(say("sets.title")),)
    return sourced(blocks, say("sets.source"), buttons, asks=say("sets.asks"))


def sector_buttons(
    sets: CriteriaSets, leads_to: Callable[[str], Address] = SectorAddress
) -> Sequence[Button]:
    """A button for each sector; ``leads_to`` makes an address of its small Roman number."""
    sectors = {one.sector_code: one.sector for one in sets.values()}
    return [
        Button(say("sets.sector_button", code=code, sector=name), leads_to(code.lower()))
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
    buttons = (*(set_button(one) for one in sets), Button(say("sets.all"), Screen.SETS))
    blocks = (paragraph(say("sets.sector", sector=sets[0].sector)),)
    return sourced(blocks, say("sets.source"), buttons)


def set_button(one: CriteriaSet, address: Address | None = None) -> Button:
    """A button with the name of a set; it leads to its card, or elsewhere."""
    label = say("sets.button", number=one.number, name=one.name)
    return Button(label, address or SetAddress(one.number))


def set_card(one: CriteriaSet) -> Answer:
    """A set: where it stands, its parts and points, the minimums of each star, what rejects."""
    blocks = (
        paragraph(say("sets.card", number=one.number, name=one.name)),
        *_place(one),
        *_parts(one),
        *_minimums(one),
        *_rejections(one),
    )
    return sourced(blocks, say("sets.source"), tuple(_set_buttons(one)))


def noun_screen(noun: ProductNoun, context: Context) -> Answer:
    """The set of a product, or the two or three it may belong to and how to tell."""
    sets = [context.knowledge.criteria[number] for number in noun.sets]
    if len(sets) == 1:
        one = sets[0]
        about = [*_place(one), *_parts(one), *_least_of(one, _STARS[0])]
        buttons = [*_set_buttons(one), set_button(one)]
    else:
        about = [block for one in sets for block in _brief(one)]
        buttons = [set_button(one) for one in sets]
    words = tuple(word.folded for word in noun.words)
    buttons.append(
        Button(say("sets.products", words=noun.text), ListAddress(Selection(words=words)))
    )
    blocks = (paragraph(belongs(noun, context)), *about, paragraph(say("sets.ours")))
    return sourced(blocks, say("sets.source"), buttons)


def belongs(noun: ProductNoun, context: Context) -> str:
    """To which set a product belongs, in a sentence, or how to tell which."""
    if noun.tell:
        return say("sets.found_choice", noun=noun.title, tell=noun.tell)
    one = context.knowledge.criteria[noun.sets[0]]
    return say("sets.found", noun=noun.title, number=one.number, name=one.name)


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
