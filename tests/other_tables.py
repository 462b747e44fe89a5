"""Tables that say something else than those that ship, and a Habeas that ships them."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

import pytest

from habeas.vocabulary import load, rules
from habeas.vocabulary.rules import Rules, packaged


def tables() -> dict[str, Any]:
    """Give a copy of the tables that ship, to be changed."""
    return deepcopy(packaged().to_data())


def pardon_frees() -> Rules:
    """Tables by which whoever is pardoned is at liberty; those that ship call it possible."""
    data = tables()
    effects = data["tables"]["events"]["events"]["pardon"]["effects"]
    effects["custody"] = {"from": ["in_custody", "custody_denied"], "to": "at_liberty"}
    return Rules.of(data)


def seen_is_held() -> Rules:
    """Tables by which whoever is seen is in custody; those that ship say no such thing."""
    data = tables()
    data["tables"]["events"]["events"]["seen"]["effects"]["custody"] = {"at": "in_custody"}
    return Rules.of(data)


def crossing_contradicts_nothing() -> Rules:
    """Tables by which one may refuse to cross and cross on one day."""
    data = tables()
    for told in data["tables"]["events"]["events"].values():
        told.pop("contradicts", None)
    return Rules.of(data)


def topsy_turvy() -> Rules:
    """Tables by which most events do something else."""
    data = tables()
    events = data["tables"]["events"]["events"]
    for name in ("seen", "verdict", "border_crossing"):
        events[name]["effects"]["custody"] = {"at": "in_custody"}
    events["arrest"]["effects"]["custody"] = {"may": "in_custody", "why": "arrested"}
    events["release"]["effects"]["custody"] = {"to": "escaped"}
    events["death"]["effects"] = {"life": {"to": "missing"}}
    return Rules.of(data)


def renamed() -> Rules:
    """Tables that say the same in other words."""
    data = tables()
    for value, labels in data["tables"]["axes"]["axes"]["custody"]["values"].items():
        labels["en"] = f"{value}, as we say now"
    for name, told in data["tables"]["events"]["events"].items():
        told["label"]["en"] = f"{name}, as we say now"
    return Rules.of(data)


@contextmanager
def shipping(other: Rules) -> Iterator[None]:
    """Let the installed Habeas be one that ships other tables."""

    def loaded(name: str) -> Any:
        return other.tables[name] if name in other.tables else load(name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules, "load", loaded)
        packaged.cache_clear()
        try:
            yield
        finally:
            packaged.cache_clear()
