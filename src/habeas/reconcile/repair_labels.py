"""Repairs of what a number is said to count: period, definition, population, mode, day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from habeas.errors import HabeasError
from habeas.model.conflict import RepairKind
from habeas.model.figure import Figure, Mode
from habeas.model.when import parse_when
from habeas.reconcile.copies import same_time
from habeas.reconcile.keys import definition_of, stated_bounds
from habeas.reconcile.trial import Proposal, Scene
from habeas.vocabulary import load

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


def repairs_of_labels(scene: Scene) -> Iterator[Proposal]:
    """Propose other labels for each figure that may be at fault."""
    for name, others in scene.suspects.items():
        if scene.is_late():
            return
        figure = scene.problem.figures[name]
        yield from _as_the_origin(scene, figure, others)
        yield from _as_another_says(scene, figure, others)
        yield from _as_a_sum(scene, figure, others)
        yield from _said_later(scene, figure, others)
        yield from _another_year(scene, figure, others)


def label(figure: Figure, scene: Scene, name: str) -> Any:
    """Give one label of a figure as it stands in a record."""
    match name:
        case "time":
            return None if figure.time is None else figure.time.edtf
        case "mode":
            return figure.mode.value
        case "definition":
            return scene.problem.cells.standing[figure.id].definition
        case "subgroup":
            return dict(figure.subgroup)
        case _:
            return getattr(figure, name)


def relabel(figure: Figure, name: str, value: Any) -> Figure:
    """Give a figure with one label changed; a copy so changed stands on its own words."""
    match name:
        case "time":
            return replace(figure, time=None if value is None else parse_when(value))
        case "mode":
            return replace(figure, mode=Mode(value))
        case "measure":
            return replace(figure, measure=value)
        case "population":
            return replace(figure, population=value, unit="persons")
        case "definition":
            return replace(figure, definition=value)
        case "subgroup":
            return replace(figure, subgroup=value)
        case "place":
            return replace(figure, place=value)
        case _:
            return replace(figure, said_on=value)


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
            sums = _adds_up(scene, figure, field, value)
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
    return any(word in words for word in load("reconcile")["announcing_bodies"])


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


def _adds_up(scene: Scene, figure: Figure, field: str, value: Any) -> tuple[str, ...]:
    """Name two figures of neighbouring periods that add up to a figure in its new period."""
    if field != "time":
        return ()
    total = stated_bounds(figure)
    wanted = parse_when(value)
    if total[0] != total[1] or wanted.earliest is None or figure.mode is Mode.STOCK:
        return ()
    cells = scene.problem.cells
    near = []
    for name, other in scene.problem.figures.items():
        key = cells.keys[cells.of[name]]
        low, high = stated_bounds(other)
        if (
            name != figure.id
            and key is not None
            and key.kind == "flow"
            and low == high
            and other.measure == figure.measure
            and other.place == figure.place
            and dict(other.subgroup) == dict(figure.subgroup)
            and key.last >= wanted.earliest.toordinal()
        ):
            near.append((key.first, key.last, low, name))
    near.sort()
    for first, last, low, name in near:
        for next_first, _, next_low, next_name in near:
            if next_first == last + 1 and low + next_low == total[0] and first <= last:
                return name, next_name
    return ()


def _said_later(scene: Scene, figure: Figure, others: frozenset[str]) -> Iterator[Proposal]:
    """An open period that was closed at the day it is said to have been said."""
    cells = scene.problem.cells
    key = cells.keys[cells.of[figure.id]]
    said = figure.said_on
    if key is None or key.kind != "flow" or said is None or figure.time is None:
        return
    own_end = None if figure.time.latest is None else figure.time.latest.toordinal()
    if own_end is not None and own_end <= key.last:
        return
    ends = [
        max(inner.last, _written_end(scene.problem.figures[other]))
        for conflict in scene.fault.conflicts
        if figure.id in conflict
        for other in conflict - {figure.id}
        if (inner := cells.keys[cells.of[other]]) is not None and inner.last >= key.last
    ]
    for end in sorted(set(ends)):
        try:
            day = date.fromordinal(end + 1).isoformat()
        except (ValueError, OverflowError):
            continue
        if scene.holds(figure=relabel(figure, "said_on", day), without=others):
            yield Proposal(
                target=figure.id,
                field="said_on",
                before=said,
                to=day,
                kind=RepairKind.OPEN_END,
                weight="open_end",
                facts={"open": figure.time.edtf},
            )
            return


def _written_end(figure: Figure) -> int:
    """Give the last day a figure's own words name, as an ordinal; 0 where they name none."""
    latest = None if figure.time is None else figure.time.latest
    return 0 if latest is None else latest.toordinal()


def _another_year(scene: Scene, figure: Figure, others: frozenset[str]) -> Iterator[Proposal]:
    """The same months under the year before or after, or a beginning a year earlier."""
    if figure.mode is Mode.STOCK or figure.time is None or figure.time.is_approximate:
        return
    for text in _shifted(figure.time.edtf):
        try:
            changed = relabel(figure, "time", text)
            fits = scene.holds(figure=changed, without=others)
        except HabeasError:
            continue
        if fits:
            sums = _adds_up(scene, figure, "time", text)
            yield Proposal(
                target=figure.id,
                field="time",
                before=figure.time.edtf,
                to=text,
                kind=RepairKind.WRONG_PERIOD,
                weight="period",
                points=14 if sums else (2 if text.endswith("/..") else -6),
                evidence=sums,
                facts={"sums": sums},
            )


def _shifted(edtf: str) -> Iterator[str]:
    start, slash, end = edtf.partition("/")
    if len(start) < 4 or not start[:4].isdigit():
        return
    year = int(start[:4])
    if slash and end in ("", ".."):
        yield f"{year - 1:04}{start[4:]}/{end}"
        return
    for change in (-1, 1):
        shifted = f"{year + change:04}{start[4:]}"
        if not slash:
            yield shifted
        elif end[:4].isdigit():
            yield f"{shifted}/{int(end[:4]) + change:04}{end[4:]}"
