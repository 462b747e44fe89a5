"""Figures that cannot all be true, in words: the heading, the sum to check, the proof, the notes."""

from collections.abc import Sequence
from typing import Final

from habeas.model.figure import RelationType
from habeas.words.lists import listed
from habeas.words.numbers import number
from habeas.words.voice import _, mark, ngettext, pgettext

_NAMED: Final = 6
"""Figures named in a heading."""
_RELATIONS: Final = {
    RelationType.PARTITION: mark("partition {name}"),
    RelationType.SUBSET: mark("subset {name}"),
    RelationType.DISJOINT: mark("disjoint {name}"),
    RelationType.OVERLAP: mark("overlap {name}"),
    RelationType.SAME: mark("same {name}"),
    RelationType.BALANCE: mark("balance {name}"),
}
_READINGS: Final = {
    RelationType.PARTITION: mark("partition {name}, a reading"),
    RelationType.SUBSET: mark("subset {name}, a reading"),
    RelationType.DISJOINT: mark("disjoint {name}, a reading"),
    RelationType.OVERLAP: mark("overlap {name}, a reading"),
    RelationType.SAME: mark("same {name}, a reading"),
    RelationType.BALANCE: mark("balance {name}, a reading"),
}
_FIELDS: Final = {
    "measure": mark("measure"),
    "mode": mark("mode"),
    "population": mark("population"),
    "subgroup": mark("subgroup"),
    "place": mark("place"),
    "time": mark("time"),
    "definition": mark("definition"),
    "value": mark("value"),
}


def conflict_title(figures: Sequence[str]) -> str:
    """Say which figures cannot be true.

    Args:
        figures: Their labels; none where only readings are in conflict.
    """
    if not figures:
        return _("the readings cannot hold")
    if len(figures) == 1:
        return _("{figure} cannot be true", figure=figures[0])
    shown, more = list(figures[:_NAMED]), len(figures) - _NAMED
    if more > 0:
        shown.append(ngettext("{number} more", "{number} more", more, number=number(more)))
    told = listed(shown)
    if len(figures) == 2:
        return _("{figures} cannot both be true", figures=told)
    return _("{figures} cannot all be true", figures=told)


def title_if(title: str, reading: str) -> str:
    """Say under which reading figures cannot be true.

    Args:
        title: As `conflict_title` says it.
        reading: What has to be so.
    """
    return _("{title} if {reading}", title=title, reading=reading)


def unless_so(reading: str) -> str:
    """Say that figures agree where a reading does not hold."""
    return _("if it is not so that {reading}", reading=reading)


def labelled(told: str, label: str) -> str:
    """Say a number with what tells it from others."""
    return _("{number} ({label})", number=told, label=label)


# Relations.


def with_added(closing: str, opening: str, added: Sequence[str], taken: Sequence[str]) -> str:
    """Say a balance.

    Args:
        closing: The number at the end.
        opening: That at the beginning.
        added: Numbers that came in, each with its label.
        taken: Those that went out.
    """
    nobody = pgettext("of people, as an object", "nobody")
    return _(
        "{closing} is {opening} with {added} added and {taken} taken away",
        closing=closing,
        opening=opening,
        added=listed(added) or nobody,
        taken=listed(taken) or nobody,
    )


def parts_of_whole(relation: RelationType, parts: Sequence[str], whole: str) -> str:
    """Say how parts stand to a whole.

    Args:
        relation: Any but a balance.
        parts: Their numbers, each with its label.
        whole: That of the whole.
    """
    told = {"parts": listed(parts), "whole": whole}
    if relation is RelationType.PARTITION:
        return _("{parts} are all of {whole}, each counted once", **told)
    if relation is RelationType.DISJOINT:
        return _("{parts} are among {whole}, nobody in two of them", **told)
    if relation is RelationType.SAME:
        return _("{parts} and {whole} are one number", **told)
    return _("{parts} are among {whole}", **told)


# Copies.


def field_words(field: str) -> str:
    """Name a field of a figure's record."""
    return _(_FIELDS[field]) if field in _FIELDS else field


def copy_differs(copy: str, origin: str, fields: Sequence[str]) -> str:
    """Say that a copy is of something else than its origin.

    Args:
        copy: Its label.
        origin: That of its origin.
        fields: What differs.
    """
    named = listed([field_words(field) for field in fields])
    return _(
        "{copy} repeats {origin} but differs in {fields}", copy=copy, origin=origin, fields=named
    )


def field_differs(field: str, copied: str, original: str) -> str:
    """Say the two values of a field that differs.

    Args:
        field: The field.
        copied: Its value in the copy.
        original: Its value in the origin.
    """
    named = field_words(field)
    return _("{field} {copied} is not {original}", field=named, copied=copied, original=original)


def copy_of(copy: str, origin: str) -> str:
    """Say that a figure repeats another.

    Args:
        copy: Its id.
        origin: That of the other.
    """
    return _("{copy} repeats {origin}", copy=copy, origin=origin)


def repeats(origin: str) -> str:
    """Say what a figure repeats."""
    return _("repeats {origin}", origin=origin)


def repeats_unknown(origin: str) -> str:
    """Say that a figure repeats what is not at hand.

    Args:
        origin: The id of that.
    """
    return _("repeats {origin}, which is not among these figures", origin=origin)


def repeats_otherwise(origin: str, fields: Sequence[str]) -> str:
    """Say in what a figure differs from what it repeats.

    Args:
        origin: The label of that.
        fields: What differs.
    """
    named = ", ".join(field_words(field) for field in fields)
    return _("repeats {origin} but differs in {fields}", origin=origin, fields=named)


def repeats_well(origin: str) -> str:
    """Say that a figure repeats another, and is no second witness."""
    return _("repeats {origin}; it is not a second witness", origin=origin)


# The sum.


def nothing_fits(numbers: Sequence[str]) -> str:
    """Say that no whole numbers fit.

    Args:
        numbers: Those stated.
    """
    return _(
        "no whole numbers fit {numbers}: one of them is counted more than once",
        numbers=listed(numbers),
    )


def nobody_left(side: str) -> str:
    """Say that a sum is more than nobody, where nobody is left."""
    return _("{sum} > 0, where nobody is left", sum=side)


def makes_not(pieces: str, total: int, stated: str, label: str) -> str:
    """Write a sum, and what is stated instead of it.

    Args:
        pieces: The sum.
        total: What it makes.
        stated: What is stated.
        label: Of what is stated.
    """
    return _(
        "{sum} = {total}, not {stated} ({label})",
        sum=pieces,
        total=number(total),
        stated=stated,
        label=label,
    )


def makes_about_not(pieces: str, total: int, stated: str, label: str, *, is_least: bool) -> str:
    """Write a sum of numbers that are not exact.

    Args:
        pieces: The sum.
        total: What it makes at least, or at most.
        stated: What is stated.
        label: Of what is stated.
        is_least: Whether it makes that at least.
    """
    told = {"sum": pieces, "total": number(total), "stated": stated, "label": label}
    if is_least:
        return _("{sum} = at least {total}, not {stated} ({label})", **told)
    return _("{sum} = at most {total}, not {stated} ({label})", **told)


def balance_words(pieces: str, made: int, stated: str, label: str, gap: int) -> str:
    """Write a whole breakdown or balance, and what is over or short.

    Args:
        pieces: The sum.
        made: What it makes.
        stated: What is stated.
        label: Of what is stated.
        gap: By how much more is stated than it makes; less than 0 where it is less.
    """
    told = {"sum": pieces, "made": number(made), "stated": stated, "label": label}
    if gap > 0:
        return _("{sum} = {made}; stated: {stated} ({label}), {gap} short", gap=number(gap), **told)
    if gap < 0:
        return _("{sum} = {made}; stated: {stated} ({label}), {gap} over", gap=number(-gap), **told)
    return _("{sum} = {made}; stated: {stated} ({label})", **told)


# The proof.


def not_below_zero() -> str:
    """Say that no number of people is below zero."""
    return _("no number of people is below zero")


def side_of_split() -> str:
    """Say that a bound holds on one side of a split."""
    return _("this side of the split")


def counted_in(inner: str, outer: str) -> str:
    """Say that everyone whom one figure counts is counted in another.

    Args:
        inner: The id of the one.
        outer: That of the other.
    """
    return _("everyone in {inner} is counted in {outer}", inner=inner, outer=outer)


def relation_name(relation: RelationType, name: str, *, is_stated: bool) -> str:
    """Name a relation in a proof.

    Args:
        relation: What it is.
        name: Its id.
        is_stated: Whether a source states it.
    """
    return _((_RELATIONS if is_stated else _READINGS)[relation], name=name)


# What was left out or not proven.


def time_was_up() -> str:
    """Say that something may be missing from a report."""
    return _("the time was up: repairs, implied facts or compositions may be missing")


def undecided(figures: int) -> str:
    """Say of how many figures it was not decided whether they can be true."""
    return ngettext(
        "not decided within the time: whether {number} figures can all be true",
        "not decided within the time: whether {number} figures can all be true",
        figures,
        number=number(figures),
    )


def not_added_up() -> str:
    """Say that what was found did not stand the test."""
    return _("the values found did not add up when checked with whole numbers")


def smaller_not_excluded() -> str:
    """Say that there may be a smaller conflict."""
    return _("not proven within the time: that no smaller conflict exists")


def readings_not_excluded() -> str:
    """Say that there may be further readings in conflict."""
    return _("not proven within the time: that no further reading is in conflict")
