"""Whom words mean: a pronoun within a verb, a name behind it, a role, kin, a section's own person."""

import pytest

from habeas.extract import extract
from habeas.model.claim import Confidence
from habeas.model.event import Event


def told(language: str, text: str) -> list[tuple[str, str]]:
    """Give person and event of every claim that waits for nobody, in order."""
    return [
        (c.body.person, c.body.event)
        for c in extract(text, file="note", language=language).claims
        if isinstance(c.body, Event) and c.confidence is not Confidence.REVIEW
    ]


def waiting(language: str, text: str) -> list[tuple[str, str]]:
    """Give person and event of every claim that waits for a person."""
    return [
        (c.body.person, c.body.event)
        for c in extract(text, file="note", language=language).claims
        if isinstance(c.body, Event) and c.confidence is Confidence.REVIEW
    ]


@pytest.mark.parametrize(
    ("language", "text", "person", "event"),
    [
        ("pl", "Tymon Gruszka został zatrzymany w maju. Towarzystwo uznało go za więźnia sumienia.", "Tymon Gruszka", "recognised"),
        ("ru", "Егор Туров арестован. Суд признал его виновным и приговорил к шести годам.", "Егор Туров", "sentenced"),
        ("be", "Віталь Крапіва быў затрыманы. Суд прызначыў яму восем гадоў калоніі.", "Віталь Крапіва", "sentenced"),
        ("uk", "Оляна Кульбаба була заарештована. Військовий суд призначив їй 12 років колонії.", "Оляна Кульбаба", "sentenced"),
    ],
)  # fmt: skip
def test_a_pronoun_stands_within_the_words_of_a_verb_or_in_the_dative(
    language: str, text: str, person: str, event: str
) -> None:
    """Of "uznał go za więźnia" the object stands inside; a term is given to somebody."""
    assert (person, event) in told(language, text)


@pytest.mark.parametrize(
    ("language", "text", "person", "event"),
    [
        ("be", "Першым у студзені памёр Сымон Жылка.", "Сымон Жылка", "died"),
        ("uk", "Того дня зник активіст Леонтій Вареник.", "Леонтій Вареник", "disappeared"),
        ("eo", "La 15-an mortis en la prizono la poetino Selma Orvand.", "Selma Orvand", "died"),
    ],
)
def test_what_stands_before_a_verb_need_not_be_its_subject(
    language: str, text: str, person: str, event: str
) -> None:
    """A day, an adverb: the person behind the verb is."""
    assert told(language, text) == [(person, event)]


def test_a_capital_adjective_describes_the_noun_behind_it() -> None:
    """A country's adjective is nobody, and who is only "of" somebody is not the subject."""
    text = "Ann Bell, a close ally of the late Arcadian opposition leader Tom Marsh, was convicted in May."
    assert told("en", text) == [("Ann Bell", "sentenced")]
    assert told("en", "They were releasing convicted Arcadian smuggler Tom Marsh.") == [
        ("Tom Marsh", "sentenced")
    ]


def test_the_same_surname_comes_before_one_that_is_only_like_it() -> None:
    """A wife's surname ends otherwise than her husband's."""
    text = (
        "Svetla Dorovskaya spoke. Boris Dorovsky has been freed. Dorovskaya was forced into exile."
    )
    assert told("en", text) == [("Boris Dorovsky", "released"), ("Svetla Dorovskaya", "exiled")]
    alone = "Boris Dorovsky has been freed. Dorovskaya was forced into exile."
    assert ("Boris Dorovsky", "exiled") not in told("en", alone)


def test_a_surname_in_another_case_is_no_subject() -> None:
    """The widow of somebody is another person."""
    text = "Андрэй Зельдар памёр у турме. Пасля была затрыманая ўдава Зельдара."
    assert told("be", text) == [("Андрэй Зельдар", "died")]


def test_a_bracket_belongs_to_the_noun_before_it() -> None:
    """Staff of a candidate were arrested, and not the candidate."""
    text = "Three staff members of Unity Platform (UP) candidate Maria Delgado Ruiz were arrested."
    assert told("en", text) == []


def test_who_comes_after_a_relative_clause_shares_its_verb() -> None:
    """Behind the clause, ", and" takes up the subject again."""
    text = "Ann Bell, who is a resident, and reporter Tom Marsh were freed."
    assert told("en", text) == [("Ann Bell", "released"), ("Tom Marsh", "released")]


def test_a_pronoun_far_from_its_person_waits_where_others_were_told_of() -> None:
    """The envoy was named last, but it is the prisoner that the text is about."""
    text = (
        "Boris Dorovsky has been freed. Envoy Karl Kellner met the head of state. "
        "There was no comment. Nobody else spoke. In 2020, he was arrested. He was jailed for 18 years."
    )
    assert told("en", text) == [("Boris Dorovsky", "released")]
    assert ("Karl Kellner", "arrested") in waiting("en", text)


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("en", "The brothers Ilir and Besan Morat were arrested.", ["Ilir", "Besan Morat"]),
        ("en", "Joss Arden and his sister Wren were arrested.", ["Joss Arden", "Wren"]),
        ("fr", "Les frères Adrien et Joël Tassel ont été arrêtés.", ["Adrien", "Joël Tassel"]),
        ("ru", "Туров, его дочь Нина и библиотекарь Фёдор Рудой были арестованы.", ["Туров", "Нина", "Фёдор Рудой"]),
        ("ru", "Шеремет, Завадский и Овчинников задержаны.", ["Шеремет", "Завадский", "Овчинников"]),
    ],
)  # fmt: skip
def test_people_told_by_a_given_name_or_a_surname_alone(
    language: str, text: str, people: list[str]
) -> None:
    """A kin word, a shared surname or the rest of a list says that it is somebody."""
    assert told(language, text) == [(person, "arrested") for person in people]


def test_a_sibling_has_the_surname_told_with_the_other() -> None:
    """The name stays as written; the base has the surname."""
    text = "The brothers Ilir and Besan Morat were arrested."
    bodies = [c.body for c in extract(text, file="note", language="en").claims]
    assert [b.person_base for b in bodies if isinstance(b, Event)] == ["Ilir Morat", None]


def test_towns_that_were_freed_are_nobody() -> None:
    """What is let go may be a town; who is arrested is not."""
    assert told("ru", "Ветрово, Лугово и Дубово освобождены.") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Al igual que Enedina Ruiz, Juan Flores fue detenido."),
        ("en", "Like Enedina Ruiz, Juan Flores was arrested."),
    ],
)
def test_who_somebody_is_like_is_another(language: str, text: str) -> None:
    """A preposition of several words governs too."""
    assert told(language, text) == [("Juan Flores", "arrested")]


def test_a_word_for_a_body_stands_before_its_name() -> None:
    """An association is not arrested with its leaders."""
    text = "Les leaders de l'association Vona Sarn, Pierre Robson et Théo Andry, ont été arrêtés."
    assert "Vona Sarn" not in [person for person, _ in told("fr", text)]


def test_among_those_who_is_as_good_as_among_the_freed() -> None:
    """A relative clause may say what befell them."""
    text = "Wśród tych, którzy odzyskali wolność, jest Roman Gałka."
    assert told("pl", text) == [("Roman Gałka", "released")]


def test_whom_war_killed_waits() -> None:
    """Killed says nothing of custody."""
    text = "Роман Вареник жив у столиці. Торік під Лугом він загинув."
    assert told("uk", text) == []
    assert waiting("uk", text) == [("Роман Вареник", "died")]


@pytest.mark.parametrize(
    "text",
    [
        "Marcel Ondo, arrêté en 2026 à Velm, libéré le 3 mars 2028, a parlé.",
        "Marcel Ondo, arrêté en 2026 dans la ville de Velm, libéré le 3 mars 2028, a parlé.",
    ],
)
def test_two_participles_describe_one_person(text: str) -> None:
    """The place between them is nobody."""
    assert told("fr", text) == [("Marcel Ondo", "arrested"), ("Marcel Ondo", "released")]


def test_a_preposition_does_not_govern_a_name_in_the_nominative() -> None:
    """What stands between it and the name is governed."""
    text = "Wśród zwolnionych jest lekarz z polskim obywatelstwem Roman Gałka."
    assert told("pl", text) == [("Roman Gałka", "released")]


def test_nobody_is_called_by_a_country_adjective() -> None:
    """A capital adjective before a small noun opens that noun."""
    assert told("en", "The court convicted Arcadian officials of fraud.") == []
    text = "Ann Bell, a friend of Arcadian opposition leader Tom Marsh, was jailed in May."
    assert told("en", text) == [("Ann Bell", "sentenced")]


def test_a_body_named_by_a_body_word_is_no_person() -> None:
    """A word for it stands before its name."""
    assert told("en", "Police arrested the rights group Vona Sarn in May.") == []


def test_a_section_goes_on_where_its_person_is_named_again() -> None:
    """Another paragraph that names her with others is still about her."""
    text = (
        "Lola Vinagre (born 1970) is a poet.\n\n"
        "Lola Vinagre met Tom Marsh in 1990. Her son, Luis Vinagre, is a baker. She was arrested in 2001."
    )
    assert ("Lola Vinagre", "arrested") in told("en", text)


def test_the_name_of_a_facility_may_hold_a_word_of_custody() -> None:
    """Of a "maison d'arrêt" nobody is told to be arrested."""
    text = "Marcel Ondo a été transféré le 1er juin à la maison d'arrêt de Velm."
    assert told("fr", text) == [("Marcel Ondo", "transferred")]
    other = "Ann Bell was moved from house arrest to Holm prison."
    assert told("en", other) == [("Ann Bell", "transferred")]


@pytest.mark.parametrize(
    ("language", "text", "person", "day"),
    [
        ("en", "Ann Bell has been in custody since 3 March 2028.", "Ann Bell", "2028-03-03"),
        ("en", "Ann Bell, in custody since 3 March 2028, is ill.", "Ann Bell", "2028-03-03"),
        ("en", "Ann Bell, who has been behind bars since May 2030, is ill.", "Ann Bell", "2030-05"),
        ("ru", "Анна Белова находится под стражей с 3 марта 2028 года.", "Анна Белова", "2028-03-03"),
        ("fr", "Odile Brume était sous les verrous depuis avril 2018.", "Odile Brume", "2018-04"),
    ],
)  # fmt: skip
def test_who_is_in_custody_since_a_day_was_arrested_on_it(
    language: str, text: str, person: str, day: str
) -> None:
    """As who is held since a day."""
    [claim] = extract(text, file="note", language=language).claims
    assert isinstance(claim.body, Event)
    date = claim.body.date
    assert (claim.body.person, claim.body.event) == (person, "arrested")
    assert date is not None
    assert date.edtf == day


@pytest.mark.parametrize(
    "text",
    [
        "Ann Bell has been in a punishment cell since May 2030.",
        "Ana Bell has been in prison of Holm since May 2030.",
        "Ann Bell was in custody.",
    ],
)
def test_a_move_within_prison_is_no_arrest(text: str) -> None:
    """A cell, or a prison by its name, may be where she was moved to."""
    assert told("en", text) == []


def test_relatives_who_share_a_surname_are_two() -> None:
    """The front of a name is no body where a given name opens it."""
    text = "Ana Arantes Duque falou. Luis Serpa Duque morreu na cela."
    assert told("pt", text) == [("Luis Serpa Duque", "died")]


def test_an_article_may_stand_before_a_person() -> None:
    """As it does in Portuguese; a body has no given name."""
    assert told("pt", "Prenderam a Ana Serpa.") == [("Ana Serpa", "arrested")]
    assert told("en", "The Harbour Workers were arrested.") == []


@pytest.mark.parametrize(
    ("language", "text", "person", "event"),
    [
        ("ru", "Иван Чубаров родился в городе. Вместе с Данилом Иличем он учился. После был арестован.", "Иван Чубаров", "arrested"),
        ("en", "Ann Bell was born in Holm. With Ida Marsh she wrote plays. She was arrested in May.", "Ann Bell", "arrested"),
    ],
)  # fmt: skip
def test_whoever_is_only_told_along_is_not_whom_the_text_goes_on_about(
    language: str, text: str, person: str, event: str
) -> None:
    """Behind a preposition, in the paragraph of somebody in focus."""
    assert told(language, text) + waiting(language, text) == [(person, event)]


def test_a_capital_between_an_article_and_a_noun_names_nobody() -> None:
    """Of "the 2014 Umbrella movement who" the leader is meant."""
    text = "Joss Arden, a leader of the 2014 Umbrella movement who was famous, was jailed."
    assert "Umbrella" not in [person for person, _ in told("en", text)]


def test_a_country_adjective_is_no_part_of_a_name() -> None:
    """Whoever is of that country is not the president of it."""
    text = "Arcadian President Vlad Pudding spoke. The Arcadian who was freed in May was glad."
    assert told("en", text) == []


def test_a_band_with_a_name_in_another_script_is_no_person() -> None:
    """A word for a body stands before it."""
    assert told("ru", "Полиция арестовала участниц группы Pussy Kitten.") == []


def test_where_somebody_is_from_is_nobody() -> None:
    """The worker was arrested, and not the town."""
    assert told("en", "Kesh Mall is a mill worker from Sarn who had been arrested in 2004.") == []


def test_kin_told_along_do_not_take_the_focus() -> None:
    """The son of whom the text is about."""
    text = "Jan Nowak ukrywał się z rodziną. Na pogrzeb syna Witolda nie pojechał. Został jednak aresztowany."
    assert told("pl", text) == [("Jan Nowak", "arrested")]


def test_a_department_with_an_acronym_is_no_person() -> None:
    """Small letters between capitals."""
    assert told("pl", "Aresztowano szefa Okręgu WiN w maju.") == []


def test_whoever_is_recognised_as_a_refugee_is_no_prisoner() -> None:
    """A status of another kind; the arrest beside it stands."""
    text = "Tom Marsh was arrested despite being recognised as a refugee."
    assert told("en", text) == [("Tom Marsh", "arrested")]


def test_who_nearly_died_lives() -> None:
    """It did not happen."""
    assert told("en", "Tom Marsh nearly died in prison.") == []


def test_the_year_that_opens_a_line_dates_it() -> None:
    """It counts nobody."""
    claims = extract(
        "1974 Ann Bell was arrested.\n1979 Tom Marsh was freed.", file="n", language="en"
    ).claims
    dates = [c.body.date.edtf for c in claims if isinstance(c.body, Event) and c.body.date]
    assert dates == ["1974", "1979"]
    assert len(claims) == 2


def test_sentences_of_one_person_are_no_two_people() -> None:
    """Of "two death sentences for" one who is named."""
    claims = extract(
        "The court confirmed two death sentences for Tom Marsh.", file="n", language="en"
    ).claims
    assert [c for c in claims if c.type == "figure"] == []


def test_a_role_in_capitals_of_a_place_is_doubted() -> None:
    """In languages with cases, capitals that no given name is among may be a place."""
    text = "Piotr Wrona mieszkał w mieście. Później trafił do Nowego Portu. Port Zachodni stał obok. Został zwolniony z więzienia."
    assert ("Port Zachodni", "released") not in told("pl", text)
