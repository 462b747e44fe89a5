"""``habeas verify``: whether the archive still says what it said."""

from pathlib import Path

import click

from habeas.archive import open_archive
from habeas.archive.ledger import checkpoint as notes
from habeas.cli.archive_options import archive_argument
from habeas.cli.output import dump, format_option, say
from habeas.cli.passphrase import key_for
from habeas.errors import InputError
from habeas.words import archive_care


@click.command()
@archive_argument
@click.option(
    "--checkpoint",
    "note",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A checkpoint kept elsewhere. Without one, a tail cut off does not show.",
)
@click.option(
    "--derived",
    is_flag=True,
    help="Also make the tables that answers are read from anew, and compare them; takes longer.",
)
@format_option("table", "json")
@click.pass_context
def verify(
    context: click.Context,
    archive_path: Path,
    note: Path | None,
    derived: bool,
    output_format: str,
) -> None:
    """Check every entry, every proof and every stored source, and name the first bad entry.

    Example:  habeas verify mine.habeas --checkpoint stick/mine-2025-12.checkpoint

    Exit code 1 where something is not as it was recorded.
    """
    kept = None if note is None else notes.parse(_text(note))
    key = key_for(archive_path)
    with open_archive(archive_path, read_only=True, key=key, outdated=True) as archive:
        found = archive.verify(against=kept)
    wrong: tuple[str, ...] = ()
    if derived and found.is_ok:
        with open_archive(archive_path, key=key) as archive:
            wrong = archive.wrong_tables()
    if output_format == "json":
        click.echo(dump(found.to_record() | ({"wrong_tables": list(wrong)} if derived else {})))
    elif found.first_bad is None:
        click.echo(archive_care.sound(found.entries, found.root))
        if kept is not None:
            click.echo(archive_care.continues(kept.size))
        for name in wrong:
            click.echo(archive_care.wrong_table(name))
    else:
        click.echo(archive_care.broken(found.first_bad.seq, found.first_bad.why))
    if wrong:
        say(archive_care.rebuild_mends())
    elif not derived:
        say(archive_care.tables_not_compared())
    context.exit(0 if found.is_ok and not wrong else 1)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("cannot read the checkpoint", where=str(path)) from error
