import pytest
from hypothesis import given

from habeas.count import Rectangles, tally
from habeas.count.breakdown import breakdown
from habeas.count.compare import compare_definitions
from habeas.errors import InputError
from habeas.history import spells, traits
from habeas.model.claim import Claim
from habeas.model.spell import Spell
from habeas.vocabulary.definitions import preset
from strategies import archives, attribute, days, event


def known(people: dict[str, list[Claim]]) -> Rectangles:
    rows = [s for p, claims in people.items() for s in (*spells(p, claims), *traits(p, claims))]
    return Rectangles.of(rows, people=people)


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
        ("miron", ("recognition: recognised by Viasna",))
    ]
    assert found.only_second == ()


def test_a_comparison_reads_in_plain_lines() -> None:
    """Who, how under each, and by which criterion."""
    found = compare_definitions(known(PEOPLE), preset("held"), preset("viasna"), "2021-01-15")
    assert found.words()[1:3] == (
        "1 stand higher under held@1",
        "  miron: undisputed / no: recognition: recognised by Viasna",
    )
    assert found.to_record()["only_first"][0]["person"] == "miron"


@given(archives(), days())
def test_the_two_lists_explain_the_whole_difference(rows: list[Spell], day: object) -> None:
    """Who stands alike and who does not are everyone who counts or may."""
    spelled = Rectangles.of(rows)
    one, two = preset("held"), preset("viasna")
    found = compare_definitions(spelled, one, two, str(day))
    first, second = (tally(spelled, d, str(day)) for d in (one, two))
    assert first.bounds.high is not None
    counted = {*first.undisputed, *second.undisputed}
    counted |= {p.person for t in (first, second) for p in t.possible}
    assert found.both + len(found.only_first) + len(found.only_second) == len(counted)
    assert all(d.criteria for d in (*found.only_first, *found.only_second))


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
    pairs = [("miron", "quill")]
    rows = known(people)
    found = breakdown(rows, preset("held"), "2021-06-01", by="sex", undecided_pairs=pairs)
    assert found.words() == ("female: 1", "male: 1", "unknown: 0 to 1")
    pairs = [("miron", "zofia")]
    found = breakdown(rows, preset("held"), "2021-06-01", by="sex", undecided_pairs=pairs)
    assert found.words() == ("female: 0 to 1", "male: 0 to 1", "unknown: 1")


def test_a_record_that_does_not_count_may_tell_of_one_that_does() -> None:
    """Nobody of the record with the sex is held; the one who is may be the same woman."""
    people = {"zofia": [attribute("sex", "female", key="z2")], "quill": case("q")}
    rows = known(people)
    pairs = [("quill", "zofia")]
    found = breakdown(rows, preset("held"), "2021-06-01", by="sex", undecided_pairs=pairs)
    assert found.words() == ("female: 0 to 1", "unknown: 0 to 1")


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
    rows = known(people)
    spring = breakdown(rows, preset("held"), "2021-05-01", by="prison")
    summer = breakdown(rows, preset("held"), "2021-08-01", by="prison")
    before = breakdown(rows, preset("held"), "2021-02-01", by="prison")
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
    rows = known(people)
    spring = breakdown(rows, preset("released"), "2021-01/2021-04", by="release_kind")
    winter = breakdown(rows, preset("released"), "2021-12", by="release_kind")
    assert spring.words() == ("pardon: 1",)
    assert winter.words() == ("sentence_served: 1",)


def test_a_breakdown_by_what_nobody_records_is_refused() -> None:
    """The error lists what there is."""
    with pytest.raises(InputError, match="citizenship"):
        breakdown(known({}), preset("held"), "2021-06-01", by="mood")


@given(archives(), days())
def test_shares_of_a_trait_nobody_states_are_the_whole(rows: list[Spell], day: object) -> None:
    """Everyone is unknown, and unknown is everyone."""
    spelled = Rectangles.of(rows)
    whole = tally(spelled, preset("held"), str(day)).bounds
    found = breakdown(spelled, preset("held"), str(day), by="sex")
    assert [s.bounds for s in found.shares] == ([whole] if whole.high else [])
