"""The command line. One command a file; each loads only when it is called.

This is the one place that catches `HabeasError` and turns it into one line.
"""

import importlib
import io
import sys
from collections.abc import Sequence
from typing import Any, Final

import click
from click.exceptions import NoArgsIsHelpError

from habeas import __version__
from habeas.errors import HabeasError

# Command name to "module:attribute", in the order of a report's way through the house.
COMMANDS: Final = {
    "demo": "demo:demo",
    "read": "read:read",
    "reconcile": "reconcile:reconcile",
    "names": "names:names",
    "link": "link:link",
    "init": "init:init",
    "add": "add:add",
    "note": "note:note",
    "import": "import_:import_",
    "compare-lists": "compare_lists:compare_lists",
    "export": "export:export",
    "review": "review:review",
    "numbers": "by_hand:numbers",
    "explain": "by_hand:explain",
    "claim": "by_hand:claim",
    "decide": "decisions:decide",
    "match": "match:match",
    "judge": "decisions:judge",
    "undo": "decisions:undo",
    "retract": "decisions:retract",
    "complete": "complete:complete",
    "chronicle": "chronicle:chronicle",
    "serve": "serve:serve",
    "publish": "publish:publish",
    "people": "people:people",
    "person": "people:person",
    "count": "count:count",
    "series": "change:series_command",
    "change": "change:change_command",
    "gaps": "gaps:gaps_command",
    "compare-definitions": "gaps:compare_command",
    "definitions": "definitions:definitions",
    "define": "definitions:define",
    "upgrade": "upgrade:upgrade",
    "figures": "figures:figures",
    "conflicts": "figures:conflicts",
    "exchanges": "figures:exchanges",
    "verify": "verify:verify",
    "rebuild": "rebuild:rebuild",
    "checkpoint": "checkpoint:checkpoint",
    "erase": "erase:erase",
    "backup": "backup:backup",
    "restore": "restore:restore",
    "rekey": "rekey:rekey",
}


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the commands in the order of the register."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and give one command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command = getattr(importlib.import_module(f"habeas.cli.{module}"), attribute)
        assert isinstance(command, click.Command)  # noqa: S101 - the register is ours
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="habeas")
def habeas() -> None:
    """Say who is held, who was freed, on what terms, and how many.

    Start with:  habeas demo
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code.

    Exit codes: 0 done; 1 done, and it found what it looks for; 2 could not run.

    Args:
        arguments: The words after ``habeas``; None for the process's own.
    """
    _print_every_script()
    code: Any = 0
    try:
        code = habeas.main(
            args=None if arguments is None else list(arguments),
            prog_name="habeas",
            standalone_mode=False,
        )
    except HabeasError as error:
        click.echo(f"habeas: {_one_line(error)}", err=True)
        code = 2
    except NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        code = 2
    except click.ClickException as error:
        click.echo(f"habeas: {_one_line(error.format_message())}", err=True)
        code = 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("habeas: stopped", err=True)
        code = 2
    except BrokenPipeError:
        # The reader of our output went away (`| head`); that is not an error.
        sys.stderr.close()
        code = 0
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        click.echo(f"habeas: {_one_line(error.strerror or error)}{_one_line(where)}", err=True)
        code = 2
    sys.exit(code if isinstance(code, int) else 0)


def _print_every_script() -> None:
    # What Windows writes a file or a pipe in by itself has no Cyrillic.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=stream.errors)


def _one_line(error: object) -> str:
    """Keep an error to one printable line, whatever a file name or field put into it."""
    text = " ".join(str(error).split())
    return "".join(c if c.isprintable() else "�" for c in text)
