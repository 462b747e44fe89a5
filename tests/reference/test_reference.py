"""The judge is judged: by shared cases, by cases argued by hand, and by laws it must keep."""

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Final

import pytest

from reference.counts import Reader, answer
from reference.lives import Denial, Question, Statement, cheapest
from reference.random_records import random_questions, random_record
from reference.records import Figure, Record, Telling, from_case, record

_SHARED: Final = Path(__file__).parents[3] / "shared" / "counts" / "cases"
_CASES: Final = sorted(_SHARED.glob("*.json"))


@pytest.mark.skipif(not _CASES, reason="the shared cases are not beside this tree")
@pytest.mark.parametrize("path", _CASES, ids=lambda path: path.stem)
def test_a_shared_case_is_answered_exactly(path: Path) -> None:
    """What every truth allows, as worked out elsewhere, is what is found here."""
    case = json.loads(path.read_text(encoding="utf-8"))
    asked = case["ask"]
    assert list(answer(from_case(case), asked["definition"], asked["on"])) == case["recorded"]


def ada(event: str, day: str | None, kind: str | None = None, **more: str | int) -> Telling:
    """Tell something of Ada Pomelova in the Gazette; days of January 2024 in short."""
    return Telling("Gazette", "Ada Pomelova", event, _day(day), kind, **more)  # type: ignore[arg-type]


def freed(number: int, day: str, **more: str | int | None) -> Figure:
    """Tell of so many people let go on a day."""
    return replace(Figure("released", number, number, _day(day)), **more)  # type: ignore[arg-type]


def _day(day: str | None) -> str | None:
    return f"2024-01-{day}" if day is not None and len(day) == 2 else day


# Each: what it shows, what is told, and what is asked of it with the answer.
ONE_PERSON: Final[list[tuple[str, list[Telling], list[tuple[str, str, int, int]]]]] = [
    (
        "no news is not news: held from the end of the day of the arrest, for ever",
        [ada("arrested", "05")],
        [("held", "04", 0, 0), ("held", "05", 1, 1), ("held", "2031-01-01", 1, 1)],
    ),
    (
        "reported held: custody began by the eve at the latest, since when is unknown",
        [ada("held", "15")],
        [("held", "14", 1, 1), ("held", "13", 0, 1), ("held", "2009-01-01", 0, 1)],
    ),
    (
        "a sighting or a charge presupposes no custody",
        [ada("seen", "10"), ada("charged", "12")],
        [("held", "09", 0, 0), ("held", "13", 0, 0)],
    ),
    (
        "a death alone may have been in custody",
        [ada("died", "10")],
        [("died_in_custody", "2024", 0, 1), ("held", "09", 0, 1), ("held", "10", 0, 0)],
    ),
    (
        "an exile alone: perhaps out of custody, then also let go",
        [ada("exiled", "10")],
        [("held", "09", 0, 1), ("exiled", "2024", 1, 1), ("released", "2024", 0, 1)],
    ),
    (
        "a crossing presupposes no custody, and nobody knows whether it was forced",
        [ada("crossed_border", "10")],
        [("held", "09", 0, 0), ("exiled", "2024", 0, 1), ("released", "2024", 0, 0)],
    ),
    (
        "two arrests without a release: either is wrong, or a release was not told",
        [ada("arrested", "2024-01-01"), ada("arrested", "2024-03-01")],
        [
            ("held", "2024-01-01", 0, 1),
            ("held", "2024-02-29", 0, 1),
            ("held", "2024-03-01", 1, 1),
            ("arrested", "2024-03", 0, 1),
            ("arrested", "2024", 1, 1),
            ("released", "2024", 0, 0),
        ],
    ),
    (
        "a transfer and then an arrest: neither wins",
        [ada("transferred", "05"), ada("arrested", "10")],
        [("held", "04", 0, 1), ("held", "07", 0, 1), ("held", "09", 0, 1), ("held", "10", 1, 1)],
    ),
    (
        "told before presupposed: both some day of January is arrest, then release",
        [ada("arrested", "2024-01"), ada("released", "2024-01")],
        [("held", "2024-02-01", 0, 0), ("held", "2023-12-31", 0, 0), ("released", "2024-01", 1, 1)],
    ),
    (
        "arrested and let go on one day: never held at the end of a day, and let go",
        [ada("arrested", "05"), ada("released", "05")],
        [("held", "04", 0, 0), ("held", "05", 0, 0), ("released", "2024", 1, 1)],
    ),
    (
        "an arrest told and denied: one of the two is wrong",
        [ada("arrested", "05"), ada("arrested", "05", modality="denied")],
        [("held", "06", 0, 1), ("arrested", "2024", 0, 1)],
    ),
    (
        "a denial of other days takes them out of the window",
        [ada("arrested", "2024-01"), ada("arrested", "[2024-01-10..]", modality="denied")],
        [("held", "09", 1, 1), ("held", "08", 0, 1)],
    ),
    (
        "a feared arrest may have happened",
        [ada("arrested", "05", modality="feared")],
        [("held", "04", 0, 0), ("held", "06", 0, 1), ("arrested", "2024", 0, 1)],
    ),
    (
        "a feared arrest does not explain the custody that a release needs",
        [ada("arrested", "05", modality="feared"), ada("released", "10")],
        [("held", "04", 0, 1), ("held", "09", 1, 1), ("arrested", "2024", 0, 1)],
    ),
    (
        "nothing is told of what comes after it is said",
        [ada("arrested", "2024", said_on="2024-03-10")],
        [("held", "2024-03-10", 1, 1), ("held", "2024-03-09", 0, 1)],
    ),
    (
        "a release told before its day may or may not come",
        [ada("arrested", "01"), ada("released", "20", said_on="2024-01-10")],
        [("held", "19", 1, 1), ("held", "20", 0, 1), ("released", "2024", 0, 1)],
    ),
    (
        "an open-type facility is not freedom; leaving it is",
        [
            ada("arrested", "01"),
            ada("released", "05", "sent_to_open_type"),
            ada("released", "20"),
        ],
        [("held", "10", 0, 0), ("released", "2024-01-05", 0, 0), ("released", "2024", 1, 1)],
    ),
    (
        "house arrest is custody, also to Viasna",
        [
            ada("arrested", "01"),
            ada("recognised", "02", attributed_to="Viasna"),
            ada("released", "05", "house_arrest_start"),
        ],
        [("held", "10", 1, 1), ("viasna", "10", 1, 1), ("viasna", "01", 0, 0)],
    ),
    (
        "refusing to cross and being taken across are never both of one day",
        [ada("refused_to_cross", "10"), ada("exiled", "10")],
        [("exiled", "2024", 0, 1)],
    ),
    (
        "refused, and taken across the next day: no contradiction",
        [ada("refused_to_cross", "10"), ada("exiled", "11")],
        [("exiled", "2024", 1, 1)],
    ),
    (
        "a pardon may let go by itself",
        [ada("arrested", "01"), ada("pardoned", "05")],
        [("held", "04", 1, 1), ("held", "05", 0, 1), ("released", "2024", 0, 1)],
    ),
    (
        "pardoned, let go later: held at the pardon and until the release",
        [ada("pardoned", "03"), ada("released", "08")],
        [("held", "02", 1, 1), ("held", "05", 1, 1), ("released", "2024-01-08", 1, 1)],
    ),
    (
        "a return presupposes a leaving, but tells of none",
        [ada("returned", "10")],
        [("exiled", "2024", 0, 0)],
    ),
    (
        "a return does not open up what is told of custody",
        [ada("arrested", "2024-01"), ada("released", "2024-01"), ada("returned", "2024-05-01")],
        [("held", "2024-02-01", 0, 0), ("held", "2023-12-01", 0, 0)],
    ),
    (
        "who disappeared may be held, and surely was where a release is told",
        [ada("disappeared", "05"), ada("released", "09")],
        [("held", "04", 0, 0), ("held", "05", 1, 1), ("held", "09", 0, 0)],
    ),
    (
        "who vanished from an open-type facility may be held where nobody admits it",
        [
            ada("arrested", "01"),
            ada("recognised", "02", attributed_to="Viasna"),
            ada("released", "03", "sent_to_open_type"),
            ada("disappeared", "06"),
        ],
        [
            ("viasna", "05", 0, 0),
            ("viasna", "06", 0, 1),
            ("held", "06", 0, 1),
            ("released", "2024", 0, 0),
        ],
    ),
    (
        "two days of one release",
        [ada("released", "05"), ada("released", "10")],
        [
            ("held", "04", 0, 1),
            ("held", "07", 0, 1),
            ("held", "09", 0, 1),
            ("held", "10", 0, 0),
            ("released", "2024", 1, 1),
        ],
    ),
    (
        "a month and a day of one arrest are one event",
        [ada("arrested", "2024-01"), ada("arrested", "10")],
        [("held", "09", 0, 0), ("held", "10", 1, 1)],
    ),
    (
        "let go, and later reported held: each of three explanations stays",
        [ada("released", "05"), ada("held", "10")],
        [("held", "04", 0, 1), ("held", "09", 0, 1), ("held", "10", 0, 1)],
    ),
    (
        "dead and later seen: neither wins",
        [ada("arrested", "01"), ada("died", "05"), ada("seen", "10")],
        [("died_in_custody", "2024", 0, 1), ("held", "04", 1, 1), ("held", "11", 0, 1)],
    ),
    (
        "reported held on the day of a release: held at its end, or let go",
        [ada("arrested", "01"), ada("held", "05"), ada("released", "05")],
        [("held", "05", 0, 1), ("held", "04", 1, 1), ("released", "2024", 0, 1)],
    ),
    (
        "let go and arrested again on one day: whichever order costs nothing",
        [ada("arrested", "01"), ada("held", "05"), ada("arrested", "06"), ada("released", "06")],
        [("arrested", "2024-01-06", 1, 1), ("held", "06", 1, 1), ("released", "2024", 1, 1)],
    ),
    (
        "held at the end of a day leaves no day for a release before the next day's arrest",
        [ada("arrested", "01"), ada("held", "05"), ada("arrested", "06"), ada("held", "06")],
        [("arrested", "2024-01-06", 0, 0), ("held", "06", 1, 1), ("arrested", "2024", 1, 1)],
    ),
    (
        "a release only announced, of no told day, makes nobody held",
        [ada("released", None, modality="announced")],
        [("held", "05", 0, 0), ("released", "2024", 0, 0)],
    ),
    (
        "let go with expulsion is let go and sent out",
        [ada("released", "10", "expulsion")],
        [("released", "2024", 1, 1), ("exiled", "2024", 1, 1), ("held", "09", 1, 1)],
    ),
    (
        "kinds that differ: any may be the true one",
        [ada("released", "10", "pardon"), ada("released", "10", "sent_to_open_type")],
        [("released", "2024", 0, 1), ("held", "10", 0, 0)],
    ),
    (
        "let go by one, moved to house arrest by another: either",
        [
            ada("arrested", "01"),
            ada("released", "10"),
            ada("released", "10", "house_arrest_start"),
        ],
        [("released", "2024", 0, 1), ("held", "10", 0, 1), ("held", "09", 1, 1)],
    ),
    (
        "a release only announced disputes no move to house arrest",
        [
            ada("arrested", "01"),
            ada("released", "10", modality="announced"),
            ada("released", "10", "house_arrest_start"),
        ],
        [("released", "2024", 0, 1), ("held", "09", 1, 1)],
    ),
    (
        "who is told as let go, and as let go by death, is dead",
        [ada("arrested", "01"), ada("released", "10"), ada("released", "10", "death")],
        [("released", "2024", 0, 0), ("died_in_custody", "2024", 1, 1)],
    ),
    (
        "recognition by another body is not Viasna's",
        [ada("arrested", "01"), ada("recognised", "02", attributed_to="The Larch Committee")],
        [("viasna", "03", 0, 0)],
    ),
    (
        "whoever escaped can be arrested, and was not let go",
        [ada("arrested", "01"), ada("released", "05", "escape"), ada("arrested", "10")],
        [("held", "06", 0, 0), ("held", "10", 1, 1), ("released", "2024", 0, 0)],
    ),
]


@pytest.mark.parametrize(
    ("told", "asked"),
    [(told, one) for _, told, asked in ONE_PERSON for one in asked],
    ids=[f"{why}: {one[0]} {one[1]}" for why, _, asked in ONE_PERSON for one in asked],
)
def test_one_person_is_answered_as_argued(
    told: list[Telling], asked: tuple[str, str, int, int]
) -> None:
    """One person, argued by hand before it was run."""
    definition, on, low, high = asked
    assert answer(record(*told), definition, _day(on) or on) == (low, high)


GROUPS: Final[list[tuple[str, list[Telling | Figure], list[tuple[str, str, int, int | None]]]]] = [
    (
        "an arrest of a group without names is sure for the night",
        [Figure("arrested", 5, 5, "2024-01-05")],
        [
            ("held", "04", 0, 0),
            ("held", "05", 5, 5),
            ("held", "06", 0, 5),
            ("arrested", "2024", 5, 5),
        ],
    ),
    (
        "a size open upwards opens the answer only where it matters",
        [freed(3, "10", high=None, hedge="at_least")],
        [("released", "2024", 3, None), ("held", "09", 3, None), ("held", "10", 0, 0)],
    ),
    (
        "a member named fills the group",
        [freed(4, "10"), ada("released", "10", member_of=0)],
        [("released", "2024", 4, 4), ("held", "09", 4, 4)],
    ),
    (
        "whoever is let go on the day may be one of the group",
        [freed(4, "10"), ada("arrested", "01"), ada("released", "10")],
        [("released", "2024", 4, 5), ("held", "09", 4, 5)],
    ),
    (
        "whoever is let go on another day is not",
        [freed(4, "10"), ada("released", "12")],
        [("released", "2024", 5, 5), ("held", "11", 1, 1)],
    ),
    (
        "a smaller number of a narrower population is a part",
        [freed(10, "10", population="prisoners"), freed(4, "10", population="political_prisoners")],
        [("released", "2024", 10, 10)],
    ),
    (
        "tellings that agree in day and size are one group",
        [
            freed(10, "10", population="prisoners"),
            freed(10, "10"),
            freed(10, "10", population="people"),
        ],
        [("released", "2024", 10, 10)],
    ),
    (
        "about ten and eleven are one group of eleven",
        [freed(10, "10", hedge="about"), freed(11, "10")],
        [("released", "2024", 11, 11)],
    ),
    (
        "about ten is nine to eleven",
        [freed(10, "10", hedge="about")],
        [("released", "2024", 9, 11)],
    ),
    (
        "journalists are people, and a smaller number of them is a part",
        [freed(10, "10", population="people"), freed(4, "10", population="journalists")],
        [("released", "2024", 10, 10)],
    ),
    (
        "two destinations of one day are disjoint",
        [freed(3, "10", destination="Larkspur"), freed(5, "10", destination="Thornby")],
        [("released", "2024", 8, 8)],
    ),
    (
        "two sizes of one day that nothing nests may overlap in any way",
        [freed(3, "10"), freed(5, "10")],
        [("released", "2024", 5, 8)],
    ),
    (
        "totals and stocks bind nothing",
        [freed(342, "2024"), freed(9, "2024-01-01/2024-01-20"), freed(7, "10", mode="stock")],
        [("released", "2024", 0, 0), ("held", "09", 0, 0)],
    ),
    (
        "of a group that died nobody knows who was in custody",
        [Figure("died", 2, 2, "2024-01-10")],
        [("died_in_custody", "2024", 0, 2), ("held", "09", 0, 2), ("held", "10", 0, 0)],
    ),
    (
        "whoever is let go was held on the eve, of the group arrested before or not",
        [Figure("arrested", 5, 5, "2024-01-01"), freed(5, "10")],
        [("held", "09", 5, 10), ("held", "10", 0, 5), ("arrested", "2024", 5, 5)],
    ),
    (
        "nobody is let go twice without an arrest between",
        [freed(2, "10"), freed(3, "12")],
        [("released", "2024", 5, 5), ("held", "09", 2, 5)],
    ),
    (
        "the day of a group is the day of its members",
        [
            Figure("released", 1, 1, "[2024-01-08..2024-01-10]"),
            ada("arrested", "09"),
            ada("released", "[2024-01-08..2024-01-10]", member_of=0),
        ],
        [("held", "08", 0, 0), ("held", "09", 0, 1), ("held", "10", 0, 0)],
    ),
    (
        "released and taken out on one day in one number is one act",
        [freed(14, "10"), Figure("deported_or_exiled", 14, 14, "2024-01-10")],
        [("released", "2024", 14, 14), ("exiled", "2024", 14, 14)],
    ),
    (
        "the smaller number taken out is a part of those released",
        [
            freed(9, "10", population="prisoners"),
            Figure("deported_or_exiled", 4, 4, "2024-01-10", population="political_prisoners"),
        ],
        [("released", "2024", 9, 9), ("exiled", "2024", 4, 4)],
    ),
    (
        "an arrest at a protest may have lapsed the next day",
        [
            Figure("arrested", 1, 1, "2024-01-05", population="protesters"),
            ada("arrested", "05", member_of=0),
        ],
        [("held", "05", 1, 1), ("held", "06", 0, 1)],
    ),
    (
        "but not where a charge is told",
        [
            Figure("arrested", 1, 1, "2024-01-05", population="protesters"),
            ada("arrested", "05", member_of=0),
            ada("charged", "08"),
        ],
        [("held", "06", 1, 1), ("held", "20", 1, 1)],
    ),
    (
        "nor where it is told of the day of the arrest",
        [
            Figure("arrested", 1, 1, "2024-01-05", population="protesters"),
            ada("arrested", "05", member_of=0),
            ada("charged", "05"),
        ],
        [("held", "06", 1, 1)],
    ),
    (
        "a group has the day on which its members need the fewest repairs",
        [
            Figure("released", 1, 1, "[2024-01-08..2024-01-10]"),
            ada("arrested", "01"),
            ada("released", "[2024-01-08..2024-01-10]", member_of=0),
            ada("released", "[..2024-01-09]", modality="denied"),
        ],
        [("held", "09", 1, 1), ("held", "10", 0, 0)],
    ),
    (
        "about five is four to six, rounded outwards",
        [freed(5, "10", hedge="about")],
        [("released", "2024", 4, 6)],
    ),
    (
        "somebody arrested twice may have been let go with a group between, and need not",
        [freed(1, "10"), ada("arrested", "05"), ada("arrested", "15")],
        [("held", "12", 0, 1), ("held", "15", 1, 1), ("released", "2024", 1, 1)],
    ),
]


@pytest.mark.parametrize(
    ("told", "asked"),
    [(told, one) for _, told, asked in GROUPS for one in asked],
    ids=[f"{why}: {one[0]} {one[1]}" for why, _, asked in GROUPS for one in asked],
)
def test_groups_are_answered_as_argued(
    told: list[Telling | Figure], asked: tuple[str, str, int, int | None]
) -> None:
    """Groups, argued by hand before they were run."""
    definition, on, low, high = asked
    assert answer(record(*told), definition, _day(on) or on) == (low, high)


def test_a_chain_of_undecided_pairs_is_cut_in_every_way_but_those_that_differ() -> None:
    """Three mentions, the ends DIFFERENT: two or three people, never one."""
    mentions = [("Gazette", "Ada"), ("Committee", "Ada"), ("Whistle", "Ada")]
    told = [Telling(source, name, "arrested", "2024-01-05") for source, name in mentions]
    one, two, three = mentions
    pairs = ((one, two), (two, three))
    assert answer(record(*told, undecided=pairs), "held", "2024-02-01") == (1, 3)
    apart = record(*told, undecided=pairs, different=[(one, three)])
    assert answer(apart, "held", "2024-02-01") == (2, 3)
    assert answer(record(*told, same=pairs), "held", "2024-02-01") == (1, 1)
    assert answer(record(*told), "held", "2024-02-01") == (3, 3)


# Laws.

_SEEDS: Final = range(60)


def _answers(of: Record, seed: int) -> list[tuple[int, int | None]]:
    return [answer(of, definition, on) for definition, on in random_questions(seed)]


def _small(seed: int) -> Record:
    return random_record(seed, people=3, tellings=3, figures=2)


@pytest.mark.parametrize("seed", _SEEDS)
def test_least_is_no_more_than_greatest_and_order_does_not_matter(seed: int) -> None:
    """Answers are intervals; what is told in another order tells the same."""
    told = _small(seed)
    found = _answers(told, seed)
    assert all(low >= 0 and (high is None or low <= high) for low, high in found)
    turned = replace(told, tellings=told.tellings[::-1], undecided=told.undecided[::-1])
    assert _answers(turned, seed) == found


@pytest.mark.parametrize("seed", _SEEDS)
def test_repetition_is_no_vote(seed: int) -> None:
    """Told twice is told once."""
    told = _small(seed)
    assert _answers(replace(told, tellings=told.tellings * 2), seed) == _answers(told, seed)


@pytest.mark.parametrize("seed", _SEEDS)
def test_a_judgement_never_widens(seed: int) -> None:
    """Whatever judgement of an undecided pair is answered inside what was answered before."""
    told = random_record(seed, people=3, tellings=3, figures=0)
    before = _answers(told, seed)
    for pair in told.undecided:
        rest = tuple(each for each in told.undecided if each != pair)
        for judged in (
            replace(told, undecided=rest, same=(*told.same, pair)),
            replace(told, undecided=rest, different=(*told.different, pair)),
        ):
            if _is_sound(judged):
                for (low, high), (low_before, high_before) in zip(
                    _answers(judged, seed), before, strict=True
                ):
                    assert high is not None
                    assert high_before is not None
                    assert low_before <= low
                    assert high <= high_before


def _is_sound(judged: Record) -> bool:
    """Whether no SAME joins what a DIFFERENT splits."""
    joined = {key: {key} for key in judged.keys}
    for one, other in judged.same:
        together = joined[one] | joined[other]
        joined.update(dict.fromkeys(together, together))
    return all(other not in joined[one] for one, other in judged.different)


@pytest.mark.parametrize("seed", range(200))
def test_a_window_is_its_days(seed: int) -> None:
    """The cheapest worlds of a window are the cheapest of those of each of its days."""
    told = random_record(seed, people=1, figures=0, pairs=False)
    statements, denials = _statements(told)
    start = date(2024, 1, 10).toordinal()
    wide = replace(statements[0], first=start, last=start + 9)
    rest = statements[1:]
    for definition in ("held", "released"):
        asked = Question(definition, start + 7, start + 7)
        whole = cheapest((wide, *rest), denials, asked)
        days = [
            cheapest((replace(wide, first=day, last=day), *rest), denials, asked)
            for day in range(start, start + 10)
        ]
        fewest = min(found.repairs for found in days)
        assert whole.repairs == fewest
        assert whole.every == frozenset().union(
            *(found.every for found in days if found.repairs == fewest)
        )


def _statements(told: Record) -> tuple[tuple[Statement, ...], tuple[Denial, ...]]:
    person = Reader(told).person(frozenset(told.keys))
    return person.statements or (Statement("arrest", None, None),), person.denials


@pytest.mark.parametrize("seed", range(100))
def test_days_walked_as_one_stretch_are_the_days_one_by_one(seed: int) -> None:
    """A denial of what nobody tells changes nothing, but makes its days be walked one by one."""
    told = random_record(seed, people=1, figures=0, pairs=False)
    statements, denials = _statements(told)
    start = date(2024, 1, 15).toordinal()
    idle = tuple(Denial("search", day, day) for day in range(start, start + 40))
    for definition in ("held", "released", "exiled"):
        asked = Question(definition, start + 14, start + 14)
        whole = cheapest(statements, denials, asked)
        assert cheapest(statements, (*denials, *idle), asked) == whole


@pytest.mark.parametrize("seed", range(40))
def test_a_range_is_its_sizes_and_a_doubtful_day_its_days(seed: int) -> None:
    """One group: what a range or window answers is the hull of each size and day."""
    told = random_record(seed, people=2, tellings=2, figures=0)
    figure = Figure("released", 1, 3, "[2024-01-25..2024-01-28]", hedge="range")
    each = [
        replace(figure, low=size, high=size, hedge="exact", date=f"2024-01-{day}")
        for size in (1, 2, 3)
        for day in (25, 26, 27, 28)
    ]
    whole = _answers(replace(told, figures=(figure,)), seed)
    parts = [_answers(replace(told, figures=(one,)), seed) for one in each]
    for number, (low, high) in enumerate(whole):
        assert low == min(part[number][0] for part in parts)
        assert high == max(part[number][1] or 0 for part in parts)


@pytest.mark.parametrize("seed", range(40))
def test_all_days_moved_together_move_nothing_else(seed: int) -> None:
    """A life a thousand years later is the same life."""
    told = random_record(seed, people=1, figures=0, pairs=False)
    statements, denials = _statements(told)
    asked = Question("held", date(2024, 2, 1).toordinal(), date(2024, 2, 1).toordinal())
    by = timedelta(days=365_242).days

    def moved(day: int | None) -> int | None:
        return None if day is None else day + by

    later = cheapest(
        tuple(replace(s, first=moved(s.first), last=moved(s.last)) for s in statements),
        tuple(replace(d, first=moved(d.first), last=moved(d.last)) for d in denials),
        replace(asked, first=asked.first + by, last=asked.last + by),
    )
    assert later == cheapest(statements, denials, asked)


@pytest.mark.parametrize("seed", range(30))
def test_people_of_whom_no_pair_is_undecided_add_up(seed: int) -> None:
    """Records without pairs or groups are the sum of their people."""
    told = random_record(seed, people=3, tellings=3, figures=0, pairs=False)
    alone = [
        _answers(replace(told, tellings=tuple(t for t in told.tellings if t.key == key)), seed)
        for key in told.keys
    ]
    sums = [
        (sum(low for low, _ in each), sum(high or 0 for _, high in each))
        for each in zip(*alone, strict=True)
    ]
    assert _answers(told, seed) == sums


def test_random_records_are_as_crowded_as_they_are_meant_to_be() -> None:
    """What is generated has contradictions, pairs and groups, or comparing proves little."""
    records = [random_record(seed) for seed in range(300)]
    assert sum(bool(each.undecided) for each in records) > 60
    assert sum(len(each.figures) > 1 for each in records) > 100
    assert sum(any(t.member_of is not None for t in each.tellings) for each in records) > 50
    pairs = [(a, b) for each in records for a, b in combinations(each.tellings, 2)]
    assert sum(a.event == b.event and a.date != b.date and a.key == b.key for a, b in pairs) > 100
