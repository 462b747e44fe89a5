"""What entries hold is told in one place: whatever is written is read there, under its name."""

import msgspec
import pytest

from habeas.archive import Archive
from habeas.archive.ledger import bodies, ledger
from habeas.archive.ledger.bodies import ActBody, read_body
from habeas.errors import RecordError
from invented_reports import add_report, add_second, held, released, seen_again

BY_KIND = {
    kind.KIND: kind
    for kind in vars(bodies).values()
    if isinstance(kind, type) and hasattr(kind, "KIND")
} | {"retract": ActBody}
# What the ledger says itself of any entry, where a clock went backwards.
OWN = {"clock_showed"}


def test_nothing_is_written_that_the_bodies_do_not_tell(archive: Archive) -> None:
    """Of every kind of entry that is made here, each field has its place and its type."""
    source = add_report(archive)
    first, second = archive.add_claims(source, [released(), held()])
    archive.add_claims(add_second(archive), [seen_again()])
    archive.decide_all([(first, "accept"), (second, "accept")], by="Ada", why="read", batch="b")
    change = {"place": "Lemonia"}
    archive.decide(first, "correct", by="Ada", why="the place", correction=change)
    a, b, _ = sorted(mention.id for mention in archive.view().mentions())
    judged = archive.judge_all([(a, b, "unsure")], by="Ada", why="who knows", batch="b")
    archive.undo(judged[0], by="Ada", why="a slip")
    archive.declare_complete("held", place=None, first="2025", last=None, by="Ada", why="all")
    archive.retract(second, by="Ada", why="withdrawn")
    archive.note_copy("out.csv", what="export", form="csv")
    seen = _kinds_read(archive)
    archive.erase(second, by="Ada", why="asked to")
    assert seen | _kinds_read(archive) >= {
        "archive", "source", "claim", "decision", "retract", "judgement", "undo", "completeness",
        "copy", "erase",
    }  # fmt: skip


def _kinds_read(archive: Archive) -> set[str]:
    """Read the body of every entry as what its kind holds; give the kinds."""
    seen = set()
    with archive.store.reading() as connection:
        for item in ledger.walk(connection):
            if item.body is not None:
                kind = BY_KIND[item.entry.kind]
                told = {field.name for field in msgspec.structs.fields(kind)}
                assert item.body.keys() <= told | OWN, item.entry.kind
                read_body(msgspec.json.encode(item.body), kind)
                seen.add(item.entry.kind)
    return seen


@pytest.mark.parametrize("data", [b"{", b'{"by": "Ada"}', b'{"by": 1, "why": ""}'])
def test_a_damaged_body_is_an_error_of_ours(data: bytes) -> None:
    """Whoever reads it is told in one line, and sees no other library's error."""
    with pytest.raises(RecordError, match="an entry"):
        read_body(data, ActBody)
