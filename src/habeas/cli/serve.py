"""``habeas serve``: an archive's pages, for this machine alone."""

import socket
from pathlib import Path
from typing import Final

import click
import uvicorn

from habeas.archive import Archive
from habeas.cli.archive_options import archive_argument, opened
from habeas.cli.output import say
from habeas.errors import InputError
from habeas.web import create_app
from habeas.words.command_lines import serving

LOOPBACK: Final = "127.0.0.1"


@click.command()
@archive_argument
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="Port on the loopback address; 0 for any free one.",
)
def serve(archive_path: Path, port: int) -> None:
    """Serve an archive's pages on the loopback address, until Ctrl-C.

    Nothing is asked of another machine, nothing is kept by the browser, and neither
    names nor questions are logged.

    Example:  habeas serve mine.habeas --port 8765
    """
    with opened(archive_path) as archive:
        serve_open(archive, port=port)


def serve_open(archive: Archive, *, port: int) -> None:
    """Serve an open archive until stopped; the address is printed on stdout.

    Args:
        archive: Open, for reading.
        port: On the loopback address; 0 for any free one.

    Raises:
        InputError: The port is taken.
    """
    try:
        listening = socket.create_server((LOOPBACK, port), backlog=64)
    except OSError as error:
        raise InputError(
            f"port {port} cannot be used",
            where=(error.strerror or "").partition(" (")[0],
            hint="try --port 0 for any free one",
        ) from error
    with listening:
        click.echo(f"http://{LOOPBACK}:{listening.getsockname()[1]}/")
        say(serving())
        # No access log: paths and queries hold names.
        config = uvicorn.Config(
            create_app(archive), log_level="error", access_log=False, server_header=False
        )
        uvicorn.Server(config).run(sockets=[listening])
