"""Names against named peers: F1, AUC, recall at 99 % precision, pairs a second.

    python -m benchmarks names [--pairs FILE.csv]... [--peers PYTHON]

Each file has name1, name2 and same (1 or 0). PYTHON is an interpreter of an environment of
the peers' own (rapidfuzz, anyascii, jellyfish, nomenklatura); without it only Habeas is
measured. Speed is measured on pairs drawn from a list of invented people, each name in 25
pairs, as blocking gives them; every matcher gets the same pairs, and its processor time is
counted, on one core. Habeas's time includes reading every name for the first time.
"""

import argparse
import csv
import json
import random
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks._people import rows
from habeas.names import Description, Verdict, compare
from habeas.names.bulk import score_pairs
from habeas.names.roster import roster

OWN = Path(__file__).parents[1] / "eval" / "names_data" / "pairs.csv"
NAMES, TIMES = 2_000, 25


def f1(truth: Sequence[bool], said: Sequence[bool]) -> float:
    """Give the harmonic mean of precision and recall."""
    both = sum(t and s for t, s in zip(truth, said, strict=True))
    return 2 * both / (sum(truth) + sum(said)) if both else 0.0


def best_f1(truth: Sequence[bool], scores: Sequence[float]) -> float:
    """Give the best F1 any threshold reaches; it flatters whoever is measured."""
    return max(f1(truth, [s >= least for s in scores]) for least in set(scores))


def auc(truth: Sequence[bool], scores: Sequence[float]) -> float:
    """Give the chance that a true pair scores above a false one, ties counting half."""
    true = np.array([s for s, t in zip(scores, truth, strict=True) if t])
    false = np.array([s for s, t in zip(scores, truth, strict=True) if not t])
    above = (true[:, None] > false).sum() + 0.5 * (true[:, None] == false).sum()
    return float(above / (len(true) * len(false)))


def recall_at(truth: Sequence[bool], scores: Sequence[float], precision: float) -> float:
    """Give the greatest share of true pairs above a threshold of at least this precision."""
    best = 0.0
    for least in set(scores):
        said = [t for s, t in zip(scores, truth, strict=True) if s >= least]
        if sum(said) / len(said) >= precision:
            best = max(best, sum(said) / sum(truth))
    return best


def _timed_pairs() -> list[tuple[str, str]]:
    chance = random.Random(20)  # noqa: S311 - invented data
    names = [row.name for row in rows(NAMES, seed=20)]
    return [(name, chance.choice(names)) for name in names for _ in range(TIMES)]


def _own_speed(pairs: list[tuple[str, str]]) -> tuple[float, float]:
    """Give pairs a second in bulk (reading the names included), then one by one."""
    compare("a", "b")  # the tables are read once
    started = time.process_time()
    numbers: dict[str, int] = {}
    one = [numbers.setdefault(a, len(numbers)) for a, _ in pairs]
    two = [numbers.setdefault(b, len(numbers)) for _, b in pairs]
    table = roster([Description(name=name) for name in numbers])
    score_pairs(table, np.array(one), table, np.array(two))
    bulk = len(pairs) / (time.process_time() - started)
    started = time.process_time()
    for a, b in pairs:
        compare(a, b)
    return bulk, len(pairs) / (time.process_time() - started)


def _peer_answers(
    python: str | None, pairs: list[tuple[str, str]], timed: list[tuple[str, str]]
) -> list[dict[str, object]]:
    if python is None:
        print("peers: not measured (give --peers PYTHON)")
        return []
    asked = json.dumps({"pairs": pairs, "timed": timed})
    done = subprocess.run(
        [python, str(Path(__file__).with_name("_name_peers.py"))],
        input=asked,
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def _line(who: str, truth: list[bool], scores: list[float], speed: str) -> None:
    print(
        f"  {who:34} F1 {best_f1(truth, scores):.3f}   AUC {auc(truth, scores):.3f}   "
        f"recall at 99 % precision {recall_at(truth, scores, 0.99):.2f}   {speed}"
    )


def main(argv: list[str]) -> int:
    """Print the table for every file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks names", description=__doc__)
    parser.add_argument("--pairs", action="append", type=Path)
    parser.add_argument("--peers")
    asked = parser.parse_args(argv)
    timed = _timed_pairs()
    bulk, single = _own_speed(timed)
    for path in asked.pairs or [OWN]:
        with path.open(encoding="utf-8", newline="") as file:
            table = list(csv.DictReader(file))
        truth = [row["same"] == "1" for row in table]
        pairs = [(row["name1"], row["name2"]) for row in table]
        found = [compare(a, b) for a, b in pairs]
        said = [c.verdict is Verdict.SAME for c in found]
        print(f"{path.name}: {len(table)} pairs, {sum(truth)} of one person")
        always = f1(truth, [True] * len(truth))
        print(f"  {'always the same':34} F1 {always:.3f}")
        _line("Habeas", truth, [c.score for c in found], f"{bulk:,.0f} pairs/s in bulk")
        wrong = sum(s and not t for s, t in zip(said, truth, strict=True))
        print(
            f"  {'Habeas, by its verdicts':34} F1 {f1(truth, said):.3f}   {wrong} false 'same'   {single:,.0f} pairs/s one by one"
        )
        for answer in _peer_answers(asked.peers, pairs, timed[: len(timed) // 10]):
            if "missing" in answer:
                print(f"  {answer['peer']:34} not installed: {answer['missing']}")
                continue
            speed = float(str(answer["pairs_per_second"]))
            ratio = f"{speed:,.0f} pairs/s; Habeas in bulk is {bulk / speed:.1f} x as fast"
            scores = answer["scores"]
            assert isinstance(scores, list)
            _line(str(answer["peer"]), truth, scores, ratio)
    return 0
