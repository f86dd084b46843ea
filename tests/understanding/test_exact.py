"""What is asked for by name needs no likeness: an article, a date, what one makes."""

import pytest

from ocop_bot.assistant import Assistant
from ocop_bot.channels.plain import plain_text


def first_line(assistant: Assistant, question: str, previous: str | None = None) -> str:
    return plain_text(assistant.ask(question, previous).answer.reply).split("\n")[0]


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("điều 7 nói gì", "Điều 7. Trình tự đánh giá"),
        ("dieu 12 khoan 3", "Điều 12. Điều khoản chuyển tiếp, khoản 3"),
        ("mẫu 02 gồm những mục nào", "Mẫu số 02. Báo cáo tự đánh giá"),
        ("xem nguyên văn", "Quyết định 26/2026/QĐ-TTg ngày 22/05/2026"),
        ("điều 40 nói gì", "Quyết định 26/2026/QĐ-TTg không có Điều 40"),
        ("phụ lục 2", "Phụ lục II."),
        ("tôi làm nem chua", "Nem chua thuộc bộ 8"),
        ("toi lam nem chua", "Nem chua thuộc bộ 8"),
        ("nuôi ong lấy mật", "Nuôi ong lấy mật thuộc bộ 4"),
        ("homestay ở Pù Luông", "Homestay thuộc bộ 26"),
        ("rượu siêu men", "Rượu siêu men thuộc bộ 14"),
        ("nhà em nấu rượu", "Nấu rượu có thể thuộc một trong các bộ sau."),
        ("nha em nau ruou", "Nấu rượu có thể thuộc một trong các bộ sau."),
        ("tôi nấu rượu mơ", "Rượu mơ thuộc bộ 15"),
        ("chiếu cói thuộc bộ nào", "Chiếu cói thuộc bộ 21"),
        ("cấp ngày 15/12/2023 thì bao giờ nộp lại", "Giấy cấp ngày 15/12/2023"),
        ("giấy hết hạn ngày 30/6/2027 thì nộp lại khi nào", "Giấy có hạn đến 30/06/2027."),
        ("xã nhận hồ sơ ngày 5/4/2027 thì hạn xong là ngày nào", "Hồ sơ UBND cấp xã nhận"),
    ],
)
def test_the_screen_asked_for_by_name(assistant: Assistant, question: str, begins: str) -> None:
    assert first_line(assistant, question).startswith(begins)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("giấy cấp ngày 30/2/2024 thì bao giờ hết hạn", "tháng 2/2024"),
        ("chứng nhận cấp ngày 15/13/2023 bao giờ nộp lại", "tháng 13"),
        ("giấy cấp ngày 1/1/1990 thì khi nào nộp lại", "07/05/2018"),
        ("giấy chứng nhận hết hạn ngày 1/1/2050 thì nộp lại khi nào", "36 tháng"),
    ],
)
def test_a_date_that_cannot_be_is_explained(assistant: Assistant, question: str, says: str) -> None:
    assert says in plain_text(assistant.ask(question).answer.reply)


@pytest.mark.parametrize(
    "question",
    [
        "bán nem chua ở đâu",
        "tôi làm nem chua có được làm ocop không",
        "mắm tôm Lê Gia mấy sao",
        "mua chiếu cói ở Nga Sơn",
        "điều 7 có áp dụng cho hộ kinh doanh không",
    ],
)
def test_a_question_that_says_more_is_left_to_likeness(assistant: Assistant, question: str) -> None:
    told = first_line(assistant, question)
    assert "thuộc bộ" not in told
    assert not told.startswith("Điều 7.")


def test_after_the_set_is_asked_for_a_product_alone_is_enough(assistant: Assistant) -> None:
    assert first_line(assistant, "mắm tôm", "tự chấm điểm").startswith("Mắm tôm thuộc bộ 9")
    assert "thuộc bộ" not in first_line(assistant, "mắm tôm")


def test_after_the_date_is_asked_for_a_date_alone_is_enough(assistant: Assistant) -> None:
    asked = "khi nào nộp hồ sơ đánh giá lại"
    assert first_line(assistant, "15/12/2023", asked).startswith("Giấy cấp ngày 15/12/2023")
    assert first_line(assistant, "30/6/2027", asked).startswith("Giấy có hạn đến 30/06/2027")


def test_what_was_understood_is_on_record(assistant: Assistant) -> None:
    answered = assistant.ask("điều 7 nói gì")
    assert (answered.intent.label.name, answered.intent.label.topic) == (
        "doc-nguyen-van",
        "van-ban",
    )
    assert answered.answer.sources == ("Điều 7 Quyết định 26/2026/QĐ-TTg",)
