"""Why an interval may be wider than the record needs, in words: a clause each."""

from habeas.words.lists import listed
from habeas.words.numbers import number
from habeas.words.voice import _, ngettext

_SHOWN = 3
"""Names of places that one sentence gives."""


def not_who_is_in_which() -> str:
    """Say that people and groups were too many to try who is in which."""
    return _("too many people and groups to try who is in which: whoever may be in a group may be")


def not_asked_of_every_world() -> str:
    """Say that who is behind an answer is not asked of every world."""
    return _("who is behind it is not asked of every world: there are too many to ask")


def days_apart() -> str:
    """Say that the days of groups are not tried together."""
    return _("the days of groups are tried apart from one another: too many together")


def only_how_many_in_each() -> str:
    """Say that of many groups only how many are in each is tried."""
    return _("how many are in each of many groups is tried, not who is in which")


def taken_to_fit() -> str:
    """Say that people of whom very much is told fit every group."""
    return _("people of whom very much is told are taken to fit every group")


def day_by_day() -> str:
    """Say that tests of one life are not tried together."""
    return _("tests of one life are put together day by day: possible may be more than is")


def may_leave_the_period(people: int) -> str:
    """Say how many may count or not by groups of another time."""
    return ngettext(
        "{number} may count or not by groups outside the period: too many to try",
        "{number} may count or not by groups outside the period: too many to try",
        people,
        number=number(people),
    )


def too_many_judgements(records: int, clusters: int) -> str:
    """Say that records may be one person in more ways than are tried.

    Args:
        records: How many records.
        clusters: In how many clusters.
    """
    return ngettext(
        "{records} records in {number} clusters may be one person each in more ways than are "
        "tried: 0 to all of them are counted",
        "{records} records in {number} clusters may be one person each in more ways than are "
        "tried: 0 to all of them are counted",
        clusters,
        records=number(records),
        number=number(clusters),
    )


def more_than_ordered(people: int) -> str:
    """Say of how many people more is told than was put in order."""
    return ngettext(
        "of {number} person, or possible people, more is told than was put in order",
        "of {number} people, or possible people, more is told than was put in order",
        people,
        number=number(people),
    )


def pairs_not_offered(records: int, *, by_name: int, by_kind: int) -> str:
    """Say of how many records pairs were never offered.

    Args:
        records: How many.
        by_name: How many may be near by name before that is so.
        by_kind: How many may share one name.
    """
    return ngettext(
        "{number} record has pairs that were never offered, because more than {near} others are "
        "near by name, or more than {same} share one: any may be one person",
        "{number} records have pairs that were never offered, because more than {near} others are "
        "near by name, or more than {same} share one: any may be one person",
        records,
        number=number(records),
        near=by_name,
        same=by_kind,
    )


def some_places(names: list[str]) -> str:
    """Name some places, as far as one sentence does.

    Args:
        names: In order.
    """
    shown = ", ".join(names[:_SHOWN])
    return _("{places}, ...", places=shown) if len(names) > _SHOWN else shown


def told_of_in_unknown_places(people: int, groups: int, names: list[str]) -> str:
    """Say how many people and groups are told of in places nobody here knows the code of.

    Args:
        people: How many people.
        groups: How many groups.
        names: Names of the places.
    """
    who = []
    if people:
        who.append(ngettext("{number} person", "{number} people", people, number=number(people)))
    if groups:
        who.append(ngettext("{number} group", "{number} groups", groups, number=number(groups)))
    told = {"who": listed(who), "names": some_places(names)}
    count = people + groups
    if len(names) == 1:
        return ngettext(
            "{who} is told of in a place nobody here knows the code of ({names})",
            "{who} are told of in a place nobody here knows the code of ({names})",
            count,
            **told,
        )
    return ngettext(
        "{who} is told of in places nobody here knows the code of ({names})",
        "{who} are told of in places nobody here knows the code of ({names})",
        count,
        **told,
    )
