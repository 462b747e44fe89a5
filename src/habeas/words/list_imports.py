"""What importing a list would do and did, in words."""

from typing import Final

from habeas.words.numbers import number
from habeas.words.voice import _, mark, ngettext

# What a line of the preview is about, by its key in records, which is English in every language.
_KINDS: Final = {
    "same": mark("same"),
    "cannot tell": mark("cannot tell"),
    "new": mark("new"),
    "changed": mark("changed"),
    "gone": mark("gone"),
    "claim": mark("claim"),
    "unclear": mark("unclear"),
}


def kind_words(kind: str) -> str:
    """Name what a line of the preview is about.

    Args:
        kind: Its key in records.
    """
    return _(_KINDS[kind])


def nobody_has_this_name() -> str:
    """Say that a row is new."""
    return _("nobody known has this name")


def likeliest(name: str, person: str, evidence: str) -> str:
    """Say whom a row may be, and why."""
    return _("{name} ({person}): {evidence}", name=name, person=person, evidence=evidence)


def others_near(count: int) -> str:
    """Say how many other people a row may be."""
    return ngettext(
        "{number} other is near", "{number} others are near", count, number=number(count)
    )


def more_not_compared(count: int) -> str:
    """Say how many more people have a row's name, and are too many to be compared."""
    return ngettext(
        "{number} more shares the name and was not compared",
        "{number} more share the name and were not compared",
        count,
        number=number(count),
    )


def cell_changed(title: str, before: str, now: str) -> str:
    """Say what a cell was in the version before, and what it is."""
    return _(
        "{column}: {before} is now {now}", column=title, before=_shown(before), now=_shown(now)
    )


def _shown(cell: str) -> str:
    return _("“{cell}”", cell=cell.strip()) if cell.strip() else _("blank")


def row_gone() -> str:
    """Say that a row of the version before is in the list no more."""
    return _("no longer in the list; that is no release")


def read_as(file: str, columns: str) -> str:
    """Say what a file's columns are read as."""
    return _("{file}: read as: {columns}", file=file, columns=columns)


def known_file() -> tuple[str, str]:
    """Say that an archive has a file, and what importing it again is good for."""
    return (
        _("The archive has this very file: importing it again records nothing twice."),
        _("It completes what an interruption left out; --accept accepts clear claims that wait."),
    )


def facts_words(count: int) -> str:
    """Say how many facts a list has."""
    return ngettext(
        "{number} fact, each a source of its own",
        "{number} facts, each a source of its own",
        count,
        number=number(count),
    )


def rows_words(added: int, changed: int, gone: int, same: int, before: str) -> str:
    """Say how a list differs from its version before.

    Args:
        added: How many rows.
        changed: The same.
        gone: The same.
        same: The same.
        before: Id of the version before; empty where there is none.
    """
    told = ", ".join(
        (
            ngettext("{number} row added", "{number} rows added", added, number=number(added)),
            ngettext("{number} changed", "{number} changed", changed, number=number(changed)),
            ngettext("{number} gone", "{number} gone", gone, number=number(gone)),
            ngettext("{number} as before", "{number} as before", same, number=number(same)),
        )
    )
    return _("{rows} (the version before: {source})", rows=told, source=before) if before else told


def added_words(same: int, unsure: int, new: int) -> str:
    """Say how many of the added rows are people the archive knows.

    Args:
        same: How many are.
        unsure: Of how many it cannot be told.
        new: How many are not.
    """
    told = ", ".join(
        (
            ngettext(
                "{number} the same as somebody known",
                "{number} the same as somebody known",
                same,
                number=number(same),
            ),
            ngettext(
                "{number} cannot be told", "{number} cannot be told", unsure, number=number(unsure)
            ),
            ngettext("{number} new", "{number} new", new, number=number(new)),
        )
    )
    return _("Of the added: {which}", which=told)


def may_be_more(count: int, most: int) -> str:
    """Say of how many rows not all people of the name were looked at.

    Args:
        count: Of how many.
        most: How many people a row is compared with.
    """
    return ngettext(
        "{number} row may be one with more people than are compared, as more than {most} share "
        "the name: not_compared in --format json says how many; once imported they are counted "
        "as possibly one",
        "{number} rows may be one with more people than are compared, as more than {most} share "
        "the name: not_compared in --format json says how many; once imported they are counted "
        "as possibly one",
        count,
        number=number(count),
        most=most,
    )


def claims_words(claims: int, unclear: int, remarks: int) -> str:
    """Say how many claims a list makes, and on how much of it something is remarked."""
    of_cells = ngettext(
        "{number} remark on rows and cells",
        "{number} remarks on rows and cells",
        remarks,
        number=number(remarks),
    )
    told = ngettext(
        "{number} claim, {unclear} of them unclear",
        "{number} claims, {unclear} of them unclear",
        claims,
        number=number(claims),
        unclear=number(unclear),
    )
    return _("{claims}; {remarks}", claims=told, remarks=of_cells)


def more_of_kind(count: int, kind: str) -> str:
    """Say how many more lines of a kind there are than are shown."""
    return _(
        "... and {number} more {kind}: --format csv gives all",
        number=number(count),
        kind=kind,
    )


def mapping_written(path: object) -> str:
    """Say where it stands what the columns seem to hold."""
    return _("What each column seems to hold is in {file}: look at it, and change it.", file=path)


def nothing_recorded(command: str) -> str:
    """Say that a look recorded nothing, and what would."""
    return _("Nothing was recorded. Next:  {command}", command=command)


def claims_recorded(count: int, source: str) -> str:
    """Say how many claims of a source are recorded now."""
    return ngettext(
        "Recorded {number} claim of source {source}.",
        "Recorded {number} claims of source {source}.",
        count,
        number=number(count),
        source=source,
    )


def claims_accepted(count: int) -> str:
    """Say how many claims were accepted."""
    return ngettext(
        "Accepted {number} claim.", "Accepted {number} claims.", count, number=number(count)
    )


def rows_judged(count: int) -> str:
    """Say how many rows were judged to be people the archive knows."""
    return ngettext(
        "Judged {number} row the same as people known.",
        "Judged {number} rows the same as people known.",
        count,
        number=number(count),
    )


def taken_back(count: int) -> str:
    """Say how many decisions were taken back together."""
    return ngettext(
        "Took back {number} decision.", "Took back {number} decisions.", count, number=number(count)
    )


def to_take_back(command: str) -> str:
    """Say how to take an import back."""
    return _("To take that back:  {command}", command=command)


def recording() -> str:
    """Name the work of recording, for its progress."""
    return _("recording")
