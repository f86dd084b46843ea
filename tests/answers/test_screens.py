"""Every screen a button can lead to can be shown, and every button of it too."""

import dataclasses

from ocop_bot.address import (
    Address,
    ChecklistAddress,
    EntryAddress,
    ListAddress,
    ProductAddress,
    Screen,
    Selection,
    SheetAddress,
    StatisticAddress,
    TopicAddress,
    encode,
)
from ocop_bot.answers.statistics import STATISTICS
from ocop_bot.assistant import Assistant
from ocop_bot.catalogue import Catalogue
from ocop_bot.channels.plain import plain_text
from ocop_bot.channels.telegram.render import messages
from ocop_bot.knowledge import Knowledge
from ocop_bot.reply import SourceLine


def starting_points(knowledge: Knowledge, catalogue: Catalogue) -> list[Address]:
    return [
        *Screen,
        *(TopicAddress(topic) for topic in knowledge.topics),
        *(EntryAddress(entry.id) for entry in knowledge.entries),
        *(ProductAddress(id_) for id_, _, _, _ in catalogue.product_names()),
        *(StatisticAddress(name) for name in STATISTICS),
        ListAddress(),
    ]


def untouched(address: Address) -> Address:
    """The same screen whatever was answered or ticked: there are more states than atoms."""
    match address:
        case SheetAddress():
            return dataclasses.replace(address, sheet="000")
        case ChecklistAddress():
            return dataclasses.replace(address, ticks="", producer_type=None)
        case _:
            return address


def test_every_screen_reachable_by_buttons_can_be_shown(
    assistant: Assistant, knowledge: Knowledge, catalogue: Catalogue
) -> None:
    waiting = starting_points(knowledge, catalogue)
    seen: set[str] = set()
    while waiting:
        address = waiting.pop()
        text = encode(address)
        if encode(untouched(address)) in seen:
            continue
        seen.add(encode(untouched(address)))
        reply = assistant.show(address).reply
        assert plain_text(reply).strip(), text
        assert all(len(part) <= 4096 for part in messages(reply))
        waiting += [button.address for button in reply.buttons]
    assert len(seen) > 400


def test_every_entry_and_figure_ends_with_its_source(
    assistant: Assistant, knowledge: Knowledge
) -> None:
    addresses: list[Address] = [EntryAddress(entry.id) for entry in knowledge.entries]
    addresses += [StatisticAddress(name) for name in STATISTICS]
    for address in addresses:
        last = assistant.show(address).reply.blocks[-1]
        assert isinstance(last, SourceLine), address


def test_what_is_gone_says_so(assistant: Assistant) -> None:
    gone: list[Address] = [
        EntryAddress("khong-co"),
        ProductAddress("khong-co"),
        TopicAddress("khong-co"),
        StatisticAddress("khong-co"),
        ListAddress(Selection(places=("d999",))),
        ListAddress(Selection(group="cake")),
    ]
    for address in gone:
        assert "đã cũ" in plain_text(assistant.show(address).reply)


def test_a_page_too_far_is_the_last_one(assistant: Assistant) -> None:
    assert "trang 3/3" in plain_text(
        assistant.show(ListAddress(Selection(places=("d401",)), 99)).reply
    )
