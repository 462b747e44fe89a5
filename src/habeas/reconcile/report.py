"""Figures and relations in, a report out: the front door of this package."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from time import monotonic

from habeas.model.conflict import Conflict, ConflictVerdict, Copy, Fate, Report
from habeas.model.figure import Figure, Relation
from habeas.reconcile.compose import compositions
from habeas.reconcile.explain import explain
from habeas.reconcile.implications import implied_facts, room_for
from habeas.reconcile.problem import Problem, state_problem
from habeas.reconcile.proof import check_witness
from habeas.reconcile.repairs import ranked_repairs
from habeas.reconcile.solve import Found, Solution, solve
from habeas.words import conflicts as conflicts_in_words
from habeas.words.figures import figure_label

SECONDS = 10.0
"""How long to look, unless told otherwise."""
MOST_ALLOWED = 300
"""With more figures, what the others allow each of them is only given when asked for."""


def reconcile(
    figures: Iterable[Figure],
    relations: Iterable[Relation] = (),
    *,
    seconds: float = SECONDS,
    about_percent: int | None = None,
    assumptions: Mapping[str, Sequence[str]] | None = None,
    clock: Callable[[], float] = monotonic,
) -> Report:
    """Say which published figures cannot all be true, why, and what would mend it.

    Args:
        figures: Published figures; ids unique.
        relations: What sources state, or a reader supposes, between them.
        seconds: Stop looking after about so long; what was not proven by then is said.
        about_percent: How far "about" reaches each way; None for the reviewed margin.
        assumptions: Figure id to what its record rests on, in words; said with each
            conflict it is in.
        clock: Gives seconds that only grow.

    Returns:
        The verdict with its proof, conflicts smallest first, repairs, copies, and what
        the figures imply.

    Raises:
        InputError: A record contradicts itself, or an id is used twice.
        UnknownIdError: A relation names a figure that is not there.
    """
    end = clock() + seconds

    def is_late() -> bool:
        return clock() > end

    problem = state_problem(figures, relations, about_percent=about_percent)
    problem.supposed.update({name: tuple(words) for name, words in (assumptions or {}).items()})
    return report_on(problem, solve(problem, is_late=is_late), is_late=is_late)


def report_on(problem: Problem, solution: Solution, *, is_late: Callable[[], bool]) -> Report:
    """Write a solution out as a report.

    Args:
        problem: Figures and relations as constraints.
        solution: What the solver found.
        is_late: Says whether the time is up.
    """
    repairs = ranked_repairs(problem, solution.faults, is_late=is_late)
    conflicts = tuple(explain(problem, found, repairs) for found in solution.conflicts)
    conditional = tuple(explain(problem, found, ()) for found in solution.conditional)
    notes = list(dict.fromkeys(solution.notes))
    verdict = _verdict(problem, solution, notes)
    if is_late():
        notes.append(conflicts_in_words.time_was_up())
    assumed = [a for conflict in (*conflicts, *conditional) for a in conflict.assumptions]
    return Report(
        verdict=verdict,
        conflicts=conflicts,
        conditional=conditional,
        repairs=tuple(repairs),
        copies=tuple(_copies(problem)),
        implied=tuple(implied_facts(problem, is_late=is_late)),
        compositions=() if is_late() else tuple(compositions(problem)),
        fates=tuple(_fates(problem, conflicts, conditional, is_late=is_late)),
        witness=_witness(problem, solution, verdict),
        assumptions=tuple(dict.fromkeys(assumed)),
        notes=tuple(notes),
    )


def _verdict(problem: Problem, solution: Solution, notes: list[str]) -> ConflictVerdict:
    if solution.conflicts or solution.faults:
        return ConflictVerdict.CANNOT
    if solution.undecided or len(solution.witness) < len(problem.cells.keys):
        count = sum(cell not in solution.witness for cell, _, _ in problem.bounds.values())
        notes.append(conflicts_in_words.undecided(count))
        return ConflictVerdict.UNDECIDED
    if not check_witness(problem, solution.witness):
        notes.append(conflicts_in_words.not_added_up())
        return ConflictVerdict.UNDECIDED
    return ConflictVerdict.CAN_ALL_BE_TRUE


def _witness(problem: Problem, solution: Solution, verdict: ConflictVerdict) -> dict[str, int]:
    if verdict is not ConflictVerdict.CAN_ALL_BE_TRUE:
        return {}
    return {name: solution.witness[cell] for name, cell in problem.cells.of.items()}


def _copies(problem: Problem) -> Iterable[Copy]:
    for name, figure in problem.figures.items():
        if figure.origin is None:
            continue
        chain = [name]
        here = figure
        while here.origin is not None and here.origin in problem.figures:
            here = problem.figures[here.origin]
            chain.append(here.id)
        if here.origin is not None:
            chain.append(here.origin)
        differs = list(problem.cells.standing[name].differs)
        origin = problem.figures.get(figure.origin)
        if origin is not None and (origin.low, origin.high) != (figure.low, figure.high):
            differs.append("value")
        if origin is None:
            why = conflicts_in_words.repeats_unknown(figure.origin)
        elif differs:
            why = conflicts_in_words.repeats_otherwise(figure_label(origin), differs)
        else:
            why = conflicts_in_words.repeats_well(figure_label(origin))
        yield Copy(figure=name, chain=tuple(chain), differs=tuple(differs), why=why)


def _fates(
    problem: Problem,
    conflicts: Sequence[Conflict],
    conditional: Sequence[Conflict],
    *,
    is_late: Callable[[], bool],
) -> Iterable[Fate]:
    is_small = len(problem.figures) <= MOST_ALLOWED
    in_conflict: dict[str, Conflict] = {}
    in_conditional: dict[str, Conflict] = {}
    for into, these in ((in_conflict, conflicts), (in_conditional, conditional)):
        for conflict in these:
            for name in conflict.figures:
                into.setdefault(name, conflict)
    for name, figure in problem.figures.items():
        reason = problem.cells.reasons.get(name)
        if name in in_conflict:
            standing, why = "in_conflict", in_conflict[name].title
        elif name in in_conditional:
            standing, why = "in_conditional_conflict", in_conditional[name].title
        elif figure.origin is not None and figure.origin in problem.figures:
            standing, why = (
                "copy",
                conflicts_in_words.repeats(figure_label(problem.figures[figure.origin])),
            )
        elif reason is not None:
            standing, why = "not_comparable", reason
        else:
            standing, why = "fits", ""
        allowed = None if is_late() or not is_small else room_for(problem, name)
        low, high = allowed or (None, None)
        yield Fate(
            figure=name,
            words=figure_label(figure),
            standing=standing,
            why=why,
            implied_low=low,
            implied_high=high,
        )


__all__ = ["Found", "reconcile", "report_on"]
