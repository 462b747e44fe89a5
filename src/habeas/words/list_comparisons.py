"""Lists beside each other, in words."""

from collections.abc import Iterable, Sequence
from typing import Final

from habeas.words.lists import either
from habeas.words.numbers import number
from habeas.words.voice import _, mark, ngettext

# The English is the key of the finding in records.
_FINDINGS: Final = {
    "same": mark("in both"),
    "different_facts": mark("in both, told differently"),
    "cannot_tell": mark("cannot tell"),
    "only_first": mark("only in the first"),
    "gone": mark("gone without a release"),
    "only_second": mark("only in the second"),
}


def finding_words(finding: str) -> str:
    """Say what is found of one person in two lists."""
    return _(_FINDINGS[finding])


def finding_key(finding: str) -> str:
    """Give the key of the same in records, which is in English in every language."""
    return _FINDINGS[finding]


def finding_counted(finding: str, count: int) -> str:
    """Say of how many people that is found."""
    return _("{number} {finding}", number=number(count), finding=finding_words(finding))


def row_key(name: str) -> str:
    """Name the column of a list's rows in records, in English in every language."""
    return f"row in {name}"


def lists_key(names: Sequence[str]) -> str:
    """Name lists in records, in English in every language."""
    return " and ".join(names)


def nobody_compared() -> str:
    """Say that a row fits nobody with whom it was compared."""
    return _("nobody who was compared")


def first_says(events: Sequence[str]) -> str:
    """Say why somebody may have left the second list."""
    return _("the first list says: {events}", events=", ".join(events))


def no_list_says() -> str:
    """Say that neither list says why somebody is gone."""
    return _("no list says why")


def told_against(field: str, one: Iterable[str], other: Iterable[str]) -> str:
    """Say what two lists tell of the same thing, with no value in common."""
    return _(
        "{field}: {one} against {other}",
        field=field,
        one=either(sorted(one)),
        other=either(sorted(other)),
    )


def only_by(event: str, *, first: bool) -> str:
    """Say that one list alone tells that somebody left."""
    if first:
        return _("{event}: only by the first", event=event)
    return _("{event}: only by the second", event=event)


def list_read(name: str, people: int, remarks: int) -> str:
    """Say how many people a list has, and on how many rows something is remarked."""
    persons = ngettext("{number} person", "{number} people", people, number=number(people))
    on_rows = ngettext(
        "{number} remark on rows", "{number} remarks on rows", remarks, number=number(remarks)
    )
    return _("{list}: {people}, {remarks}", list=name, people=persons, remarks=on_rows)


def first_shown(shown: int, count: int) -> str:
    """Say that there are more lines than are shown."""
    return _(
        "The first {shown} of {count}: --format csv gives all.",
        shown=number(shown),
        count=number(count),
    )


def not_compared(count: int, most: int) -> str:
    """Say of how many rows not all of a like name were looked at.

    Args:
        count: Of how many.
        most: How many rows of another list a row is compared with.
    """
    return ngettext(
        "{number} row may be one with more rows of another list than were compared, as more than "
        "{most} share the name: the lists may have more people in common; compare shorter lists "
        "to see them.",
        "{number} rows may be one with more rows of another list than were compared, as more than "
        "{most} share the name: the lists may have more people in common; compare shorter lists "
        "to see them.",
        count,
        number=number(count),
        most=most,
    )


def overlap_larger(count: int) -> str:
    """Say how many pairs are counted as two people and may be one."""
    return ngettext(
        "{number} pair may be one person, counted as two: the true overlap is larger or equal.",
        "{number} pairs may be one person, counted as two: the true overlap is larger or equal.",
        count,
        number=number(count),
    )
