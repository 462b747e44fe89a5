"""Keeping an archive: its key, its copies, and whether it is as it was recorded."""

from habeas.words.numbers import number
from habeas.words.voice import _, ngettext


def archive_made(path: object) -> str:
    """Say that there is a new archive."""
    return _("Made {archive}.", archive=path)


def file_not_closed(path: object) -> str:
    """Say that a file may be open to others."""
    return _(
        "Who can read {file} is up to its folder: this system or disk closes no single file. An "
        "archive made with --encrypt is closed.",
        file=path,
    )


def passphrase_of(name: str) -> str:
    """Ask for the passphrase of an archive."""
    return _("Passphrase of {archive}", archive=name)


def new_passphrase() -> str:
    """Ask for a new passphrase."""
    return _("New passphrase")


def passphrase_again() -> str:
    """Ask for the same passphrase again."""
    return _("Repeat for confirmation")


def passphrase_changed() -> str:
    """Say that an archive has another passphrase."""
    return _("The passphrase is changed. Shares of the old key are void.")


def shares_made(needed: int, made: int) -> str:
    """Say what to do with the shares of a key."""
    return _(
        "Any {needed} of these {made} lines give the key back. Write them on paper, and part them.",
        needed=needed,
        made=made,
    )


def shares_asked() -> str:
    """Say how to type in the shares of a key."""
    return _("One share a line; an empty line ends them.")


def new_key() -> str:
    """Say that a restored archive has another key than its backup."""
    return _("The archive has a new key; the shares open the backup only. Make new ones.")


def entries_in(count: int, file: object) -> str:
    """Say how many entries a file holds."""
    return ngettext(
        "{number} entry in {file}.",
        "{number} entries in {file}.",
        count,
        number=number(count),
        file=file,
    )


def archive_broken(entry: int, why: str) -> str:
    """Say that what was copied is broken itself."""
    return _("The archive itself is broken at entry {entry}: {why}", entry=entry, why=why)


def backup_broken(entry: int, why: str) -> str:
    """Say that what was restored from is broken."""
    return _("The backup is broken at entry {entry}: {why}", entry=entry, why=why)


def keep_elsewhere() -> str:
    """Say where to keep a checkpoint."""
    return _("Keep it where whoever takes the archive does not get it too.")


def sound(count: int, root: str) -> str:
    """Say that every entry is as it was recorded."""
    return ngettext(
        "Sound: {number} entry, root {root}",
        "Sound: {number} entries, root {root}",
        count,
        number=number(count),
        root=root,
    )


def broken(entry: int, why: str) -> str:
    """Say which entry is not as it was recorded."""
    return _("Broken at entry {entry}: {why}", entry=number(entry), why=why)


def continues(count: int) -> str:
    """Say that an archive holds what a checkpoint fixed."""
    return ngettext(
        "It continues the checkpoint of {number} entry.",
        "It continues the checkpoint of {number} entries.",
        count,
        number=number(count),
    )


def wrong_table(name: str) -> str:
    """Say that a table that answers are read from is wrong."""
    return _("The derived table {table} is not what the ledger says.", table=name)


def rebuild_mends() -> str:
    """Say how to make wrong tables right."""
    return _("`habeas rebuild` makes it right.")


def tables_not_compared() -> str:
    """Say that the tables that answers are read from were not looked at."""
    return _("The tables that answers are read from were not compared: --derived does it.")


def rebuilt(*, any_wrong: bool) -> str:
    """Say whether tables that were made anew had been wrong."""
    if any_wrong:
        return _("Some tables were wrong and are right now.")
    return _("Everything was right.")
