"""A list of political prisoners is shorter in autumn than in spring, and hardly anybody is free.

One went to an open-type facility, one died, one lost recognition, one served the
sentence; and one old case became known. The change says which is which.
"""

from habeas.count.change import Change, ChangeKind, Knowledge, change
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.vocabulary.definitions import preset
from strategies import event


def case(name: str, *more: Claim) -> list[Claim]:
    return [
        event("arrested", "2030-02-01", key=f"{name}-1", said_on="2030-02-02"),
        event("recognised", "2030-03-01", key=f"{name}-2", by="Viasna", said_on="2030-03-01"),
        *more,
    ]


SPRING = {name: case(name) for name in ("zofia", "miron", "ulyana", "teofil", "pelageya")}
AUTUMN = SPRING | {
    "miron": case("miron", event("released", "2030-07-01", key="m", kind="sent_to_open_type")),
    "ulyana": case("ulyana", event("died", "2030-08-01", key="u")),
    "teofil": case("teofil", event("recognition_withdrawn", "2030-08-15", key="t", by="Viasna")),
    "pelageya": case("pelageya", event("released", "2030-09-01", key="p", kind="sentence_served")),
    "quill": case("quill"),
}


def known(people: dict[str, list[Claim]]) -> Knowledge:
    return Knowledge(
        claims={c.id: c for claims in people.values() for c in claims},
        person_of={c.id: person for person, claims in people.items() for c in claims},
    )


def found() -> Change:
    return change(
        known(SPRING),
        known(AUTUMN),
        definition=preset("viasna"),
        on="2030-04-01",
        to_on="2030-10-01",
    )


def test_the_list_shrank_by_three() -> None:
    """Five in spring, two in autumn."""
    answer = found()
    assert (answer.before.recorded, answer.after.recorded) == (Bounds(5, 5), Bounds(2, 2))


def test_four_left_it_and_one_old_case_came_in() -> None:
    """-3 = +1 learnt of late, -4 since."""
    parts = {p.kind: (p.low, p.high) for p in found().parts if p.low or p.high}
    assert parts == {ChangeKind.LATE_NEWS: (1, 1), ChangeKind.NEW_EVENTS: (-4, -4)}


def test_each_of_them_is_named() -> None:
    """Who left the list, and who came."""
    by_kind = {p.kind: {m.person for m in p.people} for p in found().parts}
    assert by_kind[ChangeKind.LATE_NEWS] == {"quill"}
    assert by_kind[ChangeKind.NEW_EVENTS] == {"miron", "ulyana", "teofil", "pelageya"}


def test_only_one_of_them_walked_free() -> None:
    """Leaving the list is not being let go: one served, one is in an open-type facility."""
    freed = known(AUTUMN).tally(preset("released"), "2030-04-01/2030-10-01")
    assert (freed.recorded, freed.undisputed) == (Bounds(1, 1), ("pelageya",))
    held = known(AUTUMN).tally(preset("held"), "2030-10-01")
    assert held.undisputed == ("quill", "teofil", "zofia")


def test_the_change_reads_in_plain_lines() -> None:
    """What the page prints."""
    assert found().words() == (
        "5 on 2030-04-01 (viasna@1)",
        "2 on 2030-10-01 (viasna@1)",
        "news about the earlier time that came later: the least is 1 higher, and the most is 1 higher (1 person)",
        "what happened in between: the least is 4 lower, and the most is 4 lower (4 people)",
    )
