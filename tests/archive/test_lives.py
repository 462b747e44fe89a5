"""One person's kept life: worked out again only where what is told changes."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from habeas.archive import Archive
from habeas.archive.database.schema import rectangle
from habeas.archive.projections.rectangle_rows import told_of_rows, told_rows
from habeas.history import rectangles as working
from habeas.history import statements as telling
from habeas.history.statements import told_of
from habeas.model.claim import Claim
from habeas.vocabulary.rules import packaged
from invented_reports import record
from strategies import event
from time_machine import rows
from watching import watched

EVENTS = ("arrested", "transferred", "charged", "seen", "released")


def tell(archive: Archive, told: list[tuple[str, str]], **more: str) -> list[str]:
    """Record one source that tells of some events of Zdenka Pomelo, by word and day."""
    lines = [f"Line {n}: {word}, {day}." for n, (word, day) in enumerate(told)]
    text = "Zdenka Pomelo. " + " ".join(lines)
    source = archive.add_source(text.encode(), text=text, name="r", said_on="2025-09-01")
    claims = [
        Claim.from_record(
            record(
                line, text=text, name=str(n), person="Zdenka Pomelo", event=word, date=day, **more
            )
        )
        for n, (line, (word, day)) in enumerate(zip(lines, told, strict=True))
    ]
    return list(archive.add_claims(source, claims))


def many(count: int) -> list[tuple[str, str]]:
    """Give so many events, each on a day of its own, arrests and releases in turn."""
    first = date(2020, 1, 1)
    return [
        (EVENTS[n % len(EVENTS)], (first + timedelta(days=3 * n)).isoformat()) for n in range(count)
    ]


def opened(archive: Archive) -> list[int]:
    """Give the entries at which rectangles were opened."""
    with archive.store.reading() as connection:
        found = connection.execute(select(rectangle.c.from_seq).distinct()).scalars()
        return sorted(found)


def agree(archive: Archive) -> None:
    """Kept and worked out anew, as known after each entry; and a rebuild changes nothing."""
    for known in range(archive.view().known + 1):
        view = archive.view(known=known)
        assert rows(view.rectangles()) == rows(view.fresh_rectangles())
    assert archive.rebuild() == ()


def test_what_is_told_again_changes_nothing_that_is_kept(archive: Archive) -> None:
    """The second and the third who say the same open no rectangle."""
    claims = tell(archive, [("arrested", "2021-03-04")] * 3)
    for claim in claims:
        archive.decide(claim, "accept", by="Ada", why="read")
    assert len(opened(archive)) == 1
    archive.retract(claims[0], by="Ada", why="withdrawn")
    assert len(opened(archive)) == 1
    archive.retract(claims[2], by="Ada", why="withdrawn")
    archive.retract(claims[1], by="Ada", why="withdrawn")
    assert archive.view().rectangles().people == ()
    agree(archive)


def test_what_is_told_again_is_not_worked_out_again(archive: Archive) -> None:
    """However often it is said, in one batch or later."""
    names = tell(archive, [("arrested", "2021-03-04")] * 9)
    with watched(working.rectangles) as asked:
        archive.decide_all([(name, "accept") for name in names], by="Ada", why="read")
    # Once for the life and once for what sources state of her.
    assert len(asked) == 2


def test_a_claim_that_others_repeat_stays_itself(archive: Archive) -> None:
    """Of two who say the same one is named by a third: each moment knows whom it comes from."""
    first, second = tell(archive, [("arrested", "2021-03-04")] * 2)
    (third,) = tell(archive, [("arrested", "2021-03-05")], origin=second)
    for claim in (first, second, third):
        archive.decide(claim, "accept", by="Ada", why="read")
    archive.retract(first, by="Ada", why="withdrawn")
    archive.retract(second, by="Ada", why="withdrawn")
    agree(archive)


def test_one_at_a_time_is_what_a_batch_gives(archive: Archive) -> None:
    """Many events of one person, accepted one by one, all at once, and some taken back."""
    names = tell(archive, many(44))
    for name in names[:4]:
        archive.decide(name, "accept", by="Ada", why="read")
    archive.decide_all([(name, "accept") for name in names[4:]], by="Ada", why="read")
    archive.retract(names[5], by="Ada", why="withdrawn")
    agree(archive)


@pytest.mark.parametrize("count", [0, 1, 16, 60, 200])
def test_what_is_told_is_kept_in_pieces_and_given_back(count: int) -> None:
    """Also where much is told, denied and of several parts, the pieces in any order."""
    claims = [event(word, day, key=f"c{n}") for n, (word, day) in enumerate(many(count))]
    told = told_of(claims, rules=packaged())
    kept = told_rows(told)
    assert told_of_rows([row["detail"] for row in reversed(kept)]) == told
    assert len(kept) == 1 if count <= 16 else len(kept) > 16


def test_what_is_kept_in_pieces_is_put_in_order_once() -> None:
    """Not again for each further piece."""
    claims = [event(word, day, key=f"c{n}") for n, (word, day) in enumerate(many(400))]
    told = told_of(claims, rules=packaged())
    kept = [row["detail"] for row in told_rows(told)]
    with watched(telling._sorted) as ordered:
        assert told_of_rows(kept) == told
    weighed = sum(len(call.arguments["statements"]) for call in ordered)
    assert weighed == sum(len(part.statements) for part in told)


def test_one_more_thing_told_of_much_writes_little(archive: Archive) -> None:
    """Where sixty things are told, one more closes and opens a piece of them."""
    names = tell(archive, many(60))
    archive.decide_all([(name, "accept") for name in names[1:]], by="Ada", why="read")
    archive.decide(names[0], "accept", by="Ada", why="read")
    with archive.store.reading() as connection:
        query = select(rectangle.c.detail).where(
            rectangle.c.part == "told", rectangle.c.from_seq == archive.view().known
        )
        (detail,) = connection.execute(query).scalars()
    assert len(detail) < 400
