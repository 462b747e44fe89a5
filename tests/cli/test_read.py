"""``habeas read``: claims and the account, as a table or as records."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from habeas.cli import main
from habeas.cli.read import read

TEXT = "On 5 March 2031 police arrested 40 protesters, including Odd Marmalade.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_records_are_one_a_line(report: Path) -> None:
    """Every claim and every number is a JSON line; spans are exact."""
    result = CliRunner().invoke(read, [str(report), "--format", "jsonl", "--lang", "en"])
    records = [json.loads(line) for line in result.output.splitlines()]
    kinds = [r["type"] for r in records]
    assert kinds.count("figure") == 1
    assert kinds.count("person_event") == 1
    assert kinds.count("numeral") == 3
    for record in records:
        quoted = record.get("quote", record.get("text"))
        assert TEXT[record["start"] : record["end"]] == quoted
        assert record["file"] == str(report)


def test_the_table_ends_with_the_account(report: Path) -> None:
    """A reader sees how many numbers there are and how many wait."""
    result = CliRunner().invoke(read, [str(report)])
    assert "40 protesters arrested on 2031-03-05" in result.output
    assert "3 numbers, 3 accounted for, 0 waiting" in result.output


def test_a_day_of_publication_dates_what_is_relative(report: Path) -> None:
    """Thus "yesterday" is the day before ``--said-on``."""
    report.write_text("Yesterday police arrested 40 protesters.", encoding="utf-8")
    result = CliRunner().invoke(read, [str(report), "--said-on", "2031-03-06", "--lang", "en"])
    assert "arrested on 2031-03-05" in result.output


def test_the_period_of_a_report_dates_what_has_no_date(report: Path) -> None:
    """Thus a number without a date is of the period that ``--covers`` names."""
    report.write_text("Police arrested 40 protesters.", encoding="utf-8")
    without = CliRunner().invoke(read, [str(report), "--lang", "en"])
    result = CliRunner().invoke(read, [str(report), "--covers", "2031", "--lang", "en"])
    assert "2031" not in without.output
    assert "40 protesters arrested in 2031" in result.output


@pytest.mark.parametrize(
    "arguments", [["missing.txt"], ["--said-on", "soon"], ["--covers", "soon"]]
)
def test_what_cannot_be_read_is_one_line(
    arguments: list[str], report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing file and a date that is none leave with 2 and one line."""
    with pytest.raises(SystemExit) as stopped:
        main(["read", str(report), *arguments])
    assert stopped.value.code == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
