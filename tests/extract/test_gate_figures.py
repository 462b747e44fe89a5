"""The gate and figures: whose number it is, what is told of them, and everything beside, from words."""

import pytest

from gate_asked import ACCEPTED, WAITS, figure, judged, outcome
from habeas.extract import ProposedRecord, extract
from habeas.model.claim import Claim, Modality
from habeas.model.figure import Figure, Hedge, Mode


def body(claim: Claim | str) -> Figure:
    assert isinstance(claim, Claim), claim
    assert isinstance(claim.body, Figure)
    return claim.body


TWO = "Police arrested 44 people and 12 journalists were freed in Vell."


@pytest.mark.parametrize(
    ("text", "measure", "value", "said"),
    [
        (TWO, "arrested", "44", ACCEPTED),
        (TWO, "released", "12", ACCEPTED),
        (TWO, "released", "44", WAITS),
        (TWO, "arrested", "12", "measure_not_of_number"),
        (TWO, "died", "12", "measure_not_of_number"),
        ("Police stopped 30 cars and arrested 12 drivers.", "arrested", "30", "counts_nobody"),
        ("Some 40 percent of detainees were freed.", "released", "40", "counts_nobody"),
        ("Ann Bell got 12 years in prison.", "sentenced", "12", "counts_nobody"),
        ("Released: 50. Charged: 9.", "released", "50", ACCEPTED),
        ("Released: 50. Charged: 9.", "released", "9", "measure_not_of_number"),
        ("The release of 52 prisoners on 3 May 2031 was welcomed.", "released", "52", ACCEPTED),
        ("They spoke of the release of 52 prisoners.", "released", "52", WAITS),
        ("Free 50 prisoners now.", "released", "50", WAITS),
        ("Nobody believed that 15 prisoners were released.", "released", "15", WAITS),
        ("It is not true that 15 prisoners were released.", "released", "15", WAITS),
        ("Relatives demand that 15 prisoners be released.", "released", "15", "not_told"),
        ("The 12 prisoners walked out on Monday.", "released", "12", ACCEPTED),
        ("The 12 prisoners quibbled on Monday.", "released", "12", WAITS),
        ("The two groups met. Of 40 detainees 12 were released.", "released", "40", WAITS),
        ("Police arrested and charged 44 people.", "arrested", "44", ACCEPTED),
    ],
)  # fmt: skip
def test_what_is_told_of_a_number(text: str, measure: str, value: str, said: str) -> None:
    """The verb, the label or the noun of its own clause says it; those of others do not."""
    assert outcome(text, figure(measure, value)) == said


@pytest.mark.parametrize(
    ("language", "text", "measure", "value", "said"),
    [
        ("ru", "Задержаны 61 человек, помилованы 3.", "arrested", "61", ACCEPTED),
        ("uk", "Затримано 61 людину, помилувано 3.", "pardoned", "61", "measure_not_of_number"),
        ("pl", "W Wellu 12 osób zatrzymano, a 3 zwolniono.", "arrested", "12", ACCEPTED),
        ("pl", "W Wellu 12 osób zatrzymano, a 3 zwolniono.", "released", "12", WAITS),
        ("es", "Fueron liberados 23 presos políticos.", "released", "23", ACCEPTED),
        ("es", "Fueron liberados 23 presos políticos.", "arrested", "23", "measure_not_of_number"),
        ("fr", "La police a interpellé 19 dockers.", "arrested", "19", ACCEPTED),
        ("ar", "أفرجت السلطات عن 12 سجيناً.", "released", "12", ACCEPTED),
        ("be", "На волю выйшлі 14 чалавек.", "released", "14", ACCEPTED),
        ("pt", "Foram detidas 30 pessoas.", "arrested", "30", ACCEPTED),
    ],
)  # fmt: skip
def test_in_other_languages(language: str, text: str, measure: str, value: str, said: str) -> None:
    """The same, as each language builds it."""
    assert outcome(text, figure(measure, value), language=language) == said


PARTS = "In May 2031 they freed 41 prisoners, among them 12 women. Police detained 9 activists."


def test_a_part_is_of_its_whole_and_of_nothing_else() -> None:
    """What befell the whole befell the part; a number without words for it is no part."""
    assert outcome(PARTS, figure("released", "12")) == WAITS  # its whole is no claim here
    assert outcome(PARTS, figure("arrested", "12")) == "measure_not_of_number"
    assert outcome(PARTS, figure("arrested", "9", part_of="c1")) == "part_not_said"


def test_an_own_id_names_the_whole_of_another_proposal() -> None:
    """A part may name the proposal of its whole, also one that comes after it."""
    part = figure("released", "12", part_of="whole")
    whole = figure("released", "41", id="whole")
    proposals = [ProposedRecord("proposal:1", part), ProposedRecord("proposal:2", whole)]
    found = extract(PARTS, file="n", language="en", proposals=proposals, grammar=False)
    assert not found.refused
    told = {body(c).low: body(c) for c in found.claims}
    assert told[12].part_of == told[41].id is not None


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"value_low": 41}, "value_reads_otherwise"),
        ({"value_high": 40}, "value_reads_otherwise"),
        ({"hedge": "exact"}, "hedge_reads_otherwise"),
        ({"value_low": 40, "hedge": "at_least"}, ACCEPTED),
        ({"population": "journalists"}, "population_not_in_words"),
        ({"population": "prisoners"}, ACCEPTED),
        ({"time": {"edtf": "2031-03-05"}}, ACCEPTED),
        ({"time": {"edtf": "2031-03-06"}}, "date_reads_otherwise"),
        ({"place": "Marrow"}, "place_or_role_not_in_words"),
        ({"attributed_to": "Ann Bell"}, "speaker_of_other_words"),
        ({"attributed_to": "Lantern"}, ACCEPTED),
        ({"basis": {"value": "imported"}, "value_low": 41}, "value_reads_otherwise"),
        ({"subgroup": {"sex": "female"}}, "subgroup_not_said"),
    ],
)
def test_what_is_stated_is_held_against_the_words(fields: dict[str, object], said: str) -> None:
    """A field that says otherwise than its words is refused, whatever basis it claims."""
    text = (
        "According to Lantern, at least 40 prisoners were released on 5 March 2031. "
        "Ann Bell spoke in Marrow of 12 journalists."
    )
    assert outcome(text, figure("released", "40", **fields)) == said


def test_what_is_left_out_is_found() -> None:
    """Speaker, time, bounds and mode come from the words, and modality is never taken."""
    text = "According to Lantern, at least 40 prisoners will be released on 5 March 2031."
    claim = judged(text, figure("released", "40", modality="asserted", mode="stock"))
    assert isinstance(claim, Claim)
    told = body(claim)
    assert (told.low, told.high, told.hedge, told.mode) == (40, None, Hedge.AT_LEAST, Mode.FLOW)
    assert claim.modality is Modality.PLANNED
    assert claim.attributed_to == told.publisher == "Lantern"
    assert told.time is not None
    assert told.time.edtf == "2031-03-05"
    assert claim.proposed_by == ("proposal:1",)


def test_a_quote_is_what_the_text_has() -> None:
    """The claim quotes the text, whatever the proposal calls its quote."""
    claim = judged(TWO, figure("arrested", "44", quote="arrested 44 people"))
    assert isinstance(claim, Claim)
    assert TWO[claim.start : claim.end] == claim.quote
    assert judged(TWO, figure("arrested", "44", quote="jailed 44 people")) == "quote_not_there"
