"""Write docs/reference/python.md: every name that may be imported, as it describes itself.

Run: python docs/generate_python.py, or with --print to see it on stdout.
"""

import importlib
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).resolve().parent / "reference" / "python.md"

PUBLIC = ("habeas", "habeas.errors", "habeas.extract", "habeas.names", "habeas.reconcile")
"""The modules whose ``__all__`` is public: a change of it is in the change log."""

HEAD = """# Python

This page is made by `python docs/generate_python.py`.
These names may be imported; whatever is not here is the house's own and changes without a word.
How to make, keep and ask an archive: [the archive](archive.md).
"""


def python_page() -> str:
    """Give the whole page."""
    return "\n".join([HEAD, *(line for module in PUBLIC for line in _module(module))])


def _module(name: str) -> Iterator[str]:
    module = importlib.import_module(name)
    yield f"## {name}\n"
    for public in sorted(module.__all__, key=str.lower):
        value = getattr(module, public)
        if not inspect.isclass(value) and not inspect.isfunction(value):
            continue
        yield f"### `{name}.{public}`\n"
        yield f"```text\n{_head(public, value)}\n\n{inspect.getdoc(value)}\n```\n"
        if inspect.isclass(value) and not issubclass(value, Exception):
            yield from _methods(value)


def _head(name: str, value: object) -> str:
    """Give a name with its parameters; an enum's or a record's are told by its docstring."""
    if inspect.isfunction(value):
        return f"{name}{_signature(value)}"
    return f"class {name}"


def _signature(value: object) -> str:
    """Give the parameters without their types, which the type checker has."""
    of = inspect.signature(value)  # type: ignore[arg-type]
    bare = [p.replace(annotation=inspect.Parameter.empty) for p in of.parameters.values()]
    bare = [p if p.default is p.empty else p.replace(default=_Shown(p.default)) for p in bare]
    return str(of.replace(parameters=bare, return_annotation=inspect.Signature.empty))


class _Shown:
    """Shows a default value without the place in memory that a function's has."""

    def __init__(self, value: object) -> None:
        self._text = getattr(value, "__name__", None) or repr(value)

    def __repr__(self) -> str:
        return self._text


def _methods(of: type) -> Iterator[str]:
    """Give one line for each public method and property of a class."""
    found = [
        (name, value)
        for name, value in inspect.getmembers(of)
        if not name.startswith("_")
        and (inspect.isfunction(value) or isinstance(value, property))
        and (inspect.getdoc(value) or "")
        and getattr(value, "__module__", "habeas").startswith("habeas")
    ]
    if not found:
        return
    yield "| | |\n|---|---|"
    for name, value in found:
        shown = name if isinstance(value, property) else f"{name}{_signature(value)}"
        first = (inspect.getdoc(value) or "").split("\n\n")[0].replace("\n", " ")
        yield f"| `{shown.replace('(self, ', '(').replace('(self)', '()')}` | {first} |"
    yield ""


if __name__ == "__main__":
    if "--print" in sys.argv:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        sys.stdout.write(python_page())
    else:
        TARGET.write_text(python_page(), encoding="utf-8")
