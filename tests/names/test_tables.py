"""The reviewed tables keep to their own rules."""

from habeas.names.given_names import sense
from habeas.names.sound import readings
from habeas.vocabulary import load
from habeas.words.name_evidence import is_known


def test_every_table_names_its_source() -> None:
    """A table nobody can check is not reviewed data."""
    for name in ("given", "sounds", "endings", "weights"):
        assert load(f"names/{name}")["source"].strip()


def test_every_listed_form_leads_to_its_name() -> None:
    """Each full form and hypocorism is found again under the name it is listed for."""
    for name, entry in load("names/given")["names"].items():
        for field in ("forms", "short"):
            for form in entry.get(field, "").split():
                assert name in sense(form.casefold()).any, (name, form)


def test_a_full_form_tells_one_sex() -> None:
    """No full Cyrillic form stands under a man's and a woman's name."""
    for entry in load("names/given")["names"].values():
        for form in entry["forms"].split():
            if not form.isascii():
                assert sense(form.casefold()).sex == entry["sex"], form


def test_no_score_leaves_the_scale_by_names_alone() -> None:
    """A full name told twice stands above "same"; every deciding kind outweighs it."""
    table = load("names/weights")
    full = table["start"] + table["surname"]["same"] + table["given"]["same"]
    assert table["same_from"] <= full <= 1000
    for about in ("given", "patronymic", "birth", "sex"):
        assert full + table[about]["other"] < table["same_from"]


def test_readings_of_a_word_are_few() -> None:
    """Work on one word is bounded, however many ways of writing it could be."""
    assert len(readings("chchchszczxxshhtchouïjaskaja")) <= 12


def test_everything_that_speaks_for_or_against_has_words() -> None:
    """What the table weighs, and what is found without weight, is said in any language."""
    for about, found in load("names/weights").items():
        if isinstance(found, dict):
            for kind in found:
                assert is_known(about, kind), (about, kind)
    assert all(is_known(about, "unclear") for about in ("surname", "given", "parts"))
    assert all(is_known("score", end) for end in ("least", "most"))
    assert all(is_known("names", kind) for kind in ("given", "missing"))
