"""The process that is to be killed: it records, and says so only when it is recorded."""

import os
import random
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

from sqlalchemy import event

from habeas.archive import Archive, create
from habeas.model.claim import Claim

KEY = bytes(range(32)) + bytes(16)


def open_new(folder: Path, how: Collection[str]) -> Archive:
    """Make the worker's archive.

    Args:
        folder: Where.
        how: ``encrypted``; ``unsafe`` never waits for the disk; ``busy`` moves its log
            into the file often, so that cuts fall into that too.
    """
    archive = create(folder / "crash.habeas", key=KEY if "encrypted" in how else None)
    archive.store.engine.dispose()

    @event.listens_for(archive.store.engine, "connect")
    def set_up(connection: Any, _: Any) -> None:
        if "unsafe" in how:
            connection.execute("PRAGMA synchronous = OFF")
        if "busy" in how:
            connection.execute("PRAGMA wal_autocheckpoint = 12")

    return archive


def work(
    archive: Archive, acknowledge: int, *, rounds: int, early: bool = False, seed: int = 1
) -> None:
    """Record sources, claims, decisions and erasures, and acknowledge each entry's id.

    Args:
        archive: Where.
        acknowledge: File descriptor; one line an entry.
        rounds: How many reports.
        early: Acknowledge before it is recorded: the control that must fail.
        seed: Of the work's shape.
    """
    chance = random.Random(seed)  # noqa: S311 - to be repeatable
    waiting: list[str] = []

    def say(*names: str) -> None:
        os.write(acknowledge, "".join(f"{name}\n" for name in names).encode())

    for number in range(rounds):
        words = " ".join(f"w{chance.randrange(10**6)}" for _ in range(chance.randint(3, 400)))
        text = f"Person {number} was seen. {words}"
        if early:
            say(f"early{number}")
        source = archive.add_source(text.encode(), text=text, name=f"report {number}")
        say(source)
        quote = f"Person {number} was seen."
        record = {
            "type": "person_event",
            "file": "r",
            "id": "1",
            "quote": quote,
            "start": 0,
            "end": len(quote),
            "person": f"Person {number}",
            "event": "seen",
        }
        (name,) = archive.add_claims(source, [Claim.from_record(record)])
        say(name)
        say(archive.decide(name, "accept", by="worker", why="seen"))
        waiting.append(name)
        if number % 17 == 16:
            archive.erase(waiting.pop(0), by="worker", why="asked")


def main() -> None:
    """Run as a process: FOLDER ROUNDS [encrypted] [unsafe] [busy]."""
    folder, rounds, *how = sys.argv[1:]
    archive = open_new(Path(folder), how)
    acks = os.open(Path(folder) / "acks", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    work(archive, acks, rounds=int(rounds))
    archive.close()


if __name__ == "__main__":
    main()
