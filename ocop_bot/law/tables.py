"""A table of an annex or a form as lines one can read on a phone."""

from collections.abc import Iterable, Iterator, Sequence

_NUMBERED = "STT"


def rows_as_lines(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a text with the rows of its tables ("| … |") written out as lines.

    A table whose first column is STT has the mark before its line: "a. Phân nhóm: … – Bộ Y tế".
    """
    header: Sequence[str] = ()
    for line in lines:
        if not line.startswith("|"):
            header = ()
            yield line
        elif not line.strip("|-: "):
            continue  # the rule under the header
        elif not header:
            header = _cells(line)
            yield f"**{_joined(header, header)}**"
        else:
            yield _row(_cells(line), header)


def _cells(line: str) -> Sequence[str]:
    return [cell.strip().replace("<br>", " ") for cell in line.strip("|").split("|")]


def _row(cells: Sequence[str], header: Sequence[str]) -> str:
    text = _joined([cell.replace("**", "") for cell in cells], header)
    if header[0] != _NUMBERED:
        return f"- {text}"
    return f"**{text}**" if any("**" in cell for cell in cells) else text


def _joined(cells: Sequence[str], header: Sequence[str]) -> str:
    filled = [cell for cell in cells if cell]
    if header[0] != _NUMBERED:
        return " – ".join(filled)
    return f"{filled[0]}. " + " – ".join(filled[1:])
