"""What every command on an archive shares: which one, its passphrase, who decides and why."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from habeas.app.holdings import Holdings, question_of
from habeas.archive import Archive, open_archive
from habeas.cli.passphrase import key_for, passphrase_option
from habeas.errors import InputError
from habeas.words import command_lines

_Command = TypeVar("_Command", bound=Callable[..., Any])

_ARCHIVE = click.argument("archive_path", metavar="ARCHIVE", type=click.Path(path_type=Path))


def archive_argument(command: _Command) -> _Command:
    """Give a command the archive it works on, and a way to be given its passphrase."""
    return passphrase_option(_ARCHIVE(command))


def moment_options(command: _Command) -> _Command:
    """Give a command ``--known`` and ``--said-by``."""
    for option in (
        click.option("--said-by", metavar="DATE", help="Only what was published by this day."),
        click.option(
            "--known",
            metavar="MOMENT",
            help="Only what this archive held then: a sequence number, a head or an instant.",
        ),
    ):
        command = option(command)
    return command


def place_option(command: _Command) -> _Command:
    """Give a command ``--place``."""
    return click.option(
        "--place",
        metavar="P",
        help="A code, such as BY or BY-HM, or a country's name; everywhere if left out.",
    )(command)


def decision_options(command: _Command) -> _Command:
    """Give a command ``--by`` and ``--why``: no decision without a name and a reason."""
    for option in (
        click.option("--why", required=True, help="The reason, in your words."),
        click.option(
            "--by",
            envvar="HABEAS_BY",
            required=True,
            show_envvar=True,
            help="Who decides.",
        ),
    ):
        command = option(command)
    return command


def opened(path: Path, *, write: bool = False) -> Archive:
    """Open an archive, for reading unless asked otherwise.

    Args:
        path: The archive file.
        write: Open it to record something.
    """
    return open_archive(path, read_only=not write, key=key_for(path))


@contextmanager
def reading(path: Path, **asked: str | None) -> Iterator[Holdings]:
    """Open an archive and read it at the moment that was asked for.

    Args:
        path: The archive file.
        asked: ``on``, ``said_by``, ``known``, ``definition``; None where not asked.
    """
    for name, value in asked.items():
        if value is not None and not value.strip():
            option = f"--{name.replace('_', '-')}"
            raise InputError(f"{option} is empty", hint="leave it out to ask for all, or for now")
    question = question_of({name: value for name, value in asked.items() if value})
    with opened(path) as archive:
        yield Holdings.of(archive, question)


def asked_line(reading: Holdings) -> str:
    """Say what an answer rests on, so that it can be asked again."""
    view = reading.view
    return command_lines.asked_line(view.known, view.said_by, view.head[:12])
