"""Bring the tables and definitions of the installed Habeas into force in an archive.

Nothing is upgraded silently: an archive keeps the tables and definitions it was founded
with until somebody decides otherwise, and that decision can be undone.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from habeas.archive import Archive, View
from habeas.archive.ledger.rules import RulesOverTime
from habeas.archive.projections.claim_state import DefinitionVersion
from habeas.archive.projections.lives import changed_at, differing
from habeas.errors import DecisionRefusedError
from habeas.model.wire import Recorded
from habeas.vocabulary.definitions import preset_data
from habeas.vocabulary.rules import TABLES, Rules, packaged
from habeas.words import upgrades

# What of each table is compared item by item.
_SECTIONS: Final = {
    "axes": ("axes",),
    "events": ("events", "modalities"),
    "release_kinds": ("kinds", "conditions"),
    "bodies": ("bodies",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDifference(Recorded):
    """One thing that the installed Habeas has otherwise than the archive.

    Attributes:
        table: Such as ``events``; ``definitions`` for a definition.
        item: Such as ``seen``.
        change: What differs, in words.
    """

    table: str
    item: str
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgrade:
    """What an upgrade would bring into force.

    Attributes:
        rules: The tables.
        definitions: The definitions, as plain data.
        differences: What differs from what is in force.
        kept: Ids of definitions that differ and stay, because they were recorded here.
    """

    rules: Rules
    definitions: tuple[Mapping[str, Any], ...]
    differences: tuple[TableDifference, ...]
    kept: tuple[str, ...] = ()


def plan_upgrade(archive: Archive) -> Upgrade:
    """Compare the tables and definitions of this Habeas with those in force.

    Args:
        archive: Which.

    Raises:
        DecisionRefusedError: A newer Habeas has upgraded the archive already.
        DefinitionError: The tables in force are of a newer form than this Habeas reads.
    """
    view, rules = archive.view(), packaged()
    with archive.store.reading() as connection:
        over_time = RulesOverTime(connection)
        *earlier, now = over_time.until(view.known)
    if rules != now and rules in earlier:
        raise DecisionRefusedError(
            "the tables of this Habeas were in force here and have been replaced since",
            where=str(archive.path),
            hint="update Habeas; or undo the upgrade that replaced them",
        )
    found = (
        []
        if over_time.is_recorded
        else [TableDifference(table="tables", item="all", change=upgrades.follows_habeas())]
    )
    for name in TABLES:
        found += _of_table(name, now.tables[name], rules.tables[name])
    definitions, kept = _definitions(view)
    found += [
        TableDifference(table="definitions", item=d["id"], change=how) for d, how in definitions
    ]
    return Upgrade(
        rules=rules,
        definitions=tuple(data for data, _ in definitions),
        differences=tuple(found),
        kept=kept,
    )


def people_changed(
    archive: Archive, upgrade: Upgrade, *, step: Callable[[int, int], None] | None = None
) -> int:
    """Say how many people's histories an upgrade would change, without recording anything.

    Args:
        archive: Which.
        upgrade: As planned.
        step: Told now and then how much of how much is done.
    """
    with archive.store.reading() as connection:
        return sum(1 for _ in differing(connection, upgrade.rules, step=step))


def carry_out_upgrade(archive: Archive, upgrade: Upgrade, *, by: str, why: str) -> tuple[str, int]:
    """Record an upgrade as one decision.

    Args:
        archive: Open for writing.
        upgrade: As planned.
        by: Who decides.
        why: Their reason.

    Returns:
        The entry's id, and how many people's histories it changed.
    """
    with archive.store.together():
        entry = archive.record_tables(upgrade.rules, upgrade.definitions, by=by, why=why)
        with archive.store.writing() as connection:
            seq = View(archive.store, connection=connection).known
            return entry, changed_at(connection, seq)


def _definitions(view: View) -> tuple[list[tuple[Mapping[str, Any], str]], tuple[str, ...]]:
    """Give the shipped definitions that differ from those in force, and the ids of one's own."""
    in_force: dict[str, DefinitionVersion] = {d.id: d for d in view.every_definition()}
    found, kept = [], []
    for data in preset_data():
        known = in_force.get(data["id"])
        if known is None:
            found.append((data, upgrades.new_definition(f"{data['id']}@{data['version']}")))
        elif known.data != data and known.origin == "own":
            kept.append(known.id)
        elif known.data != data:
            old, new = f"{known.id}@{known.version}", f"{data['id']}@{data['version']}"
            fields = _fields(known.data, data)
            found.append((data, upgrades.definition_changed(old, new, fields)))
    return found, tuple(kept)


def _of_table(
    name: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[TableDifference]:
    """Say item by item how two versions of a table differ."""
    for section in _SECTIONS[name]:
        for item, how in _items(old.get(section, {}), new.get(section, {})):
            yield TableDifference(table=name, item=item, change=how)
    for part in _fields(old, new):
        if part not in _SECTIONS[name]:
            yield TableDifference(table=name, item=part, change=upgrades.item_changed())


def _items(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for item in sorted({*old, *new}):
        if item not in old:
            yield item, upgrades.new_item()
        elif item not in new:
            yield item, upgrades.item_gone()
        elif old[item] != new[item]:
            yield item, upgrades.item_changed(list(_parts(old[item], new[item])))


def _parts(old: object, new: object) -> Iterator[str]:
    """Name the fields that differ, and within a field the keys that do."""
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        yield upgrades.its_value()
        return
    for name in _fields(old, new):
        was, now = old.get(name), new.get(name)
        if isinstance(was, Mapping) and isinstance(now, Mapping):
            yield upgrades.keys_of(name, _fields(was, now))
        else:
            yield name


def _fields(old: Mapping[str, Any], new: Mapping[str, Any]) -> Sequence[str]:
    return [name for name in sorted({*old, *new}) if old.get(name) != new.get(name)]
