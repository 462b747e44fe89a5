"""Where records put a person on a day, in words."""

from collections.abc import Sequence

from habeas.words.lists import either
from habeas.words.voice import _


def not_known() -> str:
    """Say that nothing is known."""
    return _("not known")


def sure(value: str, since: str) -> str:
    """Say what holds.

    Args:
        value: In words.
        since: When it began; empty where that is not known.
    """
    return _("{value}, {since}", value=value, since=since) if since else value


def possibly(values: Sequence[str], why: str = "") -> str:
    """Say what may hold.

    Args:
        values: In words.
        why: Why it is no more than possible; empty where that is not said.
    """
    told = _("possibly {values}", values=either(values))
    return _("{told} ({why})", told=told, why=why) if why else told


def disagree(values: Sequence[str]) -> str:
    """Say of which values records disagree.

    Args:
        values: In words.
    """
    return _("records disagree: {values}", values=either(values))


def because(value: str) -> str:
    """Head the quotes that bear what holds."""
    return _("Because: {value}", value=value)


def because_possibly(value: str, why: str) -> str:
    """Head the quotes that bear what may hold, and say why it is no more than possible."""
    return _("Possibly {value}: {why}", value=value, why=why)


def because_disagree(what: str) -> str:
    """Head the quotes of records that disagree, and say what cannot all be so."""
    return _("Because records disagree: {what}", what=what)
