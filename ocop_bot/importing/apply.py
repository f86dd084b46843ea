"""Makes a plan the data that are served: all files first, then one pointer in one step."""

import dataclasses
import datetime
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from ocop_bot.catalogue import Versions, open_snapshot
from ocop_bot.catalogue.versions import Version
from ocop_bot.importing.plan import Plan
from ocop_bot.importing.tables import sync, write_tables
from ocop_bot.texts import say


@dataclasses.dataclass(frozen=True, slots=True)
class Folders:
    """Where the data of the repository are, and where we may write."""

    sources: Path
    working: Path


def apply(
    plan: Plan,
    file: str,
    made_at: datetime.datetime,
    folders: Folders,
    versions: Versions,
    tell: Callable[[str], None],
) -> Version:
    """Write a plan as a new version and serve it. Call inside ``versions.writing()``.

    The files stand under a temporary name until they are whole and on the disk, and nobody reads
    the folder before the transaction around this ends: whenever the process dies, either all of
    the new version serves or all of the old one.

    Raises:
        ContentError: the new data are no sound catalogue; the old ones go on serving.
    """
    number = versions.next_number()
    folder = versions.folder / str(number)
    writing = versions.folder / f"{number}.writing"
    for leftover in (folder, writing):
        shutil.rmtree(leftover, ignore_errors=True)
    writing.mkdir(parents=True)
    write_tables(plan.tables, writing)
    writing.replace(folder)
    sync(versions.folder)
    tell(say("import.progress_written", products=len(plan.tables.products)))
    snapshot = open_snapshot(folders.sources, folders.working, overlay=folder)
    _on_disk(snapshot)
    tell(say("import.progress_built"))
    version = Version(
        number=number,
        parent=versions.current(),
        made_at=made_at,
        file=file,
        added=len(plan.added),
        changed=len(plan.changed),
        removed=len(plan.removed),
        undone=False,
        snapshot=snapshot.name,
    )
    versions.switch_to(version, plan.ids)
    return version


def _on_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
    sync(path.parent)
