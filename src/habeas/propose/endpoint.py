"""Where a model is asked: an address of this machine, unless somebody allowed another by name."""

import ipaddress
import socket
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from habeas.errors import InputError, ModelError
from habeas.propose.faults import ElsewhereError

_PORTS: Final = {"http": 80, "https": 443}
_ROOT: Final = "/v1"
_CALL: Final = "/chat/completions"
Address = tuple[socket.AddressFamily, Any]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server that speaks as OpenAI's do.

    Attributes:
        host: Its name or address.
        port: Its port.
        root: The path that its calls begin with.
        is_secure: Whether what is sent is encrypted.
        is_remote: Whether it may be another machine.
    """

    host: str
    port: int
    root: str = _ROOT
    is_secure: bool = False
    is_remote: bool = False

    @property
    def name(self) -> str:
        """Host and port, for a person."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    def addresses(self) -> tuple[Address, ...]:
        """Give the addresses behind the host, as they are at this moment.

        Raises:
            ModelError: It has none, or one of them is not of this machine and none other is allowed.
        """
        try:
            found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise ModelError(
                "no such host", where=self.name, hint="check the address of the model"
            ) from None
        if not self.is_remote:
            self.check([str(address[0]) for *_, address in found])
        return tuple((family, address) for family, _kind, _proto, _name, address in found)

    def check(self, addresses: list[str]) -> None:
        """Make sure that addresses are this machine's own, where no other is allowed.

        Args:
            addresses: In numbers.

        Raises:
            ElsewhereError: One is not.
        """
        if self.is_remote:
            return
        for address in addresses:
            if not is_loopback(address):
                raise ElsewhereError(
                    "the model is not on this machine",
                    where=f"{self.name} is {address}",
                    hint=f"to send texts there, add --allow-remote {self.host}",
                )


def is_loopback(address: str) -> bool:
    """Say whether an address never leaves this machine.

    Args:
        address: In numbers.

    Examples:
        >>> [is_loopback(x) for x in ("127.0.0.1", "::1", "::ffff:127.0.0.1", "0.0.0.0")]
        [True, True, True, False]
    """
    found = ipaddress.ip_address(address)
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_loopback


def endpoint_of(url: str, *, allow_remote: str | None = None) -> Endpoint:
    """Read where a model is.

    Args:
        url: Such as ``http://127.0.0.1:8080``, with or without ``/v1``.
        allow_remote: The one host that may be another machine.

    Raises:
        InputError: It is no address of a server.
    """
    parts = _parts(url)
    if parts is None:
        raise InputError(
            "not the address of a model", where=url, hint="give one such as http://127.0.0.1:8080"
        )
    root = parts.path.removesuffix("/").removesuffix(_CALL).removesuffix("/")
    if not root.endswith(_ROOT):
        root += _ROOT
    return Endpoint(
        host=parts.hostname or "",
        port=parts.port or _PORTS[parts.scheme],
        root=root,
        is_secure=parts.scheme == "https",
        is_remote=allow_remote is not None
        and allow_remote.strip("[]").casefold() == parts.hostname,
    )


def _parts(url: str) -> SplitResult | None:
    """Take an address apart; None where it is none of a server, or says more than that."""
    try:
        parts = urlsplit(url)
        # A port that is no number is found when it is asked for.
        is_named = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    is_plain = url.isascii() and url.isprintable() and " " not in url
    has_more = parts.query or parts.fragment or parts.username is not None
    return parts if is_named and is_plain and parts.scheme in _PORTS and not has_more else None
