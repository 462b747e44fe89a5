"""The sentence of a repair: what speaks for it, never who is right."""

from typing import Any

from habeas.model.conflict import Repair, RepairKind
from habeas.reconcile.problem import Problem
from habeas.reconcile.trial import Proposal
from habeas.words import repairs
from habeas.words.figures import figure_label, number_words
from habeas.words.lists import listed
from habeas.words.numbers import number


def why(proposal: Proposal, problem: Problem) -> str:
    """Write what speaks for a repair.

    Args:
        proposal: The repair.
        problem: Where its figures are found.
    """
    saying, slip = _which(proposal), proposal.facts.get("slip")
    return repairs.why_words(proposal.kind, saying, slip, _facts(proposal, problem))


def _which(proposal: Proposal) -> str:
    facts, sayings = proposal.facts, repairs.sayings(proposal.kind)
    if facts.get("attested") and facts.get("sums") and "both" in sayings:
        return "both"
    told = (
        ("sums", "sums"),
        ("attested", "attested"),
        ("closing", "closing"),
        ("part", "attested"),
    )
    return next((saying for fact, saying in told if facts.get(fact) and saying in sayings), "plain")


def _facts(proposal: Proposal, problem: Problem) -> dict[str, Any]:
    figures = problem.figures
    figure = figures.get(proposal.target)
    named = [figures[name] for name in proposal.evidence if name in figures]
    facts = proposal.facts
    if facts.get("attested"):
        named = [figures[facts["attested"]]]
    elif facts.get("stale"):
        named = [figures[name] for name in facts["stale"]]
    sums = [figures[name] for name in facts.get("sums", ())]
    origin = figures.get(facts.get("origin", ""))
    apart = facts.get("not_one")
    return {
        "figure": proposal.target if figure is None else figure_label(figure),
        "number": "" if figure is None else number_words(figure),
        "to": repairs.value_words(proposal.field, proposal.to),
        "evidence": listed([figure_label(f) for f in named]),
        "sum_words": listed([number_words(f) for f in sums]),
        "origin": "" if origin is None else figure_label(origin),
        "why_not_one": "" if apart is None else repairs.not_one(*apart),
        "over": number(facts.get("over", 0)),
        "short": number(facts.get("short", 0)),
    }


def reading(repair: Repair, problem: Problem) -> str:
    """Write under which reading the figures of a conflict agree.

    Args:
        repair: What would mend it.
        problem: Where its figures are found.
    """
    figure = problem.figures.get(repair.figure)
    told = repairs.value_words(repair.field, repair.to)
    if repair.kind is RepairKind.CUMULATIVE_AS_STOCK and repair.to == "cumulative":
        told = repairs.running_total()
    name = repair.figure if figure is None else figure_label(figure)
    return repairs.reading_words(repair.kind, name, told)
