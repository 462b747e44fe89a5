"""What stands before every route: only this machine asks, and nothing is left open in answers."""

import logging
import traceback
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from habeas.words import server

LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]")

HEADERS: Final = {
    # Nothing is loaded but our own stylesheet and drawings; no script at all.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # What was private today may be erased tomorrow: nothing is kept by a browser or proxy.
    "Cache-Control": "no-store",
}


class Guard:
    """Refuses a request that was not sent to this machine by name, and seals every answer.

    A page on the web can make a browser ask a name of its own that resolves to the
    loopback address (DNS rebinding); its Host header gives it away.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        started = False

        async def sealed(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        if host_name(Headers(scope=scope).get("host", "")) not in LOOPBACK:
            refusal = PlainTextResponse(f"{server.only_this_machine()}\n", status_code=421)
            await refusal(scope, receive, sealed)
            return
        try:
            await self.app(scope, receive, sealed)
        except Exception as error:  # noqa: BLE001 - the edge of the program
            # What failed may name people: only the kind of error, and where, is told.
            last = traceback.extract_tb(error.__traceback__)[-1]
            logging.getLogger("habeas.web").error(  # noqa: TRY400
                "could not answer: %s in %s, %s:%d",
                type(error).__name__,
                last.name,
                last.filename.rpartition("/")[2],
                last.lineno,
            )
            if started:
                return
            failure = PlainTextResponse(f"{server.not_made()}\n", status_code=500)
            await failure(scope, receive, sealed)


def host_name(host: str) -> str:
    """Give the name of a Host header, without its port.

    Examples:
        >>> host_name("LOCALHOST:8000"), host_name("[::1]:80"), host_name("evil.example")
        ('localhost', '[::1]', 'evil.example')
    """
    host = host.strip().lower()
    if host.startswith("["):
        name, bracket, port = host.partition("]")
        host, port = name + bracket, port.removeprefix(":")
    else:
        host, _, port = host.partition(":")
    return host if not port or port.isdecimal() else ""
