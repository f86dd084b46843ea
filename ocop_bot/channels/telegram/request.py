"""HTTP that is patient with bad networks, and never sends a message twice by its own fault."""

import asyncio
from typing import Any

import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import HTTPXRequest

TRIES = 4
FIRST_PAUSE_SECONDS = 0.5
"""Pauses double: 0.5, 1, 2 seconds."""

_NOT_HANDLED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.WriteError)
"""Failures after which the server cannot have handled the request."""

_CUT_OFF = (httpx.RemoteProtocolError, httpx.ReadError, httpx.CloseError)
"""The connection ended without an answer: nearly always a stale one, so the request is repeated.
A read that merely takes long is not: the server may be at work on it."""


class PatientRequest(HTTPXRequest):
    """Repeats requests that a broken connection swallowed."""

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401
        """Make a request; see the class."""
        pause = FIRST_PAUSE_SECONDS
        for _ in range(TRIES - 1):
            try:
                return await super().do_request(*args, **kwargs)
            except (NetworkError, TimedOut) as error:
                if not isinstance(error.__cause__, (*_NOT_HANDLED, *_CUT_OFF)):
                    raise
            await asyncio.sleep(pause)
            pause *= 2
        return await super().do_request(*args, **kwargs)
