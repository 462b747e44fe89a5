"""One person's claims to the rectangles a count is made from."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from habeas.history.kinds import Kinds, Values, code_of
from habeas.history.statements import FOREVER, Recipe, told_of
from habeas.history.stretches import joined_days
from habeas.history.traits import traits
from habeas.history.worlds import Edge, Worlds, worlds_of
from habeas.model.claim import Claim
from habeas.model.rectangle import Rectangle, Sure
from habeas.model.spell import Spell
from habeas.vocabulary.rules import Rules

ANYTHING: Final = "*"
"""Code of what was too much to work out: any state may hold."""


def rectangles(
    person_id: str,
    claims: Sequence[Claim],
    *,
    rules: Rules,
    told: Iterable[Recipe] | None = None,
) -> tuple[Rectangle, ...]:
    """Work one person's life out for counting.

    Args:
        person_id: The person.
        claims: The claims about this one person, in any order.
        rules: The tables in force.
        told: The claims as statements, where they have been read already.

    Returns:
        Rectangles by part and day. The order of ``claims`` does not matter.
    """
    parts = told_of(claims, rules=rules) if told is None else told
    found = list(life(parts, rules))
    for spell in traits(person_id, claims, rules=rules):
        found.extend(_flags(spell))
    return tuple(found)


def life(parts: Iterable[Recipe], rules: Rules) -> Iterable[Rectangle]:
    """Give the rectangles of what is told of axes and events, part by part."""
    for part in parts:
        worlds = worlds_of(part, rules)
        yield from _states(worlds)
        yield from _events(worlds)


def _states(worlds: Worlds) -> Iterable[Rectangle]:
    part = worlds.told.part
    usual = code_of(worlds.kinds, [worlds.kinds.start()])
    for stretch in worlds.stretches:
        code = worlds.code(stretch) if stretch.states else ANYTHING
        if code != usual:
            yield Rectangle(part, stretch.first, stretch.last, code)


def label(kinds: Kinds, edge: Edge) -> str:
    """Write an event with the states around it as text."""
    return ">".join((edge.kind.id, code_of(kinds, [edge.before]), code_of(kinds, [edge.after])))


def _events(worlds: Worlds) -> Iterable[Rectangle]:
    """Give the events, or say that what happens in a period has to be worked out.

    Where each statement is true of one event that is the same in every world but for its
    day, its days say all. Elsewhere one event may take another's place.
    """
    name = worlds.told.part
    by_statement = worlds.edges_of()
    plain = not (worlds.repairs or worlds.is_wide or worlds.wrong)
    apart = plain and any(
        len(joined_days((e.first, e.last) for e in edges)) > 1 for edges in by_statement
    )
    rows = _rows(worlds) if plain and not apart else None
    if rows is None or _may_swap(worlds, rows):
        days = [(s.first, s.last) for s in worlds.told.statements]
        first, last = min(a for a, _ in days), max(b for _, b in days)
        yield Rectangle(f"hard:{name}", first, last, "", Sure.POSSIBLY)
        return
    moved = [
        s
        for s, edges in zip(worlds.told.statements, by_statement, strict=True)
        if not edges
        or (min(e.first for e in edges), max(e.last for e in edges)) != (s.first, s.last)
    ]
    if moved:
        # What else is told keeps it to some of its days; with more told it may be on others.
        first, last = min(s.first for s in moved), max(s.last for s in moved)
        yield Rectangle(f"loose:{name}", first, last, "", Sure.POSSIBLY)
    yield from rows


def _rows(worlds: Worlds) -> Sequence[Rectangle] | None:
    """Give a row for each event; None where one can be of several sorts.

    Two statements that are always one event are one row.
    """
    labels = _labels(worlds)
    rows: dict[Rectangle, None] = {}
    for edges in worlds.edges_of():
        sorts = {labels[e.kind.id, e.before, e.after] for e in edges if e.kind.type}
        if len(sorts) > 1:
            return None
        for sort in sorts:
            first, last = min(e.first for e in edges), max(e.last for e in edges)
            rows[Rectangle(f"event:{worlds.told.part}", first, last, sort)] = None
    return tuple(rows)


def _may_swap(worlds: Worlds, rows: Iterable[Rectangle]) -> bool:
    """Say whether one of two events may be on a day only where the other is not.

    So it may be where both change an axis to one value, or are of one sort, and their days
    touch: one of two arrests was before a release, and either.
    """
    changes: dict[str, set[object]] = {}
    labels = _labels(worlds)
    for edge in worlds.edges:
        code = labels[edge.kind.id, edge.before, edge.after]
        turned = zip(worlds.kinds.axes, edge.before, edge.after, strict=True)
        changes.setdefault(code, {code}).update((a, to) for a, was, to in turned if was != to)
    reached: dict[object, int] = {}
    for row in sorted(rows, key=lambda row: row.first):
        if any(row.first <= reached.get(what, -FOREVER - 1) for what in changes[row.code]):
            return True
        reached |= dict.fromkeys(changes[row.code], row.last)
    return False


def _labels(worlds: Worlds) -> dict[tuple[str, Values, Values], str]:
    """Write each sort of event of a life once: they are few, however many events there are."""
    found: dict[tuple[str, Values, Values], str] = {}
    for edge in worlds.edges:
        key = (edge.kind.id, edge.before, edge.after)
        if key not in found:
            found[key] = label(worlds.kinds, edge)
    return found


def _flags(spell: Spell) -> Iterable[Rectangle]:
    """Give the days on which a value may hold, and those on which it does."""
    first = _first(spell.from_earliest)
    last = FOREVER if spell.to_latest is None else spell.to_latest.toordinal() - 1
    if first > last:
        return
    yield Rectangle(spell.axis, first, last, spell.value, Sure.POSSIBLY)
    if spell.disputed or spell.tentative or spell.from_latest is None:
        return
    since = _first(spell.from_latest)
    until = FOREVER if spell.to_earliest is None else spell.to_earliest.toordinal() - 1
    if since <= until:
        yield Rectangle(spell.axis, since, until, spell.value)


def _first(day: date | None) -> int:
    return -FOREVER if day is None or day == date.min else day.toordinal()
