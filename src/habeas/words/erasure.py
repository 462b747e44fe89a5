"""What an erasure destroys, and which copies it does not reach."""

from habeas.words.numbers import number
from habeas.words.voice import _, ngettext


def erased(*, dry_run: bool) -> str:
    """Say that content is destroyed, or would be."""
    if dry_run:
        return _("Would erase the content of these entries.")
    return _("Erased their content.")


def masked(count: int) -> str:
    """Say how much of a source's text is masked."""
    return ngettext(
        "{number} character is masked in the source's stored text.",
        "{number} characters are masked in the source's stored text.",
        count,
        number=number(count),
    )


def bytes_dropped() -> str:
    """Say that a source's file is destroyed."""
    return _("The source's original bytes are dropped.")


def words_repeated(count: int) -> str:
    """Say how often the same words stand in the same source besides."""
    return ngettext(
        "The same words stand {number} more time in this source; those stay.",
        "The same words stand {number} more times in this source; those stay.",
        count,
        number=number(count),
    )


def words_elsewhere(source: str) -> str:
    """Say that the same words stand in another source."""
    return _("The same words stand in another source, which stays: {source}", source=source)


def backup_not_reached(name: str, when: str) -> str:
    """Say that a backup has the content still."""
    return _("Not reached: the backup {name} of {time}", name=name, time=when)


def copy_not_reached(name: str, what: str, form: str, at: str) -> str:
    """Say that a copy has the content still.

    Args:
        name: The file's name; empty where it is not known.
        what: The command that wrote it.
        form: Its format.
        at: When it was written.
    """
    if not name:
        return _(
            "Not reached: a file without a known name, written by {command} as {form}, of {time}",
            command=what,
            form=form,
            time=at,
        )
    return _(
        "Not reached: {name}, written by {command} as {form}, of {time}",
        name=name,
        command=what,
        form=form,
        time=at,
    )


def other_copies() -> str:
    """Say that nobody knows of copies made in other ways."""
    return _("Not reached: copies made in other ways, such as through a pipe or from a page.")


def not_noted(why: str) -> str:
    """Say that an archive does not know of a copy that was just made."""
    return _(
        "This copy is not noted in the archive, so an erasure will not list it: {why}", why=why
    )


def pages_left() -> tuple[str, str]:
    """Say that old content stays in the file for now, and what ends that."""
    return (
        _("Another program is reading the file, so old pages stay in it for now."),
        _("Close it and run `habeas rebuild` to finish."),
    )


def holds_private_data() -> str:
    """Say what a copy of everything holds."""
    return _("This copy holds private data: names, sources and quotations nobody has published.")
