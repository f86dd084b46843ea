"""What can keep an import from happening, told so that whoever imports can mend it."""


class ImportRefusedError(Exception):
    """An import cannot be done; nothing was changed. The message says why and what to do."""


class OfficeFileError(ImportRefusedError):
    """The file cannot be read."""
