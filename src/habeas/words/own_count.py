"""Our own count beside what others published, in words."""

from habeas.words.voice import _


def count_beside(definition: str, stands: str) -> str:
    """Say which count of ours is set beside a figure, and how the figure stands to it.

    Args:
        definition: Its title.
        stands: How the figure stands to it.
    """
    return _("Our count by the definition {name}: {stands}.", name=definition, stands=stands)


def drawn_words(publisher: str | None, figure: str, day: object) -> str:
    """Say whose number a mark in a drawing is.

    Args:
        publisher: Who published it; None where nobody says.
        figure: In words.
        day: Of when it is.
    """
    if publisher is None:
        return _("a source: {figure}, {day}", figure=figure, day=day)
    return _("{publisher}: {figure}, {day}", publisher=publisher, figure=figure, day=day)


def counted_by(name: str, key: str) -> str:
    """Say by which definition a place's people are counted."""
    return _("Counted by the definition {name} ({key}).", name=name, key=key)


def records_disagree_on(what: str) -> str:
    """Say of what records tell against each other."""
    return _("records disagree on {what}", what=what)


def disagreement(axis: str, why: str) -> str:
    """Name what is told differently, and how."""
    return _("{axis} ({why})", axis=axis, why=why) if why else axis


def undisputed() -> str:
    """Head those who count whatever is so."""
    return _("Undisputed:")


def possible() -> str:
    """Head those who may count."""
    return _("Possible:")
