"""Portuguese as it is written in Portugal, Brazil and Africa."""

import pytest

from habeas.extract import extract
from habeas.extract.guess import guess_language
from habeas.extract.lexicon import lexicon
from habeas.extract.tokens import tokenize
from habeas.model.claim import Claim, Confidence, Modality
from habeas.model.event import Event
from habeas.model.figure import Figure


def _told(text: str, language: str = "pt") -> list[Claim]:
    """Give what is told as so: neither doubtful nor yet to come."""
    return [
        claim
        for claim in extract(text, file="note", language=language, said_on="2036-02-03").claims
        if claim.confidence is not Confidence.REVIEW
        and claim.modality in (Modality.ASSERTED, Modality.REPORTED)
    ]


def figures(text: str, language: str = "pt") -> list[tuple[int | None, int | None, str]]:
    """Give bounds and measure of every figure that is told as so."""
    bodies = [claim.body for claim in _told(text, language)]
    return [(b.low, b.high, str(b.measure)) for b in bodies if isinstance(b, Figure)]


def people(text: str, language: str = "pt") -> list[tuple[str, str]]:
    """Give person and event of everything that is told as so of somebody."""
    bodies = [claim.body for claim in _told(text, language)]
    return [(b.person, b.event) for b in bodies if isinstance(b, Event)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Foram detidas 1.234 pessoas.", 1234),
        ("Foram detidas 1 234 pessoas.", 1234),
        ("Foram detidas 3 mil pessoas.", 3000),
        ("Mil e duzentas pessoas foram detidas.", 1200),
        ("Dezasseis pessoas foram detidas.", 16),
        ("Dezesseis pessoas foram detidas.", 16),
        ("Trinta e uma pessoas foram detidas.", 31),
    ],
)
def test_numbers_of_both_sides_of_the_ocean(text: str, value: int) -> None:
    """Points, spaces and words, spelled as in Portugal or as in Brazil."""
    assert figures(text) == [(value, value, "arrested")]


@pytest.mark.parametrize(
    ("hedge", "bounds"),
    [
        ("Pelo menos", (40, None)),
        ("No mínimo", (40, None)),
        ("Não menos de", (40, None)),
        ("Mais de", (40, None)),
        ("Até", (None, 40)),
        ("Quase", (None, 40)),
        ("Cerca de", (40, 40)),
        ("Uns", (40, 40)),
    ],
)
def test_hedges_bound_a_number(hedge: str, bounds: tuple[int | None, int | None]) -> None:
    """What stands before a number says how far it is known."""
    assert figures(f"{hedge} 40 manifestantes foram presos.") == [(*bounds, "arrested")]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Doze jornalistas foram presos.", "arrested"),
        ("Doze jornalistas são presos em Luanas.", "arrested"),
        ("Doze jornalistas estão presos.", "held"),
        ("Doze jornalistas continuam presos.", "held"),
        ("Há 12 presos na cadeia.", "held"),
        ("O número de presos ascende a 12.", "held"),
        ("Há 12 presos políticos no país.", "held"),
        ("Foram soltos 12 presos políticos.", "released"),
        ("Morreram sob custódia 12 presos.", "died"),
        ("Doze jornalistas estão em prisão domiciliária.", "restricted"),
        ("Doze jornalistas estão em prisão domiciliar.", "restricted"),
    ],
)
def test_being_taken_and_being_held_share_a_participle(text: str, measure: str) -> None:
    """Only the verb beside "preso" tells an arrest from a prisoner."""
    assert figures(text) == [(12, 12, measure)]


def test_a_pronoun_behind_a_hyphen_is_a_word() -> None:
    """The verb is read, and whom the pronoun means; an ordinary hyphen stays."""
    words = lexicon("pt").settings.enclitics
    tokens = tokenize("Prenderam-no na terça-feira.", elision=False, enclitics=words)
    assert [token.low for token in tokens] == ["prenderam", "-no", "na", "terça-feira", "."]
    text = "Rui Alcoforado foi preso em maio. Libertaram-no um mês depois."
    assert people(text) == [("Rui Alcoforado", "arrested"), ("Rui Alcoforado", "released")]


def test_an_article_that_is_no_preposition_opens_subject_and_object() -> None:
    """Before a noun "a" is "the", and takes nobody's part away."""
    assert people("A freira Dulce do Pinhal foi presa.") == [("Dulce do Pinhal", "arrested")]
    assert people("Deportaram a freira Dulce Pinhal.") == [("Dulce Pinhal", "deported")]


@pytest.mark.parametrize(
    "text",
    [
        "O ministro negou que 40 estudantes tenham sido detidos.",
        "Não é verdade que 40 estudantes foram detidos.",
        "Alegadamente, 40 estudantes foram detidos.",
        "Não houve 40 detidos.",
        "A ONG exige a libertação de 40 estudantes.",
        "O governo vai libertar 40 estudantes.",
        "Quarenta estudantes serão libertados amanhã.",
        "Quarenta estudantes deverão ser soltos em breve.",
        "Quarenta estudantes podem vir a ser presos.",
        "Se forem condenados, 40 estudantes perdem a bolsa.",
        "Quarenta pessoas ficaram presas no elevador.",
        "Quarenta estudantes foram expulsos da universidade.",
        "A juíza mandou prender 40 estudantes.",
    ],
)
def test_what_did_not_happen_is_not_told(text: str) -> None:
    """Denied, doubted, demanded, planned, on a condition, or in another sense of the word."""
    assert not figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "A mulher que denunciou Rui Alcoforado foi presa.",
        "Os agentes que tentaram prender Rui Alcoforado foram condenados.",
        "O advogado de Rui Alcoforado foi detido.",
        "Entre os 12 detidos não está Rui Alcoforado.",
        "Rui Alcoforado fugiu para não ser preso.",
        "A prisão de Rui Alcoforado foi revogada.",
    ],
)
def test_who_is_only_named_beside_it_was_not_taken(text: str) -> None:
    """A name near the verb is not whom it tells of."""
    assert not people(text)


def test_day_and_speaker_stand_with_what_they_are_of() -> None:
    """The date before a reform of spelling and after it, and who says so."""
    (claim,) = _told("Segundo a Casa do Farol, 12 pessoas foram detidas a 3 de Março de 2031.")
    assert isinstance(claim.body, Figure)
    assert claim.body.time is not None
    assert claim.body.time.edtf == "2031-03-03"
    assert claim.modality is Modality.REPORTED
    (claim,) = _told("No dia 3 de março de 2031, a polícia prendeu 12 pessoas.")
    assert isinstance(claim.body, Figure)
    assert claim.body.time is not None
    assert claim.body.time.edtf == "2031-03-03"


def test_an_aside_between_commas_parts_no_object_from_its_verb() -> None:
    """When and where may stand between."""
    text = "A polícia deteve no sábado, em Quilemba, o jornalista Rui Alcoforado."
    assert people(text) == [("Rui Alcoforado", "arrested")]
    assert figures("A polícia deteve no sábado, em Quilemba, 12 pessoas.") == [(12, 12, "arrested")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("O tribunal condenou a jornalista e mandou soltar os outros dois presos.", "pt"),
        ("A polícia não confirmou quantas pessoas foram detidas nos protestos.", "pt"),
        ("Os detidos estão há dois dias numa cela e ainda não viram um advogado.", "pt"),
        ("El tribunal condenó a la periodista y ordenó liberar a los otros dos presos.", "es"),
        ("La policía no confirmó cuántas personas fueron detenidas en las protestas.", "es"),
        ("Los detenidos llevan dos días en una celda y aún no han visto a un abogado.", "es"),
    ],
)
def test_it_is_told_from_spanish(text: str, code: str) -> None:
    """The nearest neighbour shares half of the small words."""
    assert guess_language(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The woman who denounced Ann Bell was arrested.", "en"),
        ("Among the 12 arrested is not Ann Bell.", "en"),
        ("Entre los 12 detenidos no está Luis Pardo.", "es"),
    ],
)
def test_what_portuguese_taught_holds_elsewhere(text: str, code: str) -> None:
    """The same slips were made in other languages."""
    assert not people(text, code)


def test_two_numbers_in_words_are_a_range() -> None:
    """What is below a thousand is joined to it, and no second thousand."""
    assert figures("Entre mil e duas mil pessoas foram detidas.") == [(1000, 2000, "arrested")]
    text = "Entre mil y dos mil personas fueron detenidas."
    assert figures(text, "es") == [(1000, 2000, "arrested")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("12 pessoas foram detidas e 3 libertadas.", "pt"),
        ("12 pessoas foram presas e 3 soltas.", "pt"),
        ("12 personas fueron detenidas y 3 liberadas.", "es"),
    ],
)
def test_a_participle_of_its_own_is_what_befell_the_others(text: str, code: str) -> None:
    """The verb before has its subject already."""
    assert figures(text, code) == [(12, 12, "arrested"), (3, 3, "released")]


def test_a_prison_behind_a_death_is_no_person() -> None:
    """What stands behind it says which prison, unless a role says that it is somebody."""
    assert not people("É a quinta morte na cadeia de Monte Alvo desde maio.")
    told = people("A morte na prisão do sindicalista Rui Alcoforado chocou o país.")
    assert told == [("Rui Alcoforado", "died")]
