"""Lists of names that say who was counted before, and people who share one verb."""

import pytest

from told_events import told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The court sentenced three activists. They are Ann Bell, Tom Marsh and Finn Dale."),
        ("en", "The court sentenced three activists to five years. Also fined was a shop. They are Ann Bell, Tom Marsh and Finn Dale."),
        ("en", "The court sentenced three activists.\n\nOn the list: Ann Bell, Tom Marsh, Finn Dale."),
        ("en", "The three sentenced activists are Ann Bell, Tom Marsh and Finn Dale."),
        ("en", "The three sentenced activists include Ann Bell, Tom Marsh and Finn Dale, Ida Holm said."),
    ],
)  # fmt: skip
def test_a_roll_tells_who_the_people_counted_before_are(language: str, text: str) -> None:
    """By a pronoun, by a heading with as many names, or by its own words."""
    assert told(language, text, "sentenced") == ["Ann Bell", "Tom Marsh", "Finn Dale"]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("uk", "Суд засудив трьох учителів. Це Ганна Біла, Олег Тур і Яна Кіт.", ["Ганна Біла", "Олег Тур", "Яна Кіт"]),
        ("ru", "Суд осудил трёх учителей. Это Анна Белова, Олег Туров и Яна Котова.", ["Анна Белова", "Олег Туров", "Яна Котова"]),
        ("be", "Суд асудзіў трох настаўнікаў. Гэта Ганна Белая, Алег Тур і Яна Кот.", ["Ганна Белая", "Алег Тур", "Яна Кот"]),
        ("es", "El tribunal condenó a tres maestros. Son Ana Ruiz, Luis Pardo y Marta Gil.", ["Ana Ruiz", "Luis Pardo", "Marta Gil"]),
    ],
)  # fmt: skip
def test_a_roll_opens_with_the_words_of_its_language(
    language: str, text: str, names: list[str]
) -> None:
    """The words are data."""
    assert told(language, text, "sentenced") == names


@pytest.mark.parametrize(
    "text",
    [
        "The court sentenced three activists. They are guarded by Ann Bell and Tom Marsh.",
        "The court sentenced three activists.\n\nAt the hearing: Ann Bell, Tom Marsh.",
        "The court sentenced one activist. They are Ann Bell and Tom Marsh.",
        "The court sentenced three activists. Their lawyers are Ann Bell and Tom Marsh.",
    ],
)
def test_names_that_are_no_roll_of_them_are_told_nothing_of(text: str) -> None:
    """Others, another number of them, or somebody of theirs."""
    assert told("en", text, "sentenced") == []


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Ann Bell was sentenced to five years in prison, Tom Marsh and Finn Dale, 25, to four years each, and Ida Holm to three.", ["Ann Bell", "Tom Marsh", "Finn Dale", "Ida Holm"]),
        ("es", "El tribunal condenó a Ana Ruiz a seis años de cárcel, a Luis Pardo a cuatro años y a Marta Gil a tres.", ["Ana Ruiz", "Luis Pardo", "Marta Gil"]),
        ("fr", "Paul Renard a été condamné à cinq ans de prison, Marie Loup à trois ans et Jean Cerf à deux ans.", ["Paul Renard", "Marie Loup", "Jean Cerf"]),
        ("ru", "Антон Ковров получил пять лет колонии, Ольга Сизова — три года.", ["Антон Ковров", "Ольга Сизова"]),
        ("pl", "Sąd skazał Jana Kota na pięć lat więzienia, Annę Sowę na trzy lata.", ["Jana Kota", "Annę Sowę"]),
    ],
)  # fmt: skip
def test_whoever_has_a_term_beside_the_first_is_sentenced_too(
    language: str, text: str, names: list[str]
) -> None:
    """One verb, several people, each with a length of time."""
    assert told(language, text, "sentenced") == names


@pytest.mark.parametrize(
    "text",
    [
        "Ann Bell was sentenced to five years for insulting Tom Marsh, three years fewer than asked.",
        "Ann Bell was sentenced to five years; her son Tom Marsh had left three years before.",
        "Ann Bell was sentenced to five years, and Tom Marsh, who waited two years, wept.",
    ],
)
def test_a_length_of_time_of_something_else_sentences_nobody(text: str) -> None:
    """The term has to be the person's own."""
    assert told("en", text, "sentenced") == ["Ann Bell"]


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("ru", "Бережной Лука Савельевич (род. 1979) — историк. В 2014 году был задержан на митинге. Его жена, Таисия Бережная, уехала. Освобождён 2 марта 2025 года в составе группы из 22 заключённых.", "Бережной Лука Савельевич"),
        ("pl", "Karwacz Zenobia (ur. 1968) – lekarka. Zwolniona 18 lipca 2023 r. w grupie 42 osób.", "Karwacz Zenobia"),
        ("es", "Misleidys Más. Su hijo, Kendry Lastra, estudia. A ella la liberaron en mayo de 2022.", "Misleidys Más"),
    ],
)  # fmt: skip
def test_a_text_about_one_person_means_that_one(language: str, text: str, person: str) -> None:
    """Where a verb names nobody, and where kin was spoken of in between."""
    assert told(language, text, "released") == [person]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Ann Bell, Tom Marsh and Finn Dale spoke. All three were arrested on 3 May 2031.", ["Ann Bell", "Tom Marsh", "Finn Dale"]),
        ("en", "That is the case of Ann Bell, a former deputy, and Tom Marsh, a lawyer. They were arrested in May.", ["Ann Bell", "Tom Marsh"]),
        ("ru", "Анна Белова, Олег Туров и Яна Котова вышли на площадь. Всех троих задержали.", ["Анна Белова", "Олег Туров", "Яна Котова"]),
        ("en", "Police arrested dozens of activists, including Ann Bell and Tom Marsh.", ["Ann Bell", "Tom Marsh"]),
        ("en", "Very few monks were arrested. Among them are the abbot Ann Bell and Tom Marsh.", ["Ann Bell", "Tom Marsh"]),
        ("ru", "Полиция задержала десятки активистов. Среди них — Анна Белова и Олег Туров.", ["Анна Белова", "Олег Туров"]),
        ("es", "La policía detuvo a varios activistas, entre ellos Ana Ruiz y Luis Pardo.", ["Ana Ruiz", "Luis Pardo"]),
        ("fr", "Plusieurs militants ont été arrêtés, dont Paul Renard et Marie Loup.", ["Paul Renard", "Marie Loup"]),
    ],
)  # fmt: skip
def test_a_list_of_people_is_meant_by_they_and_by_all_of_them(
    language: str, text: str, names: list[str]
) -> None:
    """Also where nobody counted them."""
    assert told(language, text, "arrested") == names


@pytest.mark.parametrize(
    "text",
    [
        "Ann Bell, Tom Marsh and Finn Dale spoke. All four were arrested.",
        "Ann Bell and Tom Marsh spoke of 40 monks. They were arrested.",
        "Lawyers met dozens of activists, including Ann Bell. Police arrested a reporter.",
        "Police will arrest dozens of activists, including Ann Bell.",
        "Lawyers expected the arrest of many activists, including Ann Bell.",
        "Police arrested dozens of activists. Among those present was Ann Bell.",
        "It was Ann Bell, not Tom Marsh, who spoke. Both were tired, and police arrested nobody.",
    ],
)
def test_people_of_another_list_are_told_nothing_of(text: str) -> None:
    """Another number, others in between, nothing done, nothing done yet."""
    assert told("en", text, "arrested") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Also sentenced was Ann Bell.", ["Ann Bell"]),
        ("Also sentenced were the poet Ann Bell and the editor Tom Marsh.", ["Ann Bell", "Tom Marsh"]),
        ("Sentenced with him were Ann Bell and Tom Marsh.", ["Ann Bell", "Tom Marsh"]),
        ("Those sentenced were students of Ann Bell.", []),
        ("Sentenced men were met at the gate by Ann Bell.", []),
    ],
)  # fmt: skip
def test_a_participle_may_come_before_its_auxiliary(text: str, names: list[str]) -> None:
    """Whom it is told of comes last."""
    assert told("en", text, "sentenced") == names


def test_lines_under_a_heading_name_as_many_as_they_count() -> None:
    """What the heading tells, each line tells of its people."""
    text = "Sentenced:\n- Life (2): Ann Bell, Tom Marsh\n- 30 years (2): Finn Dale, Ida Holm\n"
    assert told("en", text, "sentenced") == ["Ann Bell", "Tom Marsh", "Finn Dale", "Ida Holm"]
    other = "Witnesses:\n- Morning (2): Ann Bell, Tom Marsh\n- 30 years (2): Finn Dale, Ida Holm\n"
    assert told("en", other, "sentenced") == []


def test_lines_of_people_and_terms_follow_the_sentence_that_passes_them() -> None:
    """A line that ends on anything else, or under anything else, sentences nobody."""
    lines = "\n- Ann Bell, 44, head of a school — eight years\n- Tom Marsh, 30 — four years\n- Finn Dale, judge for 12 years"
    assert told("en", f"The court sentenced them on 3 May 2031.{lines}", "sentenced") == [
        "Ann Bell",
        "Tom Marsh",
    ]
    assert told("en", f"The teachers spoke on 3 May 2031.{lines}", "sentenced") == []


def test_those_counted_may_be_those_named() -> None:
    """Two who are counted and named are the "they" of the next sentence."""
    text = "Marrow tried two monks, Ann Bell and Tom Marsh. They were sentenced two days later."
    assert told("en", text, "sentenced") == ["Ann Bell", "Tom Marsh"]


def test_all_of_them_may_be_a_list_of_lines() -> None:
    """As many as the lines before name, and no other number."""
    lines = "Held are:\n1. Ann Bell - arrested on 4 May;\n2. Tom Marsh - arrested on 5 May;\n3. Finn Dale.\n\n"
    named = ["Ann Bell", "Tom Marsh", "Finn Dale"]
    assert told("en", f"{lines}All three were sentenced in June 2031.", "sentenced") == named
    assert told("en", f"{lines}All four were sentenced in June 2031.", "sentenced") == []
