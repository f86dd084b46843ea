"""Remembers which content was found sound, so that only the first start checks all of it."""

import contextlib
import hashlib
from pathlib import Path

_HERE = Path(__file__).parent
_CHECKED_BY = (_HERE, _HERE.parent / "law", _HERE.parent / "criteria")
"""Folders whose code decides what is sound."""

_MARK = "sound-*"


class Soundness:
    """A mark in a folder for content that was found sound, as it is now and as we check now.

    Args:
        content: the folder of the content.
        kept: the folder of the mark. One that cannot be written only costs time.
    """

    def __init__(self, content: Path, kept: Path) -> None:
        self._kept = kept
        self._path = kept / _MARK.replace("*", _fingerprint(content))

    @property
    def is_known(self) -> bool:
        """Whether this very content was found sound before."""
        return self._path.exists()

    def remember(self) -> None:
        """Mark this content as sound, and no other any more."""
        with contextlib.suppress(OSError):
            self._kept.mkdir(parents=True, exist_ok=True)
            for other in self._kept.glob(_MARK):
                other.unlink(missing_ok=True)
            self._path.touch()


def _fingerprint(content: Path) -> str:
    digest = hashlib.sha256()
    files = [path for path in content.rglob("*") if path.is_file()]
    files += [path for folder in _CHECKED_BY for path in folder.glob("*.py")]
    for path in sorted(files):
        digest.update(f"{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
