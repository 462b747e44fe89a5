"""A count with what others published of the same thing, and what its record is declared to be."""

from dataclasses import replace
from typing import Protocol

from habeas.count.complete import contradictions, covering, newcomers, uncontradicted
from habeas.count.published_figures import of_the_same, published
from habeas.count.question import asked_days
from habeas.model.bounds import Bounds
from habeas.model.completeness import Completeness
from habeas.model.definition import Definition
from habeas.model.figure import Figure
from habeas.model.published_figure import PublishedFigures
from habeas.model.tally import Tally
from habeas.vocabulary.rules import Rules


class CountScope(Protocol):
    """What a count was asked of, as far as it is looked at here."""

    @property
    def rules(self) -> Rules:
        """The tables in force."""

    def placed_figures(self) -> tuple[Figure, ...]:
        """Accepted published numbers, their places as codes."""

    def one_place(self) -> str | None:
        """The one country that everything recorded is about."""

    def completeness(self) -> tuple[Completeness, ...]:
        """Statements that the record names everybody."""

    def current(self, person: str) -> str:
        """The id in use of somebody with an older one."""

    def counted(self, definition: Definition, on: str, *, place: str | None = None) -> Tally:
        """Count what is recorded."""

    def interval(self, definition: Definition, on: str, *, place: str | None = None) -> Bounds:
        """Say how many are recorded, and not who."""

    def unmet(self, definition: Definition) -> str | None:
        """Say why nothing recorded can meet a definition."""

    def at(self, known: int) -> "CountScope":
        """The same as known after an earlier entry."""


def covered(view: CountScope, found: Tally, definition: Definition) -> Tally:
    """Set published figures beside a count, and say whether the record is declared complete.

    Args:
        view: What the count was asked of.
        found: The count of what is recorded.
        definition: Whom it counts.
    """
    statements = _covering(view, found, definition)
    figures = _published(view, found, definition, complete=bool(statements))
    found = replace(found, published=figures)
    if not statements:
        return found
    earlier = {s.id: _then(view, s, found, definition) for s in statements}
    same, unplaced = (
        of_the_same(
            view.placed_figures(),
            definition,
            found.on,
            place=found.place,
            rules=view.rules,
            only_place=view.one_place(),
            perhaps=perhaps,
        )
        for perhaps in (False, True)
    )
    against = contradictions(
        statements,
        now=found.recorded,
        then={name: then.recorded for name, then in earlier.items()},
        figures=same,
        unplaced=unplaced,
        added={
            name: newcomers(
                found.undisputed,
                [view.current(p) for p in (*then.undisputed, *(q.person for q in then.possible))],
            )
            for name, then in earlier.items()
        },
    )
    standing = uncontradicted(statements, against)
    return replace(
        found,
        complete=tuple(s.id for s in standing),
        contradicted=against,
    )


def beside(
    view: CountScope, definition: Definition, on: str, *, place: str | None = None
) -> PublishedFigures:
    """Give what others published of the thing that is counted, beside what is recorded of it.

    Args:
        view: What is asked.
        definition: Whom it counts.
        on: A day, or for a period definition any period, EDTF.
        place: Code of a place; None for everywhere.

    Raises:
        DateFormatError: ``on`` is not what the definition can be asked for.
    """
    recorded = view.interval(definition, on, place=place)
    found = Tally(
        recorded=recorded,
        definition=definition.ref,
        on=on,
        place=place,
        unmet=None if recorded.high != 0 else view.unmet(definition),
    )
    return _published(view, found, definition, complete=bool(_covering(view, found, definition)))


def _covering(view: CountScope, found: Tally, definition: Definition) -> tuple[Completeness, ...]:
    first, last = asked_days(definition, found.on)
    return covering(view.completeness(), definition.ref, place=found.place, first=first, last=last)


def _published(
    view: CountScope, found: Tally, definition: Definition, *, complete: bool
) -> PublishedFigures:
    def elsewhere(on: str) -> Bounds:
        """Count the same at another time, for a figure of it."""
        return view.interval(definition, on, place=found.place)

    return published(
        view.placed_figures(),
        definition,
        found.on,
        place=found.place,
        recorded=found.recorded,
        complete=complete,
        rules=view.rules,
        only_place=view.one_place(),
        counted=elsewhere,
        is_unmet=found.unmet is not None,
    )


def _then(view: CountScope, statement: Completeness, found: Tally, definition: Definition) -> Tally:
    """Count the same as known when a statement was made."""
    return view.at(statement.seq).counted(definition, found.on, place=found.place)
