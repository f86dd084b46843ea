"""Questions for figures, asked as people ask them: number, date and kind of source of each."""

import json

import pytest

from bench.statistics import QUESTIONS, Asked, faults
from ocop_bot.answers import ComputedFigure
from ocop_bot.assistant import Answered, Assistant
from ocop_bot.catalogue import Catalogue
from ocop_bot.channels.plain import plain_text
from ocop_bot.texts import has
from ocop_bot.understanding.intent import Kind

TABLE: list[Asked] = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]


def text(answered: Answered) -> str:
    return plain_text(answered.answer.reply)


@pytest.mark.parametrize("asked", TABLE, ids=[str(one["id"]) for one in TABLE])
def test_each_question_of_the_table_is_answered(assistant: Assistant, asked: Asked) -> None:
    assert faults(asked, assistant.ask(asked["q"], asked.get("prev"))) == []


def test_the_table_is_large_enough() -> None:
    assert len(TABLE) >= 120


def test_a_time_without_a_report_gets_the_nearest_and_no_guess(assistant: Assistant) -> None:
    said = text(assistant.ask("tổng số sản phẩm ocop tháng 11/2026"))
    assert "chưa tìm thấy số công bố về sản phẩm OCOP của tỉnh Thanh Hóa cho tháng 11/2026" in said
    assert "không dự đoán" in said
    assert "661 sản phẩm (tính đến 31/12/2025; baothanhhoa.vn)" in said
    between = text(assistant.ask("quý 2/2025 tỉnh có bao nhiêu sản phẩm"))
    assert "hơn 600 sản phẩm (tính đến 10/02/2025" in between
    assert "649 sản phẩm (tính đến 03/09/2025" in between


def test_reports_that_contradict_each_other_are_all_told(assistant: Assistant) -> None:
    for question in ("đầu năm 2025 có bao nhiêu sản phẩm", "số 573 hay 606 sản phẩm mới đúng"):
        said = text(assistant.ask(question))
        assert "573" in said
        assert "606" in said
        assert "khác nhau" in said


def test_a_total_that_falls_is_told_to_be_odd(assistant: Assistant) -> None:
    said = text(assistant.ask("năm 2023 tỉnh có bao nhiêu sản phẩm ocop"))
    assert "436 sản phẩm OCOP" in said
    assert "số 317 (khoảng 31/05/2023) nhỏ hơn số 330 (khoảng 01/01/2023) dù có sau" in said


def test_a_number_nobody_published_is_said_to_be_none(assistant: Assistant) -> None:
    said = text(assistant.ask("tivi nói tỉnh mình có 712 sản phẩm ocop phải không"))
    assert "không tìm thấy nguồn nào công bố con số 712" in said
    assert "661 sản phẩm OCOP" in said


def test_numbers_of_points_and_days_are_no_figures(assistant: Assistant) -> None:
    answered = assistant.ask("nộp trước 120 ngày hay 180 ngày")
    assert answered.intent.kind is Kind.KNOWLEDGE


@pytest.mark.parametrize(
    ("question", "sum_"),
    [
        ("năm 2025 so với năm 2021 tăng bao nhiêu sản phẩm", "661 − 158 = 503"),
        ("hoằng hóa nhiều hơn nga sơn bao nhiêu sản phẩm", "45 − 41 = 4"),
        ("đồ uống với thủ công nhóm nào nhiều hơn", "57 − 34 = 23"),
        ("sản phẩm 4 sao chiếm bao nhiêu phần trăm", "59 : 661 = 8,9%"),
        ("thanh hóa chiếm mấy phần trăm sản phẩm ocop cả nước cuối 2025", "661 : 18.243 = 3,6%"),
        ("thanh hóa với nghệ an tỉnh nào nhiều ocop hơn", "743 − 661 = 82 (ước chừng"),
        ("mục tiêu 2024 thêm bao nhiêu sản phẩm mới, còn thiếu bao nhiêu", "120 − 54 = 66"),
        ("năm 2021 mục tiêu 80 sản phẩm mới có đạt không", "89 − 80 = 9, vượt 9"),
    ],
)
def test_sums_are_shown(assistant: Assistant, question: str, sum_: str) -> None:
    assert sum_ in text(assistant.ask(question))


def test_a_target_without_results_says_so(assistant: Assistant) -> None:
    said = text(assistant.ask("mục tiêu 2024 được mấy sản phẩm 5 sao"))
    assert "chưa có số liệu công bố riêng về kết quả năm 2024" in said
    assert "1 (tính đến 31/07/2024); 2 (tính đến 16/01/2025)" in said


def test_zero_is_explained_and_what_is_near_is_counted(assistant: Assistant) -> None:
    said = text(assistant.ask("bao nhiêu sản phẩm 4 sao nhóm thủ công ở nga sơn của hợp tác xã"))
    assert ": 0 sản phẩm OCOP, 4 sao, nhóm Thủ công mỹ nghệ, do hợp tác xã làm" in said
    assert "không chắc là ngoài thực tế chưa có" in said
    assert "4 sao, nhóm Thủ công mỹ nghệ, ở huyện Nga Sơn (cũ): 7" in said


def test_a_few_are_named(assistant: Assistant) -> None:
    answered = assistant.ask("tỉnh có mấy sản phẩm 5 sao, tên gì")
    assert "Mắm tôm Lê Gia" in text(answered)
    assert len(answered.answer.products) == 2


def test_stars_or_more_are_counted_together(assistant: Assistant) -> None:
    said = text(assistant.ask("ven biển có mấy sản phẩm từ 4 sao trở lên"))
    assert "19 sản phẩm OCOP, từ 4 sao trở lên, ở vùng ven biển" in said


def test_old_figures_carry_their_date_in_words(assistant: Assistant) -> None:
    assert "số liệu đến quý 1/2024" in text(assistant.ask("quý 1/2024 có bao nhiêu chủ thể"))


def test_a_follow_up_takes_the_year_before(assistant: Assistant) -> None:
    said = text(assistant.ask("so với năm trước thì sao", "năm 2025 tỉnh có bao nhiêu sản phẩm"))
    assert "661 − 517 = 144" in said


def test_what_is_counted_of_all_that_is_counted(assistant: Assistant) -> None:
    said = text(assistant.ask("bao nhiêu phần trăm sản phẩm ở ven biển"))
    assert "62 : 147 = 42,2%" in said


@pytest.mark.parametrize(
    ("question", "told", "never"),
    [
        ("xã nga sơn mới chứ không phải huyện nga sơn có mấy sản phẩm", "xã Nga Sơn", "41 sản"),
        ("từ 3 sao trở lên tỉnh có mấy sản phẩm", "661 sản phẩm OCOP", "4 sao"),
        ("huyện nào ở ven biển ít sản phẩm nhất", "thành phố Sầm Sơn: 0", "Lang Chánh"),
        ("tỉnh nào nhiều sản phẩm ocop nhất cả nước", "Hà Nội: 3.463 sản phẩm", "147"),
        ("cuối 2021 doanh nghiệp chiếm mấy phần trăm chủ thể", "38 : 103 = 36,9%", "50%"),
        ("sản phẩm 4 sao cuối 2021 so với bây giờ hơn mấy cái", "59 − 40 = 19", "khác nhau"),
        ("đến 30/6/2024 tỉnh có bao nhiêu sản phẩm", "479 sản phẩm", "Giấy chứng nhận"),
        ("cơ sở đăng khoa có bao nhiêu sản phẩm ocop", "Có 6 sản phẩm", "661 sản phẩm OCOP"),
        ("sản phẩm của htx theo hạng sao", "3 sao: 24", "600"),
        ("sản phẩm của htx qua các năm", "Năm 2020: 10", "661 −"),
        ("bay gio co bao nhieu sp 4 sao toan tinh", "59 sản phẩm OCOP 4 sao", "giò"),
        ("giò lụa có mấy sản phẩm", "tên có “giò lụa”", "661"),
        ("thủ công ở nga sơn chiếm mấy phần trăm", "9 : 18 = 50%", "661"),
        ("năm nào công nhận nhiều sản phẩm nhất", "Năm 2021: 33", "huyện Hoằng Hóa"),
        ("xa hoang phu cu co may san pham ocop", "8 sản phẩm OCOP, ở xã Hoằng Phụ (cũ)", "Phú"),
        ("lam sơn có mấy sản phẩm", "ở xã Lam Sơn, phường Lam Sơn (cũ)", "661"),
        ("vẽ logo ocop cho sản phẩm của htx thế nào", "logo", "661"),
    ],
)
def test_what_is_asked_is_told_and_nothing_else(
    assistant: Assistant, question: str, told: str, never: str
) -> None:
    said = text(assistant.ask(question))
    assert told in said
    assert never not in said


def test_a_target_of_the_country_is_set_against_that_year(assistant: Assistant) -> None:
    said = text(assistant.ask("cả nước đặt mục tiêu 2022 bao nhiêu sản phẩm, có đạt không"))
    assert "8.689 − 6.500 = 2.189, vượt 2.189" in said


def test_districts_communes_and_producers_lead(assistant: Assistant) -> None:
    assert "huyện Hoằng Hóa: 20" in text(assistant.ask("huyện nào nhiều sản phẩm ocop nhất"))
    assert "xã Hoằng Thanh: 12" in text(assistant.ask("xã mô nhiều sản phẩm ocop nhất"))
    assert "Đăng Khoa" in text(assistant.ask("chủ thể nào có nhiều sản phẩm nhất"))
    three = assistant.ask("top 3 huyện nhiều sản phẩm 3 sao nhất").answer.figures
    assert len([one for one in three if isinstance(one, ComputedFigure)]) == 3


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("nga sơn", "Tổng quan OCOP huyện Nga Sơn"),
        ("4 sao", "59 sản phẩm OCOP 4 sao"),
        ("nga sơn 4 sao", "9 sản phẩm OCOP, 4 sao, ở huyện Nga Sơn (cũ)"),
        ("theo nhóm", "Thực phẩm: 402 sản phẩm"),
        ("quý 1/2024", "479 sản phẩm OCOP"),
        ("hoang thanh", "xã Hoằng Thanh"),
        ("xyz abc", "Tôi chưa hiểu “xyz abc”"),
        ("<b>" * 99, "Tôi chưa hiểu"),
    ],
)
def test_figures_of_what_is_named_after_the_command(
    assistant: Assistant, what: str, told: str
) -> None:
    assert told in text(assistant.figures(what))


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("vẽ biểu đồ thanh hóa với nghệ an", Kind.STATISTIC),
        ("cho xem bđồ tròn theo sao đc k", Kind.STATISTIC),
        ("vẽ biểu đồ giá vàng theo năm", Kind.OUT_OF_SCOPE),
        ("vẽ biểu đồ giá lợn thanh hóa", Kind.OUT_OF_SCOPE),
    ],
)
def test_a_chart_is_drawn_of_what_is_ours(assistant: Assistant, question: str, kind: Kind) -> None:
    assert assistant.ask(question).intent.kind is kind


def test_every_metric_has_a_name(catalogue: Catalogue) -> None:
    scopes = catalogue.figure_scopes()
    metrics = {metric for scope in scopes for metric in catalogue.metrics(scope)}
    assert [metric for metric in sorted(metrics) if not has(f"metric.{metric}")] == []


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("có bao nhiêu điểm bán hàng ocop", "(cả nước): 674 điểm"),
        ("phụ nữ làm chủ chiếm bao nhiêu phần trăm chủ thể ocop cả nước", "40 %"),
        ("bao nhiêu phần trăm chủ thể là người dân tộc thiểu số", "17,1 %"),
    ],
)
def test_what_is_known_of_the_country_only_says_so(
    assistant: Assistant, question: str, told: str
) -> None:
    assert told in text(assistant.ask(question))
