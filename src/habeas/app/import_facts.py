"""Record a list of facts: each row a source of its own, with its claims."""

from dataclasses import dataclass

from habeas.app.plan_list import ListPlan
from habeas.archive import Archive
from habeas.model.claim import Confidence
from habeas.model.judgement import Judgement
from habeas.names import Verdict
from habeas.words import archive_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class ListImported:
    """What importing a list did.

    Attributes:
        source: The archived list; empty where nothing was imported.
        sources: How many sources it gave: for facts, one a row.
        claims: How many claims are recorded.
        accepted: How many of them were accepted with it.
        same: How many rows were judged to be people already known.
        batch: The word under which its decisions are undone as one.
    """

    source: str = ""
    sources: int = 0
    claims: int = 0
    accepted: int = 0
    same: int = 0
    batch: str = ""


def import_facts(
    archive: Archive,
    plan: ListPlan,
    *,
    by: str | None,
    why: str | None,
    accept: bool,
    same_above: float | None,
) -> ListImported:
    """Record what was planned for a list of facts.

    Args:
        archive: Where.
        plan: What to record.
        by: Who decides, where anything is decided.
        why: Their reason.
        accept: Accept all claims that are clear, as one batch.
        same_above: Judge the likeliest pairs of people it brings the same, from this score on.
    """
    archived = archive.add_source(
        plan.data, text=plan.grid.text, name=plan.name, media_type=plan.grid.media_type
    )
    batch = f"list {archived}"
    of_list: set[str] = set()
    held = {state.entry for state in archive.view().claims()}
    claims: list[str] = []
    clear: list[str] = []
    for fact in plan.facts:
        source = archive.add_source(
            fact.text.encode(),
            text=fact.text,
            name=f"{plan.name}, row {fact.row}",
            publisher=fact.publisher,
            address=fact.address,
            said_on=fact.said_on,
            language=fact.language,
            numerals=fact.numerals,
        )
        of_list.add(source)
        ids = archive.add_claims(source, fact.claims)
        claims += ids
        clear += [
            key
            for key, claim in zip(ids, fact.claims, strict=True)
            if claim.confidence is not Confidence.REVIEW
        ]
    new = [key for key in dict.fromkeys(claims) if key not in held]
    accepted = 0
    if accept and by and why:
        undecided = {state.entry for state in archive.view().unreviewed}
        waiting = [(key, "accept") for key in dict.fromkeys(clear) if key in undecided]
        archive.decide_all(waiting, by=by, why=why, batch=batch)
        accepted = len(waiting)
    same = 0
    if same_above is not None and by and why:
        same = _judge_candidates(archive, of_list, same_above, by=by, why=why, batch=batch)
    return ListImported(
        source=archived,
        sources=len(plan.facts),
        claims=len(new),
        accepted=accepted,
        same=same,
        batch=batch,
    )


def _judge_candidates(
    archive: Archive, of_list: set[str], same_above: float, *, by: str, why: str, batch: str
) -> int:
    """Judge the likeliest pairs that a list of facts brought, from a stated score on."""
    pairs = [
        (pair.mention_a, pair.mention_b, Judgement.SAME)
        for pair in archive.view().candidates()
        if pair.verdict is Verdict.SAME
        and pair.score >= same_above
        and {pair.mention_a.partition("#")[0], pair.mention_b.partition("#")[0]} & of_list
    ]
    why = archive_texts.from_score(why, same_above)
    return len(archive.judge_all(pairs, by=by, why=why, batch=batch))
