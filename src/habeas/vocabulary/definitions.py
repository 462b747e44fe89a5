"""Definitions: read from data, checked against the vocabulary, printed in plain words."""

import difflib
import json
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import product
from math import prod
from typing import Any, NoReturn

from habeas.errors import DefinitionError
from habeas.model.definition import (
    All,
    AnyOf,
    Begins,
    Definition,
    Has,
    Is,
    Moment,
    Not,
    Predicate,
    Rule,
)
from habeas.vocabulary import listed, load
from habeas.vocabulary.measure_table import measure_table
from habeas.vocabulary.rules import Rules, packaged

_FIELDS = (
    "id",
    "version",
    "title",
    "source",
    "where",
    "begins",
    "rule",
    "moment",
    "unit",
    "evidence",
    "measures",
    "notes",
)
_TRAITS = (
    "occupation",
    "sex",
    "citizenship",
    "criterion",
    "place",
    "prison",
    "article",
    "release_kind",
    "release_condition",
)
_UNITS = ("persons", "prosecutions", "arrests")
_MOST_WORLDS = 200_000


@cache
def presets() -> Mapping[str, Definition]:
    """Give every definition that ships with the program, by its id."""
    found = {}
    for name in listed("definitions"):
        for data in load(f"definitions/{name}")["definitions"]:
            found[data["id"]] = read_definition(data, where=f"{name}.yaml")
    return found


def preset(name: str) -> Definition:
    """Give one definition.

    Args:
        name: Its id, or ``id@version``.

    Raises:
        DefinitionError: There is none, or not in that version.
    """
    wanted, _, version = name.partition("@")
    found = presets().get(wanted)
    if found is None or version not in ("", str(found.version)):
        raise no_definition(name, {known.id: str(known.version) for known in presets().values()})
    return found


def no_definition(name: str, known: Mapping[str, str]) -> DefinitionError:
    """Say what to try where a name is no definition's.

    Args:
        name: ``id``, or ``id@version``.
        known: Version of each definition there is, by id.

    Returns:
        The error to raise.
    """
    wanted, _, version = name.partition("@")
    shipped = presets().get(wanted)
    is_meant = shipped is not None and version in ("", str(shipped.version))
    if shipped is not None and is_meant and known.get(wanted) != str(shipped.version):
        return DefinitionError(
            "not in force in this archive",
            where=repr(name),
            hint=f"this Habeas ships {shipped.ref}: bring it into force with `habeas upgrade`",
        )
    if wanted in known:
        there = f"{wanted}@{known[wanted]}"
        return DefinitionError("no such version", where=repr(name), hint=f"there is {there}")
    return _unknown_error("no such definition", repr(wanted), wanted, known)


@cache
def preset_data() -> tuple[Mapping[str, Any], ...]:
    """Give the definitions that ship as plain data, as they are recorded."""
    files = (load(f"definitions/{name}") for name in listed("definitions"))
    found = [data for file in files for data in file["definitions"]]
    return tuple(json.loads(json.dumps(found, default=str)))


def read_definition(
    data: object, *, where: str = "definition", rules: Rules | None = None
) -> Definition:
    """Read and check one definition.

    Args:
        data: Its fields, as read from YAML or JSON.
        where: What to call its place in errors, such as a file's name.
        rules: The tables it is checked against; None for those that ship.

    Raises:
        DefinitionError: A term is not in the vocabulary, a field is missing or wrong,
            or nobody can ever satisfy it; the error names the place and suggests a term.
    """
    if not isinstance(data, Mapping):
        _fail("not a definition", where, "give the fields id, version, title, source, where")
    rules = rules or packaged()
    place = f"{where}: {data.get('id') or 'definition'}"
    for name in data:
        _known(name, _FIELDS, place, "field")
    evidence = _evidence(data.get("evidence", {}), f"{place}.evidence", rules)
    definition = Definition(
        id=_text(data, "id", place),
        version=_whole(data.get("version", 1), f"{place}.version", least=1),
        title=_text(data, "title", place),
        source=_text(data, "source", place),
        where=_predicate(data["where"], f"{place}.where", rules) if "where" in data else None,
        begins=_begins(data["begins"], f"{place}.begins", rules) if "begins" in data else None,
        rule=Rule(_known(data.get("rule", "instant"), tuple(Rule), f"{place}.rule", "rule")),
        moment=Moment(
            _known(data.get("moment", "end_of_day"), tuple(Moment), f"{place}.moment", "moment")
        ),
        unit=_known(data.get("unit", "persons"), _UNITS, f"{place}.unit", "unit"),
        origins=evidence[0],
        bodies=evidence[1],
        measures=tuple(
            _known(m, tuple(measure_table().measures), f"{place}.measures", "measure")
            for m in _list(data.get("measures", []), f"{place}.measures")
        ),
        notes=tuple(str(n) for n in _list(data.get("notes", []), f"{place}.notes")),
    )
    if definition.rule is Rule.PERIOD and definition.begins is None:
        _fail("a period needs what begins in it", f"{place}.begins", "such as axis and is")
    if definition.rule is Rule.INSTANT and definition.where is None:
        _fail("an instant needs whom it counts", f"{place}.where", "such as axis and is")
    tests = definition.begins.predicates if definition.begins is not None else ()
    for test in (*tests, *([definition.where] if definition.where is not None else ())):
        if not _can_hold(test, rules):
            at = "where" if test is definition.where else "begins"
            _fail("nobody can ever satisfy it", f"{place}.{at}", "look for values that exclude")
    return definition


def _fail(what: str, where: str, hint: str) -> NoReturn:
    raise DefinitionError(what, where=where, hint=hint)


def _unknown_error(what: str, where: str, word: str, known: Collection[str]) -> DefinitionError:
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return DefinitionError(
        what,
        where=where,
        hint=f"did you mean {near[0]}?" if near else f"one of {', '.join(sorted(known))}",
    )


def _known(word: object, known: Collection[str], place: str, what: str) -> str:
    if not isinstance(word, str) or word not in known:
        raise _unknown_error(f"no such {what} {word!r}", place, str(word), known)
    return word


def _text(data: Mapping[str, Any], name: str, place: str) -> str:
    value = data.get(name)
    if not isinstance(value, str) or not value.strip():
        _fail(f"{name} is missing or not a text", f"{place}.{name}", "every definition has one")
    return " ".join(value.split())


def _whole(value: object, place: str, *, least: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        _fail(f"{value!r} is not a whole number", place, f"{least} or more")
    return value


def _list(value: object, place: str) -> list[Any]:
    if not isinstance(value, list):
        _fail("not a list", place, "write [a, b]")
    return value


def _evidence(data: object, place: str, rules: Rules) -> tuple[int, tuple[str, ...]]:
    if not isinstance(data, Mapping):
        _fail("not an evidence rule", place, "write origins: 2, or bodies: [viasna]")
    for name in data:
        _known(name, ("origins", "bodies"), place, "evidence rule")
    bodies = _list(data.get("bodies", []), f"{place}.bodies")
    return (
        _whole(data.get("origins", 1), f"{place}.origins", least=1),
        # A body that is not listed is known by its own name.
        tuple(rules.body_id(str(body)) for body in bodies),
    )


def _predicate(data: object, place: str, rules: Rules) -> Predicate:
    if not isinstance(data, Mapping) or not data:
        _fail("not a test", place, "write axis and is, has and is, all, any or not")
    if "axis" in data:
        return _is(data, place, rules)
    if "has" in data:
        return _has(data, place)
    if len(data) != 1:
        _fail("more than one test in one place", place, "put them under all or any")
    word, inner = next(iter(data.items()))
    _known(word, ("all", "any", "not"), place, "test")
    if word == "not":
        return Not(_predicate(inner, f"{place}.not", rules))
    items = _list(inner, f"{place}.{word}")
    if not items:
        _fail("an empty list", f"{place}.{word}", "give at least one test")
    parts = tuple(_predicate(item, f"{place}.{word}[{i}]", rules) for i, item in enumerate(items))
    return All(parts) if word == "all" else AnyOf(parts)


def _begins(data: object, place: str, rules: Rules) -> Begins:
    """Read what has to happen: an axis that comes to a value, or an event with tests."""
    if not isinstance(data, Mapping) or not data:
        _fail("not a beginning", place, "write axis and is, or event, before and after")
    if "axis" in data:
        value = _is(data, place, rules)
        return Begins(before=Not(value), after=value)
    for name in data:
        _known(name, ("event", "before", "after"), place, "field")
    events = _list(data.get("event", []), f"{place}.event")
    tests = {
        name: _predicate(data[name], f"{place}.{name}", rules)
        for name in ("before", "after")
        if name in data
    }
    for name, test in tests.items():
        _refuse_traits(test, f"{place}.{name}")
    return Begins(
        events=tuple(
            _known(e, tuple(rules.event_types), f"{place}.event", "event") for e in events
        ),
        before=tests.get("before"),
        after=tests.get("after"),
    )


def _refuse_traits(test: Predicate, place: str) -> None:
    """Make sure that what an event changes is asked of axes: a trait is of no moment."""
    if isinstance(test, Has):
        _fail("a trait does not begin", place, "put it under where")
    for part in test.of if isinstance(test, All | AnyOf) else ():
        _refuse_traits(part, place)
    if isinstance(test, Not):
        _refuse_traits(test.of, place)
    if isinstance(test, Is) and test.for_days:
        _fail("an event has no days", f"{place}.for_days", "leave it out")


def _is(data: object, place: str, rules: Rules) -> Is:
    if not isinstance(data, Mapping):
        _fail("not a test", place, "write axis and is")
    for name in data:
        _known(name, ("axis", "is", "body", "for_days"), place, "field")
    axis = rules.axes[_known(data.get("axis"), tuple(rules.axes), f"{place}.axis", "axis")]
    body = data.get("body")
    if body is not None and (not axis.per_body or not isinstance(body, str)):
        _fail(f"{axis.id} has no bodies", f"{place}.body", "leave body out")
    values = _list(data.get("is"), f"{place}.is")
    if not values:
        _fail("an empty list", f"{place}.is", "give at least one value")
    return Is(
        axis=f"{axis.id}:{rules.body_id(body)}" if body else axis.id,
        values=tuple(_known(v, tuple(axis.values), f"{place}.is", "value") for v in values),
        for_days=_whole(data.get("for_days", 0), f"{place}.for_days", least=0),
    )


def _has(data: Mapping[str, Any], place: str) -> Has:
    for name in data:
        _known(name, ("has", "is", "unknown"), place, "field")
    values = _list(data.get("is"), f"{place}.is")
    if not values:
        _fail("an empty list", f"{place}.is", "give at least one word")
    unknown = _known(
        data.get("unknown", "possible"), ("possible", "left_out"), f"{place}.unknown", "choice"
    )
    return Has(
        field=_known(data["has"], _TRAITS, f"{place}.has", "trait"),
        values=tuple(str(v).casefold() for v in values),
        unknown_counts=unknown == "possible",
    )


def _can_hold(predicate: Predicate, rules: Rules) -> bool:
    """Try every combination of values of the axes it names."""
    named: dict[str, list[str | None]] = {}
    for key, value in _choices(predicate, rules):
        named.setdefault(key, [None])
        if value not in named[key]:
            named[key].append(value)
    names = list(named)
    if prod(len(values) for values in named.values()) > _MOST_WORLDS:
        return True  # too many to try: what nobody satisfies then counts nobody, and shows it
    return any(
        _holds(predicate, dict(zip(names, combination, strict=True)), rules)
        for combination in product(*named.values())
    )


def _choices(predicate: Predicate, rules: Rules) -> Iterator[tuple[str, str]]:
    if isinstance(predicate, Not):
        yield from _choices(predicate.of, rules)
    elif isinstance(predicate, All | AnyOf):
        for part in predicate.of:
            yield from _choices(part, rules)
    else:
        yield from ((_choice(predicate, value, rules), value) for value in predicate.values)


def _choice(atom: Is | Has, value: str, rules: Rules) -> str:
    """Name what varies: an exclusive axis has one value, anything else any number."""
    if isinstance(atom, Has):
        return f"trait:{atom.field}={value}"
    exclusive = rules.axes[atom.axis.partition(":")[0]].exclusive
    return atom.axis if exclusive else f"{atom.axis}={value}"


def _holds(predicate: Predicate, world: Mapping[str, str | None], rules: Rules) -> bool:
    if isinstance(predicate, Not):
        return not _holds(predicate.of, world, rules)
    if isinstance(predicate, All):
        return all(_holds(part, world, rules) for part in predicate.of)
    if isinstance(predicate, AnyOf):
        return any(_holds(part, world, rules) for part in predicate.of)
    return any(world.get(_choice(predicate, value, rules)) == value for value in predicate.values)
