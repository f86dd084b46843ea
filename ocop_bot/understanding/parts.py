"""Two questions in one message: "nộp hồ sơ ở đâu và mất bao lâu?"."""

import re

from ocop_bot.text.letters import canonical, fold

FEWEST_WORDS = 2
"""Words each part must have."""

_BORDER = re.compile(
    r"[?;\n]+|(?<=\s)(?:và|va|với lại|voi lai|rồi|roi|còn|con)(?=\s)", re.IGNORECASE
)
_ASKS = re.compile(
    r"\b(?:ai|gi|nao|dau|may|bao nhieu|bao lau|bao gio|khi nao|the nao|tai sao|vi sao|lam sao"
    r"|khong|ko|k|chua|bn|ntn|j|mo|rang|chi|how|what|where|who|when|which)\b"
)
"""A word that asks, without marks."""


def two_questions(message: str) -> tuple[str, str] | None:
    """The two questions of a message; None when it does not hold exactly two.

    Each part must itself ask: "hộ kinh doanh và hợp tác xã khác nhau thế nào" is one question.
    """
    parts = [part.strip(" ,.!") for part in _BORDER.split(message)]
    match [part for part in parts if part]:
        case [first, second] if _asks(first) and _asks(second):
            return first, second
        case _:
            return None


def _asks(part: str) -> bool:
    folded = fold(canonical(part))
    return len(folded.split()) >= FEWEST_WORDS and bool(_ASKS.search(folded))
