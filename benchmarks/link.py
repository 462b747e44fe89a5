"""Linking a long list against Splink: time, memory, cluster F1, blocking, new rows.

    python -m benchmarks link [--rows 50000]... [--peers PYTHON]

The rows are invented people written in twelve spelling systems, with dates, sex and city
missing as often as not. PYTHON is an interpreter of an environment with splink 5, pandas and
anyascii. Each measurement runs in a process of its own, so that its peak memory is its own.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks._people import SYSTEMS, Row, rows
from habeas.app.person_columns import Reader
from habeas.names import Description
from habeas.resolve.blocking import candidate_pairs, met_pairs
from habeas.resolve.linkage import link

Ints = npt.NDArray[np.int64]


def pair_scores(truth: Sequence[object], found: Sequence[object]) -> tuple[float, float, float]:
    """Give precision, recall and F1 over pairs of rows said to be one person."""
    both = _pairs(list(zip(truth, found, strict=True)))
    precision = both / max(1, _pairs(found))
    recall = both / max(1, _pairs(truth))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _pairs(labels: Sequence[object]) -> int:
    counts: dict[object, int] = {}
    for label in labels:
        counts[label] = counts.get(label, 0) + 1
    return sum(n * (n - 1) // 2 for n in counts.values())


def _write(path: Path, table: Sequence[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "name", "birth", "sex", "city"))
        writer.writerows((r.id, r.name, r.birth, r.sex, r.city) for r in table)


def _timed(command: list[str]) -> tuple[float, float, str]:
    """Run a command; give its seconds, its peak memory in GiB, and what it said."""
    started = time.perf_counter()
    wrapper = (
        "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:]);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr);"
        "sys.exit(done.returncode)"
    )
    done = subprocess.run(
        [sys.executable, "-c", wrapper, *command], capture_output=True, text=True, check=False
    )
    *_, memory = done.stderr.strip().splitlines() or ["0"]
    return (
        time.perf_counter() - started,
        int(memory) / 2**20,
        "" if done.returncode == 0 else done.stderr[-300:],
    )


def _own(folder: Path, table: Sequence[Row]) -> float:
    out = folder / "clusters.csv"
    here = str(Path(__file__).parents[1])
    seconds, memory, failed = _timed(
        [sys.executable, "-m", "habeas", "link", str(folder / "rows.csv"), "--out", str(out)]
    )
    if failed:
        print(f"  Habeas failed in {here}: {failed}")
        return seconds
    with out.open(encoding="utf-8", newline="") as file:
        found = [row["person_id"] for row in csv.DictReader(file)]
    precision, recall, f1 = pair_scores([r.person for r in table], found)
    print(
        f"  Habeas      {seconds:7.1f} s  {memory:5.2f} GiB  precision {precision:.3f}  "
        f"recall {recall:.3f}  F1 {f1:.3f}"
    )
    return seconds


def _peer(python: str, folder: Path, table: Sequence[Row], own: float) -> None:
    out = folder / "peer.json"
    script = str(Path(__file__).with_name("_link_peer.py"))
    seconds, memory, failed = _timed([python, script, str(folder / "rows.csv"), str(out)])
    if failed:
        print(f"  Splink not measured: {failed}")
        return
    answer = json.loads(out.read_text())
    truth = [r.person for r in table]
    for least, clusters in answer["clusters"].items():
        precision, recall, f1 = pair_scores(truth, [clusters[r.id] for r in table])
        print(
            f"  Splink {least:5} {seconds:6.1f} s  {memory:5.2f} GiB  precision {precision:.3f}  "
            f"recall {recall:.3f}  F1 {f1:.3f}"
        )
    print(
        f"  Habeas takes {own / answer['seconds']:.2f} x Splink's own linking time ({answer['seconds']:.1f} s)"
    )


def _blocking(table: Sequence[Row]) -> None:
    """Print blocking recall, candidates a row, and the time to join 100 new rows."""
    reader = Reader()
    descriptions: list[Description] = [
        reader.description({"name": r.name, "birth": r.birth, "sex": r.sex, "city": r.city}, 0)
        for r in table
    ]
    old, new = descriptions[:-100], descriptions[-100:]
    linkage = link(old)
    truth = np.array([r.person for r in table[:-100]])
    one, two = candidate_pairs(linkage.rows, linkage.keys)
    met = met_pairs(linkage.rows, linkage.keys)
    recall = (truth[one] == truth[two]).sum() / max(1, _pairs(truth.tolist()))
    started = time.perf_counter()
    linkage.join(new)
    print(
        f"  blocking recall {recall:.4f} at {2 * len(one) / len(old):.1f} candidates a row "
        f"({2 * len(met) / len(old):.1f} before pairs told apart at a glance are left out); "
        f"100 new rows joined in {time.perf_counter() - started:.2f} s"
    )


def main(argv: list[str]) -> int:
    """Print the table for every size."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks link", description=__doc__)
    parser.add_argument("--rows", action="append", type=int)
    parser.add_argument("--peers")
    parser.add_argument("--no-blocking", action="store_true")
    asked = parser.parse_args(argv)
    for count in asked.rows or [50_000]:
        table = list(rows(count, seed=5))
        people = len({r.person for r in table})
        print(f"{count:,} rows, {people:,} people, {len(SYSTEMS)} spelling systems", flush=True)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            _write(folder / "rows.csv", table)
            own = _own(folder, table)
            if asked.peers:
                _peer(asked.peers, folder, table, own)
            else:
                print("  Splink not measured (give --peers PYTHON)")
        if not asked.no_blocking:
            _blocking(table)
    return 0
