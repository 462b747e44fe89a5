"""Repairs of a relation: parts that overlap, a part left out, a report counted twice."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from habeas.model.conflict import RepairKind
from habeas.model.figure import Figure, Mode, Relation, RelationType
from habeas.reconcile.constraints import members_of
from habeas.reconcile.keys import stated_bounds
from habeas.reconcile.trial import Proposal, Scene
from habeas.vocabulary.reconcile_table import reconcile_table


def repairs_of_relations(scene: Scene) -> Iterator[Proposal]:
    """Propose changes to each stated breakdown that the conflicts touch."""
    involved = frozenset().union(*scene.fault.conflicts) if scene.fault.conflicts else frozenset()
    for relation in scene.problem.relations.values():
        if scene.is_late():
            return
        if not relation.stated or relation.type is not RelationType.PARTITION:
            continue
        members = members_of(relation)
        if len(involved & set(members)) < 2 or relation.whole is None:
            continue
        for without in _given_up_elsewhere(scene, members):
            proposals = list(_of_partition(scene, relation, without))
            yield from proposals
            if proposals:
                break


def _given_up_elsewhere(scene: Scene, members: Iterable[str]) -> list[frozenset[str]]:
    """List what other faults give up, for faults that this relation is not about."""
    own = set(members)
    elsewhere = scene.fault.elsewhere
    found = [frozenset(d - own) | elsewhere for d in scene.fault.diagnoses if d & own]
    unique = sorted(set(found), key=lambda d: (len(d), sorted(d)))
    return unique or [elsewhere]


def _of_partition(scene: Scene, relation: Relation, without: frozenset[str]) -> Iterator[Proposal]:
    figures = scene.problem.figures
    whole = figures[str(relation.whole)]
    parts = [figures[name] for name in relation.parts]
    low, high = stated_bounds(whole)
    part_low = sum(stated_bounds(part)[0] for part in parts)
    part_highs = [stated_bounds(part)[1] for part in parts]
    yield from _counted_twice(scene, relation, without)
    if high is not None and part_low > high:
        yield from _overlap(scene, relation, without, over=part_low - high, whole=high)
    if None not in part_highs and sum(h for h in part_highs if h is not None) < low:
        short = low - sum(h for h in part_highs if h is not None)
        yield from _missing(scene, relation, without, short=short, parts=parts)


def _counted_twice(scene: Scene, relation: Relation, without: frozenset[str]) -> Iterator[Proposal]:
    cells = scene.problem.cells
    seen: dict[object, str] = {}
    kept: list[str] = []
    twice: list[tuple[str, str]] = []
    for name in relation.parts:
        counted = _counted(scene, name)
        if counted in seen:
            twice.append((name, seen[counted]))
        else:
            seen[counted] = name
            kept.append(name)
    if not twice:
        return
    # Of a copy and its origin the origin stays, whichever is named first.
    for copy, first in twice:
        if cells.standing[first].root == copy:
            kept[kept.index(first)] = copy
    changed = replace(relation, parts=tuple(kept))
    if scene.holds(relation=changed, without=without):
        yield Proposal(
            target=relation.id,
            field="parts",
            before=list(relation.parts),
            to=kept,
            kind=RepairKind.COUNTED_TWICE,
            weight="counted_twice",
            points=14,
            evidence=tuple(name for pair in twice for name in pair),
            facts={"twice": tuple(twice)},
        )


def _counted(scene: Scene, name: str) -> object:
    """Name what a part counts, whoever counted it."""
    key = scene.problem.cells.keys[scene.problem.cells.of[name]]
    if key is None:
        return scene.problem.cells.of[name]
    what = (key.measure, key.kind, key.population, key.subgroup, key.place)
    return (*what, key.first, key.last, scene.problem.bounds[name][1:])


def _overlap(
    scene: Scene, relation: Relation, without: frozenset[str], *, over: int, whole: int
) -> Iterator[Proposal]:
    changed = replace(relation, type=RelationType.OVERLAP)
    if not scene.holds(relation=changed, without=without):
        return
    parts = len(relation.parts)
    # Two parts that nearly fit are a slip in one of them; many parts far over are categories.
    points = 4 if parts > 2 else -8
    points += 4 if over * 20 > whole else -10 if over * 100 < whole else 0
    if _cannot_overlap([scene.problem.figures[name] for name in relation.parts]):
        points -= 20
    yield Proposal(
        target=relation.id,
        field="type",
        before=relation.type.value,
        to=RelationType.OVERLAP.value,
        kind=RepairKind.OVERLAP_AS_PARTITION,
        weight="overlap",
        points=points,
        evidence=(str(relation.whole), *relation.parts),
        facts={"over": over},
    )


def _cannot_overlap(parts: list[Figure]) -> bool:
    """Say whether nobody can be in two parts: two sexes, or two places on one day."""
    dimensions = {tuple(sorted(part.subgroup)) for part in parts}
    apart = {group.dimension for group in reconcile_table().everyone}
    if len(dimensions) == 1:
        (dimension,) = dimensions
        if any(name in apart for name in dimension):
            return True
    places = {part.place for part in parts}
    return all(part.mode is Mode.STOCK for part in parts) and len(places) == len(parts) > 1


def _missing(
    scene: Scene,
    relation: Relation,
    without: frozenset[str],
    *,
    short: int,
    parts: list[Figure],
) -> Iterator[Proposal]:
    for name, other in scene.figures.items():
        if name in relation.parts or name == relation.whole or not _is_sister(other, parts):
            continue
        if stated_bounds(other) != (short, short):
            continue
        changed = replace(relation, parts=(*relation.parts, name))
        if scene.holds(relation=changed, without=without):
            yield Proposal(
                target=relation.id,
                field="parts",
                before=list(relation.parts),
                to=[*relation.parts, name],
                kind=RepairKind.MISSING_PART,
                weight="missing_part",
                points=14,
                evidence=(name,),
                facts={"part": name, "short": short},
            )
    if scene.holds(relation=replace(relation, type=RelationType.SUBSET), without=without):
        yield Proposal(
            target=relation.id,
            field="type",
            before=relation.type.value,
            to=RelationType.SUBSET.value,
            kind=RepairKind.MISSING_PART,
            weight="residual",
            evidence=(str(relation.whole), *relation.parts),
            facts={"short": short},
        )


def _is_sister(figure: Figure, parts: list[Figure]) -> bool:
    """Say whether a figure could be one more part: it counts by the same dimension."""
    first = parts[0] if parts else None
    if first is None:
        return False
    alike = (
        figure.measure == first.measure
        and figure.mode == first.mode
        and (figure.time is None) == (first.time is None)
        and (figure.time is None or first.time is None or figure.time.edtf == first.time.edtf)
    )
    dimensions = {tuple(sorted(part.subgroup)) for part in parts}
    if not alike or tuple(sorted(figure.subgroup)) not in dimensions:
        return False
    return all(
        dict(figure.subgroup) != dict(part.subgroup)
        or figure.place != part.place
        or figure.population != part.population
        for part in parts
    )
