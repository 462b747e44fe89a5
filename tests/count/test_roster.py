"""Who counts is asked of the same worlds as how many.

Everybody here is invented. What each case must answer was worked out before it was asked.
"""

from typing import Any, Final

import pytest

from habeas.count import exact, population
from habeas.count.one_person import OnePerson, one_person
from habeas.count.question import Question
from habeas.model.bounds import Bounds, around
from habeas.model.tally import Tally
from habeas.vocabulary.definitions import preset
from reference.counts import answer as counted
from reference.counts import joined
from reference.program import program
from reference.random_records import random_questions, random_record
from reference.records import Figure, Record, Telling, record
from reference.who import names

ADA, BRUNO, CELIA = "Ada Pomelova", "Bruno Tallowick", "Celia Marchbanks"


def told(event: str, day: str, who: str = ADA, source: str = "Gazette", **more: Any) -> Telling:
    return Telling(source, who, event, _in_may(day), **more)


def group(measure: str, size: int, day: str, *, of: str = "people") -> Figure:
    return Figure(measure, size, size, _in_may(day), population=of)


def _in_may(day: str) -> str:
    return f"2031-05-{day}" if len(day) == 2 else day


THREE_ARRESTED: Final = [told("arrested", "01", who) for who in (ADA, BRUNO, CELIA)]


def people(answer: Tally) -> tuple[str, str]:
    """Give the places of the undisputed and of the possible, in the order they were told of."""
    sure = "".join(name[1:] for name in answer.undisputed)
    return sure, "".join(p.person[1:] for p in answer.possible)


Case = tuple[Record, str, str, str, str, Bounds, Bounds]
CASES: Final[dict[str, Case]] = {
    "each may be one of the two let go": (
        record(*THREE_ARRESTED, group("released", 2, "10")),
        *("held", "2031-05-10", "", "012"),
        Bounds(1, 3),
        Bounds(0, 0),
    ),
    "on the eve all are held, and two others perhaps": (
        record(*THREE_ARRESTED, group("released", 2, "10")),
        *("held", "2031-05-09", "012", ""),
        Bounds(3, 3),
        Bounds(0, 2),
    ),
    "of whom a release is told, nobody can be let go again": (
        record(*THREE_ARRESTED, told("released", "05"), group("released", 2, "10")),
        *("held", "2031-05-10", "", "12"),
        Bounds(0, 2),
        Bounds(0, 0),
    ),
    "a group that is full has no room": (
        record(*THREE_ARRESTED, Telling("Gazette", ADA, "released", "2031-05-10", member_of=0),
               group("released", 1, "10")),
        *("held", "2031-05-10", "12", ""),
        Bounds(2, 2),
        Bounds(0, 0),
    ),
    "named as members, the rest have no name": (
        record(*(Telling("Gazette", who, "released", "2031-05-10", member_of=0)
                 for who in (ADA, BRUNO)), group("released", 18, "10")),
        *("released", "2031-05", "01", ""),
        Bounds(2, 2),
        Bounds(16, 16),
    ),
    "let go that day, and perhaps one of the eighteen": (
        record(told("released", "10"), group("released", 18, "10")),
        *("released", "2031-05", "0", ""),
        Bounds(1, 1),
        Bounds(17, 18),
    ),
    "two records that may be one are one person or two": (
        record(told("arrested", "01"), told("arrested", "01", source="Whistle"),
               undecided=[(("Gazette", ADA), ("Whistle", ADA))]),
        *("held", "2031-05-02", "01", ""),
        Bounds(1, 2),
        Bounds(0, 0),
    ),
    "let go before the period, and perhaps arrested in it": (
        record(told("arrested", "01"), group("released", 2, "02"), group("arrested", 2, "13")),
        *("arrested", "2031-05-13", "", "0"),
        Bounds(0, 1),
        Bounds(1, 2),
    ),
    "let go with one, vanished into custody with another, and taken on from there": (
        record(told("transferred", "15"), group("released", 1, "05"),
               group("disappeared", 1, "05")),
        *("released", "2031-05", "", "0"),
        Bounds(0, 1),
        Bounds(0, 1),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_names_fit_the_number(case: Case) -> None:
    """Undisputed is who counts whoever was in the groups, possible who counts in some world."""
    told_of, definition, on, sure, possible, named, unnamed = case
    answer = program(told_of).ask(definition, on)
    assert people(answer) == (sure, possible)
    assert (answer.named, answer.unnamed) == (named, unnamed)


def test_who_may_be_one_of_a_group_is_told_of_which() -> None:
    """Ada was arrested, and may be one of two let go; of Bruno nothing but a sighting is told."""
    told_of = record(told("arrested", "01"), told("seen", "03", BRUNO), group("released", 2, "10"))
    held = program(told_of).ask("held", "2031-05-10")
    (ada,) = held.possible
    assert ada.reason == "unless one of 2 people told of without names (2031-05-10)"
    assert (ada.among, ada.is_told) == (("f000",), True)
    released = program(told_of).ask("released", "2031-05")
    assert [(p.person, p.is_told) for p in released.possible] == [("p0", False), ("p1", False)]
    assert released.told_possible == ()


def test_many_records_that_may_be_one_stay_nobody_or_all_beside_a_group() -> None:
    """Six records of one man, held, and two others let go: they are one to six, and no fewer."""
    keys = [(f"Paper {i}", ADA) for i in range(6)]
    told_of = record(
        *(told("arrested", "01", source=source) for source, _ in keys),
        group("released", 2, "10"),
        undecided=[(a, b) for at, a in enumerate(keys) for b in keys[at + 1 :]],
    )
    asked = program(told_of)
    eve = asked.ask("held", "2031-05-09")
    assert eve.recorded.low <= 1
    assert eve.recorded.high is not None
    assert eve.recorded.high >= 8
    assert (eve.undisputed, len(eve.possible)) == ((), 6)
    assert asked.ask("held", "2031-05-10").recorded.low == 0
    assert any("clusters" in words for words in eve.widened)


# Records that were once answered too narrowly where days of groups are not tried together.
DAYS_APART: Final = (112, 206, 250, 292)


def test_where_days_are_not_tried_together_nothing_is_narrower(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each in a group may then have a day of their own: more can be, and never less."""
    monkeypatch.setattr(exact, "_MOST_DAYS", 1)
    apart = 0
    for seed in (*range(40), *DAYS_APART):
        told_of = random_record(seed, people=3, tellings=3, figures=2)
        asked, records = program(told_of), joined(told_of)
        for definition, on in random_questions(seed):
            got = asked.ask(definition, on)
            apart += any("apart from one another" in words for words in got.widened)
            low, high = counted(told_of, definition, on)
            assert around([got.recorded, Bounds(low, high)]) == got.recorded, (seed, on)
            want = names(told_of, definition, on)
            sure = {f"p{records.index(keys)}" for keys in want.undisputed}
            maybe = {f"p{records.index(keys)}" for keys in want.possible}
            assert set(got.undisputed) <= sure, (seed, definition, on)
            assert {*got.undisputed, *(p.person for p in got.possible)} >= sure | maybe, (seed, on)
    assert apart > 40


def let_go(day: str, kind: str, who: str = ADA) -> Telling:
    return told("released", day, who, release_kind=kind)


ONE_ACT: Final[dict[str, tuple[Record, str, str, Bounds]]] = {
    "handed over and crossed: held before": (
        record(told("exchange_handover", "10"), told("crossed_border", "10")),
        *("held", "2031-05-09", Bounds(1, 1)),
    ),
    "handed over and let go: taken abroad": (
        record(told("exchange_handover", "10"), told("released", "10")),
        *("exiled", "2031-05", Bounds(1, 1)),
    ),
    "handed over some day of the month, and let go on the tenth": (
        record(told("exchange_handover", "2031-05"), told("released", "10")),
        *("released", "2031-05-11/2031-05-31", Bounds(0, 0)),
    ),
    "sixteen let go, of whom three may be those handed over": (
        record(
            *(told("exchange_handover", "10", who) for who in (ADA, BRUNO, CELIA)),
            group("released", 16, "10"),
        ),
        *("released", "2031-05", Bounds(16, 19)),
    ),
    "let go with expulsion, and taken out": (
        record(let_go("10", "expulsion"), told("deported", "10")),
        *("released", "2031-05", Bounds(1, 1)),
    ),
    "two taken out, one of whom may be she": (
        record(let_go("10", "expulsion"), group("deported_or_exiled", 2, "10")),
        *("exiled", "2031-05", Bounds(2, 3)),
    ),
    "let go as death, and died": (
        record(let_go("10", "death"), told("died", "10")),
        *("died_in_custody", "2031-05", Bounds(1, 1)),
    ),
}


MOVED_OR_LET_GO: Final[dict[str, tuple[Record, str, str, Bounds]]] = {
    "let go, and moved to house arrest: either": (
        record(told("arrested", "01"), told("released", "10"), let_go("10", "house_arrest_start")),
        *("released", "2031-05", Bounds(0, 1)),
    ),
    "the same that night": (
        record(told("arrested", "01"), told("released", "10"), let_go("10", "house_arrest_start")),
        *("held", "2031-05-10", Bounds(0, 1)),
    ),
    "let go, and let go by pardon: the pardon": (
        record(told("arrested", "01"), told("released", "10"), let_go("10", "pardon")),
        *("released", "2031-05", Bounds(1, 1)),
    ),
    "two let go, of whom one may only have been moved to house arrest": (
        record(
            told("arrested", "01"), let_go("10", "house_arrest_start"), group("released", 2, "10")
        ),
        *("released", "2031-05", Bounds(1, 2)),
    ),
    "a release that is feared, and an escape that is feared: each by itself": (
        record(
            told("released", "10", modality="feared"),
            told("released", "10", modality="feared", release_kind="escape"),
            told("arrested", "[2031-05-10..]"),
        ),
        *("released", "2031-05", Bounds(0, 1)),
    ),
    "a pardon that is feared, between an arrest and another": (
        record(
            told("arrested", "2031"),
            let_go("22", "house_arrest_start"),
            told("pardoned", "22", modality="feared"),
            told("re_arrested", "[2031-05-19..2031-05-25]"),
        ),
        *("released", "2031-05", Bounds(1, 1)),
    ),
    "an arrest that is feared, without which custody would have to be presupposed": (
        record(
            told("crossed_border", "11"),
            told("arrested", "2031", modality="feared"),
            let_go("2031", "death"),
            told("released", "[2031-01-25..]", modality="feared", release_kind="expulsion"),
        ),
        *("arrested", "2031", Bounds(1, 1)),
    ),
    "an arrest and another, on either side of a pardon": (
        record(
            told("pardoned", "28"),
            told("arrested", "[2031-05-28..2031-06-02]"),
            told("re_arrested", "[2031-05-28..2031-06-02]"),
        ),
        *("arrested", "2031-05", Bounds(1, 1)),
    ),
}


@pytest.mark.parametrize(
    "case", [*ONE_ACT.values(), *MOVED_OR_LET_GO.values()], ids=[*ONE_ACT, *MOVED_OR_LET_GO]
)
def test_one_act_told_in_two_ways_is_one(case: tuple[Record, str, str, Bounds]) -> None:
    """On a day that both allow it is what says more, for people and for groups."""
    told_of, definition, on, expected = case
    assert program(told_of).ask(definition, on).recorded == expected
    assert counted(told_of, definition, on) == (expected.low, expected.high)


REPORTED_AND_DENIED: Final = record(
    told("arrested", "01"),
    told("released", "10"),
    told("released", "10", modality="denied"),
    group("released", 1, "10"),
)
DISPUTED: Final[dict[str, tuple[Record, str, str, Bounds]]] = {
    "a release told and denied, and somebody let go that day": (
        REPORTED_AND_DENIED,
        *("released", "2031-05", Bounds(1, 2)),
    ),
    "the same on the eve": (REPORTED_AND_DENIED, "held", "2031-05-09", Bounds(1, 2)),
    "two days of a release, and three let go on one of them": (
        record(
            told("arrested", "01"),
            told("released", "10"),
            told("released", "20"),
            group("released", 3, "20"),
        ),
        *("released", "2031-05-11/2031-05-31", Bounds(3, 4)),
    ),
    "two days of an arrest, and somebody taken on one of them": (
        record(told("arrested", "01"), told("arrested", "20"), group("arrested", 1, "01")),
        *("arrested", "2031-05-01/2031-05-10", Bounds(1, 2)),
    ),
}


@pytest.mark.parametrize("case", DISPUTED.values(), ids=DISPUTED)
def test_a_group_has_its_people_also_where_what_is_told_of_one_is_disputed(
    case: tuple[Record, str, str, Bounds],
) -> None:
    """Whoever is one of them had its event; and if not, somebody else had."""
    told_of, definition, on, expected = case
    assert program(told_of).ask(definition, on).recorded == expected
    assert counted(told_of, definition, on) == (expected.low, expected.high)


def test_one_group_makes_room_for_another_whatever_their_order() -> None:
    """Held and let go with some, and on that day taken with others; taken again in between."""
    one_day = record(
        told("transferred", "05"),
        group("arrested", 5, "10", of="protesters"),
        group("released", 4, "10"),
    )
    assert people(program(one_day).ask("arrested", "2031-05")) == ("", "0")
    between = record(
        told("arrested", "01"),
        told("arrested", "20", source="Whistle"),
        told("died", "20", source="Larch"),
        group("released", 3, "[2031-05-10..2031-05-20]"),
        group("released", 1, "28"),
        same=[(("Gazette", ADA), ("Whistle", ADA)), (("Gazette", ADA), ("Larch", ADA))],
    )
    answer = program(between).ask("held", "2031-05-25")
    assert (answer.recorded.low, answer.recorded.high) == counted(between, "held", "2031-05-25")
    assert people(answer) == ("", "0")


@pytest.mark.parametrize("most_days", [128, 1])
def test_who_was_let_go_together_was_so_on_one_day(
    most_days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ada is told to be held on the 1st, and Bruno to be taken out on it: one account is wrong."""
    monkeypatch.setattr(exact, "_MOST_DAYS", most_days)
    told_of = record(
        Telling("Gazette", ADA, "released", "[2031-05-01..2031-05-02]", member_of=0),
        Telling("Gazette", BRUNO, "released", "[2031-05-01..2031-05-02]", member_of=0),
        told("held", "01"),
        told("exiled", "01", BRUNO),
        Figure("released", 2, 2, "[2031-05-01..2031-05-02]"),
    )
    answer = program(told_of).ask("held", "2031-05-01")
    assert counted(told_of, "held", "2031-05-01") == (0, 2)
    assert people(answer) == ("", "01")
    assert around([answer.recorded, Bounds(0, 2)]) == answer.recorded
    assert answer.widened or answer.recorded == Bounds(0, 2)


def test_of_members_whose_days_are_not_tried_together_nothing_is_sure() -> None:
    """Named in two groups of an open time, which share no day: whatever is so, it is possible."""
    told_of = record(
        Telling("Larch", ADA, "re_arrested", "[2031-05-01..]", member_of=1),
        Telling("Larch", ADA, "re_arrested", "[2031-05-01..]", member_of=0),
        told("released", "01", source="Larch"),
        Telling("Whistle", BRUNO, "arrested", "[2031-05-01..]", member_of=0),
        told("deported", "05", BRUNO, "Whistle"),
        *(
            Figure("arrested", 4, None, "[2031-05-01..]", hedge="at_least", population="protesters")
            for _ in range(2)
        ),
    )
    answer = program(told_of).ask("held", "2031-05-10")
    assert people(answer) == ("", "01")


def test_a_number_that_was_only_summed_names_nobody_more_surely(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By sums each of those who may be one of the two is possible, as by every way."""
    told_of, definition, on, sure, possible, *_ = CASES["each may be one of the two let go"]
    monkeypatch.setattr(population, "_MOST_GROUPS", 0)
    answer = program(told_of).ask(definition, on)
    assert people(answer) == (sure, possible)
    assert any("too many people and groups" in words for words in answer.widened)
    sure_of = CASES["on the eve all are held, and two others perhaps"]
    assert people(program(sure_of[0]).ask(sure_of[1], sure_of[2]))[0] == "012"


@pytest.mark.parametrize(
    ("definition", "on"),
    [("held", "2031-05-09"), ("held", "2031-05-10"), ("released", "2031-05")],
)
def test_who_is_behind_a_number_is_no_narrower_where_not_every_world_is_asked(
    definition: str, on: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three held and two let go: what is only estimated holds what is worked out, and says so."""
    told_of = record(*THREE_ARRESTED, group("released", 2, "10"))
    exactly = program(told_of).ask(definition, on)
    monkeypatch.setattr(exact, "_MOST_ASKED", 0)
    roughly = program(told_of).ask(definition, on)
    assert roughly.recorded == exactly.recorded
    for wide, narrow in (
        (roughly.named, exactly.named),
        (roughly.unnamed, exactly.unnamed),
        *(
            (Bounds(one.low, one.high), Bounds(other.low, other.high))
            for one, other in zip(roughly.cohorts, exactly.cohorts, strict=True)
        ),
    ):
        assert wide is not None
        assert narrow is not None
        assert around([wide, narrow]) == wide
    assert any("not asked of every world" in words for words in roughly.widened)


def test_of_one_person_it_is_said_why_they_are_only_possible_and_of_which_groups() -> None:
    """By their own record alone: a night's arrest, and two let go of whom nobody has a name."""
    night = program(
        record(Telling("Gazette", ADA, "arrested", "2031-05-01", member_of=0),
               group("arrested", 7, "01", of="protesters"))
    )  # fmt: skip
    held = Question.of(preset("held"), "2031-05-03")
    why = "arrest on 2031-05-01: sure for that night only"
    assert one_person(night.who, "p0", night.cohorts, held) == OnePerson(reason=why)
    three = program(record(*THREE_ARRESTED, group("released", 2, "10")))
    held = Question.of(preset("held"), "2031-05-10")
    assert one_person(three.who, "p0", three.cohorts, held) == OnePerson(among=("f000",))
    eve = Question.of(preset("held"), "2031-05-09")
    assert one_person(three.who, "p0", three.cohorts, eve) == OnePerson()
    assert one_person(three.who, "p9", three.cohorts, eve) == OnePerson()
