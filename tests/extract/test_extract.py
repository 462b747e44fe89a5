"""What the reader makes of a text: figures, events, exchanges, the account."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.extract import Extraction, extract
from habeas.extract.guess import guess_language
from habeas.extract.lexicon import languages
from habeas.model.claim import Claim, Confidence, Modality
from habeas.model.event import Event
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.numeral import Account


def read(text: str, language: str = "en", said_on: str | None = None) -> Extraction:
    return extract(text, file="note", language=language, said_on=said_on)


def figures(text: str, language: str = "en", said_on: str | None = None) -> list[Figure]:
    claims = read(text, language, said_on).claims
    return [c.body for c in claims if isinstance(c.body, Figure)]


def events(text: str, language: str = "en") -> list[Claim]:
    return [c for c in read(text, language).claims if isinstance(c.body, Event)]


_WORDS = st.sampled_from(
    [
        "On",
        "5",
        "March",
        "2031",
        ",",
        "police",
        "arrested",
        "40",
        "at",
        "least",
        "protesters",
        "Odd",
        "Marmalade",
        "was",
        "released",
        "in",
        "exchange",
        "for",
        "the",
        "lifting",
        "of",
        "sanctions",
        ".",
        "They",
        "were",
        "exiled",
        "to",
        "Thule",
        ";",
        "[12]",
        "1,200–1,400",
        "he",
        "(",
        "including",
        ")",
        "and",
        "14",
        "of",
        "them",
        "\n",
        "\n\n",
        "«",
        "задержаны",
        "12",
        "человек",
        "»",
        "el",
        "3",
        "de",
        "mayo",
        "fueron",
        "detenidos",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=60).map(" ".join), st.sampled_from(languages()))
def test_spans_are_exact_and_every_digit_is_accounted_for(text: str, language: str) -> None:
    """Whatever the text: quotes are slices, and no digit is left without a record."""
    found = read(text, language)
    for claim in found.claims:
        assert text[claim.start : claim.end] == claim.quote
        assert len(claim.quote) <= 400
        for ground in claim.grounds.values():
            assert ground.start is None or (ground.end is not None and ground.end <= len(text))
    covered = {i for n in found.numerals for i in range(n.start, n.end)}
    assert all(set(range(*m.span())) <= covered for m in re.finditer(r"\d+", text))
    assert all(text[n.start : n.end] == n.text for n in found.numerals)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    """Any text gives an answer, in whatever language it is taken for."""
    extract(text, file="note")


def test_reading_twice_gives_the_same() -> None:
    """The same text gives the same claims."""
    text = "On 5 March 2031 police arrested 40 protesters, including Odd Marmalade."
    assert read(text) == read(text)


def test_a_claim_survives_its_wire_form() -> None:
    """What is read can be written as a record and read back."""
    text = "According to the Lantern Committee, 40 prisoners were released on 5 March 2031."
    for claim in read(text).claims:
        assert Claim.from_record(claim.to_record()) == claim


def test_a_date_after_an_event_is_on_or_after() -> None:
    """A date inside "after the talks on" is the talks', and the release follows."""
    (figure,) = figures("After the talks in Thule on 21 June 2031, Marrow released 14 prisoners.")
    assert str(figure.time) == "[2031-06-21..]"
    assert figure.relation == "after"


def test_a_part_knows_its_whole() -> None:
    """Thus "Including 14 foreigners" is part of the 52."""
    claims = read("On 11 May 2031 Marrow released 52 detainees, including 14 foreigners.").claims
    whole, part = sorted((c for c in claims), key=lambda c: c.grounds["value"].start or 0)
    assert isinstance(part.body, Figure)
    assert part.body.part_of == whole.id


def test_named_people_are_members_of_their_figure() -> None:
    """People named after "including" belong to the figure before it."""
    claims = read(
        "In May 2031 they freed 52 detainees, including Wren Cobblepot and Odd Marmalade."
    ).claims
    figure = next(c for c in claims if isinstance(c.body, Figure))
    members = [c.body for c in claims if isinstance(c.body, Event)]
    assert [m.person for m in members] == ["Wren Cobblepot", "Odd Marmalade"]
    assert {m.member_of for m in members} == {figure.id}


def test_a_pronoun_gives_a_most_and_waits_for_a_person() -> None:
    """Thus "They were exiled" is at most the 52 before, in review with both readings."""
    text = "On 11 May 2031 Marrow released 52 detainees. They were exiled to Thule."
    claim = next(c for c in read(text).claims if c.quote.startswith("They"))
    assert isinstance(claim.body, Figure)
    assert (claim.body.low, claim.body.high, claim.body.hedge) == (None, 52, Hedge.VAGUE)
    assert claim.confidence is Confidence.REVIEW
    assert len(claim.readings) == 2


def test_what_is_feared_does_not_act() -> None:
    """Thus "Fearing he was rearrested" is a feared re-arrest, said by those who fear."""
    text = "Odd Marmalade refused to leave the country and then disappeared, with allies fearing he was rearrested."
    kinds = {c.body.event: c for c in events(text) if isinstance(c.body, Event)}
    assert set(kinds) == {"refused_to_cross", "disappeared", "re_arrested"}
    assert kinds["re_arrested"].modality is Modality.FEARED
    assert kinds["re_arrested"].attributed_to == "allies"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The court ordered the release of 24 prisoners.", Modality.ANNOUNCED),
        ("Marrow will release 24 prisoners.", Modality.PLANNED),
        ("Marrow did not release 24 prisoners.", Modality.DENIED),
    ],
)
def test_what_has_not_happened_says_so(text: str, modality: Modality) -> None:
    """Ordered, planned and denied are told apart from done."""
    (claim,) = read(text).claims
    assert claim.modality is modality
    assert not claim.modality.acts


def test_a_demand_is_no_release() -> None:
    """A call for a release claims nothing of it, and its number, which is of people, waits."""
    found = read("Families called for the release of 24 prisoners.")
    assert found.claims == ()
    assert [n.account for n in found.numerals] == [Account.QUEUED]


def test_two_rules_that_disagree_abstain() -> None:
    """A number between two verbs goes to review with both readings."""
    text = "The police that detained 14 activists were released."
    claims = [c for c in read(text).claims if isinstance(c.body, Figure)]
    assert [c.confidence for c in claims] == [Confidence.REVIEW]
    measures = {r["measure"] for r in claims[0].readings}
    assert measures == {"arrested", "released"}


def test_according_to_lasts_for_the_paragraph() -> None:
    """Figures after "According to X" are X's, until the paragraph ends."""
    text = (
        "According to Lantern, 40 prisoners were released in 2031. 12 people were exiled.\n\n"
        "In Thule 7 activists were arrested."
    )
    assert [f.publisher for f in figures(text)] == ["Lantern", "Lantern", None]


def test_a_stock_has_its_day() -> None:
    """Thus "As of" gives a stock and the day it holds on."""
    (figure,) = figures("As of 4 July 2029, there are at least 77 political prisoners in Marrow.")
    assert (figure.mode, figure.as_of, str(figure.time)) == (Mode.STOCK, True, "2029-07-04")
    assert figure.place == "Marrow"


def test_both_sides_of_a_bargain_are_quoted() -> None:
    """An exchange keeps the words of each side."""
    text = "Marrow freed 30 prisoners in exchange for the lifting of the ban by Thule."
    (exchange,) = [c.body for c in read(text).claims if isinstance(c.body, Exchange)]
    assert exchange.released == "freed 30 prisoners"
    assert exchange.concession == "the lifting of the ban by Thule"
    assert exchange.figure is not None


def test_citations_follow_their_claim() -> None:
    """The nearest markers after a claim in its paragraph cover it."""
    text = "In 2031 Marrow released 30 prisoners. [7] [8] In Thule 7 activists were arrested. [9]"
    claims = read(text).claims
    assert [c.citations for c in claims] == [("[7]", "[8]"), ("[9]",)]


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("He served six years.", Account.DURATION),
        ("Odd Marmalade, aged 80, spoke.", Account.AGE),
        ("It fell by 12%.", Account.PERCENT),
        ("The fine is 500 dollars.", Account.MONEY),
        ("Article 130 was cited.", Account.ARTICLE),
        ("The 3rd hearing.", Account.ORDINAL),
        ("It met 12 times.", Account.OTHER_COUNT),
        ("It burned. [12]", Account.CITATION),
        ("It ended in 2029.", Account.DATE),
    ],
)
def test_numbers_that_count_no_people_are_explained(text: str, account: Account) -> None:
    """Each number that is no figure has its reason."""
    assert [n.account for n in read(text).numerals] == [account]


def test_what_cannot_be_explained_waits_for_a_person() -> None:
    """A number with an unknown noun is queued, never dropped."""
    assert [n.account for n in read("They sold 14 zorbles.").numerals] == [Account.QUEUED]


def test_an_unknown_language_still_has_its_account() -> None:
    """Numbers and plain dates are read where no lexicon is shipped."""
    found = read("Xyz 2031-05-06 qwe 14 asd.", "zz")
    assert [n.account for n in found.numerals] == [Account.DATE] * 3 + [Account.QUEUED]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The prisoners were released and they are at home.", "en"),
        ("Власти освободили их, и они были дома.", "ru"),
        ("Улады вызвалілі іх, і яны ўжо дома.", "be"),
        ("Влада звільнила їх, і вони вже вдома.", "uk"),
        ("Władze zwolniły ich i są już w domu.", "pl"),
        ("Los presos fueron liberados y están en su casa.", "es"),
    ],
)
def test_the_language_is_told_from_the_text(text: str, code: str) -> None:
    """Small words and letters tell the shipped languages apart."""
    assert guess_language(text) == code


def test_one_fact_told_twice_is_one_claim() -> None:
    """A headline and its sentence give one figure, quoted from the sentence."""
    text = "Marrow frees 30 prisoners\n\nOn 5 May 2031 Marrow freed 30 prisoners from the fort."
    (claim,) = [c for c in read(text).claims if isinstance(c.body, Figure)]
    assert claim.start > text.index("\n\n")


def test_who_carried_a_bargain_through_is_named() -> None:
    """Parties are those who gave; a broker is neither."""
    text = (
        "Under a deal brokered by Ferren, Marrow freed six journalists in exchange for "
        "the lifting of the ban by Thule."
    )
    (exchange,) = [c.body for c in read(text).claims if isinstance(c.body, Exchange)]
    assert exchange.parties == ("Marrow", "Thule")
    assert exchange.brokers == ("Ferren",)


def test_an_infinitive_is_no_event() -> None:
    """Thus "ruled to release her" leaves the release to a person, in any language."""
    for text, language in (
        ("Суд постановив звільнити Оляну Кульбабу.", "uk"),
        ("Sąd nakazał zwolnić Kunegundę Wiśnię.", "pl"),
        ("The court ruled to release Tansy Umber.", "en"),
    ):
        assert all(c.confidence is Confidence.REVIEW for c in events(text, language))


def test_a_noun_no_list_knows_waits_for_a_person() -> None:
    """What is counted is kept as a new term in review, never forced into another."""
    (claim,) = read("The museum released 12 glorbs in 2031.").claims
    assert claim.confidence is Confidence.REVIEW
    assert isinstance(claim.body, Figure)
    assert claim.body.population == "glorbs"


def test_a_headline_tells_what_happened_without_an_auxiliary() -> None:
    """In English a participle after a name is what befell them, with nothing in between."""
    (claim,) = events("Ottoline Grape acquitted but still held.")
    assert isinstance(claim.body, Event)
    assert (claim.body.person, claim.body.event) == ("Ottoline Grape", "acquitted")


@pytest.mark.parametrize("adverb", ["", "незаконно "])
def test_whom_it_was_done_to_may_stand_first(adverb: str) -> None:
    """A verb in the plural with nobody who does it, and an adverb between or none."""
    text = f"Оляну Кульбабу {adverb}депортували 3 березня 2031 року."
    claims = extract(text, file="note", language="uk").claims
    assert [c.body.event for c in claims if isinstance(c.body, Event)] == ["deported"]


def test_a_text_may_end_where_a_place_could_follow() -> None:
    """Whoever was transferred, nobody says where to; the full stop is the last of the text."""
    (claim,) = events("Za kratami 207 więźniów, a Wadim Szczur został przeniesiony.", "pl")
    assert isinstance(claim.body, Event)
    assert (claim.body.person, claim.body.destination) == ("Wadim Szczur", None)


def test_a_verb_of_one_does_not_tell_of_several() -> None:
    """Of "40 women and Wadim Szczur was arrested" only he was."""
    assert not figures("40 kobiet i Wadim Szczur został zatrzymany.", "pl")


def test_a_quote_ends_with_the_noun_and_not_with_its_article() -> None:
    """Only an article that nothing follows is left off the end."""
    (claim,) = read("Police detained 85 sailors during the vigil.").claims
    assert claim.quote == "Police detained 85 sailors during the vigil"


@pytest.mark.parametrize(
    "text", ["5 was", "5were", "Of them 14 were", "Held: 70 people, 45 of", "As follows: 5; 6; 7"]
)
@pytest.mark.parametrize("language", ["en", "es", "fr", "ru", "pl", "ar", "pt"])
def test_a_text_may_end_anywhere(text: str, language: str) -> None:
    """Nothing is looked for behind the last word."""
    extract(text, file="note", language=language)
