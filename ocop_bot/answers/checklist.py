"""The checklist of a guide: what this producer needs for this product, to tick and take along."""

import dataclasses
import zlib
from collections.abc import Iterator, Sequence

from ocop_bot.address import ChecklistAddress, GuideAddress
from ocop_bot.answers import wording
from ocop_bot.answers.answer import Answer
from ocop_bot.answers.context import Context
from ocop_bot.answers.sets import sector_buttons, set_button, sets_of_sector
from ocop_bot.answers.sources import cite_sources
from ocop_bot.catalogue import ProducerType
from ocop_bot.knowledge.guides import ChecklistItem, Guide, items_for
from ocop_bot.reply import Block, Button, File, Reply, SourceLine, bullets, line, paragraph
from ocop_bot.spreadsheet import Column, Row, Table, spreadsheet
from ocop_bot.text import printing
from ocop_bot.texts import say

PAGE = 6
"""Items shown at once, each with its reason."""

ANYONE = "any"
"""The kind of producer of someone who does not say; nothing is left out then."""

_CHECK = 2
_HEX = 16


def checklist_screen(address: ChecklistAddress, context: Context) -> Answer | None:
    """The checklist at an address, or the question that is still open; None when there is none."""
    guide = context.knowledge.guides.get(address.guide)
    if guide is None:
        return None
    if guide.depends_on_type and address.producer_type is None:
        return _ask_type(guide, address)
    if guide.depends_on_set and address.number is None:
        return _ask_set(guide, address, context)
    listed = _Listed(guide, address)
    if address.file:
        return _file(listed, context)
    return _page(listed, context)


class _Listed:
    """The items that fit, and which of them are ticked."""

    def __init__(self, guide: Guide, address: ChecklistAddress) -> None:
        self.guide = guide
        self.address = address
        self.items = items_for(guide, address.number, _type_of(address))
        check, bits = address.ticks[:_CHECK], address.ticks[_CHECK:]
        self.changed = bool(bits) and check != _check(guide)
        self._ticks = int(bits, _HEX) if bits and not self.changed else 0

    def is_done(self, item: ChecklistItem) -> bool:
        return bool(self._ticks >> self.guide.checklist.index(item) & 1)

    @property
    def done(self) -> int:
        return sum(self.is_done(item) for item in self.items)

    def toggled(self, item: ChecklistItem, page: int) -> ChecklistAddress:
        """The address with this item ticked, or not any more."""
        ticks = self._ticks ^ (1 << self.guide.checklist.index(item))
        packed = f"{_check(self.guide)}{ticks:x}"
        return dataclasses.replace(self.address, ticks=packed, page=page)

    def what(self) -> str:
        """For whom and what the list is, in brackets."""
        told: list[str] = []
        kind = _type_of(self.address)
        if kind:
            told.append(wording.producer_type(kind))
        if self.address.number:
            told.append(say("checklist.what_set", number=self.address.number))
        return say("checklist.what", what=", ".join(told)) if told else ""


def _type_of(address: ChecklistAddress) -> ProducerType | None:
    try:
        return ProducerType(address.producer_type or ANYONE)
    except ValueError:
        return None


def _check(guide: Guide) -> str:
    """Two digits that change when the list does, so that old ticks are not misread."""
    keys = ",".join(item.key for item in guide.checklist)
    return f"{zlib.crc32(keys.encode()) % _HEX**_CHECK:0{_CHECK}x}"


def _ask_type(guide: Guide, address: ChecklistAddress) -> Answer:
    buttons = [
        Button(wording.producer_type(kind), dataclasses.replace(address, producer_type=kind.value))
        for kind in ProducerType
    ]
    anyone = dataclasses.replace(address, producer_type=ANYONE)
    buttons.append(Button(say("checklist.unknown_type"), anyone))
    text = say("checklist.ask_type", guide=guide.title)
    return Answer(Reply((paragraph(text),), tuple(buttons)))


def _ask_set(guide: Guide, address: ChecklistAddress, context: Context) -> Answer:
    sets = context.knowledge.criteria
    chosen = sets_of_sector(address.sector or "", sets)
    if chosen:
        text = say("checklist.ask_set", guide=guide.title)
        buttons: Sequence[Button] = [
            set_button(one, dataclasses.replace(address, number=one.number, sector=None))
            for one in chosen
        ]
    else:
        text = say("checklist.ask_sector", guide=guide.title)
        buttons = sector_buttons(sets, lambda sector: dataclasses.replace(address, sector=sector))
    return Answer(Reply((paragraph(text),), tuple(buttons)))


def _page(listed: _Listed, context: Context) -> Answer:
    guide, address = listed.guide, listed.address
    pages = max(1, -(-len(listed.items) // PAGE))
    page = min(max(address.page, 1), pages)
    shown = listed.items[(page - 1) * PAGE : page * PAGE]
    title = say(
        "checklist.title",
        guide=guide.title,
        done=listed.done,
        count=len(listed.items),
        what=listed.what(),
    )
    told = "checklist.page" if pages > 1 else "checklist.one_page"
    cited = _cited(shown, context)
    blocks: tuple[Block, ...] = (
        *([paragraph(say("checklist.changed"))] if listed.changed else []),
        paragraph(title),
        bullets([_item(item, done=listed.is_done(item)) for item in shown]),
        paragraph(say(told, page=page, pages=pages)),
        SourceLine(line(say("guides.source", sources="; ".join(cited)))),
    )
    buttons = tuple(_buttons(listed, shown, page, pages))
    return Answer(Reply(blocks, buttons), sources=tuple(cited))


def _buttons(
    listed: _Listed, shown: Sequence[ChecklistItem], page: int, pages: int
) -> Iterator[Button]:
    address = listed.address
    for item in shown:
        key = "checklist.button_done" if listed.is_done(item) else "checklist.button_open"
        yield Button(say(key, text=item.text), listed.toggled(item, page))
    if page > 1:
        yield Button(say("checklist.previous"), dataclasses.replace(address, page=page - 1))
    if page < pages:
        yield Button(say("checklist.next"), dataclasses.replace(address, page=page + 1))
    yield Button(say("checklist.file"), dataclasses.replace(address, page=1, file=True))
    yield Button(say("checklist.other"), ChecklistAddress(address.guide))
    yield Button(say("guides.overview"), GuideAddress(address.guide))


def _item(item: ChecklistItem, *, done: bool) -> str:
    state = say("checklist.done") + " " if done else ""
    required = " " + say("checklist.required") if item.required else ""
    told = f"{state}**{item.text.rstrip('.')}**{required}. {item.why}"
    if item.papers_valid:
        told += " " + say("checklist.valid", valid=item.papers_valid.rstrip("."))
    return told


def _cited(items: Sequence[ChecklistItem], context: Context) -> Sequence[str]:
    sources = [source for item in items for source in item.sources]
    return cite_sources(sources, context.knowledge.documents, context.day)


def _file(listed: _Listed, context: Context) -> Answer:
    guide = listed.guide
    told = say("checklist.file_told", guide=guide.title, what=listed.what())
    headings = ("done", "item", "required", "why", "valid", "source")
    widths = (7, 36, 10, 46, 28, 34)
    table = Table(
        name=say("checklist.sheet"),
        title=told,
        columns=tuple(
            Column(say(f"checklist.column_{heading}"), width)
            for heading, width in zip(headings, widths, strict=True)
        ),
        rows=tuple(_row(item, listed, context) for item in listed.items),
        below=(say("checklist.unnamed", date=printing.date(context.day)),),
    )
    file = File(say("checklist.file_name", guide=guide.id), spreadsheet([table]))
    return Answer(Reply((paragraph(told),), file=file))


def _row(item: ChecklistItem, listed: _Listed, context: Context) -> Row:
    yes = say("checklist.yes")
    return Row(
        (
            yes if listed.is_done(item) else "",
            item.text,
            yes if item.required else "",
            item.why,
            item.papers_valid or "",
            "; ".join(_cited([item], context)),
        )
    )
