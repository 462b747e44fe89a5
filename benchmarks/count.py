"""Counting many people against hand-written SQL on SQLite and DuckDB, answers equal.

``python -m benchmarks count [EVENTS ...]``, 100000 and 1000000 unless told. DuckDB is no
dependency: name a Python that has it in HABEAS_DUCKDB_PYTHON, or it is left out.
"""

import json
import os
import resource
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import _sql
from benchmarks._synthetic import DAYS, FIRST_DAY, archive
from habeas.count.evaluate import count_on
from habeas.count.rectangles import Rectangles
from habeas.count.steps import Daily, daily
from habeas.history import spells
from habeas.model.claim import Claim
from habeas.model.event import Event
from habeas.model.when import parse_when
from habeas.vocabulary.definitions import preset, read_definition

ASKED = 60
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
    return max(_measure(size) for size in sizes)


def _measure(events: int) -> int:
    everything = archive(events)
    random = np.random.default_rng(11)
    last = int(everything.recorded_from.max()) + 1
    asked = {
        "known": last,
        "days": [int(d) for d in FIRST_DAY + random.integers(0, DAYS, ASKED)],
        "never": [
            [int(FIRST_DAY + random.integers(0, DAYS)), int(random.integers(last // 2, last))]
            for _ in range(20)
        ],
    }
    ours = _habeas(everything, asked)
    print(f"\n{events:,} events, {len(everything):,} rows, {len(everything.people):,} people")
    engines = {"habeas": ours, "sqlite": _sqlite(everything, asked)}
    duck = _duckdb(everything, asked)
    if duck is not None:
        engines[f"duckdb {duck['version']}"] = duck
    else:
        print("duckdb: left out (HABEAS_DUCKDB_PYTHON names no Python that has it)")
    _table(engines)
    print(f"merge re-projected in place: {ours['merge_s'] * 1e3:.1f} ms")
    print(f"peak memory of this process: {_peak():,.0f} MiB")
    differing = [name for name, found in engines.items() if not _same(ours, found)]
    print(f"answers equal: {'yes' if not differing else 'NO: ' + ', '.join(differing)}")
    return int(bool(differing))


def _habeas(everything: Rectangles, asked: dict[str, Any]) -> dict[str, Any]:
    held = preset("held")
    known = everything.known(asked["known"])
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
    _, found["narrow_series_s"], found["narrow_series_cpu_s"] = _timed(lambda: daily(known, NARROW))
    found["never"], found["never_s"] = [], []
    for day, sequence in asked["never"]:
        begin = time.perf_counter()
        answer = count_on(everything, NARROW, date.fromordinal(day), known=sequence)
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


def _merge(everything: Rectangles) -> float:
    """Two people are found to be one: from their claims to everybody's rectangles."""
    one, two = everything.people[10], everything.people[20]
    claims = [
        Claim(
            id=f"c{i}",
            file=f"{i % 5}.txt",
            quote=one,
            start=0,
            end=len(one),
            body=Event(person=one, event=word, date=parse_when(f"2021-{1 + i // 2:02}-{1 + i:02}")),
        )
        for i, word in enumerate(
            ["arrested", "charged", "sentenced", "released", "re_arrested"] * 4
        )
    ]
    at = int(everything.recorded_from.max()) + 2
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        everything.replaced((one, two), spells(one, claims), at=at)
        times.append(time.perf_counter() - begin)
    return float(np.median(times))


def _csv(everything: Rectangles, path: Path) -> None:
    columns = [np.asarray(getattr(everything, name)).astype(np.int64) for name in _sql.COLUMNS]
    np.savetxt(path, np.column_stack(columns), fmt="%d", delimiter=",")


def _sqlite(everything: Rectangles, asked: dict[str, Any]) -> dict[str, Any]:
    connection = sqlite3.connect(":memory:")
    connection.execute(_sql.TABLE)
    columns = [np.asarray(getattr(everything, n)).astype(np.int64).tolist() for n in _sql.COLUMNS]
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO rect VALUES ({marks})", zip(*columns, strict=True))  # noqa: S608
    for index in _sql.INDEXES:
        connection.execute(index)
    connection.execute("ANALYZE")
    found = _sql.ask(lambda sql: connection.execute(sql).fetchall(), asked)
    connection.close()
    return found


def _duckdb(everything: Rectangles, asked: dict[str, Any]) -> dict[str, Any] | None:
    python = os.environ.get("HABEAS_DUCKDB_PYTHON")
    if not python:
        return None
    with tempfile.TemporaryDirectory() as folder:
        rows, questions = Path(folder, "rows.csv"), Path(folder, "asked.json")
        _csv(everything, rows)
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
