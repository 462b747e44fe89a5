"""Explain why a count changed: between two days, two publication days, two moments."""

from dataclasses import replace

from habeas.archive import View
from habeas.archive.view.coverage import covered
from habeas.count.change import Change, Knowledge, change


def knowledge_of(view: View) -> Knowledge:
    """Give what a view knew, as far as a count needs it.

    Args:
        view: The archive as known at one moment, and as said by one day.
    """
    said_by = view.said_by
    return Knowledge(
        claims={state.entry: state.claim for state in view.claims(state="accepted")},
        person_of=view.person_of_claim(),
        cohorts=view.cohorts,
        undecided_pairs=view.undecided_pairs(),
        apart=view.apart(),
        left_out=view.left_out(),
        waiting=view.waiting(),
        erased=view.erased,
        said_by=None if said_by is None else said_by.isoformat(),
        known=view.known,
        head=view.head,
        rules=view.rules,
    )


def explain_change(
    before: View,
    after: View,
    *,
    definition: str,
    on: str,
    to_definition: str | None = None,
    to_on: str | None = None,
    place: str | None = None,
) -> Change:
    """Say why one answer differs from another, person by person.

    Args:
        before: What the first answer is asked of.
        after: What the second is asked of.
        definition: Of the first answer, by name.
        on: Day or period of the first answer, EDTF.
        to_definition: Of the second; None for the same.
        to_on: Of the second; None for the same.
        place: Code of a place; None for everywhere.

    Raises:
        DefinitionError: There is no such definition.
        DateFormatError: A day is not what its definition can be asked for.
    """
    first, second = before.definition(definition), after.definition(to_definition or definition)
    found = change(
        knowledge_of(before),
        knowledge_of(after),
        definition=first,
        on=on,
        to_definition=second,
        to_on=to_on,
        place=place,
    )
    # Both answers as they are given alone: with what others published, and what is complete.
    return replace(
        found,
        before=covered(before, found.before, first),
        after=covered(after, found.after, second),
    )
