"""The product database: products, producers, recognitions, places old and new, figures."""

from ocop_bot.catalogue.catalogue import Catalogue
from ocop_bot.catalogue.columns import Dimension, Picked
from ocop_bot.catalogue.model import (
    Event,
    Figure,
    Group,
    Place,
    PlaceKind,
    Producer,
    ProducerType,
    Product,
    ProductFilter,
    Qualifier,
    Recognition,
    ValidOn,
)
from ocop_bot.catalogue.snapshot import check_data, open_snapshot
from ocop_bot.catalogue.validity import Validity, ValidityState, validity_on
from ocop_bot.catalogue.versions import Versions

__all__ = [
    "Catalogue",
    "Dimension",
    "Event",
    "Figure",
    "Group",
    "Picked",
    "Place",
    "PlaceKind",
    "Producer",
    "ProducerType",
    "Product",
    "ProductFilter",
    "Qualifier",
    "Recognition",
    "ValidOn",
    "Validity",
    "ValidityState",
    "Versions",
    "check_data",
    "open_snapshot",
    "validity_on",
]
