"""Writes a clash of bounds down as a certificate, and checks witnesses with whole numbers."""

from collections.abc import Collection, Mapping
from fractions import Fraction

from habeas.model.conflict import Certificate, Term
from habeas.reconcile.constraints import ConstraintGround, Row
from habeas.reconcile.oracle import Oracle
from habeas.reconcile.problem import Problem
from habeas.reconcile.simplex import Blocked
from habeas.words.conflicts import counted_in, not_below_zero, relation_name, side_of_split
from habeas.words.figures import figure_label


def certify(problem: Problem, oracle: Oracle, items: Collection[str]) -> Certificate | None:
    """Write the proof that items cannot hold together.

    Args:
        problem: Where the figures and cells are named.
        oracle: The area's oracle.
        items: The figures and readings of the conflict.

    Returns:
        A certificate that has been added up again, or None where there is none to give.
    """
    oracle.restart()
    blocked = oracle.certificate(items)
    if blocked is not None:
        certificate = _write(problem, oracle, blocked)
        return certificate if certificate.holds() else None
    split = oracle.split_whole(items)
    if split is None:
        return None
    certificate = _write_split(problem, oracle, split)
    return certificate if certificate.holds() else None


def _write_split(problem: Problem, oracle: Oracle, split: object) -> Certificate:
    if isinstance(split, Blocked):
        return _write(problem, oracle, split)
    assert isinstance(split, tuple)  # noqa: S101 - a split or a clash
    cell, at, below, above = split
    return Certificate(
        is_whole_only=True,
        split=(cell_name(problem, cell), at),
        branches=(
            _write_split(problem, oracle, below),
            _write_split(problem, oracle, above),
        ),
    )


def _write(problem: Problem, oracle: Oracle, blocked: Blocked) -> Certificate:
    terms: list[Term] = []
    for holder, side, multiplier in oracle.holders(blocked):
        exact = Fraction(multiplier)
        if isinstance(holder, Row):
            terms.append(_of_row(problem, holder, side, exact))
        elif isinstance(holder, int):
            terms.append(Term(exact, {cell_name(problem, holder): 1}, 0, not_below_zero()))
        elif isinstance(holder, tuple):
            cell, bound = holder
            terms.append(
                Term(
                    exact,
                    {cell_name(problem, cell): -side},
                    -side * bound,
                    side_of_split(),
                    is_split=True,
                )
            )
        else:
            terms.append(_of_figure(problem, holder, side, exact))
    return Certificate(tuple(terms))


def _of_figure(problem: Problem, name: str, side: int, multiplier: Fraction) -> Term:
    cell, low, high = problem.bounds[name]
    figure = problem.figures[name]
    if side < 0:
        return Term(multiplier, {cell_name(problem, cell): 1}, low, figure_label(figure), name)
    assert high is not None  # noqa: S101 - it was a bound of the clash
    return Term(multiplier, {cell_name(problem, cell): -1}, -high, figure_label(figure), name)


def _of_row(problem: Problem, row: Row, side: int, multiplier: Fraction) -> Term:
    sign = 1 if side < 0 else -1
    coefficients = {cell_name(problem, c): sign * v for c, v in row.coefficients.items()}
    if row.ground is ConstraintGround.INSIDE:
        inner = next(c for c, v in row.coefficients.items() if v < 0)
        outer = next(c for c, v in row.coefficients.items() if v > 0)
        because = counted_in(cell_name(problem, inner), cell_name(problem, outer))
    else:
        relation = problem.relations[str(row.relation)]
        because = relation_name(relation.type, relation.id, is_stated=relation.stated)
    return Term(multiplier, coefficients, 0, because, relation=row.relation)


def cell_name(problem: Problem, cell: int) -> str:
    """Name a cell by its first figure."""
    return problem.cells.members[cell][0]


def check_witness(problem: Problem, values: Mapping[int, int], *, readings: bool = False) -> bool:
    """Add everything up again: True where whole numbers satisfy every figure and row.

    Args:
        problem: The problem.
        values: Cell to whole number.
        readings: Check the unstated relations too.
    """
    for cell, low, high in problem.bounds.values():
        value = values[cell]
        if type(value) is not int or value < low or (high is not None and value > high):
            return False
    for row in problem.rows:
        if row.is_reading and not readings:
            continue
        total = sum(v * values[c] for c, v in row.coefficients.items())
        if total < 0 or (row.is_equal and total != 0):
            return False
    return True


def check_terms(problem: Problem, certificate: Certificate) -> bool:
    """Compare every term with the records: True where each is what a figure or rule says.

    Args:
        problem: The problem the certificate is about.
        certificate: A certificate, whatever wrote it.
    """
    if certificate.branches:
        return all(check_terms(problem, branch) for branch in certificate.branches)
    return all(term.is_split or _is_true(problem, term) for term in certificate.terms)


def _is_true(problem: Problem, term: Term) -> bool:
    cells = problem.cells.of
    sums = {cells[name]: v for name, v in term.coefficients.items()}
    if term.figure is not None:
        cell, low, high = problem.bounds[term.figure]
        return (sums == {cell: 1} and term.bound <= low) or (
            high is not None and sums == {cell: -1} and term.bound <= -high
        )
    if term.bound > 0:
        return False
    if len(sums) == 1 and set(sums.values()) == {1}:
        return True
    return any(
        dict(row.coefficients) == sums
        or (row.is_equal and {c: -v for c, v in row.coefficients.items()} == sums)
        for row in problem.rows
        if row.relation == term.relation
    )
