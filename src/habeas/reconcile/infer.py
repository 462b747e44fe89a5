"""Relations that sources state by their wording, and readings that a reader would suppose.

A part named "of whom" or "including" is stated. All else here is a reading: it carries
the name of what has to be assumed, and it never makes figures inconsistent by itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from habeas.model.figure import Figure, Mode, Relation, RelationType
from habeas.reconcile.compose import compositions
from habeas.reconcile.keys import Key
from habeas.reconcile.problem import Problem, state_problem
from habeas.vocabulary.reconcile_table import Balance, reconcile_table
from habeas.words import assumptions
from habeas.words.figures import number_words

# Fewer parts than these are no breakdown.
_LEAST: Final = 2

Where = tuple[str, str, str | None, frozenset[tuple[str, str]]]
"""Definition, population, place and subgroup."""


def infer_relations(figures: Sequence[Figure]) -> tuple[Relation, ...]:
    """Say how figures hang together.

    Args:
        figures: Published figures; ``part_of`` names the whole where a source does.

    Returns:
        Stated relations from ``part_of``, then readings, each with its assumption.
    """
    stated = list(_parts(figures))
    problem = state_problem(figures, stated)
    readings = [
        *_breakdowns(problem),
        *_balances(problem),
        *_joined_populations(problem),
        *_refusals(problem),
    ]
    known: set[tuple[object, ...]] = set()
    kept = []
    for relation in (*stated, *readings):
        address = (
            relation.type,
            relation.whole,
            relation.parts,
            relation.closing,
            relation.inflows,
        )
        if address not in known:
            known.add(address)
            kept.append(relation)
    return tuple(kept)


def _parts(figures: Iterable[Figure]) -> Iterator[Relation]:
    """Parts that a source names as parts: each at most the whole, a breakdown's together."""
    known = {figure.id: figure for figure in figures}
    parts: dict[str, list[Figure]] = {}
    for figure in known.values():
        if figure.part_of in known and figure.part_of != figure.id:
            parts.setdefault(str(figure.part_of), []).append(figure)
    for whole, of_whole in parts.items():
        breakdowns = list(_stated_breakdowns(whole, of_whole))
        told = {name for relation in breakdowns for name in relation.parts}
        alone = tuple(f.id for f in of_whole if f.id not in told)
        if alone:
            yield Relation(
                id=f"{whole}:parts", type=RelationType.SUBSET, whole=whole, parts=alone, stated=True
            )
        for relation in breakdowns:
            yield relation
            yield from _of_subgroup(relation, known, parts)


def _stated_breakdowns(whole: str, parts: Sequence[Figure]) -> Iterator[Relation]:
    """Parts that have nobody in common, and are everybody where a source says how many there are."""
    numbers = sorted({part.breakdown for part in parts if part.breakdown is not None})
    for number in numbers:
        apart = [part for part in parts if part.breakdown == number]
        if len(apart) < _LEAST:
            continue  # the others were refused: what is left is one part of the whole
        whole_told = all(part.parts == len(apart) for part in apart)
        yield Relation(
            id=f"{whole}:breakdown {number}",
            type=RelationType.PARTITION if whole_told else RelationType.DISJOINT,
            whole=whole,
            parts=tuple(part.id for part in apart),
            stated=True,
        )


def _of_subgroup(
    breakdown: Relation, known: Mapping[str, Figure], parts: Mapping[str, Sequence[Figure]]
) -> Iterator[Relation]:
    """Say the same of a subgroup of the whole and of every part: of the women, or the minors."""
    for some in parts.get(str(breakdown.whole), ()):
        wanted = _added(some, known)
        if some.id in breakdown.parts or not wanted:
            continue
        alike = [
            next((f.id for f in parts.get(part, ()) if _added(f, known) == wanted), None)
            for part in breakdown.parts
        ]
        found = tuple(name for name in alike if name is not None)
        if len(found) < _LEAST:
            continue
        yield Relation(
            id=f"{breakdown.id}:{some.id}",
            type=breakdown.type if len(found) == len(alike) else RelationType.DISJOINT,
            whole=some.id,
            parts=found,
            stated=True,
        )


def _added(part: Figure, known: Mapping[str, Figure]) -> Mapping[str, str]:
    """Give what a part says of its people that is not said of its whole."""
    whole = known[str(part.part_of)].subgroup
    return {name: value for name, value in part.subgroup.items() if whole.get(name) != value}


def _breakdowns(problem: Problem) -> Iterator[Relation]:
    """Subgroups that together are everyone."""
    cells = problem.cells
    by_key = {key: i for i, key in enumerate(cells.keys) if key is not None}
    for key, cell in by_key.items():
        for group in reconcile_table().everyone:
            wanted = [_with_pair(key, group.dimension, value) for value in group.values]
            if all(part in by_key for part in wanted):
                whole = cells.members[cell][0]
                yield Relation(
                    id=f"{whole}:{group.dimension}",
                    type=RelationType.PARTITION,
                    whole=whole,
                    parts=tuple(cells.members[by_key[part]][0] for part in wanted),
                    assumption=assumptions.are_everyone(group.dimension, group.values),
                )


def _with_pair(key: Key, dimension: str, value: str) -> Key:
    return Key(
        key.measure,
        key.kind,
        key.definition,
        key.population,
        key.subgroup | {(dimension, value)},
        key.place,
        key.first,
        key.last,
        key.is_one_day_of,
    )


def _balances(problem: Problem) -> Iterator[Relation]:
    """Two stocks, and the flows that cover the time between them."""
    margin = reconcile_table().balance_margin_days
    for rule in reconcile_table().balances:
        stocks: dict[Where, list[tuple[int, str]]] = {}
        flows: dict[Where, list[tuple[Key, str]]] = {}
        for cell, key in enumerate(problem.cells.keys):
            if key is None or key.is_one_day_of:
                continue
            where = (key.definition, key.population, key.place, key.subgroup)
            name = problem.cells.members[cell][0]
            if key.kind == "stock" and key.measure == rule.stock:
                stocks.setdefault(where, []).append((key.first, name))
            elif key.kind == "flow":
                flows.setdefault(where, []).append((key, name))
        for where, days in stocks.items():
            for (first, opening), (last, closing) in pairwise(sorted(days)):
                covering = [
                    (key.measure, name)
                    for key, name in flows.get(where, [])
                    if abs(key.first - first - 1) <= margin and abs(key.last - last) <= margin
                ]
                yield from _balance(rule, opening, closing, covering)


def _balance(
    rule: Balance, opening: str, closing: str, flows: Sequence[tuple[str, str]]
) -> Iterator[Relation]:
    # One way in: being listed, recognised and arrested are not three arrivals.
    ways_in = [
        (measure, name) for wanted in rule.inflows for measure, name in flows if measure == wanted
    ][:1]
    ways_out = [(measure, name) for measure, name in flows if measure in rule.outflows]
    if not ways_in or not ways_out:
        return
    yield Relation(
        id=f"{opening}:{closing}:balance",
        type=RelationType.BALANCE,
        opening=opening,
        closing=closing,
        inflows=tuple(name for _, name in ways_in),
        outflows=tuple(name for _, name in ways_out),
        assumption=assumptions.only_ways(
            rule.stock, ways_in[0][0], [measure for measure, _ in ways_out]
        ),
    )


def _joined_populations(problem: Problem) -> Iterator[Relation]:
    """Two populations a reader would take for one, in figures that are otherwise one."""
    pairs = [frozenset(pair) for pair in reconcile_table().taken_for_one]
    seen: dict[tuple[object, ...], list[tuple[Key, str]]] = {}
    for cell, key in enumerate(problem.cells.keys):
        if key is not None and not key.is_one_day_of:
            rest = (key.measure, key.kind, key.definition, key.place, key.subgroup)
            time = (key.first, key.last)
            seen.setdefault((*rest, *time), []).append((key, problem.cells.members[cell][0]))
    for same in seen.values():
        for (key, name), (other, other_name) in pairwise(sorted(same, key=lambda s: s[1])):
            if frozenset((key.population, other.population)) in pairs:
                yield Relation(
                    id=f"{name}:{other_name}:one",
                    type=RelationType.SAME,
                    whole=name,
                    parts=(other_name,),
                    assumption=assumptions.same_people(key.population, other.population),
                )


def _refusals(problem: Problem) -> Iterator[Relation]:
    """A total that equals a sum of others, although one of those was not among them."""
    contrary = reconcile_table().contrary
    refusals = [figure for figure in problem.figures.values() if figure.measure in contrary]
    if not refusals:
        return
    for found in compositions(problem):
        total = problem.figures[found.total]
        parts = [problem.figures[name] for name in found.parts]
        out = [
            refusal
            for refusal in refusals
            if total.measure in contrary[refusal.measure]
            and any(_follows(refusal, part) for part in parts)
        ]
        if out:
            yield Relation(
                id=f"{found.total}:crossed",
                type=RelationType.BALANCE,
                opening=found.parts[0],
                inflows=found.parts[1:],
                outflows=tuple(refusal.id for refusal in out),
                closing=found.total,
                assumption=assumptions.without_those(
                    number_words(total),
                    [number_words(part) for part in parts],
                    total.measure,
                    len(out),
                    out[0].measure,
                ),
            )


def _follows(event: Figure, figure: Figure) -> bool:
    """Say whether an event can be of a person counted in a figure: on its day, or its sequel."""
    if event.time is None or figure.time is None or figure.mode is Mode.STOCK:
        return False
    return (
        figure.time.earliest is not None
        and event.time.earliest is not None
        and event.time.earliest == figure.time.earliest
    )
