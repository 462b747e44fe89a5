"""A man is let go, is said to have crossed, refuses, disappears, and is back in a cell.

What can be said of him on the 11th, the 12th and the 15th depends on which of the
reports had been published by the days after.
"""

from datetime import date

from habeas.count import tally
from habeas.history import spells
from habeas.model.bounds import Bounds
from habeas.model.claim import Modality
from habeas.model.spell import Standing
from habeas.vocabulary.definitions import preset
from strategies import event, known

MAN = "Barnabé Ostrolenko"
REPORTS = [
    event("arrested", "2027-05-31", key="arrest", person=MAN, said_on="2027-06-01"),
    event(
        "released", "2031-05-11", key="freed", person=MAN, said_on="2031-05-11", by="the embassy"
    ),
    event(
        "crossed_border",
        "2031-05-11",
        key="crossed",
        person=MAN,
        said_on="2031-05-11",
        by="a channel close to the palace",
    ),
    event(
        "refused_to_cross",
        "2031-05-11",
        key="refused",
        person=MAN,
        said_on="2031-05-12",
        by="the border guard",
    ),
    event("disappeared", "2031-05-12", key="gone", person=MAN, said_on="2031-05-12", by="his wife"),
    event(
        "re_arrested",
        "2031-05-12",
        key="feared",
        person=MAN,
        said_on="2031-05-12",
        by="his party",
        modality=Modality.FEARED,
    ),
    event(
        "re_arrested",
        "[2031-05-12..2031-05-15]",
        key="cell",
        person=MAN,
        said_on="2031-05-15",
        by="Harbour Gazette",
    ),
    event(
        "re_arrested",
        "[2031-05-12..2031-05-15]",
        key="denied",
        person=MAN,
        said_on="2031-05-16",
        by="his party",
        modality=Modality.DENIED,
    ),
]


def status(axis: str, on: str, said_by: str) -> dict[str, str]:
    """Give what can be said of one axis on a day, from what had been published by another."""
    told = [c for c in REPORTS if (c.said_on or "") <= said_by]
    found: dict[str, str] = {}
    for spell in spells("barnabe", told):
        standing = spell.standing(date.fromisoformat(on))
        if spell.axis == axis and standing is not Standing.NO:
            found[spell.value] = max(standing.value, found.get(spell.value, ""))
    return found


def held(on: str, said_by: str) -> Bounds:
    """Count him as held on a day, from what had been published by another."""
    told = [c for c in REPORTS if (c.said_on or "") <= said_by]
    return tally(known({"barnabe": told}), preset("held"), on).recorded


def test_on_the_day_itself_he_was_free_and_across() -> None:
    """By the evening of the 11th every report agrees."""
    assert status("custody", "2031-05-11", "2031-05-11") == {"at_liberty": "undisputed"}
    assert status("territory", "2031-05-11", "2031-05-11") == {"crossed_out_unknown": "undisputed"}


def test_a_day_later_nobody_can_say_whether_he_crossed() -> None:
    """The border guard says that he refused: both accounts are kept."""
    assert status("territory", "2031-05-11", "2031-05-12") == {
        "crossed_out_unknown": "possible",
        "refused_to_cross": "possible",
    }


def test_on_the_12th_liberty_and_custody_are_both_possible() -> None:
    """Disappeared, and feared to be held: nothing is undisputed."""
    assert status("custody", "2031-05-12", "2031-05-13") == {
        "at_liberty": "possible",
        "custody_denied": "possible",
        "in_custody": "possible",
    }


def test_by_the_15th_a_newspaper_reports_him_held() -> None:
    """A report acts where a fear did not; whether his cell is admitted to is another matter."""
    assert status("custody", "2031-05-15", "2031-05-15") == {
        "custody_denied": "possible",
        "in_custody": "possible",
    }
    assert held("2031-05-15", "2031-05-15") == Bounds(1, 1)
    assert held("2031-05-15", "2031-05-13") == Bounds(0, 1)


def test_when_his_party_denies_it_the_records_disagree() -> None:
    """One report, one denial, and either may be wrong: held, or at liberty."""
    assert status("custody", "2031-05-15", "2031-05-16") == {
        "at_liberty": "possible",
        "custody_denied": "possible",
        "in_custody": "possible",
    }
    assert held("2031-05-15", "2031-05-16") == Bounds(0, 1)


def test_he_was_let_go_whatever_became_of_him() -> None:
    """Crossed or not, by every account he left his cell on the 11th."""
    for said_by in ("2031-05-11", "2031-05-12", "2031-05-16"):
        assert held("2031-05-10", said_by) == Bounds(1, 1)
        assert held("2031-05-11", said_by) == Bounds(0, 0)


def test_what_was_said_of_the_11th_by_the_11th_never_changes() -> None:
    """Later reports leave the earlier answer alone."""
    early = [c for c in REPORTS if (c.said_on or "") <= "2031-05-11"]
    assert spells("barnabe", early) == spells("barnabe", list(reversed(early)))
    assert status("custody", "2031-05-10", "2031-05-11") == {"in_custody": "undisputed"}
    assert status("custody", "2031-05-10", "2031-05-16") == {"in_custody": "undisputed"}
