"""Sums of reported figures, always shown: differences and shares."""

from collections.abc import Sequence

from ocop_bot.answers import wording
from ocop_bot.catalogue import Figure, Qualifier
from ocop_bot.reply import Block, paragraph
from ocop_bot.text import printing
from ocop_bot.texts import say

_PAIR = 2


def difference(names: tuple[str, str], values: tuple[int, int], *, exact: bool = True) -> Block:
    """By how much one number exceeds another; the larger one first.

    Args:
        names: of the two.
        values: the two.
        exact: whether both are; otherwise the difference is told to be rough.
    """
    if values[0] == values[1]:
        return paragraph(say("figure.same", one=names[0], other=names[1], value=_print(values[0])))
    (more, larger), (less, smaller) = sorted(
        zip(names, values, strict=True), key=lambda pair: -pair[1]
    )
    return paragraph(
        say(
            "figure.difference" if exact else "figure.difference_rough",
            larger=_print(larger),
            smaller=_print(smaller),
            difference=_print(larger - smaller),
            more=more,
            less=less,
        )
    )


def share(part: Figure, whole: int, context: str) -> Block:
    """A reported part of a whole in percent.

    Args:
        part: the part; a plain number.
        whole: the whole, above zero.
        context: what the whole is, in words.
    """
    return paragraph(
        say(
            "figure.share_sum",
            part=wording.figure_value(part),
            whole=_print(whole),
            share=printing.percent(int(part.value) / whole),
            of=context,
        )
    )


def growth(ordered: Sequence[Figure]) -> tuple[Block, ...]:
    """By how much the last report exceeds the first, where both are exact."""
    exact = [one for one in ordered if is_exact(one)]
    if len(exact) < _PAIR:
        return ()
    first, last = exact[0], exact[-1]
    return (
        paragraph(
            say(
                "figure.growth",
                since=wording.partial_date(first.as_of),
                until=wording.partial_date(last.as_of),
                last=wording.figure_value(last),
                first=wording.figure_value(first),
                difference=_print(int(last.value) - int(first.value)),
            )
        ),
    )


def is_exact(figure: Figure) -> bool:
    """Whether a figure is a plain number that can be reckoned with as it stands."""
    return figure.value.isdecimal() and figure.qualifier is Qualifier.EXACT


def _print(value: int) -> str:
    return printing.number(value)
