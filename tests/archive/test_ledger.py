"""The ledger's promises, kept by the database itself, on every store."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, Executable, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from habeas.archive import Archive
from habeas.archive.database.schema import PROJECTIONS, entry, part, payload
from habeas.archive.ledger import checkpoint, ledger
from habeas.archive.ledger.ledger import EntryDraft
from habeas.archive.upkeep.upkeep import projection_digests
from habeas.errors import RecordError
from invented_reports import add_report, add_second, crossed, held, released, seen_again
from time_machine import rows


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """Two sources, four claims, decisions, a judgement, an undo, a retraction, a definition."""
    source, second = add_report(archive), add_second(archive)
    names = archive.add_claims(source, [released(), held(), crossed()])
    (other,) = archive.add_claims(second, [seen_again()])
    decided = archive.decide_all([(n, "accept") for n in (*names, other)], by="Ada", why="read")
    archive.decide(names[2], "correct", by="Bo", why="more", correction={"value_high": None})
    archive.judge(
        f"{source}#Zdenka Pomelo", f"{second}#Zdenka Pomelova", "same", by="Ada", why="one woman"
    )
    archive.undo(decided[1], by="Bo", why="not sure")
    archive.retract(names[2], by="Ada", why="withdrawn")
    archive.record_definition("citrus", "1", {"axis": "custody"}, by="Ada", why="start")
    return archive


def one(connection: Connection, seq: int) -> dict[str, object]:
    row = connection.execute(select(entry).where(entry.c.seq == seq)).mappings().one()
    return dict(row)


STATEMENTS: dict[str, Callable[[Connection], Executable]] = {
    "change an entry": lambda _: update(entry).where(entry.c.seq == 2).values(kind="claim"),
    "delete the last entry": lambda c: delete(entry).where(entry.c.seq == ledger.count(c)),
    "insert a second entry at a place": lambda c: insert(entry).values(
        one(c, 3) | {"commitment": b"x" * 32}
    ),
    "insert far ahead": lambda c: insert(entry).values(
        one(c, 3) | {"seq": 999, "commitment": b"x" * 32}
    ),
    "insert the same commitment": lambda c: insert(entry).values(
        one(c, 3) | {"seq": ledger.count(c) + 1}
    ),
    "change a payload": lambda _: update(payload).where(payload.c.seq == 3).values(body=b"{}"),
    "delete a payload": lambda _: delete(payload).where(payload.c.seq == 3),
    "change a part": lambda _: update(part).values(data=b""),
    "delete a part": lambda _: delete(part).where(part.c.name == "text"),
}


@pytest.mark.parametrize("what", STATEMENTS)
def test_the_database_refuses_to_change_what_is_recorded(filled: Archive, what: str) -> None:
    """Whoever has a connection and no will to take the triggers away."""
    with (
        pytest.raises(DBAPIError, match=r"immutable|append"),
        filled.store.engine.connect() as connection,
        connection.begin(),
    ):
        connection.execute(STATEMENTS[what](connection))
    assert filled.verify().is_ok


GUARDS = {
    "entry_update": {
        "sqlite": "DROP TRIGGER entry_update",
        "postgresql": "DROP TRIGGER entry_update ON entry",
    },
    "payload_delete": {
        "sqlite": "DROP TRIGGER payload_delete",
        "postgresql": "ALTER TABLE payload DISABLE TRIGGER payload_delete",
    },
    "part_insert": {
        "sqlite": "DROP TRIGGER part_insert",
        "postgresql": (
            "CREATE OR REPLACE FUNCTION part_insert() RETURNS trigger LANGUAGE plpgsql "
            "AS $$ BEGIN RETURN NEW; END $$"
        ),
    },
    "entry_commitment": {
        "sqlite": "DROP INDEX entry_commitment",
        "postgresql": "DROP INDEX entry_commitment",
    },
    "table part": {
        "sqlite": "ALTER TABLE part ADD COLUMN aside TEXT",
        "postgresql": "ALTER TABLE part ADD COLUMN aside TEXT",
    },
}


@pytest.mark.parametrize("guard", GUARDS)
def test_a_guard_that_is_gone_is_named(filled: Archive, guard: str) -> None:
    """A trigger dropped, switched off or emptied, an index of uniqueness, a table altered."""
    assert filled.verify().is_ok
    with filled.store.engine.connect() as connection, connection.begin():
        connection.execute(text(GUARDS[guard][connection.dialect.name]))
    bad = filled.verify().first_bad
    assert bad is not None
    assert guard in bad.why


def test_an_entry_says_everything_before_it(filled: Archive) -> None:
    """The chain and the tree hold, and stand for every entry."""
    verdict = filled.verify()
    assert verdict.is_ok
    assert verdict.entries == filled.view().known
    assert verdict.head == filled.head
    assert filled.verify(against=checkpoint.parse(filled.checkpoint())).is_ok


def test_rebuild_makes_every_projection_again_identically(filled: Archive) -> None:
    """By digest, of every table; and each of them holds something."""
    with filled.store.reading() as connection:
        before = projection_digests(connection)
        rows = {t.name: len(connection.execute(select(t)).all()) for t in PROJECTIONS}
    assert filled.rebuild() == ()
    with filled.store.reading() as connection:
        assert projection_digests(connection) == before
    assert [name for name, count in rows.items() if count == 0] == ["erased", "left_out"]


def test_an_erasure_lets_content_go_and_only_that(filled: Archive) -> None:
    """The payload of the erased claim is gone; proofs hold; a rebuild agrees."""
    name = filled.view().claims()[0].entry
    seq = filled.view().claim(name).seq
    filled.erase(name, by="Ada", why="asked")
    with filled.store.reading() as connection:
        assert ledger.read(connection, seq).body is None
    assert filled.verify().is_ok
    assert filled.rebuild() == ()


def test_an_erase_entry_itself_is_never_erased(filled: Archive) -> None:
    """Not even where another erase entry names it."""
    filled.erase(filled.view().claims()[0].entry, by="Ada", why="asked")
    with filled.store.writing() as connection:
        query = select(entry.c.seq).where(entry.c.kind == "erase").limit(1)
        seq = connection.execute(query).scalar_one()
        draft = EntryDraft("erase", seq, {"by": "x", "why": "x"})
        ledger.append(connection, [draft], clock=filled.store.clock)
    with (
        pytest.raises(DBAPIError, match="immutable"),
        filled.store.engine.connect() as connection,
        connection.begin(),
    ):
        connection.execute(delete(payload).where(payload.c.seq == seq))


def test_a_failure_half_way_records_nothing(filled: Archive) -> None:
    """All of a call or none of it."""
    head = filled.head
    drafts = [EntryDraft("note", None, {"a": 1}), EntryDraft("note", None, {"a": {1, 2}})]
    with pytest.raises(RecordError), filled.store.writing() as connection:
        ledger.append(connection, drafts, clock=filled.store.clock)
    assert filled.head == head


def test_every_past_moment_is_asked_alike(filled: Archive) -> None:
    """The kept rectangles agree with the claims, as known after each entry."""
    for known in range(1, filled.view().known + 1):
        view = filled.view(known=known)
        kept, fresh = view.rectangles(), view.fresh_rectangles()
        assert rows(kept) == rows(fresh)
        assert kept.people == fresh.people


def test_the_store_under_test_is_the_one_named(filled: Archive) -> None:
    """So that no suite passes for having run on the other."""
    with filled.store.reading() as connection:
        function = "sqlite_version()" if connection.dialect.name == "sqlite" else "version()"
        assert connection.execute(text(f"SELECT {function}")).scalar()
