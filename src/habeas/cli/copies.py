"""What a command that writes a copy of an archive's content notes in the archive."""

import os
import stat
import sys
from pathlib import Path

from habeas.archive import Archive, open_archive
from habeas.cli.output import say
from habeas.errors import ArchiveError
from habeas.words.erasure import not_noted

# Where Linux says which file a descriptor is; elsewhere the name stays unknown.
_NAMES = Path("/proc/self/fd")


def note_copy(archive: Archive, *, what: str, form: str) -> None:
    """Note that a copy goes into the file that stdout is, so that an erasure can list it.

    Args:
        archive: Open, if only for reading; what is read from it does not change by this.
        what: The command.
        form: The copy's format.

    Where the archive cannot be written to, the copy is made all the same and stderr says
    that it was not noted. On a terminal or into a pipe there is no file to note.
    """
    name = _file_of_stdout()
    if name is None:
        return
    try:
        with open_archive(archive.path, key=archive.store.key) as writable:
            writable.note_copy(name, what=what, form=form)
    except ArchiveError as error:
        say(not_noted(str(error)))


def _file_of_stdout() -> str | None:
    """Name the file that stdout is redirected to; None where it is not a file."""
    try:
        number = sys.stdout.fileno()
        if not stat.S_ISREG(os.fstat(number).st_mode):
            return None
    except (OSError, ValueError):
        return None
    try:
        return (_NAMES / str(number)).readlink().name
    except OSError:
        return ""
