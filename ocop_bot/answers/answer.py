"""An `Answer`: the `Reply`, and what it rests on."""

import dataclasses
import datetime
from collections.abc import Sequence

from ocop_bot.catalogue import Figure, Product
from ocop_bot.reply import Block, Button, File, Paragraph, Reply, SourceLine, Span, line

_BUTTONS_OF_EACH = 3


@dataclasses.dataclass(frozen=True, slots=True)
class ComputedFigure:
    """A computed figure (số tự đếm): our database counts it, now; never a reported one.

    ``of`` says in words what is counted, where the metric does not: "4 sao, do hợp tác xã làm".
    """

    metric: str
    scope: str
    value: int
    as_of: datetime.date
    of: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """A reply with the products, figures and sources it rests on, in the order they are shown.

    ``drawn`` are those of the figures that stand beside each other, for a chart. ``asks``: where
    the screen asks for something to be typed, the question that is meant then.
    """

    reply: Reply
    products: tuple[Product, ...] = ()
    figures: tuple[Figure | ComputedFigure, ...] = ()
    sources: tuple[str, ...] = ()
    asks: str | None = None
    drawn: tuple[Figure | ComputedFigure, ...] = ()


def sourced(
    blocks: Sequence[Block],
    source: str,
    buttons: Sequence[Button] = (),
    *,
    file: File | None = None,
    asks: str | None = None,
) -> Answer:
    """An answer that ends with its source line, and rests on what that says."""
    shown = (*blocks, SourceLine(line(source)))
    return Answer(Reply(shown, tuple(buttons), file=file), sources=(source,), asks=asks)


def together(questions: tuple[str, str], answers: tuple[Answer, Answer]) -> Answer:
    """Two answers in one, each under the words of its question."""
    blocks = [
        block
        for question, answer in zip(questions, answers, strict=True)
        for block in (Paragraph((Span(f"“{question}”", bold=True),)), *answer.reply.blocks)
    ]
    buttons = [button for one in answers for button in one.reply.buttons[:_BUTTONS_OF_EACH]]
    first, second = answers
    return Answer(
        Reply(blocks=tuple(blocks), buttons=tuple(dict.fromkeys(buttons))),
        products=first.products + second.products,
        figures=first.figures + second.figures,
        sources=tuple(dict.fromkeys(first.sources + second.sources)),
    )
