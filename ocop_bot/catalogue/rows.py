"""The rows of `data/*.csv`, typed; every bad row is reported with its file and line."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from ocop_bot.catalogue.model import Event, Group, MergeKnown, ProducerType, Qualifier
from ocop_bot.faults import Fault, reasons
from ocop_bot.partial_date import PartialDate


def _blank_is_none(value: object) -> object:
    return None if value == "" else value


def _plain_date(value: object) -> str:
    return str(PartialDate.parse(str(value)))


Code = Annotated[str, StringConstraints(pattern=r"^\d{3}(\d{2})?$")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=48)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Date = Annotated[str, BeforeValidator(_plain_date)]
OptionalText = Annotated[str | None, BeforeValidator(_blank_is_none)]
OptionalCode = Annotated[Code | None, BeforeValidator(_blank_is_none)]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ProducerRow(_Row):
    """A row of producers.csv."""

    id: Id
    name: Text
    type: Annotated[ProducerType | None, BeforeValidator(_blank_is_none)]


class ProductRow(_Row):
    """A row of products.csv; what is not known is empty.

    ``more_sources`` are addresses separated by blanks, or other texts set off by "; ".
    """

    id: Id
    name: Text
    producer: Annotated[Id | None, BeforeValidator(_blank_is_none)]
    group: Annotated[Group | None, BeforeValidator(_blank_is_none)]
    former_district: OptionalCode
    former_commune: OptionalCode
    commune: OptionalCode
    place_as_named: str
    source_url: Text
    source_date: Annotated[Date | None, BeforeValidator(_blank_is_none)]
    more_sources: str
    note: OptionalText


class RecognitionRow(_Row):
    """A row of recognitions.csv."""

    product: Id
    event: Event
    stars: Literal["1", "2", "3", "4", "5"]
    decision: OptionalText
    date: Annotated[Date | None, BeforeValidator(_blank_is_none)]
    round: OptionalText
    source_url: Text
    note: OptionalText


class CommuneRow(_Row):
    """A row of communes.csv: a commune or ward since 01/07/2025."""

    code: Code
    name: Text
    type: Literal["Xã", "Phường"]
    former_districts: Text
    area_km2: float
    lat: float
    lon: float
    seat: str


class FormerCommuneRow(_Row):
    """A row of former_communes.csv: a commune, ward or township until 30/06/2025.

    ``earlier_name`` and ``earlier_type`` are what it was until 31/12/2024. ``merge``: it ended on
    01/01/2025 already, into ``merged_into`` as surely as this says.
    """

    code: Code
    name: Text
    type: Literal["Xã", "Phường", "Thị trấn"]
    former_district: Code
    earlier_name: OptionalText
    earlier_type: OptionalText
    merged_into: OptionalCode
    merge: Annotated[MergeKnown | None, BeforeValidator(_blank_is_none)]
    note: OptionalText


class CommuneLinkRow(_Row):
    """A row of commune_links.csv: which new unit holds a former one, whole or in part.

    ``earlier``: the former unit ended on 01/01/2025 already; where it went is inferred.
    """

    former_commune: Code
    commune: OptionalCode
    share: Literal["whole", "part", "earlier"]


class FormerDistrictRow(_Row):
    """A row of former_districts.csv; aliases are separated by semicolons.

    ``merged_into``: it ended in another district, not with all of them; ``earlier_name``: what it
    was called until the year ``earlier_until``.
    """

    code: Code
    name: Text
    type: Literal["Huyện", "Thị xã", "Thành phố"]
    aliases: Text
    dissolved_on: Date
    merged_into: OptionalCode
    earlier_name: OptionalText
    earlier_until: Annotated[Date | None, BeforeValidator(_blank_is_none)]
    note: OptionalText


class RegionRow(_Row):
    """A row of regions.csv: former districts people name together; both lists by semicolons."""

    code: Code
    name: Text
    type: Literal["Vùng"]
    aliases: str
    districts: Text
    source_title: Text
    source_url: Text


class ProvinceRow(_Row):
    """A row of provinces.csv: another province, old or new, under the names people use."""

    name: Text
    aliases: str


class ProductNounRow(_Row):
    """A row of product_nouns.csv: what people call a kind of product, and its group."""

    noun: Text
    group: Group


class FigureRow(_Row):
    """A row of figures.csv."""

    metric: Text
    scope: Text
    as_of: Date
    value: Text
    qualifier: Qualifier
    unit: Text
    approximate_date: Literal["yes", ""]
    source_title: OptionalText
    source_url: OptionalText
    note: OptionalText


ROWS: Mapping[str, type[_Row]] = {
    "producers": ProducerRow,
    "products": ProductRow,
    "recognitions": RecognitionRow,
    "communes": CommuneRow,
    "former_communes": FormerCommuneRow,
    "commune_links": CommuneLinkRow,
    "former_districts": FormerDistrictRow,
    "regions": RegionRow,
    "provinces": ProvinceRow,
    "product_nouns": ProductNounRow,
    "figures": FigureRow,
}
"""Table name, also the name of its CSV file → the shape of a row."""


def read_rows(path: Path, shape: type[_Row], faults: list[Fault]) -> Iterator[tuple[int, _Row]]:
    """Yield each sound row with its line; append a fault for each other one."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        faults.append(Fault(path, 1, "không có tệp này"))
        return
    except UnicodeDecodeError:
        faults.append(Fault(path, 1, "tệp không phải UTF-8"))
        return
    reader = csv.DictReader(text.splitlines(keepends=True), strict=True)
    columns = list(shape.model_fields)
    if reader.fieldnames != columns:
        faults.append(Fault(path, 1, f"dòng đầu phải là: {','.join(columns)}"))
        return
    try:
        for row in reader:
            line = reader.line_num
            if None in row or None in row.values():
                faults.append(Fault(path, line, f"phải có đúng {len(columns)} cột"))
                continue
            try:
                yield line, shape.model_validate(row)
            except ValidationError as error:
                faults += [Fault(path, line, reason) for _, reason in reasons(error)]
    except csv.Error as error:
        faults.append(Fault(path, reader.line_num, f"không đọc được CSV: {error}"))
