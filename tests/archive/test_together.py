"""Lives that are worked out late: the same answers at every moment, kept or worked out then."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from habeas.archive import Archive
from habeas.archive.ledger import together
from habeas.archive.projections import late_lives, lives, project
from habeas.archive.projections.lives import Lives
from habeas.archive.view.view import View
from habeas.history import rectangles as working
from habeas.model.claim import Claim
from habeas.vocabulary.rules import packaged
from invented_reports import record
from other_tables import topsy_turvy
from time_machine import rows
from watching import Call, watched

EVENTS = ("arrested", "released", "seen", "arrested", "charged", "sentenced", "released")


def tell(archive: Archive, who: str, count: int, *, first: date = date(2021, 3, 1)) -> list[str]:
    """Record a source that tells of so many events of somebody, and when she was born."""
    told = [
        (EVENTS[n % len(EVENTS)], (first + timedelta(days=9 * n % 70)).isoformat())
        for n in range(count)
    ]
    lines = [f"Line {n}: {word}, {day}." for n, (word, day) in enumerate(told)]
    text = f"{who}, born 1980. " + " ".join(lines)
    source = archive.add_source(text.encode(), text=text, name=who, said_on="2025-09-01")
    claims = [
        Claim.from_record(record(line, text=text, name=str(n), person=who, event=word, date=day))
        for n, (line, (word, day)) in enumerate(zip(lines, told, strict=True))
    ]
    born = {"type": "attribute", "person": who, "field": "birth", "value": "1980"}
    claims.append(Claim.from_record(record("born 1980", text=text, name="born", **born)))
    return list(archive.add_claims(source, claims))


def mention(archive: Archive, claim: str) -> str:
    """Give the mention that a claim is about."""
    found = archive.view().claim(claim)
    return f"{found.source}#{found.claim.body.person}"  # type: ignore[union-attr]


def said(view: View) -> list[object]:
    """Give what a moment says of who is who, without ids that differ from archive to archive."""
    names = {person.id: person.names for person in view.people()}
    pairs = view.undecided_pairs()
    return [
        sorted(names.values()),
        sorted(sorted((names.get(pair[0], ()), names.get(pair[1], ()))) for pair in pairs),
        view.tally("held", "2021-04-02").recorded,
    ]


def agree(archive: Archive) -> None:
    """Kept and worked out anew, as known after each entry; and a rebuild changes nothing."""
    for known in range(archive.view().known + 1):
        view = archive.view(known=known)
        assert rows(view.rectangles()) == rows(view.fresh_rectangles()), known
    assert archive.rebuild() == ()


def accept(archive: Archive, *claims: str) -> tuple[str, ...]:
    """Accept some claims together."""
    return archive.decide_all([(name, "accept") for name in claims], by="Ada", why="read")


def test_one_life_is_worked_out_once_for_all(archive: Archive) -> None:
    """However many decisions recorded together are about one person."""
    names = tell(archive, "Zdenka Pomelo", 40)
    with watched(working.rectangles) as asked:
        accept(archive, *names)
    # Once for the life and once for what sources state of her.
    assert len(asked) == 2
    agree(archive)


def test_between_two_of_them_is_what_one_by_one_would_say(
    archive: Archive, make: Callable[[str], Archive]
) -> None:
    """Two people who may be one: who is known, which pairs are open, and the count."""
    one_by_one = make("one by one")
    batches: list[list[list[object]]] = []
    for each in (archive, one_by_one):
        zdenka, other = tell(each, "Zdenka Pomelo", 5), tell(each, "Zdenka Pomelova", 4)
        mixed = [name for pair in zip(zdenka, other, strict=False) for name in pair]
        start = each.view().known
        if each is archive:
            accept(each, *mixed)
        else:
            for name in mixed:
                accept(each, name)
        moments = range(start, start + len(mixed) + 1)
        batches.append([said(each.view(known=known)) for known in moments])
    assert batches[0] == batches[1]
    assert len({repr(moment) for moment in batches[0]}) > 4


def test_two_names_of_one_person_and_a_third_of_another(archive: Archive) -> None:
    """Whoever is one person by judgement is worked out at the last that touches either name."""
    one, two, three = (
        tell(archive, who, 4) for who in ("Zdenka Pomelo", "Z. Pomelova", "Oto Kvikala")
    )
    a, b, c = (mention(archive, of[0]) for of in (one, two, three))
    same = archive.judge(a, b, "same", by="Ada", why="one woman")
    accept(archive, one[0], three[0], two[0], three[1], one[1], two[1])
    archive.undo(same, by="Ada", why="two women")
    # Judged when all of it was decided: what was kept before is as it was.
    archive.judge(b, c, "same", by="Ada", why="one person")
    accept(archive, two[2], three[2], one[2], two[3], three[3])
    archive.judge(a, c, "different", by="Ada", why="two people")
    agree(archive)


def test_what_is_rejected_or_corrected_among_them(archive: Archive) -> None:
    """Somebody can be gone between two of them, and a claim be about another than before."""
    names, other = tell(archive, "Zdenka Pomelo", 4), tell(archive, "Oto Kvikala", 3)
    accept(archive, *names[:3], *other[:2])
    decisions = [(name, "reject") for name in names]
    decisions += [(other[0], "correct"), (names[1], "accept"), (other[1], "accept")]
    decisions += [(names[1], "reject"), (names[2], "accept")]
    archive.decide_all(
        decisions, by="Ada", why="read", corrections={other[0]: {"person": "Zdenka Pomelo"}}
    )
    agree(archive)


def test_it_does_not_matter_how_many_entries_are_projected_at_a_time(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those recorded together are never taken apart."""
    names, other = tell(archive, "Zdenka Pomelo", 7), tell(archive, "Oto Kvikala", 2)
    accept(archive, *names[:5], other[0], names[5])
    accept(archive, other[1])
    for size in (1, 2, 3, 5, 5000):
        monkeypatch.setattr(project, "_BATCH", size)
        assert archive.rebuild() == ()
    agree(archive)


@pytest.mark.parametrize("at", [0, 2, 3, 4, 5])
def test_one_of_them_is_erased(archive: Archive, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """What is left of them is told as well, also where several entries are gone."""
    names, other = tell(archive, "Zdenka Pomelo", 5), tell(archive, "Oto Kvikala", 3)
    mixed = (names[0], other[0], names[1], other[1], names[2], other[2])
    entries = accept(archive, *mixed)
    archive.erase(entries[at], by="Ada", why="asked")
    monkeypatch.setattr(project, "_BATCH", 2)
    agree(archive)
    archive.erase(mixed[3], by="Ada", why="asked")
    agree(archive)


def test_only_decisions_are_recorded_together() -> None:
    """Whatever changes who is who is a moment of its own."""
    assert together.mark(["decision"], 7) == {}
    assert together.mark(["decision"] * 3, 7) == {"together": [7, 9]}
    assert together.mark(["decision", "judgement"], 7) == {}
    assert together.span_of({"together": [7, 9]}) == (7, 9)
    assert together.span_of({}) is together.span_of(None) is None


@pytest.fixture
def often_late(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Call]]:
    """Put lives off from the fourth change on; of each entry it is known whether it did."""
    monkeypatch.setattr(late_lives, "_FEW", 4)
    monkeypatch.setattr(late_lives, "_TIMES", 2)
    with watched(late_lives.put_off) as entries:
        yield entries


def moments(asked: list[Call]) -> list[int]:
    """Give as known after which entries lives were worked out."""
    return [call.arguments["seq"] for call in asked]


def decide(archive: Archive, *claims: str) -> list[str]:
    """Accept some claims one by one."""
    return [archive.decide(name, "accept", by="Ada", why="read") for name in claims]


def test_one_by_one_what_is_put_off_is_told_all_the_same(
    archive: Archive, often_late: list[Call]
) -> None:
    """As known after each entry, also the last; and a rebuild keeps the same rows."""
    names, other = tell(archive, "Zdenka Pomelo", 15), tell(archive, "Oto Kvikala", 6)
    decide(archive, *names[:9], other[0], *names[9:], *other[1:])
    assert sum(call.returned for call in often_late) > 10
    archive.decide(names[2], "reject", by="Ada", why="no")
    archive.decide(other[0], "correct", by="Bo", why="her", correction={"person": "Zdenka Pomelo"})
    archive.undo(archive.retract(names[3], by="Ada", why="withdrawn"), by="Ada", why="no")
    agree(archive)


def test_what_is_late_is_worked_out_once_while_nothing_is_recorded(
    archive: Archive, often_late: list[Call]
) -> None:
    """For the same moment, whoever asks; and again for another, and after another entry."""
    names = tell(archive, "Zdenka Pomelo", 10)
    decide(archive, *names[:7])
    assert often_late[-1].returned
    head = archive.view().known
    with watched(Lives.at) as asked:
        for _ in range(3):
            view = archive.view()
            assert rows(view.rectangles()) == rows(view.fresh_rectangles())
        assert moments(asked) == [head]
        archive.view(known=head - 1).rectangles()
        archive.view().rectangles()
        assert moments(asked) == [head, head - 1, head]
        archive.decide(names[7], "accept", by="Ada", why="read")
        assert often_late[-1].returned
        view = archive.view()
        assert rows(view.rectangles()) == rows(view.fresh_rectangles())
        archive.rebuild()
        archive.view().rectangles()
    assert moments(asked)[3:] == [head + 1] * 2


def test_one_by_one_and_together_and_judged(archive: Archive, often_late: list[Call]) -> None:
    """Who is put off can be joined, taken apart, and decided on with others."""
    one, two = tell(archive, "Zdenka Pomelo", 12), tell(archive, "Z. Pomelova", 12)
    three = tell(archive, "Oto Kvikala", 8)
    decide(archive, *one[:7], *two[:7], *three[:6])
    a, b, c = (mention(archive, of[0]) for of in (one, two, three))
    same = archive.judge(a, b, "same", by="Ada", why="one woman")
    decide(archive, one[7], two[7], three[6])
    accept(archive, one[8], two[8], one[9])
    archive.undo(same, by="Ada", why="two women")
    decide(archive, two[9], one[10], two[10])
    archive.judge(b, c, "same", by="Ada", why="one person")
    decided = decide(archive, three[7], two[11])
    archive.judge(a, c, "different", by="Ada", why="two people")
    assert any(call.returned for call in often_late)
    agree(archive)
    archive.erase(decided[0], by="Ada", why="asked")
    agree(archive)


def test_everybody_goes_out_of_sight_and_comes_back(
    archive: Archive, often_late: list[Call]
) -> None:
    """Nobody is kept of whom nothing is accepted, late or not."""
    names = tell(archive, "Zdenka Pomelo", 6)
    decide(archive, *names[:2])
    for name in names[:2]:
        archive.decide(name, "reject", by="Ada", why="no")
    assert archive.view().rectangles().people == ()
    decide(archive, *names)
    assert any(call.returned for call in often_late)
    agree(archive)


def test_other_tables_change_the_same_people_late_or_not(
    archive: Archive, often_late: list[Call]
) -> None:
    """Nobody's history differs by the same tables; by others it does, and then nothing is late."""
    decide(archive, *tell(archive, "Zdenka Pomelo", 9))
    assert any(call.returned for call in often_late)
    with archive.store.reading() as connection:
        assert list(lives.differing(connection, packaged())) == []
        assert len(list(lives.differing(connection, topsy_turvy()))) == 1
    archive.record_tables(topsy_turvy(), by="Ada", why="read otherwise")
    agree(archive)


def test_one_by_one_costs_in_proportion(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice as many claims of one person are not four times as much to work out."""
    monkeypatch.setattr(late_lives, "_FEW", 8)
    cost = []
    for count in (60, 120, 240):
        names = tell(archive, f"Zdenka {count}", count)
        with watched(working.rectangles) as worked_out:
            decide(archive, *names)
        cost.append(sum(len(call.arguments["claims"]) for call in worked_out))
    assert cost[1] < 2.6 * cost[0]
    assert cost[2] < 2.6 * cost[1]


def test_when_a_life_is_due() -> None:
    """At each of a few changes; then eight times while they double."""
    assert all(late_lives.is_due(changes) for changes in range(256))
    for low in (256, 512, 4096):
        assert sum(late_lives.is_due(changes) for changes in range(low, 2 * low)) == 8
