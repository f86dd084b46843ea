"""“@bot mắm tôm” in any chat: cards and answers, page after page, ready to send."""

import logging

import pytest

from ocop_bot.catalogue import Catalogue, Group, Place, PlaceKind, ProductFilter
from tests.channels.bot_api import BOT, Listed
from tests.channels.conftest import PRIVATE, Stage

NGA_SON = Place(PlaceKind.FORMER_DISTRICT, "401", "Nga Sơn", "huyện")
LINK = "https://t.me/ocop_test_bot?start="


def products(results: list[Listed]) -> list[str]:
    return [result.id.removeprefix("p_") for result in results if result.id.startswith("p_")]


async def test_a_kind_of_product_lists_its_cards(stage: Stage) -> None:
    answer = await stage.types("mắm tôm")
    first = answer.results[0]
    assert (first.id, first.title) == ("p_mam-tom-le-gia", "Mắm tôm Lê Gia")
    assert first.description.startswith("OCOP 5 sao · Công ty TNHH Thực phẩm")
    assert "xã Hoằng Thanh" in first.description
    assert len(products(answer.results)) == 6
    assert answer.results[-1].id == "l_wmam-tom"
    assert answer.next_offset == ""


async def test_a_sent_card_is_the_card_of_the_chat_with_links_for_buttons(stage: Stage) -> None:
    for address in ("p_mam-tom-le-gia", "e_noi-nop-ho-so", "l_s4", "q_overview"):
        (shown,) = await stage.says(f"/start {address}")
        offered = {result.id: result for result in await stage.types_on("")}
        assert offered[address].text == shown.text
    card = offered["p_mam-tom-le-gia"].buttons
    assert card["Mở trong trợ lý"] == f"{LINK}p_mam-tom-le-gia"
    assert all(url.startswith(LINK) for url in card.values())
    assert "Báo thông tin sai" not in card


async def test_links_under_a_sent_card_open_the_bot_there(stage: Stage) -> None:
    card = (await stage.types("mắm tôm lê gia")).results[0]
    (shown,) = await stage.says(f"/start {card.buttons['Mở trong trợ lý'].removeprefix(LINK)}")
    assert shown.text == card.text


async def test_a_question_on_the_rules_is_answered_first(stage: Stage) -> None:
    (shown,) = await stage.says("nộp hồ sơ ở đâu")
    first = (await stage.types("nop ho so o dau")).results[0]
    assert (first.id, first.title) == ("e_noi-nop-ho-so", "Nộp hồ sơ OCOP ở đâu")
    assert first.description.startswith("Nộp tại UBND xã hoặc phường")
    assert first.text == shown.text


async def test_a_question_on_figures_is_answered_first(stage: Stage) -> None:
    first = (await stage.types("tỉnh có bao nhiêu sản phẩm 4 sao")).results[0]
    assert first.id.startswith("q_count")
    assert "4 sao" in first.text
    law = (await stage.types("điều 7")).results[0]
    assert law.id.startswith("v_qd-26-2026_7")


async def test_before_anything_is_typed_the_best_comes_first_and_all_can_be_reached(
    stage: Stage, catalogue: Catalogue
) -> None:
    results = await stage.types_on("")
    assert "OCOP 5 sao" in results[0].description
    assert [result.id for result in results[:20] if result.id.startswith("l")] == ["l_s4", "l_s3"]
    assert "e_noi-nop-ho-so" in [result.id for result in results[:20]]
    assert len({result.id for result in results}) == len(results)
    assert sorted(products(results)) == sorted(id_ for id_, _, _, _ in catalogue.product_names())


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("nga sơn", ProductFilter(places=(NGA_SON,))),
        ("3 sao", ProductFilter(stars=3)),
        ("thực phẩm", ProductFilter(group=Group.FOOD)),
        ("lê gia", ProductFilter(producer="cong-ty-tnhh-thuc-pham-va-thuong-mai-dich-vu")),
        ("chiếu cói nga sơn", ProductFilter(places=(NGA_SON,), words=("chieu", "coi"))),
    ],
)
async def test_paging_goes_on_to_the_end_and_gives_nothing_twice(
    stage: Stage, catalogue: Catalogue, typed: str, wanted: ProductFilter
) -> None:
    results = await stage.types_on(typed)
    assert len({result.id for result in results}) == len(results)
    assert len(products(results)) == len(catalogue.pick(wanted)) > 0


async def test_pages_hold_ten_and_say_whether_another_follows(stage: Stage) -> None:
    first = await stage.types("nga sơn")
    assert (len(first.results), first.next_offset) == (10, "2")
    second = await stage.types("nga sơn", "2")
    assert second.next_offset == ""
    beyond = await stage.types("nga sơn", "999")
    assert (beyond.results, beyond.next_offset) == ([], "")


@pytest.mark.parametrize("offset", ["0", "-1", "abc", "٣", "99999999", "1; DROP TABLE"])
async def test_an_offset_that_is_none_of_ours_is_the_first_page(stage: Stage, offset: str) -> None:
    assert await stage.types("nga sơn", offset) == await stage.types("nga sơn")


async def test_answers_are_cached_for_everybody(stage: Stage) -> None:
    for typed in ("", "mắm tôm", "không có gì như thế"):
        answer = await stage.types(typed)
        assert (answer.cache_time, answer.is_personal) == (300, False)


async def test_what_is_not_found_is_told_honestly(stage: Stage) -> None:
    (result,) = (await stage.types("máy giặt zanussi")).results
    assert result.title == "Chưa thấy “máy giặt zanussi” trong dữ liệu"
    assert "máy giặt zanussi" in result.text
    assert "không có nghĩa" in result.text
    assert "%" in result.text, "how much of all products the data hold"
    assert result.buttons["Mở trong trợ lý"] == f"{LINK}help"


async def test_products_of_other_provinces_are_told_to_be_elsewhere(stage: Stage) -> None:
    (result,) = (await stage.types("bưởi ở Hòa Bình")).results
    assert "tỉnh Thanh Hóa" in result.text


@pytest.mark.parametrize(
    "typed",
    [
        "<b>mắm tôm</b> & <script>alert(1)</script>",
        "</b></i>",
        "“quotes” \"'` ** {name} %s \\ \x00",
        '" OR 1=1 --',
        "NEAR(a b) AND col:x *",
        "**đậm** [link](http://a.b)",
        "🦐🦐🦐",
        "\u202eđảo ngược\u202c",
        "à" * 256,
        "mắm tôm " * 60,
        "   ",
        "\n\n",
    ],
)
async def test_whatever_is_typed_gets_results_telegram_takes(stage: Stage, typed: str) -> None:
    answered = len(stage.api.inline)
    answer = await stage.types(typed)
    assert len(stage.api.inline) == answered + 1
    assert answer.results
    assert all(len(result.title) < 200 for result in answer.results)
    assert not any("Mã sự cố" in sent.text for sent in stage.api.sent)


async def test_markup_of_users_is_shown_as_it_was_typed(stage: Stage) -> None:
    (result,) = (await stage.types("<b>zzz</b> & <i>")).results
    assert "“<b>zzz</b> & <i>”" in result.text


async def test_a_search_typed_over_already_is_no_error(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        update = stage.api.user_types_inline("mắm tôm")
        stage.api.forget_queries()
        await stage.until_done(update)
    assert stage.api.inline == []
    assert "sự cố" not in caplog.text


async def test_a_card_sent_into_the_chat_with_the_bot_is_no_question(stage: Stage) -> None:
    card = (await stage.types("mắm tôm lê gia")).results[0]
    assert await stage.sends(PRIVATE, text=card.text, via_bot=BOT) == []


async def test_what_was_typed_inline_is_no_question_before(stage: Stage) -> None:
    await stage.types("mắm tôm lê gia")
    (answer,) = await stage.says("ai làm?")
    assert "Lê Gia" not in answer.text
