"""What is asked: a definition, a day or a period, and perhaps a place."""

import pytest

from habeas.count import Who, tally
from habeas.count.question import Question, asked_days, place_code
from habeas.errors import DateFormatError
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.model.cohort import Cohort
from habeas.model.tally import Tally
from habeas.vocabulary.definitions import preset
from strategies import attribute, event, group, known, together

HELD = preset("held")


def arrested(key: str, place: str | None = None) -> list[Claim]:
    return [event("arrested", "2021-01-01", key=key, place=place)]


def at(who: Who, place: str | None, *groups: Cohort) -> Tally:
    return tally(who, HELD, "2021-06-01", place=place, cohorts=together(*groups))


def test_whoever_is_told_of_in_a_place_counts_there_and_nowhere_else() -> None:
    """Arrested in XA: held there, and not in XB."""
    who = known({"zofia": arrested("z", "XA")})
    assert (at(who, "XA").recorded, at(who, "XB").recorded) == (Bounds(1, 1), Bounds(0, 0))
    assert at(who, "XA").place == "XA"


def test_whoever_nobody_places_is_possible_anywhere_and_never_undisputed() -> None:
    """No source says where, and that is the reason given."""
    who = known({"zofia": arrested("z")})
    assert at(who, None).recorded == Bounds(1, 1)
    for place in ("XA", "XB"):
        answer = at(who, place)
        assert (answer.recorded, answer.undisputed) == (Bounds(0, 1), ())
        assert [(p.person, p.reason) for p in answer.possible] == [
            ("zofia", "no source says where")
        ]


def test_whoever_is_told_of_in_two_places_is_possible_in_both() -> None:
    """One list says XA and another XB."""
    stated = [attribute("place", place, key=place) for place in ("XA", "XB")]
    who = known({"zofia": [*arrested("z"), *stated]})
    assert (at(who, "XA").recorded, at(who, "XB").recorded) == (Bounds(0, 1), Bounds(0, 1))


def test_two_sources_that_place_one_arrest_differently_leave_both_possible() -> None:
    """One source says XA and another XB, of the same day."""
    who = known({"zofia": [*arrested("z", "XA"), *arrested("y", "XB")]})
    assert (at(who, "XA").recorded, at(who, "XB").recorded) == (Bounds(0, 1), Bounds(0, 1))


def test_a_town_told_beside_a_country_leaves_the_country_told() -> None:
    """One source names the country and the other a town of which nobody knows where it lies."""
    who = known({"zofia": [*arrested("z", "XA"), *arrested("y", "Quillford")]})
    assert (at(who, "XA").recorded, at(who, "XB").recorded) == (Bounds(1, 1), Bounds(0, 0))


def test_a_town_that_names_no_country_leaves_the_country_open() -> None:
    """Nobody knows where Quillford lies."""
    who = known({"zofia": arrested("z", "Quillford")})
    assert at(who, "XA").recorded == Bounds(0, 1)


def test_a_place_stated_of_a_person_is_a_place_told() -> None:
    """Stated by a list and not by the report of the arrest."""
    who = known({"zofia": [*arrested("z"), attribute("place", "XA", key="p")]})
    assert (at(who, "XA").recorded, at(who, "XB").recorded) == (Bounds(1, 1), Bounds(0, 0))


def test_everywhere_holds_every_place() -> None:
    """One in XA, one in XB, one nobody places: 1 to 2 in either, three in all."""
    who = known({"a": arrested("a", "XA"), "b": arrested("b", "XB"), "c": arrested("c")})
    found = [at(who, place).recorded for place in ("XA", "XB", None)]
    assert found == [Bounds(1, 2), Bounds(1, 2), Bounds(3, 3)]


def test_a_group_counts_in_its_place_and_where_none_is_told_it_may() -> None:
    """Five let go in XA on a day; and five of whom nobody says where."""
    in_xa = group(5, "2021-06-02", place="XA")
    somewhere = group(5, "2021-06-02")
    assert at(known({}), "XA", in_xa).recorded == Bounds(5, 5)
    assert at(known({}), "XB", in_xa).recorded == Bounds(0, 0)
    assert at(known({}), "XA", somewhere).recorded == Bounds(0, 5)
    assert at(known({}), None, somewhere).recorded == Bounds(5, 5)


def test_whoever_is_told_of_elsewhere_is_not_one_of_a_group_of_a_place() -> None:
    """Let go in XB on the day on which five were in XA: six people."""

    def freed(place: str | None) -> Who:
        told = event("released", "2021-06-02", key="r")
        return known({"zofia": [*arrested("z", place), told]})

    five = together(group(5, "2021-06-02", place="XA"))

    def let_go(who: Who) -> Bounds:
        return tally(who, preset("released"), "2021", cohorts=five).recorded

    assert let_go(freed("XB")) == Bounds(6, 6)
    assert let_go(freed("XA")) == Bounds(5, 6)
    assert let_go(freed(None)) == Bounds(5, 6)


def test_a_flow_of_a_place_leaves_out_whoever_is_elsewhere() -> None:
    """Arrested in XA, in XB and nobody knows where, all in one year."""
    who = known({"a": arrested("a", "XA"), "b": arrested("b", "XB"), "c": arrested("c")})
    answer = tally(who, preset("arrested"), "2021", place="XA")
    assert (answer.recorded, answer.undisputed) == (Bounds(1, 2), ("a",))


@pytest.mark.parametrize(("words", "code"), [("xa", "XA"), ("Quillford", None), ("BY", "BY")])
def test_a_place_is_a_country_where_its_words_name_one(words: str, code: str | None) -> None:
    """Two letters are a code; other words are looked up."""
    assert place_code(words) == code


@pytest.mark.parametrize("on", ["2021", "2021-06", "[2021-06-01..]", "yesterday", "2021-06-01/.."])
def test_an_instant_is_asked_of_one_day(on: str) -> None:
    """Whoever asks a stock of a year is told what to write."""
    with pytest.raises(DateFormatError):
        asked_days(HELD, on)


def test_a_period_is_asked_of_its_first_and_last_day() -> None:
    """A month, a year, or from a month to another."""
    found = [asked_days(preset("released"), on) for on in ("2021-02", "2021-02/2021-03")]
    assert [(a.isoformat(), b.isoformat()) for a, b in found] == [
        ("2021-02-01", "2021-02-28"),
        ("2021-02-01", "2021-03-31"),
    ]


def test_the_start_of_a_day_is_the_end_of_the_day_before() -> None:
    """The press census asks of the first minute of its day."""
    census, plain = Question.of(preset("cpj"), "2021-12-01"), Question.of(HELD, "2021-12-01")
    assert census.first == census.last == plain.first - 1
    assert not plain.is_period
    assert Question.of(preset("released"), "2021").is_period
