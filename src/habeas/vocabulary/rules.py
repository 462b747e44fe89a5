"""One version of the tables by which claims become a person's history.

The tables are data: axes, event types with their effects, kinds of release, and bodies.
An archive records them, so that an answer as known at a past moment is given by the
tables in force at that moment and not by those that a newer Habeas ships.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NoReturn

from habeas.errors import DefinitionError
from habeas.vocabulary import load
from habeas.vocabulary.axes import Axis, read_axes
from habeas.vocabulary.bodies import body_among, read_forms
from habeas.vocabulary.events import Effect, EventType, by_word, read_effects, read_event_types

FORM: Final = 1
"""How the tables are written down; a Habeas reads its own form and those before it."""

TABLES: Final = ("axes", "events", "release_kinds", "bodies")
_VERSION_DIGITS: Final = 12
# What history itself asks for by name: axes, and groups of their values.
_NEEDED: Final = {"custody": ("deprived",), "territory": ("abroad", "stayed"), "vulnerability": ()}
_MODALITIES: Final = ("announced", "planned", "feared", "denied", "conditional", "early")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rules:
    """The tables, read and checked. Two of one version are equal.

    Attributes:
        tables: The tables as plain data, as they are recorded; not to be changed.
        versions: Version of each table: digits of its digest.
        version: Of all of them together.
        axes: Every axis by its id, in the order they are asked.
        event_types: Every event type by its id.
        words: Every event type by each word of the wire form that means it.
        arrest_families: Families of the events by which somebody is taken.
        release_effects: What a kind of release does beyond a plain release, by axis.
        release_also: Families whose tellings can be of a release of a kind as well.
        not_free: Kinds of release after which nobody walks free.
        modalities: Labels of why a claim of some modality does not act.
        ages: Value of the vulnerability axis to the ages ``from`` and ``until`` which it holds.
        forms: Forms of the names of bodies, to the body's id.
    """

    tables: Mapping[str, Any]
    versions: Mapping[str, str]
    version: str
    axes: Mapping[str, Axis]
    event_types: Mapping[str, EventType]
    words: Mapping[str, EventType]
    arrest_families: frozenset[str]
    release_effects: Mapping[str, Mapping[str, Effect]]
    release_also: Mapping[str, frozenset[str]]
    not_free: frozenset[str]
    modalities: Mapping[str, Mapping[str, str]]
    ages: Mapping[str, Mapping[str, int]]
    forms: Mapping[str, str]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rules) and self.version == other.version

    def __hash__(self) -> int:
        return hash(self.version)

    @classmethod
    def of(cls, data: object, *, where: str = "tables") -> "Rules":
        """Read and check the tables.

        Args:
            data: ``form`` and ``tables``, as `to_data` gives them.
            where: What to call their place in errors.

        Raises:
            DefinitionError: They are of a newer form, or a table names what is in none.
        """
        if not isinstance(data, Mapping) or not isinstance(data.get("tables"), Mapping):
            _fail("not tables", where, "give form and tables")
        form = data.get("form")
        if not isinstance(form, int) or isinstance(form, bool) or form < 1:
            _fail(f"{form!r} is not a form of tables", where, f"this Habeas reads form {FORM}")
        if form > FORM:
            _fail(
                f"of a newer form ({form}) than this Habeas reads ({FORM})", where, "update Habeas"
            )
        tables = data["tables"]
        for name in TABLES:
            if not isinstance(tables.get(name), Mapping):
                _fail("this table is missing", f"{where}.{name}", f"give {', '.join(TABLES)}")
        try:
            rules = cls._read({name: tables[name] for name in TABLES})
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            _fail(
                f"a table is not as form {form} has it",
                where,
                f"look for {type(error).__name__} {error}",
            )
        _check(rules, where)
        return rules

    @classmethod
    def _read(cls, tables: Mapping[str, Any]) -> "Rules":
        versions = {name: _digest(table) for name, table in tables.items()}
        kinds = read_event_types(tables["events"])
        axes = read_axes(tables["axes"])
        return cls(
            tables=tables,
            versions=versions,
            version=_digest([FORM, versions]),
            axes=axes,
            event_types=kinds,
            words=by_word(kinds),
            arrest_families=frozenset(kind.family for kind in kinds.values() if kind.is_arrest),
            release_effects={
                name: read_effects((kind or {}).get("effects", {}))
                for name, kind in tables["release_kinds"]["kinds"].items()
            },
            release_also={
                name: frozenset((kind or {}).get("also", ()))
                for name, kind in tables["release_kinds"]["kinds"].items()
            },
            not_free=frozenset(
                name
                for name, kind in tables["release_kinds"]["kinds"].items()
                if not (kind or {}).get("free", True)
            ),
            modalities=tables["events"]["modalities"],
            ages=tables["axes"]["axes"]["vulnerability"].get("ages", {}),
            forms=read_forms(tables["bodies"]),
        )

    def to_data(self) -> dict[str, Any]:
        """Give the tables in the form in which they are recorded."""
        return {"form": FORM, "tables": dict(self.tables)}

    def event_type(self, word: str) -> EventType | None:
        """Find the type that a word of the wire form means; None where it is not listed."""
        return self.words.get(word)

    def body_id(self, name: str | None) -> str:
        """Give the id of the body a speaker's name means."""
        return body_among(self.forms, name)

    def body_label(self, body: str) -> str:
        """Give a body's name as it is printed."""
        data = self.tables["bodies"]["bodies"].get(body)
        return str(data["label"]) if data else body.replace("_", " ")

    def value_label(self, axis: str, value: str, language: str = "en") -> str:
        """Give the words for a value of an axis.

        Args:
            axis: The axis's id, with or without a body.
            value: The value's id; ``unknown`` is a value of every axis.
            language: Of the words; English where there are none.
        """
        known = self.axes.get(axis.partition(":")[0])
        if value == "unknown":
            labels = self.tables["axes"]["unknown"]
        else:
            labels = known.values.get(value, {}) if known is not None else {}
        return str(labels.get(language) or labels.get("en") or value)


@cache
def packaged() -> Rules:
    """Give the tables that ship with this Habeas."""
    tables = {name: _plain(load(name)) for name in TABLES}
    # The order in which axes are asked counts, and JSON objects have none.
    tables["axes"]["order"] = list(load("axes")["axes"])
    return Rules.of({"form": FORM, "tables": tables}, where="packaged tables")


def _plain(data: Any) -> Any:
    """Give data as JSON keeps it."""
    return json.loads(json.dumps(data, default=str))


def _digest(data: object) -> str:
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_VERSION_DIGITS]


def _fail(what: str, where: str, hint: str) -> NoReturn:
    raise DefinitionError(what, where=where, hint=hint)


def _check(rules: Rules, where: str) -> None:
    """Make sure that tables name only what there is, so that no claim can meet a gap later."""
    for name, groups in _NEEDED.items():
        axis = rules.axes.get(name)
        if axis is None or not set(groups) <= axis.groups.keys():
            _fail(
                f"the axis {name} or one of its groups is missing",
                f"{where}.axes",
                f"{name} has {', '.join(groups) or 'no groups'}",
            )
    for word in _MODALITIES:
        if word not in rules.modalities:
            _fail(f"the modality {word} has no words", f"{where}.events", "give it a label")
    for axis in rules.axes.values():
        named = {*axis.absorbing, *(v for group in axis.groups.values() for v in group)}
        if axis.default is not None:
            named.add(axis.default)
        for value in sorted(named - axis.values.keys()):
            raise _no_value_error(axis, value, f"{where}.axes.{axis.id}")
    for value in rules.ages:
        if value not in rules.axes["vulnerability"].values:
            _fail(f"vulnerability has no value {value!r}", f"{where}.axes.ages", "list it")
    for kind in rules.event_types.values():
        for effect in kind.effects.values():
            _check_effect(rules, effect, f"{where}.events.{kind.id}")
    for name, effects in rules.release_effects.items():
        for effect in effects.values():
            _check_effect(rules, effect, f"{where}.release_kinds.{name}")


def _check_effect(rules: Rules, effect: Effect, where: str) -> None:
    axis = rules.axes.get(effect.axis)
    if axis is None:
        _fail(f"no such axis {effect.axis!r}", where, f"one of {', '.join(rules.axes)}")
    told = [*effect.before, effect.to, effect.at, effect.may]
    if effect.to_if is not None:
        other, values, to = effect.to_if
        told.append(to)
        there = rules.axes.get(other)
        if there is None or not values <= there.values.keys():
            _fail(f"to_if names what {other!r} does not have", where, "name an axis and its values")
    for value in told:
        if value is not None and value not in axis.values:
            raise _no_value_error(axis, value, where)


def _no_value_error(axis: Axis, value: str, where: str) -> DefinitionError:
    return DefinitionError(
        f"{axis.id} has no value {value!r}", where=where, hint=f"one of {', '.join(axis.values)}"
    )
