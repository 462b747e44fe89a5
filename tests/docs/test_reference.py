"""The manual and the program say the same."""

import importlib.util
import inspect
from pathlib import Path

import click
import pytest

from habeas import errors
from habeas.cli import COMMANDS, habeas

ROOT = Path(__file__).resolve().parents[2]


def test_the_command_line_page_is_what_the_commands_print() -> None:
    """docs/reference/cli.md is generated from the help texts and is up to date."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.TARGET.read_text(encoding="utf-8") == module.manual(), (
        "run: python docs/generate.py"
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_text_has_an_example(name: str) -> None:
    """A reader of `habeas COMMAND --help` sees one command to copy."""
    command = habeas.get_command(click.Context(habeas), name)
    assert command is not None
    told = f"{command.help} {command.epilog}"
    assert f"habeas {name}" in told, f"{name} shows no example"


def test_every_error_is_in_the_tree_drawn_at_the_top_of_its_module() -> None:
    """Each deliberate error has the common base, a docstring, and a place in the tree."""
    tree = errors.__doc__ or ""
    for name, kind in inspect.getmembers(errors, inspect.isclass):
        assert issubclass(kind, errors.HabeasError)
        assert kind.__doc__
        assert name in tree
