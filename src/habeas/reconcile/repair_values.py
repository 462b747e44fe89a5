"""Repairs of a number: digits, off by one, a stale component, a copy's slip."""

from collections.abc import Iterator
from dataclasses import replace

from habeas.model.conflict import DigitSlip, RepairKind
from habeas.model.figure import Figure, Hedge, Mode
from habeas.reconcile.constraints import members_of
from habeas.reconcile.trial import Proposal, Scene

_SPECIFIC = 10
"""Numbers below this are repeated by chance too often to be evidence."""
_WEAK = -20
"""Slips with no more points than this say nothing unless they close a sum."""


def repairs_of_value(scene: Scene) -> Iterator[Proposal]:
    """Propose other numbers for each figure that may be at fault."""
    for name, others in scene.suspects.items():
        figure = scene.problem.figures[name]
        stated = _number(figure)
        room = scene.room(name, others)
        if stated is None or room is None:
            continue
        low, high = room
        if (high is not None and high < low) or _fits(stated, low, high):
            # Either no number helps, or the number is not what is wrong.
            continue
        yield from _from_origin(scene, figure, stated, low, high)
        if low == high:
            yield from _forced(scene, figure, stated, low)
        else:
            yield from _within(figure, stated, low, high)


def _number(figure: Figure) -> int | None:
    """Give the number a figure prints, where it prints one."""
    if figure.hedge is Hedge.RANGE:
        return None
    return figure.low if figure.low is not None else figure.high


def _fits(value: int, low: int, high: int | None) -> bool:
    return low <= value and (high is None or value <= high)


def _from_origin(
    scene: Scene, figure: Figure, stated: int, low: int, high: int | None
) -> Iterator[Proposal]:
    origin = scene.problem.figures.get(figure.origin) if figure.origin else None
    if origin is None:
        return
    value = _number(origin)
    if value is None or value == stated or not _fits(value, low, high):
        return
    siblings = [
        name
        for name, other in scene.problem.figures.items()
        if other.origin == figure.origin and name != figure.id and _number(other) == value
    ]
    yield Proposal(
        target=figure.id,
        field="value",
        before=stated,
        to=value,
        kind=RepairKind.COPY_DIFFERS,
        weight="same_origin",
        points=8 if siblings else 0,
        evidence=(origin.id, *siblings),
        facts={"origin": origin.id},
    )


def _forced(scene: Scene, figure: Figure, stated: int, value: int) -> Iterator[Proposal]:
    """Propose the one number that everything else leaves."""
    closing = tuple(
        name
        for name, relation in scene.problem.relations.items()
        if relation.stated and figure.id in members_of(relation)
    )
    common = Proposal(
        target=figure.id,
        field="value",
        before=stated,
        to=value,
        kind=RepairKind.VALUE,
        weight="residual",
        points=14,
        evidence=closing,
        facts={"closing": closing},
    )
    stale = _same_number_earlier(scene, figure, stated)
    if stale:
        yield replace(
            common,
            kind=RepairKind.STALE_COMPONENT,
            weight="stale",
            points=14
            + 2 * (len(stale) - 1)
            - (0 if stated >= _SPECIFIC else 20)
            # A total of people held is carried over; a month's flow repeats by chance.
            - (16 if figure.mode is Mode.FLOW else 0),
            evidence=(*stale, *closing),
            facts={"stale": stale, "closing": closing},
        )
    slip = digit_slip(stated, value)
    if slip is not None:
        kind_of_slip, points = slip
        yield replace(
            common,
            kind=RepairKind.DIGITS,
            weight="digits",
            points=points + 14,
            evidence=closing,
            facts={"slip": kind_of_slip, "closing": closing},
        )
    if abs(value - stated) == 1:
        yield replace(
            common,
            kind=RepairKind.OFF_BY_ONE,
            weight="off_by_one",
            points=14,
            evidence=closing,
            facts={"closing": closing},
        )
    yield common


def _within(figure: Figure, stated: int, low: int, high: int | None) -> Iterator[Proposal]:
    """Propose slips of digits that fall where everything else allows."""
    shown: set[DigitSlip] = set()
    for value, slip, points in slips(stated):
        if points > _WEAK and slip not in shown and _fits(value, low, high):
            shown.add(slip)
            yield Proposal(
                target=figure.id,
                field="value",
                before=stated,
                to=value,
                kind=RepairKind.DIGITS,
                weight="digits",
                # Many numbers would do here, so that one of them is a slip says little.
                points=points - 20,
                facts={"slip": slip, "closing": ()},
            )
    nearest = low if stated < low else high
    if nearest is not None:
        yield Proposal(
            target=figure.id,
            field="value",
            before=stated,
            to=nearest,
            kind=RepairKind.OFF_BY_ONE if abs(nearest - stated) == 1 else RepairKind.VALUE,
            weight="off_by_one" if abs(nearest - stated) == 1 else "residual",
            facts={"closing": ()},
        )


def _same_number_earlier(scene: Scene, figure: Figure, stated: int) -> tuple[str, ...]:
    """Name figures of an earlier time that print the same number of the same thing."""
    cells = scene.problem.cells
    own = cells.keys[cells.of[figure.id]]
    if own is None:
        return ()
    found = []
    for name, other in scene.problem.figures.items():
        key = cells.keys[cells.of[name]]
        if (
            key is not None
            and key.last < own.last
            and _number(other) == stated
            and cells.standing[name].root == name
            and (key.measure, key.kind, key.definition, key.population)
            == (own.measure, own.kind, own.definition, own.population)
            and (key.subgroup, key.place) == (own.subgroup, own.place)
        ):
            found.append(name)
    return tuple(found)


def digit_slip(stated: int, value: int) -> tuple[DigitSlip, int] | None:
    """Say how one number could be a slip of the other; None where it could not.

    Returns:
        The slip, and points: a swap says more than one digit misread.

    Examples:
        >>> digit_slip(468, 648)
        (<DigitSlip.EXCHANGED: 'exchanged'>, 0)
        >>> digit_slip(135, 1350)
        (<DigitSlip.DROPPED: 'dropped'>, -4)
        >>> digit_slip(100, 257) is None
        True
    """
    for candidate, slip, points in slips(stated):
        if candidate == value:
            return slip, points
    return None


def slips(stated: int) -> Iterator[tuple[int, DigitSlip, int]]:
    """List numbers that a slip of one or two digits turns into the one stated."""
    digits = str(stated)
    seen = {stated}
    for value, slip, points in _all_slips(digits):
        if value not in seen:
            seen.add(value)
            yield value, slip, points


def _all_slips(digits: str) -> Iterator[tuple[int, DigitSlip, int]]:
    for i in range(len(digits) - 1):
        swapped = digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
        if swapped[0] != "0":
            yield int(swapped), DigitSlip.EXCHANGED, 0
    if len(digits) > 1:
        for i in range(len(digits)):
            shorter = digits[:i] + digits[i + 1 :]
            if shorter[0] != "0":
                yield int(shorter), DigitSlip.TOO_MANY, -4
    for i in range(len(digits) + 1):
        for digit in "0123456789":
            longer = digits[:i] + digit + digits[i:]
            if longer[0] != "0":
                yield int(longer), DigitSlip.DROPPED, -4
    for i in range(len(digits)):
        for digit in "0123456789":
            other = digits[:i] + digit + digits[i + 1 :]
            if other[0] != "0" or len(other) == 1:
                yield int(other), DigitSlip.DIFFERENT, -22
