"""A definition in words: what it asks of a person, and of when and on what evidence."""

from functools import reduce

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
from habeas.vocabulary.axes import axis as axis_named
from habeas.vocabulary.bodies import body_label
from habeas.words import terms
from habeas.words.fields import property_words
from habeas.words.lists import either
from habeas.words.numbers import number
from habeas.words.text import lower_first, plain
from habeas.words.voice import _, mark, ngettext, pgettext

_UNITS = {
    "persons": mark("persons"),
    "prosecutions": mark("prosecutions"),
    "arrests": mark("arrests"),
}


def asked_words(definition: Definition) -> str:
    """Say what a definition asks, in one sentence.

    Args:
        definition: Checked.
    """
    begins = "" if definition.begins is None else _begins(definition.begins)
    if definition.where is None:
        if definition.unit != "persons":
            return _("Counts each of these in the period: {event}.", event=begins)
        return _(
            "Counts everybody of whom this is told in the period: {event}.",
            event=begins,
        )
    where = condition_words(definition.where)
    if definition.begins is not None:
        return _(
            "Counts everybody of whom this is told in the period: {event}; and of whom this is "
            "true at its end: {condition}.",
            event=begins,
            condition=where,
        )
    if definition.rule is Rule.PERIOD:
        return _("Counts everybody of whom this is true at its end: {condition}.", condition=where)
    return _("Counts everybody of whom this is true: {condition}.", condition=where)


def fact_words(definition: Definition) -> tuple[tuple[str, str], ...]:
    """Give unit, moment and evidence of a definition, name and words.

    Args:
        definition: Checked.
    """
    unit = definition.unit
    return (
        (pgettext("of a unit", "Counts"), _(_UNITS[unit]) if unit in _UNITS else plain(unit)),
        (_("Asked of"), _moment(definition)),
        (_("Evidence"), _evidence(definition)),
        (_("Set beside"), _beside(definition.measures)),
    )


def _moment(definition: Definition) -> str:
    if definition.rule is Rule.PERIOD:
        return _("a period: whoever it happened to in it")
    if definition.moment is Moment.START_OF_DAY:
        return _("an instant: the start of the day")
    return _("an instant: the end of the day")


def _evidence(definition: Definition) -> str:
    """Say what is asked of claims before somebody counts without doubt."""
    origins = definition.origins
    if definition.bodies:
        bodies = either([body_label(body) for body in definition.bodies])
        if origins == 1:
            return _("an accepted claim by {bodies} for the undisputed", bodies=bodies)
        return ngettext(
            "{number} claim of independent origin for the undisputed, and one by {bodies}",
            "{number} claims of independent origin for the undisputed, and one by {bodies}",
            origins,
            number=number(origins),
            bodies=bodies,
        )
    if origins == 1:
        return _("one accepted claim for the undisputed")
    return ngettext(
        "{number} claim of independent origin for the undisputed",
        "{number} claims of independent origin for the undisputed",
        origins,
        number=number(origins),
    )


def _beside(measures: tuple[str, ...]) -> str:
    if not measures:
        return _("no published figure")
    told = ", ".join(terms.written(measure, terms.measure(measure)) for measure in measures)
    return _("published figures of: {measures}", measures=told)


def _begins(begins: Begins) -> str:
    """Say what has to happen."""
    events = [lower_first(terms.event(event)) for event in begins.events]
    told = either(events) if events else _("an event")
    before = "" if begins.before is None else condition_words(begins.before)
    after = "" if begins.after is None else condition_words(begins.after)
    if before and after:
        return _(
            "{event} before which {before}, and after which {after}",
            event=told,
            before=before,
            after=after,
        )
    if before:
        return _("{event} before which {before}", event=told, before=before)
    return _("{event} after which {after}", event=told, after=after) if after else told


def condition_words(predicate: Predicate) -> str:
    """Say what has to be true of somebody.

    Args:
        predicate: One condition, or several joined.
    """
    if isinstance(predicate, Is):
        return _is(predicate)
    if isinstance(predicate, Has):
        return _has(predicate)
    if isinstance(predicate, Not):
        return _("not ({condition})", condition=condition_words(predicate.of))
    parts = [_part(part) for part in predicate.of]
    return reduce(_both if isinstance(predicate, All) else _one, parts)


def _part(predicate: Predicate) -> str:
    """Say a condition among others so that it cannot be taken for several."""
    told = condition_words(predicate)
    return f"({told})" if isinstance(predicate, (All, AnyOf)) else told


def _both(first: str, second: str) -> str:
    return _("{first} and {second}", first=first, second=second)


def _one(first: str, second: str) -> str:
    return _("{first} or {second}", first=first, second=second)


def _is(test: Is) -> str:
    axis = lower_first(terms.axis_label(test.axis))
    if axis_named(test.axis.partition(":")[0]).per_body and ":" not in test.axis:
        axis = _("{axis} by any body", axis=axis)
    values = _one_of([terms.value_label(test.axis, value) for value in test.values])
    days = test.for_days
    if not days:
        return _("{property} is {values}", property=axis, values=values)
    return ngettext(
        "{property} is {values} for at least {days} day",
        "{property} is {values} for at least {days} days",
        days,
        property=axis,
        values=values,
        days=days,
    )


def _has(test: Has) -> str:
    field, values = property_words(test.field), _one_of([plain(value) for value in test.values])
    if test.unknown_counts:
        return _("{property} is {values} (not stated: possible)", property=field, values=values)
    return _("{property} is {values} (not stated: left out)", property=field, values=values)


def _one_of(values: list[str]) -> str:
    """Say several values so that what follows cannot be taken for one more."""
    return values[0] if len(values) == 1 else f"({either(values)})"
