"""What stands over and in a list is told of its people, and what only looks like one is not."""

import pytest

from habeas.extract.gate.gate import Gate
from habeas.extract.gate.judgement import Judgement, Refused
from habeas.extract.gate.proposal import TextProposal, proposal_of
from habeas.extract.lexicon import lexicon
from habeas.extract.reading import read_text
from habeas.model.claim import Claim, Confidence

ACCEPTED, REVIEW, REFUSED = "accepted", "review", "refused"


def judged(text: str, language: str, **record: object) -> Judgement:
    """Give what the gate says of a proposal that points at words."""
    proposal = proposal_of(record, text, by="test")
    assert isinstance(proposal, TextProposal)
    return Gate(text, file="a.txt", language=language, said_on="2031-06-01").judge(proposal)


def outcome(text: str, event: str, person: str, language: str = "en") -> str:
    record = {"type": "person_event", "event": event, "spans": {"person": person}}
    found = judged(text, language, **record)
    if isinstance(found, Refused):
        return REFUSED
    return REVIEW if found.confidence is Confidence.REVIEW else ACCEPTED


LISTS = [
    ("a colon", "They took away:\n* Ann Bell, driver\n* Finn Dale", "arrested", "Finn Dale", ACCEPTED),
    ("a heading", "Released\n- Ann Bell, driver\n- Finn Dale", "released", "Finn Dale", ACCEPTED),
    ("another heading", "Released\n- Ann Bell\n- Finn Dale", "arrested", "Finn Dale", REFUSED),
    (
        "the sentence before the colon",
        "On 3 May 12 prisoners were freed. Their names:\n- Ann Bell\n- Finn Dale",
        "released",
        "Finn Dale",
        REVIEW,
    ),
    (
        "a title",
        "People detained on 2 February in Marrow\n\nAt home:\n1. Ann Bell\n2. Finn Dale",
        "arrested",
        "Finn Dale",
        REVIEW,
    ),
    ("a term", "Terms:\n- Ann Bell, teacher: 7 years\n- Finn Dale: 5 years", "sentenced", "Ann Bell", REVIEW),
    ("a number and a bracket", "Died in custody: 2 (Ann Bell, 9 May; Finn Dale).", "died", "Finn Dale", ACCEPTED),
    ("among and a dash", "Among the detained: Ann Bell and Finn Dale.", "arrested", "Finn Dale", ACCEPTED),
    (
        "prose that opens on a name",
        "Judge Ann Bell, who jailed 14 students, heard the case.",
        "sentenced",
        "Ann Bell",
        REFUSED,
    ),
    ("a no behind the names", "Police arrested Finn Dale; Ann Bell, not.", "arrested", "Ann Bell", REFUSED),
    (
        "a verb of their own",
        "Police arrested Jo Reed together with Finn Dale; Ann Bell filmed it.",
        "arrested",
        "Ann Bell",
        REFUSED,
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "event", "person", "expected"), [row[1:] for row in LISTS], ids=[r[0] for r in LISTS]
)
def test_a_list_tells_of_its_people(text: str, event: str, person: str, expected: str) -> None:
    assert outcome(text, event, person) == expected


def test_a_name_in_the_dative_is_not_whose_arrest_it_is() -> None:
    assert (
        outcome("Избежать ареста Анне Беловой помог случай.", "arrested", "Анне Беловой", "ru")
        != ACCEPTED
    )
    assert (
        outcome("После ареста Анны Беловой суд закрыли.", "arrested", "Анны Беловой", "ru")
        == ACCEPTED
    )


def test_an_impersonal_verb_shares_no_subject() -> None:
    text = "Katarzyna Mazur wróciła z wygnania, Marię Kuleszę zaś siłą wywieziono za granicę."
    assert outcome(text, "deported", "Katarzyna Mazur", "pl") != ACCEPTED


def test_whoever_is_let_go_from_work_is_not_released() -> None:
    assert outcome("Wiktora Srokę zwolniono z pracy.", "released", "Wiktora Srokę", "pl") == REVIEW
    assert (
        outcome("Wiktora Srokę zwolniono z więzienia.", "released", "Wiktora Srokę", "pl")
        == ACCEPTED
    )


def test_a_rate_counts_nobody() -> None:
    record = {"type": "figure", "measure": "held", "spans": {"value": "18"}}
    rate = "The country holds 18 women per 100,000 inhabitants."
    assert isinstance(judged(rate, "en", **record), Refused)
    assert isinstance(judged("The country holds 18 women.", "en", **record), Claim)


def test_what_is_joined_to_a_part_is_a_part() -> None:
    text = "Arrested: 218, including 171 men, 39 women and eight children. Charged: 96."
    whole = judged(text, "en", type="figure", measure="arrested", spans={"value": "218"})
    assert isinstance(whole, Claim)
    found = judged(text, "en", type="figure", measure="arrested", spans={"value": "eight"})
    assert isinstance(found, Claim)
    assert found.confidence is Confidence.REVIEW  # a part whose whole nobody proposed


def test_what_other_sentences_tell_than_those_quoted_waits() -> None:
    text = "Ann Bell was arrested on 3 May. Bell wrote a book."
    quote = "Bell wrote a book"
    start = text.index(quote)
    record = {"type": "person_event", "event": "arrested", "spans": {"person": [start, start + 4]}}
    found = judged(text, "en", quote=quote, start=start, end=start + len(quote), **record)
    assert isinstance(found, Claim)
    assert found.confidence is Confidence.REVIEW


def test_a_place_of_birth_is_no_person() -> None:
    text = "Ann Bell (born 4 May 1989, Vell Harbour) was arrested."
    kinds = {name.text: name.kind for name in read_text(text, lexicon("en")).names}
    assert kinds == {"Ann Bell": "person", "Vell Harbour": "place"}


def test_a_no_behind_a_list_is_of_those_before_it() -> None:
    text = "A ONG reconheceu como presas políticas Ana Urzeira e Graça Paz; Zé Brandoso e Duarte Reis, não."
    assert outcome(text, "recognised", "Duarte Reis", "pt") != ACCEPTED
    assert outcome(text, "recognised", "Graça Paz", "pt") == ACCEPTED


def test_among_and_a_dash_open_a_list() -> None:
    text = "Сярод затрыманых — рэжысёр Ян Туміловіч і пенсіянерка Гертруда Саўко."
    assert outcome(text, "arrested", "Гертруда Саўко", "be") == ACCEPTED
