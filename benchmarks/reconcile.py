"""Conflicts among planted figures: ours beside CPMpy (z3) and a plain linear program.

Every engine gets the same rows and bounds, made once. Peers that are not installed are
skipped with a line. Times are of the wall and, in brackets, of the processor; ratios are of the
processor, so that a busy machine does not blur them. Ours is a smallest conflict of all, theirs
is any minimal one.

    python -m benchmarks reconcile [--peers PYTHON] [--seconds N] [SIZES...]

Source of the peers' methods:
    CPMpy ``tools.explain.mus`` over z3; scipy ``linprog`` (HiGHS) with deletion filtering
    (Chinneck, Feasibility and Infeasibility in Optimization, 2008, chapter 6).
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import TypeVar

from benchmarks._figures import planted
from habeas.model.conflict import Certificate
from habeas.model.figure import Figure, Relation
from habeas.reconcile import Reconciler
from habeas.reconcile.oracle import CellValues, Oracle
from habeas.reconcile.problem import Problem, areas, state_problem
from habeas.reconcile.proof import certify
from habeas.reconcile.solve import smallest, solve

_T = TypeVar("_T")
_PEER = Path(__file__).with_name("_reconcile_peer.py")


def _timed(work: Callable[[], _T]) -> tuple[_T, float, float]:
    wall, cpu = perf_counter(), process_time()
    found = work()
    return found, perf_counter() - wall, process_time() - cpu


def _show(name: str, wall: float, cpu: float, more: str = "") -> None:
    print(f"  {name:44}{wall * 1000:10.1f} ms  ({cpu * 1000:.1f} ms processor) {more}")


def _verdict(problem: Problem) -> bool:
    """Decide all figures, from rows and bounds already stated."""
    return all(
        isinstance(Oracle(a.cells, a.rows, a.bounds).ask(a.everything), CellValues)
        for a in areas(problem)
    )


def _smallest(problem: Problem, end: float) -> tuple[frozenset[str], Certificate | None]:
    """Find a smallest conflict of all, with its certificate."""
    found = smallest(problem, is_late=lambda: perf_counter() > end)
    if found is None or found.area is None:
        return frozenset(), None
    return found.figures, certify(problem, found.area.oracle, found.figures)


def _ours(figures: list[Figure], relations: list[Relation], seconds: float) -> dict[str, float]:
    problem, wall, cpu = _timed(lambda: state_problem(figures, relations))
    _show("state rows and bounds", wall, cpu)
    fits, verdict_wall, verdict_cpu = _timed(lambda: _verdict(problem))
    _show("verdict", verdict_wall, verdict_cpu, "can all be true" if fits else "cannot")
    problem = state_problem(figures, relations)
    end = perf_counter() + seconds
    (first, proof), first_wall, first_cpu = _timed(lambda: _smallest(problem, end))
    holds = "certificate holds" if proof is not None and proof.holds() else "no certificate"
    _show(f"a smallest conflict ({len(first)} figures)", first_wall, first_cpu, holds)
    end = perf_counter() + seconds
    problem = state_problem(figures, relations)
    solution, wall, cpu = _timed(lambda: solve(problem, is_late=lambda: perf_counter() > end))
    sizes = [len(found.figures) for found in solution.conflicts][:10]
    note = "; ".join(dict.fromkeys(solution.notes)) or "proven least"
    _show(f"ten smallest {sizes}", wall, cpu, note)
    live, wall, cpu = _timed(lambda: Reconciler(figures[:-20], _known(figures[:-20], relations)))
    times = []
    for figure in figures[-20:]:
        _, one, one_cpu = _timed(lambda figure=figure: live.add(figure))  # type: ignore[misc]
        times.append((one, one_cpu))
    _show("one figure added (slowest of 20)", max(w for w, _ in times), max(c for _, c in times))
    return {"verdict": verdict_cpu, "smallest": first_cpu}


def _known(figures: list[Figure], relations: list[Relation]) -> list[Relation]:
    """Keep relations whose figures are all there."""
    names = {figure.id for figure in figures}
    return [
        r
        for r in relations
        if names
        >= {n for n in (r.whole, r.opening, r.closing, *r.parts, *r.inflows, *r.outflows) if n}
    ]


def _as_rows(figures: list[Figure], relations: list[Relation]) -> str:
    """Write rows and bounds down for the peers."""
    problem = state_problem(figures, relations)
    return json.dumps(
        {
            "cells": len(problem.cells.keys),
            "rows": [[list(r.coefficients.items()), r.is_equal] for r in problem.rows],
            "bounds": list(problem.bounds.values()),
        }
    )


def _peer(python: str, name: str, rows: str, seconds: float) -> dict[str, float]:
    try:
        done = subprocess.run(
            [python, str(_PEER), name],
            input=rows,
            capture_output=True,
            text=True,
            timeout=2 * seconds + 60,
            check=False,
            env={"SECONDS": str(seconds)},
        )
    except (OSError, subprocess.TimeoutExpired):
        print(f"  {name}: did not finish")
        return {}
    if done.returncode != 0:
        why = (done.stderr.strip().splitlines() or ["failed"])[-1]
        print(f"  {name}: skipped ({why})")
        return {}
    told: dict[str, float] = json.loads(done.stdout)
    for what, value in told.items():
        if what.endswith(("_size", "_cpu")):
            continue
        size = told.get(f"{what}_size")
        more = f"{size:.0f} figures" if size else ""
        _show(f"{name}: {what}", value, told[f"{what}_cpu"], more)
    return told


def main(arguments: Sequence[str]) -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks reconcile")
    parser.add_argument("sizes", nargs="*", type=int, default=[200, 2000])
    parser.add_argument("--peers", default=sys.executable, help="a Python that has the peers")
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--faults", type=int, default=10)
    options = parser.parse_args(arguments)
    for size in options.sizes or [200, 2000]:
        for shape in ("wide", "long"):
            figures, relations, _ = planted(size, faults=options.faults, shape=shape)
            print(f"{len(figures):,} figures, {shape}, {options.faults} planted")
            clean = state_problem(*planted(size, faults=0, shape=shape)[:2])
            fits, wall, cpu = _timed(lambda clean=clean: _verdict(clean))  # type: ignore[misc]
            _show("verdict with nothing planted", wall, cpu, "can all be true" if fits else "?")
            ours = _ours(figures, relations, options.seconds)
            rows = _as_rows(figures, relations)
            for name in ("scipy", "cpmpy"):
                told = _peer(options.peers, name, rows, options.seconds)
                for what in ("verdict", "smallest"):
                    theirs = told.get("verdict_cpu" if what == "verdict" else "conflict_cpu")
                    if theirs:
                        times = theirs / ours[what]
                        print(f"    {name} takes {times:,.1f} x our processor time ({what})")
                if told and "conflict" not in told:
                    print(f"    {name} found no minimal conflict in {options.seconds:.0f} s")
    return 0
