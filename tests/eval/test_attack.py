"""False proposals: of every kind, in every language, false; and a gate that believes all is seen to."""

from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from eval._attack_set import SetError, placed
from eval._court import ACCEPTED, REFUSED, Judge, Source
from eval._lies import Lie
from eval._lies_common import are_apart
from eval._located import mentions
from eval.reports import Gold, Passage, fits

from eval import _attack_set, _lies_bargains, assent, attack, reports
from habeas.extract.gate.judgement import Judgement, Refused
from habeas.extract.gate.proposal import NEEDED, TextProposal
from habeas.extract.refusal import Refusal
from habeas.model.claim import Claim

LANGUAGES = {"ar", "be", "en", "eo", "es", "fr", "pl", "pt", "ru", "uk"}
# Kinds that the gold of few passages gives room for.
RARE = {"other_population"}
# What changes who or how many something is told of; the others change a field beside it.
OTHER_CLAIMS = {
    *("other_group_value", "other_measure", "unsaid_measure", "not_people"),
    *("other_person", "other_event", "unsaid_event", "other_age", "other_birth"),
}
DEFAULTS: dict[str, dict[str, Any]] = {
    "figure": {"mode": "flow", "population": "people", "hedge": "exact"},
    "person_event": {},
    "exchange": {"parties": [], "brokers": [], "denied_by": []},
    "attribute": {},
}


@pytest.fixture(scope="module")
def chosen() -> dict[str, Passage]:
    """Give the passages with most gold, a few in each language."""
    of_language: dict[str, list[Passage]] = {}
    for folder in assent.FOLDERS:
        for passage in reports.passages(folder):
            of_language.setdefault(passage.language, []).append(passage)
    longest = (sorted(ps, key=lambda p: -len(p.gold))[:8] for ps in of_language.values())
    return {p.name: p for ps in longest for p in ps}


@pytest.fixture(scope="module")
def lies(chosen: dict[str, Passage]) -> list[Lie]:
    """Give every lie about them."""
    return attack.every_lie(1, list(chosen.values()))


def believed(source: Source, proposal: TextProposal) -> Claim:
    """Make a claim of whatever is proposed."""
    start, end = proposal.spans[NEEDED[proposal.kind][0]]
    words = source.text[start:end]
    record: dict[str, Any] = {
        "type": proposal.kind,
        "id": "p1",
        "file": source.name,
        "modality": "asserted",
        **DEFAULTS[proposal.kind],
        **{n: source.text[s:e] for n, (s, e) in proposal.spans.items() if n == "person"},
        **_number(proposal, words),
        **{n: v for n, v in proposal.stated.items() if n != "confidence"},
    }
    for side in ("released", "concession") if proposal.kind == "exchange" else ():
        at = proposal.spans[side]
        record |= {side: source.text[slice(*at)], f"{side}_start": at[0], f"{side}_end": at[1]}
    quote = str(proposal.stated.get("quote") or words)
    return Claim.from_record(record | {"quote": quote, "start": start, "end": start + len(quote)})


def _number(proposal: TextProposal, words: str) -> dict[str, Any]:
    if proposal.kind != "figure":
        return {}
    number = int("".join(c for c in words if c.isdigit()) or 0)
    return {"value_low": number, "value_high": number}


def believing(source: Source) -> Judge:
    """Give a gate that believes everything."""

    def judge(proposal: TextProposal, known: Sequence[Claim] = ()) -> Judgement:
        del known
        return believed(source, proposal)

    return judge


def refusing(source: Source) -> Judge:
    """Give a gate that believes nothing."""
    del source

    def judge(proposal: TextProposal, known: Sequence[Claim] = ()) -> Judgement:
        del known
        return Refused(proposal.kind, Refusal.NO_NUMBER)

    return judge


def test_every_kind_is_made_in_every_language(lies: list[Lie]) -> None:
    made = {(lie.kind, lie.source.language) for lie in lies}
    kinds = {kind for kind, _ in made}
    assert len(kinds) >= 35
    assert {k for k in kinds if {lang for kind, lang in made if kind == k} < LANGUAGES} <= RARE


def test_no_lie_is_what_the_gold_tells(lies: list[Lie], chosen: dict[str, Passage]) -> None:
    wrong = []
    for lie in lies:
        passage = chosen.get(lie.source.name)
        if lie.kind not in OTHER_CLAIMS or passage is None:
            continue
        record = dict(lie.record)
        for name in ("quote", "start", "end"):
            record.pop(name, None)
        proposal = TextProposal(
            record["type"], record, {n: tuple(s) for n, s in record["spans"].items()}
        )
        claim = believed(lie.source, proposal).to_record()
        wrong += [(lie, gold) for gold in passage.gold if fits(gold, claim)]
    assert wrong == []


def test_a_gate_that_believes_everything_is_seen_to(lies: list[Lie]) -> None:
    drawn = attack.drawn(lies, 1000, 1)
    tried = list(attack.tried(drawn, judges=believing, grammar=False))
    # What points nowhere, or quotes what is not there, is refused before the gate is asked.
    asked = [t for t in tried if t.lie.kind not in ("bad_span", "quote_changed")]
    told = Counter(t.verdict for t in asked)
    assert told[ACCEPTED] > 0.97 * sum(told.values())


def test_a_gate_that_believes_nothing_lets_no_lie_through(lies: list[Lie]) -> None:
    tried = attack.tried(attack.drawn(lies, 300, 1), judges=refusing, grammar=False)
    assert {t.verdict for t in tried} == {REFUSED}


def test_lies_are_drawn_evenly_and_alike_for_one_seed(lies: list[Lie]) -> None:
    drawn = attack.drawn(lies, 700, 7)
    counts = Counter((lie.kind, lie.source.language) for lie in drawn)
    assert max(counts.values()) <= 3
    assert drawn == attack.drawn(lies, 700, 7)


def test_days_are_apart() -> None:
    assert are_apart("2031-05", "2031-06-01")
    assert are_apart("2031-05-02/2031-05-04", "2031-05-05")
    assert not are_apart("2031", "2031-06-01")
    assert not are_apart("2031-05-02/2031-05-04", "2031-05-03")


def test_a_name_is_found_in_any_case_and_by_its_surname() -> None:
    text = "Суд отправил Антона Гривского в колонию. Гривский молчал; с ним и Мария Лунёва."
    found = [text[s:e] for s, e in mentions(text, "Антон Гривский")]
    assert found == ["Антона Гривского", "Гривский"]


def test_perfect_proposals_of_a_claim_point_at_its_number() -> None:
    text = "On 3 May 2031 police arrested at least 41 students in Velm."
    gold = Gold(
        "F", False, ("41", "-", "at_least", "arrested", "students", "2031-05-03"), 0, 58, {}
    )
    court = assent.court_of(Passage("en-1", "en", None, text, (gold,)), grammar=False)
    (bare,), (full,) = (list(assent.proposals(court, gold, v)) for v in assent.VARIANTS)
    assert text[slice(*bare["spans"]["value"])] == "41"
    words = {name: text[slice(*span)] for name, span in full["spans"].items()}
    assert words == {
        "value": "at least 41",
        "measure": "arrested",
        "population": "students",
        "time": "3 May 2031",
    }


def test_a_bargain_has_its_words() -> None:
    dice = Random(1)  # noqa: S311 - a repeatable campaign, not a secret
    kinds = Counter(kind for kind, _, _ in _lies_bargains.bargains(dice))
    assert kinds[_lies_bargains.RIGHT] == len(LANGUAGES)


# Sets written by hand.


def test_the_second_of_some_words_is_pointed_at() -> None:
    source = Source("en-1", "en", None, "9 came, 9 went")
    written = {"truth": "right", "kind": "full", "type": "figure", "measure": "held"}
    record = placed(written | {"words": {"value": ["9", 2]}}, source)
    assert record == {"type": "figure", "measure": "held", "spans": {"value": [8, 9]}}
    with pytest.raises(SetError, match="not 3 times"):
        placed(written | {"words": {"value": ["9", 3]}}, source)


def test_what_a_gate_reads_from_the_words_is_mended() -> None:
    source = Source("en-1", "en", None, "Police arrested 41 people, Open Docket said.")
    base = {"type": "figure", "measure": "arrested", "words": {"value": "41"}}
    right = base | {"truth": "right", "kind": "bare"}
    false = base | {"truth": "false", "kind": "other_value", "value_low": 14, "value_high": 14}

    def reading(source: Source) -> Judge:
        def judge(proposal: TextProposal, known: Sequence[Claim] = ()) -> Judgement:
            del known
            return believed(
                source, TextProposal(proposal.kind, {"measure": "arrested"}, proposal.spans)
            )

        return judge

    told = _attack_set.judged(source, [right, false], judges=reading, grammar=False)
    assert [t.verdict for t in told] == [ACCEPTED, _attack_set.MENDED]
    told = _attack_set.judged(source, [right, false], judges=believing, grammar=False)
    assert [t.verdict for t in told] == [ACCEPTED, ACCEPTED]
