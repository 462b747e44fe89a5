import pytest

from habeas.count.exchanges import Came, ExchangeSummary, exchange_summary
from habeas.errors import RecordError
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim, Modality
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.when import parse_when
from habeas.vocabulary.rules import Rules
from other_tables import tables
from strategies import attribute, event, group

DEAL = Claim(
    id="x",
    file="x.txt",
    quote="six for a fishing licence",
    start=0,
    end=25,
    body=Exchange(
        released="six",
        released_start=0,
        released_end=3,
        concession="a fishing licence",
        concession_start=8,
        concession_end=25,
        date=parse_when("2021-05-01"),
        denied_by=("Ministry of Weather",),
    ),
)
PEOPLE = {
    "zofia": [
        event("arrested", "2020-05-01", key="z1"),
        attribute("sentence", "P3Y", key="z2"),
        event("released", "2021-05-01", key="z3", kind="exchange"),
        event("exiled", "2021-05-01", key="z4", destination="Larchland"),
    ],
    "miron": [
        event("released", "2021-05-01", key="m1"),
        event("refused_to_cross", "2021-05-01", key="m2"),
        event("re_arrested", "2021-05-04", key="m3"),
    ],
    "teofil": [
        event("released", "2021-05-01", key="t1"),
        event("crossed_border", "2021-05-01", key="t2"),
        event("refused_to_cross", "2021-05-01", key="t3"),
    ],
    "quill": [event("released", "2021-05-01", key="q1")],
}


def promised(low: int) -> Claim:
    return Claim(
        id=f"f{low}",
        file="f.txt",
        quote="seven will be let go",
        start=0,
        end=20,
        modality=Modality.ANNOUNCED,
        body=Figure(
            id=f"f{low}",
            low=low,
            high=low,
            hedge=Hedge.EXACT,
            measure="released",
            mode=Mode.FLOW,
            population="prisoners",
        ),
    )


def summary() -> ExchangeSummary:
    six = group(6, "2021-05-01", *PEOPLE)
    return exchange_summary(DEAL, PEOPLE, cohort=six, figures=[promised(7)])


def test_what_was_promised_delivered_given_and_denied() -> None:
    """Seven announced, six let go, two without names, for a licence; one denies it."""
    found = summary()
    assert (found.promised, found.delivered, found.unnamed) == (
        Bounds(7, 7),
        Bounds(6, 6),
        Bounds(2, 2),
    )
    assert (found.given, found.denied_by) == ("a fishing licence", ("Ministry of Weather",))


def test_who_came_and_who_did_not() -> None:
    """Crossed, refused, told both ways, and nobody says."""
    assert {f.person: f.came for f in summary().people} == {
        "zofia": Came.CAME,
        "miron": Came.DID_NOT,
        "teofil": Came.DISPUTED,
        "quill": Came.NOT_STATED,
    }


@pytest.mark.parametrize(
    "told",
    [
        event("crossed_border", None, key="a"),
        event("crossed_border", "2021-05-02", key="a", modality=Modality.ANNOUNCED),
    ],
)
def test_who_left_on_no_known_day_may_have_left_before(told: Claim) -> None:
    """A crossing that nobody dates, or only announces, settles nothing about this exchange."""
    (fate,) = exchange_summary(DEAL, {"zofia": [told]}).people
    assert fate.came is Came.POSSIBLE


def test_years_not_served_count_only_known_sentences() -> None:
    """Two of three years were left for one; of three nobody states a sentence."""
    found = summary()
    assert (found.not_served, found.sentences_unknown) == (Bounds(730, 730), 3)
    assert found.to_record()["person_years_not_served"] == {"low": 2.0, "high": 2.0}


def test_what_became_of_people_later() -> None:
    """Arrested again three days after."""
    (miron,) = [f for f in summary().people if f.person == "miron"]
    assert miron.later == ("2021-05-04: in custody",)


def test_where_each_was_taken() -> None:
    """In the words of the sources."""
    (zofia,) = [f for f in summary().people if f.person == "zofia"]
    assert (zofia.taken_to, zofia.release_kinds) == (("Larchland",), ("exchange",))


def test_the_summary_reads_in_plain_lines() -> None:
    """One line a question."""
    assert summary().words() == (
        "2021-05-01: given: a fishing licence",
        "promised: 7",
        "let go: 6; 4 named, 2 unnamed",
        "left the country: 1; did not: 1; disputed: 1; possible: 0; not stated: 1",
        "person-years not served: 2.0 to 2.0; sentence not known of 3",
        "denied by Ministry of Weather",
    )


def test_an_exchange_nobody_counts_or_names_has_a_summary() -> None:
    """Nothing known is said as nothing known."""
    found = exchange_summary(DEAL, {})
    assert (found.delivered, found.people, found.not_served) == (None, (), Bounds(0, 0))


def test_a_claim_of_something_else_is_refused() -> None:
    """Only an exchange can be summed up as one."""
    with pytest.raises(RecordError):
        exchange_summary(promised(3), {})


def test_who_came_is_by_the_tables_in_force() -> None:
    """Where crossing a border does not count as abroad, nobody says that Zofia came."""
    data = tables()
    groups = data["tables"]["axes"]["axes"]["territory"]["groups"]
    groups["abroad"] = [value for value in groups["abroad"] if value != "crossed_out_forced"]
    zofia = {"zofia": PEOPLE["zofia"]}
    (came,) = exchange_summary(DEAL, zofia).people
    (other,) = exchange_summary(DEAL, zofia, rules=Rules.of(data)).people
    assert (came.came, other.came) == (Came.CAME, Came.NOT_STATED)
