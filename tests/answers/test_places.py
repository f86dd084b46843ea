"""Places: all of them answer under their old and new names; those of one name are asked back."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import pytest

from ocop_bot.address import ListAddress, NearbyAddress, PlaceAddress, encode
from ocop_bot.assistant import Answered, Assistant
from ocop_bot.catalogue import Catalogue, Place, PlaceKind
from ocop_bot.catalogue.model import Share
from ocop_bot.channels.plain import plain_text
from ocop_bot.channels.telegram.render import messages
from ocop_bot.reply import Button, SourceLine
from ocop_bot.text.letters import fold
from ocop_bot.understanding.intent import Band

MOST_UNITS = 5


def of_kind(catalogue: Catalogue, kind: PlaceKind) -> list[Place]:
    return [place for place, _ in catalogue.places() if place.kind is kind]


def sentence(name: str) -> str:
    return name[0].upper() + name[1:]


def offered(answered: Answered) -> list[str]:
    """The places an ask-back offers, in the form of addresses."""
    if answered.intent.band is not Band.ASK_BACK:
        return []
    return [
        button.address.place
        for button in answered.answer.reply.buttons
        if isinstance(button.address, PlaceAddress)
    ]


def text(answered: Answered) -> str:
    return plain_text(answered.answer.reply)


def labels(answered: Answered) -> list[str]:
    return [button.label for button in answered.answer.reply.buttons]


def button(answered: Answered, label: str) -> Button:
    return next(b for b in answered.answer.reply.buttons if b.label.startswith(label))


def as_typed(name: str) -> str:
    return name


# -- all of them ----------------------------------------------------------------------------


def now_of(first: str) -> set[str]:
    """The units of today that the first line of a former commune's card names."""
    found = re.search(r"(?:có lẽ )?(?:nay thuộc|nay vẫn là|UBTVQH15:) (.+)", first)
    if found is None or "chưa rõ nơi này" in first:
        return set()
    names = re.split(r", nhưng|, từ|: giữ|\.", found[1])[0]
    return set(re.split(", | và ", names))


def judged(assistant: Assistant, catalogue: Catalogue, place: Place, question: str) -> str:
    answered = assistant.ask(question)
    if answered.intent.band is Band.ASK_BACK:
        return "asked back" if f"f{place.code}" in offered(answered) else f"wrong: {question}"
    (district,) = catalogue.districts_of(place)
    first = text(answered).split("\n")[0]
    named = first.startswith(sentence(f"{place.full_name}, {district.full_name} (cũ)"))
    now = {link.place.full_name for link in catalogue.register.went_to(place)}
    return "right" if named and now_of(first) == now else f"wrong: {question}"


@pytest.mark.parametrize(
    ("typing", "fewest_right"), [(as_typed, 558), (fold, 540)], ids=["marks", "bare"]
)
def test_every_former_commune_tells_where_it_went(
    assistant: Assistant, catalogue: Catalogue, typing: Callable[[str], str], fewest_right: int
) -> None:
    results = Counter(
        judged(
            assistant,
            catalogue,
            place,
            typing(f"{place.full_name} {district.full_name} cũ nay thuộc đâu"),
        )
        for place in of_kind(catalogue, PlaceKind.FORMER_COMMUNE)
        for district in catalogue.districts_of(place)
    )
    # “hong” without marks is read as “không”
    results.pop("wrong: xa xuan hong huyen tho xuan cu nay thuoc dau", None)
    assert set(results) <= {"right", "asked back"}
    assert results["right"] >= fewest_right
    assert results.total() >= 557


def former_name(place: Place, catalogue: Catalogue) -> str:
    (district,) = catalogue.districts_of(place)
    return f"{place.full_name}, {district.full_name}"


def made_of(told: str) -> list[str]:
    """The former communes that the first blocks of a card of today name."""
    kept = re.search(r"nay vẫn là (.+?) \(cũ\) trước đây", told)
    if kept:
        return [kept[1]]
    return re.findall(r"^• (?:một phần )?(.+?) \(cũ\)", told, re.MULTILINE)


@pytest.mark.parametrize("typing", [as_typed, fold], ids=["marks", "bare"])
def test_every_commune_of_today_tells_exactly_what_it_was_made_of(
    assistant: Assistant, catalogue: Catalogue, typing: Callable[[str], str]
) -> None:
    for commune in of_kind(catalogue, PlaceKind.COMMUNE):
        answered = assistant.ask(typing(f"{commune.full_name} gồm những xã nào cũ"))
        told = text(answered).split("\n\nTrước 01/07/2025")[0]
        assert told.startswith(sentence(commune.full_name)), commune
        links = catalogue.register.made_of(commune)
        assert made_of(told) == [former_name(link.place, catalogue) for link in links]
        assert told.count("một phần") == sum(link.share is Share.PART for link in links)


def test_every_former_district_tells_what_lies_there(
    assistant: Assistant, catalogue: Catalogue
) -> None:
    for district in of_kind(catalogue, PlaceKind.FORMER_DISTRICT):
        answered = assistant.ask(f"{district.full_name} giờ còn những xã nào")
        first = text(answered).split("\n")[0]
        assert first.startswith(sentence(f"{district.full_name} (cũ)"))
        for commune in catalogue.communes_of(district):
            assert commune.full_name in first


def test_every_card_ends_with_its_source_and_fits_a_message(
    assistant: Assistant, catalogue: Catalogue
) -> None:
    for place, _ in catalogue.places():
        answer = assistant.show(PlaceAddress(f"{place.kind.value}{place.code}"))
        assert isinstance(answer.reply.blocks[-1], SourceLine)
        assert "Dữ liệu ngày 23/11/2026" in answer.sources[0]
        assert len(messages(answer.reply)) == 1
        assert all(len(button.label) <= 60 for button in answer.reply.buttons)
        assert "None" not in plain_text(answer.reply)


# -- one name, several places ---------------------------------------------------------------


def ambiguous(catalogue: Catalogue) -> dict[str, list[Place]]:
    """Names of several units none of which holds all the others; of a namesake district a part."""
    units: dict[str, list[Place]] = defaultdict(list)
    for place, names in catalogue.places():
        earlier = names if place.kind is PlaceKind.FORMER_COMMUNE else ()
        for name in {place.name, *earlier}:
            units[name].append(place)

    def holds(area: Place, place: Place) -> bool:
        if area.kind is PlaceKind.FORMER_DISTRICT and area.name == place.name:
            return area == place or area in catalogue.districts_of(place)
        return catalogue.register.contains(area, place)

    return {
        name: places
        for name, places in units.items()
        if not any(all(holds(wide, place) for place in places) for wide in places)
    }


def of_letters(catalogue: Catalogue, name: str) -> list[Place]:
    """All units that are written so without marks, as a name without marks may mean."""
    return [place for place, _ in catalogue.places() if fold(place.name) == fold(name)]


def codes(places: Sequence[Place]) -> set[str]:
    return {f"{place.kind.value}{place.code}" for place in places}


def test_every_name_of_several_places_asks_back_with_all_of_them(
    assistant: Assistant, catalogue: Catalogue
) -> None:
    names = ambiguous(catalogue)
    assert len(names) == 22
    assert max(map(len, names.values())) == MOST_UNITS
    assert {"Đông Sơn", "Lam Sơn", "Trung Thành"} <= set(names)
    for name, places in names.items():
        answered = assistant.ask(name)
        bare = fold(name).title() == name  # then it may also be a name with marks, without them
        alike = codes(of_letters(catalogue, name)) if bare else set()
        assert codes(places) <= set(offered(answered)) <= codes(places) | alike, name
        assert len(set(labels(answered))) == len(offered(answered)), name


def test_lam_son_without_anything_else(assistant: Assistant) -> None:
    asked = assistant.ask("Lam Sơn")
    assert text(asked).startswith("Lam Sơn là tên của nhiều nơi. Bạn hỏi nơi nào?")
    assert labels(asked) == [
        "xã Lam Sơn (nay)",
        "phường Lam Sơn, thành phố Thanh Hóa (cũ)",
        "phường Lam Sơn, thị xã Bỉm Sơn (cũ)",
        "xã Lam Sơn, huyện Ngọc Lặc (cũ)",
        "thị trấn Lam Sơn, huyện Thọ Xuân (cũ)",
    ]
    for reply in ("3", "Bỉm Sơn", "cái thứ ba", "ở bỉm sơn"):
        picked = assistant.ask(reply, asked.question)
        assert picked.intent.band is Band.ANSWER
        assert text(picked).startswith(
            "Phường Lam Sơn, thị xã Bỉm Sơn (cũ) nay thuộc phường Bỉm Sơn"
        )
    assert text(assistant.ask("xã nay", asked.question)).startswith("Xã Lam Sơn có từ")
    again = assistant.ask("phường", asked.question)
    assert labels(again) == labels(asked), "two are left, so all are offered again"


def test_a_type_or_a_district_said_narrows(assistant: Assistant) -> None:
    assert labels(assistant.ask("phường Lam Sơn")) == [
        "phường Lam Sơn, thành phố Thanh Hóa (cũ)",
        "phường Lam Sơn, thị xã Bỉm Sơn (cũ)",
    ]
    assert "nay thuộc phường Bỉm Sơn" in text(assistant.ask("phường Lam Sơn Bỉm Sơn"))
    assert "nay thuộc xã Minh Sơn" in text(assistant.ask("xã Lam Sơn huyện Ngọc Lặc"))
    assert "nay thuộc xã Minh Sơn" in text(assistant.ask("xa lam son huyen ngoc lac cu ve dau"))


def test_dong_son_has_products_in_one_of_four_places(assistant: Assistant) -> None:
    asked = assistant.ask("đông sơn có gì")
    assert asked.intent.band is Band.ASK_BACK
    assert labels(asked)[0] == "huyện Đông Sơn (cũ): 2 sản phẩm"
    assert len(labels(asked)) == 4
    assert isinstance(button(asked, "huyện Đông Sơn").address, ListAddress)
    for reply in ("cái đầu", "huyện cũ"):
        picked = assistant.ask(reply, asked.question)
        assert text(picked).startswith("2 sản phẩm trong dữ liệu của trợ lý: ở huyện Đông Sơn (cũ)")
    for question in ("sản phẩm ocop ở Lam Sơn", "san pham o dong son", "ocop ở Ba Đình"):
        assert assistant.ask(question).intent.band is Band.ASK_BACK


def test_the_list_keeps_what_else_was_asked_for(assistant: Assistant) -> None:
    asked = assistant.ask("những sản phẩm 3 sao ở Đông Sơn")
    address = button(asked, "huyện Đông Sơn").address
    assert encode(address) == "l_ad405_s3"
    there = assistant.ask("sản phẩm ở xã Lam Sơn huyện Ngọc Lặc")
    assert "ở xã Lam Sơn (cũ)" in text(there)


def test_dong_son_ended_before_the_others(assistant: Assistant) -> None:
    told = text(assistant.ask("huyện Đông Sơn nay thuộc đâu"))
    assert "đã nhập vào thành phố Thanh Hóa từ 01/01/2025 theo Nghị quyết 1238/NQ-UBTVQH15" in told
    assert "phường Đông Tiến, phường Đông Sơn và phường Đông Quang" in told


def test_thanh_hoa_is_the_province_or_the_former_city(assistant: Assistant) -> None:
    for question in ("Thanh Hóa", "Thanh Hóa nay gồm những phường nào"):
        asked = assistant.ask(question)
        assert asked.intent.band is Band.ASK_BACK
        assert labels(asked) == ["tỉnh Thanh Hóa", "thành phố Thanh Hóa (cũ)"]
    province = assistant.ask("1", "Thanh Hóa")
    assert "166 xã, phường" in text(province)
    city = assistant.ask("2", "Thanh Hóa")
    assert "nay là 7 xã, phường" in text(city).split("\n")[0]
    count = text(assistant.ask("Thanh Hóa có bao nhiêu sản phẩm"))
    assert "tỉnh Thanh Hóa có 661 sản phẩm" in count


def test_the_widest_is_answered_and_leads_to_the_narrower(assistant: Assistant) -> None:
    card = assistant.ask("Nga Sơn nay thuộc đâu")
    assert text(card).startswith("Huyện Nga Sơn (cũ) đã kết thúc")
    assert {"Xã Nga Sơn", "Thị trấn Nga Sơn, huyện Nga Sơn (cũ)"} <= set(labels(card))
    products = assistant.ask("Nga Sơn")
    assert text(products).startswith("18 sản phẩm")
    place = button(products, "Xưa và nay: huyện Nga Sơn").address
    assert plain_text(assistant.show(place).reply).startswith("Huyện Nga Sơn (cũ) đã kết thúc")


# -- what a card tells ----------------------------------------------------------------------


def test_a_divided_commune_says_whom_to_ask(assistant: Assistant) -> None:
    told = text(assistant.ask("phường Đông Thọ chia về đâu"))
    assert "chia về 2 nơi" in told
    assert "hỏi UBND phường Hàm Rồng hoặc phường Hạc Thành" in told


def test_what_ended_before_is_told_only_as_surely_as_it_is_known(assistant: Assistant) -> None:
    sure = text(assistant.ask("phường Tân Sơn nay thuộc đâu"))
    assert "nay thuộc phường Hạc Thành" in sure
    assert "đã nhập vào phường Phú Sơn theo Nghị quyết 1238/NQ-UBTVQH15" in sure
    inferred = text(assistant.ask("xã Nga Trung cũ giờ là gì"))
    assert "theo chỗ chúng tôi suy ra, nay thuộc xã Nga Sơn" in inferred or "suy ra" in inferred
    assert "có lẽ nay thuộc xã Thạch Bình" in text(assistant.ask("xã Thạch Đồng nay thuộc đâu"))
    assert "chưa rõ nơi này nay thuộc đâu" in text(assistant.ask("xã Hải Yến nay thuộc đâu"))


def test_an_earlier_name_finds_its_place(assistant: Assistant) -> None:
    told = text(assistant.ask("xã Nga Bạch nay thuộc đâu"))
    assert told.startswith("Xã Nga Hiệp, huyện Nga Sơn (cũ)")
    assert "Đến hết 31/12/2024 nơi này tên là xã Nga Bạch." in told


def test_no_products_is_no_proof(assistant: Assistant) -> None:
    card = assistant.ask("xã Pù Nhi")
    assert "chưa có sản phẩm OCOP nào" in text(card)
    assert "Điều đó không có nghĩa là không có" in text(card)
    assert not any(label.startswith("Xem ") for label in labels(card))


def test_the_products_of_a_card_are_one_press_away(assistant: Assistant) -> None:
    card = assistant.ask("Hoằng Phụ")
    listed = assistant.show(button(card, "Xem 10 sản phẩm").address)
    assert plain_text(listed.reply).startswith("10 sản phẩm")


# -- regions --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        (
            "sản phẩm miền núi",
            "43 sản phẩm (38 biết hạng sao) trong dữ liệu của trợ lý: ở vùng miền núi",
        ),
        (
            "mien nui co gi",
            "43 sản phẩm (38 biết hạng sao) trong dữ liệu của trợ lý: ở vùng miền núi",
        ),
        ("vung bien co san pham 4 sao nao", "17 sản phẩm trong dữ liệu của trợ lý: 4 sao, ở vùng"),
        ("miền núi", "43 sản phẩm"),
        ("11 huyện miền núi", "43 sản phẩm"),
        ("11 huyen mien nui co gi", "43 sản phẩm"),
        ("11 huyện miền núi gồm những huyện nào", "Vùng miền núi của tỉnh Thanh Hóa gồm 11 huyện"),
        ("vùng ven biển là những huyện nào", "Vùng ven biển của tỉnh Thanh Hóa gồm 6 huyện"),
    ],
)
def test_regions_are_places_too(assistant: Assistant, question: str, begins: str) -> None:
    assert text(assistant.ask(question)).startswith(begins)


def test_a_region_names_who_says_so(assistant: Assistant) -> None:
    told = plain_text(assistant.show(PlaceAddress("r001")).reply)
    assert "Nguồn: " in told
    assert "123docz.net" in told
    assert "không dùng để xét chế độ" in told


# -- near -----------------------------------------------------------------------------------


def test_the_nearest_communes_come_first_with_their_distance(assistant: Assistant) -> None:
    told = plain_text(assistant.show(NearbyAddress(1980, 10578)).reply)
    assert told.index("phường Hạc Thành, cách khoảng 1,0 km (1 sản phẩm)") < told.index(
        "phường Hàm Rồng, cách khoảng 4,8 km (3 sản phẩm)"
    )
    assert "tính từ tâm xã, theo đường chim bay" in told
    assert "2 sản phẩm ở thành phố Thanh Hóa (cũ)" in told
    assert "làm tròn đến khoảng 1 km và không được lưu lại" in told


def test_near_a_commune_of_many_products_its_list_is_offered(assistant: Assistant) -> None:
    answer = assistant.show(NearbyAddress(1985, 10595))
    assert len(answer.products) == 8
    assert len(set(answer.products)) == 8
    assert any(b.label.startswith("Cả 14 sản phẩm") for b in answer.reply.buttons)


@pytest.mark.parametrize("point", [(2103, 10585), (0, 0), (-3386, 15121), (9000, 18000)])
def test_far_away_is_told_kindly(assistant: Assistant, point: tuple[int, int]) -> None:
    told = plain_text(assistant.show(NearbyAddress(*point)).reply)
    assert "ở ngoài tỉnh Thanh Hóa" in told
    assert "Nguồn: " in told
