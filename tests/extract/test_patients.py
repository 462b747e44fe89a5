"""Whom it happens to: not who stands by, owns, acts, speaks or is only spoken of."""

import pytest

from habeas.extract import extract
from habeas.model.claim import Confidence, Modality
from habeas.model.event import Event


def told(language: str, text: str) -> set[tuple[str, str]]:
    """Give the person and event of every claim that acts and waits for nobody."""
    return {
        (c.body.person, c.body.event)
        for c in extract(text, file="note", language=language).claims
        if isinstance(c.body, Event)
        and c.confidence is not Confidence.REVIEW
        and c.modality in (Modality.ASSERTED, Modality.REPORTED)
    }


BYSTANDERS = [
    ("en", "Police arrested Wren Cobblepot, and Barnaby Fogg deplored it.", "Wren Cobblepot"),
    ("en", "Barnaby Fogg slept while police arrested Wren Cobblepot.", "Wren Cobblepot"),
    ("en", "Wren Cobblepot, whom Barnaby Fogg feeds daily, was arrested.", "Wren Cobblepot"),
    ("en", "Wren Cobblepot, whose songs delight Barnaby Fogg, was arrested.", "Wren Cobblepot"),
    ("en", "Judge Barnaby Fogg watched as Wren Cobblepot was arrested.", "Wren Cobblepot"),
    ("es", "La policía arrestó a Lola Vinagre, y Próspero Limón protestó.", "Lola Vinagre"),
    ("es", "Lola Vinagre, a quien Próspero Limón adora, fue arrestada.", "Lola Vinagre"),
    ("fr", "La police a arrêté Odile Brume, et Basile Navet a protesté.", "Odile Brume"),
    ("fr", "Odile Brume, que Basile Navet admire, a été arrêtée.", "Odile Brume"),
    ("ru", "Полиция арестовала Глафиру Пряникову, а Еремей Одуванчиков заплакал.",
     "Глафиру Пряникову"),
    ("ru", "Глафира Пряникова, которую навещал Еремей Одуванчиков, арестована.",
     "Глафира Пряникова"),
    ("ru", "Глафира Пряникова, чью песню поёт Еремей Одуванчиков, арестована.",
     "Глафира Пряникова"),
    ("uk", "Поліція заарештувала Оляну Кульбабу, а Панас Вареничко заплакав.", "Оляну Кульбабу"),
    ("be", "Міліцыя арыштавала Тэклю Аблачыну, а Лявон Крапівенскі заплакаў.", "Тэклю Аблачыну"),
    ("pl", "Policja aresztowała Kunegundę Wiśnię, a Teofil Ogórek zapłakał.", "Kunegundę Wiśnię"),
    ("pl", "Kunegunda Wiśnia, którą odwiedzał Teofil Ogórek, została aresztowana.",
     "Kunegunda Wiśnia"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "person"), BYSTANDERS)
def test_who_stands_by_is_not_arrested(language: str, text: str, person: str) -> None:
    """A second clause, a relative clause and an owner have people of their own."""
    assert told(language, text) == {(person, "arrested")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Адвокат Еремея Одуванчикова арестован."),
        ("ru", "Жену Еремея Одуванчикова арестовали."),
        ("uk", "Адвокат Панаса Вареничка заарештований."),
        ("be", "Адвакат Лявона Крапівенскага арыштаваны."),
        ("pl", "Adwokat Teofila Ogórka został aresztowany."),
        ("en", "Barnaby Fogg's lawyer was arrested."),
        ("en", "The lawyer of Barnaby Fogg was arrested."),
        ("es", "El abogado de Próspero Limón fue arrestado."),
        ("fr", "L'avocat de Basile Navet a été arrêté."),
    ],
)
def test_whose_lawyer_it_is_is_not_arrested(language: str, text: str) -> None:
    """A name in the genitive, or after a word for "of", says whose somebody is."""
    assert told(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Еремей Одуванчиков ждал Глафиру Пряникову. Вечером её арестовали."),
        ("pl", "Teofil Ogórek czekał na Kunegundę Wiśnię. Wieczorem aresztowano ją."),
    ],
)
def test_a_pronoun_means_one_of_its_sex(language: str, text: str) -> None:
    """A woman is meant, though a man was the last to act."""
    people = {person for person, _ in told(language, text)}
    assert len(people) == 1
    assert people <= {"Глафиру Пряникову", "Kunegundę Wiśnię"}


def test_one_of_two_whom_a_pronoun_may_mean_waits() -> None:
    """Neither name tells a sex, and nothing had happened to either."""
    text = "Barnaby Fogg met Wren Cobblepot. In May she was arrested."
    claims = [c for c in extract(text, file="note", language="en").claims if c.type != "attribute"]
    assert [c.confidence for c in claims] == [Confidence.REVIEW]


def test_a_second_verb_has_the_subject_of_the_first() -> None:
    """One auxiliary serves both, whatever prepositions stand between."""
    text = "Wren Cobblepot was arrested with 12 others in Thule and released in May 2031."
    assert told("en", text) == {("Wren Cobblepot", "arrested"), ("Wren Cobblepot", "released")}


def test_all_of_a_list_are_described_where_a_word_says_so() -> None:
    """Thus "all" reaches back over the list; without it the last is described."""
    listed = "Wren Cobblepot, Tansy Umber and Juniper Quill"
    both = told("en", f"{listed} – all arrested in May 2031 – wrote a letter.")
    assert {person for person, _ in both} == {"Wren Cobblepot", "Tansy Umber", "Juniper Quill"}
    one = told("en", f"{listed}, arrested in May 2031, wrote a letter.")
    assert {person for person, _ in one} == {"Juniper Quill"}


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("en", "Police took Wren Cobblepot into custody.", ("Wren Cobblepot", "arrested")),
        ("ru", "Суд признал Глафиру Пряникову виновной.", ("Глафиру Пряникову", "sentenced")),
        ("ru", "Судья Еремей Одуванчиков дал Глафире Пряниковой пять лет.",
         ("Глафире Пряниковой", "sentenced")),
        ("be", "Суддзя Лявон Крапівенскі прызначыў Тэклі Аблачыне пяць гадоў.",
         ("Тэклі Аблачыне", "sentenced")),
        ("pl", "Sędzia Teofil Ogórek wymierzył Kunegundzie Wiśni pięć lat więzienia.",
         ("Kunegundzie Wiśni", "sentenced")),
        ("es", "El juez Próspero Limón le impuso cinco años a Lola Vinagre.",
         ("Lola Vinagre", "sentenced")),
        ("es", "A Lola Vinagre le impusieron cinco años.", ("Lola Vinagre", "sentenced")),
    ],
)  # fmt: skip
def test_a_verb_of_two_parts_and_a_term_given_have_whom_they_befall(
    language: str, text: str, person: tuple[str, str]
) -> None:
    """The object stands between the parts; who gives a term is not sentenced."""
    assert told(language, text) == {person}


def test_the_quote_reaches_the_second_part_of_a_verb() -> None:
    """Quoting only "Took Wren Cobblepot" would not say that she was arrested."""
    (claim,) = extract("Police took Wren Cobblepot into custody", file="note", language="en").claims
    assert claim.quote == "Police took Wren Cobblepot into custody"


def test_a_first_part_without_its_second_tells_nothing() -> None:
    """A custody of somebody else, past a full stop, belongs to another sentence."""
    assert told("en", "Police took Wren Cobblepot home. The dog is in custody.") == set()


def test_who_speaks_is_not_one_of_those_listed() -> None:
    """After a comma the speaker could be taken for a name of the list."""
    assert told("en", "None of the 18 bakers was detained, Wren Cobblepot said.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "It was one of the largest releases of Barnaby Fogg's rule.",
        "Wren Cobblepot was arrested in May. Some publicly thanked the Crown for their release.",
    ],
)
def test_a_release_that_is_only_spoken_of_is_nobodys(text: str) -> None:
    """Neither an owner nor a pronoun without a day is offered to a reviewer."""
    events = [
        c.body.event
        for c in extract(text, file="note", language="en").claims
        if isinstance(c.body, Event)
    ]
    assert "released" not in events


def test_a_trigger_within_another_is_part_of_it() -> None:
    """Who refused to cross is not said to have crossed, nor denied to have."""
    text = "Wren Cobblepot refused to cross into Oriska on 3 May 2031."
    events = [
        c.body.event
        for c in extract(text, file="note", language="en").claims
        if isinstance(c.body, Event)
    ]
    assert events == ["refused_to_cross"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("After talks with Barnaby Fogg, Wren Cobblepot was released.", {"Wren Cobblepot"}),
        ("Guards beat a friend of Barnaby Fogg and Wren Cobblepot was released.",
         {"Wren Cobblepot"}),
    ],
)  # fmt: skip
def test_who_stands_behind_a_preposition_does_not_take_the_next_with_them(
    text: str, people: set[str]
) -> None:
    """A name with a verb of its own and no other subject is not governed by what stands before."""
    assert told("en", text) == {(person, "released") for person in people}


def test_whose_arrest_it_is_was_arrested() -> None:
    """The owner of the noun stands before it."""
    found = told("en", "Barnaby Fogg's arrest on 5 May 2031 was announced.")
    assert found == {("Barnaby Fogg", "arrested")}
