"""One statistic as sentence, chart and spreadsheet: the same numbers, each with its source."""

import dataclasses
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from bench.statistics import Asked
from ocop_bot.address import StatisticAddress, StatisticView
from ocop_bot.answers import Answer, ComputedFigure, Context, wording
from ocop_bot.answers.answerer import statistic_question
from ocop_bot.answers.statistics import CHART, FILE, STATISTICS, statistic_answer
from ocop_bot.assistant import Assistant
from ocop_bot.catalogue import Catalogue, Figure
from ocop_bot.channels.plain import plain_text
from ocop_bot.knowledge import Knowledge
from ocop_bot.reply import File
from ocop_bot.settings import ROOT
from ocop_bot.text import printing
from ocop_bot.understanding.intent import Kind
from tests.answers.test_statistics import TABLE
from tests.conftest import TODAY


def rows(file: File | None) -> tuple[list[tuple[object, ...]], dict[object, object]]:
    """The numbered rows of the data sheet, and the sources by their number."""
    assert file is not None
    data, sources = openpyxl.load_workbook(io.BytesIO(file.content)).worksheets
    numbered: list[tuple[object, ...]] = [
        row for row in data.iter_rows(values_only=True) if isinstance(row[7], int)
    ]
    return numbered, {row[0]: row[1] for row in sources.iter_rows(values_only=True)}


def values(answer: Answer) -> list[str]:
    return [str(figure.value) for figure in answer.figures]


@pytest.mark.parametrize("name", sorted(STATISTICS))
def test_the_file_holds_exactly_the_numbers_of_the_answer(assistant: Assistant, name: str) -> None:
    shown = assistant.show(StatisticAddress(name))
    if not shown.figures:
        pytest.skip("nothing to show without a place or a year")
    data, sources = rows(assistant.show(StatisticAddress(name, view=StatisticView.FILE)).reply.file)
    assert [str(row[2]) for row in data] == values(shown)
    kinds = ["tự đếm" if isinstance(one, ComputedFigure) else "đã công bố" for one in shown.figures]
    assert [row[6] for row in data] == kinds
    for row, figure in zip(data, shown.figures, strict=True):
        source = str(sources[row[7]])
        if isinstance(figure, ComputedFigure):
            assert source == "dữ liệu sản phẩm của trợ lý OCOP Thanh Hóa"
        else:
            assert (figure.source_url or figure.source_title or "") in source


@pytest.mark.parametrize("name", ["count", "by_stars", "by_group", "overview", "national"])
def test_every_number_of_the_file_stands_in_the_answer(assistant: Assistant, name: str) -> None:
    shown = assistant.show(StatisticAddress(name))
    told = plain_text(shown.reply)
    data, _ = rows(assistant.show(StatisticAddress(name, view=StatisticView.FILE)).reply.file)
    for row in data:
        number = printing.number(row[2]) if isinstance(row[2], int) else str(row[2])
        assert number.replace("-", "–") in told


def test_a_question_for_a_spreadsheet_gives_one(assistant: Assistant) -> None:
    answered = assistant.ask("thống kê sản phẩm theo hạng sao xuất excel")
    data, _ = rows(answered.answer.reply.file)
    assert "600" in [str(row[2]) for row in data]


def test_the_button_leads_to_the_file_of_the_same_question(assistant: Assistant) -> None:
    asked = assistant.ask("nga sơn có bao nhiêu sản phẩm ocop").answer
    button = next(one for one in asked.reply.buttons if one.label == "Tải bảng Excel")
    data, _ = rows(assistant.show(button.address).reply.file)
    assert [str(row[2]) for row in data] == values(asked) == ["41", "18"]


def test_places_side_by_side_can_be_taken_along(assistant: Assistant) -> None:
    asked = assistant.ask("so sánh nga sơn với hoằng hóa").answer
    button = next(one for one in asked.reply.buttons if one.label == "Tải bảng Excel")
    data, _ = rows(assistant.show(button.address).reply.file)
    assert [str(row[2]) for row in data] == values(asked)


@pytest.mark.parametrize("asks", ["xuất excel", "xuat file excel giup em", "tải bảng tính về nhé"])
def test_the_answer_before_is_given_as_a_file(assistant: Assistant, asks: str) -> None:
    before = "sản phẩm theo hạng sao"
    answered = assistant.ask(asks, before)
    data, _ = rows(answered.answer.reply.file)
    assert [str(row[2]) for row in data] == values(assistant.ask(before).answer)


def test_the_list_before_is_given_as_a_file(assistant: Assistant) -> None:
    answered = assistant.ask("xuất excel", "sản phẩm ocop ở nga sơn")
    file = answered.answer.reply.file
    assert file is not None
    assert file.name.startswith("san-pham-ocop-")


def test_excel_alone_asks_for_nothing_before(assistant: Assistant) -> None:
    assert assistant.ask("xuất excel").answer.reply.file is None


@pytest.mark.parametrize("name", ["by_stars", "by_group", "by_year", "top_districts", "expiring"])
def test_the_chart_shows_numbers_of_the_answer_and_says_them_too(
    assistant: Assistant, name: str
) -> None:
    shown = assistant.show(StatisticAddress(name))
    drawn = assistant.show(StatisticAddress(name, view=StatisticView.CHART)).reply.picture
    assert drawn is not None
    assert drawn.png.startswith(b"\x89PNG")
    title, *rows_, footer = drawn.alternative.split("\n")
    told = plain_text(shown.reply)
    for row in rows_:
        number = re.search(r": (?:\D+ )?([\d.]+)", row)
        assert number, row
        assert number[1].replace(".", "") in values(shown)
        assert number[1] in told
    assert title
    assert footer.startswith(("Nguồn: ", "Số liệu "))
    computed = any(isinstance(one, ComputedFigure) for one in shown.figures)
    reported = any(not isinstance(one, ComputedFigure) for one in shown.figures)
    assert computed or reported  # and a chart shows only one of the two
    assert ("đếm ngày" in footer) is not reported


def test_a_chart_is_asked_for_in_words_and_drawn_once(assistant: Assistant) -> None:
    first = assistant.ask("vẽ biểu đồ sản phẩm theo hạng sao").answer.reply.picture
    again = assistant.ask("vẽ biểu đồ", "sản phẩm theo hạng sao").answer.reply.picture
    assert first is not None
    assert again is first  # from the cache


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("tỉnh có bao nhiêu sản phẩm", "Sản phẩm OCOP của tỉnh Thanh Hóa: 69 (31/12/2020)"),
        ("bao nhiêu chủ thể ocop", "Chủ thể OCOP của tỉnh Thanh Hóa: 47 (31/12/2020)"),
        ("hà trung có mấy sản phẩm", "Sản phẩm 3 sao nhiều nhất: 3 (đếm trong dữ liệu"),
        ("sản phẩm 4 sao ở hà trung", "Sản phẩm 3 sao nhiều nhất: 3 (đếm trong dữ liệu"),
    ],
)
def test_a_count_is_drawn_through_the_years_or_by_ranks(
    assistant: Assistant, before: str, title: str
) -> None:
    picture = assistant.ask("vẽ biểu đồ", before).answer.reply.picture
    assert picture is not None
    assert picture.alternative.startswith(title)


def test_what_cannot_be_drawn_says_so(assistant: Assistant) -> None:
    answered = assistant.ask("vẽ biểu đồ", "mục tiêu đến 2027 là bao nhiêu sản phẩm")
    assert answered.answer.reply.picture is None
    assert "chưa vẽ được biểu đồ" in plain_text(answered.answer.reply)


def test_answers_in_words_do_not_load_matplotlib(tmp_path: Path) -> None:
    code = (
        "import sys; import bot; bot.main(['ask', 'sản phẩm theo hạng sao']);"
        " sys.exit('matplotlib' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True,
        env={**os.environ, "OCOP_DATA_DIR": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0


@pytest.mark.parametrize("asked", TABLE, ids=[str(one["id"]) for one in TABLE])
def test_sentence_table_chart_and_file_agree(
    assistant: Assistant, knowledge: Knowledge, catalogue: Catalogue, asked: Asked
) -> None:
    """Over all questions of the table: whatever stands in one of them stands in the others."""
    intent = assistant.ask(asked["q"], asked.get("prev")).intent
    if intent.kind is not Kind.STATISTIC:
        pytest.skip("answered with a list of products")
    context = Context(knowledge, catalogue, TODAY)
    question = statistic_question(intent.label.name, intent.slots, context)
    shown, drawn, taken = (
        statistic_answer(dataclasses.replace(question, form=form), context)
        for form in (None if question.form in (CHART, FILE) else question.form, CHART, FILE)
    )
    told = plain_text(shown.reply).lower()
    assert [one for one in shown.figures if printed(one) not in told] == []
    if not shown.figures:
        return
    data, sources = rows(taken.reply.file)
    plain = statistic_answer(dataclasses.replace(question, form=None), context)
    assert [str(row[2]) for row in data] == values(plain)
    assert {row[7] for row in data} <= sources.keys()
    if drawn.reply.picture:
        for row in drawn.reply.picture.alternative.split("\n")[1:-1]:
            number = re.search(r": (?:\D+ )?([\d.]+)", row)
            assert number, row
            assert number[1].replace(".", "") in values(drawn)
            assert number[1] in plain_text(drawn.reply)
            assert number[1].replace(".", "") in values(plain) or not plain.drawn


@pytest.mark.parametrize("asked", TABLE, ids=[str(one["id"]) for one in TABLE])
def test_a_button_leads_to_the_numbers_it_stands_under(assistant: Assistant, asked: Asked) -> None:
    answered = assistant.ask(asked["q"], asked.get("prev"))
    if answered.intent.kind is not Kind.STATISTIC:
        pytest.skip("answered with a list of products")
    reply = answered.answer.reply
    for button in (one for one in reply.buttons if one.label == "Tải bảng Excel"):
        data, _ = rows(assistant.show(button.address).reply.file)
        assert [str(row[2]) for row in data] == values(answered.answer)
    for button in (one for one in reply.buttons if one.label == "Vẽ biểu đồ"):
        picture = assistant.show(button.address).reply.picture
        assert picture is not None
        assert picture.png.startswith(b"\x89PNG")


def printed(figure: Figure | ComputedFigure) -> str:
    """The number of a figure as an answer prints it."""
    if isinstance(figure, ComputedFigure):
        return str(figure.value)
    return wording.figure_value(figure)
