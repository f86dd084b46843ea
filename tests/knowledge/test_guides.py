"""Guides: a checklist fits the product and its producer; a broken guide names its line."""

import itertools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from ocop_bot.catalogue.model import ProducerType
from ocop_bot.criteria.model import LAST_SET
from ocop_bot.faults import Fault
from ocop_bot.knowledge.guides import (
    MOST_ITEMS,
    Guide,
    items_for,
    read_guides,
)
from ocop_bot.located_yaml import parse
from ocop_bot.settings import KNOWLEDGE

FIRST, UPGRADE, AGAIN, COMMUNE = "dang-ky-lan-dau", "nang-hang", "danh-gia-lai", "xa-tiep-nhan"
GUIDES = [FIRST, UPGRADE, AGAIN, COMMUNE]
SETS = range(1, LAST_SET + 1)
TOURISM = LAST_SET
FOOD = set(range(1, 18))

A_DATE = re.compile(
    r"\b\d{1,2}/\d{1,2}\b(?!/)|\b\d{1,2}/\d{1,2}/\d{4}|\bngày \d+ tháng|\d{1,2}/20\d\d\b(?!/)"
)

GUIDE = """\
id: thu
title: Thử
for_whom: Ai cũng được
summary: Làm thử.
steps:
  - title: Nộp
    who: Bạn
    what: Nộp hồ sơ
    where: UBND xã
    how_long: 15 ngày làm việc
    leads_to: rounds
    sources: [{document: qd-26-2026, article: khoản 1 Điều 7}]
checklist:
  - key: mau-01
    text: Mẫu số 01
    why: Bắt buộc
    required: true
    sources:
      - document: qd-26-2026
        article: điểm a khoản 1 Điều 6
  - key: ruou
    text: Giấy phép rượu
    why: Cần
    only_sets: [14, 15]
    only_types: [household]
    sources: [{document: qd-26-2026, article: Phụ lục II}]
"""


@pytest.fixture(scope="module")
def guides() -> Mapping[str, Guide]:
    faults: list[Fault] = []
    found = read_guides(KNOWLEDGE / "guides", faults)
    assert [str(fault) for fault in faults] == []
    return {file.guide.id: file.guide for file in found}


def keys(guide: Guide, set_number: int | None, producer: ProducerType | None) -> set[str]:
    return {item.key for item in items_for(guide, set_number, producer)}


def must(guide: Guide, set_number: int, producer: ProducerType) -> set[str]:
    return {item.key for item in items_for(guide, set_number, producer) if item.required}


def texts(guide: Guide) -> Iterator[str]:
    yield from (guide.title, guide.for_whom, guide.summary, *guide.ask_about)
    for step in guide.steps:
        yield from (step.title, step.who, step.what, step.where, step.how_long)
    for item in guide.checklist:
        yield from (item.text, item.why, item.papers_valid or "Không rõ")


def test_the_four_guides_are_there(guides: Mapping[str, Guide]) -> None:
    assert sorted(guides) == sorted(GUIDES)


@pytest.mark.parametrize("name", GUIDES)
@pytest.mark.parametrize("set_number", SETS)
def test_every_case_has_the_forms_and_what_its_product_needs(
    guides: Mapping[str, Guide], name: str, set_number: int
) -> None:
    for producer in ProducerType:
        shown = keys(guides[name], set_number, producer)
        required = must(guides[name], set_number, producer)
        assert {"mau-01", "mau-02", "hai-bo"} <= required
        assert ("san-pham" in required) == ("san-pham" in shown) == (set_number != TOURISM)
        assert ("attp" in required) == ("attp" in shown) == (set_number in FOOD)
        assert ("gp-ruou" in shown) == (set_number == 14)
        assert ("gp-con" in required) == ("gp-con" in shown) == (set_number == 15)
        assert ("dk-sx" in required) == (set_number in {18, 19, 20})
        assert 10 <= len(shown) <= 30


@pytest.mark.parametrize("set_number", SETS)
@pytest.mark.parametrize(
    ("producer", "paper", "compulsory"),
    [
        (ProducerType.COMPANY, "dk-cty", True),
        (ProducerType.COOPERATIVE, "dk-htx", True),
        (ProducerType.COOPERATIVE_GROUP, "dk-tht", False),  # the decree names no paper for them
        (ProducerType.HOUSEHOLD, "dk-ho", True),
        (ProducerType.OTHER, "dk-khac", False),
    ],
)
def test_every_producer_brings_one_paper_of_its_own_form(
    guides: Mapping[str, Guide],
    set_number: int,
    producer: ProducerType,
    paper: str,
    compulsory: bool,
) -> None:
    legal = {"dk-cty", "dk-htx", "dk-tht", "dk-ho", "dk-khac"}
    assert keys(guides[FIRST], set_number, producer) & legal == {paper}
    assert (paper in must(guides[FIRST], set_number, producer)) == compulsory


@pytest.mark.parametrize("name", [UPGRADE, AGAIN, COMMUNE])
@pytest.mark.parametrize("producer", ProducerType)
def test_later_guides_ask_for_one_legal_paper(
    guides: Mapping[str, Guide], name: str, producer: ProducerType
) -> None:
    assert len(keys(guides[name], 9, producer) & {"dkkd", "phap-ly"}) == 1


@pytest.mark.parametrize("name", [FIRST, UPGRADE, AGAIN])
def test_a_cooperative_shows_its_rank_and_the_others_their_accounts(
    guides: Mapping[str, Guide], name: str
) -> None:
    accounts = {"bctc", "loi-nhuan", "htx-loai"}
    for producer in ProducerType:
        shown = keys(guides[name], 8, producer) & accounts
        assert len(shown) == 1
        assert ("htx-loai" in shown) == (producer is ProducerType.COOPERATIVE)


def test_each_herbal_set_is_declared_in_its_own_way(guides: Mapping[str, Guide]) -> None:
    declared = {18: "cb-tpcn", 19: "cb-mypham", 20: "cb-tinhdau"}
    for set_number in SETS:
        shown = must(guides[FIRST], set_number, ProducerType.COMPANY) & set(declared.values())
        assert shown == ({declared[set_number]} if set_number in declared else set())


def test_where_the_raw_material_comes_from_is_asked_once_and_never_of_tourism(
    guides: Mapping[str, Guide],
) -> None:
    asked = {"nl-tinh", "nl-goc", "nguyen-lieu"}
    for set_number in SETS:
        shown = keys(guides[FIRST], set_number, ProducerType.HOUSEHOLD) & asked
        assert len(shown) == (set_number != TOURISM)


def test_a_five_star_product_needs_samples_for_the_ministry_too(
    guides: Mapping[str, Guide],
) -> None:
    for name in (UPGRADE, AGAIN):
        assert "mau-5sao" in keys(guides[name], 9, ProducerType.COMPANY)
        assert "mau-5sao" not in keys(guides[name], TOURISM, ProducerType.COMPANY)


def test_the_re_evaluation_asks_for_every_update_the_decree_names(
    guides: Mapping[str, Guide],
) -> None:
    updates = set(
        "nguyen-lieu cong-nghe bao-bi cong-bo kiem-nghiem thi-truong doanh-thu giay-han".split()
    )
    assert updates <= must(guides[AGAIN], 9, ProducerType.HOUSEHOLD)


def test_the_commune_assesses_four_things_signs_two_papers_and_gives_no_points(
    guides: Mapping[str, Guide],
) -> None:
    required = must(guides[COMMUNE], 9, ProducerType.HOUSEHOLD)
    assert {f"noi-dung-{number}" for number in (1, 2, 3, 4)} <= required
    assert {"mau-03", "van-ban", "gui-tinh"} <= required
    assert "không chấm điểm" in guides[COMMUNE].summary
    assert not any(step.leads_to == "assess" for step in guides[COMMUNE].steps)


def test_what_is_not_known_does_not_narrow(guides: Mapping[str, Guide]) -> None:
    for guide in guides.values():
        assert items_for(guide, None, None) == guide.checklist
        assert guide.depends_on_set
        assert guide.depends_on_type
        for set_number, producer in itertools.product(SETS, ProducerType):
            narrowed = keys(guide, set_number, producer)
            assert narrowed <= keys(guide, set_number, None) <= keys(guide, None, None)


def test_every_item_is_meant_for_someone(guides: Mapping[str, Guide]) -> None:
    for guide in guides.values():
        for item in guide.checklist:
            assert any(item.fits(*case) for case in itertools.product(SETS, ProducerType)), item.key


def test_sources_are_documents_we_know(guides: Mapping[str, Guide]) -> None:
    documents = parse((KNOWLEDGE / "documents.yaml").read_text(encoding="utf-8")).value
    assert isinstance(documents, list)
    known = {document["id"] for document in documents}
    for guide in guides.values():
        cited = [source for step in guide.steps for source in step.sources]
        cited += [source for item in guide.checklist for source in item.sources]
        assert {source.document for source in cited} <= known


def test_texts_hold_no_date_and_read_as_sentences(guides: Mapping[str, Guide]) -> None:
    for guide in guides.values():
        for text in texts(guide):
            assert not A_DATE.search(text), text  # the program computes them
            assert not text[0].islower(), text
            assert "  " not in text


def test_times_and_forms_of_the_law_are_told(guides: Mapping[str, Guide]) -> None:
    told = {name: " ".join(texts(guide)) for name, guide in guides.items()}
    assert all("15 ngày làm việc" in text for text in told.values())
    assert all(words in told[AGAIN] for words in ("180", "120", "45 ngày", "36 tháng"))
    assert "Mẫu số 03" in told[COMMUNE]


def test_a_sound_guide_loads(tmp_path: Path) -> None:
    faults = read(tmp_path, GUIDE)
    assert faults == []


def test_a_folder_that_is_not_there_has_no_guides(tmp_path: Path) -> None:
    faults: list[Fault] = []
    assert list(read_guides(tmp_path / "guides", faults)) == []
    assert faults == []


@pytest.mark.parametrize(
    ("right", "wrong", "line", "reason"),
    [
        ("id: thu", "id: khac", 1, "id “khac” phải trùng tên tệp “thu”"),
        ("title: Thử\n", "", 1, "title: thiếu trường này"),
        ("who: Bạn", "who: Bạn\n    whom: Bạn", 8, "steps[1].whom: trường lạ"),
        ("leads_to: rounds", "leads_to: moon", 11, "steps[1].leads_to: phải là một trong"),
        ("key: ruou", "key: mau-01", 21, "key “mau-01” đã có ở trên"),
        ("key: ruou", "key: mot-khoa-qua-dai", 21, "checklist[2].key: dài quá 12"),
        ("key: ruou", "key: Rượu", 21, "chỉ dùng chữ thường không dấu"),
        ("[14, 15]", "[14, 27]", 24, "only_sets[2]: số bộ tiêu chí phải từ 1 đến 26"),
        ("[14, 15]", "[0]", 24, "số bộ tiêu chí phải từ 1 đến 26"),
        ("[14, 15]", "[rượu]", 24, "số bộ tiêu chí phải từ 1 đến 26"),
        ("[household]", "[farmer]", 25, "only_types[1]: phải là một trong"),
        ("only_types:", "not_sets: [1]\n    only_types:", 21, "chỉ dùng một trong hai"),
        ("required: true", "required: maybe", 17, "required: phải là true hoặc false"),
        ("- document: qd-26-2026", "- title: Báo", 19, "phải là một văn bản"),
        ("    sources: [{document: qd-26-2026, article: Phụ lục II}]\n", "", 21, "sources: thiếu"),
        ("summary: Làm thử.", "summary: [Làm", 5, "không đọc được YAML"),
        ("summary: Làm thử.", "id: thu", 4, "khóa “id” ghi hai lần"),
    ],
)  # fmt: skip
def test_a_broken_guide_is_told_with_its_file_and_line(
    tmp_path: Path, right: str, wrong: str, line: int, reason: str
) -> None:
    assert right in GUIDE
    told = read(tmp_path, GUIDE.replace(right, wrong, 1))
    assert any(text.startswith(f"thu.yaml:{line}: ") and reason in text for text in told), told


def test_a_checklist_has_no_more_items_than_an_address_can_tick(tmp_path: Path) -> None:
    item = "  - {key: k%d, text: Giấy, why: Cần, sources: [{document: qd-26-2026}]}\n"
    enough = GUIDE + "".join(item % number for number in range(MOST_ITEMS - 2))
    assert read(tmp_path, enough) == []
    assert read(tmp_path, enough + item % MOST_ITEMS) == ["thu.yaml:14: checklist: dài quá 40"]


def test_an_empty_guide_is_told(tmp_path: Path) -> None:
    assert read(tmp_path, "") == ["thu.yaml:1: tệp trống hoặc không phải các trường “tên: giá trị”"]


def test_a_guide_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "thu.yaml").write_bytes(GUIDE.encode("utf-16"))
    faults: list[Fault] = []
    assert list(read_guides(tmp_path, faults)) == []
    assert [fault.reason for fault in faults] == ["tệp không phải UTF-8"]


def read(folder: Path, text: str) -> list[str]:
    """The faults of a guide, without their folder; a guide with a fault is not loaded."""
    (folder / "thu.yaml").write_text(text, encoding="utf-8")
    faults: list[Fault] = []
    guides = read_guides(folder, faults)
    assert bool(guides) != bool(faults)
    return [str(fault).removeprefix(f"{folder}/") for fault in faults]
