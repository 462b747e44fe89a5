"""A definition in plain words, line by line."""

from habeas.model.definition import All, Begins, Definition, Has, Is, Moment, Not, Predicate, Rule
from habeas.vocabulary.axes import axis, value_label
from habeas.vocabulary.bodies import body_label
from habeas.vocabulary.events import event_label

_INDENT = "  "


def definition_words(definition: Definition) -> tuple[str, ...]:
    """Say whom a definition counts, so that a reader can check it against its source.

    Args:
        definition: A checked definition.

    Returns:
        Lines: what it is, whom it counts, when, on what evidence, its notes and its source.
    """
    lines = [f"{definition.title} ({definition.ref})"]
    if definition.rule is Rule.PERIOD and definition.begins is not None:
        what = "each event" if definition.unit != "persons" else "everyone of whom an event is told"
        lines.append(f"Counts {what} in the period:")
        lines += _begins_lines(definition.begins)
        if definition.where is not None:
            lines += ["and of whom at its end it is true:", *_lines(definition.where, 1)]
    elif definition.where is not None:
        moment = "start" if definition.moment is Moment.START_OF_DAY else "end"
        lines.append(f"Counts everyone of whom at the {moment} of the day it is true:")
        lines += _lines(definition.where, 1)
    if definition.origins > 1:
        lines.append(
            f"Undisputed needs {definition.origins} independent origins; copies are not counted."
        )
    if definition.bodies:
        names = " or ".join(body_label(body) for body in definition.bodies)
        lines.append(f"Undisputed needs what {names} says.")
    lines += definition.notes
    lines.append(f"Source: {definition.source}")
    return tuple(lines)


def _begins_lines(begins: Begins) -> list[str]:
    """Say what has to happen, and what has to be so before and after it."""
    found = []
    if begins.events:
        found.append(_INDENT + " or ".join(event_label(event) for event in begins.events))
    for words, test in (("before it:", begins.before), ("after it:", begins.after)):
        if test is not None:
            found += [_INDENT + words, *_lines(test, 2)]
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
        inner = _lines(predicate.of, depth)
        return [f"{indent}not {inner[0].strip()}", *inner[1:]]
    word = "all of:" if isinstance(predicate, All) else "any of:"
    found = [indent + word]
    for part in predicate.of:
        found += _lines(part, depth + 1)
    return found


def _is(atom: Is) -> str:
    name, _, body = atom.axis.partition(":")
    values = " or ".join(value_label(name, value) for value in atom.values)
    by = f" by {body_label(body)}" if body else " by any body" if axis(name).per_body else ""
    lasting = f" for at least {atom.for_days} days" if atom.for_days else ""
    return f"{axis(name).label['en']}: {values}{by}{lasting}"


def _has(atom: Has) -> str:
    values = " or ".join(value.replace("_", " ") for value in atom.values)
    unknown = "" if atom.unknown_counts else " (unknown: left out)"
    return f"{atom.field}: {values}{unknown}"
