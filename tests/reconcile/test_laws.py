"""What holds of every group of figures, compared with a slow exact engine."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.model.conflict import ConflictVerdict
from habeas.model.figure import Figure, Hedge, Relation
from habeas.reconcile import reconcile
from habeas.reconcile.problem import state_problem
from habeas.reconcile.proof import check_terms, check_witness
from habeas.reconcile.solve import solve
from reconcile.groups import breakdown, can_hold, fig, figure_groups, smallest_by_trying

_MANY = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
Group = tuple[list[Figure], list[Relation]]


def _never() -> bool:
    return False


@_MANY
@given(figure_groups())
def test_verdict_is_what_an_integer_solver_says(group: Group) -> None:
    """Figures can all be true exactly where whole numbers satisfy them all."""
    figures, relations = group
    report = reconcile(figures, relations)
    problem = state_problem(figures, relations)
    assert (report.verdict is ConflictVerdict.CAN_ALL_BE_TRUE) is can_hold(
        problem, list(problem.figures)
    )
    assert report.verdict is not ConflictVerdict.UNDECIDED


@_MANY
@given(figure_groups())
def test_witness_adds_up_exactly(group: Group) -> None:
    """Where all can be true, the numbers shown satisfy every figure and relation."""
    figures, relations = group
    report = reconcile(figures, relations)
    if report.verdict is ConflictVerdict.CAN_ALL_BE_TRUE:
        problem = state_problem(figures, relations)
        values = {cell: report.witness[name] for name, cell in problem.cells.of.items()}
        assert check_witness(problem, values)


@_MANY
@given(figure_groups())
def test_dropping_any_member_of_a_conflict_lets_the_rest_hold(group: Group) -> None:
    """Every conflict cannot hold, and without any one member it can."""
    figures, relations = group
    report = reconcile(figures, relations)
    problem = state_problem(figures, relations)
    for conflict in (*report.conflicts, *report.conditional):
        members, needs = set(conflict.figures), set(conflict.needs)
        assert not can_hold(problem, members, needs)
        for member in members:
            assert can_hold(problem, members - {member}, needs)
        for need in needs:
            assert can_hold(problem, members, needs - {need})


@_MANY
@given(figure_groups())
def test_every_certificate_is_true_and_adds_up(group: Group) -> None:
    """Each term is what a record says, and the terms cancel to a falsehood."""
    figures, relations = group
    report = reconcile(figures, relations)
    problem = state_problem(figures, relations)
    for conflict in (*report.conflicts, *report.conditional):
        assert conflict.certificate is not None
        assert conflict.certificate.holds()
        assert check_terms(problem, conflict.certificate)


@_MANY
@given(figure_groups(most=6))
def test_first_conflict_is_a_smallest(group: Group) -> None:
    """No smaller set of figures is in conflict, and all of that size are listed."""
    figures, relations = group
    problem = state_problem(figures, relations)
    found = smallest_by_trying(problem, list(problem.figures))
    listed = [frozenset(c.figures) for c in reconcile(figures, relations).conflicts]
    if found:
        assert listed[0] in found
        assert found <= set(listed)


@_MANY
@given(figure_groups(), st.randoms(use_true_random=False))
def test_order_of_records_does_not_matter(group: Group, random: object) -> None:
    """The same figures in another order give the same verdict and the same conflicts."""
    figures, relations = group
    shuffled = list(figures)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = reconcile(figures, relations), reconcile(shuffled, relations)
    assert first.verdict is second.verdict
    smallest = {frozenset(c.figures) for c in first.conflicts if c.is_smallest}
    assert smallest == {frozenset(c.figures) for c in second.conflicts if c.is_smallest}


@_MANY
@given(figure_groups())
def test_readings_never_make_figures_inconsistent(group: Group) -> None:
    """What no source states is left out of the verdict."""
    figures, relations = group
    stated = [relation for relation in relations if relation.stated]
    assert reconcile(figures, relations).verdict is reconcile(figures, stated).verdict


@_MANY
@given(figure_groups())
def test_diagnoses_let_the_rest_hold(group: Group) -> None:
    """Giving up one diagnosis of every fault lets all other figures hold."""
    problem = state_problem(*group)
    solution = solve(problem, is_late=_never)
    for fault in solution.faults:
        for diagnosis in fault.diagnoses:
            kept = set(fault.area.bounds) - diagnosis - fault.elsewhere
            assert can_hold(problem, kept)


def test_a_report_counted_twice_fails_in_whole_numbers_only() -> None:
    """Five people cannot be one report counted twice: no fraction of a person was released."""
    figures = [fig("all", 5), fig("wave", 0, hedge=Hedge.AT_LEAST, subgroup={"wave": "one"})]
    figures.append(replace(figures[1], id="again", publisher="Echo", origin="wave"))
    relation = breakdown("r", "all", "wave", "again")
    report = reconcile(figures, [relation])
    assert report.verdict is ConflictVerdict.CANNOT
    conflict = report.conflicts[0]
    assert conflict.figures == ("all",)
    assert conflict.certificate is not None
    assert conflict.certificate.split == ("wave", 2)
    assert conflict.certificate.holds()
    assert "whole numbers" in conflict.sum
