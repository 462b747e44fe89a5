"""``habeas read --proposals``: what others hold, judged line by line."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from habeas.cli import main
from habeas.cli.read import read

TEXT = "On 5 March 2031 police arrested 40 protesters, including Odd Marmalade.\n"
FIGURE = {"type": "figure", "measure": "arrested", "spans": {"value": "40"}}
NOWHERE = {"type": "figure", "measure": "arrested", "spans": {"value": [0, 9999]}}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def proposed(report: Path, *lines: object) -> Path:
    """Write proposals beside a report; bytes stay as they are."""
    path = report.with_name("proposed.jsonl")
    path.write_bytes(
        b"\n".join(x if isinstance(x, bytes) else json.dumps(x).encode() for x in lines)
    )
    return path


def records(*arguments: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(read, [*arguments, "--lang", "en", "--format", "jsonl"])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def refused(*arguments: str) -> list[tuple[int, str]]:
    return [(r["proposal"], r["reason"]) for r in records(*arguments) if r["type"] == "refused"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"spoons", "not_a_record"),
        (b"[1, 2]", "not_a_record"),
        (b'{"type": "figure"', "not_a_record"),
        (b'{"type": "\\ud800"}', "not_a_record"),
        (b'{"type": "figure\xff"}', "not_a_record"),
        (b"[" * 100_000, "not_a_record"),
        ({"type": "spoon"}, "no_such_type"),
        ({"type": "figure", "measure": "held"}, "span_missing"),
        ({"type": "figure", "spans": {"value": "40"}}, "nothing_asserted"),
        (NOWHERE, "span_outside_text"),
        ({**FIGURE, "spans": {"value": [-3, 4]}}, "span_outside_text"),
        ({**FIGURE, "spans": {"value": [True, 4]}}, "span_outside_text"),
        ({**FIGURE, "spans": {"value": "a"}}, "quote_not_unique"),
        ({**FIGURE, "spans": {"value": "41"}}, "quote_not_there"),
        ({**FIGURE, "file": "other.txt"}, "of_another_file"),
    ],
)
def test_a_line_that_is_none_is_refused_and_the_others_go_on(
    line: object, reason: str, report: Path
) -> None:
    """Each has its number among the lines that are not empty, and one reason."""
    path = proposed(report, NOWHERE, b"", line, b"  ", NOWHERE)
    found = dict(refused(str(report), "--proposals", str(path)))
    assert found == {1: "span_outside_text", 2: reason, 3: "span_outside_text"}


def test_the_grammar_reads_beside_unless_it_is_told_not_to(report: Path) -> None:
    """What is refused takes nothing away from it."""
    path = proposed(report, b"spoons")
    alone = [r for r in records(str(report)) if r["type"] != "numeral"]
    beside = records(str(report), "--proposals", str(path))
    assert [r for r in beside if r["type"] not in ("numeral", "refused")] == alone
    without = records(str(report), "--proposals", str(path), "--no-grammar")
    assert {r["type"] for r in without} == {"refused", "numeral"}


def test_a_proposal_is_for_the_file_it_names(report: Path) -> None:
    """Whatever folder its program stood in; with two files, one that names none is for neither."""
    second = report.with_name("market.txt")
    second.write_text(TEXT, encoding="utf-8")
    path = proposed(report, {**NOWHERE, "file": "elsewhere/market.txt"}, NOWHERE)
    found = [
        (r["file"], r["proposal"], r["reason"])
        for r in records(str(report), str(second), "--proposals", str(path))
        if r["type"] == "refused"
    ]
    assert found == [(str(second), 1, "span_outside_text"), (None, 2, "of_another_file")]


def test_a_person_sees_what_was_refused_in_plain_words(report: Path) -> None:
    """One line each; what would command a terminal is shown and not sent."""
    path = proposed(report, {**FIGURE, "spans": {"value": "4\x1b[31m1"}}, b"\x1b[2J")
    result = CliRunner().invoke(read, [str(report), "--proposals", str(path), "--lang", "en"])
    lines = [line.strip() for line in result.stdout.splitlines() if "refused:" in line]
    assert lines == [
        "refused: proposal 1, value: these words are not in the text (“4�[31m1”)",
        "refused: proposal 2: the line is not one JSON object (“�[2J”)",
    ]


@pytest.mark.parametrize("arguments", [["--no-grammar"], ["--proposals", "missing.jsonl"]])
def test_what_cannot_be_done_is_one_line(
    arguments: list[str], report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing that would read, and no file of proposals, leave with 2 and nothing printed."""
    with pytest.raises(SystemExit) as stopped:
        main(["read", str(report), *arguments])
    told = capsys.readouterr()
    assert stopped.value.code == 2
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1
