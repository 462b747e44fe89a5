"""What a person decided holds, whatever comes after, until it is undone."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import MergeRefusedError
from habeas.model.judgement import Judged, Judgement
from habeas.model.person import Mention
from habeas.resolve import Identity, check_judgement, cluster, person_id

SPELLINGS = ("Зміцер Квач", "Дмитрий Квач", "Dzmitry Kvach", "Dmitrij Kvač", "Ада Мох", "Ada Mokh")
MENTIONS = tuple(
    Mention(id=f"s{at}#{name}", source=f"s{at}", name=name) for at, name in enumerate(SPELLINGS * 2)
)
IDS = tuple(mention.id for mention in MENTIONS)


def judged(seq: int, a: str, b: str, judgement: Judgement) -> Judged:
    return Judged(
        id=f"e{seq}", a=a, b=b, judgement=judgement, by="Zora Quill", why="the same cell", seq=seq
    )


def recorded(asked: list[tuple[str, str, Judgement]]) -> list[Judged]:
    """Record what the rules allow, as an archive would."""
    ledger: list[Judged] = []
    for seq, (a, b, judgement) in enumerate(asked, start=1):
        try:
            check_judgement(MENTIONS, ledger, a, b, judgement)
        except MergeRefusedError:
            continue
        ledger.append(judged(seq, a, b, judgement))
    return ledger


requests = st.lists(
    st.tuples(st.sampled_from(IDS), st.sampled_from(IDS), st.sampled_from(Judgement)), max_size=30
)


def holds(identity: Identity, ledger: list[Judged]) -> bool:
    """Say whether every judgement in force is kept."""
    latest = {frozenset((j.a, j.b)): j for j in ledger}
    for judgement in latest.values():
        together = identity.person_of[judgement.a] == identity.person_of[judgement.b]
        if judgement.judgement is Judgement.SAME and not together:
            return False
        if judgement.judgement is Judgement.DIFFERENT and together:
            return False
    return not identity.refused


@given(requests)
def test_no_judgement_is_lost_or_violated(asked: list[tuple[str, str, Judgement]]) -> None:
    """Every SAME that was recorded joins and every DIFFERENT keeps apart."""
    ledger = recorded(asked)
    assert holds(cluster(MENTIONS, ledger), ledger)


def test_no_judgement_is_lost_over_a_thousand_random_runs() -> None:
    """Whatever the order mentions arrive and judgements are read in, all of them hold."""
    chance = random.Random(6)  # noqa: S311 - invented data
    for _ in range(1_000):
        asked = [
            (chance.choice(IDS), chance.choice(IDS), chance.choice(list(Judgement)))
            for _ in range(chance.randrange(25))
        ]
        ledger = recorded(asked)
        mentions, read = list(MENTIONS), list(ledger)
        chance.shuffle(mentions)
        chance.shuffle(read)
        assert holds(cluster(mentions, read), ledger)


@given(requests, st.sampled_from(IDS), st.sampled_from(IDS))
def test_a_merge_undone_gives_back_exactly_what_was(
    asked: list[tuple[str, str, Judgement]], a: str, b: str
) -> None:
    """People, ids and redirects after merge and undo are those before it."""
    ledger = recorded(asked)
    before = cluster(MENTIONS, ledger)
    after = cluster(MENTIONS, [*ledger, judged(999, a, b, Judgement.SAME)])
    again = cluster(MENTIONS, ledger)
    assert after.current(before.person_of[a]) in {p.id for p in after.people}
    assert (again.people, again.person_of, again.redirects) == (
        before.people,
        before.person_of,
        before.redirects,
    )


@given(requests)
def test_an_old_id_always_leads_to_its_mention(asked: list[tuple[str, str, Judgement]]) -> None:
    """The id each mention's person once had, alone, leads to the person it is now."""
    identity = cluster(MENTIONS, recorded(asked))
    for mention in MENTIONS:
        assert identity.current(person_id(mention.id)) == identity.person_of[mention.id]


def test_a_merge_against_a_different_is_refused_and_names_it() -> None:
    """SAME may not join, even in two steps, what DIFFERENT keeps apart."""
    ledger = [
        judged(1, IDS[0], IDS[1], Judgement.SAME),
        judged(2, IDS[1], IDS[2], Judgement.DIFFERENT),
    ]
    with pytest.raises(MergeRefusedError, match="e2") as refused:
        check_judgement(MENTIONS, ledger, IDS[0], IDS[2], Judgement.SAME)
    assert refused.value.judgement == "e2"


def test_a_different_against_joined_people_is_refused_and_names_the_join() -> None:
    """DIFFERENT may not part what SAME judgements join in two steps."""
    ledger = [judged(1, IDS[0], IDS[1], Judgement.SAME), judged(2, IDS[1], IDS[2], Judgement.SAME)]
    with pytest.raises(MergeRefusedError) as refused:
        check_judgement(MENTIONS, ledger, IDS[0], IDS[2], Judgement.DIFFERENT)
    assert refused.value.judgement == "e1"


def test_whoever_changes_their_mind_undoes_first() -> None:
    """The same pair is not judged the other way over a judgement that stands."""
    same = judged(1, IDS[0], IDS[1], Judgement.SAME)
    with pytest.raises(MergeRefusedError) as refused:
        check_judgement(MENTIONS, [same], IDS[1], IDS[0], Judgement.DIFFERENT)
    assert refused.value.judgement == "e1"
    check_judgement(MENTIONS, [], IDS[1], IDS[0], Judgement.DIFFERENT)


def test_unsure_gives_way_to_a_decision() -> None:
    """A pair judged UNSURE may be decided, and the decision is then in force."""
    unsure = judged(1, IDS[0], IDS[1], Judgement.UNSURE)
    check_judgement(MENTIONS, [unsure], IDS[0], IDS[1], Judgement.SAME)
    identity = cluster(MENTIONS, [unsure, judged(2, IDS[0], IDS[1], Judgement.SAME)])
    assert identity.person_of[IDS[0]] == identity.person_of[IDS[1]]


def test_a_mention_is_not_two_people() -> None:
    """A mention cannot be judged different from itself."""
    with pytest.raises(MergeRefusedError):
        check_judgement(MENTIONS, [], IDS[0], IDS[0], Judgement.DIFFERENT)


def test_a_contradictory_ledger_keeps_the_different_and_shows_the_same() -> None:
    """A SAME that got into a ledger against a DIFFERENT joins nothing and is listed."""
    same = judged(1, IDS[0], IDS[1], Judgement.SAME)
    ledger = [
        same,
        judged(2, IDS[1], IDS[2], Judgement.SAME),
        judged(3, IDS[0], IDS[2], Judgement.DIFFERENT),
    ]
    identity = cluster(MENTIONS, ledger)
    assert identity.person_of[IDS[0]] != identity.person_of[IDS[2]]
    assert [against.id for _, against in identity.refused] == ["e3"]


def test_identity_as_known_replays() -> None:
    """The judgements and mentions known at a moment give the identity known at it."""
    ledger = [judged(n, IDS[n], IDS[n + 1], Judgement.SAME) for n in range(1, 5)]
    then = cluster(MENTIONS[:6], ledger[:2])
    cluster(MENTIONS, ledger)
    assert cluster(MENTIONS[:6], ledger[:2]).people == then.people


def test_a_person_keeps_its_id_when_mentions_arrive_and_split() -> None:
    """The id is that of the earliest mention; what splits off gets its own back."""
    ledger = [judged(1, IDS[0], IDS[1], Judgement.SAME)]
    merged = cluster(MENTIONS[:4], ledger)
    assert merged.person_of[IDS[1]] == person_id(IDS[0])
    assert merged.redirects == {person_id(IDS[1]): person_id(IDS[0])}
    assert cluster(MENTIONS, ledger).person_of[IDS[1]] == person_id(IDS[0])
    assert cluster(MENTIONS, []).person_of[IDS[1]] == person_id(IDS[1])


def test_a_repeated_mention_is_one_mention() -> None:
    """The same id twice does not make two people."""
    assert len(cluster([MENTIONS[0], MENTIONS[0]], []).people) == 1


def test_a_judged_mention_that_is_gone_still_joins() -> None:
    """Erasing the mention in the middle does not undo what was decided about its ends."""
    ledger = [
        judged(1, IDS[0], "gone#X", Judgement.SAME),
        judged(2, "gone#X", IDS[1], Judgement.SAME),
    ]
    assert len(cluster(MENTIONS[:2], ledger).people) == 1
