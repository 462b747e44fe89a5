"""A definition in plain words, line by line."""

from habeas.model.definition import All, Begins, Definition, Has, Is, Moment, Not, Predicate, Rule
from habeas.vocabulary.axes import axis
from habeas.vocabulary.bodies import body_label
from habeas.words import terms
from habeas.words.fields import property_words
from habeas.words.lists import either
from habeas.words.numbers import number
from habeas.words.text import plain
from habeas.words.voice import _, ngettext

_INDENT = "  "


def definition_words(definition: Definition) -> tuple[str, ...]:
    """Say whom a definition counts, so that a reader can check it against its source.

    Args:
        definition: A checked definition.

    Returns:
        Lines: what it is, whom it counts, when, on what evidence, its notes and its source.
    """
    lines = [_("{title} ({ref})", title=definition.title, ref=definition.ref)]
    if definition.rule is Rule.PERIOD and definition.begins is not None:
        if definition.unit == "persons":
            lines.append(_("Counts everyone of whom an event is told in the period:"))
        else:
            lines.append(_("Counts each event in the period:"))
        lines += _begins_lines(definition.begins)
        if definition.where is not None:
            lines += [_("and of whom at its end it is true:"), *_lines(definition.where, 1)]
    elif definition.where is not None:
        if definition.moment is Moment.START_OF_DAY:
            lines.append(_("Counts everyone of whom at the start of the day it is true:"))
        else:
            lines.append(_("Counts everyone of whom at the end of the day it is true:"))
        lines += _lines(definition.where, 1)
    return (*lines, *_evidence(definition), *definition.notes, _source(definition))


def _source(definition: Definition) -> str:
    return _("Source: {source}", source=definition.source)


def _evidence(definition: Definition) -> list[str]:
    """Say what is asked of reports before somebody counts without doubt."""
    lines = []
    origins = definition.origins
    if origins > 1:
        lines.append(
            ngettext(
                "Undisputed needs {number} independent origin; copies are not counted.",
                "Undisputed needs {number} independent origins; copies are not counted.",
                origins,
                number=number(origins),
            )
        )
    if definition.bodies:
        bodies = either([body_label(body) for body in definition.bodies])
        lines.append(_("Undisputed needs what {bodies} says.", bodies=bodies))
    return lines


def _begins_lines(begins: Begins) -> list[str]:
    """Say what has to happen, and what has to be so before and after it."""
    found = []
    if begins.events:
        found.append(_INDENT + either([terms.event(event) for event in begins.events]))
    if begins.before is not None:
        found += [_INDENT + _("before it:"), *_lines(begins.before, 2)]
    if begins.after is not None:
        found += [_INDENT + _("after it:"), *_lines(begins.after, 2)]
    return found


def predicate_words(predicate: Predicate) -> str:
    """Say one test in one line."""
    return " ".join(line.strip() for line in _lines(predicate, 0))


def _lines(predicate: Predicate, depth: int) -> list[str]:
    indent = _INDENT * depth
    if isinstance(predicate, Is):
        return [indent + _is(predicate)]
    if isinstance(predicate, Has):
        return [indent + _has(predicate)]
    if isinstance(predicate, Not):
        first, *more = _lines(predicate.of, depth)
        return [indent + _("not {test}", test=first.strip()), *more]
    found = [indent + (_("all of:") if isinstance(predicate, All) else _("any of:"))]
    for part in predicate.of:
        found += _lines(part, depth + 1)
    return found


def _is(atom: Is) -> str:
    asked = axis(atom.axis.partition(":")[0])
    name = terms.label(asked.label, asked.id)
    values = either([terms.value_among(asked.values, value) for value in atom.values])
    body = atom.axis.partition(":")[2]
    if body:
        told = _("{axis}: {values} by {body}", axis=name, values=values, body=body_label(body))
    elif asked.per_body:
        told = _("{axis}: {values} by any body", axis=name, values=values)
    else:
        told = _("{axis}: {values}", axis=name, values=values)
    days = atom.for_days
    if not days:
        return told
    return ngettext(
        "{test} for at least {number} day",
        "{test} for at least {number} days",
        days,
        test=told,
        number=number(days),
    )


def _has(atom: Has) -> str:
    values = either([plain(value) for value in atom.values])
    told = _("{field}: {values}", field=property_words(atom.field), values=values)
    return told if atom.unknown_counts else _("{test} (unknown: left out)", test=told)
