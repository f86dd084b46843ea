"""Builds the immutable SQLite snapshot of the catalogue from `data/*.csv`, and opens it.

A snapshot is named after the digest of its sources, built beside the others under another name
and renamed in one step: a crash or a bad file leaves what was there.
"""

import contextlib
import datetime
import hashlib
import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from sqlite_utils import Database

from ocop_bot.catalogue.rows import ROWS, read_rows
from ocop_bot.catalogue.validity import validity_on
from ocop_bot.faults import ContentError, Fault
from ocop_bot.partial_date import PartialDate
from ocop_bot.text.letters import fold, sort_key

SCHEMA = 5
"""Counted up when the tables change, so that an old snapshot is not taken for a new one."""

IMPORTED = ("producers", "products", "recognitions")
"""The tables that imports change."""

WORTH_TELLING_SECONDS = 1.0
"""A build longer than this says how far it is."""

_REFERENCES = {
    "products": {
        "producer": "producers",
        "former_district": "former_districts",
        "former_commune": "former_communes",
        "commune": "communes",
    },
    "recognitions": {"product": "products"},
    "former_communes": {"former_district": "former_districts", "merged_into": "former_communes"},
    "former_districts": {"merged_into": "former_districts"},
    "commune_links": {"former_commune": "former_communes", "commune": "communes"},
}

_KEYS = {
    "producers": "id",
    "products": "id",
    "communes": "code",
    "former_communes": "code",
    "former_districts": "code",
    "regions": "code",
}

_DERIVED: Mapping[str, dict[str, type]] = {
    "commune_districts": {"commune": str, "former_district": str},
    "region_districts": {"region": str, "former_district": str},
    "producers": {"folded": str},
    "product_nouns": {"folded": str},
    "products": {
        "folded": str,
        "stars": int,
        "year": int,
        "expires_first": int,
        "expires_last": int,
        "name_rank": int,
    },
    "recognitions": {"earliest": str, "latest": str, "year": int, "round_number": int},
    "figures": {"earliest": str, "latest": str},
}
"""Columns we compute, beside those of the CSV files."""

_YEAR = re.compile(r"20\d\d")
_ROUND = re.compile(r"[Đđ]ợt (\d)")

_FileRows = Mapping[str, Sequence[tuple[int, Mapping[str, object]]]]


def open_snapshot(
    sources: Path,
    folder: Path,
    tell: Callable[[str], None] = lambda _: None,
    overlay: Path | None = None,
) -> Path:
    """Return the path of the snapshot of the sources, building it when it is not there.

    Args:
        sources: the folder of the CSV files.
        folder: where snapshots are kept.
        tell: called with a line for people when the build takes longer than a second.
        overlay: a folder of imported CSV files that stand in for those of the same name.

    Raises:
        ContentError: a CSV file is wrong; nothing was changed.
    """
    path = snapshot_path(sources, folder, overlay)
    if not path.exists():
        rows, faults = _read(source_files(sources, overlay))
        if faults:
            raise ContentError(faults)
        folder.mkdir(parents=True, exist_ok=True)
        building = path.with_suffix(f".{os.getpid()}.building")
        building.unlink(missing_ok=True)
        try:
            with contextlib.closing(Database(building)) as db:
                _build(db, rows, tell)
            building.replace(path)
        finally:
            building.unlink(missing_ok=True)
    return path


def snapshot_path(sources: Path, folder: Path, overlay: Path | None = None) -> Path:
    """Where the snapshot of the sources is, or will be."""
    return folder / f"catalogue-{_digest(source_files(sources, overlay))}.sqlite"


def check_data(sources: Path) -> Sequence[Fault]:
    """Report every fault of the CSV files."""
    return _read(source_files(sources))[1]


def source_files(sources: Path, overlay: Path | None = None) -> Mapping[str, Path]:
    """The CSV file of each table; what imports change stands in the overlay, if there is one."""
    files = {name: sources / f"{name}.csv" for name in ROWS}
    return files | ({name: overlay / f"{name}.csv" for name in IMPORTED} if overlay else {})


def connect(path: Path) -> sqlite3.Connection:
    """Open a snapshot to read; it never changes, so any thread may use the connection."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    return connection


def _digest(files: Mapping[str, Path]) -> str:
    digest = hashlib.sha256(f"schema {SCHEMA}".encode())
    for path in files.values():
        digest.update(path.read_bytes() if path.exists() else b"-")
    return digest.hexdigest()[:16]


def _read(files: Mapping[str, Path]) -> tuple[_FileRows, Sequence[Fault]]:
    faults: list[Fault] = []
    rows = {
        name: [
            (line, row.model_dump(mode="json"))
            for line, row in read_rows(files[name], shape, faults)
        ]
        for name, shape in ROWS.items()
    }
    faults += _dead_references(files, rows)
    faults += _twins(files, rows)
    return rows, tuple(sorted(faults))


def _dead_references(files: Mapping[str, Path], rows: _FileRows) -> Iterator[Fault]:
    known = {name: {row[key] for _, row in rows[name]} for name, key in _KEYS.items()}
    for name, references in _REFERENCES.items():
        for line, row in rows[name]:
            for column, target in references.items():
                if row[column] is not None and row[column] not in known[target]:
                    reason = f"{column}: “{row[column]}” không có trong {target}.csv"
                    yield Fault(files[name], line, reason)
    for name, column in (("communes", "former_districts"), ("regions", "districts")):
        for line, row in rows[name]:
            for code in str(row[column]).split(";"):
                if code not in known["former_districts"]:
                    reason = f"{column}: “{code}” không có trong former_districts.csv"
                    yield Fault(files[name], line, reason)


def _twins(files: Mapping[str, Path], rows: _FileRows) -> Iterator[Fault]:
    for name, key in _KEYS.items():
        seen: dict[object, int] = {}
        for line, row in rows[name]:
            first = seen.setdefault(row[key], line)
            if first != line:
                reason = f"{key}: “{row[key]}” đã có ở dòng {first}"
                yield Fault(files[name], line, reason)


def _build(db: Database, rows: _FileRows, tell: Callable[[str], None]) -> None:
    started = time.monotonic()
    with db.atomic():
        for name in _PLACES:
            _insert(db, name, (row for _, row in rows[name]))
        _insert(db, "commune_districts", _listed(rows["communes"], "commune", "former_districts"))
        _insert(db, "region_districts", _listed(rows["regions"], "region", "districts"))
        _insert(db, "producers", (_with_folded(row) for _, row in rows["producers"]))
        if time.monotonic() - started > WORTH_TELLING_SECONDS:
            tell(f"Đang dựng kho dữ liệu: {len(rows['products'])} sản phẩm…")
        recognitions = [_recognition(row) for _, row in rows["recognitions"]]
        _insert(db, "products", _products([row for _, row in rows["products"]], recognitions))
        _insert(db, "recognitions", iter(recognitions))
        _insert(db, "provinces", (row for _, row in rows["provinces"]))
        _insert(
            db,
            "product_nouns",
            ({**row, "folded": fold(str(row["noun"]))} for _, row in rows["product_nouns"]),
        )
        _insert(db, "figures", (_dated(row, "as_of") for _, row in rows["figures"]))
        for table, columns in _INDEXES:
            db.table(table).create_index(columns)
        db.table("products").enable_fts(["folded"])
    db.analyze()


_PLACES = ("former_districts", "regions", "communes", "former_communes", "commune_links")

_INDEXES = (
    ("products", ("former_district",)),
    ("recognitions", ("product",)),
    ("commune_links", ("former_commune",)),
    ("commune_links", ("commune",)),
    ("commune_districts", ("former_district",)),
    ("commune_districts", ("commune",)),
    ("region_districts", ("region",)),
    ("figures", ("metric", "scope")),
    ("product_nouns", ("folded",)),
)


def _insert(db: Database, table: str, rows: Iterator[Mapping[str, object]]) -> None:
    columns: dict[str, type] = {
        column: field.annotation if field.annotation is float else str
        for column, field in (ROWS[table].model_fields if table in ROWS else {}).items()
    }
    db.table(table).create(
        columns | _DERIVED.get(table, {}),
        pk=_KEYS.get(table),
        foreign_keys=[
            (column, target, _KEYS[target]) for column, target in _REFERENCES.get(table, {}).items()
        ],
    )
    db.table(table).insert_all(dict(row) for row in rows)


def _listed(
    rows: Sequence[tuple[int, Mapping[str, object]]], of: str, column: str
) -> Iterator[Mapping[str, object]]:
    """One row for each former district that a column lists by semicolons."""
    for _, row in rows:
        for code in str(row[column]).split(";"):
            yield {of: row["code"], "former_district": code}


def _with_folded(row: Mapping[str, object]) -> Mapping[str, object]:
    return {**row, "folded": fold(str(row["name"]))}


def _dated(row: Mapping[str, object], column: str) -> Mapping[str, object]:
    """Add the first and last day a partial date may mean, so that SQL can sort and compare."""
    text = row[column]
    date = PartialDate.parse(str(text)) if text else None
    return {
        **row,
        "earliest": date and date.earliest.isoformat(),
        "latest": date and date.latest.isoformat(),
    }


def _recognition(row: Mapping[str, object]) -> Mapping[str, object]:
    """Add the year and the number of the round (đợt), for filters."""
    dated = _dated(row, "date")
    said = str(row["round"] or "")
    year = _YEAR.search(str(row["date"] or "")) or _YEAR.search(said)
    round_ = _ROUND.search(said)
    return {
        **dated,
        "year": int(year[0]) if year else None,
        "round_number": int(round_[1]) if round_ else None,
    }


def _products(
    rows: Sequence[Mapping[str, object]], recognitions: Sequence[Mapping[str, object]]
) -> Iterator[Mapping[str, object]]:
    """Products with what their last recognition says, most stars first, then by name."""
    last = {row["product"]: row for row in recognitions}
    keys = {row["id"]: (sort_key(str(row["name"])), str(row["id"])) for row in rows}
    ranks = {id_: rank for rank, id_ in enumerate(sorted(keys, key=keys.__getitem__))}
    nothing: Mapping[str, object] = {}

    def stars(row: Mapping[str, object]) -> int:
        return int(str(last.get(row["id"], nothing).get("stars", 0)))

    for row in sorted(rows, key=lambda row: (-stars(row), ranks[row["id"]])):
        recognised = last.get(row["id"], nothing)
        yield {
            **_with_folded(row),
            "stars": stars(row) or None,
            "year": recognised.get("year"),
            "name_rank": ranks[row["id"]],
            **_expiry(recognised.get("date")),
        }


def _expiry(recognised: object) -> Mapping[str, int | None]:
    """The first and the last day the 36 months may end on, as day numbers."""
    expires = validity_on(
        PartialDate.parse(str(recognised)) if recognised else None, datetime.date.min
    ).expires
    return {
        "expires_first": expires.earliest.toordinal() if expires else None,
        "expires_last": expires.latest.toordinal() if expires else None,
    }
