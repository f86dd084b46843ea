"""An entry together with the file and the lines it was read from."""

import dataclasses
from pathlib import Path

from ocop_bot.faults import Fault
from ocop_bot.knowledge.model import Entry
from ocop_bot.located_yaml import Located


@dataclasses.dataclass(frozen=True, slots=True)
class EntryFile:
    """An entry with the places of its parts: ``body_line`` is where the body starts."""

    path: Path
    body_line: int
    located: Located
    entry: Entry

    def fault(self, reason: str, *where: str | int) -> Fault:
        """A fault at a field of the front matter."""
        return Fault(self.path, self.located.line(where) + 1, reason)

    @property
    def words(self) -> str:
        """The body as it is read, without the marks of bold; lines stay where they are."""
        return self.entry.body.replace("**", "")

    def fault_in_words(self, reason: str, at: int) -> Fault:
        """A fault at a character of `words`."""
        return Fault(self.path, self.body_line + self.words.count("\n", 0, at), reason)
