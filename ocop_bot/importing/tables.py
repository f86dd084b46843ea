"""The three tables an import changes, as they stand: read from CSV, written back in one shape."""

import csv
import dataclasses
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ocop_bot.catalogue.rows import ROWS, ProducerRow, ProductRow, RecognitionRow, read_rows
from ocop_bot.catalogue.snapshot import IMPORTED, source_files
from ocop_bot.faults import ContentError, Fault

Row = ProducerRow | ProductRow | RecognitionRow


@dataclasses.dataclass(frozen=True, slots=True)
class Tables:
    """Producers and products in the order of their files; recognitions by product, in order."""

    producers: Mapping[str, ProducerRow]
    products: Mapping[str, ProductRow]
    recognitions: Mapping[str, tuple[RecognitionRow, ...]]

    def rows(self) -> Mapping[str, Sequence[Row]]:
        """The rows of each file."""
        recognitions = [row for id_ in self.products for row in self.recognitions.get(id_, ())]
        named: tuple[Sequence[Row], ...] = (
            list(self.producers.values()), list(self.products.values()), recognitions,
        )  # fmt: skip
        return dict(zip(IMPORTED, named, strict=True))


def read_tables(sources: Path, overlay: Path | None) -> Tables:
    """Read the tables of a version.

    Raises:
        ContentError: a file is wrong.
    """
    files = source_files(sources, overlay)
    faults: list[Fault] = []
    producers = [row for _, row in read_rows(files["producers"], ProducerRow, faults)]
    products = [row for _, row in read_rows(files["products"], ProductRow, faults)]
    given = [row for _, row in read_rows(files["recognitions"], RecognitionRow, faults)]
    if faults:
        raise ContentError(faults)
    recognitions: dict[str, list[RecognitionRow]] = {}
    for row in given:
        if isinstance(row, RecognitionRow):
            recognitions.setdefault(row.product, []).append(row)
    return Tables(
        {row.id: row for row in producers if isinstance(row, ProducerRow)},
        {row.id: row for row in products if isinstance(row, ProductRow)},
        {id_: tuple(rows) for id_, rows in recognitions.items()},
    )


def write_tables(tables: Tables, folder: Path) -> None:
    """Write the files into a folder, surely on the disk when it returns."""
    for name, rows in tables.rows().items():
        _write(folder / f"{name}.csv", list(ROWS[name].model_fields), rows)
    sync(folder)


def _write(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            values = (getattr(row, column) for column in columns)
            writer.writerow("" if value is None else value for value in values)
        file.flush()
        os.fsync(file.fileno())


def sync(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
