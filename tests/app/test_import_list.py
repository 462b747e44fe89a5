"""A list comes in, comes in again, and comes in changed."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import messy_list
from habeas.app.import_list import import_list
from habeas.app.plan_list import ListPlan, plan_list
from habeas.app.preview_list import preview_rows, summary
from habeas.archive import Archive, create, open_archive
from habeas.cli import habeas
from habeas.errors import DocumentError, HabeasError
from habeas.lists.mapping import Mapping, load_mapping
from habeas.lists.people import Claimer, ListedPerson
from habeas.lists.row_matches import RowMatch
from habeas.lists.values import Order
from habeas.model.claim import Claim, Confidence
from habeas.model.event import Event
from habeas.model.exchange import Exchange
from habeas.model.person import Attribute
from habeas.resolve import index
from patching import everywhere

LIST = """id,name,birth,arrested,status
1,Лапотков Кузьма,03.04.1987,11.02.2021,в колонии
2,Zofia Wymyślona,1990,13.02.2021,held
3,Panas Nobody,25.12.1979,14.02.2021,held
""".encode()
NEXT = """id,name,birth,arrested,status
1,Лапотков Кузьма,03.04.1987,11.02.2021,освобождён 11.09.2025
2,Zofia Wymyślona,1990,13.02.2021,held
4,Hanna Novaja,1999,,held
""".encode()
OTHER = b"""name;born;status
Kuzma Lapotkov;1987-04-03;free
Zofia Wymyslona;1995;held
Somebody Else;1950;held
"""


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    clock = datetime(2025, 10, 2, tzinfo=UTC)
    with create(tmp_path / "a.habeas", clock=lambda: clock) as made:
        yield made


def planned(
    archive: Archive | None, data: bytes, name: str = "list.csv", **fields: str
) -> ListPlan:
    view = None if archive is None else archive.view()
    mapping = replace(plan_list(data, name=name).mapping, list_name="The list", **fields)  # type: ignore[arg-type]
    return plan_list(data, name=name, mapping=mapping, view=view)


def accepted(archive: Archive, data: bytes, **fields: str) -> str:
    done = import_list(
        archive, planned(archive, data, **fields), by="Vera", why="our own list", accept=True
    )
    return done.batch


def test_every_cell_is_a_claim_that_quotes_its_cell(archive: Archive) -> None:
    """The source is the archived file; each span is the cell, and the mention is the row."""
    done = import_list(archive, planned(archive, LIST))
    view = archive.view()
    text = view.snapshot(done.source).text
    states = view.claims(source=done.source)
    assert {text[s.claim.start : s.claim.end] == s.claim.quote for s in states} == {True}
    quoted = {s.claim.quote for s in states}
    assert {"Лапотков Кузьма", "03.04.1987", "11.02.2021", "в колонии", "1"} <= quoted
    assert view.original(done.source) == LIST
    assert {s.state for s in states} == {"proposed"}


@pytest.mark.parametrize(("day", "kept"), [("", ["Testburg"]), ("11.02.2021", [])])
def test_a_place_without_its_event_is_kept_as_it_is_told(day: str, kept: list[str]) -> None:
    """Where nobody tells of the arrest its place is a fact of its own; else it is the event's."""
    rows = f"name,arrested,place of arrest,status\nZofia Wymyślona,{day},Testburg,held\n"
    plan = planned(None, rows.encode())
    claimer = Claimer(plan.grid, plan.mapping, [])
    bodies = [claim.body for row in plan.difference.added for claim in claimer.claims(row)]
    places = [
        b.value for b in bodies if isinstance(b, Attribute) and b.field.startswith("place_of")
    ]
    assert places == kept
    assert [b.place for b in bodies if isinstance(b, Event) and b.place] == (
        [] if kept else ["Testburg"]
    )


def test_the_same_file_again_changes_nothing(archive: Archive) -> None:
    """Not one entry more."""
    import_list(archive, planned(archive, LIST))
    head = archive.head
    again = import_list(archive, planned(archive, LIST))
    assert (again.claims, archive.head) == (0, head)


def test_an_interrupted_import_is_completed_by_importing_again(archive: Archive) -> None:
    """What was recorded stays as it is, and the rest is added."""
    plan = planned(archive, LIST)
    whole = len(import_list_into(archive, plan, rows=1))
    assert whole == 5
    done = import_list(archive, planned(archive, LIST), by="Vera", why="ours", accept=True)
    states = archive.view().claims(source=done.source)
    assert (len(states), len({s.claim.quote for s in states} & {"1", "2", "3"})) == (15, 3)
    assert {s.state for s in states} == {"accepted"}


def import_list_into(archive: Archive, plan: ListPlan, *, rows: int) -> tuple[str, ...]:
    """Record only the first rows, as an import that was interrupted."""
    source = archive.add_source(
        plan.data, text=plan.grid.text, name=plan.name, media_type=plan.grid.media_type
    )
    claimer = Claimer(plan.grid, plan.mapping, [])
    claims = [c for row in plan.difference.added[:rows] for c in claimer.claims(row)]
    return archive.add_claims(source, claims)


def test_an_older_version_again_changes_nothing(archive: Archive) -> None:
    """Importing last month's file after this month's brings nothing back."""
    accepted(archive, LIST, said_on="2025-09-01")
    accepted(archive, NEXT, said_on="2025-10-01")
    head = archive.head
    accepted(archive, LIST, said_on="2025-09-01")
    accepted(archive, NEXT, said_on="2025-10-01")
    assert archive.head == head


def test_the_day_of_a_list_is_proposed_from_its_title() -> None:
    """Only a whole day, and only where the rows above the header state one alone."""
    assert plan_list(messy_list.first_version(), name="m.xlsx").mapping.said_on == "2025-09-01"
    assert planned(None, LIST).mapping.said_on is None


def test_a_next_version_records_what_was_added_changed_and_is_gone(archive: Archive) -> None:
    """Only that: what stayed is not claimed twice."""
    accepted(archive, LIST, said_on="2025-09-01")
    plan = planned(archive, NEXT, said_on="2025-10-01")
    changes = plan.difference
    assert [row.name for row in changes.added] == ["Hanna Novaja"]
    assert [change.new.name for change in changes.changed] == ["Лапотков Кузьма"]
    assert [row.name for row in changes.gone] == ["Panas Nobody"]
    assert changes.unchanged == 1
    done = import_list(archive, plan)
    quotes = [s.claim.quote for s in archive.view().claims(source=done.source)]
    assert quotes == ["Hanna Novaja", "4", "1999", "held", "освобождён 11.09.2025"]


def test_a_row_gone_is_a_claim_about_the_list_and_no_release(archive: Archive) -> None:
    """Its event is delisted, between the two versions' days; custody is untouched."""
    accepted(archive, LIST, said_on="2025-09-01")
    accepted(archive, NEXT, said_on="2025-10-01")
    view = archive.view()
    events = [s.claim.body for s in view.claims(type="person_event") if "Panas" in s.claim.quote]
    (gone,) = [e for e in events if isinstance(e, Event) and e.event == "delisted"]
    assert gone.date is not None
    assert gone.date.edtf == "[2025-09-01..2025-10-01]"
    person = next(p for p in view.people() if "Panas Nobody" in p.names)
    assert {s.value for s in view.spells(person.id) if s.axis == "custody"} == {"in_custody"}


def test_rows_of_one_key_are_one_person_over_versions(archive: Archive) -> None:
    """By a recorded judgement that says so, and never by itself."""
    accepted(archive, LIST)
    accepted(archive, NEXT)
    view = archive.view()
    assert sorted(len(p.mentions) for p in view.people() if p.names[0] == "Лапотков Кузьма") == [2]
    assert all("one key in one list" in judged.why for judged in view.judgements())


def test_the_preview_tells_a_change_in_the_lists_own_words(archive: Archive) -> None:
    """Both cells are quoted, with the row and the column."""
    accepted(archive, LIST)
    rows = list(preview_rows(planned(archive, NEXT)))
    (changed,) = [row for row in rows if row["change"] == "changed"]
    assert (changed["row"], changed["column"]) == (2, "E")
    assert changed["what"] == "status: “в колонии” is now “освобождён 11.09.2025”"
    assert {row["change"] for row in rows} == {"new", "changed", "gone"}


def test_rows_are_matched_with_evidence_and_nobody_is_merged(archive: Archive) -> None:
    """Same, cannot tell, new: shown, and decided by nobody."""
    accepted(archive, LIST)
    plan = plan_list(OTHER, name="other.csv", view=archive.view())
    found = {m.name: m for m in plan.matches}
    assert found["Kuzma Lapotkov"].match is RowMatch.SAME
    assert "birth same day" in found["Kuzma Lapotkov"].evidence
    assert found["Zofia Wymyslona"].match is not RowMatch.SAME
    assert found["Somebody Else"].match is RowMatch.NEW
    import_list(archive, plan)
    assert archive.view().judgements() == ()


def test_a_batch_of_same_above_a_level_is_undone_as_one(archive: Archive) -> None:
    """Each judgement says the level; one word takes the whole batch back."""
    accepted(archive, LIST)
    plan = plan_list(OTHER, name="other.csv", view=archive.view())
    done = import_list(archive, plan, by="Vera", why="looked through", same_above=0.7)
    judgements = archive.view().judgements()
    assert (done.same, len(judgements)) == (1, 1)
    assert "score 0.7 and more" in judgements[0].why
    assert len(archive.undo_all(done.batch, by="Vera", why="too quick")) == 1
    assert archive.view().judgements() == ()


def test_a_lists_claims_are_accepted_as_one_batch_and_taken_back(archive: Archive) -> None:
    """What is unclear is not accepted with the rest."""
    batch = accepted(archive, LIST + b"5,Vague Person,1980,31.02.2021,held\n")
    states = archive.view().claims()
    assert {s.state for s in states} == {"accepted", "review"}
    assert {s.why for s in states if s.is_accepted} == {"our own list"}
    archive.undo_all(batch, by="Vera", why="the wrong file")
    assert not [s for s in archive.view().claims() if s.is_accepted]
    with pytest.raises(HabeasError, match="no decision in force"):
        archive.undo_all(batch, by="Vera", why="again")


def test_a_decision_in_the_words_of_a_batch_stays_when_the_batch_is_taken_back(
    archive: Archive,
) -> None:
    """What belongs to a batch is recorded, and not read from a reason."""
    batch = accepted(archive, LIST + b"5,Vague Person,1980,31.02.2021,held\n")
    states = archive.view().claims()
    unclear = next(s.entry for s in states if s.state == "review")
    again = next(s.entry for s in states if s.is_accepted)
    for by_hand in (unclear, again):
        archive.decide(by_hand, "accept", by="Otto", why=f"as on paper [{batch}]")
    archive.undo_all(batch, by="Vera", why="the wrong file")
    left = {s.entry: s.by for s in archive.view().claims() if s.is_accepted}
    assert left == {unclear: "Otto", again: "Otto"}


def test_a_batch_of_an_archive_from_before_batches_were_recorded_is_taken_back(
    archive: Archive,
) -> None:
    """Its decisions say it at the end of their reasons, and nowhere else."""
    import_list(archive, planned(archive, LIST))
    waiting = [s.entry for s in archive.view().claims() if s.state == "proposed"]
    old = [(claim, "accept") for claim in waiting[1:]]
    archive.decide_all(old, by="Vera", why="our own list [list 0a1b2c]")
    archive.decide(waiting[0], "accept", by="Otto", why="seen on paper")
    assert len(archive.undo_all("list 0a1b2c", by="Vera", why="the wrong file")) == len(old)
    assert [s.entry for s in archive.view().claims() if s.is_accepted] == waiting[:1]


def test_what_was_recorded_before_is_accepted_by_importing_again(archive: Archive) -> None:
    """As one batch that is taken back as one; what is unclear or decided stays as it is."""
    data = LIST + b"5,Vague Person,1980,31.02.2021,held\n"
    import_list(archive, planned(archive, data))
    refused = archive.view().claims()[0].entry
    archive.decide(refused, "reject", by="Otto", why="a typing error")
    waiting = [s.entry for s in archive.view().claims() if s.state == "proposed"]
    done = import_list(archive, planned(archive, data), by="Vera", why="ours", accept=True)
    states = archive.view().claims()
    assert (done.claims, done.accepted) == (0, len(waiting))
    assert [s.entry for s in states if s.is_accepted] == waiting
    assert {s.state for s in states} == {"accepted", "rejected", "review"}
    assert len(archive.undo_all(done.batch, by="Vera", why="too quick")) == len(waiting)
    assert [s.entry for s in archive.view().claims() if s.state == "proposed"] == waiting


def test_a_next_version_recorded_before_is_accepted_with_its_gone_rows(archive: Archive) -> None:
    """And with its rows joined to those of the version before, as if accepted at once."""
    accepted(archive, LIST, said_on="2025-09-01")
    import_list(archive, planned(archive, NEXT, said_on="2025-10-01"))
    accepted(archive, NEXT, said_on="2025-10-01")
    view = archive.view()
    assert {s.state for s in view.claims()} == {"accepted"}
    (gone,) = [s for s in view.claims() if getattr(s.claim.body, "event", "") == "delisted"]
    assert gone.claim.quote in view.snapshot(gone.source).text
    assert sorted(len(p.mentions) for p in view.people()) == [1, 1, 2, 2]


def test_the_command_says_how_many_claims_recorded_before_it_accepted(tmp_path: Path) -> None:
    """The how-to's two lines: record, then the same line with --accept."""
    path, made = str(tmp_path / "b.habeas"), tmp_path / "messy-1.xlsx"
    made.write_bytes(messy_list.first_version())
    line = ["import", path, str(made), "--map", str(tmp_path / "m.yaml")]
    run = CliRunner().invoke
    run(habeas, ["init", path])
    first = run(habeas, line)
    assert "Accepted" not in first.output
    found = run(habeas, [*line, "--accept", "--by", "Vera", "--why", "ours"])
    with open_archive(tmp_path / "b.habeas", clock=lambda: datetime.now(UTC)) as archive:
        count = sum(s.is_accepted for s in archive.view().claims())
    assert count > 100
    assert found.exit_code == 0
    assert "Recorded 0 claims of source" in found.output
    assert f"Accepted {count} claims." in found.output


def test_the_command_says_how_many_more_rows_there_are_than_it_shows(tmp_path: Path) -> None:
    """Nobody takes the first rows of a long list for all of it."""
    path, made = str(tmp_path / "c.habeas"), tmp_path / "long.csv"
    rows = [f"{n},Zofia Wymyślona{'a' * n},held" for n in range(23)]
    made.write_text("\n".join(["id,name,status", *rows]), encoding="utf-8")
    run = CliRunner().invoke
    run(habeas, ["init", path])
    found = run(habeas, ["import", path, str(made), "--dry-run"])
    assert found.exit_code == 0
    assert "... and 3 more new: --format csv gives all" in " ".join(found.output.split())


def test_one_is_written_in_the_singular(archive: Archive) -> None:
    """A remark, a row, another person who is near."""
    accepted(archive, LIST)
    twice = b"id,name,birth\n8,Kuzma Lapotkov,\n"
    import_list(archive, plan_list(twice, name="t.csv", view=archive.view()))
    asked = b"name,born,status\nKuzma Lapotkov,31.02.1987,held\n"
    plan = plan_list(asked, name="asked.csv", view=archive.view())
    assert "1 row added" in summary(plan)[1]
    assert summary(plan)[3].endswith("; 1 remark on rows and cells")
    assert str(next(preview_rows(plan))["what"]).endswith("; 1 other is near")


def test_a_score_at_the_end_of_the_scale_says_so_in_plain_words(archive: Archive) -> None:
    """The row's evidence is read by people who know no scale."""
    accepted(
        archive, b"id,name,birth,arrested\n1,Kuzma Panasovich Lapotkov,03.04.1987,11.02.2021\n"
    )
    plan = plan_list(
        b"name,birth,arrested\nKuzma Panasovich Lapotkov,03.04.1987,11.02.2021\n",
        name="other.csv",
        view=archive.view(),
    )
    (found,) = plan.matches
    assert found.score == 1
    assert "score cannot be more than 1: what is beyond does not count -" in found.evidence


def test_the_help_says_who_is_left_for_a_person() -> None:
    """A row that fits several people is judged by no score."""
    shown = " ".join(CliRunner().invoke(habeas, ["import", "--help"]).output.split())
    assert "A row that fits several people is left for a person" in shown


def test_nothing_is_decided_without_a_name_and_a_reason(archive: Archive) -> None:
    """A batch is a decision like any other."""
    with pytest.raises(HabeasError, match="nobody decides"):
        import_list(archive, planned(archive, LIST), accept=True)
    assert archive.view().sources() == ()


def test_a_mapping_is_saved_and_read_back_the_same() -> None:
    """What a person changed in the file is what is used next time."""
    mapping = planned(None, LIST, said_on="2025-09-01", publisher="Invented Watch").mapping
    assert load_mapping(mapping.dump(), where="map.yaml") == mapping


def test_a_saved_mapping_follows_columns_that_moved(archive: Archive) -> None:
    """The next version has its columns in another order and one more; none is misread."""
    accepted(archive, LIST)
    mapping = planned(archive, LIST).mapping
    moved = (
        b"extra,status,name,id,birth,arrested\n?,held,Zofia Wymy\xc5\x9blona,2,1990,13.02.2021\n"
    )
    plan = plan_list(moved, name="moved.csv", mapping=mapping, view=archive.view())
    assert plan.difference.unchanged == 1
    assert not plan.difference.changed
    assert [str(remark) for remark in plan.remarks] == [
        "row 1, column A: a column the mapping does not have is not read"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("columns: [", "not YAML: map.yaml, line"),
        ("a: 1", "not a mapping"),
        ("columns: [{column: x, role: nonsense}]", "no role 'nonsense': map.yaml, column 1"),
        ("columns: [{column: x, role: event}]", "without an event"),
        ("columns: [{column: x, role: name}]\nkey: [y]", "names no column 'y'"),
        ("columns: [{column: x, role: name, order: backwards}]", "no order 'backwards'"),
    ],
)
def test_a_wrong_mapping_says_what_is_wrong_where(text: str, message: str) -> None:
    """One line, with the place in the file."""
    with pytest.raises(DocumentError, match=message):
        load_mapping(text, where="map.yaml")


def test_a_list_without_a_mapped_column_is_refused_before_anything_is_recorded(
    archive: Archive,
) -> None:
    """Nothing is half-imported."""
    mapping = planned(archive, LIST).mapping
    with pytest.raises(DocumentError, match="has no column 'arrested'"):
        plan_list(b"id,name,birth,status\n1,A B,1990,held\n", name="x.csv", mapping=mapping)
    assert archive.view().sources() == ()


@pytest.fixture(scope="module")
def plan() -> ListPlan:
    return plan_list(messy_list.first_version(), name="messy.xlsx")


class TestMessyList:
    """The list with every trap, made by ``tests/messy_list.py``."""

    def test_it_has_at_least_forty_traps(self) -> None:
        """Each is documented where the list is made."""
        assert messy_list.trap_count() >= 40

    def test_every_person_is_found_and_nobody_else(self, plan: ListPlan) -> None:
        """Sums, headings, repeated headers and notes are no people."""
        assert [row.row for row in plan.difference.added] == sorted(messy_list.PEOPLE)

    def test_every_other_row_is_left_out_with_its_reason(self, plan: ListPlan) -> None:
        """Row and reason, for each."""
        said = {r.row: r.what for r in plan.remarks if r.column is None}
        expected = {row: why for row, (why, _) in messy_list.OTHERS.items() if why}
        assert {row: said.get(row) for row in expected} == expected

    def test_two_header_rows_give_one_title_a_column(self, plan: ListPlan) -> None:
        """Merged group titles go before the titles below them."""
        assert plan.header.rows == (3, 4)
        assert plan.header.columns[5:7] == ("Arrest date", "Arrest place")

    def test_the_date_column_is_read_to_the_day(self, plan: ListPlan) -> None:
        """Every national order, months as words, day numbers, bounds, and what is none."""
        found = self._events(plan, "arrested")
        assert found == {
            5: "2021-02-13", 6: "2021-03-01", 7: "2021-04-01", 8: "2021-04-13", 9: "2021-04-03",
            10: "2021-04-05", 11: "2021-04-07", 12: "2021-04-08", 13: "2021-04-09",
            14: "2021-04-13", 15: "2021-04", 16: "2021", 17: "2021-04~", 18: "[..2021-04-20]",
            21: "2021-04-20", 22: "2021-04-21", 25: "2021-04-22", 26: "2021-04-23",
            27: "2021-04-24", 28: "2021-04-25", 29: "2021-04-26", 30: "2021-04-27",
            36: "2021-04-28", 37: "2021-04-29", 38: "2021-04-30", 39: "2021-05-01",
            42: "2021-05-14", 43: "2021-05-15", 44: "2021-05-16", 45: "2021-05-17",
            46: "2021-05-18", 47: "2021-05-19",
        }  # fmt: skip

    def test_only_certain_releases_are_read(self, plan: ListPlan) -> None:
        """A negation and a doubt are not among them."""
        assert self._events(plan, "released") == dict.fromkeys((25, 26, 30), "2025-09-11")

    def test_what_is_unclear_is_said_with_row_and_column(self, plan: ListPlan) -> None:
        """A person finds each cell again in the spreadsheet."""
        unclear = {(r.row, r.column) for r in plan.remarks if r.row and r.column}
        assert {
            (7, 6), (14, 6), (19, 6), (21, 7), (23, 6), (24, 6), (27, 10), (28, 10), (29, 10),
            (36, 1), (45, 15),
        } == unclear  # fmt: skip

    def test_a_merged_cell_is_said_of_every_row_it_covers(self, plan: ListPlan) -> None:
        """Both rows have the place."""
        places = {
            row.row: claim.body.place
            for row, claims in self._claims(plan)
            for claim in claims
            if isinstance(claim.body, Event) and claim.body.place
        }
        assert places == {21: "Testburg", 22: "Testburg"}

    def test_its_next_version_changes_what_it_changes(self, archive: Archive) -> None:
        """One freed, one birth corrected, two gone, one new, one column more."""
        first = planned(archive, messy_list.first_version(), "messy-1.xlsx")
        import_list(archive, first)
        plan = plan_list(
            messy_list.second_version(), name="messy-2.xlsx", view=archive.view(),
            mapping=replace(plan_list(messy_list.second_version(), name="x").mapping, list_name="The list"),
        )  # fmt: skip
        changes = plan.difference
        assert [row.key for row in changes.added] == ["Z-40"]
        assert sorted(row.key for row in changes.gone) == ["Z-03", "Z-05"]
        titles = {
            change.new.key: [plan.mapping.columns[n].title for n in change.columns]
            for change in changes.changed
        }
        assert titles == {"Z-01": ["Born"], "Z-02": ["Status"], "Z-04": ["Prison"]}
        assert "1 row added, 3 changed, 2 gone" in summary(plan)[1]

    @staticmethod
    def _claims(plan: ListPlan) -> Iterator[tuple[ListedPerson, list[Claim]]]:
        claimer = Claimer(plan.grid, plan.mapping, [])
        for row in plan.difference.added:
            yield row, claimer.claims(row)

    def _events(self, plan: ListPlan, event: str) -> dict[int, str | None]:
        return {
            row.row: claim.body.date.edtf if claim.body.date else None
            for row, claims in self._claims(plan)
            for claim in claims
            if isinstance(claim.body, Event) and claim.body.event == event
        }


FACTS = """id,about_date,fact,kind,person_or_figure,value_low,value_high,speaker,outlet,published,address,language
F1,2025-09-11,The ministry counted 52 people freed.,figure,released:2025-09-11,52,52,the ministry,Invented Gazette,2025-09-12,https://gazette.example/1,en
F2,2025-09-11,Kuzma Lapotkov was released.,person_event,Kuzma Lapotkov,,,his lawyer,Invented Gazette,2025-09-12,https://gazette.example/1,en
F3,2025-10,At least 1100 are held.,figure,held,1100,,Invented Watch,Other Paper,,https://other.example,en
F4,2025-10,He was well.,person_event,Zofia Wymyślona,,,,Other Paper,,https://other.example,en
"""
FACT_MAP = """
rows: facts
header_rows: [1]
columns:
  - {column: id, role: row_id}
  - {column: about_date, role: about}
  - {column: fact, role: fact}
  - {column: kind, role: kind}
  - {column: person_or_figure, role: subject}
  - {column: value_low, role: low}
  - {column: value_high, role: high}
  - {column: speaker, role: speaker}
  - {column: outlet, role: publisher}
  - {column: published, role: published}
  - {column: address, role: address}
  - {column: language, role: language}
kinds: {figure: figure, person_event: person}
measures:
  released: {measure: released, mode: flow, population: people}
  held: {measure: held, mode: stock, population: political_prisoners}
"""


@pytest.fixture
def facts(archive: Archive) -> Archive:
    mapping: Mapping = load_mapping(FACT_MAP, where="map.yaml")
    plan = plan_list(FACTS.encode(), name="facts.csv", mapping=mapping, view=archive.view())
    import_list(archive, plan)
    return archive


def test_each_fact_is_a_source_with_its_outlet_and_its_speaker_is_kept(facts: Archive) -> None:
    """Who printed it and who said it are two things."""
    view = facts.view()
    sources = {s.id: s for s in view.sources()}
    by_quote = {s.claim.quote.split("\t")[0]: s for s in view.claims()}
    state = by_quote["The ministry counted 52 people freed."]
    assert state.claim.attributed_to == "the ministry"
    source = sources[state.source]
    assert (source.publisher, source.said_on, source.address) == (
        "Invented Gazette",
        "2025-09-12",
        "https://gazette.example/1",
    )


def test_clear_facts_are_accepted_as_one_batch_and_taken_back(archive: Archive) -> None:
    """What was decided before stays as it was decided."""
    mapping = load_mapping(FACT_MAP, where="map.yaml")
    plan = plan_list(FACTS.encode(), name="facts.csv", mapping=mapping, view=archive.view())
    import_list(archive, plan)
    waiting = [s.entry for s in archive.view().claims() if s.state == "proposed"]
    archive.decide(waiting[0], "reject", by="Otto", why="a typing error")
    done = import_list(archive, plan, by="Vera", why="read them all", accept=True)
    states = archive.view().claims()
    assert [s.entry for s in states if s.is_accepted] == waiting[1:]
    assert [s.entry for s in states if s.state == "rejected"] == waiting[:1]
    assert (done.claims, done.accepted) == (0, len(waiting) - 1)
    assert len(archive.undo_all(done.batch, by="Vera", why="too quick")) == len(waiting) - 1


@pytest.mark.parametrize(("time", "relation"), [("2025-09-11", "on"), ("2025-09", "during")])
def test_what_happened_on_a_day_is_told_from_what_happened_in_a_month(
    archive: Archive, time: str, relation: str
) -> None:
    """A figure of one day is of that day; of a longer time it is of some days in it."""
    mapping = load_mapping(FACT_MAP, where="map.yaml")
    data = FACTS.replace("released:2025-09-11", f"released:{time}").encode()
    import_list(archive, plan_list(data, name="facts.csv", mapping=mapping, view=archive.view()))
    released = archive.view().figures(state="proposed")[0]
    assert released.time is not None
    assert (released.time.edtf, released.relation) == (time, relation)


def test_a_figure_key_gives_its_measure_and_its_time(facts: Archive) -> None:
    """``released:2025-09-11`` is a measure and a day; a stock is as of the row's own date."""
    released, held = facts.view().figures(state="proposed")
    assert (released.measure, released.low, released.high) == ("released", 52, 52)
    assert released.time is not None
    assert released.time.edtf == "2025-09-11"
    assert (held.low, held.high, held.hedge.value, held.as_of) == (1100, None, "at_least", True)


def test_a_fact_about_a_person_is_an_event_where_its_sentence_can_be_read(facts: Archive) -> None:
    """Where it cannot, it is kept in its own words."""
    bodies = {
        s.claim.body.person: s.claim.body
        for s in facts.view().claims()
        if isinstance(s.claim.body, (Event, Attribute))
    }
    event, words = bodies["Kuzma Lapotkov"], bodies["Zofia Wymyślona"]
    assert isinstance(event, Event)
    assert event.event == "released"
    assert isinstance(words, Attribute)
    assert (words.field, words.value) == ("reported", "He was well.")


def test_a_bargain_in_a_fact_is_quoted_from_its_cell(archive: Archive) -> None:
    """Both sides of it stand in the row where they are said to stand."""
    told = "Marrow freed 52 prisoners in exchange for the lifting of sanctions."
    data = FACTS.replace("The ministry counted 52 people freed.", told).encode()
    mapping = load_mapping(FACT_MAP, where="map.yaml")
    import_list(archive, plan_list(data, name="facts.csv", mapping=mapping, view=archive.view()))
    view = archive.view()
    (stated,) = [s for s in view.claims() if isinstance(s.claim.body, Exchange)]
    text, body = view.snapshot(stated.source).text, stated.claim.body
    assert isinstance(body, Exchange)
    assert text[stated.claim.start : stated.claim.end] == stated.claim.quote
    assert text[body.released_start : body.released_end] == body.released
    assert text[body.concession_start : body.concession_end] == body.concession


def test_dates_with_points_do_not_show_the_order_of_dates_with_slashes() -> None:
    """Neither in their own column nor in another: the cell waits for a person."""
    lines = ["name,born,arrested", "Anna Testova,13.04.1987,5/6/2024"]
    lines += ["Ivan Testov,14.04.1987,13.03.2025", "Otto Testov,15.04.1987,31.02.2025"]
    plan = plan_list("\n".join(lines).encode(), name="x.csv")
    assert [column.order for column in plan.mapping.columns[1:]] == [Order.UNKNOWN] * 2
    claims = Claimer(plan.grid, plan.mapping, []).claims(plan.difference.added[0])
    (unread,) = [c for c in claims if c.confidence is Confidence.REVIEW]
    assert unread.quote == "5/6/2024"


def test_a_column_shows_the_order_of_another_that_writes_dates_alike() -> None:
    """The slashes of one column, and not its points."""
    slashed = b"name,born,arrested\nAnna Testova,4/13/1987,5/6/2024\n"
    pointed = b"name,born,arrested\nAnna Testova,4-13-1987,5/6/2024\n"
    orders = [plan_list(d, name="x.csv").mapping.columns[2].order for d in (slashed, pointed)]
    assert orders == [Order.MONTH_FIRST, Order.UNKNOWN]


def test_claims_that_could_not_be_read_wait_for_a_person() -> None:
    """An unreadable date is kept as written, for review."""
    plan = planned(None, b"name,arrested\nAnna Testova,31.02.2021\nIvan Testov,11.03.2021\n")
    claims = Claimer(plan.grid, plan.mapping, []).claims(plan.difference.added[0])
    (unread,) = [c for c in claims if c.confidence is Confidence.REVIEW]
    assert isinstance(unread.body, Attribute)
    assert (unread.body.field, unread.body.value) == ("arrested_as_written", "31.02.2021")


@pytest.mark.parametrize(
    ("cell", "day", "field", "value", "is_clear"),
    [
        ("37", "2025-09-01", "age_on", "37 on 2025-09-01", True),
        ("37", None, "age", "37", True),
        ("370", "2025-09-01", "age", "370", True),
        ("grown up", "2025-09-01", "age", "grown up", False),
    ],
)
def test_an_age_that_no_birth_follows_from_is_kept_as_written(
    cell: str, day: str | None, field: str, value: str, is_clear: bool
) -> None:
    """Of a list without a day, of nobody alive, or of no number: what the cell says stays."""
    data = f"name,years\nAnna Testova,{cell}\n".encode()
    mapping = plan_list(data, name="x.csv").mapping
    columns = (mapping.columns[0], replace(mapping.columns[1], role="attribute", field="age_on"))
    plan = plan_list(data, name="x.csv", mapping=replace(mapping, columns=columns, said_on=day))
    claims = Claimer(plan.grid, plan.mapping, []).claims(plan.difference.added[0])
    (age,) = [c for c in claims if c.quote == cell]
    assert isinstance(age.body, Attribute)
    assert (age.body.field, age.body.value) == (field, value)
    assert (age.confidence is not Confidence.REVIEW) is is_clear


words = st.sampled_from(
    ["name", "имя", "born", "released", "status", "id", "date", "Anna Testova", "Кузьма", "held",
     "11.09.2025", "03/04/2025", "31.02.2021", "45911", "-", "", "Total", "x" * 50, "⏎", "m", "14"]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.lists(words | st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=6),
        min_size=1,
        max_size=8,
    )
)
def test_any_table_is_planned_or_refused_and_every_claim_quotes_it(rows: list[list[str]]) -> None:
    """Whatever a list holds: one deliberate error, or claims whose quotes are in its text."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    try:
        plan = plan_list(out.getvalue().encode(), name="any.csv")
    except HabeasError:
        return
    claimer = Claimer(plan.grid, plan.mapping, [])
    for row in plan.difference.added:
        for claim in claimer.claims(row):
            assert plan.grid.text[claim.start : claim.end] == claim.quote
            assert claim.quote.strip() == claim.quote
            start, end = plan.grid.row_span(row.row)
            assert start <= claim.start < claim.end <= end
            assert Claim.from_record(claim.to_record()) == claim
    list(preview_rows(plan))


def test_a_row_that_was_not_compared_with_everyone_of_its_name_says_so(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is neither new nor the same: more people share its name than are compared."""
    namesakes = "".join(f"{n},Zofia Wymyślona,{1940 + 10 * n},13.02.2021,held\n" for n in range(5))
    accepted(archive, ("id,name,birth,arrested,status\n" + namesakes).encode())
    wanted = b"name;born;status\nZofia Wymyslona;1980;held\nSomebody Else;1950;held\n"
    plan = plan_list(wanted, name="other.csv", view=archive.view())
    assert [m.match for m in plan.matches] == [RowMatch.SAME, RowMatch.NEW]
    assert not any("more people than are compared" in line for line in summary(plan))
    everywhere(monkeypatch, index, "MOST_NEAR", 2)
    plan = plan_list(wanted, name="other.csv", view=archive.view())
    (zofia, other) = plan.matches
    assert (zofia.match, zofia.person, zofia.not_compared) == (RowMatch.CANNOT_TELL, None, 3)
    assert other.match is RowMatch.NEW
    (said,) = [line for line in summary(plan) if "more people than are compared" in line]
    assert said.startswith("1 row may be one with more people than are compared")
    (row,) = [row for row in preview_rows(plan) if row["name"] == "Zofia Wymyslona"]
    assert (row["not_compared"], row["score"]) == (3, None)
    assert row["what"] == "3 more share the name and were not compared"
    # Who fits one of those compared is left for a person, too.
    plan = plan_list(wanted.replace(b"1980", b"1950"), name="other.csv", view=archive.view())
    zofia = plan.matches[0]
    assert (zofia.match, zofia.others, zofia.not_compared) == (RowMatch.CANNOT_TELL, 0, 3)
    assert zofia.score > 0.5
    assert import_list(archive, plan, by="Vera", why="alike", same_above=0.5).same == 0
