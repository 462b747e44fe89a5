"""``habeas reconcile`` at the command line."""

import json
from pathlib import Path

import pytest

from habeas.cli import main
from habeas.cli.reconcile import _SHOWN
from habeas.model.claim import Claim
from reconcile.groups import fig, held

_HEAD = "id,measure,mode,population,time,low,high,hedge,publisher,said_on\n"
_YEAR = "year,released,flow,political_prisoners,2030,342,342,exact,Lantern,2030-12-23\n"
_SINCE = "since,released,flow,political_prisoners,2030-06/..,569,569,exact,Lantern,2030-12-23\n"


def _run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(["reconcile", *arguments])
    assert isinstance(left.value.code, int)
    return left.value.code


def test_conflicts_are_printed_as_sums_and_leave_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The table holds the sum, what it assumes, and what would mend it."""
    path = tmp_path / "figures.csv"
    path.write_text(_HEAD + _YEAR + _SINCE, encoding="utf-8")
    assert _run(str(path)) == 1
    out, err = capsys.readouterr()
    assert "342 (in 2030) < 569 (from 2030-06 on)" in out
    assert "assuming they count by one definition" in out
    assert "since.said_on" in out
    assert err == ""


def test_what_the_table_leaves_out_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A section that is cut says how many more there are, and that json has them."""
    path = tmp_path / "figures.csv"
    path.write_text(_HEAD + _YEAR + _SINCE, encoding="utf-8")
    assert _run(str(path)) == 1
    assert "more: --format json" not in capsys.readouterr().out
    later = [_SINCE.replace("since", f"since{n}").replace("569", f"{569 + n}") for n in range(13)]
    path.write_text(_HEAD + _YEAR + "".join(later), encoding="utf-8")
    assert _run(str(path), "--format", "json") == 1
    report = json.loads(capsys.readouterr().out)
    conflicts, repairs = (len(report[part]) - _SHOWN for part in ("conflicts", "repairs"))
    assert min(conflicts, repairs) > 0
    assert _run(str(path)) == 1
    said = capsys.readouterr().out.splitlines()
    assert f"{conflicts} more conflicts: --format json" in said
    assert f"  {repairs} more: --format json" in said


def test_json_is_the_whole_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything is there for a program, proofs included."""
    path = tmp_path / "figures.csv"
    path.write_text(_HEAD + _YEAR + _SINCE, encoding="utf-8")
    assert _run(str(path), "--format", "json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["consistent"] is False
    assert told["conflicts"][0]["figures"] == ["year", "since"]
    assert told["conflicts"][0]["certificate"]["terms"]


def test_figures_that_fit_leave_with_zero(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One figure contradicts nothing."""
    path = tmp_path / "figures.csv"
    path.write_text(_HEAD + _YEAR, encoding="utf-8")
    assert _run(str(path)) == 0
    assert capsys.readouterr().out.startswith("1 figure can be true.")


def test_what_cannot_run_is_one_line_and_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing file, an empty one and an unknown id each say so on one line."""
    empty = tmp_path / "empty.jsonl"
    empty.write_text("", encoding="utf-8")
    ghost = tmp_path / "ghost.jsonl"
    ghost.write_text(
        '{"kind":"figure","id":"a","measure":"m","mode":"flow","population":"p","hedge":"exact",'
        '"low":1,"high":1}\n'
        '{"kind":"relation","id":"r","type":"same","whole":"a","parts":["b"],"stated":true}\n',
        encoding="utf-8",
    )
    for path in (tmp_path / "none.jsonl", empty, ghost):
        assert _run(str(path)) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("habeas: ")
        assert err.count("\n") == 1


def test_claims_read_from_a_report_are_reconciled_as_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What ``habeas read`` writes needs no rewriting, and is counted to the day it names."""
    bodies = [
        fig("year", 342, publisher=None),
        fig("since", 569, time="2030-06/..", publisher=None),
        held("held", 1135, time="2030-12-23", as_of=True, publisher=None),
    ]
    claims = [
        Claim(id=f.id, file="a.txt", quote="q", start=0, end=1, body=f, attributed_to="Lantern")
        for f in bodies
    ]
    path = tmp_path / "claims.jsonl"
    path.write_text("\n".join(json.dumps(c.to_record()) for c in claims), encoding="utf-8")
    assert _run(str(path)) == 1
    assert "counted to the paragraph's date, 2030-12-23" in capsys.readouterr().out
