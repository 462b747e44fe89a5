"""Counting many people against hand-written SQL on SQLite and DuckDB, answers equal.

``python -m benchmarks count [EVENTS ...]``, 100000 and 1000000 unless told. DuckDB is no
dependency: name a Python that has it in HABEAS_DUCKDB_PYTHON, or it is left out.

Then what no database is asked: people of whom some may be one, groups beside people, and
the worlds of one person. Each has a goal, printed beside it.
"""

import json
import os
import resource
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import _sql
from benchmarks._synthetic import DAYS, FIRST_DAY, Archive, Facts, archive
from habeas.archive.database.schema import NEVER
from habeas.count.clusters import Who
from habeas.count.evaluate import count_on
from habeas.count.hulls import hull_daily
from habeas.count.population import population
from habeas.count.question import Question
from habeas.count.rectangle_table import RectangleTable
from habeas.count.rectangles import Rectangles
from habeas.count.rows import together
from habeas.count.steps import Daily, daily
from habeas.history.kinds import OWN, kinds_of
from habeas.history.rectangles import rectangles
from habeas.history.statements import Recipe, told_of
from habeas.history.worlds import _remembered, worlds_of
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.model.cohort import Cohort, Cohorts
from habeas.model.event import Event
from habeas.model.when import parse_when
from habeas.vocabulary.definitions import preset, read_definition
from habeas.vocabulary.rules import Rules, packaged

ASKED = 60
_LIFE = ("arrested", "charged", "sentenced", "released")
NARROW = read_definition(
    {
        "id": "narrow",
        "title": "Held, recognised, not in an open-type facility",
        "source": "this benchmark",
        "where": {
            "all": [
                {"axis": "custody", "is": ["in_custody"]},
                {"axis": "recognition", "body": "viasna", "is": ["recognised"]},
                {"not": {"axis": "regime", "is": ["open_type_facility"]}},
            ]
        },
    }
)


def main(argv: Sequence[str]) -> int:
    """Measure each size and print a table; 1 where any two answers differ."""
    sizes = [int(word) for word in argv] or [100_000, 1_000_000]
    differing = max(_measure(size) for size in sizes)
    _groups()
    _one_person()
    return differing


def _measure(events: int) -> int:
    everything = archive(events)
    last = everything.last
    random = np.random.default_rng(11)
    asked = {
        "known": last,
        "days": [int(d) for d in FIRST_DAY + random.integers(0, DAYS, ASKED)],
        "never": [
            [int(FIRST_DAY + random.integers(0, DAYS)), int(random.integers(last // 2, last))]
            for _ in range(20)
        ],
    }
    ours = _habeas(everything, asked)
    rows, facts = len(everything.rectangles), len(everything.facts)
    print(
        f"\n{events:,} events, {len(everything.people):,} people: "
        f"{rows:,} rows here, {facts:,} in a database"
    )
    engines = {"habeas": ours, "sqlite": _sqlite(everything.facts, asked)}
    duck = _duckdb(everything.facts, asked)
    if duck is not None:
        engines[f"duckdb {duck['version']}"] = duck
    else:
        print("duckdb: left out (HABEAS_DUCKDB_PYTHON names no Python that has it)")
    _table(engines)
    print(f"merge re-projected in place: {ours['merge_s'] * 1e3:.1f} ms")
    _pairs(everything, min(10_000, events // 100))
    print(f"peak memory of this process: {_peak():,.0f} MiB")
    differing = [name for name, found in engines.items() if not _same(ours, found)]
    if any(ours["narrow_table"][i] != ours["narrow"][i] for i in range(ASKED)):
        differing.append("daily table of three tests")
    print(f"answers equal: {'yes' if not differing else 'NO: ' + ', '.join(differing)}")
    return int(bool(differing))


def _habeas(everything: Archive, asked: dict[str, Any]) -> dict[str, Any]:
    held = preset("held")
    rectangles = everything.rectangles
    known = rectangles.known(asked["known"])
    found: dict[str, Any] = {"as_of": [], "as_of_s": [], "narrow": [], "narrow_s": []}
    for name, definition in (("as_of", held), ("narrow", NARROW)):
        for day in asked["days"]:
            begin = time.perf_counter()
            answer = count_on(known, definition, date.fromordinal(day))
            found[f"{name}_s"].append(time.perf_counter() - begin)
            found[name].append(list(answer))
    table, found["series_s"], found["series_cpu_s"] = _timed(lambda: daily(known, held))
    days = range(FIRST_DAY - 1, FIRST_DAY + DAYS)
    found["series"] = [[[d, table.on(d)[i]] for d in days] for i in (0, 1)]
    begin = time.perf_counter()
    for day in asked["days"]:
        table.on(day)
    found["prebuilt_s"] = [(time.perf_counter() - begin) / len(asked["days"])]
    narrow, found["narrow_series_s"], found["narrow_series_cpu_s"] = _timed(
        lambda: daily(known, NARROW)
    )
    found["narrow_table"] = [list(narrow.on(day)) for day in asked["days"]]
    found["never"], found["never_s"] = [], []
    for day, sequence in asked["never"]:
        begin = time.perf_counter()
        answer = count_on(rectangles, NARROW, date.fromordinal(day), known=sequence)
        found["never_s"].append(time.perf_counter() - begin)
        found["never"].append(list(answer))
    found["merge_s"] = _merge(everything)
    return found


def _timed(work: Callable[[], Daily]) -> tuple[Daily, float, float]:
    """Give the median of five runs, by the clock and by the processor."""
    made, walls, processor = work(), [], []
    for _ in range(5):
        begin, cpu = time.perf_counter(), time.process_time()
        made = work()
        walls.append(time.perf_counter() - begin)
        processor.append(time.process_time() - cpu)
    return made, float(np.median(walls)), float(np.median(processor))


def _claims(person: str, told: Sequence[tuple[str, str]]) -> list[Claim]:
    """Give claims of events, each of a source of its own."""
    return [
        Claim(
            id=f"{person}{i}",
            file=f"{i % 5}.txt",
            quote=person,
            start=0,
            end=len(person),
            body=Event(person=person, event=word, date=parse_when(day)),
        )
        for i, (word, day) in enumerate(told)
    ]


def _merge(everything: Archive) -> float:
    """Two people are found to be one: from their claims to everybody's rectangles."""
    one, two = everything.people[10], everything.people[20]
    words = ["arrested", "charged", "sentenced", "released", "re_arrested"] * 4
    told = [(word, f"2021-{1 + i // 2:02}-{1 + i:02}") for i, word in enumerate(words)]
    claims, rules = _claims(one, told), packaged()
    kept, at = _kept(everything.rectangles), everything.last + 1
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        fresh = [
            (one, r.part, r.code, at, i, NEVER, r.first, r.last, int(r.sure))
            for i, r in enumerate(rectangles(one, claims, rules=rules))
        ]
        kept.but((one, two)).joined(RectangleTable.of(fresh))
        times.append(time.perf_counter() - begin)
    return float(np.median(times))


def _kept(r: Rectangles) -> RectangleTable:
    """Give rectangles as an archive keeps them, of all times."""
    rows = together(r.states, r.events)
    return RectangleTable(
        people=r.people, parts=r.parts, codes=r.codes, rows=rows, spot=rows.first
    ).in_order()


def _pairs(everything: Archive, number: int) -> None:
    """A daily series where some may be one person, against the same series without them."""
    who = everything.with_pairs(number)
    for words, definition in (("one test", preset("held")), ("three tests", NARROW)):
        _, plain, plain_cpu = _timed(lambda d=definition: daily(who.records, d))  # type: ignore[misc]
        _, held, held_cpu = _timed(lambda d=definition: hull_daily(who, d))  # type: ignore[misc]
        print(
            f"daily series of {words} with {number:,} undecided pairs: {held * 1e3:.1f} ms, "
            f"without: {plain * 1e3:.1f} ms, ratio {held / plain:.2f} "
            f"(of processor time {held_cpu / plain_cpu:.2f}; goal 3)"
        )


def _groups(number: int = 800) -> None:
    """So many groups let go, each on another day, beside so many people arrested before."""
    random = np.random.default_rng(5)
    first = date(2021, 1, 1)
    cohorts = Cohorts(
        groups=tuple(
            Cohort(
                id=f"g{i:04}",
                size=Bounds(size, size),
                events=("release",),
                time=parse_when((first + timedelta(days=i)).isoformat()),
                first=first.toordinal() + i,
                last=first.toordinal() + i,
            )
            for i, size in enumerate(random.integers(1, 5, number).tolist())
        )
    )
    arrested = [first - timedelta(days=int(days)) for days in random.integers(1, 365, number)]
    who = Who.of(
        Rectangles.of_claims(
            {
                f"p{i:04}": _claims(f"p{i:04}", [("arrested", day.isoformat())])
                for i, day in enumerate(arrested)
            }
        )
    )
    print(f"\n{number:,} groups let go, each on another day, beside {number:,} people held before")
    for name, asked in (
        ("held", [(first + timedelta(days=40 * i)).isoformat() for i in range(20)]),
        ("released", [f"{2021 + i // 12}-{1 + i % 12:02}" for i in range(20)]),
    ):
        walls, processor = [], []
        for on in asked:
            begin, cpu = time.perf_counter(), time.process_time()
            population(who, cohorts, Question.of(preset(name), on))
            walls.append((time.perf_counter() - begin) * 1e3)
            processor.append((time.process_time() - cpu) * 1e3)
        print(
            f"{name}, one count, ms: first {walls[0]:.1f}, median {np.median(walls):.1f}, longest "
            f"{max(walls):.1f} (of processor time {processor[0]:.1f}, {np.median(processor):.1f}, "
            f"{max(processor):.1f}; goal 50)"
        )


def _one_person() -> None:
    """The worlds of one person, by how much is told and how much of it cannot all be true."""
    rules = packaged()
    names = ("exact days", "months", "one repair", "arrests only", "tables unread")
    print("\nworlds of one person, microseconds, nothing remembered of them")
    print(f"{'statements':>12}" + "".join(f"{name:>16}" for name in names))
    for number in (2, 4, 8, 12):
        often = ["arrested", "released"] if number == 2 else _LIFE
        words = [often[i % len(often)] for i in range(number)]
        exact = _told(words)
        times = [
            _worked_out(exact, rules),
            _worked_out(_told(words, to_month=True), rules),
            # Nobody tells how who is arrested again was let go.
            _worked_out(_told([*words[:-1], "arrested"]), rules),
            _worked_out(_told(["arrested"] * number), rules),
            _worked_out(exact, rules, unread=True),
        ]
        print(f"{number:>12}" + "".join(f"{taken:>16.0f}" for taken in times))


def _told(words: Sequence[str], *, to_month: bool = False) -> Recipe:
    """What is told of somebody, event by event; a month is shared by two."""
    step, until = (16, 7) if to_month else (45, 10)
    days = [date(2020, 1, 4) + timedelta(days=step * i) for i in range(len(words))]
    told = [(word, day.isoformat()[:until]) for word, day in zip(words, days, strict=True)]
    parts = told_of(_claims("somebody", told), rules=packaged())
    return next(part for part in parts if part.part == OWN)


def _worked_out(told: Recipe, rules: Rules, *, unread: bool = False) -> float:
    """Give how long it takes to work out a life of which nothing is remembered, median."""
    times = []
    for _ in range(9):
        if unread:
            kinds_of.cache_clear()
        _remembered.cache_clear()
        begin = time.perf_counter()
        worlds_of(told, rules)
        times.append(time.perf_counter() - begin)
    return float(np.median(times)) * 1e6


def _csv(facts: Facts, path: Path) -> None:
    columns = [np.asarray(getattr(facts, name)).astype(np.int64) for name in _sql.COLUMNS]
    np.savetxt(path, np.column_stack(columns), fmt="%d", delimiter=",")


def _sqlite(facts: Facts, asked: dict[str, Any]) -> dict[str, Any]:
    connection = sqlite3.connect(":memory:")
    connection.execute(_sql.TABLE)
    columns = [np.asarray(getattr(facts, n)).astype(np.int64).tolist() for n in _sql.COLUMNS]
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO fact VALUES ({marks})", zip(*columns, strict=True))  # noqa: S608
    for index in _sql.INDEXES:
        connection.execute(index)
    connection.execute("ANALYZE")
    found = _sql.ask(lambda sql: connection.execute(sql).fetchall(), asked)
    connection.close()
    return found


def _duckdb(facts: Facts, asked: dict[str, Any]) -> dict[str, Any] | None:
    python = os.environ.get("HABEAS_DUCKDB_PYTHON")
    if not python:
        return None
    with tempfile.TemporaryDirectory() as folder:
        rows, questions = Path(folder, "rows.csv"), Path(folder, "asked.json")
        _csv(facts, rows)
        questions.write_text(json.dumps(asked), encoding="utf-8")
        done = subprocess.run(
            [python, _sql.__file__, "duckdb", rows, questions],
            capture_output=True,
            text=True,
            check=True,
        )
    return dict(json.loads(done.stdout))


def _same(ours: dict[str, Any], theirs: dict[str, Any]) -> bool:
    if any(ours[name] != theirs[name] for name in ("as_of", "narrow", "never")):
        return False
    return all(
        _on_days(a) == _on_days(b) for a, b in zip(ours["series"], theirs["series"], strict=True)
    )


def _on_days(steps: list[list[int]]) -> list[int]:
    """Give the count on every day, from the days on which it changes."""
    found, at, count = [], 0, 0
    for day in range(FIRST_DAY, FIRST_DAY + DAYS):
        while at < len(steps) and steps[at][0] <= day:
            count = steps[at][1]
            at += 1
        found.append(count)
    return found


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _table(engines: dict[str, dict[str, Any]]) -> None:
    asks: dict[str, Callable[[dict[str, Any]], float]] = {
        "as-of, one test, median ms": lambda f: float(np.median(f["as_of_s"])) * 1e3,
        "as-of, one test, p99 ms": lambda f: float(np.percentile(f["as_of_s"], 99)) * 1e3,
        "as-of, three tests, p99 ms": lambda f: float(np.percentile(f["narrow_s"], 99)) * 1e3,
        "daily series, six years, ms": lambda f: float(f["series_s"]) * 1e3,
        "never asked, as known then, median ms": lambda f: float(np.median(f["never_s"])) * 1e3,
        "never asked, as known then, p99 ms": lambda f: (
            float(np.percentile(f["never_s"], 99)) * 1e3
        ),
    }
    print(f"{'':40}" + "".join(f"{name:>16}" for name in engines) + "   ratio to habeas")
    for words, measured in asks.items():
        values = [measured(found) for found in engines.values()]
        ratios = ", ".join(f"{value / values[0]:.1f}" for value in values[1:])
        print(f"{words:40}" + "".join(f"{value:16.2f}" for value in values) + f"   {ratios}")
    ours = engines["habeas"]
    print(f"as-of from the daily table, us: {ours['prebuilt_s'][0] * 1e6:.2f}")
    print(f"daily table of three tests, ms: {ours['narrow_series_s'] * 1e3:.1f}")
    print(
        f"processor time, ms: daily table {ours['series_cpu_s'] * 1e3:.1f}, "
        f"of three tests {ours['narrow_series_cpu_s'] * 1e3:.1f}"
    )
    load, cores = os.getloadavg()[0], os.cpu_count()
    print(f"load of this machine {load:.1f} on {cores} cores: where it is high, clocks run long")
