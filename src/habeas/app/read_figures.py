"""Read published figures and their relations from JSON Lines or CSV.

One record a line: ``{"kind": "figure", ...}`` or ``{"kind": "relation", ...}``; a CSV
holds figures, one a row, with ``subgroup`` written ``sex=female;age=minor``.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from habeas.errors import DocumentError, HabeasError, InputError, RecordError
from habeas.model.figure import Figure, Hedge, Mode, Relation, RelationType
from habeas.model.when import parse_when

_NEEDED = ("id", "measure", "mode", "population", "hedge")
_WHOLE = ("low", "high")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The figures and relations of one file, in its order."""

    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]


def read_figures(data: bytes, *, name: str) -> Sheet:
    """Read a file of figures.

    Args:
        data: The file's bytes, UTF-8.
        name: Its name, for messages; a name ending in ``.csv`` is read as CSV.

    Raises:
        DocumentError: It is not UTF-8, or holds no figure.
        RecordError: A record is not what the format asks; the line is named.
        DateFormatError: A time is not EDTF; the line is named.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError(
            "not a text in UTF-8", where=f"{name}, byte {error.start}", hint="save it as UTF-8"
        ) from None
    records = _rows(text, name) if name.lower().endswith(".csv") else _lines(text, name)
    figures: dict[str, Figure] = {}
    relations: dict[str, Relation] = {}
    for where, record in records:
        try:
            if record.get("kind", "figure") == "relation":
                relation = relation_of(record, where=where)
                _once(relation.id, relations, where)
                relations[relation.id] = relation
            else:
                figure = figure_of(record, where=where)
                _once(figure.id, figures, where)
                figures[figure.id] = figure
        except HabeasError as error:
            if where in error.where:
                raise
            raise type(error)(
                error.what, where=f"{where}: {error.where}", hint=error.hint
            ) from None
    if not figures:
        raise DocumentError(
            "no figures in the file", where=name, hint='one record a line: {"kind": "figure", ...}'
        )
    both = set(figures) & set(relations)
    if both:
        raise RecordError("a figure and a relation have one id", where=f"{name}: {min(both)}")
    return Sheet(tuple(figures.values()), tuple(relations.values()))


def _once(identifier: str, seen: Mapping[str, object], where: str) -> None:
    if identifier in seen:
        raise RecordError(f"the id {identifier!r} is used twice", where=where)


def _lines(text: str, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            raise RecordError("not JSON", where=where, hint="one JSON object a line") from None
        if not isinstance(record, dict):
            raise RecordError("not a JSON object", where=where)
        kind = record.get("kind", record.get("type"))
        if kind not in ("figure", "relation"):
            raise RecordError(f"kind is {kind!r}", where=where, hint="kind is figure or relation")
        yield where, record


def _rows(text: str, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [c for c in _NEEDED if c not in (reader.fieldnames or ())]
    if missing and text.strip():
        raise DocumentError(
            f"no column {', '.join(missing)}",
            where=name,
            hint="the columns are the fields of a figure",
        )
    try:
        for row in reader:
            where = f"{name}:{reader.line_num}"
            if None in row:
                raise RecordError("more cells than columns", where=where)
            yield where, {k: _cell(k, v, where) for k, v in row.items() if v not in (None, "")}
    except csv.Error as error:
        raise DocumentError(f"not a CSV: {error}", where=f"{name}:{reader.line_num}") from None


def _cell(column: str, value: str, where: str) -> object:
    if column in _WHOLE:
        try:
            return int(value)
        except ValueError:
            raise RecordError(f"{column} is {value!r}, not a whole number", where=where) from None
    if column == "subgroup":
        return _subgroup(value, where)
    return value


def _subgroup(text: str, where: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for pair in text.split(";"):
        dimension, equals, value = pair.partition("=")
        if not equals:
            raise RecordError(
                f"subgroup is {text!r}", where=where, hint="write it sex=female;age=minor"
            )
        pairs[dimension.strip()] = value.strip()
    return pairs


def figure_of(record: Mapping[str, Any], *, where: str) -> Figure:
    """Read one figure record.

    Args:
        record: The record.
        where: Its place, for messages.
    """
    subgroup = record.get("subgroup") or {}
    if not isinstance(subgroup, dict):
        raise RecordError("subgroup is not an object", where=where)
    time = _text(record, "time", where)
    return Figure(
        id=_needed(record, "id", where),
        low=_count(record, "low", where),
        high=_count(record, "high", where),
        hedge=_one_of(record, "hedge", Hedge, where),
        measure=_needed(record, "measure", where),
        mode=_one_of(record, "mode", Mode, where),
        population=_needed(record, "population", where),
        subgroup={str(k): str(v) for k, v in subgroup.items()},
        unit=_text(record, "unit", where) or "persons",
        time=None if time is None else parse_when(time),
        place=_text(record, "place", where),
        part_of=_text(record, "part_of", where),
        breakdown=_count(record, "breakdown", where),
        parts=_count(record, "parts", where),
        publisher=_text(record, "publisher", where),
        said_on=_day_said(record, where),
        definition=_text(record, "definition", where),
        origin=_text(record, "origin", where),
    )


def relation_of(record: Mapping[str, Any], *, where: str) -> Relation:
    """Read one relation record.

    Args:
        record: The record.
        where: Its place, for messages.
    """
    stated = record.get("stated", False)
    if not isinstance(stated, bool):
        raise RecordError(f"stated is {stated!r}, not true or false", where=where)
    return Relation(
        id=_needed(record, "id", where),
        type=_one_of(record, "type", RelationType, where),
        whole=_text(record, "whole", where),
        parts=_ids(record, "parts", where),
        opening=_text(record, "opening", where),
        inflows=_ids(record, "inflows", where),
        outflows=_ids(record, "outflows", where),
        closing=_text(record, "closing", where),
        stated=stated,
        assumption=_text(record, "assumption", where),
    )


def _day_said(record: Mapping[str, Any], where: str) -> str | None:
    said_on = _text(record, "said_on", where)
    if said_on is not None:
        parse_when(said_on)
    return said_on


def _text(record: Mapping[str, Any], name: str, where: str) -> str | None:
    value = record.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise RecordError(f"{name} is {value!r}, not a text", where=where)
    return value


def _needed(record: Mapping[str, Any], name: str, where: str) -> str:
    value = _text(record, name, where)
    if value is None:
        raise RecordError(f"{name} is missing", where=where)
    return value


def _count(record: Mapping[str, Any], name: str, where: str) -> int | None:
    value = record.get(name)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool):
        raise RecordError(f"{name} is {value!r}, not a whole number", where=where)
    if value < 0:
        raise RecordError(f"{name} is {value}, not 0 or more", where=where)
    return value


def _one_of(record: Mapping[str, Any], name: str, kind: type[Any], where: str) -> Any:
    value = _needed(record, name, where)
    try:
        return kind(value)
    except ValueError:
        raise RecordError(
            f"{name} is {value!r}",
            where=where,
            hint="one of " + ", ".join(str(value) for value in kind),
        ) from None


def _ids(record: Mapping[str, Any], name: str, where: str) -> tuple[str, ...]:
    value = record.get(name) or []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise RecordError(f"{name} is not a list of ids", where=where)
    return tuple(value)


__all__ = ["InputError", "Sheet", "figure_of", "read_figures", "relation_of"]
