"""The axes of a person's life, as reviewed data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from habeas.errors import UnknownIdError
from habeas.vocabulary import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One question that can be asked of a person on a day.

    Attributes:
        id: Such as ``custody``.
        values: Value id to its labels by language.
        label: The axis's own labels by language.
        source: Where the terms come from.
        default: What is supposed where no source says anything; None where nothing is.
        absorbing: Values that whatever follows contradicts, such as death.
        exclusive: True where one value holds at a time.
        per_body: True where each body has its own answer (``recognition:BODY``).
        groups: Values that mean one thing together, by name.
        unreported: What a value may change to without anybody reporting it.
        may_be: What a value that says little may be in truth.
        ends_with: The axis that takes this one with it when custody of it ends; None for none.
    """

    id: str
    values: Mapping[str, Mapping[str, str]]
    label: Mapping[str, str]
    source: str
    default: str | None = None
    absorbing: frozenset[str] = frozenset()
    exclusive: bool = True
    per_body: bool = False
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unreported: Mapping[str, str] = field(default_factory=dict)
    may_be: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ends_with: str | None = None


# What earlier tables did not say of these axes, because nothing asked for it.
_EARLIER_UNREPORTED: Final[Mapping[str, Mapping[str, str]]] = {
    "custody": {
        "at_liberty": "in_custody",
        "escaped": "in_custody",
        "in_custody": "at_liberty",
        "custody_denied": "at_liberty",
    },
    "territory": {
        **dict.fromkeys(("in_country", "refused_to_cross", "returned"), "crossed_out_unknown"),
        **dict.fromkeys(
            (
                "crossed_out_forced",
                "crossed_out_voluntary",
                "crossed_out_unknown",
                "expelled",
                "extradited",
            ),
            "in_country",
        ),
    },
}
_EARLIER_ENDS: Final[Mapping[str, str]] = {"regime": "custody"}


def _axis(name: str, data: Mapping[str, Any]) -> Axis:
    return Axis(
        id=name,
        values=data["values"],
        label=data["label"],
        source=data["source"],
        default=data.get("default"),
        absorbing=frozenset(data.get("absorbing", ())),
        exclusive=data.get("exclusive", True),
        per_body=data.get("per") == "body",
        groups={name: tuple(values) for name, values in data.get("groups", {}).items()},
        unreported=data.get("unreported", _EARLIER_UNREPORTED.get(name, {})),
        may_be={name: tuple(values) for name, values in data.get("may_be", {}).items()},
        ends_with=data.get("ends_with", _EARLIER_ENDS.get(name)),
    )


def read_axes(table: Mapping[str, Any]) -> dict[str, Axis]:
    """Read a table of axes.

    Args:
        table: Its ``axes``, and their ``order`` where the mapping keeps none.

    Returns:
        Every axis by its id, in the order they are asked.
    """
    listed = table["axes"]
    return {name: _axis(name, listed[name]) for name in table.get("order", listed)}


@cache
def axes() -> Mapping[str, Axis]:
    """Give every axis that ships by its id, in the order they are asked.

    For words on a page; what is worked out from claims asks `habeas.vocabulary.rules`.
    """
    return read_axes(load("axes"))


def axis(name: str) -> Axis:
    """Give one axis.

    Args:
        name: Its id, with or without a body: ``recognition:viasna`` is ``recognition``.

    Raises:
        UnknownIdError: There is no such axis.
    """
    found = axes().get(name.partition(":")[0])
    if found is None:
        raise UnknownIdError("no such axis", where=name, hint=f"one of {', '.join(axes())}")
    return found
