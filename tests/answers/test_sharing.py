"""Every product, entry and list has a link and a QR code that a real decoder reads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.address import (
    LONGEST,
    Address,
    EntryAddress,
    ListAddress,
    ProductAddress,
    ReportAddress,
    Screen,
    Selection,
    ShareAddress,
    StatisticAddress,
    TopicAddress,
    decode,
    encode,
)
from ocop_bot.answers.sharing import share_button
from ocop_bot.answers.titles import LONGEST as LONGEST_TITLE
from ocop_bot.answers.titles import shortened
from ocop_bot.assistant import Assistant
from ocop_bot.catalogue import Catalogue, Group
from ocop_bot.channels.plain import plain_text
from ocop_bot.channels.telegram.links import links_to
from ocop_bot.knowledge import Knowledge
from ocop_bot.qr_code import qr_png
from ocop_bot.reply import Reply
from tests.qr import read_qr

BOT = "ocop_thanhhoa_bot"

LISTS: tuple[Address, ...] = (
    ListAddress(),
    *(ListAddress(Selection(stars=stars)) for stars in (3, 4, 5)),
    *(ListAddress(Selection(group=group.value)) for group in Group),
    ListAddress(Selection(places=("d401",))),
    ListAddress(Selection(places=("d401",), stars=4, words=("chieu", "coi"))),
    ListAddress(Selection(words=("mam", "tom")), 2),
)


def share(assistant: Assistant, address: Address) -> Reply:
    return assistant.show(ShareAddress(address), link=links_to(BOT)).reply


def link_in(reply: Reply, address: Address) -> str:
    """The link of a share screen, the same in its text, its code and its alternative text."""
    link = f"https://t.me/{BOT}?start={encode(address)}"
    assert reply.picture is not None
    assert read_qr(reply.picture.png) == link
    assert link in plain_text(reply)
    assert link in reply.picture.alternative
    return link


def test_every_product_has_a_code_that_reads_back(
    assistant: Assistant, catalogue: Catalogue
) -> None:
    names = {id_: name for id_, name, _, _ in catalogue.product_names()}
    for id_, name in names.items():
        reply = share(assistant, ProductAddress(id_))
        link_in(reply, ProductAddress(id_))
        assert plain_text(reply).startswith(f"{name}\n")
    assert len(names) > 100


def test_every_entry_has_a_code_that_reads_back(assistant: Assistant, knowledge: Knowledge) -> None:
    for entry in knowledge.entries:
        reply = share(assistant, EntryAddress(entry.id))
        link_in(reply, EntryAddress(entry.id))
        assert plain_text(reply).startswith(entry.title)


@pytest.mark.parametrize(
    "address",
    [*LISTS, StatisticAddress("overview"), TopicAddress("ho-so"), Screen.ROUNDS, Screen.HOME],
    ids=encode,
)
def test_lists_and_other_screens_have_codes_too(assistant: Assistant, address: Address) -> None:
    link = link_in(share(assistant, address), address)
    assert decode(link.split("start=")[1]) == address


def test_a_list_is_called_by_its_conditions(assistant: Assistant) -> None:
    reply = share(assistant, ListAddress(Selection(places=("d401",), stars=4)))
    assert plain_text(reply).startswith("Danh sách sản phẩm OCOP: 4 sao, ở huyện Nga Sơn (cũ)\n")


def test_products_entries_and_lists_lead_to_their_share_screen(assistant: Assistant) -> None:
    for address in (
        ProductAddress("mam-tom-le-gia"),
        EntryAddress("noi-nop-ho-so"),
        ListAddress(Selection(stars=4)),
    ):
        buttons = assistant.show(address).reply.buttons
        assert [b.address for b in buttons if b.label == "Chia sẻ, mã QR"] == [
            ShareAddress(address)
        ]


def test_without_public_links_the_screen_says_so_and_gives_the_address(
    assistant: Assistant,
) -> None:
    reply = assistant.show(ShareAddress(ProductAddress("mam-tom-le-gia"))).reply
    assert reply.picture is None
    assert "chưa có đường dẫn công khai" in plain_text(reply)
    assert "p_mam-tom-le-gia" in plain_text(reply)


@pytest.mark.parametrize(
    "of",
    [
        ProductAddress("khong-co"),
        EntryAddress("khong-co"),
        ListAddress(Selection(group="cake")),
        ReportAddress("khong-co"),
        Screen.LOST,
    ],
    ids=encode,
)
def test_what_leads_nowhere_is_not_shared(assistant: Assistant, of: Address) -> None:
    reply = share(assistant, of)
    assert reply.picture is None
    assert "đã cũ" in plain_text(reply)


def test_what_is_too_long_to_share_has_no_button() -> None:
    assert share_button(ProductAddress("a" * (LONGEST - 4)))
    assert share_button(ProductAddress("a" * (LONGEST - 3))) == ()


@given(st.from_regex(r"[A-Za-z0-9_-]{1,64}", fullmatch=True))
def test_any_link_reads_back(address: str) -> None:
    link = f"https://t.me/{'b' * 32}?start={address}"
    assert read_qr(qr_png(link)) == link


@given(st.text(max_size=300))
def test_a_shortened_text_is_one_line_and_begins_as_the_text_does(text: str) -> None:
    short = shortened(text)
    assert len(short) <= LONGEST_TITLE
    assert "\n" not in short
    assert " ".join(text.split()).startswith(short.removesuffix("…"))
