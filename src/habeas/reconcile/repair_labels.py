"""Repairs of what a number is said to count: definition, population, measure, mode, period."""

from collections.abc import Iterator
from typing import Any

from habeas.model.conflict import RepairKind
from habeas.model.figure import Figure
from habeas.reconcile.copies import same_time
from habeas.reconcile.keys import definition_of, stated_bounds
from habeas.reconcile.labels import label, relabel
from habeas.reconcile.repair_times import adds_up
from habeas.reconcile.trial import Proposal, Scene
from habeas.vocabulary.reconcile_table import reconcile_table

# Which label is the likelier slip where a figure with the same number differs in several.
_LIKELIER = ("mode", "time", "definition", "population", "measure", "subgroup", "place")
_KINDS = {
    "mode": RepairKind.CUMULATIVE_AS_STOCK,
    "time": RepairKind.WRONG_PERIOD,
    "definition": RepairKind.DIFFERENT_DEFINITION,
    "population": RepairKind.UNIT,
    "measure": RepairKind.DIFFERENT_MEASURE,
    "subgroup": RepairKind.WRONG_GROUP,
    "place": RepairKind.WRONG_PLACE,
}
_MOST_DIFFERENCES = 3
_SPECIFIC = 10
_PAIR = 2


def repairs_of_labels(scene: Scene) -> Iterator[Proposal]:
    """Propose other labels for each figure that may be at fault."""
    for name, others in scene.suspects.items():
        if scene.is_late():
            return
        figure = scene.problem.figures[name]
        yield from _as_the_origin(scene, figure, others)
        yield from _as_another_says(scene, figure, others)
        yield from _as_a_sum(scene, figure, others)
    yield from _another_measure(scene)


def _before(figure: Figure, scene: Scene, name: str) -> Any:
    return figure.definition if name == "definition" else label(figure, scene, name)


def _differences(figure: Figure, other: Figure, scene: Scene) -> list[str]:
    found = []
    for name in _LIKELIER:
        if name == "time":
            differs = not same_time(figure.time, other.time)
        else:
            differs = label(figure, scene, name) != label(other, scene, name)
        if differs:
            found.append(name)
    return found


def _as_the_origin(scene: Scene, figure: Figure, others: frozenset[str]) -> Iterator[Proposal]:
    """A copy that counts something else than its origin: give it the origin's words."""
    origin = scene.problem.figures.get(figure.origin) if figure.origin else None
    differs = scene.problem.cells.standing[figure.id].differs
    if origin is None or not differs:
        return
    changed = figure
    values = {name: label(origin, scene, name) for name in differs}
    for name, value in values.items():
        changed = relabel(changed, name, value)
    if not scene.holds(figure=changed, without=others):
        return
    agreeing = [
        name
        for name, other in scene.problem.figures.items()
        if other.origin == origin.id
        and name != figure.id
        and not scene.problem.cells.standing[name].differs
    ]
    for name in sorted(differs, key=_rank_of_field):
        yield Proposal(
            target=figure.id,
            field=name,
            before=_before(figure, scene, name),
            to=values[name],
            kind=RepairKind.COPY_DIFFERS,
            weight="same_origin",
            points=(8 if agreeing else 0) - _rank_of_field(name),
            evidence=(origin.id, *agreeing),
            facts={"origin": origin.id},
            with_fields={k: v for k, v in values.items() if k != name},
        )


def _rank_of_field(name: str) -> int:
    return _LIKELIER.index(name) if name in _LIKELIER else len(_LIKELIER)


def _as_another_says(scene: Scene, figure: Figure, others: frozenset[str]) -> Iterator[Proposal]:
    """Another record has the same number under another label."""
    bounds = stated_bounds(figure)
    if bounds[0] < _SPECIFIC:
        return
    own_root = scene.problem.cells.standing[figure.id].root
    done: set[tuple[str, str]] = set()
    for name, other in scene.problem.figures.items():
        if name == figure.id or name in others or stated_bounds(other) != bounds:
            continue
        if scene.problem.cells.standing[name].root == own_root or not _comparable(figure, other):
            continue
        differences = _differences(figure, other, scene)
        if not differences or len(differences) > _MOST_DIFFERENCES:
            continue
        for field in differences:
            value = label(other, scene, field)
            if value is None or (field, str(value)) in done:
                continue
            if not scene.holds(figure=relabel(figure, field, value), without=others):
                continue
            done.add((field, str(value)))
            sums = adds_up(scene, figure, field, value)
            yield Proposal(
                target=figure.id,
                field=field,
                before=_before(figure, scene, field),
                to=value,
                kind=_kind_of(field, other),
                weight="attested",
                points=-8 * (len(differences) - 1) - _rank_of_field(field) + (14 if sums else 0),
                evidence=(name, *sums),
                facts={"attested": name, "sums": sums},
            )


def _comparable(figure: Figure, other: Figure) -> bool:
    """Say whether two records are near enough for one's label to be the other's."""
    return (figure.place or "").split("-")[0] == (other.place or "").split("-")[0]


def _kind_of(field: str, other: Figure) -> RepairKind:
    if field == "definition" and _announces(other.publisher):
        return RepairKind.ANNOUNCED_AS_VERIFIED
    return _KINDS[field]


def _announces(publisher: str | None) -> bool:
    words = (publisher or "").casefold()
    return any(word in words for word in reconcile_table().announcing_bodies)


def _as_a_sum(scene: Scene, figure: Figure, others: frozenset[str]) -> Iterator[Proposal]:
    """The number is the sum of what another unit or population counts."""
    total = stated_bounds(figure)
    if total[0] != total[1] or total[0] < _SPECIFIC:
        return
    groups: dict[tuple[str, str], list[str]] = {}
    for name, other in scene.figures.items():
        if (
            name != figure.id
            and other.measure == figure.measure
            and other.mode == figure.mode
            and other.place == figure.place
            and same_time(other.time, figure.time)
            and definition_of(other) == definition_of(figure)
            and (other.population, other.unit) != (figure.population, figure.unit)
            and scene.problem.cells.standing[name].root == name
        ):
            dimension = ",".join(sorted(other.subgroup))
            groups.setdefault((other.population, dimension), []).append(name)
    for (population, _), names in groups.items():
        values = [stated_bounds(scene.problem.figures[name]) for name in names]
        if len(names) < 2 or any(low != high for low, high in values):
            continue
        if sum(low for low, _ in values) == total[0] and scene.holds(
            figure=relabel(figure, "population", population), without=others
        ):
            yield Proposal(
                target=figure.id,
                field="population",
                before=figure.population,
                to=population,
                kind=RepairKind.UNIT,
                weight="attested",
                points=14,
                evidence=tuple(names),
                facts={"sums": tuple(names)},
            )


def _another_measure(scene: Scene) -> Iterator[Proposal]:
    """The larger of two numbers may count something that is easily taken for the other's."""
    suspects = scene.suspects
    if not suspects or len(suspects) > _PAIR:
        return
    bounds = scene.problem.bounds
    name = max(suspects, key=lambda suspect: (bounds[suspect][1], suspect))
    figure = scene.problem.figures[name]
    for pair in reconcile_table().different_measures:
        if figure.measure not in pair:
            continue
        other = pair[1 - pair.index(figure.measure)]
        if scene.holds(figure=relabel(figure, "measure", other), without=suspects[name]):
            yield Proposal(
                target=name,
                field="measure",
                before=figure.measure,
                to=other,
                kind=RepairKind.DIFFERENT_MEASURE,
                weight="different_measure",
                facts={"not_one": pair},
            )
            return
