"""Whom it befell where the sentence does not say it in the plainest way, and where it does not say it at all."""

import pytest

from habeas.extract import extract
from habeas.model.claim import Confidence, Modality
from habeas.model.event import Event
from habeas.model.figure import Figure


def told(language: str, text: str, *, review: bool = False) -> set[tuple[str, str]]:
    """Give the person and event of every claim that waits for nobody, or of those that wait."""
    return {
        (c.body.person, c.body.event)
        for c in extract(text, file="note", language=language).claims
        if isinstance(c.body, Event)
        and (c.confidence is Confidence.REVIEW) is review
        and c.modality in (Modality.ASSERTED, Modality.ANNOUNCED, Modality.REPORTED)
    }


CHAINS = [
    ("es", "Bruno Tejo, detenido en mayo y condenado un año después a quince años, calla.",
     {("Bruno Tejo", "arrested"), ("Bruno Tejo", "sentenced")}),
    ("fr", "Bruno Tejo, condamné à quinze ans en 2018, puis gracié en 2021, est revenu.",
     {("Bruno Tejo", "sentenced"), ("Bruno Tejo", "pardoned")}),
    ("pt", "A bióloga Rita Tejo, detida em maio e libertada em junho, escreve.",
     {("Rita Tejo", "arrested"), ("Rita Tejo", "released")}),
    ("en", "Wren Cobblepot, detained in May and convicted in June, was freed.",
     {("Wren Cobblepot", "arrested"), ("Wren Cobblepot", "sentenced"),
      ("Wren Cobblepot", "released")}),
    ("fr", "Rita Tejo fut extraite de sa cellule en août et expulsée vers le Canada.",
     {("Rita Tejo", "deported")}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "events"), CHAINS)
def test_joined_participles_are_of_one_person(
    language: str, text: str, events: set[tuple[str, str]]
) -> None:
    """A second participle describes whom the first does, and shares an auxiliary nobody lists."""
    assert told(language, text) == events


def test_a_joined_participle_may_have_its_own_person() -> None:
    """Who follows a participle is its own; an object behind a comma is nobody's before."""
    text = "El tribunal liberó a Rita Olmo, detenida en mayo y condenada en junio."
    assert ("Rita Olmo", "sentenced") in told("es", text)
    text = "Rita Tejo, detenida en mayo, y liberados Bruno Olmo y Juan Mora."
    assert ("Juan Mora", "released") not in told("es", text)
    text = "La cour a libéré Rita Tejo, arrêtée en mai, et condamné à dix ans son frère."
    assert told("fr", text) == {("Rita Tejo", "released"), ("Rita Tejo", "arrested")}


OPENINGS = [
    ("fr", "Bruno Tejo est né en 1952. Arrêté en avril 1980, torturé, il est condamné à huit ans.",
     ("Bruno Tejo", "arrested")),
    ("fr", "Rita Tejo est condamnée. Graciée en mai 2021 avec 83 autres détenus, elle écrit.",
     ("Rita Tejo", "pardoned")),
    ("fr", "Bruno Tejo et Luc Dorme ont été arrêtés en 2028. Libérés le 18, ils ont été repris.",
     ("Bruno Tejo", "released")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "event"), OPENINGS)
def test_a_participle_opens_a_sentence(language: str, text: str, event: tuple[str, str]) -> None:
    """What stands between it and its pronoun is no subject: a day, an adjective, who came along."""
    assert event in told(language, text)


def test_others_held_are_one_noun() -> None:
    """The participle behind "others" says who they are."""
    found = extract("Le 3 mai, 83 autres détenus ont été graciés.", file="note", language="fr")
    figures = [c.body for c in found.claims if isinstance(c.body, Figure)]
    assert [f.population for f in figures] == ["detainees"]


LISTED = [
    ("es", "Ya están libres: Bruno Tejo, Rita Olmo y el cura Juan Mora.",
     {("Bruno Tejo", "released"), ("Rita Olmo", "released"), ("Juan Mora", "released")}),
    ("es", "Fue liberado: Rita Olmo celebra la noticia.", set()),
    ("es", "Fueron liberados: lo confirmó Rita Olmo.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "events"), LISTED)
def test_names_behind_a_colon(language: str, text: str, events: set[tuple[str, str]]) -> None:
    """Only names stand behind the colon, and nobody before the verb."""
    assert told(language, text) == events


def test_a_place_before_the_subject_behind() -> None:
    """A place parts a verb from who follows it with a title; and its name is nobody's subject."""
    text = "Falleció en la enfermería de la cárcel de Montebruma don Bruno Tejo, de 70 años."
    assert told("es", text) == {("Bruno Tejo", "died")}
    before = "Juan Mora fue detenido el lunes. "
    after = "Falleció en la prisión de Santa Bruma Bruno Tejo."
    assert told("es", before + after) == {("Juan Mora", "arrested")}
    after = "Fue trasladado el 30 de enero a la cárcel de Peña Bruma."
    assert ("Juan Mora", "transferred") in told("es", before + after)


def test_several_are_left_out() -> None:
    """A plural verb without a subject is of the several told of before; else it waits."""
    text = "Bruno Tejo y Rita Olmo fueron detenidos en 2010. Salieron en libertad en 2012."
    assert ("Rita Olmo", "released") in told("es", text)
    text = (
        "Bruno Tejo y Rita Olmo defendieron el agua. En 2010 fueron detenidos, juzgados y callados."
    )
    assert told("es", text) == set()
    assert ("Rita Olmo", "arrested") in told("es", text, review=True)
    text = "Bruno Tejo y Rita Olmo acusaron a 12 mineros. Fueron detenidos en 2010."
    assert told("es", text, review=True) == set()


SENTENCES = [
    ("es", "A la maestra Rita Olmo y al profesor Bruno Tejo el tribunal les impuso 12 años.",
     {("Rita Olmo", "sentenced"), ("Bruno Tejo", "sentenced")}),
    ("es", "El tribunal impuso 12 años a Rita Olmo.", {("Rita Olmo", "sentenced")}),
    ("es", "El diputado Bruno Tejo recibió la pena más alta, 16 años de prisión.",
     {("Bruno Tejo", "sentenced")}),
    ("fr", "Le tribunal a infligé dix ans de prison à Bruno Tejo.", {("Bruno Tejo", "sentenced")}),
    ("fr", "Le président a accordé sa grâce à la poétesse Rita Olmo.",
     {("Rita Olmo", "pardoned")}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "events"), SENTENCES)
def test_who_gets_a_sentence(language: str, text: str, events: set[tuple[str, str]]) -> None:
    """A preposition or a pronoun before the verb says who gets it."""
    assert told(language, text) == events


def test_a_pronoun_opens_the_words_of_a_verb() -> None:
    """Whom the first of a verb's words means, it happens to."""
    text = "Bruno Tejo y Rita Olmo fueron detenidos el lunes. El tribunal les dictó 12 años."
    assert ("Rita Olmo", "sentenced") in told("es", text)


def test_the_latter_is_who_was_named_last() -> None:
    """Somebody unnamed in between leaves it open."""
    text = "Foram detidos a ministra Rita Olmo e o cantor Bruno Tejo; este último foi libertado."
    assert {e for e in told("pt", text) if e[1] == "released"} == {("Bruno Tejo", "released")}
    text = "Bruno Tejo a un frère ; celui-ci a été arrêté."
    assert told("fr", text) == set()
    assert told("fr", text, review=True) == {("Bruno Tejo", "arrested")}
    assert told("es", "Este último año fue detenida Rita Olmo.") == {("Rita Olmo", "arrested")}


def test_an_aside_does_not_hide_the_subject() -> None:
    """A word for "as" has no verb, an age no past, and a trade without an article is nobody."""
    text = "Bruno Tejo, a quien la fiscalía señala como cabecilla, fue sentenciado a 18 años."
    assert told("es", text) == {("Bruno Tejo", "sentenced")}
    text = "Bruno Tejo, agricultor de 58 anos que tinha sido capturado em 2028, escreve."
    assert told("pt", text) == {("Bruno Tejo", "arrested")}
    text = "O ajudante de pedreiro Bruno Tejo foi detido."
    assert told("pt", text) == {("Bruno Tejo", "arrested")}
    assert told("pt", "O filho de dona Rita Olmo foi detido.") == set()


def test_a_prison_by_the_name_the_text_gives_it() -> None:
    """A place that is called a prison once is one where somebody is taken to."""
    prison = "Luc Dorme est détenu à la prison de Montbrume. "
    text = "Bruno Tejo a été transféré à Montbrume le 3 mai."
    assert ("Bruno Tejo", "transferred") in told("fr", prison + text)
    assert told("fr", text) == set()


def test_coming_home_after_a_term() -> None:
    """A visit to a prison, or a birthday, lets nobody go."""
    text = "Volvió a casa Rita Olmo tras cumplir íntegra su condena de cuatro años."
    assert told("es", text) == {("Rita Olmo", "released")}
    assert told("es", "Volvió a casa Rita Olmo tras cumplir 80 años.") == set()
    text = "Bruno Tejo a regagné son domicile après deux ans de détention."
    assert ("Bruno Tejo", "released") in told("fr", text)
    assert told("fr", "Bruno Tejo a regagné son domicile après une visite à la prison.") == set()


def test_a_word_that_opens_a_sentence_is_no_name() -> None:
    """Who it is begins behind "celui de"."""
    text = "Celui de Bruno Tejo, arrêté en 2026, est connu."
    assert told("fr", text) == {("Bruno Tejo", "arrested")}


def test_who_shares_a_cell_does_not_die_in_it() -> None:
    """A relative clause keeps those it tells of from what befell another."""
    text = "Bruno Tejo morreu sob custódia na casa que dividia com outros oito homens."
    found = extract(text, file="note", language="pt")
    assert not [c for c in found.claims if isinstance(c.body, Figure)]
