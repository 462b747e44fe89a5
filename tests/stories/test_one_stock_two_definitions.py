"""The same people on the same day, by the definitions of two bodies."""

from habeas.count import tally
from habeas.count.compare import compare_definitions
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.vocabulary.definitions import preset
from strategies import event, known


def case(name: str, *bodies: str, then: Claim | None = None) -> list[Claim]:
    claims = [event("arrested", "2030-02-01", key=f"{name}-1")]
    claims += [event("recognised", "2030-03-01", key=f"{name}-{body}", by=body) for body in bodies]
    return [*claims, *([then] if then else [])]


PEOPLE = {
    "both": case("both", "Viasna", "Memorial"),
    "one": case("one", "Viasna"),
    "other": case("other", "Memorial"),
    "open": case(
        "open",
        "Viasna",
        "Memorial",
        then=event("released", "2030-05-01", key="o", kind="sent_to_open_type"),
    ),
    "house": case(
        "house",
        "Viasna",
        "Memorial",
        then=event("released", "2030-05-01", key="h", kind="house_arrest_start"),
    ),
    "nobody": case("nobody"),
}
WHO = known(PEOPLE)


def test_each_counts_whom_it_recognises_where_it_counts_them() -> None:
    """An open-type facility leaves the one and stays in the other; house arrest stays in both."""
    viasna = tally(WHO, preset("viasna"), "2030-06-01")
    memorial = tally(WHO, preset("memorial"), "2030-06-01")
    assert (viasna.recorded, memorial.recorded) == (Bounds(3, 3), Bounds(4, 4))
    assert viasna.undisputed == ("both", "house", "one")
    assert memorial.undisputed == ("both", "house", "open", "other")


def test_the_difference_is_told_person_by_person_and_criterion_by_criterion() -> None:
    """Who is in the one and not in the other, and why."""
    found = compare_definitions(WHO, preset("viasna"), preset("memorial"), "2030-06-01")
    assert [(d.person, d.criteria) for d in found.only_first] == [
        ("one", ("recognition by Memorial is recognised",))
    ]
    assert [(d.person, d.criteria) for d in found.only_second] == [
        (
            "open",
            (
                "custody is (in custody or custody denied)",
                "not (regime is (open-type facility or restriction of liberty at home))",
            ),
        ),
        ("other", ("recognition by Viasna is recognised",)),
    ]


def test_both_are_less_than_everyone_held() -> None:
    """The plain question counts also whom nobody recognises."""
    assert tally(WHO, preset("held"), "2030-06-01").recorded == Bounds(5, 5)
