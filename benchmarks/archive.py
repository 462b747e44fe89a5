"""What the archive costs: ratios to the bare disk in the same run, and seconds at a million.

``python -m benchmarks archive [--claims 1000000] [--commits 300] [--told 5000] [--person]``. Commits are measured in
turns with a bare append and fdatasync of the same bytes, because the disk's own speed
changes from minute to minute; and with plain SQLite, which commits a row of the same bytes
from Python by the same driver, so that the ratio to it says what Habeas itself adds.
What is printed beside a goal in brackets is that goal.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Self

import sqlcipher3.dbapi2 as driver
from sqlalchemy import select

from habeas.app.serve_archive import Site
from habeas.archive import Archive, create, open_archive
from habeas.archive.database.schema import entry
from habeas.archive.ledger import ledger
from habeas.archive.ledger.canonical import canonical
from habeas.archive.ledger.ledger import EntryDraft
from habeas.archive.projections import project
from habeas.archive.projections.claim_records import stored_record
from habeas.model.claim import Claim

KEY = bytes(range(48))
ROUNDS = 12
PATIENCE = 120
EVENTS = ("arrested", "released", "sentenced", "seen")
LIVED = (*EVENTS, "charged", "transferred", "fined")


SYLLABLES = tuple(
    a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "el", "or")
)
GIVEN = ("Ales", "Alena", "Anton", "Daria", "Hanna", "Ihar", "Iryna", "Maksim", "Vital", "Volha")
ENDINGS = ("enka", "ich", "ko", "ouski", "uk")


def name(number: int) -> str:
    """Invent a name; among a hundred thousand people some have names that are alike."""
    chance = random.Random(number)  # noqa: S311 - to be repeatable
    surname = "".join(chance.choices(SYLLABLES, k=3)).capitalize() + chance.choice(ENDINGS)
    return f"{chance.choice(GIVEN)} {surname}"


class Watch:
    """Adds up seconds: on the wall, and of this process alone, which a busy machine slows less."""

    def __init__(self) -> None:
        self.wall = self.cpu = 0.0

    def __enter__(self) -> Self:
        self.wall -= time.perf_counter()
        self.cpu -= time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.wall += time.perf_counter()
        self.cpu += time.process_time()


def report(number: int, people: int) -> str:
    """Write an invented report that names some people."""
    first = number * people
    return " ".join(f"{name(first + i)} was {EVENTS[i % 4]}." for i in range(people))


def claims_of(text: str) -> list[Claim]:
    """Give the claims of such a report: one a sentence."""
    found, start = [], 0
    for number, sentence in enumerate(text.split(". ")):
        quote = sentence.rstrip(".") + "."
        person, _, event = quote.rstrip(".").partition(" was ")
        found.append(
            Claim.from_record(
                {
                    "type": "person_event",
                    "file": "report",
                    "id": str(number),
                    "quote": quote,
                    "start": start,
                    "end": start + len(quote),
                    "person": person,
                    "event": event,
                    "date": f"2025-{1 + number % 12:02}-{1 + number % 28:02}",
                    "place": "Lemonia",
                    "attributed_to": "Citrus Post",
                    "spans": {"person": [start, start + len(person)]},
                    "basis": {"person": "explicit", "place": "inherited_document"},
                    "rules": {"person": "name.subject"},
                }
            )
        )
        start += len(quote) + 1
    return found


def peer(path: Path, key: bytes | None) -> driver.Connection:
    """Open plain SQLite by the same driver, set to lose nothing either: what Habeas adds to."""
    connection = driver.connect(str(path), isolation_level=None)
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE one (seq INTEGER PRIMARY KEY, body BLOB) STRICT")
    return connection


def write_bare(file: int, lines: list[bytes]) -> None:
    """Append lines, each safe on the disk before the next."""
    for line in lines:
        os.write(file, line)
        os.fdatasync(file)


def write_peer(connection: driver.Connection, lines: list[bytes]) -> None:
    """Commit lines as rows of one table, each in a transaction of its own."""
    for line in lines:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO one (body) VALUES (?)", (line,))
        connection.execute("COMMIT")


def write_claims(archive: Archive, source: str, claims: list[Claim]) -> None:
    """Record claims, each in a transaction of its own."""
    for claim in claims:
        archive.add_claims(source, [claim])


def commits(folder: Path, each: int) -> None:
    """Measure single durable commits in turns with the bare disk and with plain SQLite."""
    keys = {"plain": None, "encrypted": KEY}
    archives = {kind: create(folder / f"{kind}.habeas", key=key) for kind, key in keys.items()}
    peers = {kind: peer(folder / f"{kind}.sqlite", key) for kind, key in keys.items()}
    bare = os.open(folder / "bare", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    rates: dict[str, list[float]] = {}
    for turn in range(ROUNDS):
        text = report(turn, each)
        some = claims_of(text)
        lines = [canonical(claim.to_record()) for claim in some]
        work: dict[str, Callable[[], None]] = {"bare": partial(write_bare, bare, lines)}
        for kind, archive in archives.items():
            source = archive.add_source(text.encode(), text=text, name=f"report {turn}")
            work[f"SQLite {kind}"] = partial(write_peer, peers[kind], lines)
            work[kind] = partial(write_claims, archive, source, some)
        for what, run in work.items():
            start = time.perf_counter()
            run()
            rates.setdefault(what, []).append(each / (time.perf_counter() - start))
    os.close(bare)
    for opened in (*archives.values(), *peers.values()):
        opened.close()

    def line(what: str, of: str) -> tuple[float, float]:
        pairs = zip(rates[what], rates[of], strict=True)
        return statistics.median(rates[what]), statistics.median(a / b for a, b in pairs)

    print(f"bare append + fdatasync        {statistics.median(rates['bare']):>10,.0f}/s")
    for kind, goal in (("plain", 0.9), ("encrypted", 0.6)):
        rate, of_disk = line(f"SQLite {kind}", "bare")
        print(f"one row a commit, SQLite, {kind:<9}{rate:>6,.0f}/s  {of_disk:.2f} of the bare disk")
        rate, of_disk = line(kind, "bare")
        _, of_peer = line(kind, f"SQLite {kind}")
        print(
            f"one claim a commit, {kind:<11}{rate:>10,.0f}/s  {of_disk:.2f} of the bare disk "
            f"[{goal}], {of_peer:.2f} of plain SQLite by the same driver"
        )


def drafts(of: int, text: str) -> Iterator[EntryDraft]:
    """Give a report's claims as entries to be sealed."""
    for claim in claims_of(text):
        yield EntryDraft("claim", of, {"record": stored_record(claim), "marking": "private"})


def bulk(archive: Archive, count: int) -> None:
    """Measure sealing and projecting apart, and fill the archive."""
    people, projecting, deciding = 1000, Watch(), Watch()
    sealings = []
    for number in range(max(1, count // people)):
        text = report(number, people)
        source = archive.add_source(text.encode(), text=text, name=f"report {number}")
        with archive.store.writing() as connection:
            of = ledger.find(connection, source).seq
            ready = list(drafts(of, text))
            with Watch() as sealing:
                sealed = ledger.append(connection, ready, clock=archive.store.clock)
            sealings.append(sealing)
            with projecting:
                project.project(connection, sealed)
        # One in ten is accepted, as far as people get.
        names = [item.entry.id for item in sealed[::10]]
        with deciding:
            archive.decide_all([(entry_id, "accept") for entry_id in names], by="Ada", why="read")
    made = max(1, count // people) * people
    each = 100_000 / made
    # The middle batch of a thousand: a machine with other work slows some and not others.
    wall = people / statistics.median(watch.wall for watch in sealings)
    cpu = people / statistics.median(watch.cpu for watch in sealings)
    best = people / min(watch.wall for watch in sealings)
    print(
        f"bulk sealed entries            {wall:>10,.0f}/s  [50,000]; best batch {best:,.0f}, a CPU second {cpu:,.0f}"
    )
    print(
        f"projections, 100,000 claims    {projecting.wall * each:>10.1f} s  CPU {projecting.cpu * each:.1f} s"
    )
    print(
        f"accepting 10,000 of them       {deciding.wall * each:>10.1f} s  CPU {deciding.cpu * each:.1f} s, with everyone's spells"
    )


def events_of(count: int) -> tuple[str, list[Claim]]:
    """Invent so many events of one person, each on a day of its own; give the report and claims."""
    chance = random.Random(5)  # noqa: S311 - to be repeatable
    who, text, found = name(5), "", []
    for number in range(count):
        day = date(1985, 1, 1) + timedelta(days=3 * number)
        event = chance.choice(LIVED)
        quote = f"{who}: {event} on {day}."
        where = {"file": "report", "id": str(number), "start": len(text)}
        told = {"type": "person_event", "person": who, "event": event, "date": str(day)}
        ends = {"quote": quote, "end": len(text) + len(quote)}
        found.append(Claim.from_record(where | told | ends))
        text += quote + " "
    return text, found


def one_person(folder: Path, count: int) -> None:
    """Measure accepting many claims about one person, in an order by chance, and their page."""
    text, claims = events_of(count)
    for how, goal in (("in one batch", 5), ("one by one", 60)):
        with create(folder / f"{how}.habeas") as archive:
            source = archive.add_source(text.encode(), text=text, name="r", said_on="2099-01-01")
            names = list(archive.add_claims(source, claims))
            random.Random(6).shuffle(names)  # noqa: S311 - to be repeatable
            with Watch() as accepting:
                for some in [names] if how == "in one batch" else [[one] for one in names]:
                    archive.decide_all([(one, "accept") for one in some], by="Ada", why="read")
            print(
                f"{count:,} of one person, {how:<13}{accepting.wall:>9.1f} s  "
                f"CPU {accepting.cpu:.1f} s [{goal} for 5,000]"
            )
            with Watch() as answering:
                archive.view().tally("held", "2000-01-01")
            print(f"  the first count after        {answering.wall * 1000:>10,.0f} ms")
            person = archive.view().people()[0].id
            sites = {"first": Site(archive), "new reading": Site(archive)}
            sites["again"] = sites["new reading"]
            for which, site in sites.items():
                with Watch() as showing:
                    answer = site.answer(f"/person/{person}", {})
                assert answer.status == HTTPStatus.OK
                print(f"  their page, {which:<17}{showing.wall * 1000:>10,.0f} ms  [300]")


def at_rest(path: Path, count: int) -> None:
    """Measure verification, and a fresh process's first answer."""
    size = path.stat().st_size
    print(
        f"bytes a claim                  {size / count:>10,.0f}    of {size / 1e6:,.0f} MB, tables and indexes included"
    )
    with open_archive(path, read_only=True) as archive, Watch() as watch:
        verdict = archive.verify()
    assert verdict.is_ok
    print(
        f"verify {verdict.entries:>12,} entries   {watch.wall:>10.1f} s  CPU {watch.cpu:.1f} s [10 for a million]"
    )
    for what, code in ANSWERS.items():
        start = time.perf_counter()
        command = [sys.executable, "-c", code, str(path)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            print(f"open + {what:<24}   more than {PATIENCE} s  [1]", flush=True)
            continue
        print(
            f"open + {what:<24}{time.perf_counter() - start:>10.2f} s  whole process [1]",
            flush=True,
        )
    start = time.perf_counter()
    with open_archive(path) as archive:
        assert archive.rebuild() == ()
    print(f"rebuild everything             {time.perf_counter() - start:>10.1f} s")


_OPEN = "import sys, habeas\nwith habeas.open(sys.argv[1], read_only=True) as archive:\n    view = archive.view()\n"
ANSWERS = {
    "head": _OPEN + "    print(view.head)",
    "one claim": _OPEN + "    print(view.claims(source=view.sources()[0].id)[0])",
    "one count": _OPEN + "    print(view.tally('held', '2025-06-30').bounds)",
}


def main(arguments: list[str]) -> int:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks archive")
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--commits", type=int, default=300)
    parser.add_argument("--told", type=int, default=5000, help="claims about one person")
    parser.add_argument("--person", action="store_true", help="only what is about one person")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        one_person(Path(folder), asked.told)
        if asked.person:
            return 0
        commits(Path(folder), max(1, asked.commits // ROUNDS))
        path = Path(folder) / "bulk.habeas"
        with create(path) as archive:
            bulk(archive, asked.claims)
            with archive.store.reading() as connection:
                query = select(entry.c.seq).where(entry.c.kind == "claim")
                count = len(connection.execute(query).all())
        at_rest(path, count)
    return 0
