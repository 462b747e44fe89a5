"""The demo shows what an earlier Habeas built."""

from pathlib import Path

import sqlcipher3.dbapi2 as driver
from click.testing import CliRunner

from habeas.app.archive_facts import record_about
from habeas.archive import create, open_archive
from habeas.cli import habeas


def test_a_demo_of_an_earlier_habeas_is_shown_all_the_same(tmp_path: Path) -> None:
    """What it derives is made anew, once, and what is recorded stays."""
    path = tmp_path / "demo.habeas"
    with create(path) as archive:
        text = "Ada Pomelova is held."
        archive.add_source(text.encode(), text=text, name="report", said_on="2031-05-01")
        record_about(archive, {"place": "BY", "year": 2031}, by="Ada", why="the year shown")
        head = archive.head
    connection = driver.connect(str(path), isolation_level=None)
    connection.execute("UPDATE meta SET value = '1' WHERE name = 'schema'")
    connection.close()
    told = []
    for _ in range(2):
        done = CliRunner().invoke(habeas, ["demo", "--no-serve", "--archive", str(path)])
        assert done.exit_code == 0, done.output
        told.append("made anew" in done.output)
    assert told == [True, False]
    with open_archive(path) as kept:
        assert kept.head == head


def test_the_demo_tells_where_people_were_taken_whoever_they_are(tmp_path: Path) -> None:
    """Also of those whom only their source's words describe: "31 Ukrainian citizens"."""
    path = tmp_path / "demo.habeas"
    done = CliRunner().invoke(habeas, ["demo", "--no-serve", "--archive", str(path)])
    assert done.exit_code == 0, done.output
    for told in ("31 to Ukraine", "8 to Lithuania", "9 to Lithuania", "114 to Ukraine"):
        assert f": {told}, according to" in done.output
