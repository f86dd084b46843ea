"""An editor gets the articles of an answer's numbers proposed; the rest of the file stays."""

import pytest

from ocop_bot.knowledge import Entry, Fact, Knowledge
from ocop_bot.knowledge.provisions import Provisions
from tools.facts.drafting import block, draft, insert

TEXT = """\
---
id: x
sources:
  - document: qd-26-2026
valid_from: 2026-05-22
related: [y]
---
Bài viết.

valid_from: trong bài
"""
FACTS = [Fact(says="36 tháng", at="khoản 3 Điều 4"), Fact(says="30: 4", computed="?")]
BLOCK = """\
facts:
  - says: 36 tháng
    at: khoản 3 Điều 4
  - says: "30: 4"
    computed: "?"
"""


def entry(knowledge: Knowledge, body: str) -> Entry:
    known = knowledge.by_id["giay-chung-nhan-36-thang"]
    return known.model_copy(update={"body": body, "facts": ()})


@pytest.mark.parametrize(
    ("body", "drafted"),
    [
        ("Có giá trị **36 tháng**.", [("36 tháng", "khoản 3 Điều 4")]),
        ("Có 15 ngày làm việc.", [("15 ngày làm việc", "khoản 2 Điều 7")]),
        ("Từ 50 đến dưới 70 điểm.", [("50 đến dưới 70 điểm", "điểm c khoản 3 Điều 3")]),
        ("Trước 30/4, rồi trước 30/4.", [("30/4", "khoản 1 Điều 5")]),
        ("Được 355 sản phẩm.", [("355 sản phẩm", None)]),
        ("Bước 1: xem Điều 7.", []),
    ],
)
def test_numbers_are_looked_up_in_the_law(
    knowledge: Knowledge, body: str, drafted: list[tuple[str, str | None]]
) -> None:
    facts = draft(entry(knowledge, body), Provisions(knowledge.law, knowledge.criteria))
    assert [(fact.says, fact.at) for fact in facts] == drafted
    assert all(fact.at or fact.computed == "?" for fact in facts)


def test_a_block_is_yaml_with_quotes_where_needed() -> None:
    assert block(FACTS) == BLOCK


def test_a_block_goes_before_the_days_and_nothing_else_moves() -> None:
    written = insert(TEXT, FACTS)
    assert written.replace(BLOCK, "") == TEXT
    assert written.index("facts:") < written.index("valid_from:") < written.index("Bài viết")


def test_more_facts_join_those_there() -> None:
    once = insert(TEXT, FACTS[:1])
    assert insert(once, FACTS[1:]) == insert(TEXT, FACTS)
