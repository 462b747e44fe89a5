"""Names on pairs judged by hand: AUC, recall at 99 % precision, F1 by the verdicts.

python -m eval names [FILE.csv]
"""

import csv
from pathlib import Path

from benchmarks.names import auc, f1, recall_at

from habeas.names import Comparison, Verdict, compare

PAIRS = Path(__file__).with_name("names_data") / "pairs.csv"


def _compared(path: Path) -> list[tuple[dict[str, str], bool, Comparison]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            (row, row["same"] == "1", compare(row["name1"], row["name2"]))
            for row in csv.DictReader(file)
        ]


def scores(path: Path = PAIRS) -> dict[str, float]:
    """Give the scores the gate checks.

    Args:
        path: A table with name1, name2 and same.
    """
    found = _compared(path)
    truth = [same for _, same, _ in found]
    points = [comparison.score for _, _, comparison in found]
    said = [comparison.verdict is Verdict.SAME for _, _, comparison in found]
    return {
        "pairs": len(found),
        "hard_negatives": 1 - sum(truth) / len(truth),
        "auc": auc(truth, points),
        "recall_at_99": recall_at(truth, points, 0.99),
        "f1": f1(truth, said),
        "false_same": sum(s and not t for s, t in zip(said, truth, strict=True)),
    }


def main(argv: list[str]) -> int:
    """Print the scores, and every pair whose verdict is not the gold."""
    path = Path(argv[0]) if argv else PAIRS
    for row, same, comparison in _compared(path):
        wanted = Verdict.SAME if same else Verdict.DIFFERENT
        if comparison.verdict is not wanted:
            print(f"{comparison.verdict}: {row['name1']} | {row['name2']}: {comparison}")
    for name, score in scores(path).items():
        print(f"{name:16} {score:.4g}")
    return 0
