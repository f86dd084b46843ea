"""A value built from data that may change meanwhile: built anew beside the old, then swapped."""

import logging
import math
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

Built = TypeVar("Built")

CHECKED_EVERY_SECONDS = 1.0
RETRIED_AFTER_SECONDS = 60.0
"""After a build that failed the same data are tried again so much later."""

_log = logging.getLogger(__name__)


class Live(Generic[Built]):
    """The newest value that could be built. Safe to share between threads.

    Args:
        version: tells, fast, which version of the data is the current one.
        build: builds the value of a version; runs in a thread of its own, never twice at once.
        clock: seconds, for how often to look.
    """

    def __init__(
        self,
        version: Callable[[], int],
        build: Callable[[int], Built],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._current_version = version
        self._build = build
        self._clock = clock
        self._lock = threading.Lock()
        self._version = version()
        self._value = build(self._version)
        self._looked_at = clock()
        self._failed_at: tuple[int, float] | None = None
        self._building: threading.Thread | None = None

    def get(self) -> Built:
        """The value that serves now; looks for newer data once a second and never waits."""
        if self._clock() - self._looked_at >= CHECKED_EVERY_SECONDS:
            self._look()
        return self._value

    def catch_up(self) -> None:
        """Wait until the newest data serve, or could not be used."""
        self._look()
        with self._lock:
            building = self._building
        if building:
            building.join()

    def close(self) -> Built:
        """Build nothing more, wait for a build that is under way, and return the last value."""
        with self._lock:
            self._looked_at = math.inf
            building = self._building
        if building:
            building.join()
        return self._value

    def _look(self) -> None:
        with self._lock:
            now = self._looked_at = self._clock()
            if self._building:
                return
            try:
                version = self._current_version()
            except Exception:  # noqa: BLE001 - whatever it is, the old value goes on serving
                _log.exception("cannot see which version of the data is current")
                return
            if version == self._version or self._failed_lately(version, now):
                return
            self._building = threading.Thread(
                target=self._rebuild, args=[version], name="rebuild", daemon=True
            )
            self._building.start()

    def _failed_lately(self, version: int, now: float) -> bool:
        if self._failed_at is None:
            return False
        failed, at = self._failed_at
        return failed == version and now - at < RETRIED_AFTER_SECONDS

    def _rebuild(self, version: int) -> None:
        try:
            value = self._build(version)
        except Exception:  # noqa: BLE001 - whatever it is, the old value goes on serving
            _log.exception("version %s of the data cannot be used", version)
            with self._lock:
                self._failed_at = (version, self._clock())
                self._building = None
            return
        with self._lock:
            self._value, self._version = value, version
            self._failed_at = self._building = None
        _log.info("version %s of the data is served", version)
