"""The forms of a body's name: what case, spaces, script and listed forms make is one body."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.vocabulary import load
from habeas.vocabulary.bodies import (
    UNKNOWN_BODY,
    body_among,
    body_id,
    body_key,
    body_label,
    read_forms,
)

ENDS_OF_A_WORD = st.sampled_from([" ", "  ", "\u00a0", "-", " - ", "_", "\n", " «", ", "])


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("Agency X", "AGENCY  x"),
        ("Agency X", " agency\u00a0x "),
        ("Agency X", "«Agency-X»"),
        ("Agency X", "AgencyX"),
        ("Agency X", "Ａｇｅｎｃｙ Ｘ"),
        ("Agency X", "Age\u00adncy X\u200f"),
        ("Агентство Икс", "Agentstvo Iks"),
        ("Агентство Икс", "АГЕНТСТВО ИКС"),
        ("Δελτίο Φώκιας", "Deltio Fokias"),
        ("Жаўна Пост", "Zhauna Post"),
        ("Объединение Пингвинов", "Obedinenie Pingvinov"),
        ("Kęstutis Žąsis", "Kestutis Zasis"),
        ("Straßenblatt", "STRASSENBLATT"),
        ("İglu", "iglu"),
        ("Скрынка й Ёлка", "СКРЫНКА И\u0306 Е\u0308ЛКА"),
        ("U.N.P.", "UNP"),
        ("The Seals' Own Paper", "The Seals’ Own Paper"),
        ("पेंगुइन", "पेंगुइन "),
    ],
)
def test_forms_that_case_spaces_and_script_make_are_one(form: str, other: str) -> None:
    """Nobody becomes two by being written another way."""
    assert body_key(form) == body_key(other) != ""


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("Agency X", "Agency XI"),
        ("Penguin Post", "The Penguin Post"),
        ("Пингвин", "Пингвины"),
        ("पेंगुइन", "पेंगुन"),
        ("Channel 4", "Channel 5"),
        ("企鹅报", "海豹报"),
    ],
)
def test_other_letters_are_another_name(form: str, other: str) -> None:
    """A name with an article, another number, another vowel is not folded away."""
    assert body_key(form) != body_key(other)
    assert body_id(form) != body_id(other)


@pytest.mark.parametrize(
    ("form", "body"),
    [
        ("viasna", "viasna"),
        ("VIASNA ", "viasna"),
        ("Вясна", "viasna"),
        ("«ВЕСНА»", "viasna"),
        ("Vesna", "viasna"),
        ("spring96.org", "viasna"),
        ('Human Rights Center "Viasna"', "viasna"),
        ("Правозащитный  центр «Весна»", "viasna"),
        ("Pravozashchitnyy tsentr Memorial", "memorial"),
        ("foro_penal", "foro_penal"),
        ("FORO PENAL", "foro_penal"),
        ("C.P.J.", "cpj"),
        ("AAPP (Burma)", "aapp"),
        ("ОВД Инфо", "ovd_info"),
        ("OVDInfo", "ovd_info"),
    ],
)
def test_a_listed_form_is_known_in_any_case_spacing_and_script(form: str, body: str) -> None:
    """The table lists a form once."""
    assert body_id(form) == body


@pytest.mark.parametrize(
    ("form", "body"),
    [
        ("Agency  X", "agency_x"),
        ("Larch-Committee", "larch_committee"),
        ("Агентство Икс", "agentstvo_iks"),
        ("Pens & Quills", "pens_quills"),
        ("D'Arcy's Weekly", "darcys_weekly"),
        ("U.N. Penguins", "un_penguins"),
        ("penguinpost.example", "penguinpost_example"),
        ("Unknown", UNKNOWN_BODY),
        (" — ", UNKNOWN_BODY),
        ("💡", UNKNOWN_BODY),
        ("", UNKNOWN_BODY),
        (None, UNKNOWN_BODY),
    ],
)
def test_a_body_that_is_not_listed_has_an_id_to_be_read(form: str | None, body: str) -> None:
    """Its words, divided; what has no letter and no digit names nobody."""
    assert body_id(form) == body


@given(st.text(max_size=12))
def test_an_id_gives_itself(name: str) -> None:
    """What is recorded under an id is found by it again, whatever the script."""
    found = body_id(name)
    assert body_id(found) == found
    if found != UNKNOWN_BODY:
        assert found.replace("_", "") == body_key(found) == body_key(name)


@given(
    st.lists(st.sampled_from(["Penguin", "пост", "Żagiel", "96"]), min_size=1, max_size=4),
    st.data(),
)
def test_how_words_are_divided_and_cased_changes_no_id(
    words: list[str], data: st.DataObject
) -> None:
    """The id depends on nothing but the words: not on what was seen before."""
    plain = " ".join(words)
    other = "".join(
        data.draw(st.sampled_from([word, word.upper(), word.casefold()]))
        + data.draw(ENDS_OF_A_WORD)
        for word in words
    )
    assert body_id(other) == body_id(plain)
    assert body_key(plain.replace(" ", "")) == body_key(plain)


def test_no_form_is_listed_for_two_bodies() -> None:
    """Also not under one fold."""
    bodies = load("bodies")["bodies"]
    forms = {body: {body_key(f) for f in (body, *data["names"])} for body, data in bodies.items()}
    shared = Counter(key for keys in forms.values() for key in keys)
    assert {key for key, times in shared.items() if times > 1} == set()


def test_the_bodies_asked_about_are_those_given() -> None:
    """Tables of another moment list other bodies."""
    forms = read_forms({"bodies": {"ice": {"label": "Ice", "names": ["Наглядчыкі Лёду"]}}})
    assert body_among(forms, "Naglyadchyki  LEDU") == "ice"
    assert body_among(forms, "Вясна") == "vyasna"
    assert body_among(forms, None) == UNKNOWN_BODY


def test_a_body_that_is_not_listed_is_printed_in_the_words_of_its_id() -> None:
    """A listed one is printed as the table says."""
    assert body_label("larch_committee") == "larch committee"
    assert body_label("viasna") == load("bodies")["bodies"]["viasna"]["label"]
