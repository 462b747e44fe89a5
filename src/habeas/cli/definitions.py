"""``habeas definitions``: whom each definition counts, in plain words."""

from pathlib import Path
from typing import Any

import click
import yaml

from habeas.app.find_definition import definitions_of
from habeas.app.holdings import Holdings, PageRequest
from habeas.cli.archive_options import archive_argument, decision_options, opened
from habeas.cli.output import format_option, print_rows
from habeas.errors import DefinitionError
from habeas.model.definition import Definition
from habeas.publish.definition_row import definition_row
from habeas.vocabulary.definitions import presets, read_definition

COLUMNS = ("definition", "name", "counts", "source")


@click.command()
@click.argument(
    "archive_path", metavar="[ARCHIVE]", required=False, type=click.Path(path_type=Path)
)
@format_option()
def definitions(archive_path: Path | None, output_format: str) -> None:
    """List definitions: those that ship, and those recorded in an archive.

    Example:  habeas definitions mine.habeas
    """
    if archive_path is None:
        known = tuple(presets().values())
    else:
        with opened(archive_path) as archive:
            known = tuple(definitions_of(Holdings.of(archive, PageRequest())).values())
    print_rows([_row(definition) for definition in known], COLUMNS, output_format)


@click.command()
@archive_argument
@click.argument("file", type=click.Path(path_type=Path))
@decision_options
def define(archive_path: Path, file: Path, by: str, why: str) -> None:
    """Record your own definition, or a new version of one, from a YAML file.

    Example:  habeas define mine.habeas women.yaml --why "asked by the newsroom"
    """
    try:
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DefinitionError(
            "cannot read the definition", where=str(file), hint="a file in YAML"
        ) from error
    definition = read_definition(data, where=file.name)
    with opened(archive_path, write=True) as archive:
        version = str(definition.version)
        click.echo(archive.record_definition(definition.id, version, data, by=by, why=why))


def _row(definition: Definition) -> dict[str, Any]:
    row = definition_row(definition)
    return {
        "definition": row.key,
        "name": row.name,
        "counts": row.text,
        "source": definition.source,
    }
