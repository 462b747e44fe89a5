"""``habeas demo``: the bundled reports, what they say, and what cannot be true."""

from pathlib import Path

import click

from habeas.app.holdings import Holdings, PageRequest
from habeas.app.replay_example import decisions_count, example_folder, replay_example
from habeas.app.tell_demo import tell_demo
from habeas.archive import create, open_archive
from habeas.cli.output import say
from habeas.cli.progress import progress_bar
from habeas.cli.serve import serve_open
from habeas.words import demo as words
from habeas.words.command_lines import ask_more

EXAMPLE = "belarus-2025"


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="0 for any free one.",
)
@click.option("--no-serve", is_flag=True, help="Stop after printing.")
@click.option(
    "--archive",
    "archive_path",
    default="demo.habeas",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where to build it; one that is there is shown as it is.",
)
def demo(port: int, no_serve: bool, archive_path: Path) -> None:
    """Build an archive from the bundled reports, print what it says, and serve it.

    Example:  habeas demo --no-serve
    """
    folder = example_folder(EXAMPLE)
    if archive_path.exists():
        say(words.there_already(archive_path))
        _renew(archive_path)
    else:
        _build(archive_path, folder)
    with open_archive(archive_path, read_only=True) as archive:
        reading = Holdings.of(archive, PageRequest())
        about = reading.about
        for line in tell_demo(reading, about.place or "", about.year or 0):
            click.echo(line)
        say()
        say(ask_more(f"habeas count {archive_path} --definition released --on 2025 --list"))
        if not no_serve:
            serve_open(archive, port=port)


def _renew(archive_path: Path) -> None:
    with open_archive(archive_path, read_only=True, outdated=True) as archive:
        if not archive.is_outdated:
            return
    say(words.made_anew())
    with open_archive(archive_path, outdated=True) as archive:
        archive.rebuild()
        archive.sweep()


def _build(archive_path: Path, folder: Path) -> None:
    # Built beside and moved when whole, so that an interruption leaves nothing half-made.
    part = archive_path.with_name(f".{archive_path.name}.part")
    for left in part.parent.glob(f"{part.name}*"):
        left.unlink()
    with progress_bar(decisions_count(folder), words.replaying()) as step:
        with create(part) as archive:
            replay_example(archive, folder, progress=step)
        part.replace(archive_path)
    for left in part.parent.glob(f"{part.name}*"):
        left.unlink()
