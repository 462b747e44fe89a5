"""``habeas serve`` and ``habeas chronicle`` as commands."""

import json
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest


def habeas(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command line and let it end."""
    return subprocess.run(
        [sys.executable, "-m", "habeas", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_an_archive_is_served_at_the_printed_address(recorded: Path) -> None:
    """The first line on stdout is an address that answers; nothing is logged of the question."""
    command = [sys.executable, "-m", "habeas", "serve", str(recorded), "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address + "people?q=Quill", timeout=20) as answer:  # noqa: S310 - our own
            assert "Zora Quill" in answer.read().decode()
        process.terminate()
        process.wait(timeout=20)
        said = process.stdout.read() + process.stderr.read()
    assert "Quill" not in said
    assert "/people" not in said


def test_a_taken_port_is_one_line(recorded: Path) -> None:
    """A port that another program holds is said, with what to try."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        port = held.getsockname()[1]
        done = habeas("serve", recorded, "--port", str(port))
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "--port 0" in done.stderr


def test_what_is_no_archive_is_not_served(tmp_path: Path) -> None:
    """A file of another kind is refused in one line."""
    other = tmp_path / "note.txt"
    other.write_text("not an archive")
    done = habeas("serve", other)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("form", "opening"),
    [("text", "Antarctica, 2031"), ("wikitext", "<!-- /year/AQ/2031"), ("html", "<!doctype html>")],
)
def test_a_chronicle_is_printed(recorded: Path, form: str, opening: str) -> None:
    """The year page comes in the form that is asked for."""
    done = habeas("chronicle", recorded, "--place", "AQ", "--year", "2031", "--format", form)
    assert done.returncode == 0
    assert done.stdout.startswith(opening)
    assert done.stderr == ""


def test_a_chronicle_is_the_page_of_that_year(recorded: Path) -> None:
    """The record of the command is the record of the page."""
    done = habeas(
        "chronicle", recorded, "--place", "Antarctica", "--year", "2031", "--format", "json"
    )
    record = json.loads(done.stdout)
    assert record["place"] == "AQ"
    assert record["days"][0]["heading"] == "2031-03-01"
    assert record["permanent"].startswith("/year/AQ/2031.json?known=")


@pytest.mark.parametrize(
    "asked", [("--place", "Atlantis", "--year", "2031"), ("--place", "AQ", "--year", "31")]
)
def test_a_chronicle_of_nowhere_is_one_line(recorded: Path, asked: tuple[str, ...]) -> None:
    """A place that is none and a year that is none are said, with what to write."""
    done = habeas("chronicle", recorded, *asked)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
