import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.count import tally
from habeas.count.breakdown import breakdown
from habeas.count.compare import compare_definitions
from habeas.errors import InputError
from habeas.model.claim import Claim
from habeas.vocabulary.definitions import preset
from strategies import CROWDED, attribute, crowds, days, event, group, known, pairs_of, together


def case(key: str, *more: Claim) -> list[Claim]:
    return [event("arrested", "2021-01-01", key=f"{key}1"), *more]


PEOPLE = {
    "zofia": case("z", event("recognised", "2021-01-05", key="z2", by="Viasna")),
    "miron": case("m"),
    "teofil": case(
        "t",
        event("recognised", "2021-01-05", key="t2", by="Viasna"),
        event("released", "2021-02-01", key="t3", kind="sent_to_open_type"),
    ),
}


def test_each_difference_names_its_criterion() -> None:
    """Held and not recognised: counted as held, not by Viasna, and for that reason."""
    found = compare_definitions(known(PEOPLE), preset("held"), preset("viasna"), "2021-01-15")
    assert found.both == 2
    assert [(d.person, d.criteria) for d in found.only_first] == [
        ("miron", ("recognition by Viasna is recognised",))
    ]
    assert found.only_second == ()


def test_a_comparison_reads_in_plain_lines() -> None:
    """Who, how under each, and by which criterion."""
    found = compare_definitions(known(PEOPLE), preset("held"), preset("viasna"), "2021-01-15")
    assert found.words()[1:3] == (
        "1 stand higher under held@1",
        "  miron: undisputed / not counted: recognition by Viasna is recognised",
    )
    assert found.to_record()["only_first"][0]["person"] == "miron"


@settings(max_examples=50)
@given(crowds(), pairs_of(), days(span=CROWDED))
def test_the_two_lists_explain_the_whole_difference(
    people: dict[str, list[Claim]], pairs: list[tuple[str, str]], day: object
) -> None:
    """Who stands alike and who does not are everyone who counts or may."""
    who = known(people, *pairs)
    one, two = preset("held"), preset("viasna")
    found = compare_definitions(who, one, two, str(day))
    first, second = (tally(who, d, str(day)) for d in (one, two))
    counted = {*first.undisputed, *second.undisputed}
    counted |= {p.person for t in (first, second) for p in t.possible}
    assert found.both + len(found.only_first) + len(found.only_second) == len(counted)
    assert {d.person for d in (*found.only_first, *found.only_second)} <= counted
    assert all(d.criteria for d in (*found.only_first, *found.only_second))


def test_two_records_that_may_be_one_are_compared_as_they_are_counted() -> None:
    """Held by one record and recognised by the other: possible under both bodies' definitions."""
    people = {
        "zofia": case("z"),
        "sofia": [event("recognised", "2021-01-05", key="s", by="Viasna")],
    }
    who = known(people, ("sofia", "zofia"))
    found = compare_definitions(who, preset("held"), preset("viasna"), "2021-01-15")
    assert [(d.person, d.first, d.second) for d in found.only_first] == [
        ("zofia", "undisputed", "possible")
    ]


def test_a_count_by_sex_has_unknown_as_a_value() -> None:
    """One woman, one man, one of whom no source says."""
    people = {
        "zofia": case("z", attribute("sex", "female", key="z2")),
        "miron": case("m", attribute("sex", "male", key="m2")),
        "quill": case("q"),
    }
    found = breakdown(known(people), preset("held"), "2021-06-01", by="sex")
    assert found.words() == ("female: 1", "male: 1", "unknown: 1")
    assert not found.overlapping


def test_sources_that_differ_on_a_trait_make_it_possible() -> None:
    """A woman to one source and a man to another."""
    people = {
        "quill": case("q", attribute("sex", "female", key="a"), attribute("sex", "male", key="b"))
    }
    found = breakdown(known(people), preset("held"), "2021-06-01", by="sex")
    assert found.words() == ("female: 0 to 1", "male: 0 to 1")


def test_records_that_may_be_one_person_widen_each_share() -> None:
    """One of two may be a man whom the other record tells of, or no man and no second one."""
    people = {
        "zofia": case("z", attribute("sex", "female", key="z2")),
        "miron": case("m", attribute("sex", "male", key="m2")),
        "quill": case("q"),
    }
    who = known(people, ("miron", "quill"))
    found = breakdown(who, preset("held"), "2021-06-01", by="sex")
    assert found.words() == ("female: 1", "male: 1", "unknown: 0 to 1")


def test_one_person_of_two_records_is_of_the_sex_of_either() -> None:
    """A woman by one record and a man by the other: as one person, one of the two."""
    people = {
        "zofia": case("z", attribute("sex", "female", key="z2")),
        "miron": case("m", attribute("sex", "male", key="m2")),
        "quill": case("q"),
    }
    who = known(people, ("miron", "zofia"))
    found = breakdown(who, preset("held"), "2021-06-01", by="sex")
    assert found.words() == ("female: 0 to 1", "male: 0 to 1", "unknown: 1")


def test_places_that_differ_are_each_possible_and_not_unknown() -> None:
    """Two sources tell of one transfer to different prisons; before it nobody says where."""
    told = [event("transferred", "2021-03-01", key=k, destination=k) for k in ("nine", "seven")]
    who = known({"quill": case("q", *told)})
    spring = breakdown(who, preset("held"), "2021-06-01", by="prison")
    winter = breakdown(who, preset("held"), "2021-02-01", by="prison")
    assert spring.words() == ("nine: 0 to 1", "seven: 0 to 1")
    assert winter.words() == ("unknown: 1",)


def test_two_records_that_place_one_person_differently_are_each_possible() -> None:
    """One record says one prison and the other another, and they may be one person."""
    people = {
        key: case(key, event("transferred", "2021-03-01", key=f"{key}2", destination=prison))
        for key, prison in (("zofia", "Seven"), ("sofia", "Nine"))
    }
    found = breakdown(known(people, ("sofia", "zofia")), preset("held"), "2021-06-01", by="prison")
    assert found.words() == ("nine: 0 to 1", "seven: 0 to 1")


def test_a_record_that_does_not_count_may_tell_of_one_that_does() -> None:
    """Nobody of the record with the sex is held; the one who is may be the same woman."""
    people = {"zofia": [attribute("sex", "female", key="z2")], "quill": case("q")}
    who = known(people, ("quill", "zofia"))
    found = breakdown(who, preset("held"), "2021-06-01", by="sex")
    assert found.words() == ("female: 0 to 1", "unknown: 0 to 1")


def test_people_without_names_stand_under_what_their_figure_states() -> None:
    """Five let go, three of them women by another figure; of the others nobody says."""
    groups = together(
        group(5, "2021-05-01", key="all"),
        group(3, "2021-05-01", key="women", within=("all",), subgroup={"sex": "female"}),
    )
    found = breakdown(known({}), preset("released"), "2021", by="sex", cohorts=groups)
    assert found.words() == ("female: 3", "unknown: 2")


def test_two_citizenships_overlap() -> None:
    """Someone with two counts under both, and the answer says so."""
    people = {
        "quill": case(
            "q", attribute("citizenship", "XA", key="a"), attribute("citizenship", "XB", key="b")
        )
    }
    found = breakdown(known(people), preset("held"), "2021-06-01", by="citizenship")
    assert (found.words(), found.overlapping) == (("xa: 1", "xb: 1"), True)


def test_a_prison_lasts_until_the_next_transfer() -> None:
    """Held in one colony in spring and in another in summer."""
    people = {
        "zofia": case(
            "z",
            event("transferred", "2021-03-01", key="a", destination="Colony Seven"),
            event("transferred", "2021-07-01", key="b", destination="Colony Nine"),
        )
    }
    who = known(people)
    spring = breakdown(who, preset("held"), "2021-05-01", by="prison")
    summer = breakdown(who, preset("held"), "2021-08-01", by="prison")
    before = breakdown(who, preset("held"), "2021-02-01", by="prison")
    assert spring.words() == ("colony seven: 1",)
    assert summer.words() == ("colony nine: 1",)
    assert before.words() == ("unknown: 1",)


def test_people_let_go_are_told_by_how() -> None:
    """A pardon, a served sentence, and one of whom nobody says how."""
    people = {
        "zofia": case("z", event("released", "2021-03-01", key="a", kind="pardon")),
        "miron": case("m", event("released", "2021-04-01", key="b", kind="sentence_served")),
        "quill": case("q", event("released", "2021-05-01", key="c")),
    }
    found = breakdown(known(people), preset("released"), "2021", by="release_kind")
    assert found.words() == ("pardon: 1", "sentence_served: 1", "unknown: 1")


def test_a_kind_of_release_ends_with_the_next_arrest() -> None:
    """Pardoned in spring, arrested in summer, served a sentence by winter."""
    people = {
        "zofia": case(
            "z",
            event("released", "2021-03-01", key="a", kind="pardon"),
            event("re_arrested", "2021-06-01", key="b"),
            event("released", "2021-12-01", key="c", kind="sentence_served"),
        )
    }
    who = known(people)
    spring = breakdown(who, preset("released"), "2021-01/2021-04", by="release_kind")
    winter = breakdown(who, preset("released"), "2021-12", by="release_kind")
    assert spring.words() == ("pardon: 1",)
    assert winter.words() == ("sentence_served: 1",)


def test_a_breakdown_by_what_nobody_records_is_refused() -> None:
    """The error lists what there is."""
    with pytest.raises(InputError, match="citizenship"):
        breakdown(known({}), preset("held"), "2021-06-01", by="mood")


@settings(max_examples=50)
@given(crowds(), days(span=CROWDED))
def test_shares_of_a_trait_with_one_value_each_sum_to_the_whole(
    people: dict[str, list[Claim]], day: object
) -> None:
    """Of everybody at most one sex is stated: the shares are the count, cut in pieces."""
    who = known(people)
    whole = tally(who, preset("held"), str(day)).recorded
    found = breakdown(who, preset("held"), str(day), by="sex")
    assert sum(s.recorded.low for s in found.shares) == whole.low
    assert sum(s.recorded.high or 0 for s in found.shares) == whole.high
    assert not found.overlapping


@settings(max_examples=30)
@given(crowds(), pairs_of(), st.integers(0, 3))
def test_shares_of_people_who_may_be_one_are_never_too_narrow(
    people: dict[str, list[Claim]], pairs: list[tuple[str, str]], size: int
) -> None:
    """With pairs and groups the least of the shares is no more than that of the whole."""
    who, groups = known(people, *pairs), together(group(size, "2020-01-20"))
    whole = tally(who, preset("released"), "2020", cohorts=groups).recorded
    found = breakdown(who, preset("released"), "2020", by="sex", cohorts=groups)
    assert sum(s.recorded.low for s in found.shares) <= whole.low
    assert whole.high is not None
    assert sum(s.recorded.high or 0 for s in found.shares) >= whole.high


def test_shares_of_a_trait_nobody_states_are_the_whole() -> None:
    """Everyone is unknown, and unknown is everyone."""
    who = known(PEOPLE)
    whole = tally(who, preset("held"), "2021-01-15").recorded
    found = breakdown(who, preset("held"), "2021-01-15", by="sex")
    assert [(s.value, s.recorded) for s in found.shares] == [("unknown", whole)]
