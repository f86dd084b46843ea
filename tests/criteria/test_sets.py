"""The 26 sets as kept are those of Phụ lục II, and a broken file is named with its line."""

import json
import shutil
from pathlib import Path

import pytest

from ocop_bot.catalogue import Catalogue
from ocop_bot.criteria import read_criteria
from ocop_bot.criteria.hints import read_hints
from ocop_bot.criteria.products import read_products
from ocop_bot.faults import Fault
from ocop_bot.knowledge import Knowledge
from ocop_bot.settings import KNOWLEDGE
from ocop_bot.text.reading import Reader, own_words


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KNOWLEDGE / "criteria", tmp_path / "criteria"))


def faults(folder: Path) -> list[str]:
    found: list[Fault] = []
    sets = read_criteria(folder, found)
    read_hints(folder, sets, found)
    read_products(folder, found)
    return [str(fault).removeprefix(f"{folder}/") for fault in found]


def test_all_sets_hints_and_nouns_are_sound(folder: Path, knowledge: Knowledge) -> None:
    assert faults(folder) == []
    assert sorted(knowledge.criteria) == list(range(1, 27))
    assert sum(len(one.criteria) for one in knowledge.criteria.values()) > 700


def test_a_wrong_number_of_points_is_named(folder: Path) -> None:
    path = folder / "criteria.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    raw["sets"][8]["parts"][0]["sections"][0]["criteria"][0]["options"][2]["points"] = 4
    path.write_text(json.dumps(raw, ensure_ascii=False, indent=1), encoding="utf-8")
    (told,) = faults(folder)
    assert told.startswith("criteria.json:")
    assert "bộ 9: tiêu chí 1.1: mức cao nhất không phải 5 điểm" in told


def test_a_star_mark_that_was_moved_is_named(folder: Path) -> None:
    path = folder / "criteria.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    raw["sets"][8]["star_minimums"]["3"]["2.2"] = 1
    path.write_text(json.dumps(raw, ensure_ascii=False, indent=1), encoding="utf-8")
    assert any("bảng mức tối thiểu khác các dấu sao" in told for told in faults(folder))


def test_a_torn_file_is_named_with_its_line(folder: Path) -> None:
    (folder / "criteria.json").write_text('{\n "sets": [\n', encoding="utf-8")
    assert any(told.startswith("criteria.json:3: không phải JSON") for told in faults(folder))


def test_a_criterion_without_hint_and_a_hint_without_criterion_are_named(folder: Path) -> None:
    path = folder / "hints.yaml"
    text = path.read_text(encoding="utf-8").replace("name: Nguồn nguyên liệu", "name: Nguồn gỗ")
    path.write_text(text, encoding="utf-8")
    told = faults(folder)
    assert any("chưa có gợi ý cho tiêu chí “Nguồn nguyên liệu”" in each for each in told)
    assert any("không có tiêu chí nào tên “Nguồn gỗ”" in each for each in told)


def test_a_noun_in_two_sets_is_named_with_its_line(folder: Path) -> None:
    path = folder / "products.yaml"
    path.write_text(
        "sets:\n  - set: 8\n    nouns: [nem chua]\n  - set: 9\n    nouns:\n      - mắm tôm\n"
        "      - nem chua\n",
        encoding="utf-8",
    )
    assert faults(folder) == ["products.yaml:7: “nem chua” ghi hai lần"]


def test_a_set_that_is_none_is_named_with_its_line(folder: Path) -> None:
    path = folder / "products.yaml"
    path.write_text("sets:\n  - set: 27\n    nouns: [nem chua]\n", encoding="utf-8")
    assert faults(folder)[0].startswith("products.yaml:2:")


def test_at_least_300_nouns_of_the_province_have_a_set(knowledge: Knowledge) -> None:
    nouns = knowledge.product_nouns.nouns
    assert len(nouns) >= 300
    assert {number for noun in nouns for number in noun.sets} == set(range(1, 27))
    slugs = [noun.slug for noun in nouns]
    assert len(set(slugs)) > 0.98 * len(slugs)  # "chè" and "che" share one only rarely


@pytest.mark.parametrize(
    ("said", "sets"),
    [
        ("nem chua", (8,)),
        ("nuôi ong lấy mật", (4,)),
        ("homestay", (26,)),
        ("rượu siêu men", (14,)),
        ("rượu", (14, 15)),
        ("mắm tôm", (9,)),
        ("mam tom", (9,)),
        ("chiếu cói", (21,)),
        ("bưởi", (1,)),
        ("trà gừng mật ong", (12,)),
        ("yến sào", (4, 8)),
        ("làm nem chua", (8,)),
        ("trong rau ma", (1,)),
    ],
)
def test_what_people_say_leads_to_its_set(
    knowledge: Knowledge, said: str, sets: tuple[int, ...]
) -> None:
    tokens = Reader({}).read(said).tokens
    assert knowledge.product_nouns.find(tokens)[0].noun.sets == sets


def test_a_lone_word_without_marks_is_not_taken_for_a_product(knowledge: Knowledge) -> None:
    found = knowledge.product_nouns.find(Reader({}).read("toi lam nem chua").tokens)
    assert [one.noun.text for one in found] == ["nem chua"]  # "toi" is no garlic


def test_a_choice_says_how_to_choose(knowledge: Knowledge) -> None:
    for noun in knowledge.product_nouns.nouns:
        assert bool(noun.tell) == (len(noun.sets) > 1), noun.text
        assert noun.words == own_words(noun.text)


def test_every_product_of_the_catalogue_has_a_set(
    knowledge: Knowledge, catalogue: Catalogue
) -> None:
    names = [name for _, name, _, _ in catalogue.product_names()]
    without = [name for name in names if not knowledge.product_nouns.find(own_words(name))]
    assert without == []
