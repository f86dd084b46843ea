"""A part of the decision has one citation and one code; both lead back to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_bot.knowledge import Knowledge
from ocop_bot.law import (
    BadReferenceError,
    Reference,
    from_code,
    name_of,
    parse_citation,
    to_code,
)
from ocop_bot.law.reference import POINT_LETTERS

articles = st.builds(
    lambda article, clause, point: Reference(article, clause, point if clause else None),
    st.integers(1, 999),
    st.none() | st.integers(1, 99),
    st.none() | st.sampled_from(POINT_LETTERS),
)
references = st.one_of(
    articles,
    st.builds(Reference, annex=st.integers(1, 10)),
    st.builds(Reference, form=st.integers(1, 99)),
    st.just(Reference()),
)


@given(references)
def test_a_code_leads_back_to_its_part(reference: Reference) -> None:
    assert from_code(to_code(reference)) == reference


@given(references.filter(lambda reference: reference != Reference()))
def test_a_name_is_a_citation_of_its_part(reference: Reference) -> None:
    assert parse_citation(name_of(reference)) == (reference,)


@given(references)
def test_a_code_fits_an_address(reference: Reference) -> None:
    assert len(to_code(reference)) <= 9
    assert set(to_code(reference)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("7", "Điều 7"),
        ("7-6", "khoản 6 Điều 7"),
        ("7-6-a", "điểm a khoản 6 Điều 7"),
        ("7-8-dd", "điểm đ khoản 8 Điều 7"),
        ("7-8-d", "điểm d khoản 8 Điều 7"),
        ("pl1", "Phụ lục I"),
        ("m2", "Mẫu số 02 Phụ lục III"),
        ("ml", "Mục lục"),
    ],
)
def test_codes_and_names(code: str, name: str) -> None:
    assert name_of(from_code(code)) == name


@pytest.mark.parametrize(
    "code",
    ["", "0", "07", "7-", "7-0", "7-6-", "7-6-đ", "7-6-f", "7-6-z", "7-a", "pl0", "pl11", "m0", "x",
     "7-6-ab", "1000", "7-100", "ML", "7 6", "٧", "7-6-a-1", "m2-1"],
)  # fmt: skip
def test_any_other_text_is_no_code(code: str) -> None:
    with pytest.raises(BadReferenceError):
        from_code(code)


@given(st.text(max_size=12))
def test_no_text_reads_as_two_codes(text: str) -> None:
    try:
        reference = from_code(text)
    except BadReferenceError:
        return
    assert to_code(reference) == text


@pytest.mark.parametrize(
    ("citation", "codes"),
    [
        ("Điều 7", "7"),
        ("điểm b khoản 1 Điều 6", "6-1-b"),
        ("khoản 3, 4 Điều 7", "7-3 7-4"),
        ("khoản 1 và khoản 2 Điều 3", "3-1 3-2"),
        ("điểm d và điểm đ khoản 3 Điều 3", "3-3-d 3-3-dd"),
        ("điểm a, b khoản 2 Điều 7; Mẫu số 01 Phụ lục III", "7-2-a 7-2-b m1"),
        ("khoản 1, 2, 3 và điểm a khoản 6 Điều 7", "7-1 7-2 7-3 7-6-a"),
        ("Mẫu số 01 và 02 Phụ lục III", "m1 m2"),
        ("Mẫu số 01, Mẫu số 02 Phụ lục III", "m1 m2"),
        ("Phụ lục II", "pl2"),
        ("Phụ lục I; Phụ lục III", "pl1 pl3"),
    ],
)
def test_citations_of_entries(citation: str, codes: str) -> None:
    assert [to_code(reference) for reference in parse_citation(citation)] == codes.split()


@pytest.mark.parametrize(
    "citation",
    ["", "Điều bảy", "khoản 3", "điểm a Điều 7", "điểm a khoản 1, 2 Điều 7", "Phụ lục 1",
     "Mẫu số 01 Phụ lục II", "điều 7", "Điều 7, Điều 8", "khoản a Điều 7", "Điều 7.6a",
     "Điều 0", "khoản 0 Điều 3", "Phụ lục IIII"],
)  # fmt: skip
def test_any_other_text_is_no_citation(citation: str) -> None:
    with pytest.raises(BadReferenceError):
        parse_citation(citation)


@pytest.mark.parametrize(
    "parts",
    [
        {"clause": 1},
        {"article": 1, "point": "a"},
        {"article": 1, "annex": 1},
        {"annex": 1, "form": 1},
        {"article": 0},
        {"article": 1, "clause": 1, "point": "ab"},
        {"article": 1, "clause": 1, "point": "z"},
    ],
)
def test_a_part_that_cannot_be_cited_cannot_be_made(parts: dict[str, int | str]) -> None:
    with pytest.raises(BadReferenceError):
        Reference(**parts)  # type: ignore[arg-type]


def test_every_citation_of_every_entry_exists(knowledge: Knowledge) -> None:
    cited = [
        (entry.id, source.document, reference)
        for entry in knowledge.entries
        for source in entry.sources
        if source.document and source.article
        for reference in parse_citation(source.article)
    ]
    assert len(cited) > 250
    law = knowledge.law
    assert [one for one in cited if one[1] in law and not law[one[1]].has(one[2])] == []
