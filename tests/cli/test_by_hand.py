"""Claims made by hand and numbers explained, as a person types them."""

import json
from pathlib import Path

import pytest

from habeas.cli import main

LETTER = "Zdenka Pomelo is home, her sister wrote. In ward 9 there were more, 14 in all.\n"
WHO = ("--by", "Ada", "--why", "read it")


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """Run the command line as ``habeas`` does, and give its exit code, stdout and stderr."""
    with pytest.raises(SystemExit) as left:
        main([str(word) for word in words])
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


def numbers(capsys: pytest.CaptureFixture[str], path: Path) -> dict[str, dict[str, str]]:
    out = run(capsys, "numbers", path, "--format", "jsonl")[1]
    return {row["number"]: row for row in map(json.loads, out.splitlines())}


@pytest.fixture
def path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """An archive with a letter of which the rules read nothing."""
    (tmp_path / "letter.txt").write_text(LETTER)
    made = tmp_path / "marmalade.habeas"
    run(capsys, "init", made)
    run(capsys, "add", made, tmp_path / "letter.txt", "--said-on", "2025-09-12", "--lang", "en")
    return made


def test_what_waits_is_settled_from_the_command_line(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A claim for the number that counts people, a word for the other; then nothing waits."""
    before = numbers(capsys, path)
    assert before["14"]["account"] == "queued"
    source = before["14"]["id"].partition(":")[0]
    figure = ("measure=held", "mode=stock", "population=prisoners", "value=14", "time=2025-09-11")
    words = [word for field in figure for word in ("--set", field)]
    code, claim, said = run(
        capsys,
        *("claim", path, source, "--type", "figure", "--quote", "14 in all"),
        *words,
        *WHO,
    )
    assert (code, said) == (0, "The number 14 is explained by it.\n")
    assert run(capsys, "explain", path, before["9"]["id"], "other_count", *WHO)[0] == 0
    after = numbers(capsys, path)
    assert (after["14"]["account"], after["14"]["claim"]) == ("figure", claim.strip())
    assert after["9"]["account"] == "other_count"
    code, _, said = run(capsys, "numbers", path, "--queued")
    assert (code, said) == (0, "0 numbers, 0 not explained\n")
    assert "queued" not in run(capsys, "review", path)[1]


def test_a_claim_about_a_person_shows_on_the_persons_page(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Accepted at once, by the one who made it."""
    source = numbers(capsys, path)["14"]["id"].partition(":")[0]
    fields = ("--set", "person=Zdenka Pomelo", "--set", "event=released", "--set", "date=2025-09")
    run(
        capsys,
        *("claim", path, source, "--type", "person_event"),
        *("--quote", "Zdenka Pomelo is home", *fields, *WHO),
    )
    assert "Zdenka Pomelo" in run(capsys, "people", path)[1]
    out = run(capsys, "count", path, "--definition", "released", "--on", "2025")[1]
    assert "In 2025, by what is recorded here, 1 person was let go.\n" in out


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("explain", "{path}", "14", "age"), "not SOURCE:START: '14': see `habeas numbers`"),
        (("explain", "{path}", "{source}:3", "age"), "no number starts there"),
        (
            ("claim", "{path}", "{source}", "--type", "person_event", "--quote", "Z. Pomelo"),
            "these words are not in the source: letter.txt",
        ),
    ],
)
def test_what_cannot_be_settled_is_one_line(
    path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], line: str
) -> None:
    """Exit code 2, and nothing recorded."""
    source = numbers(capsys, path)["14"]["id"].partition(":")[0]
    before = run(capsys, "verify", path)[1]
    typed = [word.format(path=path, source=source) for word in words]
    code, out, said = run(capsys, *typed, *WHO)
    assert (code, out) == (2, "")
    assert line in said
    assert len(said.splitlines()) == 1
    assert run(capsys, "verify", path)[1] == before
