"""What would be known of people together who may be one is kept, and is what it would be."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Connection, select

from habeas.archive import Archive
from habeas.archive.database.schema import possible_person
from habeas.archive.projections import possible
from habeas.count.clusters import MOST_EXACT, Who
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.resolve.identity import person_id
from invented_reports import record
from other_tables import crossing_contradicts_nothing
from time_machine import rows
from watching import watched

ARRESTED = ("arrested", "2025-02-03")
RELEASED = ("released", "2025-06-07")


def tell(archive: Archive, person: str, *events: tuple[str, str]) -> tuple[str, list[str]]:
    """Record and accept what one report tells of somebody; give the mention and the claims."""
    text = f"Report {archive.view().known}: {person} {events}."
    source = archive.add_source(text.encode(), text=text, name="report")
    claims = [
        Claim.from_record(
            record(text, text=text, name=str(at), person=person, event=event, date=day)
        )
        for at, (event, day) in enumerate(events)
    ]
    names = list(archive.add_claims(source, claims))
    archive.decide_all([(name, "accept") for name in names], by="Ada", why="read it")
    return f"{source}#{person}", names


def pair(archive: Archive) -> tuple[tuple[str, list[str]], tuple[str, list[str]]]:
    """Tell of two people of one name."""
    return tell(archive, "Zdenka Pomelo", ARRESTED), tell(archive, "Zdenka Pomelo", RELEASED)


def kept(archive: Archive) -> dict[str, possible.Life]:
    """Give all that is kept."""
    with archive.store.reading() as connection:
        return possible.everything(connection)


def leads(archive: Archive) -> list[str]:
    """Give whose rows are kept."""
    with archive.store.reading() as connection:
        return sorted(connection.execute(select(possible_person.c.lead)).scalars())


def held(archive: Archive, known: int | None = None) -> Bounds:
    """Count who was held on a day between the arrest and the release."""
    return archive.view(known=known).tally("held", "2025-06-20").recorded


def recorded(archive: Archive) -> None:
    """Record them, and nothing more."""
    pair(archive)


def added_to(archive: Archive) -> None:
    """Tell more of one of them later."""
    pair(archive)
    tell(archive, "Oto Kvikala", ARRESTED)
    (mention, _), _ = pair(archive)
    archive.judge(mention, tell(archive, "Z. Pomelo", ARRESTED)[0], "same", by="Ada", why="one")


def rejected(archive: Archive) -> None:
    """Reject one claim of two."""
    _, (_, claims) = pair(archive), tell(archive, "Zdenka Pomelo", ARRESTED, RELEASED)
    archive.decide(claims[1], "reject", by="Ada", why="misread")


def undone(archive: Archive) -> None:
    """Judge them, and take it back."""
    (one, _), (two, _) = pair(archive)
    entry = archive.judge(one, two, "different", by="Ada", why="two women")
    archive.undo(entry, by="Ada", why="too early")


def upgraded(archive: Archive) -> None:
    """Bring other tables into force."""
    pair(archive)
    archive.record_tables(archive.view().rules, by="Ada", why="read otherwise")


def made_anew(archive: Archive) -> None:
    """Make everything anew."""
    pair(archive)
    assert archive.rebuild() == ()


@pytest.mark.parametrize(
    "work", [recorded, added_to, rejected, undone, upgraded, made_anew], ids=lambda w: w.__name__
)
def test_a_count_works_nobody_out_who_may_be_one(
    archive: Archive, work: Callable[[Archive], None]
) -> None:
    """Whatever was recorded, what a count asks of those who may be one is kept."""
    work(archive)
    view = archive.view()
    assert view.undecided_pairs()
    expected = rows(replace(view.who(), kept=None).unions)
    assert expected
    with watched(Who.lives) as worked_out:
        assert rows(archive.view().who().unions) == expected
    assert worked_out == []


def test_the_past_is_asked_of_what_is_kept_where_nothing_of_them_changed(archive: Archive) -> None:
    """Of an earlier moment only those are worked out of whom more is known since."""
    pair(archive)
    tell(archive, "Oto Kvikala", ARRESTED)
    oto, _ = tell(archive, "Oto Kvikala", RELEASED)
    before = archive.view().known
    assert held(archive) == Bounds(0, 2)
    again, _ = tell(archive, "O. Kvikala", ("arrested", "2025-06-10"))
    archive.judge(oto, again, "same", by="Ada", why="one man")
    with watched(Who.lives) as worked_out:
        assert held(archive, before) == Bounds(0, 2)
        assert [len(call.arguments["unions"]) for call in worked_out] == [1]
        assert held(archive) == Bounds(1, 3)
    assert sum(len(call.arguments["unions"]) for call in worked_out) == 1


def test_what_is_kept_goes_with_the_pair(archive: Archive) -> None:
    """Judged to be one or two, there is nothing left to be possible."""
    (one, _), (two, _) = pair(archive)
    assert len(leads(archive)) == 1
    archive.judge(one, two, "same", by="Ada", why="one woman")
    assert leads(archive) == []


def test_what_is_kept_follows_a_group_that_grows_beyond_what_is_tried(archive: Archive) -> None:
    """Of three all four possible persons are kept; of too many, who are not tried, nobody."""
    for number in range(1, MOST_EXACT + 3):
        tell(archive, "Zdenka Pomelo", ARRESTED)
        sets = 2**number - 1 - number if number <= MOST_EXACT else 0
        assert len(kept(archive)) == sets
        assert len(leads(archive)) == (1 if sets else 0)


def test_what_is_kept_of_a_large_group_comes_back_in_parts(archive: Archive) -> None:
    """Where judgements part many into few again, these are worked out."""
    names = [tell(archive, "Zdenka Pomelo", ARRESTED)[0] for _ in range(MOST_EXACT + 1)]
    for name in names[:-1]:
        archive.judge(names[-1], name, "different", by="Ada", why="another")
    assert len(kept(archive)) == 2**MOST_EXACT - 1 - MOST_EXACT
    view = archive.view()
    assert rows(view.who().unions) == rows(replace(view.who(), kept=None).unions)


def test_nothing_is_kept_of_an_erased_person(archive: Archive) -> None:
    """What followed from an erased claim is gone, and what is left is worked out anew."""
    _, (_, (_, second)) = pair(archive), tell(archive, "Zdenka Pomelo", ARRESTED, RELEASED)
    tell(archive, "Oto Kvikala", ARRESTED)
    tell(archive, "Oto Kvikala", ARRESTED)
    assert len(kept(archive)) == 4 + 1
    was = json.dumps(list(kept(archive).values()))
    archive.erase(second, by="Ada", why="asked")
    now = json.dumps(list(kept(archive).values()))
    assert now != was
    view = archive.view()
    assert rows(view.who().unions) == rows(replace(view.who(), kept=None).unions)


def test_what_is_kept_of_others_than_the_erased_stays(archive: Archive) -> None:
    """Whoever may be one with somebody erased is forgotten with them; nobody else is."""
    pair(archive)
    tell(archive, "Oto Kvikala", ARRESTED)
    oto, _ = tell(archive, "Oto Kvikala", RELEASED)
    zdenka = {name for name in kept(archive) if person_id(oto) not in name}
    assert len(zdenka) == 1
    with archive.store.writing() as connection:
        possible.forget(connection, [person_id(oto)])
    assert kept(archive).keys() == zdenka


def test_other_tables_are_asked_of_people_together_too(archive: Archive) -> None:
    """Where nothing changes of either alone, what both would be together still may."""
    tell(archive, "Zdenka Pomelo", ("refused_to_cross", "2025-06-07"))
    tell(archive, "Zdenka Pomelo", ("crossed_border", "2025-06-07"))
    before, alone = rows(archive.view().who().unions), rows(archive.view().rectangles())
    archive.record_tables(crossing_contradicts_nothing(), by="Ada", why="read otherwise")
    view = archive.view()
    assert rows(view.rectangles()) == alone
    assert rows(view.who().unions) == rows(replace(view.who(), kept=None).unions) != before
    then = archive.view(known=view.known - 1)
    assert rows(then.who().unions) == before


def altered(connection: Connection, change: Callable[[possible.Life], possible.Life]) -> None:
    """Change everything that is kept."""
    for row in connection.execute(select(possible_person)).all():
        data = {name: change(life) for name, life in json.loads(row.data).items()}
        changed = possible_person.update().where(possible_person.c.lead == row.lead)
        connection.execute(changed.values(data=json.dumps(data).encode()))


def test_what_is_kept_of_other_rows_is_not_used(archive: Archive) -> None:
    """The mark decides, and not that somebody is kept."""
    pair(archive)
    before = rows(archive.view().who().unions)
    with archive.store.writing() as connection:
        altered(connection, lambda life: ("0" * len(life[0]), []))
    assert rows(archive.view().who().unions) == before


def test_a_damaged_copy_is_found_and_made_anew(archive: Archive) -> None:
    """With the right mark and something else it is believed, until the archive is rebuilt."""
    pair(archive)
    before = rows(archive.view().who().unions)
    with archive.store.writing() as connection:
        altered(connection, lambda life: (life[0], []))
    assert rows(archive.view().who().unions) != before
    assert archive.wrong_tables() == ("possible_person",)
    assert archive.rebuild() == ("possible_person",)
    assert archive.rebuild() == ()
    assert rows(archive.view().who().unions) == before
