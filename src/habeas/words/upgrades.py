"""What an upgrade of an archive's tables and definitions changes, in words."""

from collections.abc import Sequence

from habeas.words.numbers import number
from habeas.words.voice import _, ngettext, pgettext


def follows_habeas() -> str:
    """Say that an archive has no tables of its own yet."""
    return _("not recorded with this archive yet, which follows whatever Habeas opens it")


def new_item() -> str:
    """Say that an item is in the new table only."""
    return pgettext("of a table", "new")


def item_gone() -> str:
    """Say that an item is in the old table only."""
    return pgettext("of a table", "gone")


def item_changed(parts: Sequence[str] = ()) -> str:
    """Say that an item differs, and in what.

    Args:
        parts: Names of its fields; none where it has none.
    """
    if not parts:
        return pgettext("of a table", "changed")
    return _("changed: {parts}", parts="; ".join(parts))


def keys_of(field: str, keys: Sequence[str]) -> str:
    """Name a field that differs, and the keys in it that do."""
    return _("{field} ({keys})", field=field, keys=", ".join(keys))


def its_value() -> str:
    """Name what differs of an item that has no fields."""
    return _("its value")


def new_definition(ref: str) -> str:
    """Say that a definition is new."""
    return _("new: {definition}", definition=ref)


def definition_changed(old: str, new: str, fields: Sequence[str]) -> str:
    """Say that a definition becomes another version, and in what it differs."""
    return _("{old} becomes {new}: {fields}", old=old, new=new, fields=", ".join(fields))


def stays(definition: str) -> str:
    """Say that a definition of one's own is kept."""
    return _(
        "{definition} stays as you recorded it, and differs from the one that ships",
        definition=definition,
    )


def nothing_differs() -> str:
    """Say that there is nothing to upgrade."""
    return _("nothing differs: the archive has the tables and definitions of this Habeas")


def histories_would_change(people: int) -> str:
    """Say of how many people an upgrade would change what is derived."""
    return ngettext(
        "the histories of {number} person would change; nothing is recorded",
        "the histories of {number} people would change; nothing is recorded",
        people,
        number=number(people),
    )


def histories_changed(people: int) -> str:
    """Say of how many people an upgrade changed what is derived."""
    return ngettext(
        "the histories of {number} person changed",
        "the histories of {number} people changed",
        people,
        number=number(people),
    )


def recorded_as(entry: str) -> str:
    """Say which entry an upgrade is, and how to take it back."""
    return _("recorded as {entry}; `habeas undo` takes it back", entry=entry)


def histories() -> str:
    """Name the work of deriving histories, for its progress."""
    return _("working out histories")
