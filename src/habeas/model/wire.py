"""The wire form: what a record holds is told once, by the fields of a dataclass.

Reading and checking is msgspec's, for JSON as for plain values; a field that is absent, or
null, is the dataclass's own default. Writing gives the fields in order, under their names.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, Final, Generic, TypeVar, Union, cast, get_args, get_type_hints

import msgspec
from msgspec import StructMeta

from habeas.errors import RecordError
from habeas.model.refusal import refusal
from habeas.model.when import When, parse_when

Record = dict[str, Any]
Count = Annotated[int, msgspec.Meta(ge=0)]
"""A number of people: 0 or more."""
Words = Annotated[str, msgspec.Meta(min_length=1)]
"""A text that says something."""

_T = TypeVar("_T")
_NAME: Final = "wire"
_AS_IS: Final = frozenset((str, int, float, bool, type(None)))


def called(name: str) -> Mapping[str, str]:
    """Give the metadata of a field that has another name in the wire form.

    Args:
        name: Its name there.
    """
    return {_NAME: name}


UNSAID: Final = called("")
"""The metadata of a field that is not written."""


class Recorded:
    """A dataclass whose wire form is its fields."""

    __slots__ = ()

    def to_record(self) -> Record:
        """Give the value in the wire form, ready for JSON."""
        return record_of(self)


# Writing.


def record_of(value: object) -> Record:
    """Give the fields of a dataclass's value, ready for JSON.

    Args:
        value: Of any dataclass; what it holds is written as `plain` does.
    """
    kind: Any = type(value)
    names, values = _written(kind)
    held = zip(names, values(value), strict=True)
    return {name: it if type(it) in _AS_IS else plain(it) for name, it in held}


def as_record(told: Mapping[str, object]) -> Record:
    """Give what a record is to hold ready for JSON, where that is not a dataclass's fields.

    Args:
        told: By name; each is written as `plain` does.
    """
    return {name: plain(value) for name, value in told.items()}


def plain(value: object) -> Any:
    """Give a value ready for JSON; one that has a ``to_record`` says itself how.

    Args:
        value: Any.

    Examples:
        >>> plain((parse_when("2025-06"), {"of": 3}))
        ['2025-06', {'of': 3}]
    """
    kind = type(value)
    if kind in _AS_IS:
        return value
    if isinstance(value, Enum):
        return value.value
    if kind is When:
        return str(value)
    if kind is tuple or kind is list:
        return [plain(item) for item in cast("Iterable[object]", value)]
    if kind is dict or isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in cast("Any", value).items()}
    write = getattr(value, "to_record", None)
    if write is not None:
        return write()
    return record_of(value) if is_dataclass(kind) else msgspec.to_builtins(value, enc_hook=str)


@cache
def _written(kind: type) -> tuple[tuple[str, ...], Callable[[object], Iterable[object]]]:
    """Give the names of a dataclass's fields in the wire form, and what gets their values."""
    said = [spec for spec in fields(kind) if spec.metadata.get(_NAME) != ""]
    names = tuple(spec.metadata.get(_NAME, spec.name) for spec in said)
    if len(said) == 1:
        return names, lambda value: (getattr(value, said[0].name),)
    return names, attrgetter(*(spec.name for spec in said))


# Reading.


def parsed(data: bytes, of: type[_T], *, where: str) -> _T:
    """Read JSON as a value of a type.

    Args:
        data: One JSON value.
        of: A dataclass or a struct; fields it does not have are left alone.
        where: What to call its place in errors, such as ``reports.jsonl:12``.

    Raises:
        RecordError: It is not JSON, or a field is missing or of another type.
    """
    try:
        found: _T = _decoder(cast("Any", of)).decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise refusal(error, data, _kinds(of), where=where) from None
    return found


def taken(value: object, of: type[_T], *, where: str) -> _T:
    """Read plain dicts, lists, texts and numbers as a value of a type: just as their JSON.

    Args:
        value: What has a JSON form.
        of: What it is; see `parsed`.
        where: What to call its place in errors.

    Raises:
        RecordError: A field is missing or of another type.
    """
    try:
        # Reading it from JSON is twice as fast as converting it, and can mean nothing else.
        data = msgspec.json.encode(value)
    except (TypeError, ValueError, RecursionError) as error:
        raise RecordError(f"no JSON form: {error}", where=where) from None
    return parsed(data, of, where=where)


@cache
def _decoder(of: type) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(Union[_kinds(of)])  # noqa: UP007 - as many as there are


def _kinds(of: type) -> tuple[type, ...]:
    """Give the types that a record is read as: of a struct with types by tag, all of these."""
    has_tag = isinstance(of, StructMeta) and of.__struct_config__.tag_field
    return (has_tag and tuple(of.__subclasses__())) or (of,)


class Form(Generic[_T]):
    """How the fields of a dataclass are read from a record that holds others beside them.

    Attributes:
        tag: What the record's type is called.
        struct: The record: those of ``beside``, then the dataclass's own, under their names.
    """

    def __init__(
        self,
        of: type[_T],
        *,
        beside: type[msgspec.Struct],
        tag: str,
        read_as: Mapping[str, Any] | None = None,
    ) -> None:
        held = {info.name for info in msgspec.structs.fields(beside)}
        hints = get_type_hints(of, include_extras=True)
        specs = fields(cast("Any", of))
        self.tag = tag
        self._of = of
        self._names = tuple(spec.name for spec in specs)
        self._values = attrgetter(*self._names)
        self._dates = tuple(name for name in self._names if When in get_args(hints[name]))
        self._never_none = tuple(
            spec for spec in specs if not _is_needed(spec) and not _may_be_none(hints[spec.name])
        )
        self.struct = msgspec.defstruct(
            of.__name__,
            [
                _read(spec, (read_as or {}).get(spec.name, hints[spec.name]))
                for spec in specs
                if spec.name not in held
            ],
            bases=(beside,),
            tag=tag,
            rename={spec.name: spec.metadata.get(_NAME) or spec.name for spec in specs},
            kw_only=True,
        )

    def value(self, record: msgspec.Struct) -> _T:
        """Give the value that a record holds.

        Args:
            record: A ``struct`` of this form.

        Raises:
            DateFormatError: A time is not EDTF.
        """
        if "" in self._values(record):
            for name in self._names:
                if getattr(record, name) == "":
                    setattr(record, name, None)
        for spec in self._never_none:
            if getattr(record, spec.name) is None:
                setattr(record, spec.name, _default(spec))
        for name in self._dates:
            date = getattr(record, name)
            if date is not None:
                setattr(record, name, parse_when(date))
        return msgspec.convert(record, self._of, from_attributes=True)


def _default(spec: Field[Any]) -> Any:
    return spec.default if spec.default_factory is MISSING else spec.default_factory()


def _is_needed(spec: Field[Any]) -> bool:
    return spec.default is MISSING and spec.default_factory is MISSING


def _may_be_none(hint: Any) -> bool:
    return type(None) in get_args(hint)


def _read(spec: Field[Any], hint: Any) -> tuple[str, Any] | tuple[str, Any, None]:
    if When in get_args(hint):
        hint = str | None
    if _is_needed(spec) and not _may_be_none(hint):
        return (spec.name, Words if hint is str else hint)
    return (spec.name, hint | None, None)
