"""Whether a row of a file names the place that a product is known to come from, or a finer one."""

from collections.abc import Mapping

from ocop_bot.catalogue.rows import ProductRow
from ocop_bot.importing.incoming import Incoming


def agree(known: ProductRow, row: Incoming) -> bool:
    """Whether two places may be the same one."""
    pairs = (
        (known.former_district, row.address.former_district),
        (known.former_commune, row.address.former_commune),
        (known.commune, row.address.commune),
    )
    return all(one is None or other is None or one == other for one, other in pairs)


def finer_place(known: ProductRow, row: Incoming) -> Mapping[str, object]:
    """The units a row adds to a place that is known less exactly."""
    if not row.address.is_known or not agree(known, row):
        return {}
    found = {
        "former_district": row.address.former_district,
        "former_commune": row.address.former_commune,
        "commune": row.address.commune,
    }
    new: dict[str, object] = {
        name: code for name, code in found.items() if code and getattr(known, name) is None
    }
    if new and not known.place_as_named:
        new["place_as_named"] = row.place_as_named
    return new
