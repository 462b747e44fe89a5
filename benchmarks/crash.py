"""Kill it, cut its power: is anything lost that was acknowledged?

``python -m benchmarks crash [--kills 1000] [--cuts 100000]`` prints one line a campaign.
Every campaign has a control that must lose something; one that does not fails the run,
because then the harness sees nothing. What is assumed of a disk stands in `_power`.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from benchmarks import _crash_worker, _power
from habeas.archive import open_archive
from habeas.archive.ledger.seal import GENESIS, ID_DIGITS, commit, link_of
from habeas.errors import ArchiveError

# Every so often a cut is checked through and through: opened, verified, rebuilt.
THOROUGHLY = 500
_QUERY = (
    "SELECT e.seq, e.kind, e.target, e.at, e.commitment, e.prev, p.salt, p.body "
    "FROM entry e LEFT JOIN payload p ON p.seq = e.seq ORDER BY e.seq"
)


@dataclass(slots=True)
class Result:
    """What a campaign found.

    Attributes:
        tries: Kills or cuts.
        acknowledged: Entries that had been acknowledged, summed over all tries.
        lost: Of them, how many were gone.
        broken: Tries after which the archive was not sound.
        seconds: Time taken.
    """

    tries: int = 0
    acknowledged: int = 0
    lost: int = 0
    broken: int = 0
    seconds: float = 0.0

    @property
    def is_clean(self) -> bool:
        """Whether nothing was lost or broken."""
        return self.lost == 0 and self.broken == 0


def kills(count: int, *, early: bool = False, seed: int = 1) -> Result:
    """Kill a writing process at random moments and look at what it left.

    Args:
        count: How many.
        early: The control: the process acknowledges before it records.
        seed: Of the moments.
    """
    chance = random.Random(seed)  # noqa: S311 - to be repeatable
    result, start = Result(), time.monotonic()
    for number in range(count):
        with tempfile.TemporaryDirectory() as folder:
            acknowledged = _killed(Path(folder), chance, early=early, seed=seed + number)
            _look(Path(folder), acknowledged, result, thoroughly=True)
    result.seconds = time.monotonic() - start
    return result


def _killed(folder: Path, chance: random.Random, *, early: bool, seed: int) -> list[str]:
    """Run a worker in a child process, kill it, and give what it had acknowledged."""
    reading, writing = os.pipe()
    archive = _crash_worker.open_new(folder, ["busy"] if seed % 2 else [])
    archive.close()
    with warnings.catch_warnings():
        # From Python 3.12 on a fork beside other threads warns; the child takes no lock of theirs.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            _crash_worker.work(archive, writing, rounds=10_000, early=early, seed=seed)
        finally:
            os._exit(1)
    os.close(writing)
    heard = b""
    with os.fdopen(reading, "rb", buffering=0) as acknowledgements:
        # At least one, so that no try is empty; then any moment, within a commit or between.
        while not heard:
            heard = acknowledgements.read(4096) or b"\n"
        pause = chance.random() * 0.15
        time.sleep(pause)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while more := acknowledgements.read(65536):
            heard += more
    return heard.decode().split()


def cuts(count: int, how: Sequence[str] = (), *, rounds: int = 12, seed: int = 1) -> Result:
    """Replay power cuts on a recorded run, spread over all its calls.

    Args:
        count: How many.
        how: The worker's settings; ``unsafe`` is the control.
        rounds: Length of the run.
        seed: Of what each cut leaves.
    """
    chance = random.Random(seed)  # noqa: S311 - to be repeatable
    result, start = Result(), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        calls = _power.record(Path(folder), [str(rounds), *how])
    # On a file system in memory, where there is one: what is tested is the content.
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a folder of our own in it
    with tempfile.TemporaryDirectory(dir=memory) as place:
        disk, names = _power.Disk(), []
        for number, call in enumerate(calls, 1):
            disk.follow(call)
            if call.name == _power.ACKS:
                names += call.data.decode().split()
            while result.tries * len(calls) < count * number:
                _lay(Path(place), disk.after_a_cut(chance))
                thoroughly = result.tries % THOROUGHLY == 0
                _look(Path(place), names, result, thoroughly=thoroughly, how=how)
    result.seconds = time.monotonic() - start
    return result


def _lay(place: Path, files: dict[str, bytes]) -> None:
    for old in place.iterdir():
        old.unlink()
    for name, data in files.items():
        (place / name).write_bytes(data)


def _look(
    folder: Path,
    acknowledged: Sequence[str],
    result: Result,
    *,
    thoroughly: bool,
    how: Sequence[str] = (),
) -> None:
    """Open what is left and count what is missing of what was acknowledged."""
    result.tries += 1
    result.acknowledged += len(acknowledged)
    path = folder / "crash.habeas"
    key = _crash_worker.KEY if "encrypted" in how else None
    try:
        found = _sound_entries(path, key)
        if found is not None and thoroughly and (found or acknowledged):
            with open_archive(path, key=key) as archive:
                if not archive.verify().is_ok or archive.rebuild():
                    found = None
    except (ArchiveError, driver.Error):
        # Before the first acknowledgement there may be no archive yet.
        found = None if acknowledged else set()
    if found is None:
        result.broken += 1
    result.lost += len(set(acknowledged) - (found or set()))


def _sound_entries(path: Path, key: bytes | None) -> set[str] | None:
    """Give the ids of all entries, or None where one is not as it was sealed."""
    if not path.exists():
        return set()
    connection = driver.connect(str(path), isolation_level=None)
    try:
        if key is not None:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        rows: list[Any] = connection.execute(_QUERY).fetchall()
    finally:
        connection.close()
    names, head = set(), GENESIS
    erased = {row[2] for row in rows if row[1] == "erase"}
    for place, (seq, kind, target, at, sealed, prev, salt, body) in enumerate(rows, 1):
        if seq != place or prev != head:
            return None
        if salt is None:
            if seq not in erased:
                return None
        elif commit(kind, target, at, salt=salt, body=body) != sealed:
            return None
        head = link_of(seq, kind, target, at, sealed, prev)
        names.add(sealed.hex()[:ID_DIGITS])
    return names


def main(arguments: list[str]) -> int:
    """Run all campaigns; 1 where something was lost, or a control lost nothing."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks crash")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--cuts", type=int, default=100_000)
    asked = parser.parse_args(arguments)
    print(f"{'campaign':44}{'tries':>9}{'acknowledged':>14}{'lost':>8}{'broken':>8}{'seconds':>9}")
    each = max(1, asked.cuts // 4)
    failed = False
    campaigns: list[tuple[str, bool, Callable[[], Result]]] = [
        ("kill -9", False, lambda: kills(asked.kills)),
        (
            "control: acknowledges too early",
            True,
            lambda: kills(max(5, asked.kills // 50), early=True),
        ),
        ("power cut", False, lambda: cuts(each, rounds=12, seed=1)),
        ("power cut, log moved into the file often", False, lambda: cuts(each, ["busy"], seed=2)),
        ("power cut, with an erasure", False, lambda: cuts(each, ["busy"], rounds=19, seed=3)),
        ("power cut, encrypted", False, lambda: cuts(each, ["encrypted", "busy"], seed=4)),
        ("control: synchronous=OFF", True, lambda: cuts(max(50, each // 50), ["unsafe"], seed=5)),
    ]
    for name, must_fail, run in campaigns:
        found = run()
        print(
            f"{name:44}{found.tries:>9,}{found.acknowledged:>14,}{found.lost:>8,}"
            f"{found.broken:>8,}{found.seconds:>9.1f}",
            flush=True,
        )
        failed |= found.is_clean if must_fail else not found.is_clean
    print("FAILED" if failed else "Nothing acknowledged was lost; every control lost something.")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
