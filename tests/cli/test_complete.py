"""The record declared complete, as a person types it; and with a list that names everybody."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from habeas.archive import open_archive
from habeas.cli import main

SEPTEMBER = ("--definition", "held", "--place", "BY", "--from", "2025-09", "--to", "2025-09")
WHO = ("--by", "Ada", "--why", "the registers of all prisons")
LIST = "name,birth,arrested,status\nKuzma Lapotkov,1987-04-03,2021-02-11,held\n"


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """Run the command line as ``habeas`` does, and give its exit code, stdout and stderr."""
    with pytest.raises(SystemExit) as left:
        main([str(word) for word in words])
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


def listed(capsys: pytest.CaptureFixture[str], path: Path) -> list[dict[str, Any]]:
    code, out, _ = run(capsys, "complete", path, "--format", "jsonl")
    assert code == 0
    return [json.loads(line) for line in out.splitlines()]


@pytest.fixture
def path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """An archive with one letter and its claim, accepted."""
    (tmp_path / "letter.txt").write_text("Zdenka Pomelo was released on 11 September 2025.\n")
    made = tmp_path / "marmalade.habeas"
    run(capsys, "init", made)
    run(capsys, "add", made, tmp_path / "letter.txt", "--said-on", "2025-09-12", "--lang", "en")
    run(capsys, "decide", made, claim(made), "accept", "--by", "Ada", "--why", "read")
    return made


def claim(path: Path) -> str:
    with open_archive(path, read_only=True) as archive:
        return archive.view().claims()[0].entry


def head(path: Path) -> str:
    with open_archive(path, read_only=True) as archive:
        return archive.head


def test_a_statement_is_made_listed_and_taken_back(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The entry is on stdout; stderr says in words what was said."""
    code, out, said = run(capsys, "complete", path, *SEPTEMBER, *WHO)
    entry = out.strip()
    assert (code, re.fullmatch(r"[0-9a-f]{20}", entry) is not None) == (0, True)
    assert re.fullmatch(
        r"The record is complete for held@\d+, Belarus, from 2025-09-01 to 2025-09-30,"
        r" says Ada\. `habeas undo` takes it back\.\n",
        said,
    )
    (row,) = listed(capsys, path)
    assert row["entry"] == entry
    assert (row["place"], row["from"], row["to"]) == ("BY", "2025-09-01", "2025-09-30")
    assert (row["by"], row["why"], row["claim"]) == ("Ada", "the registers of all prisons", None)
    assert run(capsys, "undo", path, entry[:8], "--by", "Bo", "--why", "two are missing")[0] == 0
    assert listed(capsys, path) == []
    assert "no count has an at most" in run(capsys, "complete", path)[2]


def test_a_statement_may_be_quoted_from_a_claim(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And says everywhere and until today where nothing else is said."""
    words = ("--definition", "released", "--from", "2025", "--claim", claim(path)[:8])
    code, _, said = run(capsys, "complete", path, *words, *WHO)
    assert code == 0
    assert ", everywhere, from 2025-01-01 to " in said
    assert listed(capsys, path)[0]["claim"] == claim(path)


def test_a_part_of_a_country_is_a_place(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its code is asked about as a country's is; what is complete for it is not for all."""
    part = ("--definition", "released", "--place", "by-hm", "--from", "2025-09", "--to", "2025-09")
    assert run(capsys, "complete", path, *part, *WHO)[0] == 0
    assert listed(capsys, path)[0]["place"] == "BY-HM"
    asked = ("count", path, "--definition", "released", "--on", "2025-09", "--format", "json")
    for place, high in (("BY-HM", 1), ("BY", None)):
        code, out, _ = run(capsys, *asked, "--place", place)
        assert (code, json.loads(out)["high"]) == (0, high), place


def test_a_list_is_a_table_too(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In columns, for people; and as CSV."""
    run(capsys, "complete", path, *SEPTEMBER, *WHO)
    assert "2025-09-30" in run(capsys, "complete", path)[1]
    out = run(capsys, "complete", path, "--format", "csv")[1]
    assert out.splitlines()[0] == "entry,definition,place,from,to,by,why,claim"


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"--definition": "hold"}, "no such definition"),
        ({"--from": "2025-10-01", "--to": "2025-09-01"}, "2025-10-01 to 2025-09-01"),
        ({"--from": "spring"}, "not a date: 'spring'"),
        ({"--to": "9999"}, "no record names everybody of a day to come: 9999-12-31"),
        ({"--place": "XX"}, "no such place: 'XX'"),
        ({"--place": ""}, "no such place: ''"),
        ({"--claim": "abcdef"}, "no entry has this id: abcdef"),
        ({"--claim": "not an id"}, "no entry has this id"),
        ({"--why": ""}, "why is empty"),
        ({"--why": "  "}, "why is empty"),
        ({"--why": None}, "a statement needs --why as well"),
        ({"--by": None}, "a statement needs --by as well"),
        ({"--from": None}, "a statement needs --from as well"),
        ({"--definition": None, "--from": None}, "a statement needs --definition and --from as"),
    ],
)
def test_what_says_nothing_is_one_line_and_exit_2(
    path: Path,
    capsys: pytest.CaptureFixture[str],
    changed: dict[str, str | None],
    line: str,
) -> None:
    """And nothing is recorded."""
    asked: dict[str, str | None] = dict(zip(SEPTEMBER[::2], SEPTEMBER[1::2], strict=True))
    asked |= dict(zip(WHO[::2], WHO[1::2], strict=True)) | changed
    before = head(path)
    words = [word for item in asked.items() if item[1] is not None for word in item]
    code, out, said = run(capsys, "complete", path, *words)
    assert (code, out, said.count("\n")) == (2, "", 1)
    assert said.startswith("habeas: ")
    assert line in said
    assert head(path) == before


def test_no_archive_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whether to say something or to list."""
    for words in ((), (*SEPTEMBER, *WHO)):
        code, out, said = run(capsys, "complete", tmp_path / "missing.habeas", *words)
        assert (code, out, said.count("\n")) == (2, "", 1)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    (tmp_path / "register.csv").write_text(LIST)
    return tmp_path / "register.csv"


def test_a_list_that_names_everybody_says_so_when_it_comes_in(
    path: Path, register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of its own day unless days are given; taken back with the list's decisions."""
    words = ("import", path, register, "--said-on", "2025-09-01", "--accept", *WHO)
    code, _, said = run(capsys, *words, "--complete", "held", "--place", "BY")
    assert code == 0
    assert "complete for held@" in said
    assert ", Belarus, on 2025-09-01, says Ada: " in said
    (row,) = listed(capsys, path)
    assert row["why"] == "the registers of all prisons"
    before = head(path)
    assert run(capsys, *words, "--complete", "held", "--place", "BY")[0] == 0
    assert (len(listed(capsys, path)), head(path)) == (1, before)
    batch = re.search(r'--undo "(list [0-9a-f]+)"', said)
    assert batch is not None
    code, _, said = run(capsys, "import", path, "--undo", batch[1], *WHO)
    assert (code, said.startswith("Took back ")) == (0, True)
    assert listed(capsys, path) == []


def test_a_list_names_everybody_of_the_days_that_are_given(
    path: Path, register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Which may be more than the day it is of."""
    words = ("--complete", "held", "--from", "2025-08", "--to", "2025-09")
    code, _, said = run(capsys, "import", path, register, "--accept", *WHO, *words)
    assert code == 0
    assert ", everywhere, from 2025-08-01 to 2025-09-30, says Ada" in said


def test_a_dry_run_checks_the_statement_and_records_nothing(
    path: Path, register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip shows before the list is in."""
    before = head(path)
    words = ("import", path, register, "--dry-run", "--accept", *WHO, "--from", "2025")
    assert run(capsys, *words, "--complete", "held")[0] == 0
    assert run(capsys, *words, "--complete", "hold")[0] == 2
    assert head(path) == before


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("--complete", "held", "--from", "2025"), "names nobody yet: add --accept"),
        (("--complete", "held", "--accept"), "from which day on"),
        (("--complete", "hold", "--accept", "--from", "2025"), "no such definition"),
        (("--complete", "held", "--accept", "--from", "2025", "--place", "XX"), "no such place"),
        (("--accept", "--place", "BY"), "--place goes with --complete"),
        (("--accept", "--from", "2025"), "--from goes with --complete"),
    ],
)
def test_a_list_of_which_nothing_can_be_said_is_not_half_imported(
    path: Path,
    register: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    line: str,
) -> None:
    """One line, exit 2; neither the list nor the statement is recorded."""
    before = head(path)
    code, out, said = run(capsys, "import", path, register, *words, *WHO)
    assert (code, out) == (2, "")
    assert line in said
    assert said.count("\n") == 1
    assert head(path) == before


def test_an_export_is_not_declared_complete_on_its_way_in(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is imported whole, or not at all."""
    copy = tmp_path / "copy.jsonl"
    copy.write_text(run(capsys, "export", path)[1])
    words = ("--accept", "--complete", "held", "--from", "2025", *WHO)
    code, _, said = run(capsys, "import", path, copy, *words)
    assert (code, said.count("\n")) == (2, 1)
    assert "leave out --complete" in said
