from dataclasses import replace

from hypothesis import given

from habeas.count import Rectangles, tally
from habeas.count.gaps import Gap, GapKind, gaps
from habeas.history import spells
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim, Modality
from habeas.model.cohort import Cohort
from habeas.model.spell import Spell
from habeas.model.when import parse_when
from habeas.vocabulary.definitions import preset
from strategies import archives, attribute, days, event


def known(people: dict[str, list[Claim]]) -> Rectangles:
    return Rectangles.of([s for p, claims in people.items() for s in spells(p, claims)])


def held(key: str, day: str = "2021-01-01") -> Claim:
    return event("arrested", day, key=key)


def kinds(found: tuple[Gap, ...]) -> list[tuple[GapKind, tuple[str, ...]]]:
    return [(g.kind, g.subjects) for g in found]


def test_each_open_question_has_its_kind() -> None:
    """Why someone is only possible says what to ask."""
    people = {
        "uncertain": [held("a"), event("released", "2021-06", key="b")],
        "contradicted": [
            held("c"),
            event("released", "2021-05-01", key="d"),
            event("released", "2021-05-01", key="e", modality=Modality.DENIED),
        ],
        "feared": [event("re_arrested", "2021-06-01", key="f", modality=Modality.FEARED)],
        "served": [held("g"), attribute("sentence_end", "2021-03-01", key="h")],
    }
    assert sorted(kinds(gaps(known(people), preset("held"), "2021-06-15"))) == [
        (GapKind.CONTRADICTION, ("contradicted",)),
        (GapKind.SENTENCE_ENDED, ("served",)),
        (GapKind.UNCERTAIN_DATE, ("uncertain",)),
        (GapKind.UNVERIFIED, ("feared",)),
    ]


def test_the_question_that_narrows_most_comes_first() -> None:
    """Eighteen people nobody can place before one uncertain date, and silence last."""
    people = {
        "uncertain": [event("released", "2021-05", key="b")],
    }
    group = Cohort(id="f", size=Bounds(18, 18), measure="released", time=parse_when("2021"))
    found = gaps(known(people), preset("released"), "2021-05-01/2021-05-20", cohorts=[group])
    assert [(g.kind, g.narrows) for g in found] == [
        (GapKind.UNNAMED, 18),
        (GapKind.UNCERTAIN_DATE, 1),
    ]
    assert found[0].question == "Who are the people nobody names?"


def test_a_case_without_news_for_a_year_is_worth_asking_about() -> None:
    """Undisputed, and silent: it narrows nothing now and comes last."""
    found = gaps(known({"zofia": [held("a")]}), preset("held"), "2023-01-01")
    assert [(g.kind, g.narrows, g.days) for g in found] == [(GapKind.STALE, 0, 730)]
    assert found[0].words().endswith("zofia: Is there any news? (last reported 2021-01-01)")


def test_an_undecided_pair_is_a_question() -> None:
    """Told apart or joined, the answer narrows by one."""
    rows = known({"zofia": [held("a")], "sofia": [held("b")]})
    (gap,) = gaps(rows, preset("held"), "2021-02-01", undecided_pairs=[("zofia", "sofia")])
    assert (gap.kind, gap.subjects, gap.narrows) == (GapKind.PAIR, ("sofia", "zofia"), 1)
    assert gap.to_record()["question"] == "Are these one person?"


@given(archives(), days())
def test_answering_about_a_person_narrows_by_what_it_says(rows: list[Spell], day: object) -> None:
    """Whoever is settled either way takes exactly one off the width."""
    spelled = Rectangles.of(rows)
    before = tally(spelled, preset("held"), str(day)).bounds
    assert before.high is not None
    for gap in gaps(spelled, preset("held"), str(day), stale_after=10**6):
        settled = [s for s in rows if s.person not in gap.subjects]
        after = tally(Rectangles.of(settled), preset("held"), str(day)).bounds
        assert after.high is not None
        width = (before.high - before.low) - (after.high - after.low)
        assert width == gap.narrows


@given(archives(), days())
def test_without_gaps_the_count_is_one_number(rows: list[Spell], day: object) -> None:
    """No open question, no interval."""
    sure = [replace(s, disputed=False) for s in rows]
    spelled = Rectangles.of(sure)
    bounds = tally(spelled, preset("held"), str(day)).bounds
    assert bounds.high is not None
    found = gaps(spelled, preset("held"), str(day), stale_after=10**6)
    assert sum(g.narrows or 0 for g in found) == bounds.high - bounds.low
