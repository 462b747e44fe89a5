"""Everything can be had back, and taken in again with the same answers."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from habeas.app.export_archive import export_records, import_export, is_export
from habeas.app.import_list import import_list
from habeas.app.plan_list import plan_list
from habeas.app.write_note import write_note
from habeas.archive import Archive, View, create
from habeas.cli import habeas
from habeas.errors import DocumentError, RecordError
from habeas.model.judgement import Judgement

LIST = """id,name,birth,arrested,status,note
1,Лапотков Кузьма,03.04.1987,11.02.2021,освобождён 11.09.2025,=HYPERLINK("x")
2,Zofia Wymyślona,1990,13.02.2021,held,+375 000
3,Kuzma Lapotkov,1987,,held,@home
""".encode()


def _archive(path: Path) -> Archive:
    return create(path, clock=lambda: datetime(2025, 10, 2, tzinfo=UTC))


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Archive]:
    """Give an archive with each kind of decision, undone ones too."""
    with _archive(tmp_path / "full.habeas") as archive:
        plan = plan_list(LIST, name="list.csv", view=archive.view())
        import_list(archive, plan, by="Vera", why="our list", accept=True)
        note = write_note(
            archive,
            "Kuzma Lapotkov was released on 11 September 2025.",
            said_on="2025-09-12",
            told_by="A Friend",
        )
        states = archive.view().claims()
        archive.decide(states[1].entry, "reject", by="Olga", why="a slip")
        archive.decide(
            states[2].entry,
            "correct",
            by="Olga",
            why="by the passport",
            correction={"value": "1987-04-05"},
        )
        archive.retract(states[3].entry, by="Olga", why="asked to")
        undone = archive.decide(states[4].entry, "reject", by="Olga", why="a mistake")
        archive.undo(undone, by="Olga", why="it was right")
        for claim in note.claims:
            archive.decide(claim, "accept", by="Vera", why="heard it myself")
        one, _, three = [
            m.id for m in archive.view().all_mentions() if m.source == states[0].source
        ]
        archive.judge(one, three, Judgement.SAME, by="Vera", why="same birth")
        yield archive


def _answers(view: View) -> dict[str, Any]:
    """Give what an archive answers, without the ids that only it has."""
    sources = {source.id: source.name for source in view.sources()}
    claims = []
    for state in view.claims():
        record = state.claim.to_record()
        for name in ("id", "file", "member_of", "part_of", "origin"):
            record.pop(name, None)
        claims.append((sources[state.source], state.state, state.by, state.why, record))
    people = [
        (
            p.names,
            [(sources[m.source], m.name, m.facts) for m in p.mentions],
            [
                (
                    s.axis,
                    s.value,
                    s.from_earliest,
                    s.from_latest,
                    s.to_earliest,
                    s.to_latest,
                    s.disputed,
                    s.reason,
                )
                for s in view.spells(p.id)
            ],
        )
        for p in view.people()
    ]
    texts = [
        (s.name, s.publisher, s.said_on, s.sha256, view.snapshot(s.id).text) for s in view.sources()
    ]
    return {"claims": claims, "people": people, "sources": texts}


def _complete(archive: Archive, **other: str | None) -> str:
    """Let Vera declare the record complete for September, or otherwise."""
    given: dict[str, Any] = {"first": "2025-09", "last": "2025-09", "place": None, "claim": None}
    given["why"] = "the registers of all prisons"
    return archive.declare_complete("held", by="Vera", **(given | other))


def _covered(view: View) -> list[tuple[Any, ...]]:
    """Give what is declared complete, and what a count that it covers says of that."""
    on = ("2025-09-05", "2025-08-05")
    stated = [
        (s.definition, s.place, s.first, s.last, s.by, s.why, s.claim is None)
        for s in view.completeness()
    ]
    counts = [view.tally("held", day) for day in on]
    told = [
        (c.bounds, c.recorded, len(c.complete), [(x.words, len(x.people)) for x in c.contradicted])
        for c in counts
    ]
    return [tuple(stated), *told]


def _later(archive: Archive) -> None:
    """Record somebody in scope after the statements."""
    note = write_note(
        archive, "Maria Vymyshlena was arrested on 1 July 2025.", said_on="2025-09-20"
    )
    for claim in note.claims:
        archive.decide(claim, "accept", by="Vera", why="heard it myself")


@pytest.mark.parametrize("later", [False, True])
def test_who_declared_the_record_complete_is_in_an_export(
    full: Archive, tmp_path: Path, later: bool
) -> None:
    """Also what came after a statement comes after it again, and stands against it."""
    quoted = next(s.entry for s in full.view().claims() if s.is_accepted)
    undone = _complete(full, why="too early")
    full.undo(undone, by="Olga", why="two prisons are missing")
    _complete(full)
    _complete(full, first="2025-08", last="2025-08-31", place="BY", claim=quoted)
    if later:
        _later(full)
    records = list(export_records(full.view(), with_tellers=True))
    data = "\n".join(map(json.dumps, records)).encode()
    assert [r["why"] for r in records if r["type"] == "completeness"] == [
        "the registers of all prisons"
    ] * 2
    with _archive(tmp_path / "copy.habeas") as copy:
        done = import_export(copy, data, name="copy.jsonl")
        assert "2 statements of completeness" in done.said()
        assert _covered(copy.view()) == _covered(full.view())
        assert bool(copy.view().tally("held", "2025-09-05").contradicted) is later
        head = copy.head
        assert import_export(copy, data, name="copy.jsonl").complete == 0
        assert copy.head == head


def test_a_statement_by_an_unknown_definition_is_left_out_and_said(
    full: Archive, tmp_path: Path
) -> None:
    """Nobody is declared complete under a definition of which nobody knows whom it counts."""
    _complete(full)
    records = [
        r | {"definition": "held@99"} if r["type"] == "completeness" else r
        for r in export_records(full.view(), with_tellers=True)
    ]
    data = json.dumps(records).encode()
    with _archive(tmp_path / "copy.habeas") as copy:
        done = import_export(copy, data, name="copy.json")
        assert done.said().endswith("Left out: statements by held@99, not known here.")
        assert copy.view().completeness() == ()


def test_an_export_made_before_it_said_where_things_stood_is_taken_in(
    full: Archive, tmp_path: Path
) -> None:
    """Decisions first, then judgements, as it is written."""
    records = json.loads(json.dumps(list(export_records(full.view(), with_tellers=True))))
    for record in records:
        record.pop("seq", None)
        for act in record.get("acts", ()):
            del act["seq"]
    with _archive(tmp_path / "copy.habeas") as copy:
        import_export(copy, json.dumps(records).encode(), name="copy.json")
        assert _answers(copy.view()) == _answers(full.view())


def test_what_was_judged_of_two_figures_is_in_an_export(tmp_path: Path) -> None:
    """Two convoys of one size are two in the copy as well."""

    def convoys(archive: Archive) -> int:
        return len(archive.view().cohorts().groups)

    with _archive(tmp_path / "one.habeas") as one, _archive(tmp_path / "two.habeas") as two:
        for said_on in ("2025-09-12", "2025-09-13"):
            note = write_note(
                one, f"On {said_on}: 14 people were released on 11 September 2025.", said_on=said_on
            )
            for claim in note.claims:
                one.decide(claim, "accept", by="Vera", why="heard it")
        a, b = [figure.id for figure in one.view().placed_figures()]
        assert convoys(one) == 1
        one.judge(a, b, Judgement.DIFFERENT, by="Vera", why="two convoys")
        assert convoys(one) == 2
        data = "\n".join(map(json.dumps, export_records(one.view()))).encode()
        assert import_export(two, data, name="copy.jsonl").judgements == 1
        assert convoys(two) == 2


@pytest.mark.parametrize("as_json", [False, True])
def test_an_export_taken_into_an_empty_archive_gives_equal_answers(
    full: Archive, tmp_path: Path, as_json: bool
) -> None:
    """Sources, claims as decided, people as judged, and their lives."""
    records = list(export_records(full.view(), with_tellers=True))
    data = json.dumps(records) if as_json else "\n".join(map(json.dumps, records))
    assert is_export(data.encode())
    with _archive(tmp_path / "copy.habeas") as copy:
        import_export(copy, data.encode(), name="copy.jsonl")
        assert _answers(copy.view()) == _answers(full.view())
        head = copy.head
        import_export(copy, data.encode(), name="copy.jsonl")
        assert copy.head == head


def test_who_told_a_note_stays_out_of_an_export(full: Archive) -> None:
    """Unless the owner asks for it in so many words."""
    told = json.dumps(list(export_records(full.view())), ensure_ascii=False)
    assert "A Friend" not in told
    assert "was released on 11 September" in told
    assert "A Friend" in json.dumps(list(export_records(full.view(), with_tellers=True)))


def test_a_note_may_not_name_who_told_it(full: Archive) -> None:
    """The name would be quoted with the note for ever."""
    with pytest.raises(DocumentError, match="names who told it"):
        write_note(full, "Maria Vymyshlena told us that he is free.", told_by="Maria Vymyshlena")
    with pytest.raises(DocumentError, match="the note is empty"):
        write_note(full, "  ")


@pytest.mark.parametrize(
    "data",
    [
        b'{"type": "habeas-export", "version": 1}\n{broken',
        b'{"type": "habeas-export", "version": 99}',
        b'{"type": "habeas-export", "version": 1}\n{"type": "judgement", "a": "x", "b": "y"}',
        b'[{"type": "habeas-export", "version": 1}, {"type": "about", "data": {}, "by": 1}]',
        b'{"type": "habeas-export", "version": 1}\n{"type": "rumour"}',
        b"",
    ],
)
def test_a_damaged_export_is_refused_in_one_line(full: Archive, data: bytes) -> None:
    """Nothing of it is taken in."""
    head = full.head
    with pytest.raises(RecordError, match="export it again") as caught:
        import_export(full, data, name="copy.jsonl")
    assert "copy.jsonl" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert full.head == head


def test_cells_that_look_like_formulas_are_harmless_in_csv(full: Archive) -> None:
    """A spreadsheet program shows them and runs none."""
    full.close()
    out = CliRunner().invoke(habeas, ["export", str(full.path), "--format", "csv"])
    assert out.exit_code == 0
    cells = [cell for row in csv.reader(io.StringIO(out.stdout)) for cell in row]
    assert '\'=HYPERLINK("x")' in cells
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]


def test_a_list_goes_in_and_out_from_the_command_line(tmp_path: Path) -> None:
    """Init, look, import, update, compare, export, import: as the manual says."""
    run = CliRunner()
    archive, other = str(tmp_path / "a.habeas"), str(tmp_path / "b.habeas")
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_bytes(LIST)
    second.write_bytes(LIST.replace(b"held,+375 000", b"released 20.09.2025,"))
    mapping = tmp_path / "map.yaml"
    for path in (archive, other):
        assert run.invoke(habeas, ["init", path]).exit_code == 0
    look = run.invoke(habeas, ["import", archive, str(first), "--map", str(mapping), "--dry-run"])
    assert look.exit_code == 0
    assert "Nothing was recorded" in look.stderr
    assert "role: status" in mapping.read_text(encoding="utf-8")
    decide = ["--by", "Vera", "--why", "our list"]
    done = run.invoke(
        habeas, ["import", archive, str(first), "--map", str(mapping), "--accept", *decide]
    )
    assert "Accepted" in done.stderr
    update = run.invoke(
        habeas, ["import", archive, str(second), "--map", str(mapping), "--format", "jsonl"]
    )
    assert "0 rows added, 1 changed, 0 gone, 2 as before" in update.stderr
    compared = run.invoke(habeas, ["compare-lists", str(first), str(second), "--format", "json"])
    assert "in both, told differently" in {row["finding"] for row in json.loads(compared.stdout)}
    copy = tmp_path / "copy.jsonl"
    copy.write_text(run.invoke(habeas, ["export", archive]).stdout, encoding="utf-8")
    assert run.invoke(habeas, ["import", other, str(copy)]).exit_code == 0
    assert run.invoke(habeas, ["people", other, "--format", "csv"]).stdout.count("\n") == 4
