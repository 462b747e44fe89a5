"""The command line. One command a file; each loads only when it is called.

This is the one place that catches `HabeasError` and turns it into one line.
"""

import io
import sys
from collections.abc import Sequence
from textwrap import shorten
from typing import TYPE_CHECKING, Any, Final

import click
from click.exceptions import NoArgsIsHelpError

from habeas import __version__
from habeas.errors import HabeasError
from habeas.later import Later

if TYPE_CHECKING:  # the list of commands needs no words
    from habeas.cli import spoken_language
else:
    spoken_language = Later("habeas.cli.spoken_language")

# Command name to "module:attribute" and the first sentence of its help, in the order of a
# report's way through the house. The list of commands is printed without loading any.
COMMANDS: Final = {
    "demo": (
        "demo:demo",
        "Build an archive from the bundled reports, print what it says, and serve it.",
    ),
    "read": (
        "read:read",
        "Read reports: claims with their quotes, and the account of every number.",
    ),
    "reconcile": ("reconcile:reconcile", "Which published figures cannot all be true, and why."),
    "names": (
        "names:names",
        "Compare the names in PAIRS, a CSV file with the columns name1 and name2.",
    ),
    "link": ("link:link", "Link ROWS, a CSV file with the columns id and name, into people."),
    "init": ("init:init", "Make a new, empty archive: one file, private to you."),
    "add": ("add:add", "Add reports, or folders of them, with everything they claim."),
    "note": ("note:note", "Keep what somebody told you, as a private source with claims."),
    "import": (
        "import_:import_",
        "Bring in a list (CSV, XLSX), its next version, or an export of another archive.",
    ),
    "compare-lists": (
        "compare_lists:compare_lists",
        "Set two lists side by side, or find the overlap of three and more.",
    ),
    "export": (
        "export:export",
        "Give back everything: sources with their texts, claims, and what people decided.",
    ),
    "review": (
        "review:review",
        "List what waits for a person: claims nobody decided on, numbers nobody explained.",
    ),
    "numbers": ("by_hand:numbers", "List every number in the sources, and what became of it."),
    "explain": (
        "by_hand:explain",
        "Say what a number is that nothing had explained: a date, an age, money...",
    ),
    "claim": ("by_hand:claim", "Make a claim by hand from words of a source, and accept it."),
    "decide": ("decisions:decide", "Accept, reject or correct a claim, or several for one reason."),
    "match": (
        "match:match",
        "List pairs nobody has judged: those that would change a count first, then the likeliest.",
    ),
    "judge": (
        "decisions:judge",
        "Say whether two people, or the people of two claims, are one person: by their ids.",
    ),
    "undo": ("decisions:undo", "Take back a decision, judgement, retraction or undo."),
    "retract": ("decisions:retract", "Withdraw a claim."),
    "complete": (
        "complete:complete",
        "Say that the record, as it is now, names everybody; without options, list who said so.",
    ),
    "chronicle": (
        "chronicle:chronicle",
        "Write a place's year from accepted claims, every sentence with its sources.",
    ),
    "serve": ("serve:serve", "Serve an archive's pages on the loopback address, until Ctrl-C."),
    "publish": ("publish:publish", "Write the public pages of an archive."),
    "people": ("people:people", "List people, or find one by any spelling in any script."),
    "person": (
        "people:person",
        "Show one person: status, case history, every quote, and where records disagree.",
    ),
    "count": (
        "count:count",
        "Count people: what others published first, then what is recorded here.",
    ),
    "series": ("change:series_command", "Count again and again over a period."),
    "change": (
        "change:change_command",
        "Say why the count changed: new events, late news, corrections, merges, definition.",
    ),
    "gaps": (
        "gaps:gaps_command",
        "List what to find out next: open questions, those that narrow the count most first.",
    ),
    "compare-definitions": (
        "gaps:compare_command",
        "Say who counts under one definition and not under another, and by which criterion.",
    ),
    "definitions": (
        "definitions:definitions",
        "List definitions: those that ship, and those recorded in an archive.",
    ),
    "define": (
        "definitions:define",
        "Record your own definition, or a new version of one, from a YAML file.",
    ),
    "upgrade": (
        "upgrade:upgrade",
        "Bring the tables and definitions of this Habeas into force in an archive.",
    ),
    "figures": (
        "figures:figures",
        "List every published figure with who says it and what became of it.",
    ),
    "conflicts": (
        "figures:conflicts",
        "Say which published figures cannot all be true, why, and what would mend it.",
    ),
    "exchanges": (
        "figures:exchanges",
        "List people let go against something given: both sides, and who denies it.",
    ),
    "verify": (
        "verify:verify",
        "Check every entry, every proof and every stored source, and name the first bad entry.",
    ),
    "rebuild": (
        "rebuild:rebuild",
        "Make everything that is derived from the ledger again, from the ledger alone.",
    ),
    "checkpoint": (
        "checkpoint:checkpoint",
        "Print a signed checkpoint of what the archive holds now.",
    ),
    "erase": ("erase:erase", "Destroy a source, or a claim with the passage it quotes."),
    "backup": ("backup:backup", "Copy the archive into a new file while it is in use."),
    "restore": ("restore:restore", "Make an archive from a backup and check it, entry by entry."),
    "rekey": ("rekey:rekey", "Encrypt an archive under another passphrase."),
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
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command = getattr(Later(f"habeas.cli.{module}"), attribute)
        assert isinstance(command, click.Command)  # noqa: S101 - the register is ours
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands as the register describes them."""
        room = formatter.width - 6 - max(map(len, COMMANDS))
        with formatter.section("Commands"):
            formatter.write_dl(
                [
                    (name, shorten(told, room, placeholder="...", break_on_hyphens=False))
                    for name, (_, told) in COMMANDS.items()
                ]
            )


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="habeas")
@click.pass_context
def habeas(context: click.Context) -> None:
    """Say who is held, who was freed, on what terms, and how many.

    Start with:  habeas demo
    """
    context.with_resource(spoken_language.spoken_language())


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
