from hypothesis import given, settings

from habeas.count import tally
from habeas.count.gaps import Gap, GapKind, gaps
from habeas.model.claim import Claim, Modality
from habeas.vocabulary.definitions import preset
from strategies import CROWDED, attribute, crowds, days, event, group, known, pairs_of, together


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
    eighteen = together(group(18, "[2021-01-01..2021-12-31]"))
    found = gaps(known(people), preset("released"), "2021-05-01/2021-05-20", cohorts=eighteen)
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
    who = known({"zofia": [held("a")], "sofia": [held("b")]}, ("zofia", "sofia"))
    (gap,) = gaps(who, preset("held"), "2021-02-01")
    assert (gap.kind, gap.subjects, gap.narrows) == (GapKind.PAIR, ("sofia", "zofia"), 1)
    assert gap.to_record()["question"] == "Are these one person?"


def test_the_names_of_a_group_can_settle_who_else_is_held() -> None:
    """Three arrested and two let go without names: were those others, three would be held."""
    people = {name: [event("arrested", "2021-01-01", key=name)] for name in ("a", "b", "c")}
    two = together(group(2, "2021-05-01"))
    (gap,) = gaps(known(people), preset("held"), "2021-06-01", cohorts=two)
    assert (gap.kind, gap.subjects, gap.narrows) == (GapKind.UNNAMED, ("f",), 2)
    assert gap.detail == "2 of the group have no name"


def test_no_answer_narrows_a_count_by_more_than_it_is_wide() -> None:
    """Whoever of three held was let go that day, it was two: nothing is left to narrow."""
    people = {name: [event("arrested", "2021-01-01", key=name)] for name in ("a", "b", "c")}
    two = together(group(2, "2021-05-01"))
    (gap,) = gaps(known(people), preset("released"), "2021", cohorts=two)
    assert (gap.kind, gap.narrows) == (GapKind.UNNAMED, 0)


def test_a_group_without_a_most_is_an_open_question_without_a_limit() -> None:
    """At least three hundred, and first of all to be asked."""
    many = together(group(300, "2021-05-01", most=None))
    (gap,) = gaps(known({}), preset("released"), "2021", cohorts=many)
    assert (gap.kind, gap.subjects, gap.narrows) == (GapKind.UNNAMED, ("f",), None)
    assert gap.words().lstrip().startswith("open  f")


def test_a_pair_that_settles_nothing_is_not_asked_about() -> None:
    """Neither counts, as one person or as two."""
    who = known(
        {
            "zofia": [event("charged", "2021-01-01", key="a")],
            "sofia": [event("charged", "2021-01-02", key="b")],
        },
        ("zofia", "sofia"),
    )
    assert gaps(who, preset("held"), "2021-02-01") == ()


def test_where_nobody_says_it_is_asked_what_sources_say() -> None:
    """Held in XA? No source places the arrest."""
    (gap,) = gaps(known({"zofia": [held("a")]}), preset("held"), "2021-02-01", place="XA")
    assert (gap.kind, gap.detail) == (GapKind.OTHER, "no source says where")


@settings(max_examples=60)
@given(crowds(), days(span=CROWDED))
def test_every_person_who_may_count_is_a_question_that_narrows_by_one(
    people: dict[str, list[Claim]], day: object
) -> None:
    """Without pairs and groups the questions are as many as the interval is wide."""
    who = known(people)
    answer = tally(who, preset("held"), str(day))
    found = gaps(who, preset("held"), str(day), stale_after=10**6)
    assert sorted(g.subjects for g in found) == [(p.person,) for p in answer.possible]
    assert answer.recorded.high is not None
    assert sum(g.narrows or 0 for g in found) == answer.recorded.high - answer.recorded.low


@settings(max_examples=40)
@given(crowds(), pairs_of(), days(span=CROWDED))
def test_without_questions_the_count_is_one_number(
    people: dict[str, list[Claim]], pairs: list[tuple[str, str]], day: object
) -> None:
    """No open question, no interval; and what is asked of people is asked of those who may count."""
    who = known(people, *pairs)
    answer = tally(who, preset("held"), str(day))
    found = [g for g in gaps(who, preset("held"), str(day)) if g.kind is not GapKind.STALE]
    if not found:
        assert answer.recorded.high == answer.recorded.low
    asked = {name for g in found if g.kind is not GapKind.PAIR for name in g.subjects}
    assert asked <= {p.person for p in answer.possible}
