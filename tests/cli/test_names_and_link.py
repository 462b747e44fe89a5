"""``habeas names`` and ``habeas link``: tables in, tables out, one line for what is wrong."""

import csv
import io
from pathlib import Path

import pytest

from habeas.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """Run the command line; give its exit code, stdout and stderr."""
    with pytest.raises(SystemExit) as left:
        main([str(a) for a in arguments])
    out, err = capsys.readouterr()
    return int(left.value.code or 0), out, err


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_names_keeps_every_column_and_adds_three(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Each row comes back with its verdict, its score, and evidence that sums to the score."""
    pairs = write(
        tmp_path / "pairs.csv",
        "id,name1,name2,birth1,birth2,note\n"
        '1,Зміцер Квач,Dmitry Kvach,1980,1980-02-03,"a, b"\n'
        "2,Иван Петрович Квач,Иван Иванович Квач,,,\n"
        "3,,Ада Мох,soon,,\n",
    )
    code, out, err = run(capsys, "names", pairs)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert [r["verdict"] for r in rows] == ["same", "different", "cannot_tell"]
    assert rows[0]["note"] == "a, b"
    for row in rows:
        parts = [float(clause.rsplit(" ", 1)[1]) for clause in row["evidence"].split("; ")]
        assert sum(parts) == pytest.approx(float(row["score"]))
    assert "row 4, birth1" in err


def test_names_prints_a_table(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """For a reader there is a table."""
    pairs = write(tmp_path / "pairs.csv", "name1,name2\nАда Мох,Ada Mokh\n")
    code, out, _ = run(capsys, "names", pairs, "--format", "table")
    assert code == 0
    assert "Ada" in out
    assert "same" in out


def test_link_writes_a_person_for_every_row(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Rows come back in their order, each with the id of its person."""
    rows = write(
        tmp_path / "rows.csv",
        "id,name,given,surname,patronymic,birth,sex,city\n"
        "a,Зміцер Квач,,,,,,\n"
        "b,,Dmitry,Kvach,,1980,male,Минск\n"
        "c,Ада Мох,,,,about noon,ж,\n"
        "d,,,,,,,\n",
    )
    out = tmp_path / "clusters.csv"
    code, printed, err = run(capsys, "link", rows, "--out", out)
    found = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert (code, printed) == (0, "")
    assert "4 rows, 3 people" in err
    assert [r["id"] for r in found] == ["a", "b", "c", "d"]
    assert found[0]["person_id"] == found[1]["person_id"]
    assert len({r["person_id"] for r in found}) == 3


def test_link_says_which_rows_it_did_not_compare_with_everyone(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Of 120 rows of one name without dates none meet: it is said, and a file lists them."""
    lines = [f"{n},Зміцер Квач,," for n in range(120)] + ["x,Ада Мох,,", "y,Ada Mokh,,"]
    rows = write(tmp_path / "rows.csv", "id,name,birth,city\n" + "\n".join(lines) + "\n")
    out, left_out = tmp_path / "clusters.csv", tmp_path / "left.csv"
    code, _, err = run(capsys, "link", rows, "--out", out, "--left-out", left_out)
    assert code == 0
    (said,) = [line for line in err.splitlines() if "may be one with more rows" in line]
    assert said.startswith(
        "120 rows may be one with more rows than were compared, up to 7,140 pairs"
    )
    assert str(left_out) in said
    assert left_out.read_text(encoding="utf-8").split() == ["id", *(str(n) for n in range(120))]
    _, _, err = run(capsys, "link", rows, "--out", out)
    assert "--left-out FILE lists them" in err
    # A list that is compared whole says nothing.
    few = write(tmp_path / "few.csv", "id,name,birth,city\n" + "\n".join(lines[30:]) + "\n")
    code, _, err = run(capsys, "link", few, "--out", out, "--left-out", left_out)
    assert code == 0
    assert "may be one with" not in err
    assert left_out.read_text(encoding="utf-8") == "id\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name\nАда\n", "no column id"),
        ("id,title\n1,x\n", "no column name"),
        ("id,name\n1,Ада\n1,Зора\n", "stands twice"),
        ("id,name\n,Ада\n", "no id"),
        ("", "no column id"),
    ],
)
def test_link_says_in_one_line_what_is_wrong(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, said: str
) -> None:
    """A list that cannot be linked leaves nothing behind but a line."""
    out = tmp_path / "clusters.csv"
    code, printed, err = run(capsys, "link", write(tmp_path / "rows.csv", text), "--out", out)
    assert (code, printed) == (2, "")
    assert said in err
    assert err.count("\n") == 1
    assert not out.exists()


@pytest.mark.parametrize("command", ["names", "link"])
def test_a_file_that_is_no_table_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    """Absent files, folders and bytes that are no text end the same way."""
    noise = tmp_path / "noise.csv"
    noise.write_bytes(b"id,name,name1,name2\n\xff\xfe\x00,1,2,3\n")
    for path in (tmp_path / "absent.csv", tmp_path, noise):
        out: list[str | Path] = ["--out", tmp_path / "o.csv"] if command == "link" else []
        code, _, err = run(capsys, command, path, *out)
        assert code == 2
        assert err.count("\n") == 1


def test_an_engine_that_is_not_there_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Engines for those who outgrow this machine come later."""
    code, _, err = run(capsys, "link", "x.csv", "--out", tmp_path / "o.csv", "--engine", "spark")
    assert code == 2
    assert "spark" in err


def test_a_place_that_cannot_be_written_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A result that has nowhere to go is one line."""
    rows = write(tmp_path / "rows.csv", "id,name\n1,Ада\n")
    code, _, err = run(capsys, "link", rows, "--out", tmp_path / "absent" / "o.csv")
    assert code == 2
    assert "cannot be written" in err
