"""What a count says of itself: what is recorded, and whether there can be more."""

from dataclasses import replace

import pytest

from habeas.model.bounds import Bounds
from habeas.model.completeness import Contradiction
from habeas.model.tally import Possible, Tally
from habeas.publish.definition_row import definition_row
from habeas.publish.status import AxisStatus, ValueStatus
from habeas.vocabulary.definitions import preset
from habeas.words.answers import answer_words, behind_words, nobody_said, notes_on
from habeas.words.reasons import disagree

HELD = definition_row(preset("held"))
FOUND = Tally(recorded=Bounds(1, 4), definition="held@1", on="2031-03-31")


@pytest.mark.parametrize(
    ("recorded", "words"),
    [
        (Bounds(1, 4), "On 2031-03-31, by what is recorded here, 1 to 4 people are held."),
        (Bounds(1, 1), "On 2031-03-31, by what is recorded here, 1 person is held."),
        (Bounds(3, None), "On 2031-03-31, by what is recorded here, 3 or more people are held."),
        (Bounds(0, 0), "On 2031-03-31, nobody is recorded here who is held."),
    ],
)
def test_what_is_recorded_is_never_said_of_everybody(recorded: Bounds, words: str) -> None:
    """There is no most where nobody declared the record complete."""
    told = answer_words(HELD.counted, replace(FOUND, recorded=recorded))
    assert told == (words, nobody_said())
    assert "at most" not in " ".join(told)


def test_a_record_declared_complete_has_a_most() -> None:
    """It is said whose word that is: not ours."""
    told = answer_words(HELD.counted, replace(FOUND, complete=("c1",), place="AQ"))
    assert told == (
        "On 2031-03-31, in Antarctica, by what is recorded here, 1 to 4 people are held.",
        (
            "On 2031-03-31, in Antarctica, at least 1 and at most 4 people are held: "
            "somebody declared the record complete for it."
        ),
    )


def test_what_stands_against_a_statement_is_said_with_it() -> None:
    """Somebody has said something, so it is not said that nobody has."""
    against = Contradiction(statement="c1", words="Ada says that all are named; but Odo is new")
    told = answer_words(HELD.counted, replace(FOUND, contradicted=(against,)))
    assert told[1:] == (
        "Ada says that all are named; but Odo is new.",
        "Until somebody decides, there may be any number more.",
    )


def test_a_definition_that_nothing_can_meet_counts_nobody() -> None:
    """It says why, instead of none."""
    found = replace(FOUND, recorded=Bounds(0, 0), unmet="nobody is told of", widened=("x",))
    assert answer_words(HELD.counted, found) == (
        "Nothing recorded here can answer by this definition: nobody is told of.",
    )
    assert notes_on(found) == ()


def test_names_and_the_rest_are_told_apart_and_put_together() -> None:
    """What is by name and what is not need not add up, and then that is said."""
    some = (
        Possible(person="b", reason="seen"),
        Possible(person="c", reason="one of them", among=("f",), is_told=False),
    )
    found = replace(
        FOUND, named=Bounds(1, 3), unnamed=Bounds(0, 2), undisputed=("a",), possible=some
    )
    assert behind_words(found) == (
        (
            "1 to 3 by name: 1 undisputed, 1 more possible, "
            "1 more only as one of a group without names"
        ),
        "0 to 2 without a name here",
        "together 1 to 4, and not the sums: who has a name here may be one of those without",
    )
    plain = replace(found, unnamed=Bounds(0, 1), possible=some[:1])
    assert behind_words(plain) == (
        "1 to 3 by name: 1 undisputed, 1 more possible",
        "0 to 1 without a name here",
    )
    sure = replace(plain, possible=())
    assert behind_words(sure)[0] == "1 to 3 by name: 1 undisputed"
    nobody = replace(plain, unnamed=Bounds(0, 0))
    assert behind_words(nobody) == ("1 to 3 by name: 1 undisputed, 1 more possible",)
    assert behind_words(replace(found, unmet="nobody is told of")) == ()
    assert behind_words(FOUND) == ()


def test_everything_that_could_change_a_count_stands_behind_it() -> None:
    """One of each, and several of each."""
    one = replace(FOUND, stale=1, undecided_pairs=1, unreviewed=1, erased=1, widened=("so many",))
    assert notes_on(one) == (
        "Of the least, 1 was last reported more than a year before the time asked about.",
        "1 pair of records may be one person; every way of judging them is counted.",
        "The interval may be wider than it need be: so many.",
        "1 unreviewed claim could change this.",
        "1 claim known then has been erased since.",
    )
    two = replace(FOUND, stale=2, undecided_pairs=2, unreviewed=2, erased=2)
    assert notes_on(two) == (
        "Of the least, 2 were last reported more than a year before the time asked about.",
        "2 pairs of records may be one person each; every way of judging them is counted.",
        "2 unreviewed claims could change this.",
        "2 claims known then have been erased since.",
    )


def test_no_side_of_a_contradiction_is_given_claims_of_its_own() -> None:
    """Which of them is wrong nobody knows."""
    what = "release on 2031-03-01 and death on 2031-02-01 cannot all be so"
    why = disagree(what)
    values = tuple(
        ValueStatus(
            axis="custody",
            value=value,
            standing="disputed",
            since="",
            reason=why,
            contradiction=what,
            quotes=(),
        )
        for value in ("at_liberty", "in_custody")
    )
    axis = AxisStatus(axis="custody", values=values)
    assert axis.contradiction == what
    assert axis.folds == ((f"Because records disagree: {what}", ()),)
    assert AxisStatus(axis="custody", values=()).contradiction == ""
