"""The manual and the program say the same."""

import inspect
import subprocess
import sys
from pathlib import Path

import click
import pytest

from habeas import errors
from habeas.cli import COMMANDS, habeas

ROOT = Path(__file__).resolve().parents[2]


def test_the_command_line_page_is_what_the_commands_print() -> None:
    """docs/reference/cli.md is generated from the help texts and is up to date."""
    # In a process of its own: a command keeps the help option of whoever used it first.
    generator = ROOT / "docs" / "generate.py"
    done = subprocess.run(
        [sys.executable, str(generator), "--print"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    page = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    assert page == done.stdout, "run: python docs/generate.py"


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
