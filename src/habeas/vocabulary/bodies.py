"""Bodies that recognise or list people, and the forms their names take."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from habeas.vocabulary import load

UNKNOWN_BODY = "unknown"


def read_forms(table: Mapping[str, Any]) -> dict[str, str]:
    """Give the id of each listed body by every form of its name."""
    listed = sorted(table["bodies"].items())
    return {_key(form): body for body, data in listed for form in (body, *data["names"])}


@cache
def _ids() -> Mapping[str, str]:
    return read_forms(load("bodies"))


def _key(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def body_among(forms: Mapping[str, str], name: str | None) -> str:
    """Give the id of the body a speaker's name means, among some listed bodies.

    Args:
        forms: As `read_forms` gives them.
        name: The speaker as written; None where the source speaks for itself.

    Returns:
        The listed id; for a body that is not listed, its own name in lower case;
        ``unknown`` where there is none.
    """
    if name is None or not _key(name):
        return UNKNOWN_BODY
    return forms.get(_key(name)) or "_".join(name.casefold().split())


def body_id(name: str | None) -> str:
    """Give the id of the body a speaker's name means, among those that ship.

    Args:
        name: The speaker as written; None where the source speaks for itself.
    """
    return body_among(_ids(), name)


def body_label(body: str) -> str:
    """Give a body's name as it is printed."""
    data = load("bodies")["bodies"].get(body)
    return str(data["label"]) if data else body.replace("_", " ")
