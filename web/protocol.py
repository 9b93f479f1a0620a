"""uvicorn's protocol with a deadline for the request's headers, which uvicorn itself doesn't have."""

import asyncio

from typing_extensions import override
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle


class PatientProtocol(H11Protocol):
    """Closes a connection whose next request has no complete head `header_seconds` after it began."""

    header_seconds = 15.0
    _deadline: asyncio.TimerHandle | None = None

    @override
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._deadline = self.loop.call_later(self.header_seconds, self._give_up)

    @override
    def data_received(self, data: bytes) -> None:
        waiting = self._is_between_requests()
        super().data_received(data)
        if not self._is_between_requests():
            self._stop_waiting()
        elif waiting and self._deadline is None:
            self._deadline = self.loop.call_later(self.header_seconds, self._give_up)

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def _is_between_requests(self) -> bool:
        cycle: RequestResponseCycle | None = getattr(self, "cycle", None)  # unset before the first request
        return cycle is None or cycle.response_complete

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        if self._is_between_requests() and not self.transport.is_closing():
            self.transport.close()
