"""Reads a file of reviewed data into a typed shape, and names file, line and key of what does not fit.

A shape is a frozen dataclass. Its fields are the keys of the file; a name that Python keeps
for itself has an underscore after it (``from_``). A field without a default has to be
there, a key that is no field is refused. A text is what is written: ``no`` and ``on`` are words.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

import yaml

from habeas.errors import VocabularyError
from habeas.vocabulary import text_of

Path = tuple[str | int, ...]
_NULL: Final = "tag:yaml.org,2002:null"
_QUOTED: Final = ("'", '"', ">")
_Shape = TypeVar("_Shape")


class OneALine:
    """Marks a list that is written as a block of lines, each of them one item."""


Words = Annotated[tuple[str, ...], OneALine]
"""Words or patterns, one a line; a single one may stand beside its key."""


@dataclass(frozen=True, slots=True)
class Among:
    """Marks a text that has to be among some words that another file declares.

    Attributes:
        what: What the words are, such as ``event``.
        words: Gives them; asked only where a file is checked.
    """

    what: str
    words: Callable[[], Collection[str]]


@dataclass(frozen=True, slots=True, order=True)
class DataFault:
    """One thing that is wrong with a file of reviewed data.

    Attributes:
        file: Path under ``data``, such as ``languages/en.yaml``.
        line: Counted from 1.
        what: The key it is at, and what is wrong.
    """

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.what}"


def shaped(kind: type[_Shape], name: str) -> _Shape:
    """Read one packaged file into its shape; whoever calls keeps it.

    Args:
        kind: The dataclass.
        name: Path under ``data`` without the ending, such as ``languages/en``.

    Raises:
        UnknownIdError: There is no such file.
        VocabularyError: It does not fit; the error names file, line and key.
    """
    file = f"{name}.yaml"
    root, faults = composed(text_of(name), file)
    value, faults = (None, faults) if root is None else fitted(kind, root, file)
    if faults:
        raise VocabularyError(str(min(faults)))
    return cast("_Shape", value)


def composed(text: str, file: str) -> tuple[yaml.Node | None, list[DataFault]]:
    """Read YAML as nodes, which know their lines.

    Args:
        text: The file's content.
        file: What to call it.

    Returns:
        The outermost node, and what is wrong; no node where it is not YAML.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else 1
        return None, [DataFault(file, line, f"not YAML: {error.problem or error}")]
    if root is None:
        return None, [DataFault(file, 1, "the file is empty")]
    return root, []


def fitted(
    kind: Any, root: yaml.Node, file: str, *, is_checked: bool = False
) -> tuple[Any, list[DataFault]]:
    """Read a node into a shape.

    Args:
        kind: The shape.
        root: As `composed` gives it.
        file: What to call the file.
        is_checked: Whether words are looked up in the files that declare them.

    Returns:
        The value, of no use where anything is wrong; and all that is wrong.
    """
    reading = _ShapeReader(file, is_checked)
    value = reading.read(kind, root, ())
    return value, reading.faults


def dotted(path: Path) -> str:
    """Write a path as people read it; places in lists are counted from 1.

    Examples:
        >>> dotted(("columns", 0, "words"))
        'columns.1.words'
    """
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def line_at(root: yaml.Node, path: Path) -> int:
    """Give the line of what stands at a path of keys and places in lists; of the nearest above it.

    Args:
        root: The outermost node.
        path: Keys and places; a place in a block of lines is a line of it.
    """
    line, node = root.start_mark.line, root
    for step in path:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line
        else:
            line += _line_within(node, int(step))
            break
    return line + 1


def _line_within(node: yaml.Node, place: int) -> int:
    return place + 1 if isinstance(node, yaml.ScalarNode) and node.style == "|" else 0


@cache
def _fields_of(kind: type) -> Mapping[str, tuple[str, Any, bool]]:
    """Give the name, the type and whether it must be there, of each key."""
    hints = get_type_hints(kind, include_extras=True)
    return {
        f.name.removesuffix("_"): (
            f.name,
            hints[f.name],
            f.default is MISSING and f.default_factory is MISSING,
        )
        for f in fields(kind)
    }


@dataclass(slots=True)
class _ShapeReader:
    """One reading of one file, which collects what is wrong."""

    file: str
    is_checked: bool
    faults: list[DataFault] = field(default_factory=list)

    def read(self, kind: Any, node: yaml.Node, path: Path) -> Any:
        origin = get_origin(kind)
        if origin is Annotated:
            return self._annotated(kind, node, path)
        if origin in (Union, UnionType):
            return self._union(get_args(kind), node, path)
        if is_dataclass(kind):
            return self._record(kind, node, path)
        if origin is Mapping:
            return self._mapping(get_args(kind), node, path)
        if origin in (tuple, frozenset):
            return self._list(origin, get_args(kind), node, path)
        if kind is Any:
            return yaml.constructor.SafeConstructor().construct_document(node)
        if not isinstance(node, yaml.ScalarNode):
            return self._fault(node, path, "one value is wanted here")
        return self._scalar(kind, node, path)

    def _fault(self, node: yaml.Node, path: Path, what: str, *, below: int = 0) -> None:
        at = dotted(path)
        told = f"{at}: {what}" if at else what
        self.faults.append(DataFault(self.file, node.start_mark.line + 1 + below, told))

    def _annotated(self, kind: Any, node: yaml.Node, path: Path) -> Any:
        inner, *marks = get_args(kind)
        if OneALine in marks:
            return self._lines(node, path)
        value = self.read(inner, node, path)
        for mark in marks:
            if self.is_checked and isinstance(mark, Among) and isinstance(value, str):
                known = mark.words()
                if value not in known:
                    self._fault(
                        node,
                        path,
                        f"no such {mark.what} {value!r}; known: {', '.join(sorted(known))}",
                    )
        return value

    def _lines(self, node: yaml.Node, path: Path) -> tuple[str, ...]:
        if not isinstance(node, yaml.ScalarNode) or node.style in _QUOTED:
            self._fault(node, path, "a block of lines is wanted here: | and then one item a line")
            return ()
        return tuple(node.value.splitlines())

    def _union(self, kinds: tuple[Any, ...], node: yaml.Node, path: Path) -> Any:
        if NoneType in kinds and node.tag == _NULL:
            return None
        several = [kind for kind in kinds if kind is not NoneType]
        one_value = isinstance(node, yaml.ScalarNode)
        fitting = [kind for kind in several if (kind in (str, int, bool)) is one_value]
        return self.read((fitting or several)[0], node, path)

    def _record(self, kind: Any, node: yaml.Node, path: Path) -> Any:
        known = _fields_of(kind)
        found = {}
        for key, value in self._pairs(node, path):
            if key.value in known:
                name, wanted, _ = known[key.value]
                found[name] = self.read(wanted, value, (*path, key.value))
            else:
                told = f"unknown key {key.value!r}; known: {', '.join(sorted(known))}"
                self._fault(key, path, told)
        missing = [key for key, (name, _, must) in known.items() if must and name not in found]
        for name in missing:
            self._fault(node, path, f"the key {name!r} is missing")
        return None if missing else kind(**found)

    def _mapping(self, kinds: tuple[Any, ...], node: yaml.Node, path: Path) -> dict[Any, Any]:
        choices = _choices(kinds[0])  # once: a type with many values is slow to look up
        found = {}
        for key, value in self._pairs(node, path):
            at = (*path, key.value)
            if choices is None:
                told = self.read(kinds[0], key, at)
            else:
                told = self._chosen(choices, key, path)
            found[told] = self.read(kinds[1], value, at)
        return found

    def _pairs(self, node: yaml.Node, path: Path) -> Iterator[tuple[yaml.Node, yaml.Node]]:
        if not isinstance(node, yaml.MappingNode):
            self._fault(node, path, "keys with values are wanted here")
            return
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._fault(key, path, "a key is one word")
            elif key.value in seen:
                self._fault(key, path, f"the key {key.value!r} is written twice")
            else:
                seen.add(key.value)
                yield key, value

    def _list(self, origin: Any, kinds: tuple[Any, ...], node: yaml.Node, path: Path) -> Any:
        if not isinstance(node, yaml.SequenceNode):
            return self._fault(node, path, "a list is wanted here")
        of = kinds[:1] * len(node.value) if kinds[-1:] == (...,) or origin is frozenset else kinds
        if len(of) != len(node.value):
            return self._fault(node, path, f"{len(of)} values are wanted here")
        return origin(
            self.read(k, n, (*path, i)) for i, (k, n) in enumerate(zip(of, node.value, strict=True))
        )

    def _chosen(self, choices: Mapping[str, Any], node: yaml.Node, path: Path) -> Any:
        if node.value in choices:
            return choices[node.value]
        return self._fault(node, path, f"{node.value!r} is none of: {', '.join(choices)}")

    def _scalar(self, kind: Any, node: yaml.ScalarNode, path: Path) -> Any:
        text: str = node.value
        choices = _choices(kind)
        if choices is not None:
            return self._chosen(choices, node, path)
        if kind is str:
            if text or node.style in _QUOTED:
                return text
            return self._fault(node, path, "nothing is written here")
        if kind is int and text.removeprefix("-").isdecimal():
            return int(text)
        return self._fault(
            node, path, f"{text!r} is not {'a whole number' if kind is int else kind}"
        )


@cache
def _choices(kind: Any) -> Mapping[str, Any] | None:
    """Give the values of a type that has few, by how each is written; None for any other type."""
    if kind is bool:
        return {"true": True, "false": False}
    if get_origin(kind) is Literal:
        return {str(value): value for value in get_args(kind)}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {member.value: member for member in kind}
    return None
