"""Pairs that may be one person, for someone to decide."""

from dataclasses import replace
from itertools import product

import pytest

from habeas.model.judgement import Judged, Judgement
from habeas.model.person import Mention
from habeas.names import Verdict
from habeas.resolve import NameIndex, candidates, cluster


def mention(at: int, name: str, *facts: tuple[str, str]) -> Mention:
    return Mention(id=f"s{at}#{name}", source=f"s{at}", name=name, facts=facts)


FOUR = [
    mention(0, "Зміцер Квач"),
    mention(1, "Дмитрий Квач"),
    mention(2, "Dzmitry Kvach"),
    mention(3, "Dmitrij Kvač"),
]


def judged(a: Mention, b: Mention, judgement: Judgement, seq: int = 1) -> Judged:
    return Judged(id=f"e{seq}", a=a.id, b=b.id, judgement=judgement, by="Zora", why="-", seq=seq)


def test_one_man_in_four_spellings_is_four_people_until_someone_decides() -> None:
    """Nothing is merged by a machine: six pairs wait, all of them likely."""
    identity = cluster(FOUR, [])
    assert len(identity.people) == 4
    assert len(identity.undecided) == 6
    assert {c.verdict for c in identity.undecided} == {Verdict.SAME}


def test_decided_pairs_are_candidates_no_more() -> None:
    """SAME joins a pair, DIFFERENT closes it, for everyone joined to either."""
    ledger = [
        judged(FOUR[0], FOUR[1], Judgement.SAME, 1),
        judged(FOUR[2], FOUR[3], Judgement.SAME, 2),
        judged(FOUR[1], FOUR[2], Judgement.DIFFERENT, 3),
    ]
    assert candidates(FOUR, ledger) == ()


def test_an_unsure_pair_stays_open_whatever_its_score() -> None:
    """UNSURE is a candidate until someone decides, even for names that do not agree."""
    one, two = mention(0, "Зміцер Квач"), mention(1, "Ада Мох")
    (found,) = candidates([one, two], [judged(one, two, Judgement.UNSURE)])
    assert found.unsure == "e1"


def test_father_and_son_are_not_candidates() -> None:
    """A patronymic that differs leaves nothing to decide."""
    assert (
        candidates([mention(0, "Иван Петрович Квач"), mention(1, "Иван Иванович Квач")], []) == ()
    )


def test_a_bare_mention_does_not_bridge_father_and_son() -> None:
    """Joined to the father, "I. Kvach" no longer makes the son a candidate."""
    father, son = mention(0, "Иван Петрович Квач"), mention(1, "Иван Иванович Квач")
    bare = mention(2, "И. Квач")
    assert len(candidates([father, son, bare], [])) == 2
    assert candidates([father, son, bare], [judged(father, bare, Judgement.SAME)]) == ()


def test_evidence_stands_on_two_sides() -> None:
    """What speaks for one person and what speaks against are told apart, facts included."""
    one = mention(0, "Зміцер Квач", ("birth", "1980-01-02"), ("city", "Мінск"))
    two = mention(1, "Dmitry Kvach", ("age_on", "45 on 2025-12-13"), ("city", "Гродно"))
    (found,) = candidates([one, two], [])
    assert {e.about for e in found.evidence_for} >= {"surname", "given", "birth"}
    assert {e.about for e in found.evidence_against} == {"city"}


def test_a_malformed_birth_is_no_evidence() -> None:
    """A date nobody can read neither speaks nor stops the work."""
    one = mention(0, "Зміцер Квач", ("birth", "about noon"))
    assert len(candidates([one, FOUR[1]], [])) == 1


def test_an_index_grows_without_being_computed_again() -> None:
    """A name added later is found at once, in any spelling, with what was there before."""
    index: NameIndex[str] = NameIndex()
    index.add("Зміцер Квач", "old")
    index.add("Dmitrij Kvač", "new")
    assert index.near("Dzmitry Kvach") == ("old", "new")
    assert index.near("Ада Мох") == ()


def test_a_hundred_thousand_of_one_family_name_are_bounded_work() -> None:
    """However many share a family name, one name is compared with few."""
    index: NameIndex[int] = NameIndex()
    for at in range(100_000):
        index.add("Ivanov" if at % 3 else "Иван Иванов", at)
    assert len(index.near("Pavel Ivanov")) <= 400


def test_candidates_of_one_name_are_bounded() -> None:
    """3,000 mentions of one name give each at most forty others to be set beside."""
    found = candidates([mention(at, "Иван Квач") for at in range(3_000)], [])
    assert 3_000 <= len(found) <= 40 * 3_000


def test_of_whom_pairs_are_left_out_is_told_and_each_has_forty() -> None:
    """A pair is left out only where both are offered with forty others; a judgement brings it in."""
    mentions = [mention(at, "Иван Квач") for at in range(42)]
    found = cluster(mentions, [])
    assert len(found.undecided) == 42 * 41 // 2 - 1
    assert found.left_out == {found.people[40].id, found.people[41].id}
    again = cluster(mentions, [judged(mentions[0], mentions[41], Judgement.DIFFERENT)])
    assert again.left_out == frozenset()
    assert len(again.undecided) == 42 * 41 // 2 - 1


SYLLABLES = [a + b for a in "bdgklmnprstv" for b in "aeiou"]


def many_names(count: int) -> list[Mention]:
    """Give mentions of one woman who is named otherwise each time."""
    return [
        mention(100 + at, f"Ada {first.capitalize()}{second}nik")
        for at, (first, second) in enumerate(list(product(SYLLABLES, SYLLABLES))[:count])
    ]


def test_the_last_of_a_hundred_names_is_compared_like_the_first() -> None:
    """A pair that one name alone would show is offered, wherever that name stands."""
    own = [*many_names(100), mention(999, "Zora Quill")]
    ledger = [judged(own[0], other, Judgement.SAME, at) for at, other in enumerate(own[1:], 1)]
    other = mention(1, "Зора Квилл")
    (found,) = candidates([*own, other], ledger)
    assert own[-1].id in (found.mention_a, found.mention_b)
    assert found.uncompared == 0
    # The control: without that name nobody is near.
    assert candidates([*own[:-1], other], ledger) == ()


def test_whoever_has_too_many_names_to_be_compared_is_asked_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where not every description is compared, the pair is offered and says so, unless a birth tells."""
    monkeypatch.setattr("habeas.resolve.describe.MOST_COMPARED", 20)
    monkeypatch.setattr("habeas.resolve.describe._MOST_OF_EACH", 3)
    own = [*many_names(30), mention(999, "Zora Quill")]
    ledger = [judged(own[0], other, Judgement.SAME, at) for at, other in enumerate(own[1:], 1)]
    (found,) = candidates([*own, mention(1, "Зора Квилл")], ledger)
    assert found.verdict is Verdict.CANNOT_TELL
    assert found.uncompared == 31 - 9
    born = [replace(one, facts=(("birth", "1950"),)) for one in own]
    assert candidates([*born, mention(1, "Зора Квилл", ("birth", "1980"))], ledger) == ()
