"""The child process: it closes every door, then takes one file apart."""

import contextlib
import ctypes
import dataclasses
import json
import os
import socket
import sys
from collections.abc import Callable
from typing import Any, Final

from habeas.errors import DocumentError
from habeas.later import Later
from habeas.read.cage import CPU_SECONDS, MEMORY_BYTES
from habeas.read.document import MAX_BYTES, Document
from habeas.read.kind import ReportFormat

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

_MODULES: Final = {
    ReportFormat.HTML: "habeas.read.html",
    ReportFormat.WIKITEXT: "habeas.read.wikitext",
    ReportFormat.PDF: "habeas.read.pdf",
    ReportFormat.DOCX: "habeas.read.docx",
    ReportFormat.TELEGRAM: "habeas.read.telegram",
}

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND
_FORBIDDEN: Final = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.sendto",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.link",
    "os.symlink",
)


def main() -> int:
    """Answer one request from standard input on standard output."""
    is_limited = _close_doors()
    answering, sys.stdout = sys.stdout.buffer, sys.stderr
    asked = json.loads(sys.stdin.buffer.readline())
    text = ""
    try:
        answer, text = _answer(asked, sys.stdin.buffer.read())
    except DocumentError as error:
        answer = _refusal(error)
    except MemoryError:
        answer = _refusal(
            _limit_error(f"it needs more than {MEMORY_BYTES // 2**20} MB of memory", asked)
        )
    except RecursionError:
        answer = _refusal(_limit_error("it is nested too deep", asked))
    answering.write(json.dumps(answer | {"is_limited": is_limited}).encode() + b"\n")
    answering.write(text.encode())
    answering.flush()
    return 0


def _close_doors() -> bool:
    """Limit memory and time, leave the network, and refuse whatever only an attack needs.

    Returns:
        Whether the system keeps to a limit of memory.
    """
    is_limited = _limit()
    # A network namespace of its own has no way out. Not every system grants one:
    # the audit hook below refuses connections either way.
    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None, use_errno=True).unshare(_NEW_USER | _NEW_NETWORK)
    sys.addaudithook(_refuse)
    return is_limited


def _limit() -> bool:
    if resource is None:
        return False
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    except (OSError, ValueError):
        return False
    # macOS may take the limit, and does not keep to it.
    return sys.platform != "darwin"


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"{event} is not for a reader")
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        raise PermissionError("a reader writes no files")


def _answer(asked: dict[str, Any], data: bytes) -> tuple[dict[str, Any], str]:
    if asked["job"] == "table":
        found: tuple[dict[str, Any], str] = Later("habeas.read.workbook").answer(
            data, name=asked["name"], sheet=asked["sheet"]
        )
        return found
    if asked["job"] in _TRIALS:
        return {"done": str(_TRIALS[asked["job"]]())}, ""
    reader = Later(_MODULES[ReportFormat(asked["kind"])])
    documents: tuple[Document, ...] = reader.documents(
        data, name=asked["name"], stated=asked["stated"]
    )
    if not any(document.text.strip() for document in documents):
        raise DocumentError("no text in it", where=asked["name"], hint="perhaps it is a scan")
    if sum(len(document.text) for document in documents) > MAX_BYTES:
        raise DocumentError("its text is too large", where=asked["name"], hint="split it")
    return {"documents": [dataclasses.asdict(document) for document in documents]}, ""


def _connect() -> None:
    socket.create_connection(("127.0.0.1", 9), timeout=1)


def _spin() -> None:
    while True:
        pass


# What an attack would try. The tests ask for each, and each has to fail.
_TRIALS: Final[dict[str, Callable[[], object]]] = {
    "try network": _connect,
    "try write": lambda: open("habeas-was-here", "w"),  # noqa: SIM115, PTH123
    "try program": lambda: os.system("true"),  # noqa: S605, S607
    "try memory": lambda: bytearray(2 * MEMORY_BYTES),
    "try time": _spin,
}


def _refusal(error: DocumentError) -> dict[str, str]:
    return {"what": error.what, "where": error.where, "hint": error.hint}


def _limit_error(what: str, asked: dict[str, Any]) -> DocumentError:
    return DocumentError(
        what, where=str(asked["name"]), hint="save it again in another format, or as text"
    )


if __name__ == "__main__":
    sys.exit(main())
