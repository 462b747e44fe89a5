"""A group of people whose size is stated, in words."""

from habeas.words.numbers import number
from habeas.words.voice import _, ngettext


def group_words(figure: str, when: str) -> str:
    """Say a group by the figure that states its size."""
    return _("{figure}, {when}", figure=figure, when=when)


def a_group() -> str:
    """Name a group of which no figure is known."""
    return _("a group")


def with_named(group: str, count: int) -> str:
    """Add how many of a group are named."""
    return ngettext(
        "{group}; {number} of them is named",
        "{group}; {number} of them are named",
        count,
        group=group,
        number=number(count),
    )


def because(group: str, why: str) -> str:
    """Add why a group adds to a count what it does."""
    return _("{told} ({why})", told=group, why=why)


def of_this_group(size: str, group: str) -> str:
    """Say how many of a group a count has."""
    return _("{number} of this group: {group}", number=size, group=group)
