"""Where somebody is held, and where something happened, by what is told of places."""

from dataclasses import replace

import pytest

from habeas.count import tally
from habeas.count.series import Step, series
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.vocabulary.definitions import preset
from strategies import attribute, event, group, known, together

YES, NO, MAYBE = Bounds(1, 1), Bounds(0, 0), Bounds(0, 1)


def at(claims: list[Claim], on: str, place: str, definition: str = "held") -> Bounds:
    """Count one person in one place."""
    return tally(known({"zofia": claims}), preset(definition), on, place=place).recorded


def in_both(claims: list[Claim], on: str, definition: str = "held") -> tuple[Bounds, Bounds]:
    """Count one person in each of two places."""
    return at(claims, on, "XA", definition), at(claims, on, "XB", definition)


ARREST = event("arrested", "2021-01-01", key="a")
ARREST_XA = event("arrested", "2021-01-01", key="a", place="XA")
TO_XB = event("transferred", "2021-03-01", key="t", destination="XB")
FREED = event("released", "2021-06-01", key="r")
FREED_XA = event("released", "2021-06-01", key="r", place="XA")


# On a day.


def test_whoever_is_transferred_is_held_where_they_were_taken() -> None:
    """Arrested in XA, taken to XB on 1 March."""
    claims = [ARREST_XA, TO_XB]
    assert in_both(claims, "2021-02-28") == (YES, NO)
    assert in_both(claims, "2021-03-01") == (NO, YES)
    assert in_both(claims, "2021-05-01") == (NO, YES)


def test_a_transfer_tells_where_somebody_was_before() -> None:
    """Taken from XA to XB, and nobody tells of the arrest."""
    claims = [event("transferred", "2021-03-01", key="t", place="XA", destination="XB")]
    assert in_both(claims, "2021-02-28") == (YES, NO)
    assert in_both(claims, "2021-03-01") == (NO, YES)


@pytest.mark.parametrize("word", ["released", "deported", "died"])
def test_the_place_of_an_end_is_the_place_of_the_stay_it_ends(word: str) -> None:
    """Nobody says where the arrest was."""
    claims = [ARREST, event(word, "2021-06-01", key="r", place="XA")]
    assert in_both(claims, "2021-03-01") == (YES, NO)


@pytest.mark.parametrize("word", ["held", "sentenced", "charged", "punishment_cell"])
def test_a_place_told_in_custody_is_the_place_of_the_stay(word: str) -> None:
    """Before that day and after it: nobody tells of a move."""
    claims = [ARREST, event(word, "2021-02-01", key="h", place="XA")]
    assert in_both(claims, "2021-01-15") == (YES, NO)
    assert in_both(claims, "2021-04-01") == (YES, NO)


def test_a_release_alone_places_the_stay_before_it() -> None:
    """Since when she was held nobody knows, but it was there."""
    assert in_both([FREED_XA], "2021-05-31") == (YES, NO)
    assert in_both([FREED_XA], "2020-01-01") == (MAYBE, NO)


def test_two_places_of_one_stay_and_no_transfer_leave_both_possible() -> None:
    """Arrested in XA, held in XB, and nobody tells how she came there."""
    claims = [ARREST_XA, event("held", "2021-02-01", key="h", place="XB")]
    assert in_both(claims, "2021-01-15") == (MAYBE, MAYBE)
    assert in_both(claims, "2021-04-01") == (MAYBE, MAYBE)


def test_a_part_of_a_country_lies_in_it() -> None:
    """The code of a region begins with that of its country."""
    claims = [event("arrested", "2021-01-01", key="a", place="XA-07")]
    assert in_both(claims, "2021-03-01") == (YES, NO)
    assert at(claims, "2021-03-01", "XA-07") == YES
    assert at(claims, "2021-03-01", "XA-08") == NO
    assert at([ARREST_XA], "2021-03-01", "XA-07") == MAYBE


def test_whoever_is_taken_to_an_unknown_town_may_be_anywhere() -> None:
    """Nobody here knows where Quillford lies: not outside, and not undisputed."""
    claims = [ARREST_XA, event("transferred", "2021-03-01", key="t", destination="Quillford")]
    assert in_both(claims, "2021-02-01") == (YES, NO)
    assert in_both(claims, "2021-04-01") == (MAYBE, MAYBE)


def test_a_transfer_that_names_no_place_moves_nobody() -> None:
    """What is not told does not happen: no other place is told of."""
    claims = [ARREST_XA, event("transferred", "2021-03-01", key="t")]
    assert in_both(claims, "2021-04-01") == (YES, NO)


def test_another_arrest_begins_another_stay() -> None:
    """Arrested and let go in XA; arrested again, and nobody says where."""
    claims = [ARREST_XA, FREED, event("arrested", "2022-01-01", key="b")]
    assert in_both(claims, "2021-03-01") == (YES, NO)
    assert in_both(claims, "2022-03-01") == (MAYBE, MAYBE)


def test_what_is_told_of_a_later_stay_places_no_earlier_one() -> None:
    """Held in XA after a release: the custody before it may have been elsewhere."""
    claims = [ARREST, FREED, event("held", "2022-01-01", key="h", place="XA")]
    assert in_both(claims, "2021-03-01") == (MAYBE, MAYBE)
    assert in_both(claims, "2022-01-01")[1] == NO


def test_a_transfer_of_an_unknown_day_leaves_both_possible_until_its_last() -> None:
    """Taken to XB on some day of March."""
    claims = [ARREST_XA, event("transferred", "2021-03", key="t", destination="XB")]
    assert in_both(claims, "2021-02-28") == (YES, NO)
    assert in_both(claims, "2021-03-15") == (MAYBE, MAYBE)
    assert in_both(claims, "2021-03-31") == (NO, YES)


def test_a_known_country_stands_against_an_unknown_town_of_the_same_stay() -> None:
    """A town that names no country contradicts none."""
    claims = [ARREST_XA, event("held", "2021-02-01", key="h", place="Quillford")]
    assert in_both(claims, "2021-04-01") == (YES, NO)


# In a period.


def test_whoever_is_let_go_after_a_transfer_is_let_go_there() -> None:
    """Nobody says where the release was: it ended the stay in XB."""
    assert in_both([ARREST_XA, TO_XB, FREED], "2021", "released") == (NO, YES)
    assert in_both([ARREST_XA, TO_XB, FREED], "2021", "arrested") == (YES, NO)


def test_somebody_let_go_in_two_places_counts_in_each() -> None:
    """In XA in June, and in XB in October."""
    claims = [
        ARREST,
        FREED_XA,
        event("arrested", "2021-08-01", key="b"),
        event("released", "2021-10-01", key="s", place="XB"),
    ]
    assert in_both(claims, "2021", "released") == (YES, YES)
    assert in_both(claims, "2021-06", "released") == (YES, NO)
    assert in_both(claims, "2021-10", "released") == (NO, YES)


def test_the_place_told_with_the_event_counts() -> None:
    """Arrested in XA, died in XB, and nobody tells how he came there."""
    claims = [ARREST_XA, event("died", "2021-06-01", key="d", place="XB")]
    assert in_both(claims, "2021", "died_in_custody") == (NO, YES)
    assert in_both(claims, "2021", "arrested") == (YES, NO)
    assert in_both(claims, "2021-05-01") == (MAYBE, MAYBE)


def test_whoever_is_handed_over_is_let_go_where_it_happened() -> None:
    """Handed over in XA and taken to XB."""
    told = event("exchange_handover", "2021-06-01", key="x", place="XA", destination="XB")
    assert in_both([ARREST, told], "2021", "released") == (YES, NO)
    assert in_both([ARREST, told], "2021-03-01") == (YES, NO)


def test_each_arrest_counts_where_it_was() -> None:
    """Arrested in XA, let go, arrested in XB: one arrest in each."""
    claims = [ARREST_XA, FREED, event("arrested", "2021-08-01", key="b", place="XB")]
    assert in_both(claims, "2021", "arrests") == (YES, YES)
    assert in_both(claims, "2021", "arrested") == (YES, YES)


def test_a_release_in_an_unknown_town_may_be_anywhere_and_says_so() -> None:
    """Not outside, not undisputed, and the answer names the town."""
    claims = [ARREST, event("released", "2021-06-01", key="r", place="Quillford")]
    for on, definition in (("2021", "released"), ("2021-03-01", "held")):
        assert in_both(claims, on, definition) == (MAYBE, MAYBE)
        who = known({"zofia": claims})
        answer = tally(who, preset(definition), on, place="XA")
        (possible,) = answer.possible
        assert possible.reason == "nobody here knows the code of a place told of: Quillford"
        assert answer.widened == (
            "1 person is told of in a place nobody here knows the code of (Quillford)",
        )


def test_whoever_is_told_of_in_contradictions_is_possible_where_they_may_be() -> None:
    """Let go in XA, by two accounts that cannot both be true of one custody."""
    claims = [
        event("arrested", "2021-01-01", key="a", place="XA"),
        event("released", "2021-02-01", key="r", place="XA"),
        event("released", "2021-03-01", key="s", place="XA"),
    ]
    found = tally(known({"z": claims}), preset("released"), "2021").recorded
    assert in_both(claims, "2021", "released") == (found, NO)


def test_a_place_told_for_the_eve_on_is_told_of_the_whole_day() -> None:
    """Dead in XA on the ninth, let go in XB on the eleventh: where that was is told."""
    claims = [
        event("died", "2021-06-09", key="d", place="XA"),
        event("released", "2021-06-11", key="r", place="XB"),
    ]
    assert in_both(claims, "2021-06-11", "released") == (NO, MAYBE)


# Named and unnamed people alike.


@pytest.mark.parametrize("place", ["XA", "Quillford", "XA-07", None])
def test_a_named_and_an_unnamed_release_act_alike(place: str | None) -> None:
    """Whether they count in a place, on the eve and in the year."""
    named = known({"zofia": [event("released", "2021-06-01", key="r", place=place)]})
    country = {"XA-07": "XA", "Quillford": None}.get(place or "", place)
    unnamed = together(group(1, "2021-06-01", place=country))
    for on, definition in (("2021", "released"), ("2021-05-31", "held")):
        for asked in ("XA", "XB"):
            one = tally(named, preset(definition), on, place=asked).recorded
            other = tally(known({}), preset(definition), on, place=asked, cohorts=unnamed).recorded
            assert one == other


def test_whoever_was_taken_to_a_place_can_be_one_of_those_let_go_there() -> None:
    """Arrested in XA, taken to XB: he may be one of two let go in XB, and none of XA's."""
    who = known({"zofia": [ARREST_XA, TO_XB, FREED]})

    def let_go(place: str) -> Bounds:
        two = together(group(2, "2021-06-01", place=place))
        return tally(who, preset("released"), "2021", cohorts=two).recorded

    assert let_go("XB") == Bounds(2, 3)
    assert let_go("XA") == Bounds(3, 3)


def test_a_list_that_states_a_place_of_somebody_states_it_throughout() -> None:
    """Beside a transfer to another place both are possible from then on."""
    claims = [ARREST, attribute("place", "XA", key="p"), TO_XB]
    assert in_both(claims, "2021-04-01") == (MAYBE, MAYBE)


def test_a_group_of_an_unknown_town_may_be_anywhere_and_says_so() -> None:
    """As somebody named would be, and beside them in one sentence."""
    velmora = replace(group(5, "2021-06-01"), unplaced="Velmora")
    answer = tally(known({}), preset("released"), "2021", place="XA", cohorts=together(velmora))
    assert answer.recorded == Bounds(0, 5)
    assert answer.widened == (
        "1 group is told of in a place nobody here knows the code of (Velmora)",
    )
    who = known({"zofia": [event("released", "2021-06-02", key="r", place="Quillford")]})
    answer = tally(who, preset("released"), "2021", place="XA", cohorts=together(velmora))
    assert answer.widened[-1] == (
        "1 person and 1 group are told of in places nobody here knows the code of"
        " (Quillford, Velmora)"
    )
    everywhere = tally(who, preset("released"), "2021", cohorts=together(velmora))
    assert everywhere.widened == ()


def test_an_earlier_stay_elsewhere_keeps_nobody_out_of_those_arrested() -> None:
    """Held in XB and let go; two are arrested in XA later, and he may be one of them."""
    earlier = [
        event("arrested", "2020-01-01", key="a", place="XB"),
        event("released", "2020-02-01", key="r"),
    ]
    two = together(group(2, "2021-06-01", event="arrest", place="XA"))
    who = known({"zofia": earlier})
    assert tally(who, preset("arrested"), "2020/2021", cohorts=two).recorded == Bounds(2, 3)
    same_day = known({"zofia": [event("arrested", "2021-06-01", key="a", place="XB")]})
    assert tally(same_day, preset("arrested"), "2021", cohorts=two).recorded == Bounds(3, 3)


def test_why_somebody_is_only_possible_in_a_place_is_said() -> None:
    """The places told of, where sources name several."""
    claims = [ARREST_XA, event("held", "2021-02-01", key="h", place="XB")]
    answer = tally(known({"zofia": claims}), preset("held"), "2021-04-01", place="XA")
    (possible,) = answer.possible
    assert possible.reason == "it is not sure where: what is told is XA or XB"


def test_a_series_and_a_tally_place_people_alike() -> None:
    """Day by day, across a transfer."""
    who = known({"zofia": [ARREST_XA, TO_XB, FREED]})
    found = series(who, preset("held"), "2021-02-27/2021-03-02", step=Step.DAY, place="XA")
    assert [point.recorded for point in found.points] == [YES, YES, NO, NO]


def test_a_release_of_an_unknown_day_is_where_a_list_says_throughout() -> None:
    """Nobody says when: it may have been in the year, but never in another place."""
    claims = [attribute("place", "XA", key="p"), event("released", None, key="r")]
    assert in_both(claims, "2021", "released") == (MAYBE, NO)
