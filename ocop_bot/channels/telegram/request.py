"""HTTP that is patient with bad networks, and never sends a message twice by its own fault."""

import asyncio
import logging
from typing import Any

import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import HTTPXRequest

logger = logging.getLogger(__name__)

TRIES = 4
FIRST_PAUSE_SECONDS = 0.5
"""Pauses double: 0.5, 1, 2 seconds."""

_NOT_HANDLED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.WriteError)
"""Failures after which the server cannot have handled the request."""

_CUT_OFF = (httpx.RemoteProtocolError, httpx.ReadError, httpx.CloseError)
"""The connection ended without an answer: nearly always a stale one, so the request is repeated.
A read that merely takes long is not: the server may be at work on it."""


class PatientRequest(HTTPXRequest):
    """Repeats requests that a broken connection swallowed, and tells the log once per outage."""

    _out_of_reach = False

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401
        """Make a request; see the class."""
        pause = FIRST_PAUSE_SECONDS
        for _ in range(TRIES - 1):
            try:
                return await self._once(*args, **kwargs)
            except (NetworkError, TimedOut) as error:
                if not isinstance(error.__cause__, (*_NOT_HANDLED, *_CUT_OFF)):
                    raise
            await asyncio.sleep(pause)
            pause *= 2
        try:
            return await self._once(*args, **kwargs)
        except NetworkError:
            self._tell(out_of_reach=True)
            raise

    async def _once(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401
        answer = await super().do_request(*args, **kwargs)
        self._tell(out_of_reach=False)
        return answer

    def _tell(self, *, out_of_reach: bool) -> None:
        """Log a change, without the address: it holds the token."""
        if out_of_reach and not self._out_of_reach:
            logger.warning("không nối được tới máy chủ Telegram; vẫn đang thử lại")
        elif self._out_of_reach and not out_of_reach:
            logger.info("đã nối lại được với Telegram")
        self._out_of_reach = out_of_reach
