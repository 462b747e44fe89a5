"""Repairs, ranked: what would let the figures agree, the best evidence first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from habeas.model.conflict import Repair
from habeas.reconcile.problem import Problem
from habeas.reconcile.repair_labels import repairs_of_labels
from habeas.reconcile.repair_relations import repairs_of_relations
from habeas.reconcile.repair_times import repairs_of_times
from habeas.reconcile.repair_values import repairs_of_value
from habeas.reconcile.repair_words import why
from habeas.reconcile.solve import Fault
from habeas.reconcile.trial import Proposal, Scene, scenes
from habeas.vocabulary.reconcile_table import reconcile_table

MOST = 12
"""Repairs listed for one fault."""


def ranked_repairs(
    problem: Problem, faults: Iterable[Fault], *, is_late: Callable[[], bool]
) -> list[Repair]:
    """List the repairs of every fault, best first; faults take turns.

    Args:
        problem: Figures and relations as constraints.
        faults: The areas that cannot hold.
        is_late: Says whether the time is up.
    """
    lists = [_of_fault(scene) for scene in scenes(problem, faults, is_late=is_late)]
    return sorted(chain.from_iterable(lists), key=lambda r: -r.score)


def _of_fault(scene: Scene) -> list[Repair]:
    weights = reconcile_table().repair_weights
    bonus = reconcile_table().repair_bonus
    lone = len(scene.suspects) == 1
    best: dict[tuple[str, str, str], Repair] = {}
    for proposal in _proposals(scene):
        score = weights[proposal.weight] + proposal.points
        if lone and proposal.target in scene.suspects:
            score += bonus["only_one"]
        repair = Repair(
            figure=proposal.target,
            field=proposal.field,
            before=proposal.before,
            to=proposal.to,
            kind=proposal.kind,
            why=why(proposal, scene.problem),
            evidence=proposal.evidence,
            with_fields=proposal.with_fields,
            score=score,
        )
        address = (repair.figure, repair.field, str(repair.to))
        if address not in best or best[address].score < score:
            best[address] = repair
    place = {name: i for i, name in enumerate(scene.problem.figures)}
    ordered = sorted(
        best.values(),
        key=lambda r: (-r.score, place.get(r.figure, len(place)), r.field, str(r.to)),
    )
    return _spread(ordered)[:MOST]


def _proposals(scene: Scene) -> Iterator[Proposal]:
    yield from repairs_of_relations(scene)
    yield from repairs_of_value(scene)
    yield from repairs_of_labels(scene)
    yield from repairs_of_times(scene)


def _spread(ordered: Sequence[Repair]) -> list[Repair]:
    """Keep at most three repairs of one record's field, so that others are seen."""
    seen: dict[tuple[str, str], int] = {}
    kept = []
    for repair in ordered:
        address = (repair.figure, repair.field)
        seen[address] = seen.get(address, 0) + 1
        if seen[address] <= 3:
            kept.append(repair)
    return kept
