"""What is told of one person, as statements."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.history.event_claims import Unsure
from habeas.history.kinds import OWN
from habeas.history.statements import (
    FOREVER,
    TOLD_SHORT,
    UNNAMED_SHORT,
    Recipe,
    night_of,
    told_from,
    told_of,
)
from habeas.model.claim import Claim, Modality
from habeas.vocabulary.rules import packaged
from strategies import attribute, cases, event

ARREST = event("arrested", "2021-03-04", key="a", by="Harbour Gazette")


def told(*claims: Claim, not_accepted: tuple[str, ...] = ()) -> Recipe:
    """Give what claims tell of the person's own part of life."""
    parts = told_of(claims, rules=packaged(), not_accepted=not_accepted)
    (own,) = [part for part in parts if part.part == OWN]
    return own


@given(cases())
def test_what_is_told_is_given_back_from_its_text(claims: list[Claim]) -> None:
    """Whatever is told, with whoever it can be traced to; the text of it is again the same."""
    for part in told_of(claims, rules=packaged()):
        back = told_from(part.to_text())
        assert back == part
        assert [s.origins for s in back.statements] == [s.origins for s in part.statements]
        assert back.to_text() == part.to_text()


@given(cases(), st.randoms(use_true_random=False))
def test_what_is_told_does_not_depend_on_the_order_of_claims(
    claims: list[Claim], random: Random
) -> None:
    """Claims included."""
    shuffled = random.sample(claims, len(claims))
    one, other = told_of(claims, rules=packaged()), told_of(shuffled, rules=packaged())
    assert one == other
    assert [[s.claims for s in t.statements] for t in one] == [
        [s.claims for s in t.statements] for t in other
    ]


def test_repetition_is_no_vote() -> None:
    """Nine who tell of one arrest tell one statement, that nine claims rest on."""
    many = [replace(ARREST, id=f"a{n}", attributed_to=f"Reader {n}") for n in range(9)]
    (statement,) = told(*many).statements
    assert told(*many) == told(ARREST)
    assert (len(statement.claims), len(statement.origins)) == (9, 9)


def test_words_and_kinds_of_one_family_and_window_are_one_statement() -> None:
    """Any of the kinds told may be the true one."""
    (statement,) = told(
        event("released", "2021-03-04", key="a", kind="pardon"),
        event("released", "2021-03-04", key="b", kind="bail"),
        event("freed", "2021-03-04", key="c"),
    ).statements
    assert statement.family == "release"
    assert set(statement.kinds) == {"release:pardon", "release:bail", "release"}


def test_another_window_is_another_statement() -> None:
    """Some day in March, and the fourth: two statements, which one arrest can make true."""
    assert len(told(ARREST, event("arrested", "2021-03", key="b")).statements) == 2


def test_a_window_ends_with_the_day_it_was_told() -> None:
    """What was told in May had happened by then; without a date it has no first day."""
    (statement,) = told(event("arrested", None, key="a", said_on="2021-05-04")).statements
    day = told(event("arrested", "2021-05-04", key="b")).statements[0].last
    assert (statement.first, statement.last) == (-FOREVER, day)
    (undated,) = told(event("arrested", None, key="a")).statements
    assert (undated.first, undated.last) == (-FOREVER, FOREVER)


@pytest.mark.parametrize(
    "claim",
    [
        event("arrested", "2021-03-04", key="a", modality=Modality.FEARED),
        event("arrested", "2021-03-04", key="a", said_on="2021-03-01"),
    ],
)
def test_what_is_only_foretold_costs_nothing_to_leave_out(claim: Claim) -> None:
    """Feared, or told before its day; with its window as it was told."""
    (statement,) = told(claim).statements
    assert statement.optional
    assert (statement.first, statement.last) == (told(ARREST).statements[0].first,) * 2


def test_what_nobody_accepted_is_optional() -> None:
    """And says so in words."""
    (statement,) = told(ARREST, not_accepted=("a",)).statements
    assert statement.unsure is Unsure.UNREVIEWED


def test_what_is_told_as_so_stays_beside_what_is_foretold_of_the_same_day() -> None:
    """The announcement adds nothing, and does not make the report optional."""
    announced = event("arrested", "2021-03-04", key="b", modality=Modality.ANNOUNCED)
    assert [s.optional for s in told(ARREST, announced).statements] == [False, True]


def test_a_denial_is_no_statement() -> None:
    """It forbids; and one told before the day it is about forbids nothing."""
    denied = event("arrested", "2021-03-04", key="a", modality=Modality.DENIED)
    found = told(denied)
    assert (found.statements, [d.family for d in found.denials]) == ((), ["arrest"])
    assert told_of([replace(denied, said_on="2021-03-01")], rules=packaged()) == ()


def test_each_body_is_a_part_of_its_own() -> None:
    """Recognised by two: two parts, and nothing of the person's own."""
    found = told_of(
        [
            event("recognised", "2021-03-04", key="a", by="Harbour Gazette"),
            event("recognised", "2021-03-04", key="b", by="The Larch Committee"),
        ],
        rules=packaged(),
    )
    assert sorted(part.part for part in found) == [
        "recognition:harbour_gazette",
        f"recognition:{packaged().body_id('The Larch Committee')}",
    ]


def test_the_last_end_of_a_sentence_is_told() -> None:
    """Of several stated the latest."""
    found = told(
        ARREST,
        attribute("sentence_end", "2022-03-04", key="b"),
        attribute("sentence_end", "2023-03-04", key="c"),
    )
    assert found.ends == told(event("arrested", "2023-03-04", key="d")).statements[0].first


def test_what_is_told_of_two_records_of_one_person_is_put_together() -> None:
    """As if one person's claims had been read at once."""
    release = event("released", "2022-05-06", key="c")
    one, other = told(ARREST), told(replace(ARREST, id="b"), release)
    assert one.joined(other) == told(ARREST, replace(ARREST, id="b"), release)
    assert one.joined(other).statements[0].claims == ("a", "b")
    (extra,) = told(release).statements
    assert one.beside(extra) == told(ARREST, release)


@pytest.mark.parametrize(
    ("nights", "said"),
    [
        ((), ""),
        (("", TOLD_SHORT), TOLD_SHORT),
        (("", UNNAMED_SHORT), ""),
        ((UNNAMED_SHORT, UNNAMED_SHORT), UNNAMED_SHORT),
        ((UNNAMED_SHORT, TOLD_SHORT), TOLD_SHORT),
    ],
)
def test_one_who_tells_of_a_short_arrest_is_enough(nights: tuple[str, ...], said: str) -> None:
    """That nobody had a name is enough only where nobody gives one."""
    assert night_of(nights) == said
