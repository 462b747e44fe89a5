"""Power cuts replayed: what a disk may hold after the power went, made from a real process's calls.

What is assumed of the disk, and nothing more:

- What was written to a file before a sync of that file returned is there.
- Of what was written since, any part may be there: any writes, in any order, each torn at
  any multiple of 512 bytes; likewise a truncation, or the removal of the file.
- A byte that was never written does not change by itself.
- A new file is there once it was synced; a file is surely gone once its folder was synced.
"""

import random
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
SECTOR = 512
ACKS = "acks"


@dataclass(frozen=True, slots=True)
class Call:
    """One call a process made on a file: O opened, T emptied, W, C cut, S synced, U removed."""

    kind: str
    name: str
    offset: int
    data: bytes


def build(folder: Path) -> Path:
    """Compile the recorder.

    Raises:
        OSError: There is no compiler.
        subprocess.CalledProcessError: It does not compile here.
    """
    library = folder / "record.so"
    source = str(HERE / "_record.c")
    subprocess.run(
        ["gcc", "-shared", "-fPIC", "-O2", "-o", str(library), source, "-ldl", "-lpthread"],
        check=True,
        capture_output=True,
    )
    return library


def record(folder: Path, arguments: Sequence[str]) -> list[Call]:
    """Run a worker on an archive in a folder, and give all it asked of the disk.

    Args:
        folder: Empty; the worker's archive is made in its subfolder ``disk``.
        arguments: The worker's further arguments.
    """
    disk, log = folder / "disk", folder / "calls"
    disk.mkdir()
    subprocess.run(
        [sys.executable, "-m", "benchmarks._crash_worker", str(disk), *arguments],
        check=True,
        cwd=HERE.parent,
        env={
            "LD_PRELOAD": str(build(folder)),
            "RECORD_UNDER": str(disk.resolve()),
            "RECORD_LOG": str(log),
            "PATH": "/usr/bin:/bin",
        },
        capture_output=True,
        timeout=600,
    )
    return list(read_calls(log.read_bytes()))


def read_calls(raw: bytes) -> Iterator[Call]:
    """Read the recorder's log."""
    at = 0
    while at < len(raw):
        kind, size = chr(raw[at]), struct.unpack_from("<I", raw, at + 1)[0]
        at += 5
        name = Path(raw[at : at + size].decode()).name
        at += size
        offset, length = struct.unpack_from("<qq", raw, at)
        at += 16
        data = raw[at : at + length] if kind == "W" else b""
        at += len(data)
        yield Call(kind, name, offset, data)


@dataclass(slots=True)
class File:
    """A file on the disk: what is surely there, and what was asked since the last sync."""

    sure: bytearray = field(default_factory=bytearray)
    exists: bool = False
    pending: list[Call] = field(default_factory=list)


class Disk:
    """Follows a recording, and gives what the disk may hold if the power goes."""

    def __init__(self) -> None:
        self.files: dict[str, File] = {}
        self.acknowledged = 0

    def follow(self, call: Call) -> None:
        """Carry out one call."""
        if call.name == ACKS:
            self.acknowledged += call.data.count(b"\n")
            return
        if call.kind == "S" and call.name not in self.files:
            self._sync_folder()
            return
        file = self.files.setdefault(call.name, File())
        if call.kind == "S":
            for waiting in file.pending:
                _carry_out(file, waiting)
            file.pending.clear()
            file.exists = True
        elif call.kind in "WCUT":
            file.pending.append(call)

    def _sync_folder(self) -> None:
        """A removal is sure once the folder was synced; what was written is not."""
        for file in self.files.values():
            removals = [at for at, call in enumerate(file.pending) if call.kind == "U"]
            if removals:
                _carry_out(file, file.pending[removals[-1]])
                del file.pending[: removals[-1] + 1]

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Give the files as one possible disk holds them after a power cut now."""
        found = {}
        for name, file in self.files.items():
            copy = File(bytearray(file.sure), file.exists)
            for call in _some(file.pending, chance):
                _carry_out(copy, call)
                copy.exists = call.kind != "U"
            if copy.exists:
                found[name] = bytes(copy.sure)
        return found


def _some(pending: Sequence[Call], chance: random.Random) -> list[Call]:
    """Choose which of the waiting calls reached the disk, in which order, and how whole."""
    how = chance.randrange(4)
    if how == 0:  # exactly the first few, the last of them torn
        kept = list(pending[: chance.randint(0, len(pending))])
        return [*kept[:-1], _torn(kept[-1], chance)] if kept else []
    likely = (0.5, 0.1, 0.9)[how - 1]
    kept = [call for call in pending if chance.random() < likely]
    if chance.random() < 0.5:
        chance.shuffle(kept)
    return [_torn(call, chance) if chance.random() < 0.2 else call for call in kept]


def _torn(call: Call, chance: random.Random) -> Call:
    if call.kind != "W" or len(call.data) <= SECTOR:
        return call
    sectors = range(0, len(call.data), SECTOR)
    keep = sectors[: chance.randint(0, len(sectors))]
    return Call("W", call.name, call.offset, call.data[: len(keep) * SECTOR])


def _carry_out(file: File, call: Call) -> None:
    if call.kind == "W":
        end = call.offset + len(call.data)
        if len(file.sure) < end:
            file.sure.extend(bytes(end - len(file.sure)))
        file.sure[call.offset : end] = call.data
    elif call.kind == "C":
        if len(file.sure) < call.offset:
            file.sure.extend(bytes(call.offset - len(file.sure)))
        del file.sure[call.offset :]
    elif call.kind in "UT":
        file.sure.clear()
        file.exists = call.kind == "T"
