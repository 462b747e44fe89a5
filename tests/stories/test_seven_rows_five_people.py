"""A press tracker's table has seven rows; two of the journalists stand in it twice."""

from dataclasses import replace
from datetime import date

from habeas.count import tally
from habeas.history import spells
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.model.judgement import Judged, Judgement
from habeas.model.person import Mention
from habeas.model.spell import Standing
from habeas.model.tally import Tally
from habeas.resolve import cluster
from habeas.vocabulary.definitions import preset
from habeas.words.spells import why_possible
from strategies import event, known

ROWS = (
    "Zofia Quillfeather",
    "Miron Tallowick",
    "Zofja Quillfether",
    "Ulyana Brambleby",
    "Teofil Wintergreen",
    "M. Tallowick",
    "Pelageya Marchbanks",
)
MENTIONS = [
    Mention(id=f"tracker#row {i}", source="tracker", name=name, claims=(f"row {i}",))
    for i, name in enumerate(ROWS, start=1)
]
CLAIMS = [
    event("arrested", "2031-02-0" + str(i), key=f"row {i}", person=name, file="tracker.csv")
    for i, name in enumerate(ROWS, start=1)
]
TWICE = (("tracker#row 1", "tracker#row 3"), ("tracker#row 2", "tracker#row 6"))


def counted(*judgements: Judgement) -> Tally:
    """Count the tracker's people under judgements on the two pairs."""
    judged = [
        Judged(id=f"j{i}", a=a, b=b, judgement=judgement, by="an editor", why="one byline", seq=i)
        for i, ((a, b), judgement) in enumerate(zip(TWICE, judgements, strict=False), start=1)
    ]
    identity = cluster(MENTIONS, judged)
    by_person: dict[str, list[Claim]] = {}
    for mention, claim in zip(MENTIONS, CLAIMS, strict=True):
        by_person.setdefault(identity.person_of[mention.id], []).append(claim)
    open_pairs = [
        (identity.person_of[a], identity.person_of[b]) for (a, b) in TWICE[len(judgements) :]
    ]
    return tally(known(by_person, *open_pairs), preset("held"), "2031-03-01")


def test_before_anybody_judges_there_are_five_to_seven_people() -> None:
    """Seven rows, two pairs nobody has judged."""
    answer = counted()
    assert (answer.recorded, answer.undecided_pairs) == (Bounds(5, 7), 2)


def test_seven_rows_are_five_people() -> None:
    """Both pairs judged the same."""
    answer = counted(Judgement.SAME, Judgement.SAME)
    assert (answer.recorded, answer.undecided_pairs) == (Bounds(5, 5), 0)


def test_a_pair_judged_different_counts_twice() -> None:
    """Six people, had the two rows been two people after all."""
    assert counted(Judgement.SAME, Judgement.DIFFERENT).recorded == Bounds(6, 6)


def test_two_days_of_one_arrest_are_one_arrest_disputed_between_them() -> None:
    """Two rows of one person with two days: possible from the first, undisputed from the second."""
    answer = counted(Judgement.SAME, Judgement.SAME)
    assert len(answer.undisputed) == 5
    merged = spells("zofia", [CLAIMS[0], replace(CLAIMS[2], file="other.csv")])
    (stay,) = [s for s in merged if s.value == "in_custody"]
    assert [stay.standing(date(2031, 2, day)) for day in (1, 2, 3)] == [
        Standing.POSSIBLE,
        Standing.POSSIBLE,
        Standing.UNDISPUTED,
    ]
    assert why_possible(stay, date(2031, 2, 1)).startswith("records disagree")
