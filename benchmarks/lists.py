"""Importing lists: seconds and peak memory, beside pandas for the reading part.

    python -m benchmarks lists [--rows 100000] [--peer /path/to/python/with/pandas]

Goals: 100,000 rows matched against 100,000 people in under 3 minutes and 2 GiB; a
dry run on 5,000 rows in under 5 seconds. People are invented: names are made of syllables.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import openpyxl

_SYLLABLES = [
    "ba",
    "be",
    "bo",
    "da",
    "de",
    "do",
    "ga",
    "go",
    "ka",
    "ke",
    "ko",
    "la",
    "le",
    "li",
    "lo",
    "ma",
    "me",
    "mi",
    "mo",
    "na",
    "ne",
    "no",
    "pa",
    "po",
    "ra",
    "re",
    "ro",
    "sa",
    "se",
    "so",
    "ta",
    "te",
    "to",
    "va",
    "ve",
    "vo",
    "za",
    "ze",
    "zo",
]
_ENDINGS = ("ski", "vich", "enka", "ov", "uk", "in")
_GIVEN = [
    "Ales",
    "Anton",
    "Ihar",
    "Kuzma",
    "Maksim",
    "Panas",
    "Siarhei",
    "Uladzimir",
    "Vital",
    "Yury",
    "Alena",
    "Hanna",
    "Iryna",
    "Marya",
    "Nadzeya",
    "Palina",
    "Tatsiana",
    "Volha",
    "Zofia",
    "Daria",
]
_TITLES = ["No", "Full name", "Date of birth", "Sex", "City", "Arrested", "Article", "Status"]

_MEASURED = """
import json, resource, sys, time
began = time.monotonic()
answer = main(*sys.argv[1:])
own, child = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
used, below = own.ru_maxrss / 1024, child.ru_maxrss / 1024
cpu = own.ru_utime + own.ru_stime + child.ru_utime + child.ru_stime
print(json.dumps({"seconds": time.monotonic() - began, "cpu": cpu, "mb": used, "child_mb": below, "answer": answer}))
"""

_READ = """
def main(path):
    from pathlib import Path
    from habeas.read import read_table
    grid = read_table(Path(path).read_bytes(), name=path)
    return sum(len(cells) for _, cells in grid.rows())
"""

_PANDAS = """
def main(path):
    import pandas
    frame = pandas.read_excel(path)
    return sum(len(row) for _, row in frame.iterrows())
"""

_PLAN = """
def main(archive, path):
    from pathlib import Path
    from habeas.archive import open_archive
    from habeas.app.plan_list import plan_list
    with open_archive(archive) as opened:
        plan = plan_list(Path(path).read_bytes(), name=path, view=opened.view())
    return {"claims": plan.claim_count} | {str(k): n for k, n in plan.match_counts.items()}
"""

_IMPORT = """
def main(archive, path):
    from pathlib import Path
    from habeas.archive import open_archive
    from habeas.app.import_list import import_list
    from habeas.app.plan_list import plan_list
    with open_archive(archive) as opened:
        plan = plan_list(Path(path).read_bytes(), name=path, view=opened.view())
        done = import_list(opened, plan)
    return {"claims": done.claims} | {str(k): n for k, n in plan.match_counts.items()}
"""

_CREATE = """
def main(archive):
    from habeas.archive import create
    create(archive).close()
"""


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks lists", description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--peer", help="a Python that has pandas and openpyxl")
    asked = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        _run(Path(folder), asked.rows, asked.peer)
    return 0


def _run(folder: Path, rows: int, peer: str | None) -> None:
    rng = random.Random(20250911)  # noqa: S311 - a benchmark, no secret
    known = [_person(rng, n) for n in range(rows)]
    # Two thirds are written again, a third of those with their name the other way round.
    again = [_again(rng, n, person) for n, person in enumerate(known[: rows * 2 // 3])]
    newer = again + [_person(rng, rows + n) for n in range(rows - len(again))]
    first, second, small = folder / "first.xlsx", folder / "second.xlsx", folder / "small.xlsx"
    for path, people in ((first, known), (second, newer), (small, newer[:5000])):
        _write(path, people)
    archive, empty = folder / "a.habeas", folder / "b.habeas"
    read = _show("read the list", _measured(_READ, second), rows)
    if peer is None:
        print("pandas: not measured (say --peer PYTHON)")
    else:
        other = _show(
            "pandas read_excel and a row loop", _measured(_PANDAS, second, python=peer), rows
        )
        print(f"reading: {other / read:.1f} times as fast as pandas")
    for path in (archive, empty):
        _measured(_CREATE, path)
    _show("dry run, 5,000 rows, empty archive", _measured(_PLAN, empty, small), 5000)
    _show("record the first list", _measured(_IMPORT, archive, first), rows)
    _show(f"dry run, matched against {rows:,} people", _measured(_PLAN, archive, second), rows)
    _show(f"dry run, 5,000 rows against {rows:,} people", _measured(_PLAN, archive, small), 5000)
    _show(f"import, matched against {rows:,} people", _measured(_IMPORT, archive, second), rows)
    print(f"archive: {archive.stat().st_size / 1e6:,.0f} MB")


def _person(rng: random.Random, number: int) -> list[str]:
    surname = "".join(rng.choices(_SYLLABLES, k=3)).capitalize() + rng.choice(_ENDINGS)
    birth = f"{rng.randint(1, 28):02d}.{rng.randint(1, 12):02d}.{rng.randint(1950, 2005)}"
    arrest = f"{rng.randint(1, 28):02d}.{rng.randint(1, 12):02d}.{rng.randint(2020, 2025)}"
    return [
        str(number + 1),
        f"{surname} {rng.choice(_GIVEN)}",
        birth,
        rng.choice("mf"),
        rng.choice(("Testburg", "Sampleville", "Mocktown")),
        arrest,
        rng.choice(("342", "130", "368", "361-4")),
        rng.choice(("in custody", "in custody", "released")),
    ]


def _again(rng: random.Random, number: int, person: list[str]) -> list[str]:
    name = person[1]
    if rng.random() < 1 / 3:
        name = " ".join(reversed(name.split()))
    return [str(number + 1), name, *person[2:7], "released"]


def _write(path: Path, people: list[list[str]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("List")
    sheet.append(_TITLES)
    for person in people:
        sheet.append(person)
    book.save(path)


def _measured(code: str, *arguments: Path, python: str = sys.executable) -> dict[str, Any]:
    done = subprocess.run(
        [python, "-c", code + _MEASURED, *map(str, arguments)],
        check=True,
        capture_output=True,
        text=True,
    )
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _show(what: str, found: dict[str, Any], rows: int) -> float:
    seconds: float = found["seconds"]
    answer = found["answer"] if isinstance(found["answer"], dict) else ""
    print(
        f"{what}: {seconds:.1f} s ({found['cpu']:.1f} s of processor), {rows / seconds:,.0f} rows/s,"
        f" peak {found['mb']:,.0f} MB (reader child {found['child_mb']:,.0f} MB) {answer}",
        flush=True,
    )
    return seconds


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
