"""Why a count changed, and how a person stands in a count, in words."""

from typing import Final

from habeas.words.voice import _, mark

# What a part of a change comes from.
_KINDS: Final = {
    "identity": mark("records joined, or told apart"),
    "correction": mark("claims taken back or put right"),
    "late_news": mark("news about the earlier time that came later"),
    "tables": mark("another version of the tables by which claims are read"),
    "new_events": mark("what happened in between"),
    "definition": mark("the other definition"),
}
_STANDINGS: Final = {
    "undisputed": mark("undisputed"),
    "possible": mark("possible"),
    "no": mark("not counted"),
}
KINDS: Final = tuple(_KINDS)


def change_words(kind: str) -> str:
    """Say what a part of a change comes from.

    Args:
        kind: One of `KINDS`.
    """
    return _(_KINDS[kind])


def by_definition(told: str, title: str) -> str:
    """Say by which definition something was counted."""
    return _("{told}, by the definition {name}", told=told, name=title)


def moved_words(was: str, now: str, why: str = "") -> str:
    """Say how a person stood in a count before and how after.

    Args:
        was: ``undisputed``, ``possible`` or ``no``.
        now: The same, after.
        why: What moved the person; empty where it is not known.
    """
    told = _("{was} before, {now} after", was=_(_STANDINGS[was]), now=_(_STANDINGS[now]))
    return _("{told} ({why})", told=told, why=why) if why else told


def moved_line(name: str, was: str, now: str, why: str = "") -> str:
    """Say the same of somebody by name.

    Args:
        name: Of the person.
        was: As for `moved_words`.
        now: The same.
        why: The same.
    """
    return _("{name}: {told}", name=name, told=moved_words(was, now, why))


def least_moved(named: int, unnamed: int) -> str:
    """Say how much of a change of the least has a name.

    Args:
        named: By how many the named are more, or fewer where it is negative.
        unnamed: The same of all other.
    """
    return _(
        "of the least {named} by name, {unnamed} without one, or as who is who",
        named=f"{named:+,}",
        unnamed=f"{unnamed:+,}",
    )


def standing_words(standing: str) -> str:
    """Say how a person stands in a count.

    Args:
        standing: ``undisputed``, ``possible`` or ``no``.
    """
    return _(_STANDINGS[standing])
