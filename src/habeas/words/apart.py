"""What tells some figures from each other, and what they have in common."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from habeas.model.figure import Figure
from habeas.words import terms
from habeas.words.figures import figure_when, number_words, subgroup_words
from habeas.words.voice import _


def tell_apart(figures: Sequence[Figure]) -> dict[str, str]:
    """Give each figure the shortest label that tells it from the others.

    Args:
        figures: The figures of one sum.
    """
    aspects = (
        [group_words(f) for f in figures],
        [terms.measure(f.measure) for f in figures],
        [figure_when(f) for f in figures],
        [terms.population(f.population) for f in figures],
        [_place(f) for f in figures],
        [f.publisher or _("publisher not stated") for f in figures],
    )
    varying = [column for column in aspects if len(set(column)) > 1]
    for size in range(1, len(varying) + 1):
        for columns in combinations(varying, size):
            if _distinct(columns):
                return _labels(figures, columns)
    stated = [number_words(f) for f in figures]
    return _labels(figures, (stated if _distinct([stated]) else [f.id for f in figures],))


def group_words(figure: Figure) -> str:
    """Name the subgroup that a figure counts, or all."""
    return subgroups_words(sorted(figure.subgroup.items())) or _("all")


def subgroups_words(told: Iterable[tuple[str, str]]) -> str:
    """Name people by what all of them have; empty where nothing is told of all.

    Args:
        told: Dimension and value of each subgroup.
    """
    return ", ".join(
        terms.subgroup(dimension, value) or subgroup_words(dimension, value)
        for dimension, value in told
    )


def _place(figure: Figure) -> str:
    return terms.place_words(figure.place) if figure.place else _("place not stated")


def _labels(figures: Sequence[Figure], columns: Sequence[Sequence[str]]) -> dict[str, str]:
    return {
        figure.id: " ".join(dict.fromkeys(column[i] for column in columns))
        for i, figure in enumerate(figures)
    }


def _distinct(columns: Iterable[Sequence[str]]) -> bool:
    rows = list(zip(*columns, strict=True))
    return len(set(rows)) == len(rows)


def shared(figures: Sequence[Figure]) -> str:
    """Say what all figures of a sum have in common; empty where that is nothing."""
    first = figures[0]
    pieces: list[str] = []
    if all(f.population == first.population for f in figures):
        pieces.append(terms.population(first.population))
    if all(f.measure == first.measure for f in figures):
        pieces.append(terms.measure(first.measure))
    if all(f.time == first.time for f in figures):
        pieces.append(figure_when(first))
    if first.place and all(f.place == first.place for f in figures):
        pieces.append(_("in {place}", place=terms.place_words(first.place)))
    return " ".join(pieces)
