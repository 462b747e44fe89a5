"""A definition in plain words: what it asks of a person."""

from habeas.model.definition import (
    All,
    AnyOf,
    Begins,
    Definition,
    Has,
    Is,
    Moment,
    Not,
    Predicate,
    Rule,
)
from habeas.publish.count import DefinitionRow
from habeas.vocabulary.events import event_label
from habeas.words.answers import is_counted
from habeas.words.lists import either
from habeas.words.terms import axis_label, value_label
from habeas.words.text import lower_first, plain


def definition_row(definition: Definition) -> DefinitionRow:
    """Give a definition as pages show it.

    Args:
        definition: Checked.
    """
    measure = definition.measures[0] if definition.measures else ""
    return DefinitionRow(
        key=definition.ref,
        name=definition.title,
        text=" ".join(definition.notes) or asked_of(definition),
        counted=definition.id if is_counted(definition.id) else measure,
        is_period=definition.rule is Rule.PERIOD,
    )


def asked_of(definition: Definition) -> str:
    """Say what a definition asks, in one sentence.

    Args:
        definition: Checked.
    """
    told = []
    if definition.begins is not None:
        told.append(f"of whom this is told in the period: {_begins(definition.begins)}")
    if definition.where is not None:
        at = " at its end" if definition.rule is Rule.PERIOD else ""
        told.append(f"of whom this is true{at}: {_words(definition.where)}")
    return f"Counts everybody {'; and '.join(told)}."


def facts_of(definition: Definition) -> tuple[tuple[str, str], ...]:
    """Give unit, moment and evidence of a definition, name and words.

    Args:
        definition: Checked.
    """
    if definition.rule is Rule.PERIOD:
        when = "a period: whoever it happened to in it"
    elif definition.moment is Moment.START_OF_DAY:
        when = "an instant: the start of the day"
    else:
        when = "an instant: the end of the day"
    origins = definition.origins
    evidence = "one accepted claim" if origins == 1 else f"{origins} claims of independent origin"
    measures = ", ".join(plain(measure) for measure in definition.measures)
    return (
        ("Counts", plain(definition.unit)),
        ("Asked of", when),
        ("Evidence", f"{evidence} for the undisputed"),
        ("Set beside", f"published figures of: {measures}" if measures else "no published figure"),
    )


def _one_of(values: list[str]) -> str:
    """Say several values so that what follows cannot be taken for one more."""
    return values[0] if len(values) == 1 else f"({either(values)})"


def _begins(begins: Begins) -> str:
    """Say what has to happen."""
    events = either([lower_first(event_label(event)) for event in begins.events])
    around = []
    if begins.before is not None:
        around.append(f"before which {_words(begins.before)}")
    if begins.after is not None:
        around.append(f"after which {_words(begins.after)}")
    return " ".join([events or "an event", ", and ".join(around)]).rstrip()


def _words(predicate: Predicate) -> str:
    if isinstance(predicate, Is):
        values = _one_of([value_label(predicate.axis, value) for value in predicate.values])
        lasting = f" for at least {predicate.for_days} days" if predicate.for_days else ""
        return f"{lower_first(axis_label(predicate.axis))} is {values}{lasting}"
    if isinstance(predicate, Has):
        unknown = "possible" if predicate.unknown_counts else "left out"
        values = _one_of([plain(value) for value in predicate.values])
        return f"{plain(predicate.field)} is {values} (not stated: {unknown})"
    if isinstance(predicate, Not):
        return f"not ({_words(predicate.of)})"
    assert isinstance(predicate, (All, AnyOf))  # noqa: S101 - all there is
    joint = " and " if isinstance(predicate, All) else " or "
    return joint.join(
        f"({_words(part)})" if isinstance(part, (All, AnyOf)) else _words(part)
        for part in predicate.of
    )
