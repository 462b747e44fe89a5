"""The definitions that people in an archive can be counted by."""

from collections.abc import Mapping

from habeas.app.holdings import Holdings
from habeas.errors import DefinitionError
from habeas.model.definition import Definition
from habeas.vocabulary.definitions import read_definition

DEFAULT = "held"


def definitions_of(reading: Holdings) -> Mapping[str, Definition]:
    """Give the definitions in force: those of the archive's founding, and those recorded since.

    Args:
        reading: The archive as known.
    """
    view = reading.view
    found = {}
    for item in view.every_definition():
        try:
            definition = read_definition(dict(item.data), where=item.id, rules=view.rules)
        except DefinitionError:
            # Other reviewed data is recorded in the same way; it is no definition.
            continue
        found[definition.id] = definition
    return found


def definition_named(reading: Holdings, name: str | None) -> Definition:
    """Find a definition by ``id`` or ``id@version``; the plain one where none is named.

    Raises:
        DefinitionError: There is none of this name, or not in that version.
    """
    return reading.view.definition(name or DEFAULT)
