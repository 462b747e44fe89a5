"""How long the demo takes as a whole process, beside starting Python with the same libraries.

The goal after installation is under 10 seconds; the peer is a process that only
imports what the demo needs, so that the ratio says what Habeas itself adds.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence

PEER = "import click, numpy, scipy.optimize, sqlalchemy, sqlcipher3, jinja2, rapidfuzz, yaml"


def _seconds(command: Sequence[str], runs: int) -> list[float]:
    times = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
            times.append(time.perf_counter() - start)
    return times


def main(arguments: Sequence[str]) -> int:
    """Time ``habeas demo --no-serve`` in an empty folder."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks demo")
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args(arguments).runs
    demo = _seconds([sys.executable, "-m", "habeas", "demo", "--no-serve"], runs)
    peer = _seconds([sys.executable, "-c", PEER], runs)
    print(f"{'':28}{'min':>8}{'median':>8}{'max':>8}  seconds, {runs} runs")
    for name, times in (("habeas demo --no-serve", demo), ("importing its libraries", peer)):
        middle = statistics.median(times)
        print(f"{name:28}{min(times):8.2f}{middle:8.2f}{max(times):8.2f}")
    print(f"ratio of the medians: {statistics.median(demo) / statistics.median(peer):.1f}")
    return 0
