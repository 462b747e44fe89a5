"""Asking for a passphrase: at the terminal or through a file descriptor, never as an argument.

An argument would stand in the shell's history and in the list of processes.
"""

import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import IO, Any, Final, TypeVar

import click

from habeas.archive.database.keys import check_new
from habeas.archive.files import is_encrypted, key_of, new_key
from habeas.errors import InputError
from habeas.words import archive_care

_Command = TypeVar("_Command", bound=Callable[..., Any])
_VARIABLE: Final = "HABEAS_PASSPHRASE_FD"
_OPTION: Final = "habeas.passphrase_fd"


def passphrase_option(command: _Command) -> _Command:
    """Give a command ``--passphrase-fd``, which is kept until a passphrase is needed."""
    return click.option(
        "--passphrase-fd",
        type=int,
        metavar="N",
        expose_value=False,
        callback=_keep,
        help="Read the passphrase, one line, from this file descriptor instead of asking"
        f" (also from the environment: {_VARIABLE}).",
    )(command)


def _keep(context: click.Context, _: click.Parameter, descriptor: int | None) -> None:
    context.meta[_OPTION] = descriptor


def key_for(path: Path) -> bytes | None:
    """Give the key of an archive that is there; None where it is not encrypted.

    The passphrase is read where ``--passphrase-fd`` or the environment says, else asked for.

    Args:
        path: The archive file; whatever is wrong with it is said when it is opened.
    """
    try:
        if not is_encrypted(path):
            return None
    except OSError:
        return None
    return key_of(path, _read(archive_care.passphrase_of(path.name)))


def ask_new_key() -> bytes:
    """Ask for a new passphrase, twice at a terminal, and derive a key from it."""
    return new_key(_read(archive_care.new_passphrase(), confirm=True))


def ask_changed_key(path: Path) -> bytes:
    """Ask for another passphrase of an archive that is there."""
    return key_of(path, check_new(_read(archive_care.new_passphrase(), confirm=True)))


def _read(prompt: str, *, confirm: bool = False) -> str:
    context = click.get_current_context(silent=True)
    descriptor = None if context is None else context.meta.get(_OPTION)
    if descriptor is None:
        descriptor = _from_environment()
    if descriptor is None:
        if not _has_terminal():
            raise InputError(
                "no terminal to ask for the passphrase at",
                hint=f"give --passphrase-fd N, or {_VARIABLE}=N",
            )
        again = archive_care.passphrase_again() if confirm else False
        return str(click.prompt(prompt, hide_input=True, confirmation_prompt=again, err=True))
    try:
        line = _opened(descriptor).readline()
    except (OSError, ValueError) as error:
        raise InputError(
            "cannot read the passphrase", where=f"file descriptor {descriptor}"
        ) from error
    if not line:
        raise InputError("no passphrase given", where=f"file descriptor {descriptor}")
    return line.rstrip("\r\n")


def _from_environment() -> int | None:
    given = os.environ.get(_VARIABLE)
    if not given:
        return None
    if not (given.isascii() and given.isdecimal()):
        raise InputError(
            "not the number of a file descriptor", where=f"{_VARIABLE}={given}", hint="such as 3"
        )
    return int(given)


def _has_terminal() -> bool:
    """Say whether somebody can be asked: at standard input, or past what is piped into it."""
    if sys.stdin.isatty():
        return True
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True


@cache
def _opened(descriptor: int) -> IO[str]:
    # Kept open: a second line may hold a second passphrase.
    return os.fdopen(descriptor, encoding="utf-8")
