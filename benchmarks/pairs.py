"""A series over people who may be one: a fresh archive's first, beside the same people as told apart.

``python -m benchmarks pairs [--people 10000] [--pairs 500] [--runs 5]``. An archive of invented
people is made, some of whom have the name of another; then processes of their own each ask for
the daily series of seven years once, in turns: with the pairs, as if there were none, and with
what the archive keeps of the pairs thrown away, which says what keeping it spares.
"""

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.archive import ENDINGS, GIVEN, SYLLABLES, Watch
from habeas.archive import create, open_archive
from habeas.archive.database.schema import possible_person
from habeas.model.claim import Claim

_EVENTS = ("arrested", "charged", "released", "arrested")
_REPORT = 500
_ASK = """
import sys, time
from habeas.archive import open_archive
from habeas.count.series import Step, series
with open_archive(sys.argv[1], read_only=True) as archive:
    view = archive.view()
    held = view.definition("held")
    if sys.argv[2] == "told apart":
        view._kept["pairs"] = ()
    start = time.process_time()
    who = view.who()
    loaded = time.process_time()
    series(who, held, "2019-01-01/2025-12-31", step=Step.DAY)
    print(time.process_time() - start, time.process_time() - loaded)
"""


def _claims(names: Sequence[str], chance: random.Random) -> tuple[str, list[Claim]]:
    """Tell two to six events of each of some people in one report."""
    text = ""
    found: list[Claim] = []
    for who in names:
        days = sorted(
            f"{chance.randint(2019, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            for _ in range(chance.randint(2, 6))
        )
        for number, day in enumerate(days):
            event = _EVENTS[number % len(_EVENTS)]
            quote = f"{who}: {event} on {day}."
            where = {"file": "report", "id": str(len(found)), "start": len(text)}
            told = {"type": "person_event", "person": who, "event": event, "date": day}
            ends = {"quote": quote, "end": len(text) + len(quote)}
            found.append(Claim.from_record(where | told | ends))
            text += quote + " "
    return text, found


def _fill(path: Path, people: int, pairs: int) -> None:
    chance = random.Random(5)  # noqa: S311 - to be repeatable
    names = [
        f"{chance.choice(GIVEN)} {''.join(chance.choices(SYLLABLES, k=6)).capitalize()}"
        f"{chance.choice(ENDINGS)}"
        for _ in range(people - pairs)
    ]
    names += chance.sample(names, pairs)
    with create(path) as archive:
        for start in range(0, people, _REPORT):
            text, claims = _claims(names[start : start + _REPORT], chance)
            source = archive.add_source(text.encode(), text=text, name=f"report {start}")
            entries = archive.add_claims(source, claims)
            archive.decide_all([(entry, "accept") for entry in entries], by="Ada", why="read")
        print(f"{people:,} people, {len(archive.view().undecided_pairs()):,} undecided pairs")


def main(arguments: Sequence[str]) -> int:
    """Measure the first series and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks pairs")
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--pairs", type=int, default=500)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path, without = Path(folder) / "pairs.habeas", Path(folder) / "thrown-away.habeas"
        with Watch() as filling:
            _fill(path, asked.people, asked.pairs)
        print(f"recorded and accepted in {filling.wall:.0f} s")
        shutil.copy(path, without)
        with open_archive(without) as archive, archive.store.writing() as connection:
            connection.execute(possible_person.delete())
        ways = {"told apart": path, "undecided": path, "undecided, nothing kept": without}
        times: dict[str, list[tuple[float, float]]] = {how: [] for how in ways}
        for _ in range(asked.runs):
            for how, where in ways.items():
                command = [sys.executable, "-c", _ASK, str(where), how]
                done = subprocess.run(command, check=True, capture_output=True, text=True)
                first, alone = map(float, done.stdout.split())
                times[how].append((first, alone))
    peer = [first for first, _ in times["told apart"]]
    for how, found in times.items():
        ratio = statistics.median(a / b for (a, _), b in zip(found, peer, strict=True))
        first, alone = (statistics.median(column) for column in zip(*found, strict=True))
        print(
            f"first daily series, {how:<24}{first * 1e3:>8.0f} ms of processor time, "
            f"{alone * 1e3:.0f} once loaded; ratio {ratio:.2f}  [3]"
        )
    return 0
