"""Reviewed data, and the loader that reads it.

Every file under ``data`` is YAML with a ``source`` for what it says. Nothing in
code knows a country, a language or an organisation; it is all here.
"""

from functools import cache
from importlib import resources
from typing import Any

import yaml

from habeas.errors import UnknownIdError


@cache
def load(name: str) -> Any:
    """Read one packaged file of reviewed data as plain data, for what is recorded or digested.

    Whatever code reads has a shape: see `habeas.vocabulary.shape`.

    Args:
        name: Path under ``data`` without the ending, such as ``events`` or ``languages/en``.

    Returns:
        The file's content. It is shared by all callers: do not change it.

    Raises:
        UnknownIdError: There is no such file.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text_of(name), Loader=loader)  # noqa: S506 - a safe loader


def text_of(name: str) -> str:
    """Read the text of one packaged file of reviewed data.

    Args:
        name: Path under ``data`` without the ending, such as ``events`` or ``languages/en``.

    Raises:
        UnknownIdError: There is no such file.
    """
    path = resources.files("habeas.vocabulary").joinpath("data", *f"{name}.yaml".split("/"))
    if not path.is_file():
        raise UnknownIdError("no such vocabulary file", where=name)
    return path.read_text(encoding="utf-8")


@cache
def listed(folder: str) -> tuple[str, ...]:
    """Name the data files in one folder, without their ending, sorted.

    Args:
        folder: Such as ``languages``.
    """
    path = resources.files("habeas.vocabulary").joinpath("data", *folder.split("/"))
    names = [item.name for item in path.iterdir()] if path.is_dir() else []
    return tuple(sorted(name[: -len(".yaml")] for name in names if name.endswith(".yaml")))
