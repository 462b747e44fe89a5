"""Named and unnamed people are one population.

Everybody here is invented. Days are of January 2031. What each case must answer was worked
out from the rules before it was asked.
"""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from habeas.model.bounds import Bounds
from habeas.model.tally import Tally
from reference.program import program
from reference.records import Figure, Telling, from_case, record

Told = Telling | Figure
Asked = tuple[str, str, int, int | None]

ADA: Final = "Ada Pomelova"
FIVE: Final = (ADA, "Bruno Tallowick", "Celia Marchbanks", "Dov Ostrolenko", "Edda Brambleby")


def day_of(day: str) -> str:
    """Write a day of January 2031 in full; any other date is given as it is."""
    return f"2031-01-{day}" if len(day) == 2 else day


def told(event: str, day: str, *, who: str = ADA, source: str = "Gazette", **more: Any) -> Telling:
    return Telling(source, who, event, day_of(day), **more)


def many(measure: str, size: int, day: str, **more: Any) -> Figure:
    return Figure(measure, size, more.pop("high", size), day_of(day), **more)


def freed(size: int, day: str, **more: Any) -> Figure:
    return many("released", size, day, **more)


def five_arrested(day: str = "01") -> list[Told]:
    return [told("arrested", day, who=name) for name in FIVE]


@pytest.mark.parametrize("number", ["13", "15", "19", "26"])
def test_a_shared_case_is_answered_exactly(shared: Path, number: str) -> None:
    """What every truth allows, as worked out elsewhere, is what the program answers."""
    (path,) = (shared / "counts" / "cases").glob(f"{number}-*.json")
    case = json.loads(path.read_text(encoding="utf-8"))
    answer = program(from_case(case)).ask(case["ask"]["definition"], case["ask"]["on"])
    assert [answer.recorded.low, answer.recorded.high] == case["recorded"]
    assert answer.bounds.high is None


CASES: Final[list[tuple[str, list[Told], list[Asked]]]] = [
    (
        "one of two arrests was before the release, and either may be the one",
        [told("released", "26"), told("arrested", "2031"), told("arrested", "[2031-01-20..]")],
        [("arrested", "2031-01", 1, 1), ("arrested", "2031", 1, 1)],
    ),
    (
        "a charge on the day of an arrest at a protest is of more than the night",
        [
            many("arrested", 3, "10", population="protesters"),
            told("arrested", "10", member_of=0),
            told("charged", "10"),
        ],
        [("held", "10", 3, 3), ("held", "12", 1, 3)],
    ),
    (
        "and so is being moved to house arrest",
        [
            many("arrested", 3, "10", population="protesters"),
            told("arrested", "10", member_of=0),
            told("released", "11", release_kind="house_arrest_start"),
        ],
        [("held", "12", 1, 3)],
    ),
    (
        "whoever may be one of those arrested without names was held for that night alone",
        [told("arrested", "14"), many("arrested", 1, "10")],
        [("arrested", "2031", 1, 2), ("arrested", "2031-01-10", 1, 1), ("held", "12", 0, 1)],
    ),
    (
        "who vanished from an open-type facility may be held where nobody admits it",
        [
            told("arrested", "01"),
            told("recognised", "02", attributed_to="Viasna"),
            told("released", "03", release_kind="sent_to_open_type"),
            told("disappeared", "06"),
        ],
        [("viasna", "05", 0, 0), ("viasna", "06", 0, 1), ("released", "2031", 0, 0)],
    ),
    (
        "being let go later with others moves a release to before the arrest",
        [
            told("released", "[..2031-01-20]"),
            told("arrested", "20"),
            freed(4, "[2031-01-20..]"),
        ],
        [("released", "2031-01-19", 0, 1), ("released", "2031-01-18", 0, 1)],
    ),
    (
        "a part has the day of its whole: on two days nobody could be in both",
        [freed(4, "[2031-01-10..2031-01-12]"), freed(1, "[2031-01-11..]", part_of=0)],
        [("released", "2031", 4, 4), ("held", "2031-01-09", 0, 4)],
    ),
    (
        "places exclude one another on one day, and not on two",
        [
            told("arrested", "01"),
            many("arrested", 1, "[2031-01-10..2031-01-11]", place="XA"),
            many("arrested", 1, "[2031-01-10..2031-01-11]", place="XB"),
        ],
        [("arrested", "2031", 2, 3)],
    ),
    (
        "people taken out without names may be those who were held, and then are not any more",
        [*five_arrested(), many("deported_or_exiled", 3, "10")],
        [
            ("held", "09", 5, 8),
            ("held", "12", 2, 5),
            ("exiled", "2031", 3, 3),
            ("released", "2031", 0, 3),
        ],
    ),
    (
        "whoever was taken out is not there to be taken out again",
        [told("exiled", "05"), many("deported_or_exiled", 1, "10")],
        [("exiled", "2031", 2, 2), ("exiled", "2031-01-10", 1, 1)],
    ),
    (
        "but whoever came back is",
        [told("exiled", "05"), told("returned", "07"), many("deported_or_exiled", 1, "10")],
        [("exiled", "2031", 1, 2), ("exiled", "2031-01-10", 1, 1)],
    ),
    (
        "a part is in its whole, and so is whoever is named in the part",
        [
            freed(10, "10", population="prisoners"),
            freed(4, "10", population="political_prisoners"),
            told("released", "10", member_of=1),
        ],
        [("released", "2031", 10, 10), ("held", "09", 10, 10), ("held", "10", 0, 0)],
    ),
    (
        "three names fill a group of three, and whoever else was let go that day is a fourth",
        [
            freed(3, "10"),
            *(told("released", "10", who=name, member_of=0) for name in FIVE[:3]),
            told("released", "10", who=FIVE[3]),
        ],
        [("released", "2031", 4, 4), ("held", "09", 4, 4)],
    ),
    (
        "journalists and activists of one day may be the same people, some of them, or none",
        [freed(5, "10", population="journalists"), freed(7, "10", population="activists")],
        [("released", "2031", 7, 12), ("held", "09", 7, 12)],
    ),
    (
        "two places they were taken to are two groups of people",
        [freed(5, "10", destination="Larchland"), freed(7, "10", destination="Thornby")],
        [("released", "2031", 12, 12)],
    ),
    (
        "an arrest of people without names is sure for that night and no other",
        [many("arrested", 5, "05"), told("arrested", "05")],
        [
            ("arrested", "2031", 5, 6),
            ("held", "04", 0, 0),
            ("held", "05", 5, 6),
            ("held", "06", 1, 6),
        ],
    ),
    (
        "nobody is let go twice unless arrested in between",
        [freed(2, "10"), freed(3, "12")],
        [("released", "2031", 5, 5), ("held", "11", 3, 3), ("held", "12", 0, 0)],
    ),
    (
        "one who was arrested in between may have been let go with both",
        [freed(2, "10"), told("arrested", "11"), freed(3, "12")],
        [("released", "2031", 4, 5), ("held", "11", 3, 4), ("held", "12", 0, 1)],
    ),
    (
        "more are named than were counted: the larger number is so",
        [
            freed(2, "10"),
            *(told("released", "10", who=name, member_of=0) for name in FIVE[:3]),
        ],
        [("released", "2031", 3, 3)],
    ),
    (
        "a group has one day, the same for all: both are still held, or neither",
        [
            freed(2, "[2031-01-10..2031-01-12]"),
            told("arrested", "11"),
            told("released", "[2031-01-10..2031-01-12]", member_of=0),
        ],
        [("held", "10", 0, 1), ("held", "11", 0, 2)],
    ),
    (
        "the dead are not let go",
        [told("arrested", "01"), told("died", "05"), freed(1, "10")],
        [
            ("released", "2031", 1, 1),
            ("died_in_custody", "2031", 1, 1),
            ("held", "04", 1, 2),
            ("held", "09", 1, 1),
        ],
    ),
    (
        "whoever was let go by name on a later day was not among those of an earlier",
        [told("arrested", "01"), told("released", "12"), freed(1, "10")],
        [("released", "2031", 2, 2), ("held", "09", 2, 2), ("held", "11", 1, 1)],
    ),
    (
        "two names of a group that may be one person leave its number alone",
        [
            freed(3, "10"),
            told("released", "10", who="Zofia Quillfeather", member_of=0),
            told("released", "10", who="Sofia Quillfeather", source="Larch", member_of=0),
        ],
        [("released", "2031", 3, 3)],
    ),
    (
        "people recognised without names are held only if they are people who are",
        [
            *five_arrested()[:2],
            many("recognised", 4, "05", publisher="Viasna"),
        ],
        [("viasna", "06", 0, 2), ("held", "06", 2, 2)],
    ),
    (
        "people arrested one day and people let go the next may be the same, or not",
        [many("arrested", 3, "01"), freed(2, "02")],
        [
            ("arrested", "2031", 3, 3),
            ("released", "2031", 2, 2),
            ("held", "01", 3, 5),
            ("held", "02", 0, 3),
        ],
    ),
    (
        "at most four may be nobody",
        [many("released", 0, "10", high=4, hedge="at_most"), told("released", "10")],
        [("released", "2031", 1, 5), ("held", "09", 1, 5)],
    ),
    (
        "of a whole of four with two parts that share nobody, three and two: there are five",
        [
            freed(4, "10"),
            freed(3, "10", destination="Larchland", part_of=0),
            freed(2, "10", destination="Thornby", part_of=0),
        ],
        [("released", "2031", 5, 5)],
    ),
    (
        "two parts that share nobody make their whole at least as many",
        [
            freed(4, "10", high=None, hedge="at_least"),
            freed(3, "10", destination="Larchland", part_of=0),
            freed(2, "10", destination="Thornby", part_of=0),
        ],
        [("released", "2031", 5, None)],
    ),
    (
        "of at most ten, four are told of: four to ten",
        [
            Figure("released", None, 10, day_of("10"), hedge="at_most"),
            freed(4, "10", population="political_prisoners", part_of=0),
        ],
        [("released", "2031", 4, 10)],
    ),
]


@pytest.mark.parametrize(
    ("told_of", "asked"),
    [(of, one) for _, of, asked in CASES for one in asked],
    ids=[f"{why}: {one[0]} {one[1]}" for why, _, asked in CASES for one in asked],
)
def test_a_record_of_people_and_groups_is_answered_as_argued(
    told_of: list[Told], asked: Asked
) -> None:
    """Who was let go with whom is not known; whatever it was, these are the numbers."""
    definition, on, low, high = asked
    pairs = [(a.key, b.key) for a, b in _alike(told_of)]
    answer = program(record(*told_of, undecided=pairs)).ask(definition, day_of(on))
    assert answer.recorded == Bounds(low, high)
    assert answer.widened == ()


def _alike(told_of: list[Told]) -> list[tuple[Telling, Telling]]:
    """Give the records that nobody has judged: those of the two Quillfeathers."""
    of = [t for t in told_of if isinstance(t, Telling) and "Quillfeather" in t.person]
    return [(of[0], of[1])] if of else []


def test_a_group_has_no_day_on_which_its_member_needs_what_nobody_tells() -> None:
    """Arrested on the 11th, let go with others from the 10th to the 12th: not on the 10th.

    On the 10th she would have been held before, which nobody tells and no other day needs.
    """
    window = "[2031-01-10..2031-01-12]"
    told_of = record(
        freed(2, window), told("arrested", "11"), told("released", window, member_of=0)
    )
    assert program(told_of).ask("held", "2031-01-12").recorded == Bounds(0, 0)


def test_an_arrest_at_a_protest_is_for_the_night_also_where_its_number_is_a_total() -> None:
    """Among the 40 protesters arrested in all of the month: held that night, then possibly."""
    told_of = record(
        many("arrested", 40, "2031-01-01/2031-01-31", population="protesters"),
        told("arrested", "10", member_of=0),
    )
    asked = program(told_of)
    assert asked.ask("held", "2031-01-10").recorded == Bounds(1, 1)
    assert asked.ask("held", "2031-01-12").recorded == Bounds(0, 1)


@pytest.mark.parametrize(
    ("population", "word", "held"),
    [
        ("political_prisoners", "arrested", Bounds(1, 1)),
        ("people", "arrested", Bounds(1, 1)),
        ("protesters", "held", Bounds(1, 1)),
        ("protesters", "re_arrested", Bounds(0, 1)),
    ],
)
def test_no_other_total_and_no_other_word_is_of_a_night(
    population: str, word: str, held: Bounds
) -> None:
    """Political prisoners are held until somebody says otherwise, and so is who is told held."""
    told_of = record(
        many("arrested", 40, "2031-01-01/2031-01-31", population=population),
        told(word, "10", member_of=0),
    )
    assert program(told_of).ask("held", "2031-01-12").recorded == held


def test_a_charge_told_of_somebody_in_a_total_of_protesters_is_of_more_than_the_night() -> None:
    """Among the protesters of the month, charged on the 14th: held in between."""
    told_of = record(
        many("arrested", 40, "2031-01-01/2031-01-31", population="protesters"),
        told("arrested", "10", member_of=0),
        told("charged", "14"),
        told("arrested", "10", who=FIVE[1]),
    )
    asked = program(told_of)
    assert asked.ask("held", "2031-01-12").recorded == Bounds(2, 2)
    # Two records that may be one person are of that night together, too.
    two = record(
        many("arrested", 40, "2031-01-01/2031-01-31", population="protesters"),
        told("arrested", "10", who="Zofia Quillfeather", member_of=0),
        told("arrested", "10", who="Sofia Quillfeather", source="Larch", member_of=0),
        undecided=[(("Gazette", "Zofia Quillfeather"), ("Larch", "Sofia Quillfeather"))],
    )
    assert program(two).ask("held", "2031-01-12").recorded == Bounds(0, 2)


def test_whoever_is_in_a_group_taken_out_counts_however_much_is_told_of_them() -> None:
    """Seen on thirteen days: too much to try each group, and taken out all the same."""
    seen = [told("seen", f"2030-{month:02}-01") for month in range(1, 13)]
    told_of = record(*seen, told("seen", "2030-06-15"), many("deported_or_exiled", 3, "10"))
    answer = program(told_of).ask("exiled", "2031")
    assert answer.recorded == Bounds(3, 4)  # the most is wide, and said to be
    assert any("very much is told" in words for words in answer.widened)


def open_group() -> Tally:
    figure = freed(300, "10", high=None, hedge="at_least")
    return program(record(figure)).ask("released", "2031")


def test_a_group_that_is_open_upwards_leaves_no_most_and_is_named() -> None:
    """At least three hundred, and which figure says so."""
    answer = open_group()
    assert answer.recorded == Bounds(300, None)
    assert [(c.cohort, c.low, c.high) for c in answer.cohorts] == [("f000", 300, None)]


def test_a_group_that_is_open_upwards_and_does_not_count_opens_nothing() -> None:
    """Nobody let go on the tenth is held on the eleventh, however many they were."""
    told_of = record(told("arrested", "01"), told("arrested", "11", who=FIVE[1]))
    assert program(told_of).ask("held", "2031-01-11").recorded == Bounds(2, 2)
    figure = freed(1, "10", high=None, hedge="at_least")
    with_group = record(*told_of.tellings, figure)
    assert program(with_group).ask("held", "2031-01-11").recorded == Bounds(1, 2)


def test_the_unnamed_of_a_group_are_told_beside_those_with_names() -> None:
    """Three of eighteen have names: fifteen have none."""
    names = [told("released", "10", who=name, member_of=0) for name in FIVE[:3]]
    answer = program(record(freed(18, "10"), *names)).ask("released", "2031")
    (rest,) = answer.cohorts
    assert (len(answer.undisputed), rest.low, rest.high, rest.named) == (3, 15, 15, 3)
    assert rest.reason == ""


def test_where_a_name_may_be_among_the_unnamed_the_remainder_says_so() -> None:
    """One was let go that day whom nobody counts among the eighteen."""
    answer = program(record(freed(18, "10"), told("released", "10"))).ask("released", "2031")
    (rest,) = answer.cohorts
    assert (answer.recorded, rest.low, rest.high) == (Bounds(18, 19), 17, 18)
    assert rest.reason == "people who have a name here may be among them"
