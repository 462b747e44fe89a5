"""What has to be assumed for a conflict to be one, each thing named in words."""

from collections.abc import Sequence
from datetime import date

from habeas.model.conflict import Certificate
from habeas.model.figure import Figure, Hedge
from habeas.reconcile.keys import Key
from habeas.reconcile.problem import Problem
from habeas.vocabulary.reconcile_table import reconcile_table
from habeas.words import assumptions as assumed
from habeas.words.figures import figure_label, number_words
from habeas.words.repairs import value_words


def assumptions(
    problem: Problem,
    figures: Sequence[Figure],
    certificate: Certificate | None,
    needs: Sequence[str] = (),
) -> tuple[str, ...]:
    """Name what a conflict assumes.

    Args:
        problem: Where figures and cells are found.
        figures: The figures of the conflict.
        certificate: Its proof.
        needs: Unstated relations it needs.
    """
    keys = {f.id: problem.cells.keys[problem.cells.of[f.id]] for f in figures}
    said: list[str] = []
    for name in needs:
        relation = problem.relations[name]
        said.append(relation.assumption or assumed.relation_reading(name, relation.type.value))
    compared = {key.definition for key in keys.values() if key is not None}
    if len(figures) > 1:
        if len(compared) == 1:
            definition = value_words("definition", next(iter(compared)))
            said.append(assumed.one_definition(definition))
        if len({f.measure for f in figures}) == 1:
            said.append(assumed.one_measure(figures[0].measure))
    for figure in figures:
        said.extend(_of_figure(problem, figure, keys[figure.id]))
    said.extend(_of_containments(problem, certificate))
    return tuple(dict.fromkeys(said))


def _of_figure(problem: Problem, figure: Figure, key: Key | None) -> list[str]:
    said = list(problem.supposed.get(figure.id, ()))
    if figure.hedge is Hedge.ABOUT:
        _, low, high = problem.bounds[figure.id]
        said.append(assumed.about_means(number_words(figure), low, high))
    if key is not None and key.kind == "flow" and figure.time is not None:
        latest = figure.time.latest
        goes_on = latest is None or latest.toordinal() > key.last
        if goes_on and key.last < _FOREVER and not said:
            said.append(assumed.counted_to(figure_label(figure), date.fromordinal(key.last)))
    return said


_FOREVER = 3_652_059
"""The ordinal of the calendar's last day."""


def _of_containments(problem: Problem, certificate: Certificate | None) -> list[str]:
    """Name what a containment takes for granted about populations and places."""
    if certificate is None:
        return []
    cells = problem.cells
    said = []
    for term in certificate.terms:
        if term.relation is not None or term.figure is not None or len(term.coefficients) != 2:
            continue
        inner = cells.keys[cells.of[next(n for n, v in term.coefficients.items() if v < 0)]]
        outer = cells.keys[cells.of[next(n for n, v in term.coefficients.items() if v > 0)]]
        if inner is None or outer is None:
            continue
        if inner.population != outer.population:
            units = set(reconcile_table().units.values())
            is_event = outer.population in units
            among = assumed.events_of if is_event else assumed.population_among
            said.append(among(inner.population, outer.population))
        if inner.place != outer.place:
            said.append(assumed.place_inside(inner.place, outer.place))
    return said
