"""The gate and named people: whom it befell, when, and how old they are."""

import pytest

from gate_asked import ACCEPTED, WAITS, event, judged, outcome
from habeas.model.claim import Claim, Modality
from habeas.model.event import Event
from habeas.model.person import Attribute

ARREST = "The officer Tom Reed arrested Ann Bell, and Finn Dale condemned it."
COURT = (
    "On 3 May 2031 the court in Vell sentenced Ann Bell, 34, to six years; her lawyer Finn Dale "
    "said he would appeal. Ola Marr was released on 5 May 2031."
)


@pytest.mark.parametrize(
    ("text", "person", "name", "said"),
    [
        (ARREST, "Ann Bell", "arrested", ACCEPTED),
        (ARREST, "Tom Reed", "arrested", "not_said_of_person"),
        (ARREST, "Finn Dale", "arrested", "not_said_of_person"),
        (COURT, "Ann Bell", "sentenced", ACCEPTED),
        (COURT, "Finn Dale", "sentenced", "not_said_of_person"),
        (COURT, "Ola Marr", "released", ACCEPTED),
        (COURT, "Ola Marr", "sentenced", "not_said_of_person"),
        (COURT, "Ann Bell", "released", "not_said_of_person"),
        ("Ann Bell, the daughter of Tom Reed, was released.", "Tom Reed", "released", "not_said_of_person"),
        ("Ann Bell, the daughter of Tom Reed, was released.", "Ann Bell", "released", ACCEPTED),
        ("Released: Ann Bell, Finn Dale and Ola Marr.", "Finn Dale", "released", ACCEPTED),
        ("They freed 12 prisoners, among them Ann Bell.", "Ann Bell", "released", ACCEPTED),
        ("The petition for the release of Ann Bell was signed.", "Ann Bell", "released", WAITS),
        ("Ann Bell walked out of prison on Monday.", "Ann Bell", "released", ACCEPTED),
        ("Ann Bell was moved to another school.", "Ann Bell", "transferred", WAITS),
        ("Ann Bell may be arrested soon.", "Ann Bell", "arrested", WAITS),
        ("The arrest of Ann Bell shocked Vell.", "Ann Bell", "arrested", ACCEPTED),
    ],
)  # fmt: skip
def test_whom_it_befell(text: str, person: str, name: str, said: str) -> None:
    """The patient of the verb, the list or the noun, and never who acts, speaks or is only named."""
    claim = judged(text, event(name, person))
    if said == WAITS and isinstance(claim, Claim) and not claim.modality.acts:
        return  # what is not told as done acts on nothing
    assert outcome(text, event(name, person)) == said


@pytest.mark.parametrize(
    ("language", "text", "person", "name", "said"),
    [
        ("ru", "Вера Зимина освобождена, а её муж Игорь Белов плачет.", "Вера Зимина", "released", ACCEPTED),
        ("ru", "Вера Зимина освобождена, а её муж Игорь Белов плачет.", "Игорь Белов", "released", "not_said_of_person"),
        ("uk", "Сергій Мельник помер у колонії, а Ігор Білик мовчить.", "Ігор Білик", "died", "not_said_of_person"),
        ("es", "El secretario Luis Pardo anunció que Ana Ruiz fue liberada.", "Luis Pardo", "released", "not_said_of_person"),
        ("es", "El secretario Luis Pardo anunció que Ana Ruiz fue liberada.", "Ana Ruiz", "released", ACCEPTED),
        ("pl", "Wśród uwolnionych jest Anna Bielska.", "Anna Bielska", "released", ACCEPTED),
    ],
)  # fmt: skip
def test_in_other_languages(language: str, text: str, person: str, name: str, said: str) -> None:
    """The same, as each language builds it."""
    assert outcome(text, event(name, person), language=language) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"date": "2031-05-03"}, ACCEPTED),
        ({"date": "2031-05-05"}, "date_reads_otherwise"),
        ({"destination": "Vell"}, "place_or_role_not_in_words"),
        ({"person": "Ann Belle"}, "person_not_in_words"),
        ({"role": "lawyer"}, "place_or_role_not_in_words"),
        ({"attributed_to": "Finn Dale"}, "speaker_silent"),
        ({"member_of": "c1"}, "part_not_said"),
        ({"basis": {"person": "reviewer"}, "person": "Finn Dale"}, "person_not_in_words"),
    ],
)
def test_what_is_stated_is_held_against_the_words(fields: dict[str, object], said: str) -> None:
    """A field that says otherwise than its words is refused."""
    assert outcome(COURT, event("sentenced", "Ann Bell") | fields) == said


def test_what_is_said_by_somebody_is_reported() -> None:
    """A dropped speaker is found again."""
    text = "Lantern reported that Ann Bell was released on 3 May 2031."
    claim = judged(text, event("released", "Ann Bell", attributed_to=None, modality="asserted"))
    assert isinstance(claim, Claim)
    assert isinstance(claim.body, Event)
    assert (claim.attributed_to, claim.modality) == ("Lantern", Modality.REPORTED)


def test_two_of_one_name_are_not_one() -> None:
    """A namesake named in full beside is not told of by the first one's verb."""
    text = "The priest Ann Bell was sentenced; her cousin, also Ann Bell, watched."
    at = text.rindex("Ann Bell")
    second = event("sentenced", "Ann Bell") | {"spans": {"person": [at, at + 8]}}
    assert outcome(text, second) != ACCEPTED


@pytest.mark.parametrize(
    ("person", "value", "said"),
    [
        ("Ann Bell", "34", ACCEPTED),
        ("Finn Dale", "34", "not_said_of_person"),
        ("Ann Bell", "six", "not_said_of_person"),
        ("Ann Bell", "2031", "value_reads_otherwise"),
    ],
)
def test_an_age_is_of_the_person_it_stands_beside(person: str, value: str, said: str) -> None:
    """No sentence's length, and nobody else's age."""
    text = COURT.replace("On 3 May 2031 the", "In 2031 the").replace(" on 5 May 2031", "")
    record = {"type": "attribute", "field": "age", "spans": {"person": person, "value": value}}
    assert outcome(text, record) == said
    if said == ACCEPTED:
        claim = judged(text, record)
        assert isinstance(claim, Claim)
        assert isinstance(claim.body, Attribute)
        assert claim.body.value == "34"
