"""How well conflicts among published figures are found and mended.

Two sets. ``planted``: made-up accounts that close exactly, with one figure changed; always
there. ``groups``: groups of real and made-up figures with expected answers and their own
scorer, where they stand beside the checkout.

    python -m eval figures [FOLDER OF GROUPS]
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks._figures import planted

from habeas.app.read_figures import Sheet, read_figures
from habeas.model.conflict import ConflictVerdict
from habeas.model.figure import Figure, Hedge, Relation, RelationType
from habeas.reconcile import reconcile
from habeas.reconcile.implications import implied
from habeas.reconcile.labels import relabel
from habeas.reconcile.problem import state_problem
from habeas.reconcile.proof import check_terms

GROUPS = Path(__file__).resolve().parents[2] / "shared" / "figures"
_SEEDS = range(40)


def scores(groups: Path = GROUPS) -> dict[str, float]:
    """Give every score; those of the groups only where they are there.

    Args:
        groups: The folder of groups, expected answers and scorer.
    """
    found = _planted_scores()
    if (groups / "score.py").is_file():
        found |= _group_scores(groups)
    return found


def _planted_scores() -> dict[str, float]:
    verdicts, culprits, proofs, conflicts = 0, 0, 0, 0
    for seed in _SEEDS:
        figures, relations, changed = planted(100, faults=1, seed=seed)
        report = reconcile(figures, relations, seconds=30)
        verdicts += report.verdict is ConflictVerdict.CANNOT
        culprits += any(repair.figure in changed for repair in report.repairs[:3])
        problem = state_problem(figures, relations)
        for conflict in report.conflicts:
            conflicts += 1
            proof = conflict.certificate
            proofs += proof is not None and proof.holds() and check_terms(problem, proof)
    clean = 0
    for seed in _SEEDS:
        figures, relations, _ = planted(100, faults=0, seed=seed)
        clean += (
            reconcile(figures, relations, seconds=30).verdict is ConflictVerdict.CAN_ALL_BE_TRUE
        )
    return {
        "planted_verdict": verdicts / len(_SEEDS),
        "planted_clean": clean / len(_SEEDS),
        "planted_culprit_in_first_three": culprits / len(_SEEDS),
        "planted_proofs_hold": proofs / conflicts if conflicts else 0.0,
    }


def _group_scores(groups: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        answered = answer(groups, Path(folder))
        done = subprocess.run(  # noqa: S603 - the scorer beside the groups
            [sys.executable, str(groups / "score.py"), folder, "--json"],
            capture_output=True,
            text=True,
            check=True,
        )
    told: dict[str, Any] = json.loads(done.stdout)
    found = {
        "verdict": told["verdict_accuracy"],
        "no_false_alarms": 1.0 - told["false_alarm_rate"],
        "smallest_conflicts_found": told["smallest_conflicts_found_mean_by_group"],
        "first_conflict_is_smallest": told["first_conflict_is_smallest"],
        "culprit_in_first_three": told["culprit_in_top3_figure"],
        "culprit_with_field_and_value": told["culprit_in_top3_with_field_and_value"],
        "all_culprits_found": told["all_culprits_found"],
        "conditional_found": told["conditional_conflicts_found"],
        "no_conditional_false_alarms": float(told["conditional_false_alarms"] == 0),
    }
    return {name: float(value) for name, value in found.items()} | {
        "implied": _implied_score(groups),
        "groups_answered": float(answered > 0),
    }


def answer(groups: Path, out: Path) -> int:
    """Write an answer for every group; give how many.

    Args:
        groups: The folder of groups.
        out: Where the answers go.
    """
    names = sorted((groups / "groups").glob("*.jsonl"))
    for path in names:
        sheet = read_figures(path.read_bytes(), name=path.name)
        report = reconcile(sheet.figures, sheet.relations)
        (out / f"{path.stem}.json").write_text(json.dumps(report.to_record()), encoding="utf-8")
    return len(names)


def _implied_score(groups: Path) -> float:
    """Share of the implied intervals, of those expected, that are found exactly."""
    right, all_of_them = 0, 0
    for path in sorted((groups / "expected").glob("*.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))["expect"]
        if not expected["implied"]:
            continue
        source = groups / "groups" / f"{path.stem}.jsonl"
        sheet = read_figures(source.read_bytes(), name=source.name)
        for wanted in expected["implied"]:
            repairs = expected["repairs"] if wanted["after_repair"] else []
            figures, relations = repaired(sheet, repairs)
            one = implied(
                state_problem(figures, relations), wanted["expr"], assuming=wanted["assuming"]
            )
            all_of_them += 1
            right += one is not None and (one.low, one.high) == (wanted["low"], wanted["high"])
    return right / all_of_them if all_of_them else 0.0


def repaired(
    sheet: Sheet, repairs: Sequence[Mapping[str, Any]]
) -> tuple[list[Figure], list[Relation]]:
    """Give figures and relations with some fields changed.

    Args:
        sheet: Figures and relations as they stand.
        repairs: Records with figure (or relation), field and to.
    """
    figures = {figure.id: figure for figure in sheet.figures}
    relations = {relation.id: relation for relation in sheet.relations}
    for repair in repairs:
        name, field, to = repair["figure"], repair["field"], repair["to"]
        if name in relations:
            old = relations[name]
            relations[name] = (
                replace(old, type=RelationType(to))
                if field == "type"
                else replace(old, parts=tuple(to))
            )
        elif field == "value":
            figures[name] = replace(figures[name], low=to, high=to, hedge=Hedge.EXACT)
        else:
            figures[name] = relabel(figures[name], field, to)
    return list(figures.values()), list(relations.values())


def main(arguments: Sequence[str]) -> int:
    """Print every score."""
    groups = Path(arguments[0]) if arguments else GROUPS
    if not (groups / "score.py").is_file():
        print(f"no groups at {groups}: only the planted figures are scored")
    for name, value in scores(groups).items():
        print(f"{name:36}{value:.4f}")
    return 0
