"""One person's worlds: what can have happened, by as few repairs of the record as it takes."""

from dataclasses import replace
from datetime import date

import pytest

from habeas.history.kinds import part_of
from habeas.history.search import EventCount
from habeas.history.statements import FOREVER, Recipe, told_of
from habeas.history.worlds import Worlds, is_free, times, worlds_of
from habeas.model.claim import Claim, Modality
from habeas.vocabulary.rules import packaged
from strategies import attribute, event

HELD = {"in_custody"}
FREE = {"at_liberty"}
EITHER = HELD | FREE


def told(*claims: Claim, axis: str = "custody") -> Recipe:
    """Give what claims tell of the part of life that an axis belongs to."""
    part = part_of(axis, packaged())
    (found,) = [t for t in told_of(claims, rules=packaged()) if t.part == part]
    return found


def worlds(*claims: Claim, axis: str = "custody") -> Worlds:
    return worlds_of(told(*claims, axis=axis), packaged())


def on(found: Worlds, day: str, axis: str = "custody") -> set[str | None]:
    """Give the values an axis may have at the end of a day."""
    at = found.kinds.axes.index(axis)
    return {values[at] for values in found.on(date.fromisoformat(day).toordinal())}


def happens(found: Worlds, kind: str) -> bool:
    """Say whether some world has an event of a kind."""
    return any(edge.kind.type == kind for edge in found.edges)


ARREST = event("arrested", "2021-03-04", key="arrest")
RELEASE = event("released", "2022-05-06", key="release")


# What may hold before anything is told.


@pytest.mark.parametrize(
    ("word", "eve"),
    [
        ("released", HELD),
        ("exchange_handover", HELD),
        ("transferred", HELD),
        ("held", HELD),
        ("punishment_cell", HELD),
        ("regime_changed", HELD),
        ("detention_extended", HELD),
        ("new_sentence_in_custody", HELD),
        ("exiled", EITHER),
        ("deported", EITHER),
        ("died", EITHER),
        ("pardoned", EITHER),
        ("arrested", FREE),
        ("crossed_border", FREE),
        ("charged", FREE),
        ("seen", FREE),
    ],
)
def test_what_is_told_first_says_whether_there_was_custody_before(
    word: str, eve: set[str | None]
) -> None:
    """A release needs custody, an exile may end it, and a border crossing says nothing of it."""
    found = worlds(event(word, "2022-05-06", key="a"))
    assert found.repairs == 0
    assert on(found, "2021-01-01") == (FREE if eve == FREE else EITHER)
    # That somebody is held at the end of a day says nothing of the eve.
    assert on(found, "2022-05-06" if word == "held" else "2022-05-05") == eve


def test_presupposed_custody_began_before_the_day_of_what_presupposes_it() -> None:
    """Moved on the sixth, and so held at the end of the fifth, whatever the day it began."""
    found = worlds(event("transferred", "2022-05-06", key="a"))
    assert on(found, "2022-05-04") == EITHER
    assert on(found, "2022-05-05") == HELD
    assert on(found, "2030-01-01") == HELD


def test_what_is_told_explains_before_anything_is_presupposed() -> None:
    """An arrest some day of a month comes before the release of the sixth: none was held before."""
    found = worlds(event("arrested", "2022-05", key="a"), RELEASE)
    assert on(found, "2022-04-30") == FREE
    assert on(found, "2022-05-06") == FREE
    assert not found.presupposed


def test_a_release_before_the_only_arrest_presupposes_an_earlier_stay() -> None:
    """Let go in March and arrested in May: two stays, and nothing contradicts."""
    found = worlds(
        event("released", "2021-03-01", key="a"), event("arrested", "2021-05-01", key="b")
    )
    assert (found.repairs, found.presupposed) == (0, True)
    assert on(found, "2021-02-28") == HELD
    assert on(found, "2021-04-01") == FREE
    assert on(found, "2021-08-01") == HELD


def test_custody_that_perhaps_was_is_never_explained_away() -> None:
    """Exiled before or after the arrest of the same month: held before it is not ruled out."""
    found = worlds(event("exiled", "2022-05", key="a"), event("arrested", "2022-05-06", key="b"))
    assert found.repairs == 0
    assert on(found, "2022-04-30") == EITHER


def test_what_is_presupposed_of_place_is_by_its_own_axis() -> None:
    """Who came back was out of the country, and is not said to have been held."""
    found = worlds(event("returned", "2022-05-06", key="a"))
    assert "in_country" not in on(found, "2022-05-05", "territory")
    assert "in_country" in on(found, "2022-05-04", "territory")
    assert on(found, "2022-05-06", "territory") == {"returned"}
    assert on(found, "2022-05-05") == FREE


def test_a_withdrawn_recognition_was_given_by_the_same_body() -> None:
    """What one body takes back it had given, and another body's answer is another part."""
    withdrawn = event("recognition_withdrawn", "2022-05-06", key="a", by="Larch Committee")
    axis = f"recognition:{packaged().body_id('Larch Committee')}"
    found = worlds(withdrawn, axis=axis)
    assert on(found, "2022-05-04", axis) == {"recognised", None}
    assert on(found, "2022-05-05", axis) == {"recognised"}
    assert on(found, "2022-05-06", axis) == {"withdrawn"}


def test_a_death_told_of_as_in_custody_needs_custody() -> None:
    """A death alone leaves open where; told of as in custody it was there on the eve."""
    death = event("died", "2022-05-06", key="a")
    assert on(worlds(death), "2022-05-06", "life") == {"dead", "dead_in_custody"}
    inside = worlds(death, attribute("life", "dead_in_custody", key="b", said_on="2022-05-09"))
    assert inside.repairs == 0
    assert "at_liberty" not in on(inside, "2022-05-05")
    assert on(inside, "2022-05-06", "life") == {"dead_in_custody"}


# One event or several.


def test_statements_of_one_family_can_be_one_event() -> None:
    """Arrested in March, and arrested on 4 March: the fourth, and free until then."""
    found = worlds(ARREST, event("detained", "2021-03", key="b"))
    assert found.repairs == 0
    assert on(found, "2021-03-03") == FREE
    assert on(found, "2021-03-04") == HELD
    assert {edge.statements for edge in found.edges} == {(0, 1)}


def test_a_re_arrest_is_no_telling_of_the_arrest_before_it() -> None:
    """Taken, let go and taken again on one day: held that night, and free on no other."""
    day = "2021-03-04"
    found = worlds(ARREST, event("released", day, key="r"), event("re_arrested", day, key="again"))
    assert (found.repairs, len(found.told.statements)) == (0, 3)
    assert on(found, day) == HELD
    # Two tellings of an arrest are one.
    twice = worlds(ARREST, event("released", day, key="r"), event("arrested", day, key="again"))
    assert on(twice, day) == FREE


def test_a_re_arrest_and_an_arrest_are_one_where_that_saves_a_repair() -> None:
    """Let go, and then taken on one day in two words: nobody tells of a release between."""
    words = ("arrested", "re_arrested")
    again = [event(word, "2022-06-10", key=word) for word in words]
    found = worlds(ARREST, RELEASE, *again)
    assert found.repairs == 0
    assert {edge.statements for edge in found.edges if "arrest" in edge.kind.id} == {
        (0,),
        (2, 3),
    }
    assert on(found, "2022-06-10") == HELD


def test_what_must_be_so_is_never_what_is_wrong() -> None:
    """Of two days of a release that of the group somebody is taken to be in stays."""
    let_go = event("released", "2022-08-01", key="other")
    two = told(ARREST, RELEASE, let_go)
    assert worlds_of(two, packaged()).wrong == {1, 2}
    must = two.with_statements(
        replace(s, must=s.first == two.statements[1].first) for s in two.statements
    )
    found = worlds_of(must, packaged())
    assert found.repairs == 1
    assert found.wrong == {2}
    # Nobody dies on two days: where both must be so there is no world.
    ends = told(
        event("died", "2022-05-01", key="a"), event("died", "2022-06-01", key="b"), axis="life"
    )
    both = ends.with_statements(replace(s, must=True) for s in ends.statements)
    assert worlds_of(both, packaged()).repairs > 1000


def test_kinds_told_of_one_release_leave_open_which_it_was() -> None:
    """House arrest according to one, an open facility according to another: one of the two."""
    found = worlds(
        ARREST,
        event("released", "2022-05-06", key="b", kind="house_arrest_start"),
        event("released", "2022-05-06", key="c", kind="sent_to_open_type"),
    )
    assert found.repairs == 0
    assert on(found, "2022-05-06", "regime") == {"house_arrest", "open_type_facility"}
    assert on(found, "2022-05-06") == EITHER


def test_who_leaves_an_open_facility_is_released_from_it() -> None:
    """Sent to an open facility, then let go: two releases, and no arrest between them."""
    found = worlds(
        ARREST, event("released", "2022-05-06", key="b", kind="sent_to_open_type"),
        event("released", "2023-05-06", key="c"),
    )  # fmt: skip
    assert found.repairs == 0
    assert on(found, "2023-05-05", "regime") == {"open_type_facility"}
    assert on(found, "2023-05-06", "regime") == {None}


def test_events_of_one_day_come_in_an_order_that_makes_sense() -> None:
    """Taken and let go on one day is free at its end; let go and taken again is held."""
    short = worlds(ARREST, event("released", "2021-03-04", key="b"))
    assert (short.repairs, on(short, "2021-03-03"), on(short, "2021-03-04")) == (0, FREE, FREE)
    again = worlds(ARREST, RELEASE, event("re_arrested", "2022-05-06", key="c"))
    assert (again.repairs, on(again, "2022-05-05"), on(again, "2022-05-06")) == (0, HELD, HELD)


def test_a_release_and_an_exile_of_one_day_are_one_story() -> None:
    """Held on the eve; at its end free and abroad."""
    found = worlds(RELEASE, event("exiled", "2022-05-06", key="b"))
    assert found.repairs == 0
    assert on(found, "2022-05-05") == HELD
    assert on(found, "2022-05-06") == FREE
    assert on(found, "2022-05-06", "territory") == {"crossed_out_forced"}


# Repairs.


def test_two_arrests_cost_a_repair_and_every_repair_counts() -> None:
    """Either arrest may be wrong, or a release was not told of: open between, and held after."""
    found = worlds(ARREST, event("arrested", "2022-03-04", key="b"))
    assert (found.repairs, set(found.wrong)) == (1, {0, 1})
    assert on(found, "2021-03-03") == FREE
    assert on(found, "2021-09-01") == EITHER
    assert on(found, "2022-03-04") == HELD
    assert not happens(found, "release")


def test_two_releases_are_repaired_as_two_arrests_are() -> None:
    """Sources that differ on the day of a release agree before both and after both."""
    found = worlds(ARREST, RELEASE, event("released", "2023-05-06", key="c"))
    assert found.repairs == 1
    assert on(found, "2022-05-05") == HELD
    assert on(found, "2022-09-01") == EITHER
    assert on(found, "2023-05-06") == FREE


def test_repetition_costs_and_saves_nothing() -> None:
    """Five who tell of one day and one who tells of another: the same worlds as one and one."""
    other = event("arrested", "2022-03-04", key="b")
    once = worlds(ARREST, other)
    often = worlds(*(event("arrested", "2021-03-04", key=f"a{n}") for n in range(5)), other)
    assert (often.repairs, often.stretches, often.wrong) == (1, once.stretches, once.wrong)


def test_a_change_of_place_between_two_reports_is_a_repair() -> None:
    """Crossed out, and in the country according to a later list: wrong, wrong or come back."""
    found = worlds(
        event("crossed_border", "2022-05-06", key="a"),
        attribute("territory", "in_country", key="b", said_on="2022-08-01"),
    )
    assert found.repairs == 1
    assert on(found, "2022-06-01", "territory") == {"in_country", "crossed_out_unknown"}
    assert on(found, "2022-09-01", "territory") == {"in_country", "crossed_out_unknown"}


def test_a_change_of_custody_between_two_reports_is_a_repair() -> None:
    """Held according to one list, free according to a later one."""
    found = worlds(
        attribute("custody", "in_custody", key="a", said_on="2021-06-01"),
        attribute("custody", "at_liberty", key="b", said_on="2022-06-01"),
    )
    assert found.repairs == 1
    assert on(found, "2022-01-01") == EITHER


def test_a_stage_of_a_case_changes_between_two_reports_at_no_cost() -> None:
    """Accused by one list and tried by the next: on an unknown day between, and no repair."""
    found = worlds(
        attribute("legal_stage", "charged", key="a", said_on="2021-06-01"),
        attribute("legal_stage", "on_trial", key="b", said_on="2022-06-01"),
        axis="legal_stage",
    )
    assert found.repairs == 0
    assert on(found, "2022-01-01", "legal_stage") == {"charged", "on_trial"}
    assert on(found, "2022-06-01", "legal_stage") == {"on_trial"}


def test_nobody_comes_back_to_life_unreported() -> None:
    """Seen after a reported death: one of the two is wrong."""
    found = worlds(
        ARREST, event("died", "2022-05-06", key="b"), event("seen", "2022-06-01", key="c")
    )
    assert (found.repairs, set(found.wrong)) == (1, {1, 2})
    assert on(found, "2022-08-01", "life") == {"dead_in_custody", "alive"}
    assert on(found, "2022-08-01") == {None, "in_custody"}


# What is not told as having happened.


@pytest.mark.parametrize(
    "modality", [m for m in Modality if not m.acts and m is not Modality.DENIED]
)
def test_what_is_only_foretold_may_happen_and_need_not(modality: Modality) -> None:
    """Announced or feared: with it and without it, at no cost either way."""
    found = worlds(ARREST, event("released", "2022-05-06", key="b", modality=modality))
    assert found.repairs == 0
    assert on(found, "2022-05-05") == HELD
    assert on(found, "2022-05-06") == EITHER


def test_what_is_told_before_its_day_is_only_foretold() -> None:
    """Reported on the first as of the sixth."""
    found = worlds(ARREST, event("released", "2022-05-06", key="b", said_on="2022-05-01"))
    assert (found.repairs, on(found, "2022-05-06")) == (0, EITHER)


def test_a_denial_forbids_and_makes_nothing_possible() -> None:
    """Who denies a release does not make it possible that there was one."""
    denied = event("released", "2022-05-06", key="b", modality=Modality.DENIED)
    found = worlds(ARREST, denied)
    assert (found.repairs, on(found, "2022-05-06")) == (0, HELD)


def test_a_denial_of_some_days_leaves_the_others() -> None:
    """Let go in May, and not before the eleventh: then on the eleventh or later."""
    found = worlds(
        ARREST,
        event("released", "2022-05", key="b"),
        event("released", "[2022-05-01..2022-05-10]", key="c", modality=Modality.DENIED),
    )
    assert found.repairs == 0
    assert on(found, "2022-05-10") == HELD
    assert on(found, "2022-05-11") == EITHER


def test_a_denial_against_a_report_is_one_repair_either_way() -> None:
    """One says let go, another that he was not: both stand."""
    denied = event("released", "2022-05-06", key="c", modality=Modality.DENIED)
    found = worlds(ARREST, RELEASE, denied)
    assert found.repairs == 1
    assert on(found, "2022-05-05") == HELD
    assert on(found, "2022-05-06") == EITHER


# Custody that ends without being told.


def test_custody_may_be_over_from_the_end_of_the_sentence_on() -> None:
    """Until the day before it is sure; and that it lapsed is no event."""
    found = worlds(ARREST, attribute("sentence_end", "2023-09-01", key="s"))
    assert found.repairs == 0
    assert on(found, "2023-08-31") == HELD
    assert on(found, "2023-09-01") == EITHER
    assert on(found, "2030-01-01") == EITHER
    assert not happens(found, "release")


def test_custody_reported_after_the_end_of_a_sentence_has_not_lapsed() -> None:
    """Still held according to a later report: held throughout, and from then on."""
    found = worlds(
        ARREST,
        attribute("sentence_end", "2023-09-01", key="s"),
        event("held", "2024-02-03", key="b"),
    )
    assert on(found, "2023-10-01") == HELD
    assert on(found, "2024-06-01") == HELD


def test_the_end_of_a_sentence_ends_no_later_stay() -> None:
    """Arrested again after it: the first stay had lapsed, and the second is open."""
    found = worlds(
        ARREST,
        attribute("sentence_end", "2023-09-01", key="s"),
        event("arrested", "2024-02-03", key="b"),
    )
    assert found.repairs == 0
    assert on(found, "2023-12-01") == EITHER
    assert on(found, "2030-01-01") == HELD


ADMINISTRATIVE = attribute("regime", "administrative_arrest", key="r", said_on="2021-03-04")


def test_an_administrative_arrest_is_sure_for_one_night() -> None:
    """From the next day on it may be over, and another arrest contradicts nothing."""
    found = worlds(ARREST, ADMINISTRATIVE)
    assert found.repairs == 0
    assert on(found, "2021-03-04") == HELD
    assert on(found, "2021-03-05") == EITHER
    assert worlds(ARREST, ADMINISTRATIVE, event("arrested", "2021-08-09", key="b")).repairs == 0


@pytest.mark.parametrize(
    "word", ["charged", "sentenced", "indicted", "trial_opened", "transferred", "held"]
)
def test_what_is_told_later_of_that_stay_makes_it_sure(word: str) -> None:
    """A charge or a transfer shows that it was more than one night, from the first to the last."""
    found = worlds(ARREST, ADMINISTRATIVE, event(word, "2021-06-01", key="b"))
    assert found.repairs == 0
    assert on(found, "2021-03-05") == HELD
    assert on(found, "2022-06-01") == HELD


def test_a_sentence_makes_a_stay_sure_of_whoever_came_back_unreported() -> None:
    """Deported, back without a word, arrested: the sentence shows more than one night."""
    found = worlds(
        event("deported", "2021-03-03", key="d"),
        ARREST,
        ADMINISTRATIVE,
        event("sentenced", "2021-03-06", key="s"),
        event("refused_to_cross", "2021-03-09", key="c"),
    )
    assert found.repairs == 1
    assert on(found, "2021-03-05") == HELD
    assert on(found, "2021-03-08") == HELD


# What excludes each other.


def test_crossing_and_refusing_on_one_day_is_a_repair() -> None:
    """Two accounts that cannot both be true of one day: either."""
    found = worlds(
        event("crossed_border", "2022-05-06", key="a"),
        event("refused_to_cross", "2022-05-06", key="b"),
    )
    assert (found.repairs, set(found.wrong)) == (1, {0, 1})
    assert on(found, "2022-05-06", "territory") == {"crossed_out_unknown", "refused_to_cross"}


def test_who_refused_can_cross_on_a_later_day() -> None:
    """Both in May: first refused and then crossed, never the other way round."""
    found = worlds(
        event("crossed_border", "2022-05", key="a"), event("refused_to_cross", "2022-05", key="b")
    )
    assert found.repairs == 0
    assert on(found, "2022-05-31", "territory") == {"crossed_out_unknown"}
    assert on(found, "2022-05-01", "territory") == {"in_country", "refused_to_cross"}


REGIME_OF = {
    "sent_to_open_type": "open_type_facility",
    "home_confinement_start": "home_confinement",
}


def regimes(found: Worlds, day: str) -> set[tuple[str | None, ...]]:
    """Give custody and regime as they may be together at the end of a day."""
    places = [found.kinds.axes.index(axis) for axis in ("custody", "regime")]
    return {
        tuple(state[at] for at in places) for state in found.on(date.fromisoformat(day).toordinal())
    }


def test_a_disappearance_leaves_open_who_is_held() -> None:
    """Free as before, or held and denied; and an arrest that follows contradicts nothing."""
    gone = event("disappeared", "2022-05-06", key="a")
    assert on(worlds(gone), "2022-05-06") == {"at_liberty", "custody_denied"}
    assert on(worlds(gone), "2022-05-05") == FREE
    found = worlds(gone, event("arrested", "2022-05-09", key="b"))
    assert (found.repairs, on(found, "2022-05-09")) == (0, HELD)


@pytest.mark.parametrize("kind", ["sent_to_open_type", "home_confinement_start"])
def test_whoever_vanished_into_denied_custody_is_no_more_where_they_lived(kind: str) -> None:
    """Held and denied is held nowhere that is known; who is not held may be there still."""
    sent = event("released", "2022-05-01", key="s", kind=kind)
    found = worlds(ARREST, sent, event("disappeared", "2022-05-06", key="a"))
    assert regimes(found, "2022-05-05") == {("at_liberty", REGIME_OF[kind])}
    assert regimes(found, "2022-05-06") == {
        ("at_liberty", REGIME_OF[kind]),
        ("custody_denied", None),
    }


def test_whoever_vanished_from_house_arrest_into_denied_custody_is_not_at_home() -> None:
    """And being let go later ends the custody that was denied: nothing has to be wrong."""
    sent = event("released", "2022-05-01", key="s", kind="house_arrest_start")
    gone = event("disappeared", "2022-05-06", key="a")
    found = worlds(ARREST, sent, gone, event("released", "2022-05-09", key="b"))
    assert regimes(found, "2022-05-06") == {
        ("in_custody", "house_arrest"),
        ("custody_denied", None),
    }
    assert (found.repairs, regimes(found, "2022-05-09")) == (0, {("at_liberty", None)})


# Answers and their limits.


def test_how_often_counts_events_and_no_unreported_change() -> None:
    """Two arrests and a repair: one or two arrests that year, and never a release."""
    one = told(ARREST, event("arrested", "2021-08-04", key="b"))
    first, last = (date(2021, *day).toordinal() for day in ((1, 1), (12, 31)))

    def often(kind: str) -> tuple[int, int] | None:
        counted = EventCount(test=lambda k, _, __: k.type == kind, first=first, last=last)
        return times(one, packaged(), counted)

    assert often("arrest") == (1, 2)
    assert often("release") == (0, 0)


def test_one_more_statement_is_free_where_it_can_be_true_at_no_cost() -> None:
    """Another release fits after an arrest; before it, it would need a stay, and fits too."""
    (extra,) = told(event("released", "2022-05-06", key="x")).statements
    assert is_free(told(ARREST), extra, packaged())
    (again,) = told(event("arrested", "2022-05-06", key="x")).statements
    assert not is_free(told(ARREST), again, packaged())


def test_worlds_cover_every_day_once() -> None:
    """The stretches follow each other from the first day there is to the last."""
    found = worlds(ARREST, RELEASE, event("arrested", "2023-01-01", key="c"))
    assert found.stretches[0].first == -FOREVER
    assert found.stretches[-1].last == FOREVER
    for before, after in zip(found.stretches, found.stretches[1:], strict=False):
        assert before.last + 1 == after.first
        assert before.states


def test_more_than_can_be_put_in_order_is_wider_and_says_so() -> None:
    """Too many tellings of one day: anything may be, which is never less than what is told."""
    many = [
        event("arrested", f"[2021-03-{n:02}..2021-04-{n:02}]", key=f"a{n}") for n in range(1, 13)
    ]
    stay = [event("arrested", "2020-01-05", key="x"), event("released", "2020-06-05", key="y")]
    found = worlds(*stay, *many)
    assert found.is_wide
    first, last = (date(2021, *day).toordinal() for day in ((3, 1), (4, 12)))
    assert [(s.first, s.last) for s in found.stretches if not s.states] == [(first, last)]
    assert (found.stretches[0].first, found.stretches[-1].last) == (-FOREVER, FOREVER)
    # Before them what is told is sure; since the last of it anything may have led to them.
    assert (on(found, "2020-01-04"), on(found, "2020-06-04")) == (FREE, HELD)
    assert on(found, "2021-02-28") == on(found, "2021-04-13") == FREE | HELD
    assert found.wrong == set(range(14))
    (extra,) = told(RELEASE).statements
    assert is_free(found.told, extra, packaged())
