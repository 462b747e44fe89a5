"""What the figures imply about sums nobody stated, as intervals with the least and the most.

Among them the revolving door: two stocks and the releases between them say how many
people must have been newly held.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from habeas.errors import UnknownIdError
from habeas.model.conflict import Implied
from habeas.model.figure import Figure, RelationType
from habeas.reconcile.constraints import members_of
from habeas.reconcile.keys import Key
from habeas.reconcile.oracle import CellValues
from habeas.reconcile.problem import Area, Problem, homes
from habeas.vocabulary.reconcile_table import reconcile_table
from habeas.words import terms
from habeas.words.figures import figure_label, number_words
from habeas.words.implications import must_be, newly_held, of_a_day, outside, unexplained

MOST = 40
"""Implied facts listed without being asked for."""

Where = tuple[str, str, str | None, frozenset[tuple[str, str]]]
"""Definition, population, place and subgroup."""


def implied(
    problem: Problem, expr: Mapping[str, int], *, assuming: Sequence[str] = (), what: str = ""
) -> Implied | None:
    """Give the least and the most a sum of figures' numbers can be.

    Args:
        problem: Figures and relations as constraints.
        expr: Figure id to whole-number coefficient.
        assuming: Unstated relations to take as true.
        what: What to call it.

    Returns:
        The interval, or None where the figures it depends on cannot all hold.

    Raises:
        UnknownIdError: It names a figure or relation that is not there.
    """
    for name in expr:
        if name not in problem.figures:
            raise UnknownIdError(f"no figure has the id {name!r}", where="expression")
    for name in assuming:
        if name not in problem.relations:
            raise UnknownIdError(f"no relation has the id {name!r}", where="assuming")
    sums: dict[int, int] = {}
    for name, coefficient in expr.items():
        cell = problem.cells.of[name]
        sums[cell] = sums.get(cell, 0) + coefficient
    found = _extremes(problem, sums, frozenset(assuming))
    if found is None:
        return None
    low, high = found
    return Implied(expr=dict(expr), low=low, high=high, assuming=tuple(assuming), what=what)


def _extremes(
    problem: Problem, sums: Mapping[int, int], assuming: frozenset[str]
) -> tuple[int | None, int | None] | None:
    """Add up least and most over the areas, which do not touch one another."""
    low: int | None = 0
    high: int | None = 0
    for area in _areas_of(problem, sums, has_readings=bool(assuming)):
        own = {cell: c for cell, c in sums.items() if c and cell in area.oracle.local}
        if not own:
            continue
        readings = assuming & set(area.oracle.readings)
        items = area.everything | readings if readings else area.everything
        if not isinstance(area.oracle.ask(items), CellValues):
            return None
        least = area.oracle.extreme(items, own, most=False)
        most = area.oracle.extreme(items, own, most=True)
        low = None if low is None or least is None else low + int(-(-least // 1))
        high = None if high is None or most is None else high + int(most // 1)
    return low, high


def _areas_of(problem: Problem, cells: Iterable[int], *, has_readings: bool) -> list[Area]:
    """Name the areas that some cells are in."""
    plain_home = homes(problem, readings=False)
    home = homes(problem, readings=True) if has_readings else {}
    found = {id(area): area for c in cells for area in [home.get(c) or plain_home[c]]}
    return list(found.values())


def room_for(problem: Problem, name: str) -> tuple[int | None, int | None] | None:
    """Give the least and most that all other figures allow one figure's number.

    Args:
        problem: Figures and relations as constraints.
        name: The figure.

    Returns:
        Least and most, None for no limit; None where the others cannot all hold.
    """
    cell = problem.cells.of[name]
    area = homes(problem, readings=False)[cell]
    others = area.everything - {name}
    if not isinstance(area.oracle.ask(others), CellValues):
        return None
    least = area.oracle.extreme(others, {cell: 1}, most=False)
    most = area.oracle.extreme(others, {cell: 1}, most=True)
    return (
        None if least is None else int(-(-least // 1)),
        None if most is None else int(most // 1),
    )


def implied_facts(problem: Problem, *, is_late: Callable[[], bool]) -> list[Implied]:
    """List what follows without being asked: open figures, remainders, the revolving door.

    Args:
        problem: Figures and relations as constraints.
        is_late: Says whether the time is up.
    """
    found: list[Implied] = []
    for one in _all_facts(problem):
        if is_late() or len(found) >= MOST:
            break
        if one is not None:
            found.append(one)
    return found


def _all_facts(problem: Problem) -> Iterator[Implied | None]:
    """Give facts, and None now and then where there is none, so that time can be kept."""
    yield from revolving_doors(problem)
    yield from _unexplained(problem)
    yield from _of_open_figures(problem)
    yield from _remainders(problem)


def _of_open_figures(problem: Problem) -> Iterator[Implied | None]:
    """Narrow every figure that states a bound and not a number."""
    for name, figure in problem.figures.items():
        cell, low, high = problem.bounds[name]
        del cell
        if low == high:
            continue
        yield None
        readings = [
            r.id for r in problem.relations.values() if not r.stated and name in members_of(r)
        ]
        for assuming in [(), *((r,) for r in readings)]:
            one = implied(problem, {name: 1}, assuming=assuming)
            if one is not None and (one.low != low or one.high != high):
                yield _named_fact(one, must_be(figure_label(figure), one.low, one.high))


def _unexplained(problem: Problem) -> Iterator[Implied]:
    """Say what a balance that is only a reading leaves unexplained."""
    for relation in problem.relations.values():
        if relation.type is not RelationType.BALANCE or relation.stated:
            continue
        expr: dict[str, int] = {}
        for sign, names in (
            (1, [relation.closing, *relation.outflows]),
            (-1, [relation.opening, *relation.inflows]),
        ):
            for name in names:
                if name is not None:
                    expr[name] = expr.get(name, 0) + sign
        one = implied(problem, expr)
        if one is not None:
            closing = figure_label(problem.figures[str(relation.closing)])
            yield _named_fact(one, unexplained(closing, one.low, one.high))
        computed = {name: -c for name, c in expr.items() if name != relation.closing}
        made = implied(problem, computed)
        if made is not None:
            sums = " ".join(
                f"{'−' if c < 0 else '+'} {number_words(problem.figures[name])}"
                for name, c in sorted(computed.items(), key=lambda item: -item[1])
            ).removeprefix("+ ")
            yield _named_fact(made, must_be(sums, made.low, made.high, relation.assumption))


def _remainders(problem: Problem) -> Iterator[Implied]:
    """Say how many of a whole are outside a part stated to be among it, or outside all parts."""
    for relation in problem.relations.values():
        if relation.whole is None or not relation.parts:
            continue
        if relation.type is RelationType.SUBSET or (
            relation.type is RelationType.PARTITION and not relation.stated
        ):
            groups = (
                [[part] for part in relation.parts]
                if relation.type is RelationType.SUBSET
                else [list(relation.parts)]
            )
            for parts in groups:
                yield from _remainder(problem, relation.whole, parts)
    for cell, key in enumerate(problem.cells.keys):
        if key is None or not key.subgroup or len(problem.cells.keys) > 300:
            continue
        for wider in problem.cells.containers(cell):
            outer = problem.cells.keys[wider]
            if outer is not None and outer.subgroup < key.subgroup and _alike(key, outer):
                names = problem.cells.members[wider][0], problem.cells.members[cell][0]
                yield from _remainder(problem, names[0], [names[1]])


def _alike(key: Key, outer: Key) -> bool:
    return (key.place, key.population, key.first, key.last) == (
        outer.place,
        outer.population,
        outer.first,
        outer.last,
    )


def _remainder(problem: Problem, whole: str, parts: Sequence[str]) -> Iterator[Implied]:
    one = implied(problem, {whole: 1, **dict.fromkeys(parts, -1)})
    if one is not None and one.low is not None and one.low > 0:
        within = [figure_label(problem.figures[part]) for part in parts]
        of = figure_label(problem.figures[whole])
        yield _named_fact(one, outside(of, within, one.low, one.high))


def revolving_doors(problem: Problem) -> Iterator[Implied | None]:
    """Say how many people must have been newly held between two stocks.

    Args:
        problem: Figures and relations as constraints.
    """
    exits = reconcile_table().exits
    stocks: dict[tuple[str, Where], list[tuple[int, str]]] = {}
    flows: dict[tuple[str, Where], list[tuple[int, int, str]]] = {}
    for cell, key in enumerate(problem.cells.keys):
        if key is None or key.is_one_day_of:
            continue
        name = problem.cells.members[cell][0]
        where = (key.definition, key.population, key.place, key.subgroup)
        if key.kind == "stock" and key.measure in exits:
            stocks.setdefault((key.measure, where), []).append((key.first, name))
        elif key.kind == "flow":
            flows.setdefault((key.measure, where), []).append((key.first, key.last, name))
    for (measure, where), days in stocks.items():
        days.sort()
        for (first, opening), (last, closing) in pairwise(days):
            yield None
            for exit_measure in exits[measure]:
                between = [
                    flow
                    for flow in flows.get((exit_measure, where), [])
                    if first < flow[0] and flow[1] <= last
                ]
                apart = _apart(problem, between)
                if apart:
                    yield from _door(problem, opening, closing, apart)


def _apart(problem: Problem, flows: Sequence[tuple[int, int, str]]) -> list[str]:
    """Choose flows of periods that do not touch, so that their least adds up to the most."""
    ordered = sorted(flows, key=lambda flow: flow[1])
    best: list[tuple[int, list[str]]] = [(0, [])]
    for i, (first, _, name) in enumerate(ordered):
        before = max(
            (j + 1 for j in range(i) if ordered[j][1] < first),
            default=0,
        )
        total = best[before][0] + problem.bounds[name][1]
        taken = (total, [*best[before][1], name])
        best.append(max(best[i], taken, key=lambda entry: entry[0]))
    return best[-1][1]


def _door(problem: Problem, opening: str, closing: str, flows: Sequence[str]) -> Iterator[Implied]:
    expr = {closing: 1, opening: -1, **dict.fromkeys(flows, 1)}
    one = implied(problem, expr)
    if one is None or one.low is None or one.low <= 0:
        return
    figures = problem.figures
    words = newly_held(
        _held_on(figures[opening], problem),
        _held_on(figures[closing], problem),
        [number_words(figures[name]) for name in flows],
        left=terms.measure(figures[flows[0]].measure),
        held=terms.measure(figures[closing].measure),
        low=one.low,
        high=None if one.high == one.low else one.high,
    )
    yield _named_fact(one, words)


def _held_on(figure: Figure, problem: Problem) -> str:
    key = problem.cells.keys[problem.cells.of[figure.id]]
    day = None if key is None else date.fromordinal(key.first)
    return of_a_day(number_words(figure), terms.measure(figure.measure), day)


def _named_fact(one: Implied, what: str) -> Implied:
    return Implied(expr=one.expr, low=one.low, high=one.high, assuming=one.assuming, what=what)
