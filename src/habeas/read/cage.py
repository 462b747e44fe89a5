"""Untrusted formats are taken apart in a child process that can do nothing else.

The child has no network, cannot write files or start programs, and dies at its
limits of time and memory. It gets bytes on its standard input and answers with one
line of JSON, followed by a text where the job gives one.
"""

import json
import logging
import os
import subprocess
import sys
from functools import cache
from typing import Any, Final

from habeas.errors import DocumentError
from habeas.read.document import Document
from habeas.read.kind import ReportFormat
from habeas.read.note import Note, NoteKind

MEMORY_BYTES: Final = 1536 * 1024 * 1024
CPU_SECONDS: Final = 60
# Longer than the processor limit: on a busy machine a fair file waits for its turn.
WALL_SECONDS: Final = 240


def read_caged(
    kind: ReportFormat, data: bytes, *, name: str, stated: str | None
) -> tuple[Document, ...]:
    """Read one file in a child process of its own.

    Args:
        kind: Its format.
        data: The whole file.
        name: What to call it in errors.
        stated: An encoding its carrier states; None where there is none.

    Raises:
        DocumentError: It cannot be read, or not within the limits.
    """
    answer, _ = ask_child("report", {"kind": kind.value, "name": name, "stated": stated}, data)
    return tuple(_document(record) for record in answer["documents"])


def _document(record: dict[str, Any]) -> Document:
    notes = tuple(Note(NoteKind(n["kind"]), tuple(n["values"])) for n in record["notes"])
    return Document(**(record | {"pages": tuple(record["pages"]), "notes": notes}))


def ask_child(job: str, asked: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """Give a job to a caged child process.

    Args:
        job: Which job; the child knows them by name.
        asked: What it needs to know beside the bytes; its ``name`` is used in errors.
        data: The bytes to work on.

    Returns:
        What it found, and a text in UTF-8 where the job gives one.

    Raises:
        DocumentError: The child refused the file, or died at a limit.
    """
    where = str(asked["name"])
    head = json.dumps({"job": job} | asked).encode() + b"\n"
    try:
        # The command is our own module; nothing of the file reaches the command line.
        done = subprocess.run(
            [sys.executable, "-P", "-m", "habeas.read.child"],
            input=head + data,
            capture_output=True,
            timeout=WALL_SECONDS,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_long(where) from error
    if done.returncode != 0:
        raise _died(done.returncode, done.stderr, where)
    first, _, text = done.stdout.partition(b"\n")
    answer: dict[str, Any] = json.loads(first)
    if not answer["is_limited"]:
        _tell_unlimited()
    if "what" in answer:
        raise DocumentError(answer["what"], where=answer["where"], hint=answer["hint"])
    return answer, text


@cache
def _tell_unlimited() -> None:
    # Once a process; the handler of last resort prints it as one line on stderr.
    logging.getLogger("habeas.read").warning(
        "This system sets the reader of a file no limit of memory: a hostile file can fill it."
    )


def _environment() -> dict[str, str]:
    """Pass on where the modules are, and none of the rest of the environment."""
    return {
        # Without it Python does not start under Windows.
        **{name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ},
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        # Number libraries reserve memory for each thread they might use.
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }


def _died(code: int, errors: bytes, where: str) -> DocumentError:
    # 24 is SIGXCPU, 9 the hard limit after it; 6 and 11 are how C libraries end without memory.
    if code in (-24, -9):
        return _too_long(where)
    if code in (-6, -11):
        return DocumentError(
            f"it cannot be taken apart in {MEMORY_BYTES // 2**20} MB of memory",
            where=where,
            hint="save it again in another format, or as text",
        )
    last = errors.decode(errors="replace").strip().rpartition("\n")[2]
    return DocumentError(
        "the reader of this format failed",
        where=where,
        hint=f"save it again in another format ({last[:120] or code})",
    )


def _too_long(where: str) -> DocumentError:
    return DocumentError(
        f"it cannot be taken apart in {CPU_SECONDS} seconds",
        where=where,
        hint="save it again in another format, or as text",
    )
