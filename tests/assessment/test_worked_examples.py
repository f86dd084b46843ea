"""Three sheets worked through by hand: mắm tôm, chiếu cói, du lịch cộng đồng."""

import dataclasses

import pytest

from ocop_bot.assessment import Sheet, score
from ocop_bot.criteria import CriteriaSets, read_criteria
from ocop_bot.settings import KNOWLEDGE
from tests.assessment.sheets import set_points, worst

SETS: CriteriaSets = read_criteria(KNOWLEDGE / "criteria", [])


@dataclasses.dataclass(frozen=True)
class Worked:
    """Points of each criterion, and what adds up by hand."""

    number: int
    points: str
    parts: tuple[int, int, int]
    by_points: int
    star: int | None
    fails: dict[int, list[str]]


SHRIMP_PASTE = Worked(
    # A 10 + 6 + 7 = 23, B 5 + 6 = 11, C 10 + 3 + 2 + 1 + 1 + 1 = 18: 52 points, every 3-star mark
    number=9,
    points="""
        1.1 5  1.2 2  1.3 1  1.4 1  1.5 1  1.6 0  2.1 3  2.2 2  2.3 1  2.4 0
        3.1 1  3.2 1  3.3 3  3.4 1  3.5 1  4.1 3  4.2 1  4.3 1  5.1 2  5.2 1  5.3 3
        6.1 2  6.2 2  6.3 2  6.4 2  6.5 2  7 3  8 2  9 1  10 1  11 1
    """,
    parts=(23, 11, 18),
    by_points=3,
    star=3,
    fails={3: [], 4: ["1.4", "2.3", "3.4", "3.5", "5.1", "9"]},
)

SEDGE_MATS = Worked(
    # A 12 + 8 + 10 = 30, B 8 + 10 = 18, C 15 + 1 + 1 + 5 = 22: 70 points, but 8 is below 3
    number=21,
    points="""
        1.1 4  1.2 2  1.3 2  1.4 2  1.5 1  1.6 1  2.1 4  2.2 4  2.3 0
        3.1 3  3.2 0  3.3 3  3.4 2  3.5 2  4.1 3  4.2 2  4.3 3  5.1 5  5.2 2  5.3 3
        6.1 5  6.2 3  6.3 2  6.4 2  6.5 3  7 1  8 1  9 5
    """,
    parts=(30, 18, 22),
    by_points=4,
    star=3,
    fails={3: [], 4: ["8"]},
)

HOMESTAY = Worked(
    # A 10 + 7 + 10 = 27, B 12 + 4 = 16, C 26: 69 points, but no trademark applied for
    number=26,
    points="""
        1.1 3  1.2 3  1.3 3  1.4 1  2.1 3  2.2 1  2.3 3  3.1 2  3.2 1  3.3 4  3.4 3  3.5 0
        4.1 3  4.2 2  4.3 2  4.4 3  4.5 2  5.1 2  5.2 1  5.3 1
        6 3  7 3  8 3  9 2  10 2  11 2  12 2  13 3  14 2  15 1  16 2  17 1
    """,
    parts=(27, 16, 26),
    by_points=3,
    star=None,
    fails={3: ["3.5"], 4: ["3.5"]},
)


def sheet_of(worked: Worked) -> Sheet:
    criteria_set = SETS[worked.number]
    words = worked.points.split()
    given = dict(zip(words[::2], map(int, words[1::2]), strict=True))
    assert list(given) == [criterion.code for criterion in criteria_set.criteria]
    sheet = worst(criteria_set)
    for code, points in given.items():
        sheet = set_points(criteria_set, sheet, code, points)
    return sheet


@pytest.mark.parametrize("worked", [SHRIMP_PASTE, SEDGE_MATS, HOMESTAY], ids=["9", "21", "26"])
def test_it_adds_up_as_by_hand(worked: Worked) -> None:
    result = score(SETS[worked.number], sheet_of(worked))
    assert tuple(part.points for part in result.parts) == worked.parts
    assert result.total == sum(worked.parts)
    assert (result.star_by_points, result.star) == (worked.by_points, worked.star)
    for stars, codes in worked.fails.items():
        assert [short.criterion.code for short in result.shortfalls[stars]] == codes
