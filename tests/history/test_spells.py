from datetime import date

import pytest

from habeas.history import spells
from habeas.model.claim import Claim, Modality
from habeas.model.spell import Spell, Standing
from habeas.words.spells import why_possible
from strategies import attribute, event


def on(claims: list[Claim], axis: str, day: str) -> dict[str, Standing]:
    """Give what an axis answers on a day: each value that is not out of the question."""
    found: dict[str, Standing] = {}
    for spell in spells("p", claims):
        standing = spell.standing(date.fromisoformat(day))
        if spell.axis == axis and standing is not Standing.NO:
            best = found.get(spell.value)
            found[spell.value] = standing if best is not Standing.UNDISPUTED else best
    return found


def one(claims: list[Claim], axis: str, value: str) -> Spell:
    (spell,) = [s for s in spells("p", claims) if (s.axis, s.value) == (axis, value)]
    return spell


def test_an_arrest_starts_custody_without_an_end() -> None:
    """After an arrest someone is held until a source says otherwise."""
    claims = [event("arrested", "2021-03-04", key="a")]
    assert on(claims, "custody", "2021-03-03") == {}
    assert on(claims, "custody", "2031-03-04") == {"in_custody": Standing.UNDISPUTED}


def test_a_person_released_on_a_day_is_not_held_on_it() -> None:
    """On a day means at its end."""
    claims = [event("arrested", "2021-03-04", key="a"), event("released", "2022-05-06", key="b")]
    assert on(claims, "custody", "2022-05-05") == {"in_custody": Standing.UNDISPUTED}
    assert on(claims, "custody", "2022-05-06") == {"at_liberty": Standing.UNDISPUTED}


def test_a_release_says_that_there_was_custody_before_it() -> None:
    """Held until then, and nobody says since when."""
    claims = [event("released", "2022-05-06", key="b")]
    assert on(claims, "custody", "2022-05-05") == {"in_custody": Standing.UNDISPUTED}
    assert on(claims, "custody", "2022-05-04") == {"in_custody": Standing.POSSIBLE}
    spell = one(claims, "custody", "in_custody")
    assert spell.from_earliest is None
    assert "since when is not known" in why_possible(spell, date(2022, 1, 1))


def test_a_release_in_some_month_leaves_the_month_open() -> None:
    """A date that is not known exactly gives bounds, never a chosen day."""
    claims = [event("arrested", "2021-03-04", key="a"), event("released", "2022-05", key="b")]
    assert on(claims, "custody", "2022-04-30") == {"in_custody": Standing.UNDISPUTED}
    assert on(claims, "custody", "2022-05-15") == {
        "in_custody": Standing.POSSIBLE,
        "at_liberty": Standing.POSSIBLE,
    }
    assert on(claims, "custody", "2022-05-31") == {"at_liberty": Standing.UNDISPUTED}


@pytest.mark.parametrize(
    "modality", [m for m in Modality if not m.acts and m is not Modality.DENIED]
)
def test_what_is_not_reported_as_having_happened_is_possible_and_no_more(
    modality: Modality,
) -> None:
    """A release that is announced, planned or feared may have ended custody, and need not have."""
    claims = [
        event("arrested", "2021-03-04", key="a"),
        event("released", "2022-05-06", key="b", modality=modality),
    ]
    assert on(claims, "custody", "2022-05-05") == {"in_custody": Standing.UNDISPUTED}
    assert on(claims, "custody", "2022-06-01") == {
        "in_custody": Standing.POSSIBLE,
        "at_liberty": Standing.POSSIBLE,
    }
    reason = why_possible(one(claims, "custody", "at_liberty"), date(2022, 6, 1))
    assert reason.startswith("release on 2022-05-06: ")


def test_a_claim_nobody_accepted_is_only_possible() -> None:
    """What nobody has reviewed never acts."""
    claims = [event("arrested", "2021-03-04", key="a")]
    (spell,) = spells("p", claims, not_accepted=["a"])
    assert spell.standing(date(2022, 1, 1)) is Standing.POSSIBLE
    assert "not reviewed" in spell.reason


def test_a_source_cannot_report_the_future() -> None:
    """An event told of before its day is an announcement, whatever the source calls it."""
    claims = [
        event("arrested", "2021-03-04", key="a"),
        event("released", "2022-05-06", key="b", said_on="2022-05-01"),
    ]
    assert set(on(claims, "custody", "2022-06-01").values()) == {Standing.POSSIBLE}
    assert "told before the day" in one(claims, "custody", "at_liberty").reason


def test_a_report_ends_what_its_date_leaves_open() -> None:
    """What was told on 29 September had happened by 29 September."""
    claims = [event("refused_to_cross", "[2025-09-11..]", key="a", said_on="2025-09-29")]
    assert one(claims, "territory", "refused_to_cross").from_latest == date(2025, 9, 29)


def test_two_outlets_with_one_day_tell_of_one_arrest() -> None:
    """An arrest reported twice is not two arrests."""
    claims = [
        event("arrested", "2021-03-04", key="a", by="Harbour Gazette"),
        event("arrested", "2021-03", key="b", by="his sister"),
        event("detained", "2021-03-04", key="c", by="The Larch Committee"),
    ]
    spell = one(claims, "custody", "in_custody")
    assert (spell.disputed, spell.witnesses) == (False, 3)
    assert spell.from_latest == date(2021, 3, 4)


def test_copies_are_not_witnesses() -> None:
    """Three outlets that repeat one agency are one origin."""
    claims = [
        event("arrested", "2021-03-04", key="a", by="Harbour Gazette"),
        event("arrested", "2021-03-04", key="b", origin="a"),
        event("arrested", "2021-03-04", key="c", origin="Harbour Gazette"),
    ]
    assert one(claims, "custody", "in_custody").witnesses == 1


def test_claims_that_name_each_other_as_origin_end() -> None:
    """A circle of copies has some origin and does not run for ever."""
    claims = [
        event("arrested", "2021-03-04", key="a", origin="b"),
        event("arrested", "2021-03-04", key="b", origin="a"),
    ]
    assert one(claims, "custody", "in_custody").witnesses in (1, 2)


def test_two_arrests_without_a_release_are_both_kept() -> None:
    """Either arrest may be wrong, or a release was not reported: between them it is open."""
    claims = [event("arrested", "2021-03-04", key="a"), event("arrested", "2022-03-04", key="b")]
    day = date(2021, 6, 1)
    assert set(on(claims, "custody", "2021-06-01").values()) == {Standing.POSSIBLE}
    between = [s for s in spells("p", claims) if s.standing(day) is Standing.POSSIBLE]
    assert {s.value for s in between} == {"in_custody", "at_liberty"}
    assert all({"a", "b"} <= set(s.claims) for s in between)
    assert {why_possible(s, day) for s in between} == {
        "records disagree: arrest on 2021-03-04 and arrest on 2022-03-04 cannot all be so"
    }
    assert on(claims, "custody", "2022-06-01") == {"in_custody": Standing.UNDISPUTED}


def test_a_confirmation_narrows_what_two_arrests_leave_open() -> None:
    """A transfer between two arrests shows custody until the transfer, and not from its end on."""
    claims = [
        event("arrested", "2021-03-04", key="a"),
        event("transferred", "2021-09-01", key="t"),
        event("arrested", "2022-03-04", key="b"),
    ]
    assert on(claims, "custody", "2021-08-31") == {"in_custody": Standing.UNDISPUTED}
    assert on(claims, "custody", "2021-10-01")["in_custody"] is Standing.POSSIBLE


def test_a_release_told_for_two_days_is_disputed_between_them() -> None:
    """Sources that differ on the day of a release agree before and after."""
    claims = [
        event("arrested", "2020-06-01", key="a"),
        event("released", "2021-06-21", key="b"),
        event("released", "2021-09-11", key="c"),
    ]
    assert on(claims, "custody", "2021-06-20") == {"in_custody": Standing.UNDISPUTED}
    assert set(on(claims, "custody", "2021-07-15").values()) == {Standing.POSSIBLE}
    assert on(claims, "custody", "2021-09-11") == {"at_liberty": Standing.UNDISPUTED}


def test_a_release_before_the_only_arrest_ends_a_stay_nobody_told_of() -> None:
    """Let go in March and arrested in May: held, free and held again, and nothing is disputed."""
    claims = [event("released", "2021-03-01", key="a"), event("arrested", "2021-05-01", key="b")]
    assert not any(s.disputed for s in spells("p", claims))
    assert on(claims, "custody", "2021-02-28") == {"in_custody": Standing.UNDISPUTED}
    assert on(claims, "custody", "2021-04-01") == {"at_liberty": Standing.UNDISPUTED}
    assert on(claims, "custody", "2021-08-01") == {"in_custody": Standing.UNDISPUTED}


def test_a_re_arrest_after_a_release_is_not_disputed() -> None:
    """Whoever is arrested again was let go before."""
    claims = [event("released", "2021-03-01", key="a"), event("re_arrested", "2021-05-01", key="b")]
    assert on(claims, "custody", "2021-08-01") == {"in_custody": Standing.UNDISPUTED}


def test_someone_seen_after_a_reported_death_is_disputed_on_both() -> None:
    """A sighting after a death: dead and alive are both kept."""
    claims = [
        event("arrested", "2021-03-01", key="a"),
        event("died", "2021-05-01", key="b"),
        event("seen", "2021-06-01", key="c"),
    ]
    assert on(claims, "life", "2021-08-01") == {
        "dead_in_custody": Standing.POSSIBLE,
        "alive": Standing.POSSIBLE,
    }


def test_a_death_ends_custody() -> None:
    """The dead are not held."""
    claims = [event("arrested", "2021-03-01", key="a"), event("died", "2021-05-01", key="b")]
    assert on(claims, "custody", "2021-05-01") == {}
    assert on(claims, "life", "2021-05-01") == {"dead_in_custody": Standing.UNDISPUTED}


def test_a_death_at_liberty_is_not_a_death_in_custody() -> None:
    """How someone died depends on where the person was on the eve."""
    claims = [
        event("arrested", "2021-03-01", key="a"),
        event("released", "2021-04-01", key="r"),
        event("died", "2021-05-01", key="b"),
    ]
    assert on(claims, "life", "2021-05-01") == {"dead": Standing.UNDISPUTED}


def test_a_denied_release_is_disputed() -> None:
    """One says let go, another denies it: both stand."""
    claims = [
        event("arrested", "2021-03-01", key="a"),
        event("released", "2021-05-01", key="b", by="Ministry of Weather"),
        event("released", "2021-05-01", key="c", by="his sister", modality=Modality.DENIED),
    ]
    assert on(claims, "custody", "2021-06-01") == {
        "in_custody": Standing.POSSIBLE,
        "at_liberty": Standing.POSSIBLE,
    }
    possible = [s for s in spells("p", claims) if s.standing(date(2021, 6, 1)) is Standing.POSSIBLE]
    reasons = {why_possible(s, date(2021, 6, 1)) for s in possible}
    assert reasons == {"records disagree: release on 2021-05-01 is denied"}
    assert all("c" in s.claims for s in possible)


def test_an_announcement_that_came_true_is_one_event() -> None:
    """Announced and then reported: nothing is left to doubt."""
    claims = [
        event("arrested", "2021-03-01", key="a"),
        event("released", "2021-05-01", key="b", modality=Modality.ANNOUNCED),
        event("released", "2021-05-01", key="c"),
    ]
    assert on(claims, "custody", "2021-06-01") == {"at_liberty": Standing.UNDISPUTED}


def test_crossing_and_refusing_to_cross_on_one_day_are_both_kept() -> None:
    """Two accounts that cannot both be true are both shown."""
    claims = [
        event("crossed_border", "2021-05-01", key="a"),
        event("refused_to_cross", "2021-05-01", key="b"),
    ]
    assert on(claims, "territory", "2021-06-01") == {
        "crossed_out_unknown": Standing.POSSIBLE,
        "refused_to_cross": Standing.POSSIBLE,
    }


def test_a_disappearance_leaves_liberty_and_custody_open() -> None:
    """Nobody can say whether someone who disappeared is held."""
    claims = [event("released", "2021-05-01", key="a"), event("disappeared", "2021-05-03", key="b")]
    assert on(claims, "custody", "2021-05-02") == {"at_liberty": Standing.UNDISPUTED}
    assert on(claims, "custody", "2021-05-03") == {
        "at_liberty": Standing.POSSIBLE,
        "custody_denied": Standing.POSSIBLE,
    }


@pytest.mark.parametrize(
    ("kind", "custody", "regime"),
    [
        ("sentence_served", "at_liberty", None),
        ("sent_to_open_type", "at_liberty", "open_type_facility"),
        ("home_confinement_start", "at_liberty", "home_confinement"),
        ("house_arrest_start", "in_custody", "house_arrest"),
        ("escape", "escaped", None),
    ],
)
def test_a_release_is_never_one_thing(kind: str, custody: str, regime: str | None) -> None:
    """What a release does depends on its kind."""
    claims = [
        event("arrested", "2021-03-01", key="a"),
        event("released", "2021-05-01", key="b", kind=kind),
    ]
    assert on(claims, "custody", "2021-06-01") == {custody: Standing.UNDISPUTED}
    assert list(on(claims, "regime", "2021-06-01")) == ([regime] if regime else [])


def test_sources_that_differ_on_the_kind_of_release_leave_it_open() -> None:
    """House arrest according to one, free according to another."""
    claims = [
        event("arrested", "2021-03-01", key="a"),
        event("released", "2021-05-01", key="b", kind="house_arrest_start"),
        event("released", "2021-05-01", key="c", kind="pardon"),
    ]
    assert on(claims, "custody", "2021-06-01") == {
        "in_custody": Standing.POSSIBLE,
        "at_liberty": Standing.POSSIBLE,
    }


def test_each_body_recognises_for_itself() -> None:
    """One body's recognition says nothing of another's."""
    claims = [event("recognised", "2021-05-01", key="a", by="Вясна")]
    assert on(claims, "recognition:viasna", "2021-06-01") == {"recognised": Standing.UNDISPUTED}
    assert on(claims, "recognition:memorial", "2021-06-01") == {}


def test_past_the_end_of_a_sentence_custody_is_only_possible() -> None:
    """A sentence that ran out and no news of a release: over perhaps, from that day on."""
    claims = [
        event("arrested", "2021-03-01", key="a"),
        attribute("sentence", "P2Y6M", key="s"),
    ]
    assert on(claims, "custody", "2023-08-31") == {"in_custody": Standing.UNDISPUTED}
    assert on(claims, "custody", "2023-09-01") == {
        "in_custody": Standing.POSSIBLE,
        "at_liberty": Standing.POSSIBLE,
    }
    reason = why_possible(one(claims, "custody", "in_custody"), date(2024, 1, 1))
    assert reason == "the sentence ended on 2023-09-01 and no release is reported"


def test_no_news_does_not_end_custody() -> None:
    """A held spell says when it was last reported, and goes on."""
    claims = [
        event("arrested", "2021-03-01", key="a"),
        event("transferred", "2021-08-09", key="t"),
    ]
    spell = one(claims, "custody", "in_custody")
    assert spell.last_reported == date(2021, 8, 9)
    assert spell.standing(date(2029, 1, 1)) is Standing.UNDISPUTED


def test_a_list_observes_an_axis_on_the_day_it_was_published() -> None:
    """Held according to a list of 1 June: held by the eve, and nobody says since when."""
    claims = [attribute("custody", "in_custody", key="a", said_on="2021-06-01")]
    assert on(claims, "custody", "2021-05-30") == {"in_custody": Standing.POSSIBLE}
    assert on(claims, "custody", "2021-05-31") == {"in_custody": Standing.UNDISPUTED}
    assert on(claims, "custody", "2021-06-01") == {"in_custody": Standing.UNDISPUTED}


def test_a_minor_grows_up() -> None:
    """From a birth stated by its year, age has bounds."""
    claims = [attribute("birth", "2004", key="a")]
    assert on(claims, "vulnerability", "2021-12-31") == {"minor": Standing.UNDISPUTED}
    assert on(claims, "vulnerability", "2022-06-01") == {"minor": Standing.POSSIBLE}
    assert on(claims, "vulnerability", "2022-12-31") == {}


def test_a_word_the_vocabulary_does_not_know_has_no_effect() -> None:
    """An unheard-of event is kept as a claim and moves nothing."""
    assert spells("p", [event("unheard_of", "2021-01-01", key="a")]) == ()


def test_who_was_taken_abroad_on_the_day_of_the_release_was_held_until_then() -> None:
    """An exile on the very day does not make the release look as if it came after liberty."""
    claims = [event("released", "2022-05-06", key="b"), event("exiled", "2022-05-06", key="c")]
    assert on(claims, "custody", "2022-05-05") == {"in_custody": Standing.UNDISPUTED}


def test_an_exile_on_a_day_does_not_dispute_a_release_told_of_less_exactly() -> None:
    """Let go some day in May and taken abroad on the sixth: one story, not two."""
    claims = [event("released", "2022-05", key="b"), event("exiled", "2022-05-06", key="c")]
    assert not any(s.disputed for s in spells("p", claims))
    assert on(claims, "custody", "2022-05-06") == {"at_liberty": Standing.UNDISPUTED}


def test_a_denial_alone_makes_nothing_possible() -> None:
    """Who says that someone was not let go does not make it possible that he was."""
    claims = [
        event("arrested", "2021-03-04", key="a"),
        event("released", "2022-05-06", key="b", modality=Modality.DENIED),
    ]
    assert on(claims, "custody", "2022-05-07") == {"in_custody": Standing.UNDISPUTED}


def test_an_announcement_alone_says_nothing_of_custody_before_it() -> None:
    """What nobody who acts tells of explains nothing: nothing is presupposed for its sake."""
    claims = [event("released", "2022-05-06", key="a", modality=Modality.ANNOUNCED)]
    assert on(claims, "custody", "2022-05-01") == {}
    assert on(claims, "custody", "2022-06-01") == {}


def test_a_pardon_does_not_end_custody() -> None:
    """Pardoned, and nobody reports a release: held or free, before it and after."""
    claims = [event("pardoned", "2022-05-06", key="a")]
    assert on(claims, "custody", "2022-05-05") == {"in_custody": Standing.POSSIBLE}
    assert on(claims, "custody", "2022-06-01") == {
        "in_custody": Standing.POSSIBLE,
        "at_liberty": Standing.POSSIBLE,
    }


def test_an_arrest_after_a_disappearance_contradicts_nothing() -> None:
    """Who disappeared may have been held; then an arrest is reported."""
    claims = [
        event("disappeared", "2022-05-06", key="a"),
        event("re_arrested", "2022-05-09", key="b"),
    ]
    assert not any(s.disputed for s in spells("p", claims))
    assert on(claims, "custody", "2022-06-01") == {"in_custody": Standing.UNDISPUTED}


def test_an_announcement_after_an_arrest_adds_no_custody_of_its_own() -> None:
    """What is known of custody before needs no presupposing."""
    claims = [
        event("arrested", "2021-03-01", key="a"),
        event("released", "2022-05-06", key="b", modality=Modality.ANNOUNCED),
    ]
    spell = one(claims, "custody", "in_custody")
    assert (spell.from_earliest, spell.from_latest) == (date(2021, 3, 1), date(2021, 3, 1))


def test_a_vaguely_dated_re_arrest_makes_up_no_custody_before_it() -> None:
    """Announced to be let go on the 6th, arrested again some day of that month: free before it."""
    claims = [
        event("released", "2022-05-06", key="a", modality=Modality.ANNOUNCED),
        event("re_arrested", "2022-05", key="b"),
    ]
    assert on(claims, "custody", "2022-04-01") == {}
    assert on(claims, "custody", "2022-05-02")["in_custody"] is Standing.POSSIBLE


def test_what_holds_of_anybody_is_told_where_something_leads_back_to_it() -> None:
    """Free before an arrest is not said; free after a release told of vaguely is."""
    claims = [event("released", "2022-05", key="b"), event("exiled", "2022-05-06", key="c")]
    assert on(claims, "custody", "2022-04-30")["in_custody"] is Standing.POSSIBLE
    assert on([event("arrested", "2022-05", key="a")], "custody", "2022-05-02") == {
        "in_custody": Standing.POSSIBLE
    }
    spell = one(claims, "custody", "at_liberty")
    assert (spell.from_earliest, spell.from_latest) == (date(2022, 5, 1), date(2022, 5, 6))


def test_more_than_can_be_put_in_order_leaves_every_value_possible() -> None:
    """Too many tellings of one day: whatever any of them can bring about, and why."""
    claims = [
        event("arrested", f"[2021-03-{n:02}..2021-04-{n:02}]", key=f"a{n}") for n in range(1, 13)
    ]
    for day in ("2020-01-01", "2021-03-20", "2030-01-01"):
        assert on(claims, "custody", day) == {
            "in_custody": Standing.POSSIBLE,
            "at_liberty": Standing.POSSIBLE,
        }
    spell = one(claims, "custody", "in_custody")
    assert spell.reason == "more is told of one day than can be put in order"
    assert len(spell.claims) == 12


def test_the_same_told_of_two_people_rests_on_the_claims_of_each() -> None:
    """Worked out once for both, and never with the other's claims."""
    for key in ("a", "b"):
        claims = [event("arrested", "2021-03-04", key=key)]
        assert one(claims, "custody", "in_custody").claims == (key,)
