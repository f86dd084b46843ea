"""Keeps the words of the phrasings, so that only the first start has to read them all."""

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from ocop_bot.text.reading import Token, Tokens

_HERE = Path(__file__).parent
_READ_BY = (_HERE.parent / "text", _HERE)
"""Folders whose files decide how a text is read into words."""


def cached_words(
    texts: Sequence[str], read: Callable[[str], Tokens], folder: Path | None
) -> list[Tokens]:
    """The words of texts: from the file kept in a folder if it fits, else read and kept.

    Args:
        texts: what to read.
        read: reads one.
        folder: where the file is; None to keep none. A file that cannot be read or written
            only costs time.
    """
    path = folder / f"words-{_fingerprint(texts)}.json" if folder else None
    if path and path.exists():
        with contextlib.suppress(OSError, ValueError, TypeError, LookupError):
            return _load(path, len(texts))
    words = [read(text) for text in texts]
    if path:
        with contextlib.suppress(OSError):
            _save(path, words)
    return words


def _load(path: Path, count: int) -> list[Tokens]:
    forms, texts = json.loads(path.read_text(encoding="utf-8"))
    tokens = [Token(folded, marked) for folded, marked in forms]
    words = [tuple(tokens[at] for at in text) for text in texts]
    if len(words) != count:
        raise ValueError("the file holds other texts")
    return words


def _save(path: Path, words: Sequence[Tokens]) -> None:
    """Write beside and rename, so that nobody reads half a file; drop files of other content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    places: dict[Token, int] = {}
    texts = [[places.setdefault(token, len(places)) for token in text] for text in words]
    forms = [(token.folded, token.marked) for token in places]
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_text(json.dumps([forms, texts]), encoding="utf-8")
    beside.replace(path)
    for other in path.parent.glob("words-*.json"):
        if other != path:
            other.unlink(missing_ok=True)


def _fingerprint(texts: Sequence[str]) -> str:
    digest = hashlib.sha256("\n".join(texts).encode())
    for folder in _READ_BY:
        for file in sorted([*folder.glob("*.py"), *folder.glob("*.yaml")]):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
