"""A count with what others published of the same thing, and what its record is declared to be."""

from dataclasses import replace
from typing import TYPE_CHECKING

from habeas.count.complete import contradictions, covering, newcomers, uncontradicted
from habeas.count.published import published
from habeas.count.question import asked_days
from habeas.model.completeness import Completeness
from habeas.model.definition import Definition
from habeas.model.published import PublishedFigures, TimeRelation
from habeas.model.tally import Tally

if TYPE_CHECKING:
    from habeas.archive.view import View


def covered(view: "View", found: Tally, definition: Definition) -> Tally:
    """Set published figures beside a count, and say whether the record is declared complete.

    Args:
        view: What the count was asked of.
        found: The count of what is recorded.
        definition: Whom it counts.
    """
    beside = _published(view, found, definition, complete=False)
    found = replace(found, published=beside)
    first, last = asked_days(definition, found.on)
    statements = covering(
        view.completeness(), definition.ref, place=found.place, first=first, last=last
    )
    if not statements:
        return found
    earlier = {s.id: _then(view, s, found, definition) for s in statements}
    redirects = view.identity().redirects
    same = [row.figure for row in beside.rows if row.relation is TimeRelation.SAME]
    against = contradictions(
        statements,
        now=found.recorded,
        then={name: then.recorded for name, then in earlier.items()},
        figures=same,
        added={
            name: newcomers(
                found.undisputed,
                (*then.undisputed, *(p.person for p in then.possible)),
                redirects,
            )
            for name, then in earlier.items()
        },
    )
    standing = uncontradicted(statements, against)
    if standing:
        beside = _published(view, found, definition, complete=True)
    return replace(
        found,
        published=beside,
        complete=tuple(s.id for s in standing),
        contradicted=against,
    )


def _published(
    view: "View", found: Tally, definition: Definition, *, complete: bool
) -> PublishedFigures:
    return published(
        view.placed_figures(),
        definition,
        found.on,
        place=found.place,
        recorded=found.recorded,
        complete=complete,
        rules=view.rules,
    )


def _then(view: "View", statement: Completeness, found: Tally, definition: Definition) -> Tally:
    """Count the same as known when a statement was made."""
    return view.at(statement.seq).counted(definition, found.on, place=found.place)
