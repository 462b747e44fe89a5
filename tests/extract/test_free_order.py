"""Who something happened to, where words go in any order: Russian, Ukrainian, Belarusian, Polish."""

import pytest

from habeas.extract import extract
from habeas.extract.declension import base_form, inflection
from habeas.extract.lexicon import lexicon
from habeas.extract.reading import read_text
from habeas.model.event import Event
from habeas.model.figure import Figure
from told_events import told


@pytest.mark.parametrize(
    ("language", "text", "event", "person"),
    [
        ("ru", "В аэропорту задержали активистку движения «Тихий берег» Зою Кумкват.", "arrested", "Зою Кумкват"),
        ("ru", "Вчера задержали лыжницу «Рассвета» Зою Кумкват.", "arrested", "Зою Кумкват"),
        ("ru", "В Вележе была задержана корреспондентка Радио «Норд» Нина Кумкват.", "arrested", "Нина Кумкват"),
        ("be", "Памёр у калоніі 57-гадовы слесар з Вележа Віталь Памэла.", "died", "Віталь Памэла"),
    ],
)  # fmt: skip
def test_a_name_may_stand_behind_more_of_its_role(
    language: str, text: str, event: str, person: str
) -> None:
    """Of what body somebody is, or from where, stands between the role and the name."""
    assert told(language, text, event) == [person]


@pytest.mark.parametrize(
    ("language", "text", "event", "person"),
    [
        ("ru", "Полиция выдворила в Леморию пастора Йонаса Кумквата.", "deported", "Йонаса Кумквата"),
        ("uk", "Веренія видала Лемурії блогера Тимура Помела.", "deported", "Тимура Помела"),
        ("be", "Суд пакараў 15 суткамі арышту мясцовага прадпрымальніка Віктара Памэлу.", "sentenced", "Віктара Памэлу"),
        ("ru", "Люди в масках задерживают в здании автовокзала водителя Ярослава Кумквата.", "arrested", "Ярослава Кумквата"),
    ],
)  # fmt: skip
def test_a_place_or_a_term_before_an_object_is_not_its(
    language: str, text: str, event: str, person: str
) -> None:
    """The place is no pastor's, the term no businessman's, and the station does nothing."""
    assert told(language, text, event) == [person]


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("uk", "Ярему Кумквата засуджено до п'яти років, Соломію Помело — до трьох років.", ["Ярему Кумквата", "Соломію Помело"]),
        ("uk", "Лідера страйку Прокопа Кумквата засудили на дванадцять років, його заступницю Ганну Помело — на дев'ять.", ["Прокопа Кумквата", "Ганну Помело"]),
        ("ru", "Суд огласил приговор: Анне Помело — пять лет, Петру Кумквату, 44 года, — восемь.", ["Анне Помело", "Петру Кумквату"]),
        ("ru", "Сроки уже получили Пётр Кумкват (4 года колонии) и Иван Помело (3 года колонии).", ["Пётр Кумкват", "Иван Помело"]),
    ],
)  # fmt: skip
def test_each_has_a_term_of_their_own(language: str, text: str, people: list[str]) -> None:
    """The first before the verb, the others beyond a comma, a colon or in brackets."""
    assert told(language, text, "sentenced") == people


@pytest.mark.parametrize(
    ("language", "text", "event", "people"),
    [
        ("ru", "Суд приговорил Анну Кумкват к штрафу и освободил в зале суда.", "released", ["Анну Кумкват"]),
        ("uk", "Роман Помело помер торік, а Ірину Кумкват, яка сиділа в колонії, звільнили.", "released", ["Ірину Кумкват"]),
        ("pl", "Jan Kumkwat zwolniony z więzienia i deportowany do Lemorii.", "deported", ["Jan Kumkwat"]),
        ("pl", "Jan Kumkwat wyszedł na wolność 2 kwietnia, ułaskawiony przez prezydenta.", "pardoned", ["Jan Kumkwat"]),
        ("uk", "Дмитра відпустили, репортерам Матвієві Кумквату й Вірі Помело дали по 13 діб.", "sentenced", ["Матвієві Кумквату", "Вірі Помело"]),
        ("uk", "Орисю Кумкват, яку 6 березня засудили до семи років, тримають у колонії.", "sentenced", ["Орисю Кумкват"]),
        ("ru", "Его брат Леонид Кумкват в 2027 году получил восемь лет.", "sentenced", ["Леонид Кумкват"]),
        ("ru", "Суд вынес приговор математику Фёдору Кумквату.", "sentenced", ["Фёдору Кумквату"]),
        ("uk", "Мого підзахисного Віталія Кумквата відпустили.", "released", ["Віталія Кумквата"]),
        ("ru", "Из колонии № 11 вышла, отбыв срок, Ольга Кумкват.", "released", ["Ольга Кумкват"]),
        ("ru", "Петра Кумквата этапировали из колонии № 4 в тюрьму № 2.", "transferred", ["Петра Кумквата"]),
        ("pl", "Za więźniarkę sumienia uznaliśmy reżyserkę Otylię Kumkwat.", "recognised", ["Otylię Kumkwat"]),
    ],
)  # fmt: skip
def test_a_verb_finds_who_stands_further_off(
    language: str, text: str, event: str, people: list[str]
) -> None:
    """A second verb, a verb behind a clause, a participle behind one, a term, a number."""
    assert told(language, text, event) == people


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("ru", "Анну Кумкват задержали вместе с фотографом Петром Помело.", ["Анну Кумкват", "Петром Помело"]),
        ("pl", "Aresztowano Annę Kumkwat wraz z mężem, historykiem Ignacym Pomelskim.", ["Annę Kumkwat", "Ignacym Pomelskim"]),
    ],
)  # fmt: skip
def test_who_is_arrested_along_with_somebody_is_arrested(
    language: str, text: str, people: list[str]
) -> None:
    """With whom it was stands behind the verb; who is let out may be met by the other."""
    assert told(language, text, "arrested") == people
    met = "Анну Кумкват освободили вместе с адвокатом Иваном Помело."
    assert told("ru", met, "released") == ["Анну Кумкват"]


def test_a_man_may_be_called_as_a_novel_is() -> None:
    """His name has one case; whose the novel is stands in another."""
    assert told("ru", "Роман Помело умер в колонии.", "died") == ["Роман Помело"]
    novel = "Роман Шуйского начинается с того, что Петра Помело отпускают."
    assert told("ru", novel, "released") == []


def test_both_are_the_two_named_before() -> None:
    """A word for both stands alone, and there are two."""
    text = "У суді були Данило Кумкват і Соломія Помело. Обох схопили у вівторок."
    assert told("uk", text, "arrested") == ["Данило Кумкват", "Соломія Помело"]


def test_a_surname_is_of_whom_the_full_name_is() -> None:
    """What may be a woman's nominative is the man's accusative."""
    text = "Данила Помельця й Соломію Рать судили. Помельця вночі перевезли до слідчого ізолятора."
    assert told("uk", text, "transferred") == ["Данила Помельця"]


def test_a_role_may_be_of_either_of_two() -> None:
    """Who stood bail is no suspect: a person decides."""
    text = "Заставу за Галину Помело внесла підприємиця Вікторія Кумкват, тож підозрювана вийшла із СІЗО."
    assert told("uk", text, "released") == []


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("uk", "затримання"), ("be", "затрыманне"), ("pl", "zatrzymanie"), ("pl", "aresztowania"),
    ],
)  # fmt: skip
def test_a_noun_of_an_act_is_no_participle(language: str, word: str) -> None:
    """Both begin alike."""
    reading = read_text(f"X {word} Y.", lexicon(language))
    assert {p.voice for p in reading.predicates_in(0, 3)} == {"noun"}


@pytest.mark.parametrize(
    ("language", "text", "event"),
    [
        ("ru", "Сто лет назад из Вележа был выслан философ Виталий Кумкват.", "deported"),
        ("be", "80 гадоў таму ў ссылцы памерла этнографка Вераніка Памэла.", "died"),
        ("be", "Штосьці не верыцца, што Рыгора выпусцілі.", "released"),
        ("be", "Пастанова аб арышце прадпрымальніка Віктара Памэлы ляжыць у сейфе.", "arrested"),
    ],
)
def test_what_is_long_ago_or_only_ordered_is_left_to_a_person(
    language: str, text: str, event: str
) -> None:
    """Words say so."""
    assert told(language, text, event) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Анні Кумкват дали п'ять з половиною років колонії."),
        ("be", "Ганне Кумкват далі пяць з паловай гадоў калоніі."),
    ],
)
def test_a_term_with_a_half_counts_nobody(language: str, text: str) -> None:
    """Five and a half years are no five people."""
    claims = extract(text, file="note", language=language).claims
    assert not any(isinstance(c.body, Figure) for c in claims)
    assert len(told(language, text, "sentenced")) == 1


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("uk", "Миронові Радкевичу дали вісім років.", "Миронові Радкевичу"),
        ("be", "Памёр у турме Фелікс Вайніла.", "Фелікс Вайніла"),
        ("pl", "Skazano Annę Radwan na dwa lata.", "Annę Radwan"),
    ],
)
def test_a_surname_may_begin_like_a_council_or_a_war(language: str, text: str, person: str) -> None:
    """The words of bodies are whole."""
    claims = extract(text, file="note", language=language).claims
    assert [c.body.person for c in claims if isinstance(c.body, Event)] == [person]


def test_given_names_are_known_in_their_cases() -> None:
    """So a name in the instrumental has its nominative."""
    assert base_form("Раїсою Цюпкою", "uk") == "Раїса Цюпка"
    assert inflection("Łucję Mazgaj", "pl").sexes == {"f"}
