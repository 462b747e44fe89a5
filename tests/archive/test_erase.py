"""What an erasure destroys, what goes on holding, and what it says it cannot reach."""

import zlib
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import OperationalError

from habeas.archive import Archive, create
from habeas.archive.database import dialect
from habeas.archive.files import new_key
from habeas.archive.ledger import checkpoint, ledger
from habeas.errors import ArchiveError, DecisionRefusedError
from habeas.model.claim import Claim
from habeas.model.numeral import Account, Numeral
from invented_reports import Clock, add_report, crossed, held, released

# Words that share no prefix with each other or with anything else in the file.
PLANTED = ("Quixwold", "Zumbrathe", "Vyndlehoek", "Jorpfalla", "Knutterwix")
TEXT = (
    "In spring Quixwold Zumbrathe, 37, was taken from Vyndlehoek. "
    "Nothing else is known. "
    "Jorpfalla Knutterwix, 52, was set free on 3 May 2025."
)
FIRST = "Quixwold Zumbrathe, 37, was taken from Vyndlehoek"
SECOND = "Jorpfalla Knutterwix, 52, was set free on 3 May 2025."


def claim(quote: str, person: str, event: str, name: str) -> Claim:
    start = TEXT.index(quote)
    return Claim.from_record(
        {
            "type": "person_event",
            "file": "t",
            "id": name,
            "quote": quote,
            "start": start,
            "end": start + len(quote),
            "person": person,
            "event": event,
        }
    )


def filled(archive: Archive) -> tuple[str, str, str, str]:
    """Add the text and three claims, two of them on the same words; decide about the first."""
    start = TEXT.index("37")
    numerals = [
        Numeral(start=start, end=start + 2, text="37", account=Account.AGE),
        Numeral(start=TEXT.index("52"), end=TEXT.index("52") + 2, text="52", account=Account.AGE),
    ]
    source = archive.add_source(TEXT.encode(), text=TEXT, name="spring", numerals=numerals)
    first, same_words, other = archive.add_claims(
        source,
        [
            claim(FIRST, "Quixwold Zumbrathe", "arrested", "1"),
            claim("Quixwold Zumbrathe, 37", "Quixwold Zumbrathe", "seen", "2"),
            claim(SECOND, "Jorpfalla Knutterwix", "released", "3"),
        ],
    )
    archive.decide(first, "accept", by="Ada", why="she told us in Vyndlehoek")
    archive.decide(other, "accept", by="Ada", why="read it")
    return source, first, same_words, other


def remains(path: Path, key: bytes | None = None) -> set[str]:
    """Search the whole file and its log for the planted words, decrypted and decompressed.

    The decrypted file is written out page by page as it is, free pages and all; every
    stored part is decompressed besides.
    """
    raw = b""
    for end in ("", "-wal"):
        file = path.with_name(path.name + end)
        raw += file.read_bytes() if file.exists() else b""
    connection = driver.connect(str(path))
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        opened = path.with_name("decrypted")
        opened.unlink(missing_ok=True)
        connection.execute(f"ATTACH '{opened}' AS opened KEY ''")
        connection.execute("SELECT sqlcipher_export('opened')")
        connection.execute("DETACH opened")
        raw = opened.read_bytes()
        opened.unlink()
    for (data,) in connection.execute("SELECT data FROM part"):
        raw += zlib.decompress(data)
    connection.close()
    return {word for word in PLANTED if word.encode() in raw}


def test_an_erased_passage_is_nowhere_in_the_file(archive: Archive, path: Path) -> None:
    """Nor in its log; before the erasure the same search finds every word."""
    _, first, _, _ = filled(archive)
    assert remains(path) == set(PLANTED)
    erasure = archive.erase(first, by="Ada", why="asked by the family")
    assert erasure.swept
    assert remains(path) == {"Jorpfalla", "Knutterwix"}


def test_an_erased_source_is_nowhere_in_an_encrypted_file(tmp_path: Path, clock: Clock) -> None:
    """The search decrypts and decompresses; its control finds every word before."""
    path = tmp_path / "sealed.habeas"
    key = new_key("seven red lemons")
    with create(path, clock=clock, key=key) as archive:
        source, *_ = filled(archive)
        assert remains(path, key) == set(PLANTED)
        archive.erase(source, by="Ada", why="asked by the family")
        assert remains(path, key) == set()


def test_proofs_go_on_holding(archive: Archive) -> None:
    """Also against a checkpoint kept from before the erasure."""
    _, first, _, _ = filled(archive)
    kept = checkpoint.parse(archive.checkpoint())
    archive.erase(first, by="Ada", why="asked")
    assert archive.verify(against=kept).is_ok


def test_claims_that_quote_the_same_words_go_too_and_others_stay(archive: Archive) -> None:
    """What was decided about them goes with them."""
    _, first, same_words, other = filled(archive)
    erasure = archive.erase(first, by="Ada", why="asked")
    assert set(erasure.entries) >= {first, same_words}
    assert sorted(erasure.kinds) == ["claim", "claim", "decision"]
    assert [s.entry for s in archive.view().claims()] == [other]
    assert archive.view().claim(other).claim.quote == SECOND


def test_the_text_is_masked_and_every_other_span_stands(archive: Archive) -> None:
    """Same length; the numbers in the passage are no longer listed."""
    source, first, _, _ = filled(archive)
    archive.erase(first, by="Ada", why="asked")
    text = archive.view().snapshot(source).text
    assert len(text) == len(TEXT)
    assert text[TEXT.index(SECOND) :] == SECOND
    assert text.count("█") == len(FIRST)
    assert [n.text for n in archive.view().numerals(source)] == ["52"]


def test_the_original_bytes_are_dropped_and_it_is_said(archive: Archive) -> None:
    """They could not be masked without becoming other bytes."""
    source, first, _, _ = filled(archive)
    erasure = archive.plan_erasure(first)
    assert erasure.bytes_dropped
    archive.erase(first, by="Ada", why="asked")
    assert archive.view().original(source) is None
    assert archive.view().source(source).sha256 == ""


def test_answers_say_how_many_erased_claims_they_would_have_used(archive: Archive) -> None:
    """Now, and as known before the erasure; not as known before the claims."""
    _, first, _, _ = filled(archive)
    before = archive.view().known
    archive.erase(first, by="Ada", why="asked")
    assert archive.view().erased == 2
    assert archive.view(known=before).erased == 2
    assert archive.view(known=2).erased == 0


def test_what_it_cannot_reach_is_listed(archive: Archive, tmp_path: Path) -> None:
    """Backups recorded before, and other sources that hold the same words."""
    _, first, _, _ = filled(archive)
    archive.backup(tmp_path / "shelf.habeas")
    archive.add_source(b"copy", text=f"They say: {FIRST}.", name="a copy")
    erasure = archive.erase(first, by="Ada", why="asked")
    assert [name for name, _ in erasure.backups] == ["shelf.habeas"]
    assert erasure.elsewhere == ("a copy",)


def test_copies_made_since_are_listed_and_older_ones_are_not(
    archive: Archive, tmp_path: Path, clock: Clock
) -> None:
    """What was written before the source was recorded cannot hold its words."""
    archive.backup(tmp_path / "before.habeas")
    archive.note_copy("before.csv", what="export", form="csv")
    source, first, _, _ = filled(archive)
    archive.note_copy(f"{tmp_path}/letter.txt", what="chronicle", form="text")
    archive.backup(tmp_path / "after.habeas")
    when = clock.now.isoformat()
    for planned in (archive.plan_erasure(first), archive.plan_erasure(source)):
        assert [(c.name, c.what, c.form) for c in planned.copies] == [
            ("letter.txt", "chronicle", "text")
        ]
        assert planned.copies[0].at <= when
        assert [name for name, _ in planned.backups] == ["after.habeas"]
    assert archive.erase(first, by="Ada", why="asked").copies == planned.copies


def test_the_note_of_a_copy_is_never_erased(archive: Archive) -> None:
    """As little as that of a backup."""
    noted = archive.note_copy("all.jsonl", what="export", form="jsonl")
    with pytest.raises(DecisionRefusedError, match="never erased"):
        archive.erase(noted, by="Ada", why="oops")
    assert archive.verify().is_ok
    assert archive.rebuild() == ()


def test_a_judgement_about_somebody_whom_nothing_mentions_any_more_goes_too(
    archive: Archive,
) -> None:
    """Its mention's id holds the name."""
    pytest.importorskip("habeas.resolve", reason="names are not matched yet")
    source, first, _, _ = filled(archive)
    a, b = f"{source}#Quixwold Zumbrathe", f"{source}#Jorpfalla Knutterwix"
    archive.judge(a, b, "different", by="Ada", why="two people")
    erasure = archive.erase(first, by="Ada", why="asked")
    assert "judgement" in erasure.kinds
    assert archive.view().judgements() == ()


def test_an_erased_decision_no_longer_stands(archive: Archive) -> None:
    """Its reason is gone, and so is what it did; the projections agree with a rebuild."""
    _, first, _, other = filled(archive)
    decision = archive.view().claim(other).decision
    assert decision is not None
    archive.erase(decision, by="Ada", why="the reason named a witness")
    assert archive.view().claim(other).state == "proposed"
    assert archive.view().claim(first).state == "accepted"
    assert archive.rebuild() == ()


def test_after_an_erasure_a_rebuild_changes_nothing(archive: Archive) -> None:
    """Erasing leaves exactly what the ledger that is left would give."""
    source, first, _, _ = filled(archive)
    archive.erase(first, by="Ada", why="asked")
    assert archive.rebuild() == ()
    archive.erase(source, by="Ada", why="asked again")
    assert archive.rebuild() == ()
    assert archive.view().sources() == ()


@pytest.mark.parametrize("kind", ["erase", "archive", "backup"])
def test_the_record_of_what_was_done_is_never_erased(
    archive: Archive, tmp_path: Path, kind: str
) -> None:
    """Not an erasure, not the first entry, not a backup."""
    _, first, _, _ = filled(archive)
    archive.backup(tmp_path / "shelf.habeas")
    archive.erase(first, by="Ada", why="asked")
    lines = archive.view().history(first)
    name = next((line.entry for line in lines if line.kind == kind), None)
    if name is None:
        with archive.store.reading() as connection:
            name = next(s.entry.id for s in ledger.walk(connection) if s.entry.kind == kind)
    with pytest.raises(DecisionRefusedError, match="never erased"):
        archive.erase(name, by="Ada", why="oops")


def test_nothing_is_erased_twice(archive: Archive) -> None:
    """The second time is refused in one line."""
    _, first, _, _ = filled(archive)
    archive.erase(first, by="Ada", why="asked")
    with pytest.raises(DecisionRefusedError, match="already erased"):
        archive.erase(first, by="Ada", why="asked")


def test_a_reader_in_the_way_is_said_and_a_later_sweep_finishes(
    archive: Archive, path: Path
) -> None:
    """Old pages stay in the log while somebody reads them."""
    _, first, _, _ = filled(archive)
    archive.store.engine.dispose()
    reader = driver.connect(str(path), isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM entry").fetchone()
    quick = Archive(replace(archive.store, timeout=0.1))
    erasure = quick.erase(first, by="Ada", why="asked")
    assert not erasure.swept
    reader.close()
    assert quick.sweep()
    assert remains(path) == {"Jorpfalla", "Knutterwix"}
    quick.close()


def test_a_writer_in_the_way_is_said_and_a_later_sweep_finishes(
    archive: Archive, path: Path
) -> None:
    """Another program that writes holds the whole file; the erasure stands."""
    _, first, _, _ = filled(archive)
    archive.erase(first, by="Ada", why="asked")
    archive.store.engine.dispose()
    writer = driver.connect(str(path), isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    quick = Archive(replace(archive.store, timeout=0.1))
    assert not quick.sweep()
    writer.close()
    assert quick.sweep()
    quick.close()


def test_retracting_erases_nothing(archive: Archive) -> None:
    """The two are different things."""
    source = add_report(archive)
    first, *_ = archive.add_claims(source, [released(), held(), crossed()])
    archive.retract(first, by="Ada", why="withdrawn")
    assert archive.view().erased == 0
    assert archive.view().claim(first).claim.quote.startswith("Zdenka")


def refuse_sweeps(patch: pytest.MonkeyPatch, said: str) -> None:
    """Let the database refuse to be opened for a sweep, in its own words."""

    def refused(*_: object, **__: object) -> bool:
        raise OperationalError(None, None, driver.OperationalError(said))

    patch.setattr(dialect, "sweep", refused)


def test_a_file_that_is_locked_when_it_is_swept_waits_for_a_later_sweep(
    archive: Archive, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The erasure stands, and says that old pages are left."""
    _, first, _, _ = filled(archive)
    with monkeypatch.context() as patch:
        refuse_sweeps(patch, "database is locked")
        assert not archive.erase(first, by="Ada", why="asked").swept
    assert archive.sweep()
    assert remains(path) == {"Jorpfalla", "Knutterwix"}


def test_a_sweep_refused_for_another_reason_says_which(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is no reader who will go away."""
    refuse_sweeps(monkeypatch, "database or disk is full")
    with pytest.raises(ArchiveError, match="the disk is full"):
        archive.sweep()
