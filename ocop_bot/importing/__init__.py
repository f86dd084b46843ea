"""Brings lists of products as offices send them into the data: read, compared, applied, undone."""

from ocop_bot.importing.apply import Folders
from ocop_bot.importing.command import Importer, Request
from ocop_bot.importing.errors import ImportRefusedError

__all__ = ["Folders", "ImportRefusedError", "Importer", "Request"]
