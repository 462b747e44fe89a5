"""A sentence with two dates gives each event its own, in every language."""

import pytest

from habeas.extract import calendars, extract
from habeas.extract.dates import Dating

# Two verbs joined, each behind its date; the second date has no year of its own.
JOINED = [
    ("en", "In May 2028 Ann Bell was arrested and in June 2029 she was released."),
    ("es", "En mayo de 2028 Ana Ruiz fue detenida y en junio de 2029 fue liberada."),
    ("fr", "En mai 2028 Anne Roux a été arrêtée et en juin 2029 elle a été libérée."),
    ("pt", "Em maio de 2028 Ana Reis foi detida e em junho de 2029 foi libertada."),
    ("pl", "W maju 2028 roku Annę Nowak aresztowano, a w czerwcu 2029 roku została zwolniona."),
    ("ru", "В мае 2028 года Анну Белову арестовали, а в июне 2029 года её освободили."),
    ("uk", "У травні 2028 року Анну Бондар заарештували, а в червні 2029 року її звільнили."),
    ("be", "У маі 2028 года Ганну Бондар арыштавалі, а ў чэрвені 2029 года яе вызвалілі."),
    ("eo", "En majo 2028 oni arestis Ana Bel kaj en junio 2029 oni liberigis ŝin."),
    ("ar", "في أيار 2028 اعتُقل سليم حداد وفي حزيران 2029 أفرج عنه."),
]
# Words for a year: last year, the same year, the year after.
LAST = [
    ("en", "Ann Bell was arrested on 25 March last year."),
    ("es", "Ana Ruiz fue detenida el 25 de marzo del año pasado."),
    ("fr", "Anne Roux a été arrêtée le 25 mars de l'an dernier."),
    ("pt", "Ana Reis foi detida em 25 de março do ano passado."),
    ("pl", "Anna Nowak została aresztowana 25 marca ubiegłego roku."),
    ("ru", "Анна Белова была арестована 25 марта прошлого года."),
    ("uk", "Анна Бондар була заарештована 25 березня минулого року."),
    ("be", "Ганна Бондар была арыштавана 25 сакавіка мінулага года."),
    ("eo", "Ana Bel estis arestita la 25-an de marto de la pasinta jaro."),
    ("ar", "اعتُقل سليم حداد في 25 آذار من العام الماضي."),
]
STORY = [
    ("en", "Ann Bell was arrested in May 2028. {} she was released.", "On 14 June of the same year"),
    ("en", "Ann Bell was arrested in May 2028. {} she was released.", "On 14 June the following year"),
    ("es", "Ana Ruiz fue detenida en mayo de 2028. {} fue liberada.", "El 14 de junio del mismo año"),
    ("es", "Ana Ruiz fue detenida en mayo de 2028. {} fue liberada.", "El 14 de junio del año siguiente"),
    ("fr", "Anne Roux a été arrêtée en mai 2028. {}, elle a été libérée.", "Le 14 juin de la même année"),
    ("fr", "Anne Roux a été arrêtée en mai 2028. {}, elle a été libérée.", "Le 14 juin de l'année suivante"),
    ("pt", "Ana Reis foi detida em maio de 2028. {} foi libertada.", "Em 14 de junho do mesmo ano"),
    ("pt", "Ana Reis foi detida em maio de 2028. {} foi libertada.", "Em 14 de junho do ano seguinte"),
    ("pl", "Annę Nowak skazano w maju 2028 roku. {} została zwolniona.", "14 czerwca tego samego roku"),
    ("pl", "Annę Nowak skazano w maju 2028 roku. {} została zwolniona.", "14 czerwca następnego roku"),
    ("ru", "Анну Белову осудили в мае 2028 года. {} её освободили.", "14 июня того же года"),
    ("ru", "Анну Белову осудили в мае 2028 года. {} её освободили.", "14 июня следующего года"),
    ("uk", "Анну Бондар засудили в травні 2028 року. {} її звільнили.", "14 червня того ж року"),
    ("uk", "Анну Бондар засудили в травні 2028 року. {} її звільнили.", "14 червня наступного року"),
    ("be", "Ганну Бондар асудзілі ў маі 2028 года. {} яе вызвалілі.", "14 чэрвеня таго ж года"),
    ("be", "Ганну Бондар асудзілі ў маі 2028 года. {} яе вызвалілі.", "14 чэрвеня наступнага года"),
    ("eo", "Ana Bel estis kondamnita en majo 2028. {} ŝi estis liberigita.", "La 14-an de junio de la sama jaro"),
    ("eo", "Ana Bel estis kondamnita en majo 2028. {} ŝi estis liberigita.", "La 14-an de junio de la sekva jaro"),
    ("ar", "حكم على سليم حداد في أيار 2028. {} أفرج عنه.", "وفي 14 حزيران من العام نفسه"),
    ("ar", "حكم على سليم حداد في أيار 2028. {} أفرج عنه.", "وفي 14 حزيران من العام التالي"),
]  # fmt: skip


def told(language: str, text: str) -> dict[str, str | None]:
    """Give each event or measure of a text with its time."""
    claims = extract(text, file="a.txt", language=language, said_on="2031-06-01").claims
    records = [claim.to_record() for claim in claims]
    times = {r["event"]: r["date"] for r in records if r["type"] == "person_event"}
    for record in records:
        if record["type"] == "figure":
            time = record["time"] or {}
            times[f"{record['value_low']} {record['measure']}"] = time.get("edtf")
    return times


@pytest.mark.parametrize(("language", "text"), JOINED)
def test_each_of_two_joined_verbs_has_the_date_before_it(language: str, text: str) -> None:
    assert told(language, text) == {"arrested": "2028-05", "released": "2029-06"}


@pytest.mark.parametrize(("language", "text"), LAST)
def test_a_day_of_last_year_is_not_of_this_one(language: str, text: str) -> None:
    assert told(language, text) == {"arrested": "2030-03-25"}


@pytest.mark.parametrize(("language", "text", "when"), STORY)
def test_a_year_is_told_by_the_one_before_it(language: str, text: str, when: str) -> None:
    times = told(language, text.format(when))
    first = next(pair[2] for pair in STORY if pair[0] == language) == when
    assert times["released"] == ("2028-06-14" if first else "2029-06-14")


def test_a_part_has_the_date_before_it_and_its_whole_its_own() -> None:
    text = "On 3 May police arrested 40 people and on 5 May 12 of them were released."
    assert told("en", text) == {"40 arrested": "2031-05-03", "12 released": "2031-05-05"}


def test_a_number_behind_in_and_a_month_counts_people() -> None:
    text = "In March 30 people were freed and in April 12 were re-arrested."
    assert told("en", text) == {"30 released": "2031-03", "12 re_arrested": "2031-04"}
    assert told("en", "On March 30 Ann Bell was freed.") == {"released": "2031-03-30"}


def test_each_of_several_people_has_the_date_that_stands_with_the_name() -> None:
    text = "After the vote of 9 May, Ann Bell (11 May) and Finn Dale (15 May) were arrested."
    claims = extract(text, file="a.txt", language="en", said_on="2031-06-01").claims
    dates = {r["person"]: r["date"] for r in (c.to_record() for c in claims)}
    assert dates == {"Ann Bell": "2031-05-11", "Finn Dale": "2031-05-15"}


def test_one_date_behind_one_of_several_names_is_not_the_name_s() -> None:
    text = "Ann Bell and Finn Dale (5 May 1970) were arrested on 11 May 2030."
    claims = extract(text, file="a.txt", language="en", said_on="2031-06-01").claims
    dates = {r.get("date") for r in (c.to_record() for c in claims) if r["type"] == "person_event"}
    assert dates == {"2030-05-11"}


def test_a_clause_goes_on_in_the_year_that_it_gave() -> None:
    text = "Born in 1988, Ann Bell was arrested on 14 February 2030 and expelled on 28 March."
    assert told("en", text)["deported"] == "2030-03-28"


def test_a_year_behind_of_is_of_the_act_it_names() -> None:
    text = "Ann Bell was detained under the Public Order Act of 2019 on 2 July 2030."
    assert told("en", text) == {"arrested": "2030-07-02"}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Annual report 2027\n\nDuring the year 27 women were sentenced.", "2027"),
        ("During the year 27 women were sentenced.", "2029"),
        ("At the end of the year 27 women were behind bars.", "2029-12-31"),
    ],
)
def test_the_year_of_an_account_is_the_one_it_names(text: str, time: str | None) -> None:
    claims = extract(text, file="a.txt", language="en", said_on="2030-02-10").claims
    (record,) = [c.to_record() for c in claims]
    assert (record["time"] or {}).get("edtf") == time


# A length of time behind what was told; the next day.
LATER = [
    ("en", "Ann Bell was arrested on 3 May 2030. {} she was released.", "Two days later"),
    ("es", "Ana Ruiz fue detenida el 3 de mayo de 2030. {} fue liberada.", "Dos días después"),
    (
        "fr",
        "Anne Roux a été arrêtée le 3 mai 2030. {}, elle a été libérée.",
        "Deux jours plus tard",
    ),
    ("pt", "Ana Reis foi detida em 3 de maio de 2030. {} foi libertada.", "Dois dias depois"),
    ("pl", "Annę Nowak zatrzymano 3 maja 2030 roku. {} została zwolniona.", "Dwa dni później"),
    ("ru", "Анну Белову арестовали 3 мая 2030 года. {} её отпустили.", "Через два дня"),
    ("uk", "Анну Бондар заарештували 3 травня 2030 року. {} її звільнили.", "Через два дні"),
    ("be", "Ганну Бондар арыштавалі 3 мая 2030 года. {} яе вызвалілі.", "Праз два дні"),
    ("eo", "Oni arestis Ana Bel la 3-an de majo 2030. {} ŝi estis liberigita.", "Du tagojn poste"),
    ("ar", "اعتُقل سليم حداد في 3 أيار 2030. {} أفرج عنه.", "وبعد يومين"),
]


@pytest.mark.parametrize(("language", "text", "when"), LATER)
def test_days_later_are_counted_from_the_day_told_before(
    language: str, text: str, when: str
) -> None:
    assert told(language, text.format(when))["released"] == "2030-05-05"


@pytest.mark.parametrize(
    ("later", "date"),
    [
        ("A week later", "2030-05-10"),
        ("Three months later", "2030-08"),
        ("A year later", "2031"),
        ("Days later", "[2030-05-03..]"),
        ("Two days after his trial", "[2030-05-03..]"),
    ],
)
def test_a_length_of_time_is_as_fine_as_its_unit(later: str, date: str) -> None:
    text = f"Ann Bell was arrested on 3 May 2030. {later} she was released."
    assert told("en", text)["released"] == date


def test_what_comes_later_is_counted_from_what_came_before_it() -> None:
    text = "Ann Bell was arrested on 3 May 2030. Two days later she was released. A week later she died in prison."
    assert told("en", text)["died"] == "2030-05-12"


def test_a_term_is_no_time() -> None:
    text = "Ann Bell, held since 9 August 2026, was sentenced to eleven years on 3 December 2030."
    assert told("en", text)["sentenced"] == "2030-12-03"


def test_a_story_goes_on_in_the_year_that_opens_it() -> None:
    text = "In 2028 the paper was closed. Its editor, Ann Bell, was arrested in May. In December she was sentenced to five years."
    assert told("en", text) == {"arrested": "2028-05", "sentenced": "2028-12"}
    first = "Ann Bell was first arrested in 2027. On 18 April she was arrested again in court."
    claims = extract(first, file="a.txt", language="en", said_on="2031-06-01").claims
    assert [c.to_record()["date"] for c in claims] == ["2027", "2031-04-18"]


def test_today_is_the_day_that_a_text_bears() -> None:
    text = "Marrow, 28 April 2032\nOfficers this morning arrested the lawyer Ann Bell."
    claims = extract(text, file="a.txt", language="en", said_on="2032-05-02").claims
    (record,) = [c.to_record() for c in claims]
    assert record["date"] == "2032-04-28"


def test_a_verb_that_is_left_out_leaves_its_date() -> None:
    text = "22 people were detained on 3 May and 37 in Ronda on 6 May."
    assert told("en", text) == {"22 arrested": "2031-05-03", "37 arrested": "2031-05-06"}


def test_a_date_beside_a_name_is_of_what_its_own_sentence_tells() -> None:
    text = "Freed in June were Ann Bell (3 June) and Finn Dale (14 June). Dale had been arrested in May 2029."
    claims = extract(text, file="a.txt", language="en", said_on="2030-07-01").claims
    dates = {(r["event"], r["person"]): r["date"] for r in (c.to_record() for c in claims)}
    assert dates["arrested", "Finn Dale"] == "2029-05"


def test_a_weekday_is_of_the_date_behind_it() -> None:
    text = "Monday, 6 October 2031: the lawyer Ann Bell was detained."
    claims = extract(text, file="a.txt", language="en", said_on="2031-10-18").claims
    assert [c.to_record()["date"] for c in claims] == ["2031-10-06"]


def test_a_date_before_a_dash_is_of_the_number_behind_it() -> None:
    text = "В 2029 году было задержано 1240 человек, годом ранее — 980."
    assert told("ru", text) == {"1240 arrested": "2029", "980 arrested": "2028"}


def test_what_was_counted_to_a_day_was_before_it() -> None:
    text = "As of 31 May 2030 there were 40 prisoners. Twelve people were arrested."
    assert told("en", text)["12 arrested"] is None


def test_nothing_is_lent_the_day_of_the_text_as_a_beginning() -> None:
    text = "On 31 May 2031 the court met. Twelve people were arrested."
    claims = extract(text, file="a.txt", language="en", said_on="2031-05-31").claims
    assert [c.to_record()["time"] for c in claims] == [None]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("In 2028 the paper was closed. ", "In May Ann Bell was arrested. "),
        ("Ann Bell was arrested on 3 May 2030. ", "Two days later she was released. "),
    ],
    ids=["yearless", "later"],
)
def test_a_long_story_costs_by_its_length(
    first: str, again: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each date is found once, and none by going back through all before it."""
    seen = 0
    found = calendars._absolute

    def counted(calendar: calendars.Calendar, dating: Dating) -> object:
        nonlocal seen
        seen += 1
        return found(calendar, dating)

    monkeypatch.setattr(calendars, "_absolute", counted)
    extract(first + again * 400, file="a.txt", language="en", said_on="2031-06-01")
    assert seen <= 402
