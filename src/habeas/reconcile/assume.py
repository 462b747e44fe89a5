"""What has to be assumed for a conflict to be one, each thing named in words."""

from collections.abc import Sequence
from datetime import date

from habeas.model.conflict import Certificate
from habeas.model.figure import Figure, Hedge
from habeas.reconcile.keys import Key
from habeas.reconcile.problem import Problem
from habeas.reconcile.repair_words import value_words
from habeas.vocabulary.reconcile_table import reconcile_table
from habeas.words.figures import figure_label, number_words
from habeas.words.terms import measure, population


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
    words = reconcile_table().words.assumptions
    keys = {f.id: problem.cells.keys[problem.cells.of[f.id]] for f in figures}
    said: list[str] = []
    for name in needs:
        relation = problem.relations[name]
        said.append(relation.assumption or f"reading {name} ({relation.type.value})")
    compared = {key.definition for key in keys.values() if key is not None}
    if len(figures) > 1:
        if len(compared) == 1:
            definition = value_words("definition", next(iter(compared)))
            said.append(words["one_definition"].format(definition=definition))
        if len({f.measure for f in figures}) == 1:
            said.append(words["one_measure"].format(measure=measure(figures[0].measure)))
    for figure in figures:
        said.extend(_of_figure(problem, figure, keys[figure.id]))
    said.extend(_of_containments(problem, certificate))
    return tuple(dict.fromkeys(said))


def _of_figure(problem: Problem, figure: Figure, key: Key | None) -> list[str]:
    words = reconcile_table().words.assumptions
    said = list(problem.supposed.get(figure.id, ()))
    if figure.hedge is Hedge.ABOUT:
        _, low, high = problem.bounds[figure.id]
        said.append(
            words["about"].format(number=number_words(figure), low=f"{low:,}", high=f"{high:,}")
        )
    if key is not None and key.kind == "flow" and figure.time is not None:
        latest = figure.time.latest
        goes_on = latest is None or latest.toordinal() > key.last
        if goes_on and key.last < _FOREVER and not said:
            said.append(
                words["counted_to"].format(
                    figure=figure_label(figure), day=date.fromordinal(key.last)
                )
            )
    return said


_FOREVER = 3_652_059
"""The ordinal of the calendar's last day."""


def _of_containments(problem: Problem, certificate: Certificate | None) -> list[str]:
    """Name what a containment takes for granted about populations and places."""
    if certificate is None:
        return []
    words = reconcile_table().words.assumptions
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
            sentence = words["events" if outer.population in units else "population"]
            said.append(
                sentence.format(
                    inner=population(inner.population), outer=population(outer.population)
                )
            )
        if inner.place != outer.place:
            said.append(words["place"].format(inner=inner.place, outer=outer.place))
    return said
