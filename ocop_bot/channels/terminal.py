"""The chat in the terminal: readable, with numbered buttons one can type."""

import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ocop_bot.address import Address, AddressError, Screen, StatisticAddress, decode
from ocop_bot.answers import Link
from ocop_bot.assistant import Assistant
from ocop_bot.channels.plain import plain_line, render
from ocop_bot.reply import Button, Line, Reply, SourceLine
from ocop_bot.text.letters import fold
from ocop_bot.texts import say

_STYLE = re.compile("\033\\[[0-9]*m")
_BOLD, _FAINT, _PLAIN = "\033[1m", "\033[2m", "\033[0m"
WIDEST = 100
"""Columns used of a wide terminal: longer lines are hard to read."""

COMMANDS: dict[str, Address] = {
    "/start": Screen.HOME,
    "/help": Screen.HELP,
    "/chamdiem": Screen.ASSESS,
    "/huongdan": Screen.GUIDES,
    "/hannop": Screen.ROUNDS,
    "/thongke": StatisticAddress("overview"),
}
"""What one may type instead of a question."""

FORGET = "/xoa"

FIGURES = "/thongke "
"""The command for figures, with what they are wanted of after it."""

LEAVE = frozenset({"thoat", "exit", "quit", "/thoat", "/exit", "/quit"})
"""Folded words that end the chat."""


PERSON = "terminal"
"""Whose unfinished work the terminal shows: whoever sits at this machine."""


def chat(
    assistant: Assistant,
    folder: Path,
    read: Callable[[str], str] = input,
    write: Callable[[str], None] = print,
    link: Link | None = None,
) -> None:
    """Talk until “thoát”, Ctrl-C, Ctrl-D or the end of the input.

    Files and pictures to take along are written into the folder; ``link`` makes public links.
    """
    _remember_lines()
    show = Show(write, folder)
    show.line(say("terminal.hello"))
    show.reply(assistant.show(Screen.HOME).reply)
    previous: str | None = None
    while True:
        try:
            typed = read(f"\n{say('terminal.prompt')} ").strip()
        except (EOFError, KeyboardInterrupt):
            show.line("\n" + say("terminal.bye"))
            return
        if not typed:
            continue
        if fold(typed) in LEAVE:
            show.line(say("terminal.bye"))
            return
        address = show.address_of(typed)
        if address is not None:
            shown = assistant.show(address, PERSON, link)
            show.reply(shown.reply)
            previous = shown.asks or previous
        elif typed == FORGET:
            assistant.forget(PERSON)
            previous = None
            show.line(say("telegram.forgotten"))
        elif typed.isdecimal() and show.buttons:
            show.line(say("terminal.wrong_number", number=typed))
        else:
            of_figures = typed.startswith(FIGURES)
            answered = (
                assistant.figures(typed.removeprefix(FIGURES))
                if of_figures
                else assistant.ask(typed, previous)
            )
            show.reply(answered.answer.reply)
            previous = answered.question


class Show:
    """Writes replies and keeps the buttons of the last one."""

    def __init__(self, write: Callable[[str], None], folder: Path) -> None:
        self._write = write
        self._folder = folder
        self._styled = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        self.buttons: Sequence[Button] = ()

    def reply(self, reply: Reply) -> None:
        """Write a reply with its buttons numbered from 1."""
        self.buttons = [button for button in reply.buttons if not button.sends_on]
        for block in reply.blocks:
            text = self._wrap(render(block, self._line))
            faint = self._styled and isinstance(block, SourceLine)
            self._write("\n" + (f"{_FAINT}{text}{_PLAIN}" if faint else text))
        if reply.file:
            path = self._save(reply.file.name, reply.file.content)
            self._write("\n" + say("terminal.file", path=path))
        if reply.picture:
            path = self._save(reply.picture.name, reply.picture.png)
            self._write(f"\n{reply.picture.alternative}\n" + say("terminal.file", path=path))
        if self.buttons:
            self._write("")
        for number, button in enumerate(self.buttons, 1):
            self._write(f"  [{number}] {button.label}")

    def _save(self, name: str, content: bytes) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / name
        path.write_bytes(content)
        return path

    def line(self, text: str) -> None:
        """Write a line of our own."""
        self._write(text)

    def address_of(self, typed: str) -> Address | None:
        """The screen a number, a command or an address leads to."""
        if typed.isdecimal() and 1 <= int(typed) <= len(self.buttons):
            return self.buttons[int(typed) - 1].address
        if typed in COMMANDS:
            return COMMANDS[typed]
        if typed.startswith("/"):
            try:
                return decode(typed[1:])
            except AddressError:
                return None
        return None

    def _line(self, line: Line) -> str:
        if not self._styled:
            return plain_line(line)
        return "".join(f"{_BOLD}{s.text}{_PLAIN}" if s.bold else s.text for s in line)

    @staticmethod
    def _wrap(text: str) -> str:
        return "\n".join(_wrapped(row, min(_columns(), WIDEST)) for row in text.split("\n"))


def _wrapped(row: str, width: int) -> str:
    """Break a row at blanks; styling takes no room."""
    indent = "  " if row.startswith("•") else ""
    lines = [""]
    for word in row.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1].strip() else lines[-1] + word
        if len(_STYLE.sub("", longer)) <= width or not lines[-1].strip():
            lines[-1] = longer
        else:
            lines.append(indent + word)
    return "\n".join(lines)


def _columns() -> int:
    try:
        return os.get_terminal_size().columns
    except OSError:
        return WIDEST


def _remember_lines() -> None:
    """Let the arrow keys bring back what was typed, in this conversation only."""
    try:
        import readline  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    readline.set_history_length(200)
