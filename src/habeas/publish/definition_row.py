"""A definition as pages show it."""

from habeas.model.definition import Definition, Rule
from habeas.publish.count import DefinitionRow
from habeas.words.answers import is_counted
from habeas.words.definitions import asked_words


def definition_row(definition: Definition) -> DefinitionRow:
    """Give a definition as pages show it.

    Args:
        definition: Checked.
    """
    measure = definition.measures[0] if definition.measures else ""
    return DefinitionRow(
        key=definition.ref,
        name=definition.title,
        text=" ".join(definition.notes) or asked_words(definition),
        counted=definition.id if is_counted(definition.id) else measure,
        is_period=definition.rule is Rule.PERIOD,
    )
