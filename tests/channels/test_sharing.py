"""Links and QR codes on Telegram: shared from a card, opened in private, in groups, in topics."""

from pathlib import Path

import pytest

from ocop_bot.address import encode
from ocop_bot.assistant import Assistant
from ocop_bot.channels.telegram.handlers import SCREENS
from tests.channels.bot_api import BotApi, Sent
from tests.channels.conftest import GROUP, PRIVATE, Stage, running
from tests.qr import read_qr

LINK = "https://t.me/ocop_test_bot?start="
SHARE = "Chia sẻ, mã QR"

DEEP_LINKS = {
    "p_mam-tom-le-gia": "Mắm tôm Lê Gia được công nhận OCOP 5 sao",
    "e_noi-nop-ho-so": "Nộp tại UBND xã hoặc phường",
    "l": "trong dữ liệu của trợ lý",
    "l_s4": "4 sao (trang 1/",
    "l_ad401_n2": "ở huyện Nga Sơn (cũ) (trang 2/",
    "l_wmam-tom": "tên có “mắm tôm”",
    "q_overview": "Tổng quan OCOP",
    "q_count_s4": "sản phẩm OCOP 4 sao",
    "t_ho-so": "chọn câu bạn cần",
    "s_p_mam-tom-le-gia": f"{LINK}p_mam-tom-le-gia",
    "s_l_s4": f"{LINK}l_s4",
    "x_mam-tom-le-gia": "Điều nào chưa đúng?",
    "home": "trợ lý OCOP Thanh Hóa",
}


def command(text: str) -> list[dict[str, object]]:
    return [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]


@pytest.mark.parametrize(("address", "shown"), DEEP_LINKS.items())
async def test_deep_links_open_their_screens_in_private_and_in_groups(
    stage: Stage, address: str, shown: str
) -> None:
    (private,) = await stage.says(f"/start {address}")
    assert shown in private.text
    text = f"/start@ocop_test_bot {address}"
    (group,) = await stage.sends(GROUP, text=text, entities=command(text))
    assert shown in group.text
    assert group.chat == GROUP


@pytest.mark.parametrize("address", ["p_khong-co", "x_khong-co", "s_p_khong-co", "l_s9", "s_s_l"])
async def test_links_that_lead_nowhere_say_so(stage: Stage, address: str) -> None:
    (lost,) = await stage.says(f"/start {address}")
    assert "đã cũ" in lost.text


async def test_a_card_is_shared_as_a_photo_with_its_link(stage: Stage) -> None:
    (card,) = await stage.says("mắm tôm lê gia mấy sao")
    (shared,) = await stage.presses(card, SHARE)
    assert shared.photo is not None
    assert shared.photo.name == "ma-qr-p_mam-tom-le-gia.png"
    assert read_qr(shared.photo.content) == f"{LINK}p_mam-tom-le-gia"
    assert shared.text.startswith("Mắm tôm Lê Gia")
    assert f"{LINK}p_mam-tom-le-gia" in shared.text
    assert shared.buttons["Gửi cho người khác"] == "p_mam-tom-le-gia"
    (again,) = await stage.presses(shared, "Xem nội dung này")
    assert again.text == card.text


@pytest.mark.parametrize(
    ("question", "address"),
    [("nộp hồ sơ ở đâu", "e_noi-nop-ho-so"), ("sản phẩm ocop ở nga sơn", "l_ad401")],
)
async def test_entries_and_lists_are_shared_too(stage: Stage, question: str, address: str) -> None:
    (answer,) = await stage.says(question)
    (shared,) = await stage.presses(answer, SHARE)
    assert shared.photo is not None
    assert read_qr(shared.photo.content) == LINK + address


@pytest.mark.parametrize("address", ["p_mam-tom-le-gia", "e_noi-nop-ho-so", "l_ad401_s4", "home"])
async def test_the_button_that_sends_on_offers_exactly_what_is_shared(
    stage: Stage, address: str
) -> None:
    (shared,) = await stage.says(f"/start s_{address}")
    offered = await stage.types(shared.buttons["Gửi cho người khác"])
    assert [result.id for result in offered.results] == [address]
    (shown,) = await stage.says(f"/start {address}")
    assert offered.results[0].text == shown.text


async def test_in_a_topic_the_picture_goes_into_the_topic(stage: Stage) -> None:
    text = "/start@ocop_test_bot s_l_s4"
    (shared,) = await stage.sends(
        GROUP, text=text, entities=command(text), message_thread_id=5, is_topic_message=True
    )
    assert shared.photo is not None
    (params,) = [params for method, params, _ in stage.api.calls if method == "sendPhoto"]
    assert params["message_thread_id"] == "5"
    assert "reply_parameters" in params


async def test_where_pictures_are_forbidden_the_link_still_comes(stage: Stage) -> None:
    stage.api.chats[GROUP]["no_photos"] = True
    text = "/start@ocop_test_bot s_p_mam-tom-le-gia"
    said = await stage.sends(GROUP, text=text, entities=command(text))
    assert [sent.photo for sent in said] == [None, None]
    assert f"{LINK}p_mam-tom-le-gia" in said[0].text
    assert said[1].text == f"Mã QR của {LINK}p_mam-tom-le-gia"
    assert "Xem nội dung này" in said[1].labels


async def test_a_bot_without_inline_mode_offers_no_sending_on(
    api: BotApi, assistant: Assistant, tmp_path: Path
) -> None:
    api.bot["supports_inline_queries"] = False
    async with running(api, assistant, tmp_path / "conversations.sqlite") as stage:
        (shared,) = await stage.says("/start s_p_mam-tom-le-gia")
    assert shared.labels == ["Xem nội dung này"]


async def test_screens_of_commands_can_be_shared(stage: Stage) -> None:
    for _, _, address in SCREENS:
        (shared,) = await stage.says(f"/start s_{encode(address)}")
        assert shared.photo is not None
        assert read_qr(shared.photo.content) == LINK + encode(address)


async def test_a_shared_picture_is_no_page_to_be_turned(stage: Stage) -> None:
    (shared,) = await stage.says("/start s_l_ad401")
    (page,) = await stage.presses(shared, "Xem nội dung này")
    assert isinstance(page, Sent)
    assert page is not shared
    assert page.chat == PRIVATE
