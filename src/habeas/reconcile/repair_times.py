"""Repairs of when: an open end closed at the wrong day, the same months of another year."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from habeas.errors import HabeasError
from habeas.model.conflict import RepairKind
from habeas.model.figure import Figure, Mode
from habeas.model.when import parse_when
from habeas.reconcile.keys import stated_bounds
from habeas.reconcile.labels import relabel
from habeas.reconcile.trial import Proposal, Scene


def repairs_of_times(scene: Scene) -> Iterator[Proposal]:
    """Propose other days for each figure that may be at fault."""
    for name, others in scene.suspects.items():
        if scene.is_late():
            return
        figure = scene.problem.figures[name]
        yield from _said_later(scene, figure, others)
        yield from _another_year(scene, figure, others)


def adds_up(scene: Scene, figure: Figure, field: str, value: Any) -> tuple[str, ...]:
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
            sums = adds_up(scene, figure, "time", text)
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
