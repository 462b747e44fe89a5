"""The tables in force at each entry: a newer Habeas changes no answer until somebody decides so."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from habeas.archive import Archive, View, create, files, open_archive
from habeas.archive.ledger.canonical import canonical
from habeas.archive.ledger.ledger import EntryDraft, append
from habeas.archive.projections.project import project
from habeas.archive.upkeep.upkeep import projection_digests
from habeas.cli import main
from habeas.errors import DefinitionError, RecordError
from habeas.model.claim import Claim
from habeas.vocabulary import definitions
from habeas.vocabulary.rules import FORM, Rules, packaged
from invented_reports import Clock, record
from other_tables import pardon_frees, renamed, seen_is_held, shipping, tables
from time_machine import rows

TEXT = (
    "Zdenka Pomelo was arrested on 3 February 2024. Zdenka Pomelo was pardoned on 9 May 2025. "
    "Oto Kvikala was arrested on 4 March 2024. Otto Quickala was seen on 1 June 2025."
)
TOLD = (
    ("Zdenka Pomelo was arrested", "arrested", "2024-02-03"),
    ("Zdenka Pomelo was pardoned", "pardoned", "2025-05-09"),
    ("Oto Kvikala was arrested", "arrested", "2024-03-04"),
    ("Otto Quickala was seen", "seen", "2025-06-01"),
)


def fill(archive: Archive) -> None:
    """Accept four claims about three people, two of whom are then judged one."""
    source = archive.add_source(TEXT.encode(), text=TEXT, name="r", said_on="2025-06-02")
    claims = [
        Claim.from_record(
            record(
                quote,
                text=TEXT,
                name=quote,
                person=quote.partition(" was")[0],
                event=event,
                date=day,
            )
        )
        for quote, event, day in TOLD
    ]
    names = archive.add_claims(source, claims)
    archive.decide_all([(name, "accept") for name in names], by="Ada", why="read")
    archive.judge(
        f"{source}#Oto Kvikala", f"{source}#Otto Quickala", "same", by="Ada", why="one man"
    )


@pytest.fixture
def filled(archive: Archive) -> Archive:
    fill(archive)
    return archive


@pytest.fixture
def unrecorded(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    """An archive made by a Habeas that did not record its tables yet."""
    nothing = SimpleNamespace(to_data=lambda: None)
    with monkeypatch.context() as patch:
        patch.setattr(files, "packaged", lambda: nothing)
        made = create(tmp_path / "unrecorded.habeas", clock=clock)
    with made:
        fill(made)
        yield made


def answer(view: View, *, moment: bool = True) -> bytes:
    """Give what a view answers about people, in one canonical spelling.

    Args:
        view: Asked.
        moment: Also say which moment it is; left out to compare two moments.
    """
    tallies = [view.tally(name, "2025-06-30").to_record() for name in ("held", "viasna")]
    for tally in tallies if not moment else ():
        for name in ("known", "head"):
            del tally[name]
    people = [
        [person.id, [repr(spell) for spell in view.spells(person.id)]] for person in view.people()
    ]
    kept = rows(view.rectangles())
    assert kept == rows(view.fresh_rectangles())
    return canonical({"tallies": tallies, "people": people, "kept": kept})


def printed(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    """Run a command that succeeds and give its stdout."""
    code, out, err = run(capsys, *words)
    assert code == 0, err
    return out


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """Run the command line as ``habeas`` does."""
    with pytest.raises(SystemExit) as left:
        main([str(word) for word in words])
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


def commands(archive: Archive, known: int) -> list[tuple[object, ...]]:
    """Give the questions a person types about one moment."""
    path, moment = archive.path, ("--known", known)
    first = archive.view(known=known).people()[0].id
    return [
        ("count", path, "--definition", "held", "--on", "2025-06-30", "--list", *moment),
        ("count", path, "--definition", "held", "--on", "2025-06-30", "--format", "json", *moment),
        ("person", path, first, "--format", "json", *moment),
        ("people", path, "--format", "json", *moment),
    ]


@pytest.mark.parametrize("newer", [pardon_frees, renamed])
def test_a_newer_habeas_changes_no_answer(filled: Archive, newer: Callable[[], Rules]) -> None:
    """Neither what is kept, nor what is worked out anew, nor what a rebuild gives back."""
    before = answer(filled.view())
    with shipping(newer()):
        assert packaged() == newer()
        assert answer(filled.view()) == before
        assert filled.rebuild() == ()
        assert answer(filled.view()) == before


@pytest.mark.parametrize("newer", [pardon_frees, renamed])
def test_without_recorded_tables_a_newer_habeas_would_change_answers(
    unrecorded: Archive, newer: Callable[[], Rules]
) -> None:
    """The control: the swap does change what these claims give where nothing is recorded."""
    before = answer(unrecorded.view(), moment=False)
    with shipping(newer()):
        unrecorded.rebuild()
        assert answer(unrecorded.view(), moment=False) != before
    unrecorded.rebuild()
    assert answer(unrecorded.view(), moment=False) == before


def test_an_answer_known_before_an_upgrade_stays_after_it(
    filled: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    """Byte for byte, also what commands print, also after a rebuild; the answer of now differs."""
    then = filled.view().known
    before = answer(filled.view())
    asked = commands(filled, then)
    said = [printed(capsys, *words) for words in asked]
    filled.record_tables(pardon_frees(), by="Ada", why="a pardon frees")
    now = filled.view().known
    for _ in range(2):
        assert answer(filled.view(known=then)) == before
        assert [printed(capsys, *words) for words in asked] == said
        assert answer(filled.view(), moment=False) != answer(filled.view(known=then), moment=False)
        later = [printed(capsys, *words) for words in commands(filled, now)]
        assert later[0] != said[0]
        assert filled.rebuild() == ()


def test_a_pardon_counts_as_the_tables_in_force_have_it(filled: Archive) -> None:
    """Possible before the upgrade; after it Zdenka Pomelo is at liberty and counts no more."""

    def held(known: int | None = None) -> tuple[int, int | None]:
        tally = filled.view(known=known).tally("held", "2025-06-30")
        return tally.recorded.low, tally.recorded.high

    assert held() == (1, 2)
    then = filled.view().known
    filled.record_tables(pardon_frees(), by="Ada", why="a pardon frees")
    assert held() == (1, 1)
    assert held(then) == (1, 2)


def test_an_upgrade_closes_and_opens_only_what_it_changes(filled: Archive) -> None:
    """Nobody else's rectangles are touched."""

    def opened() -> set[str]:
        seq = filled.view().known
        with filled.store.reading() as connection:
            query = f"SELECT person FROM rectangle WHERE {seq} IN (from_seq, to_seq)"  # noqa: S608
            return set(connection.exec_driver_sql(query).scalars())

    names = {person.id: person.names[0] for person in filled.view().people()}
    filled.record_tables(pardon_frees(), by="Ada", why="a pardon frees")
    assert {names[person] for person in opened()} == {"Zdenka Pomelo"}
    filled.record_tables(packaged(), by="Ada", why="it does not")
    assert {names[person] for person in opened()} == {"Zdenka Pomelo"}
    filled.record_tables(packaged(), by="Ada", why="twice")
    assert opened() == set()


def test_an_undone_upgrade_gives_the_old_answers_back(filled: Archive) -> None:
    """And undoing the undo brings the new ones; each moment keeps its own."""
    old, seq = answer(filled.view(), moment=False), filled.view().known
    entry = filled.record_tables(pardon_frees(), by="Ada", why="a pardon frees")
    new = answer(filled.view(), moment=False)
    back = filled.undo(entry, by="Bo", why="not agreed")
    assert answer(filled.view(), moment=False) == old
    filled.undo(back, by="Ada", why="agreed after all")
    assert answer(filled.view(), moment=False) == new
    found = [answer(filled.view(known=seq + i), moment=False) for i in range(4)]
    assert found == [old, new, old, new]
    assert filled.rebuild() == ()


def test_rectangles_after_an_erasure_are_those_of_each_moments_tables(filled: Archive) -> None:
    """Whoever's past is worked out again, it is by the tables in force then."""
    filled.record_tables(seen_is_held(), by="Ada", why="seen is held")
    later = filled.record_tables(pardon_frees(), by="Ada", why="a pardon frees")
    filled.undo(later, by="Bo", why="not agreed")
    claim = filled.view().claims(state="accepted")[0]
    filled.erase(claim.entry, by="Ada", why="asked")
    for known in range(filled.view().known + 1):
        view = filled.view(known=known)
        assert rows(view.rectangles()) == rows(view.fresh_rectangles())
    assert filled.rebuild() == ()


def test_work_that_follows_an_upgrade_goes_by_the_new_tables(filled: Archive) -> None:
    """One entry at a time or all at once in a rebuild: the same rows."""
    filled.record_tables(seen_is_held(), by="Ada", why="seen is held")
    other = TEXT + " Again."
    source = filled.add_source(other.encode(), text=other, name="s", said_on="2025-06-03")
    quote = "Otto Quickala was seen"
    told = record(quote, text=other, person="Otto Quickala", event="seen", date="2025-06-01")
    (name,) = filled.add_claims(source, [Claim.from_record(told)])
    filled.decide(name, "accept", by="Ada", why="read")
    person = filled.view().person_of_claim()[name]
    spells = filled.view().spells(person)
    assert [s.value for s in spells if s.axis == "custody"] == ["in_custody"]
    with filled.store.reading() as connection:
        before = projection_digests(connection)
    assert filled.rebuild() == ()
    with filled.store.reading() as connection:
        assert projection_digests(connection) == before


def test_tables_of_a_newer_form_are_refused_in_one_line(
    filled: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was known before them can still be asked; what comes after cannot be worked out."""
    then = filled.view().known
    data = tables() | {"form": FORM + 1, "definitions": []}
    body = {"id": "tables", "version": "later", "data": data, "by": "Ada", "why": "new"}
    with filled.store.writing() as connection:
        sealed = append(
            connection, [EntryDraft("definition", None, body)], clock=filled.store.clock
        )
        with pytest.raises(DefinitionError, match="newer form"):
            project(connection, sealed)
    asked = ("count", filled.path, "--on", "2025-06-30")
    code, out, err = run(capsys, *asked)
    assert (code, out) == (2, "")
    assert "newer form (2) than this Habeas reads (1)" in err
    assert err.count("\n") == 1
    assert run(capsys, *asked, "--known", then)[0] == 0
    assert run(capsys, "upgrade", filled.path, "--dry-run")[0] == 2


def test_the_tables_name_is_their_own(archive: Archive) -> None:
    """No definition can be recorded that would pass for tables."""
    with pytest.raises(RecordError, match="no definition can have this name: tables"):
        archive.record_definition("tables", "1", {"axis": "custody"}, by="Ada", why="x")


def test_an_upgrade_says_what_differs_and_is_one_decision(
    filled: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    """A dry run records nothing and foretells how many histories change."""
    known, old = filled.view().known, answer(filled.view(), moment=False)
    with shipping(pardon_frees()):
        code, out, err = run(capsys, "upgrade", filled.path, "--dry-run", "--format", "json")
        assert code == 0
        assert json.loads(out) == [
            {"table": "events", "item": "pardon", "change": "changed: effects (custody)"}
        ]
        assert "the histories of 1 person would change; nothing is recorded" in err
        assert filled.view().known == known
        words = ("upgrade", filled.path, "--by", "Ada", "--why", "a pardon frees")
        code, _, err = run(capsys, *words)
        assert code == 0
        assert "the histories of 1 person changed" in err
        assert filled.view().known == known + 1
        assert filled.view().rules == pardon_frees()
        entry = err.partition("recorded as ")[2][:20]
        code, out, err = run(capsys, *words)
        assert (code, out.count("\n")) == (0, 1)
        assert "nothing differs" in err
        assert filled.view().known == known + 1
        filled.undo(entry, by="Bo", why="not agreed")
        assert answer(filled.view(), moment=False) == old


def test_an_upgrade_without_who_and_why_is_refused(
    filled: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    """As every decision is."""
    code, _, err = run(capsys, "upgrade", filled.path, "--by", "Ada")
    assert code == 2
    assert "--by and --why" in err


def test_an_older_habeas_does_not_take_an_upgrade_back(
    filled: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says that the archive is ahead of it."""
    filled.record_tables(pardon_frees(), by="Ada", why="a pardon frees")
    code, _, err = run(capsys, "upgrade", filled.path, "--by", "Ada", "--why", "x")
    assert code == 2
    assert "have been replaced since" in err


def test_an_archive_without_tables_of_its_own_gets_them_by_an_upgrade(
    unrecorded: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    """From then on a newer Habeas changes no answer there either."""
    before = answer(unrecorded.view(), moment=False)
    words = ("upgrade", unrecorded.path, "--by", "Ada", "--why", "to keep them")
    assert "not recorded with this archive yet" in printed(capsys, *words)
    with shipping(pardon_frees()):
        unrecorded.rebuild()
        assert answer(unrecorded.view(), moment=False) == before


def _preset(name: str) -> dict[str, Any]:
    return dict(next(data for data in definitions.preset_data() if data["id"] == name))


def test_definitions_come_with_an_upgrade_and_ones_own_stay(
    filled: Archive, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new version and a new definition come into force; what was defined here does not move."""
    own = _preset("released") | {"version": 5, "title": "Released, as we say it"}
    filled.record_definition("released", "5", own, by="Ada", why="ours")
    then = filled.view().known
    shipped = (
        _preset("held") | {"version": 2, "title": "Held, newly said"},
        _preset("released") | {"version": 2},
        _preset("held") | {"id": "held_gently"},
    )
    with pytest.raises(DefinitionError, match="no such definition"):
        filled.view().definition("held_gently")
    with monkeypatch.context() as patch:
        patch.setattr("habeas.app.upgrade_archive.preset_data", lambda: shipped)
        words = ("upgrade", filled.path, "--by", "Ada", "--why", "as agreed")
        code, out, err = run(capsys, *words, "--format", "json")
    assert code == 0
    assert [(row["item"], row["change"]) for row in json.loads(out)] == [
        ("held", "held@1 becomes held@2: title, version"),
        ("held_gently", "new: held_gently@1"),
    ]
    assert "released stays as you recorded it" in err
    view = filled.view()
    assert view.definition("held").ref == "held@2"
    assert view.definition("held@1").title == _preset("held")["title"]
    assert view.definition("released").version == 5
    assert view.definition("held_gently").version == 1
    assert filled.view(known=then).definition("held").ref == "held@1"
    with pytest.raises(DefinitionError, match="there is held@2"):
        view.definition("held@9")


def test_a_definition_that_only_a_newer_habeas_ships_is_not_in_force(
    filled: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else its answer would change with every Habeas; the error says how to have it."""
    newer = dict(definitions.presets()) | {"held_gently": definitions.preset("held")}
    monkeypatch.setattr(definitions, "presets", lambda: newer)
    with pytest.raises(DefinitionError, match="habeas upgrade"):
        filled.view().definition("held_gently")


def test_reading_does_not_depend_on_the_habeas_that_reads(filled: Archive) -> None:
    """Opened anew by one that ships other tables, the archive answers by its own."""
    before = answer(filled.view())
    with shipping(seen_is_held()), open_archive(filled.path, clock=Clock()) as again:
        assert again.view().rules != packaged()
        assert answer(again.view()) == before


def _record_as_once(archive: Archive, name: str, data: dict[str, Any]) -> str:
    """Record data as a definition with a name of its own, as archives once did."""
    body = {"id": name, "version": "1", "data": data, "by": "Ada", "why": "as once"}
    with archive.store.writing() as connection:
        sealed = append(
            connection, [EntryDraft("definition", None, body)], clock=archive.store.clock
        )
        project(connection, sealed)
        return sealed[0].entry.id


def test_tables_once_recorded_as_a_definition_are_in_force_and_can_be_undone(
    filled: Archive,
) -> None:
    """What kind of data an entry gives was once its name; archives made then read the same."""
    old = answer(filled.view(), moment=False)
    newer = pardon_frees()
    name = _record_as_once(filled, "tables", newer.to_data() | {"definitions": []})
    then = answer(filled.view(), moment=False)
    assert then != old
    filled.undo(name, by="Ada", why="too early")
    assert answer(filled.view(), moment=False) == old
    assert "tables" not in {d.id for d in filled.view().definitions()}
    again = filled.record_tables(newer, by="Ada", why="now")
    assert answer(filled.view(), moment=False) == then
    assert filled.view().history(again)[0].kind == "tables"
    with filled.store.reading() as connection:
        before = projection_digests(connection)
    filled.rebuild()
    with filled.store.reading() as connection:
        assert projection_digests(connection) == before


def test_facts_about_an_archive_are_no_definition(archive: Archive) -> None:
    """They have a kind of their own; recorded as a definition once, they are read the same."""
    _record_as_once(archive, "about", {"place": "XA"})
    about = archive.view().about()
    assert about is not None
    assert about.data == {"place": "XA"}
    first = archive.record_about({"place": "XB"}, by="Ada", why="it is about this")
    assert archive.record_about({"place": "XB"}, by="Ada", why="again") == first
    about = archive.view().about()
    assert about is not None
    assert (about.data, about.entry, about.by) == ({"place": "XB"}, first, "Ada")
    assert not archive.view().definitions()
    archive.undo(first, by="Ada", why="no")
    about = archive.view().about()
    assert about is not None
    assert about.data == {"place": "XA"}
    with pytest.raises(RecordError, match="no definition can have this name: about"):
        archive.record_definition("about", "1", {}, by="Ada", why="no")
