"""What is wrong with a record, for the error that refuses it."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import Any, Final, cast, get_args, get_type_hints

import msgspec

from habeas.errors import RecordError

_SAID: Final = re.compile(
    r"(?P<what>.*?)(?: - at (?P<key>`key` in )?`\$\.?(?P<path>.*)`)?", re.DOTALL
)
_STEP: Final = re.compile(r"([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_QUOTED: Final = re.compile(r"['`](.*)['`]", re.DOTALL)
_WANTED: Final = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a record",
    "null": "null",
}
_LONGEST: Final = 60


def refusal(error: Exception, data: bytes, kinds: tuple[type, ...], *, where: str) -> RecordError:
    """Say in one line which field of a record is wrong, what it holds and what it should.

    Args:
        error: What msgspec says.
        data: The record, as JSON.
        kinds: What it could have been, each as msgspec reads it.
        where: Of whom or what it is, for the error.
    """
    if not isinstance(error, msgspec.ValidationError):
        return RecordError("not JSON", where=where, hint="one JSON object")
    match = _SAID.fullmatch(str(error))
    what, path = (match["what"], match["path"] or "") if match else (str(error), "")
    quoted = _QUOTED.search(what)
    if what.startswith("Object missing"):
        name = f"{path}.{quoted[1]}" if path and quoted else quoted[1] if quoted else path
        return RecordError(f"{name} is missing", where=where)
    name, found = _at(msgspec.json.decode(data), path, quoted[1] if quoted else "")
    shown = f"{name or 'it'} is {_short(found)}"
    known = _known(kinds, name.split(".")[0])
    if known:
        return RecordError(f"{shown}, not one of {', '.join(known)}", where=where)
    return RecordError(f"{shown}, not {_wanted(what)}", where=where)


def _at(value: Any, path: str, said: str) -> tuple[str, Any]:
    """Follow a path as far as it tells, and give its name and what is there."""
    names: list[str] = []
    for name, place in _STEP.findall(path):
        if isinstance(value, Mapping):
            # A path does not say under which of the names of a mapping it is.
            at = name or next((key for key, held in value.items() if held == said), None)
            if at is None:
                break
            names.append(str(at))
            value = value.get(at)
        else:
            names.append(place)
            value = value[int(place)]
    return ".".join(names), value


def _short(found: object) -> str:
    shown = repr(found)
    return shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "..."


def _wanted(what: str) -> str:
    """Say what was expected, from what msgspec says of it."""
    if ">= 0" in what:
        return "0 or more"
    if "length >= 1" in what:
        return "a text"
    expected = what.split(", got ", maxsplit=1)[0].removeprefix("Expected ").replace("`", "")
    words = (word.partition(" ") for word in expected.split(" | "))
    return " or ".join(_WANTED.get(kind, kind) + space + rest for kind, space, rest in words)


def _known(kinds: tuple[type, ...], name: str) -> tuple[str, ...]:
    """Give the words that a field may hold, where they are told."""
    for kind in kinds:
        config = getattr(kind, "__struct_config__", None)
        if config is not None and name == config.tag_field:
            return tuple(str(each.__struct_config__.tag) for each in cast("Any", kinds))
        words = _words(get_type_hints(kind).get(name))
        if words:
            return words
    return ()


def _words(hint: Any) -> tuple[str, ...]:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return tuple(str(word) for word in hint)
    return next((words for part in get_args(hint) if (words := _words(part))), ())
