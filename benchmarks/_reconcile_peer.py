"""One peer in its own process: rows and bounds on stdin, times as JSON on stdout."""

import json
import os
import sys
from time import perf_counter, process_time
from typing import Any

SECONDS = float(os.environ.get("SECONDS", "30"))


def _since(what: str, start: float, cpu: float) -> dict[str, float]:
    return {what: perf_counter() - start, f"{what}_cpu": process_time() - cpu}


def _scipy(told: dict[str, Any]) -> dict[str, float]:
    import numpy as np
    from scipy.optimize import linprog
    from scipy.sparse import csr_array

    def matrix(*, equal: bool) -> Any:
        rows = [row for row, is_equal in told["rows"] if is_equal is equal]
        data = [v for row in rows for _, v in row]
        columns = [c for row in rows for c, _ in row]
        starts = np.cumsum([0, *(len(row) for row in rows)])
        return csr_array((data, columns, starts), shape=(len(rows), told["cells"]), dtype=float)

    equals, least = matrix(equal=True), matrix(equal=False)

    def holds(figures: list[int]) -> bool:
        low, high = np.zeros(told["cells"]), np.full(told["cells"], np.inf)
        for figure in figures:
            cell, bottom, top = told["bounds"][figure]
            low[cell] = max(low[cell], bottom)
            if top is not None:
                high[cell] = min(high[cell], top)
        if (low > high).any():
            return False
        solver: Any = linprog
        answer = solver(
            np.zeros(told["cells"]),
            A_ub=-least if least.shape[0] else None,
            b_ub=np.zeros(least.shape[0]) if least.shape[0] else None,
            A_eq=equals if equals.shape[0] else None,
            b_eq=np.zeros(equals.shape[0]) if equals.shape[0] else None,
            bounds=np.column_stack([low, high]),
        )
        return bool(answer.status == 0)

    start, cpu = perf_counter(), process_time()
    kept = list(range(len(told["bounds"])))
    fits = holds(kept)
    found = _since("verdict", start, cpu)
    if fits:
        return found
    start, cpu = perf_counter(), process_time()
    for figure in list(kept):
        if perf_counter() - start > SECONDS:
            return found
        fewer = [f for f in kept if f != figure]
        if not holds(fewer):
            kept = fewer
    return found | _since("conflict", start, cpu) | {"conflict_size": float(len(kept))}


def _cpmpy(told: dict[str, Any]) -> dict[str, float]:
    import cpmpy as cp
    from cpmpy.tools.explain import mus

    top = max((b[2] or b[1]) for b in told["bounds"]) * 4
    cells = cp.intvar(0, top, shape=told["cells"])
    hard = []
    for row, is_equal in told["rows"]:
        total = sum(v * cells[c] for c, v in row)
        hard.append(total == 0 if is_equal else total >= 0)
    soft = []
    for cell, bottom, high in told["bounds"]:
        bound = cells[cell] >= bottom
        soft.append(bound if high is None else bound & (cells[cell] <= high))
    start, cpu = perf_counter(), process_time()
    fits = cp.Model(hard + soft).solve(solver="z3", time_limit=SECONDS)
    found = _since("verdict", start, cpu)
    if fits or found["verdict"] > SECONDS:
        return found
    start, cpu = perf_counter(), process_time()
    core = mus(soft, hard, solver="z3")
    return found | _since("conflict", start, cpu) | {"conflict_size": float(len(core))}


if __name__ == "__main__":
    peers = {"scipy": _scipy, "cpmpy": _cpmpy}
    print(json.dumps(peers[sys.argv[1]](json.load(sys.stdin))))
