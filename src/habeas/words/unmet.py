"""Why nothing recorded can answer by a definition."""

from habeas.words import terms
from habeas.words.text import plain
from habeas.words.voice import Labels, _


def nobody_told() -> str:
    """Say that nothing is told of anybody."""
    return _("no accepted claim tells of anybody")


def field_not_stated(field: str) -> str:
    """Say that a property is stated of nobody."""
    return _("no accepted claim states anybody's {field}", field=plain(field))


def axis_not_told(axis: str, labels: Labels, body: str = "") -> str:
    """Say that nothing on an axis is told of anybody.

    Args:
        axis: Its id.
        labels: Its labels.
        body: Name of the body that it is told by; empty where none is asked for.
    """
    label = terms.label(labels, axis)
    if body:
        return _("no accepted claim tells of anybody's {axis} by {body}", axis=label, body=body)
    return _("no accepted claim tells of anybody's {axis}", axis=label)


def event_not_told() -> str:
    """Say that no event of the kind is told."""
    return _("no accepted claim tells of an event of the kind that is counted")


def cannot_answer(why: str, definition: str | None = None) -> str:
    """Say that nothing recorded can answer by a definition.

    Args:
        why: One of the above.
        definition: Its id; None where the reader knows which it is.
    """
    if definition is None:
        return _("Nothing recorded here can answer by this definition: {why}.", why=why)
    return _(
        "Nothing recorded here can answer by {definition}: {why}.", definition=definition, why=why
    )


def unanswered(why: str, title: str) -> str:
    """Say the same of a definition by its title, without the full stop."""
    return _(
        "Nothing recorded here can answer by the definition {name}: {why}", name=title, why=why
    )
