"""A message that asks for the answer before in another form and says nothing else."""

from ocop_bot.text.reading import Tokens
from ocop_bot.understanding.slots import Slots

_FORM_WORDS = frozenset(
    "xuat tai ve excel bang tinh file tep xlsx bieu do thi ra thanh dang phan tram ty ti le".split()
)
_AROUND = frozenset(
    "cho toi em minh voi nhe nha a di giup xin ban cai len duoc khong hay lam thi con nua do nay"
    " gui muon can lay them luon".split()
)


def form_alone(tokens: Tokens, slots: Slots) -> str | None:
    """The form asked for when nothing else is said: "xuất excel giúp em"; otherwise None."""
    words = {token.folded for token in tokens}
    return slots.form if slots.form and words <= _FORM_WORDS | _AROUND else None
