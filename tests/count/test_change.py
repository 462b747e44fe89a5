from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.count.change import Change, ChangeKind, ChangePart, Knowledge, change
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.model.cohort import Cohorts
from habeas.vocabulary.definitions import preset
from habeas.vocabulary.rules import packaged
from habeas.words.changes import KINDS
from other_tables import seen_is_held
from strategies import CROWDED, days, event, event_claims, group, together


def known(claims: Mapping[str, list[Claim]]) -> Knowledge:
    """What is known of some people, each with their claims."""
    return Knowledge(
        claims={c.id: c for own in claims.values() for c in own},
        person_of={c.id: person for person, own in claims.items() for c in own},
    )


def parts(found: Change) -> dict[str, tuple[int, int | None]]:
    """Give each part that moves anything."""
    return {p.kind.value: (p.low, p.high) for p in found.parts if p.low or p.high}


ARREST = event("arrested", "2021-01-10", key="a")


def test_a_new_arrest_is_a_new_event() -> None:
    """Between two days, with everything known at both: what happened."""
    now = known({"zofia": [ARREST], "miron": [event("arrested", "2021-02-10", key="b")]})
    found = change(now, now, definition=preset("held"), on="2021-01-31", to_on="2021-02-28")
    assert parts(found) == {"new_events": (1, 1)}
    (part,) = [p for p in found.parts if p.kind is ChangeKind.NEW_EVENTS]
    assert [(m.person, m.was, m.now) for m in part.people] == [("miron", "no", "undisputed")]


def test_an_old_case_learnt_of_later_is_late_news() -> None:
    """The same day asked again, when an older arrest has become known."""
    before = known({"zofia": [ARREST]})
    after = known({"zofia": [ARREST], "miron": [event("arrested", "2020-02-10", key="b")]})
    found = change(before, after, definition=preset("held"), on="2021-01-31")
    assert parts(found) == {"late_news": (1, 1)}


def test_a_claim_taken_back_is_a_correction() -> None:
    """Retracted, and the person is no longer counted."""
    before = known({"zofia": [ARREST], "miron": [event("arrested", "2020-02-10", key="b")]})
    found = change(before, known({"zofia": [ARREST]}), definition=preset("held"), on="2021-01-31")
    assert parts(found) == {"correction": (-1, -1)}


def test_a_claim_put_right_is_a_correction() -> None:
    """The same claim with another day."""
    before = known({"zofia": [ARREST]})
    after = known({"zofia": [event("arrested", "2021-02-10", key="a")]})
    found = change(before, after, definition=preset("held"), on="2021-01-31")
    assert parts(found) == {"correction": (-1, -1)}


def test_a_merge_is_who_is_who() -> None:
    """Two spellings joined: one person less, nothing else."""
    before = known({"zofia": [ARREST], "sofia": [event("arrested", "2021-01-10", key="b")]})
    after = Knowledge(claims=before.claims, person_of={"a": "zofia", "b": "zofia"})
    found = change(before, after, definition=preset("held"), on="2021-01-31")
    assert parts(found) == {"identity": (-1, -1)}


def test_a_judged_pair_is_who_is_who() -> None:
    """Told apart after all: at least one more."""
    two = known({"zofia": [ARREST], "sofia": [event("arrested", "2021-01-10", key="b")]})
    found = change(
        replace(two, undecided_pairs=[("sofia", "zofia")]),
        two,
        definition=preset("held"),
        on="2021-01-31",
    )
    assert parts(found) == {"identity": (1, 0)}


def test_another_definition_is_a_part_of_its_own() -> None:
    """Recognised or not: the same day under two definitions."""
    recognised = event("recognised", "2021-01-11", key="r", by="Viasna")
    now = known(
        {"zofia": [ARREST, recognised], "miron": [event("arrested", "2021-01-10", key="b")]}
    )
    found = change(
        now, now, definition=preset("held"), on="2021-01-31", to_definition=preset("viasna")
    )
    assert parts(found) == {"definition": (-1, -1)}


def test_names_that_surface_move_nobody_into_the_count() -> None:
    """A named member of a group of eighteen: the number stays."""
    freed = event("released", "2021-05-01", key="z")

    before = replace(known({}), cohorts=lambda _: together(group(18, "2021-05-01")))
    after = replace(
        known({"zofia": [freed]}), cohorts=lambda _: together(group(18, "2021-05-01", "zofia"))
    )
    found = change(before, after, definition=preset("released"), on="2021")
    assert (found.before.recorded, found.after.recorded) == (Bounds(18, 18), Bounds(18, 18))
    (late,) = [p for p in found.parts if p.kind is ChangeKind.LATE_NEWS]
    assert ((late.low, late.high), late.unnamed_low) == ((0, 0), -1)


def test_a_group_open_upwards_at_either_end_leaves_the_most_open() -> None:
    """At least three hundred were let go since."""
    many = replace(known({}), cohorts=lambda _: together(group(300, "2021-05-01", most=None)))
    found = change(known({}), many, definition=preset("released"), on="2021")
    (late,) = [p for p in found.parts if p.low]
    assert (late.kind, late.low, late.high) == (ChangeKind.LATE_NEWS, 300, None)
    news = "news about the earlier time that came later: the least is 300 higher, and the most has no upper bound"
    assert f"{news} (0 people)" in found.words()


@pytest.mark.parametrize(
    ("low", "least"), [(0, "the same"), (-3, "3 lower"), (1200, "1,200 higher")]
)
def test_a_part_of_a_change_without_an_upper_bound_reads_as_a_sentence(
    low: int, least: str
) -> None:
    """Who meets it first understands that the most can be any number."""
    part = ChangePart(kind=ChangeKind.CORRECTION, low=low, high=None)
    assert part.words() == (
        f"claims taken back or put right: the least is {least}, "
        "and the most has no upper bound (0 people)"
    )


def test_a_pair_judged_different_is_who_is_who() -> None:
    """Both stay in the archive, and nobody can be both any more."""
    two = known({"zofia": [ARREST], "sofia": [event("arrested", "2021-01-10", key="b")]})
    third = replace(
        two,
        undecided_pairs=[("quill", "sofia"), ("quill", "zofia")],
        claims=dict(two.claims) | {"c": event("arrested", "2021-01-10", key="c")},
        person_of=dict(two.person_of) | {"c": "quill"},
    )
    apart = replace(third, apart=[("sofia", "zofia")])
    found = change(third, apart, definition=preset("held"), on="2021-01-31")
    assert (found.before.recorded, found.after.recorded) == (Bounds(1, 3), Bounds(2, 3))
    assert parts(found) == {"identity": (1, 0)}


@st.composite
def knowledge(draw: st.DrawFn) -> tuple[Knowledge, Knowledge]:
    """Two moments of one archive: claims added, taken back, put right; people joined, split."""
    claims = draw(st.lists(event_claims(span=CROWDED), max_size=6, unique_by=lambda c: c.id))
    changed = {c.id: draw(st.none() | event_claims(span=CROWDED)) for c in claims}
    people = st.sampled_from(["p1", "p2", "p3", "p4"])

    def one() -> Knowledge:
        kept = [c for c in claims if draw(st.booleans())]
        put_right = [
            replace(new, id=c.id) if (new := changed[c.id]) and draw(st.booleans()) else c
            for c in kept
        ]
        pairs = draw(st.lists(st.tuples(people, people).filter(lambda p: p[0] != p[1]), max_size=2))
        size = draw(st.integers(0, 9))

        def cohorts(person_of: Mapping[str, str]) -> Cohorts:
            members = sorted({p for c, p in person_of.items() if int(c[1:]) % 2})
            return together(group(max(size, len(members)), "2020-01-20", *members))

        return Knowledge(
            claims={c.id: c for c in put_right},
            person_of={c.id: draw(people) for c in kept},
            undecided_pairs=pairs,
            cohorts=cohorts,
        )

    return one(), one()


@settings(max_examples=30)
@given(
    knowledge(),
    st.sampled_from([("held", "viasna"), ("viasna", "memorial"), ("held", "held")]),
    days(span=CROWDED),
    days(span=CROWDED),
)
def test_the_parts_sum_exactly_to_the_difference(
    moments: tuple[Knowledge, Knowledge], names: tuple[str, str], on: object, to_on: object
) -> None:
    """Whatever happened between two answers, the parts add up to the difference."""
    found = change(
        *moments,
        definition=preset(names[0]),
        on=str(on),
        to_definition=preset(names[1]),
        to_on=str(to_on),
    )
    sums(found)


@settings(max_examples=30)
@given(
    knowledge(), st.sampled_from(["2020", "2020-01", "2021"]), st.sampled_from(["2020", "2020-02"])
)
def test_the_parts_of_a_flow_sum_exactly_too(
    moments: tuple[Knowledge, Knowledge], on: str, to_on: str
) -> None:
    """So they do with groups whose names surface."""
    sums(change(*moments, definition=preset("released"), on=on, to_on=to_on))


def sums(found: Change) -> None:
    assert found.before.recorded.high is not None
    assert found.after.recorded.high is not None
    assert sum(p.low for p in found.parts) == found.after.recorded.low - found.before.recorded.low
    assert (
        sum(p.high or 0 for p in found.parts)
        == found.after.recorded.high - found.before.recorded.high
    )
    record = found.to_record()
    assert record["to"]["low"] - record["from"]["low"] == sum(p["low"] for p in record["parts"])
    moved = {m.person for part in found.parts for m in part.people}
    ends = [{*t.undisputed, *(p.person for p in t.possible)} for t in (found.before, found.after)]
    assert (ends[0] ^ ends[1]) <= moved


def test_a_change_reads_in_plain_lines() -> None:
    """From, to, and a line for each part that moves."""
    now = known({"zofia": [ARREST], "miron": [event("arrested", "2021-02-10", key="b")]})
    found = change(now, now, definition=preset("held"), on="2021-01-31", to_on="2021-02-28")
    assert found.words() == (
        "1 on 2021-01-31 (held@1)",
        "2 on 2021-02-28 (held@1)",
        "what happened in between: the least is 1 higher, and the most is 1 higher (1 person)",
    )


def test_other_tables_are_a_part_of_their_own() -> None:
    """Between two moments with an upgrade between them; without one there is no such part."""
    seen = {"zofia": [event("seen", "2021-01-10", key="a")]}
    before, after = known(seen), replace(known(seen), rules=seen_is_held())
    found = change(before, after, definition=preset("held"), on="2021-01-10")
    assert parts(found) == {"tables": (1, 1)}
    assert "tables" in {part["kind"] for part in found.to_record()["parts"]}
    again = change(
        before, replace(before, rules=packaged()), definition=preset("held"), on="2021-01-10"
    )
    assert ChangeKind.TABLES not in {part.kind for part in again.parts}


def test_news_before_an_upgrade_is_told_by_the_old_tables() -> None:
    """What was learnt and what the tables changed are apart, and sum to the difference."""
    arrest = event("arrested", "2021-01-02", key="b")
    before = known({"zofia": [event("seen", "2021-01-10", key="a")]})
    later = known({"zofia": [event("seen", "2021-01-10", key="a")], "miron": [arrest]})
    after = replace(later, rules=seen_is_held())
    found = change(before, after, definition=preset("held"), on="2021-01-10")
    assert parts(found) == {"late_news": (1, 1), "tables": (1, 1)}
    assert found.after.recorded.low - found.before.recorded.low == 2


def test_every_kind_of_part_has_words_on_a_page() -> None:
    """Also one that comes up only after an upgrade."""
    assert {kind.value for kind in ChangeKind} == set(KINDS)
