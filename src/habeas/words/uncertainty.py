"""Why it is not sure that somebody, or somebody of a group, counts: a clause each."""

from collections.abc import Sequence

from habeas.model.bounds import Bounds
from habeas.words.leeway import some_places
from habeas.words.lists import either
from habeas.words.numbers import interval, number
from habeas.words.text import plain
from habeas.words.voice import _, ngettext, voice


def perhaps_another_record(others: int) -> str:
    """Say that a record may be one person with others.

    Args:
        others: How many other records.
    """
    return ngettext(
        "may be one person with another record; nobody has judged",
        "may be one person with one of {number} other records; nobody has judged",
        others,
        number=number(others),
    )


def place_code_unknown(names: list[str]) -> str:
    """Say that nobody here knows the code of the places told.

    Args:
        names: Names of the places, in order.
    """
    return ngettext(
        "nobody here knows the code of a place told of: {names}",
        "nobody here knows the code of places told of: {names}",
        len(names),
        names=some_places(names),
    )


def place_unsure(places: Sequence[str]) -> str:
    """Say that it is not sure where somebody is.

    Args:
        places: What is told, in order.
    """
    return _("it is not sure where: what is told is {places}", places=either(places))


def place_not_stated() -> str:
    """Say that no source says where somebody is."""
    return _("no source says where")


def too_few_origins(least: int, asked: int) -> str:
    """Say that too few independent sources tell of something.

    Args:
        least: On how many it rests.
        asked: How many the definition asks for.
    """
    return ngettext(
        "rests on {number} independent origin(s); the definition asks for {asked}",
        "rests on {number} independent origin(s); the definition asks for {asked}",
        least,
        number=number(least),
        asked=number(asked),
    )


def body_silent(bodies: Sequence[str]) -> str:
    """Say that the bodies whose word counts do not say so.

    Args:
        bodies: Their names.
    """
    return _("{bodies} does not say so", bodies=either(bodies))


def field_not_stated(field: str) -> str:
    """Say that no source states a property of somebody."""
    return _("no source states the {field}", field=plain(field))


def field_disputed(field: str) -> str:
    """Say that sources state a property of somebody differently."""
    return _("sources differ on the {field}", field=plain(field))


def others_state(values: Sequence[str]) -> str:
    """Say what other sources state."""
    return _("other sources state {values}", values=", ".join(values))


def birth_day_unknown() -> str:
    """Say that the day of birth is not known exactly."""
    return _("the day of birth is not known exactly")


def among_group(size: Bounds, time: str, *, unless: bool) -> str:
    """Say that somebody counts only as one of a group without names, or unless they are one.

    Args:
        size: How large the group is.
        time: Of what time it is told, EDTF.
        unless: Whether they count unless they are one of it.
    """
    if size.high is None:
        if unless:
            return _("unless one of people told of without names ({time})", time=time)
        return _("only as one of people told of without names ({time})", time=time)
    told, count = interval(size.low, size.high), voice().rules.agreement(size.low, size.high)
    if unless:
        return ngettext(
            "unless one of {number} people told of without names ({time})",
            "unless one of {number} people told of without names ({time})",
            count,
            number=told,
            time=time,
        )
    return ngettext(
        "only as one of {number} people told of without names ({time})",
        "only as one of {number} people told of without names ({time})",
        count,
        number=told,
        time=time,
    )


def among_groups(groups: int, *, unless: bool) -> str:
    """Say the same of several groups.

    Args:
        groups: How many; 0 where it is a group of another time.
        unless: As for `among_group`.
    """
    if not groups:
        if unless:
            return _("unless among the people of a group of another time, told of without names")
        return _("only as among the people of a group of another time, told of without names")
    told = number(groups)
    if unless:
        return ngettext(
            "unless among the people of one of {number} groups, told of without names",
            "unless among the people of one of {number} groups, told of without names",
            groups,
            number=told,
        )
    return ngettext(
        "only as among the people of one of {number} groups, told of without names",
        "only as among the people of one of {number} groups, told of without names",
        groups,
        number=told,
    )


def group_need_not_count() -> str:
    """Say that the people of a group may count."""
    return _("its people may count, and need not")


def named_among_them() -> str:
    """Say that those of a group may have names here."""
    return _("people who have a name here may be among them")


def among_another_group() -> str:
    """Say that those of a group are told of with another."""
    return _("they are among another group that is told here")


def since_not_known() -> str:
    """Say that it is not known since when something is so."""
    return _("since when is not known")


def not_reviewed() -> str:
    """Say that something is told, and nobody has looked at it."""
    return _("reported and not reviewed")
