"""Bargains: both sides as written, in either order, and those that are denied or only offered."""

import pytest

from habeas.extract import extract
from habeas.extract.claim_check import verify
from habeas.model.claim import Claim, Modality
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure


def read(text: str) -> tuple[list[Claim], list[Exchange]]:
    """Give the claims of bargains in a text, and what they say."""
    claims = [
        c
        for c in extract(text, file="note", language="en").claims
        if isinstance(c.body, Exchange) and verify(c, text, language="en") is None
    ]
    return claims, [c.body for c in claims if isinstance(c.body, Exchange)]


@pytest.mark.parametrize(
    "text",
    [
        "In exchange for the 52 prisoners, Thule eased its ban on Marrow salt, the harbour said.",
        "In exchange for the release of the 52 prisoners, Thule eased its ban on Marrow salt.",
        "Thule eased its ban on Marrow salt in exchange for the 52 prisoners.",
        "Marrow freed 52 prisoners. Thule eased its ban on Marrow salt in exchange for the 52 prisoners.",
    ],
)
def test_a_bargain_is_read_from_either_side(text: str) -> None:
    """Those let go and what was given for them may stand in either order."""
    _, (exchange,) = read(text)
    assert exchange.released == "the 52 prisoners"
    assert exchange.concession == "Thule eased its ban on Marrow salt"
    assert exchange.parties == ("Thule",)
    assert exchange.figure is not None


def test_a_denied_bargain_names_who_denies_it() -> None:
    """The side let go is only who they are, without the words of the denial."""
    (claim,), (exchange,) = read(
        "Cobblepot denied that the sailors were released in exchange for relief from the ban."
    )
    assert claim.modality is Modality.DENIED
    assert exchange.denied_by == ("Cobblepot",)
    assert (exchange.released, exchange.concession) == ("the sailors", "relief from the ban")


def test_an_offer_frees_nobody() -> None:
    """What would be given for prisoners is planned, and no figure says they were let go."""
    text = "Thule will ease its ban in exchange for five prisoners."
    (claim,), _ = read(text)
    assert claim.modality is Modality.PLANNED
    claims = extract(text, file="note", language="en").claims
    assert not any(isinstance(c.body, Figure) for c in claims)


def test_a_demand_is_no_bargain() -> None:
    """What is only asked for prisoners was not given for them."""
    assert read("Thule demanded grain in exchange for five prisoners.") == ([], [])


def test_a_party_that_states_by_name_is_no_speaker() -> None:
    """A name that holds a verb of saying says nothing, and is a party with its article."""
    (claim,), (exchange,) = read(
        "In exchange for the 52 prisoners, the United States eased its ban on Marrow salt."
    )
    assert claim.attributed_to is None
    assert exchange.parties == ("United States",)


def test_a_bargain_may_stand_between_who_gives_and_what() -> None:
    """Thus "Thule, in exchange for the prisoners, lifted its ban" has both sides."""
    text = "Туле в обмен на 52 заключённых сняли запрет на соль."
    claims = extract(text, file="note", language="ru").claims
    (exchange,) = [c.body for c in claims if isinstance(c.body, Exchange)]
    assert exchange.released == "52 заключённых"
    assert exchange.concession == "сняли запрет на соль"


@pytest.mark.parametrize(
    ("language", "text", "denier"),
    [
        (
            "ru",
            "Власти Карсии отрицают, что пятеро заключённых были освобождены в обмен на зерно.",
            "Власти Карсии",
        ),
        (
            "uk",
            "Уряд Карсії заперечує, що п'ятьох в'язнів звільнили в обмін на зерно.",
            "Уряд Карсії",
        ),
        (
            "be",
            "Улады Карсіі адмаўляюць, што пяцёра палітвязняў былі вызваленыя ў абмен на збожжа.",
            "Улады Карсіі",
        ),
        (
            "es",
            "El gobierno de Karsia negó que cinco presos fueran liberados a cambio de trigo.",
            "gobierno de Karsia",
        ),
        (
            "pl",
            "Rząd Karsji zaprzeczył, że pięciu więźniów uwolniono w zamian za zboże.",
            "Rząd Karsji",
        ),
        (
            "fr",
            "Le gouvernement a démenti que cinq prisonniers aient été libérés en échange de blé.",
            "gouvernement",
        ),
    ],
)
def test_a_bargain_is_denied_in_every_language(language: str, text: str, denier: str) -> None:
    """What stands after "denies that" is denied, and who denies it is named."""
    (found,) = [
        c
        for c in extract(text, file="note", language=language).claims
        if isinstance(c.body, Exchange)
    ]
    assert found.modality is Modality.DENIED
    assert isinstance(found.body, Exchange)
    assert found.body.denied_by == (denier,)


def test_a_bargain_may_be_denied_in_the_next_sentence() -> None:
    """It stays asserted, and keeps who denies it."""
    text = "Marrow freed 12 monks in return for grain. The government denied this."
    (found,) = [
        c for c in extract(text, file="note", language="en").claims if isinstance(c.body, Exchange)
    ]
    assert found.modality is Modality.ASSERTED
    assert isinstance(found.body, Exchange)
    assert found.body.denied_by == ("government",)
