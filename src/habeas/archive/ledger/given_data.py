"""What kind of data an entry gives an archive: a definition, tables, or facts about itself."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from habeas.errors import RecordError


class GivenData(StrEnum):
    """The kinds of entry that give an archive versioned data; each is a kind of entry."""

    DEFINITION = "definition"
    TABLES = "tables"
    ABOUT = "about"


def given_data(kind: str, body: Mapping[str, Any]) -> GivenData | None:
    """Say what kind of data an entry gives; None where it gives none.

    Args:
        kind: The entry's kind.
        body: What it says.

    Tables and facts about an archive were once recorded as definitions with a name of their
    own; archives made then are read as ever.
    """
    if kind not in tuple(GivenData):
        return None
    name = body.get("id")
    if kind == GivenData.DEFINITION and name in (GivenData.TABLES, GivenData.ABOUT):
        return GivenData(name)
    return GivenData(kind)


def refuse_name(definition_id: str) -> None:
    """Make sure that a definition is not called what older archives called something else.

    Raises:
        RecordError: It is.
    """
    if definition_id in (GivenData.TABLES, GivenData.ABOUT):
        raise RecordError(
            "no definition can have this name",
            where=definition_id,
            hint="choose another, or `habeas upgrade`"
            if definition_id == GivenData.TABLES
            else "choose another",
        )
