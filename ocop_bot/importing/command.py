"""`bot.py import`: preview, apply, undo, history, told in the terminal."""

import contextlib
import dataclasses
import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

from ocop_bot.catalogue import Catalogue, Versions, open_snapshot
from ocop_bot.catalogue.snapshot import snapshot_path
from ocop_bot.catalogue.versions import BusyError, NoVersionError
from ocop_bot.importing import report
from ocop_bot.importing.addresses import Addresses
from ocop_bot.importing.apply import Folders, apply
from ocop_bot.importing.errors import ImportRefusedError
from ocop_bot.importing.incoming import Incoming
from ocop_bot.importing.office_file import open_office_file
from ocop_bot.importing.plan import Asked, Plan
from ocop_bot.importing.planning import plan
from ocop_bot.importing.reading import ReadFile, read_sheets
from ocop_bot.importing.tables import read_tables
from ocop_bot.texts import say

Tell = Callable[[str], None]


@dataclasses.dataclass(frozen=True, slots=True)
class Request:
    """A file to import, and how.

    Attributes:
        file: the file.
        sheet: the only sheet to read; None reads all that are lists of products.
        source: what to name as the source; None names file, sheet and row.
        complete: whether the file lists all products, so that others are removed.
    """

    file: Path
    sheet: str | None = None
    source: str | None = None
    complete: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Prepared:
    """A file read and compared with the data."""

    request: Request
    read: ReadFile
    plan: Plan


class Importer:
    """Imports into one working folder.

    Args:
        folders: where the data are.
        now: the time in Vietnam.
        tell: called with a line of progress.
    """

    def __init__(self, folders: Folders, now: datetime.datetime, tell: Tell) -> None:
        self._folders = folders
        self._now = now
        self._tell = tell

    def preview(self, request: Request) -> str:
        """What an import would do; changes nothing.

        Raises:
            ImportRefusedError: the file cannot be used.
        """
        with self._versions() as versions:
            return report.preview(self._prepare(request, versions))

    def run(self, request: Request) -> str:
        """Import a file and tell what was done.

        Raises:
            ImportRefusedError: nothing was changed; says why.
        """
        with self._versions() as versions:
            with self._alone(versions):
                prepared = self._prepare(request, versions)
                told = report.preview(prepared, asks=False)
                complaints = prepared.plan.bad_rows
                if request.complete and complaints:
                    raise ImportRefusedError(f"{told}\n\n{say('import.not_complete')}")
                if not prepared.plan.does_anything:
                    return f"{told}\n\n{say('import.nothing_to_do')}"
                version = apply(
                    prepared.plan, request.file.name, self._now, self._folders, versions, self._tell
                )
            self._tidy(versions)
        return f"{told}\n\n{report.done(version, complaints)}"

    def undo(self) -> str:
        """Serve the version before the current one again.

        Raises:
            ImportRefusedError: there is none.
        """
        with self._versions() as versions:
            try:
                undone = versions.undo()
            except NoVersionError:
                current = versions.current()
                key = "import.nothing_to_undo" if current == 0 else "import.oldest_kept"
                raise ImportRefusedError(say(key, number=current)) from None
            except BusyError:
                raise ImportRefusedError(say("import.busy")) from None
            return report.undone(undone)

    def history(self) -> str:
        """The versions, the newest first, the one that is served marked."""
        with self._versions() as versions:
            return report.history(versions.history(), versions.current())

    def _prepare(self, request: Request, versions: Versions) -> Prepared:
        sheets = open_office_file(request.file)
        self._tell(say("import.progress_opened", rows=sum(len(one.rows) for one in sheets)))
        overlay = versions.overlay(versions.current())
        today = self._now.date()
        snapshot = open_snapshot(self._folders.sources, self._folders.working, overlay=overlay)
        with contextlib.closing(Catalogue(snapshot)) as catalogue:
            read = read_sheets(sheets, request.sheet, Addresses(catalogue), today, self._tell)
            groups = catalogue.noun_groups()
        asked = Asked(_source(request), today, request.complete)
        before = read_tables(self._folders.sources, overlay)
        planned = plan(before, versions.ids(), read, asked, groups, self._tell)
        self._tell(say("import.progress_read_all", products=len(read.products)))
        return Prepared(request, read, planned)

    def _tidy(self, versions: Versions) -> None:
        base = snapshot_path(self._folders.sources, self._folders.working)
        with contextlib.suppress(BusyError, OSError):  # then the next import tidies up
            versions.tidy(base.name)

    def _versions(self) -> Versions:
        return Versions(self._folders.working)

    @contextlib.contextmanager
    def _alone(self, versions: Versions) -> Iterator[None]:
        try:
            with versions.writing():
                yield
        except BusyError:
            raise ImportRefusedError(say("import.busy")) from None
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise ImportRefusedError(say("import.cannot_write", reason=reason)) from error


def _source(request: Request) -> Callable[[Incoming], str]:
    """What to name as the source of a row."""

    def of(row: Incoming) -> str:
        named = request.source or say(
            "import.source", file=request.file.name, sheet=row.sheet, line=row.line
        )
        return row.source or named

    return of
