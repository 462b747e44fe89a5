"""One request over HTTP, with a limit on everything: no proxy, no redirect, no endless answer."""

import json
import socket
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from habeas.errors import ModelError
from habeas.later import Later
from habeas.propose.endpoint import Address, Endpoint
from habeas.propose.faults import PassingError, StatusError, UnusableAnswerError

if TYPE_CHECKING:  # who reads without a model needs neither
    import ssl
    from http import client
else:
    client = Later("http.client")
    ssl = Later("ssl")

_HEADERS: Final = {
    "Accept": "application/json",
    "Connection": "close",
    "Content-Type": "application/json",
}
_BUSY: Final = (429, 500, 502, 503, 504)


def fetch(
    endpoint: Endpoint,
    path: str,
    body: Mapping[str, Any] | None,
    *,
    seconds: float,
    most_bytes: int,
) -> bytes:
    """Ask a server once.

    Args:
        endpoint: Which.
        path: Below its root.
        body: What is posted; None to get.
        seconds: How long all of it may take.
        most_bytes: How large an answer may be.

    Returns:
        The body of its answer.

    Raises:
        ModelError: It is down, slow, elsewhere, redirects, refuses, or its answer is too large.
    """
    addresses = endpoint.addresses()
    late = threading.Event()
    try:
        used = _secured(endpoint, _connected(endpoint, addresses, seconds))
    except TimeoutError:
        raise _slow_error(endpoint, seconds) from None
    # A timeout of a socket starts anew with each byte; this one ends the whole.
    timer = threading.Timer(seconds, _cut, (used, late))
    timer.daemon = True
    timer.start()
    try:
        found = _answered(endpoint, used, path, body, most_bytes)
    except (OSError, client.HTTPException) as error:
        if isinstance(error, ModelError):
            raise
        if late.is_set() or isinstance(error, TimeoutError):
            raise _slow_error(endpoint, seconds) from None
        raise PassingError(
            "the model's server breaks off", where=endpoint.name, hint="look at its own log"
        ) from None
    finally:
        timer.cancel()
        used.close()
    if late.is_set():  # cut off, an answer without a stated length looks whole
        raise _slow_error(endpoint, seconds)
    return found


def _slow_error(endpoint: Endpoint, seconds: float) -> ModelError:
    return ModelError(
        f"the model does not answer within {seconds:g} seconds",
        where=endpoint.name,
        hint="try a smaller model, or --model-seconds",
    )


def _cut(connected: socket.socket, late: threading.Event) -> None:
    late.set()
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def _connected(endpoint: Endpoint, addresses: Sequence[Address], seconds: float) -> socket.socket:
    for family, address in addresses:
        made = socket.socket(family, socket.SOCK_STREAM)
        made.settimeout(seconds)
        try:
            made.connect(address)
            # What it is connected to, and not what a name said a moment ago.
            endpoint.check([str(made.getpeername()[0])])
        except ModelError:
            made.close()
            raise
        except TimeoutError:
            made.close()
            raise
        except OSError:
            made.close()
            continue
        return made
    raise PassingError(
        "no model answers", where=endpoint.name, hint="is its server started, on this port?"
    )


def _secured(endpoint: Endpoint, plain: socket.socket) -> socket.socket:
    """Encrypt what is sent, where the address says so; the handshake is left to who watches time."""
    if not endpoint.is_secure:
        return plain
    return ssl.create_default_context().wrap_socket(
        plain, server_hostname=endpoint.host, do_handshake_on_connect=False
    )


def _answered(
    endpoint: Endpoint,
    used: socket.socket,
    path: str,
    body: Mapping[str, Any] | None,
    most_bytes: int,
) -> bytes:
    if endpoint.is_secure:
        used.do_handshake()  # type: ignore[attr-defined]
    # Given its socket, it opens none: it asks no proxy and follows nothing.
    connection = client.HTTPConnection(endpoint.host, endpoint.port)
    connection.sock = used
    try:
        data = None if body is None else json.dumps(body).encode()
        method = "GET" if data is None else "POST"
        connection.request(method, endpoint.root + path, body=data, headers=_HEADERS)
        with connection.getresponse() as response:
            _check_status(endpoint, response.status)
            found = response.read(most_bytes + 1)
    finally:
        connection.close()
    if len(found) > most_bytes:
        raise UnusableAnswerError(
            f"the answer is larger than {most_bytes} bytes", where=endpoint.name
        )
    return found


def _check_status(endpoint: Endpoint, status: int) -> None:
    if 300 <= status < 400:
        raise ModelError(
            "the model's server sends elsewhere",
            where=endpoint.name,
            hint="redirects are not followed: give the address itself",
        )
    if status in _BUSY:
        raise PassingError(f"the server is busy, HTTP status {status}", where=endpoint.name)
    if status != HTTPStatus.OK:
        raise StatusError(
            f"the server refuses, HTTP status {status}", status=status, where=endpoint.name
        )
