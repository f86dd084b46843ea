"""The real content: complete, dated, sourced, and true to the rules in force."""

import datetime
import itertools
import re

import pytest

from ocop_bot.checking import check
from ocop_bot.criteria import STAR_BANDS, star_of
from ocop_bot.knowledge import Entry, Knowledge, Standing
from ocop_bot.settings import DATA, KNOWLEDGE
from tests.conftest import TODAY

TOPICS = """
    khai-niem chu-the dieu-kien nhom-san-pham tieu-chi thang-diem phan-hang quy-trinh ho-so noi-nop
    thoi-han-giai-quyet le-phi hieu-luc danh-gia-lai thu-hoi logo-nhan attp nhan-hang-hoa
    so-huu-tri-tue ho-tro thuong xuc-tien van-ban to-chuc hai-cap nam-sao-quoc-gia ke-hoach-2024
    lien-he khac
""".split()


def entries_of(knowledge: Knowledge, topic: str) -> list[Entry]:
    return [entry for entry in knowledge.entries if entry.topic == topic]


def test_content_data_and_model_have_no_fault() -> None:
    faults, summary = check(KNOWLEDGE, DATA)
    assert [str(fault) for fault in faults] == []
    assert "không có lỗi" in summary


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_answers(knowledge: Knowledge, topic: str) -> None:
    assert entries_of(knowledge, topic)
    assert knowledge.topics[topic]


def test_there_are_no_other_topics(knowledge: Knowledge) -> None:
    assert sorted(knowledge.topics) == sorted(TOPICS)


def test_entries_are_many_and_each_is_asked_in_many_ways(knowledge: Knowledge) -> None:
    assert len(knowledge.entries) >= 70
    for entry in knowledge.entries:
        assert len(entry.questions) >= 8, entry.id
        asked = [question.lower() for question in entry.questions]
        assert any("ocop" in question for question in asked), entry.id
        assert any("ocop" not in question for question in asked), entry.id
        assert any(len(question.split()) <= 4 for question in asked), entry.id
        assert any(question.isascii() for question in asked), entry.id


def test_an_entry_resting_on_a_rule_no_longer_in_force_says_so(knowledge: Knowledge) -> None:
    for entry in knowledge.entries:
        for source in entry.sources:
            if source.document is None or entry.history:
                continue
            document = knowledge.documents[source.document]
            if document.standing(TODAY) is not Standing.IN_FORCE:
                assert document.number.split("/")[0] in entry.body, entry.id
                assert re.search(r"hết hiệu lực|thay|ngưng|đã kết thúc|không còn", entry.body)


def test_no_answer_gives_a_phone_number_or_a_reward_table(knowledge: Knowledge) -> None:
    for entry in knowledge.entries:
        assert not re.search(r"(?<![\d.])0\d{2,3}[. ]?\d{3}[. ]?\d{3,4}(?!\d)", entry.body), (
            entry.id
        )
    for entry in entries_of(knowledge, "thuong"):
        assert re.search(r"[Cc]hưa|không", entry.body), entry.id


def test_the_rule_in_force_and_those_it_replaced(knowledge: Knowledge) -> None:
    documents = knowledge.documents
    assert documents["qd-26-2026"].standing(TODAY) is Standing.IN_FORCE
    for old in ("qd-148-2023", "qd-1489-2025"):
        assert documents[old].standing(datetime.date(2026, 7, 21)) is Standing.IN_FORCE
        assert documents[old].standing(datetime.date(2026, 7, 22)) is Standing.ENDED
        assert documents[old].replaced_by == "qd-26-2026"
    assert documents["nd-46-2026"].standing(TODAY) is Standing.SUSPENDED


DOCUMENTS_OF_SECTION_ONE = """
    490/QĐ-TTg 01/QĐ-BCĐTW 1048/QĐ-TTg 781/QĐ-TTg 1162/QĐ-VPĐP-OCOP 05/2022/TT-BNNPTNT 919/QĐ-TTg
    53/2022/TT-BTC 148/QĐ-TTg 72/2025/QH15 19/2025/QĐ-TTg 1489/QĐ-TTg 257/2025/QH15 424/NQ-CP
    417/QĐ-BNNMT 26/2026/QĐ-TTg 5277/QĐ-BNNMT 5363/QĐ-UBND 268/KH-UBND 49/KH-UBND 36/KH-UBND
    715/QĐ-UBND
""".split()


@pytest.mark.parametrize("number", DOCUMENTS_OF_SECTION_ONE)
def test_every_legal_document_is_there(knowledge: Knowledge, number: str) -> None:
    assert number in {document.number for document in knowledge.documents.values()}


PLAN_2024 = [
    "49/KH-UBND", "21/02/2024", "120 sản phẩm", "13 sản phẩm 4 sao", "4 sản phẩm 5 sao",
    "479 sản phẩm", "355 chủ thể", "27 huyện", "56 sản phẩm 4 sao", "422 sản phẩm 3 sao",
    "15 sản phẩm", "15–20%", "200 làng nghề", "600 hợp tác xã", "livestream", "fanpage", "hội chợ",
    "hội thảo", "sàn thương mại điện tử", "điểm trưng bày", "Coopmart", "an toàn thực phẩm", "cói",
    "tre", "Nga Sơn", "Hà Trung", "Nông Cống", "Lê Gia", "tuyên truyền", "tập huấn",
    "Chu trình OCOP",
    "chuỗi giá trị", "xúc tiến thương mại", "cấp huyện", "chuyển đổi số", "giám sát", "xuất khẩu",
    "ngân sách",
]  # fmt: skip


@pytest.mark.parametrize("fact", PLAN_2024)
def test_every_fact_of_the_plan_for_2024_is_told(knowledge: Knowledge, fact: str) -> None:
    told = " ".join(e.body for e in entries_of(knowledge, "ke-hoach-2024")).replace("**", "")
    assert fact.lower() in told.lower()


def test_the_plan_for_2024_is_marked_as_history(knowledge: Knowledge) -> None:
    assert all(entry.history for entry in entries_of(knowledge, "ke-hoach-2024"))


def test_star_bands_leave_no_gap() -> None:
    ordered = sorted(STAR_BANDS, key=lambda band: band.low)
    assert ordered[0].low == 0
    assert ordered[-1].high == 100
    for lower, higher in itertools.pairwise(ordered):
        assert lower.high == higher.low
        assert lower.stars + 1 == higher.stars


@pytest.mark.parametrize(
    ("points", "stars"),
    [
        (0, 1),
        (29.9, 1),
        (30, 2),
        (49, 2),
        (50, 3),
        (69.5, 3),
        (70, 4),
        (89.99, 4),
        (90, 5),
        (100, 5),
    ],
)
def test_points_become_stars(points: float, stars: int) -> None:
    assert star_of(points).stars == stars
