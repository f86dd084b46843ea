"""A reply as plain text: for `ask`, for JSON, and for a terminal that knows no bold."""

from collections.abc import Callable

from ocop_bot.reply import Block, Bullets, Line, Paragraph, Reply, SourceLine


def plain_text(reply: Reply) -> str:
    """Blocks as text, separated by blank lines; without buttons."""
    return "\n\n".join(render(block, plain_line) for block in reply.blocks)


def render(block: Block, show: Callable[[Line], str]) -> str:
    """One block as text; ``show`` turns a line into text."""
    match block:
        case Paragraph(line) | SourceLine(line):
            return show(line)
        case Bullets(lines):
            return "\n".join(f"• {show(line)}" for line in lines)


def plain_line(line: Line) -> str:
    """A line without its bold."""
    return "".join(span.text for span in line)
