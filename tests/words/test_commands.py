"""What commands tell, in a language made for the test."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import ice_archive
import messy_list
from habeas.app.claim_by_hand import claim_by_hand
from habeas.app.holdings import Holdings, PageRequest
from habeas.app.plan_list import ListPlan, plan_list
from habeas.app.preview_list import preview_rows, summary
from habeas.app.show_figures import show_conflicts
from habeas.app.write_note import write_note
from habeas.archive import create
from habeas.cli import habeas
from habeas.words.voice import speaking
from other_language import OTHER

SPRING = (
    "id,name,born,status\n1,Anna Testova,1987,held\n2,Ivan Testov,1990,held\n3,Zora Quill,,held\n"
)
AUTUMN = (
    "id,name,born,status\n1,Anna Testova,1988,held\n4,Odd Marmalade,,held\n5,Zora Quill,,free\n"
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    with ice_archive.build(tmp_path / "ice.habeas") as made:
        return made.path


def _run(name: str, *arguments: object) -> Result:
    # The command alone: the group would speak the language of the environment.
    command = habeas.get_command(click.Context(habeas), name)
    assert command is not None
    with speaking(OTHER):
        found = CliRunner().invoke(command, [str(argument) for argument in arguments])
    assert found.exit_code in (0, 1), found.output
    return found


def _is_said(line: str) -> bool:
    return line.strip().startswith("⟦") and line.strip().endswith("⟧")


@pytest.mark.parametrize(
    "arguments",
    [
        ["people"], ["figures"], ["conflicts"], ["exchanges"], ["match"], ["review"], ["numbers"],
        ["gaps"], ["count"], ["series", "--over", "2031"], ["checkpoint"], ["verify"], ["export"],
        ["rebuild"], ["upgrade", "--dry-run"], ["complete"],
        ["note", "--text", "Anna Testova was freed today.", "--told-by", "Odo"],
    ],
    ids=lambda arguments: arguments[0],
)  # fmt: skip
def test_what_a_command_tells_on_stderr_is_said(archive: Path, arguments: list[str]) -> None:
    """No line of it is English that no message said."""
    command, *options = arguments
    told = [line for line in _run(command, archive, *options).stderr.splitlines() if line.strip()]
    assert told
    assert [line for line in told if not _is_said(line)] == []


def test_an_archive_is_kept_in_any_language(tmp_path: Path) -> None:
    """From its making to its restoring."""
    path, copy, again = (tmp_path / f"{name}.habeas" for name in ("a", "b", "c"))
    for arguments in (("init", path), ("backup", path, copy), ("restore", copy, again)):
        told = _run(*arguments).stderr.splitlines()
        assert told
        assert [line for line in told if not _is_said(line)] == []


def test_the_head_of_a_table_is_said(archive: Path) -> None:
    """Keys in records are in English in every language."""
    head = _run("people", archive).stdout.splitlines()[0].split()
    assert head
    assert all(word.startswith("⟦") or word.endswith("⟧") for word in head)
    records = _run("people", archive, "--format", "csv").stdout
    assert records.splitlines()[0] == "person,name,matched,status,last_reported,claims"


def _lists(tmp_path: Path) -> tuple[Path, Path]:
    spring, autumn = tmp_path / "spring.csv", tmp_path / "autumn.csv"
    spring.write_text(SPRING, encoding="utf-8")
    autumn.write_text(AUTUMN, encoding="utf-8")
    return spring, autumn


def test_lists_are_compared_in_any_language(tmp_path: Path) -> None:
    """What is found is said in a table, and is an English key in a record."""
    lists = _lists(tmp_path)
    found = _run("compare-lists", *lists)
    assert all(_is_said(line) for line in found.stderr.splitlines())
    assert "ǧóñé" in found.stdout
    assert "only" not in found.stdout
    assert "gone without a release" in _run("compare-lists", *lists, "--format", "json").stdout


def _plan() -> ListPlan:
    return plan_list(messy_list.first_version(), name="messy.xlsx")


def test_a_list_is_looked_at_in_any_language() -> None:
    """Also after it was looked at in English: what is kept of a cell has no words."""
    english = [row["what"] for row in preview_rows(_plan())]
    with speaking(OTHER):
        plan = _plan()
        assert all(_is_said(line) for line in summary(plan))
        told = [str(row["what"]) for row in preview_rows(plan)]
        assert all(_is_said(column.why) for column in plan.mapping.columns if column.why)
    assert len(told) == len(english)
    assert [line for line in told if not _is_said(line)] == []
    assert [row["what"] for row in preview_rows(_plan())] == english


def test_what_is_recorded_is_the_same_in_every_language(tmp_path: Path) -> None:
    """What is in an archive does not depend on who was at work."""
    recorded = []
    for name, voice in (("a", "en"), ("b", OTHER)):
        with speaking(voice), create(tmp_path / f"{name}.habeas") as archive:
            noted = write_note(archive, "He is free.", said_on="2031-03-05", told_by="Odo")
            sources = archive.view().sources()
            told = archive.view().snapshot(noted.teller).text.replace(noted.source, "ID")
            recorded.append((told, [source.name for source in sources]))
    assert recorded[0] == recorded[1]


def test_a_reading_keeps_what_it_says_by_language(tmp_path: Path) -> None:
    """Whoever asks in another language after somebody else gets no words of theirs."""
    with create(tmp_path / "a.habeas") as archive:
        told = "12 seals were let go. They let go 14 seals."
        source = archive.add_source(told.encode(), text=told, name="told", said_on="2031-03-06")
        for quote, value in (("12 seals", 12), ("14 seals", 14)):
            fields = {"measure": "released", "population": "seals", "time": "2031-03-05"}
            claim_by_hand(archive, source, quote=quote, type="figure", by="Ada", why="read",
                          fields=fields | {"value": value, "publisher": "Ice"})  # fmt: skip
        reading = Holdings.of(archive, PageRequest())
        english = _repairs(reading)
        assert english
        with speaking(OTHER):
            assert all(_is_said(words) for words in _repairs(reading))
        assert _repairs(reading) == english


def _repairs(reading: Holdings) -> list[str]:
    return [repair.words for card in show_conflicts(reading).cards for repair in card.repairs]
