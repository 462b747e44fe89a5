"""The sentence of a repair: what speaks for it, never who is right."""

from collections.abc import Mapping
from typing import Any

from habeas.model.conflict import Repair, RepairKind
from habeas.model.figure import Figure
from habeas.reconcile.problem import Problem
from habeas.reconcile.trial import Proposal
from habeas.vocabulary.reconcile_table import Saying, reconcile_table
from habeas.words.figures import figure_label, number_words
from habeas.words.lists import listed
from habeas.words.text import plain


def why(proposal: Proposal, problem: Problem) -> str:
    """Write what speaks for a repair.

    Args:
        proposal: The repair.
        problem: Where its figures are found.
    """
    templates = reconcile_table().words.repairs[proposal.kind]
    if not isinstance(templates, str):
        templates = templates[_which(proposal, templates)]
    return templates.format(**_facts(proposal, problem))


def _which(proposal: Proposal, templates: Mapping[Saying, str]) -> Saying:
    facts = proposal.facts
    if facts.get("attested") and facts.get("sums") and "both" in templates:
        return "both"
    told: tuple[tuple[str, Saying], ...] = (
        ("sums", "sums"),
        ("attested", "attested"),
        ("closing", "closing"),
        ("part", "attested"),
    )
    for fact, saying in told:
        if facts.get(fact) and saying in templates:
            return saying
    return "plain"


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
    return {
        "figure": proposal.target if figure is None else figure_label(figure),
        "number": "" if figure is None else number_words(figure),
        "to": value_words(proposal.field, proposal.to),
        "evidence": listed([_cited(f) for f in named]),
        "sum_words": listed([number_words(f) for f in sums]),
        "origin": "" if origin is None else figure_label(origin),
        "why_not_one": str(facts.get("why_not_one", "")),
        "slip": str(facts.get("slip", "")).capitalize(),
        "over": f"{facts.get('over', 0):,}",
        "short": f"{facts.get('short', 0):,}",
        "open": "" if figure is None else figure_label(figure),
    }


def _cited(figure: Figure) -> str:
    return figure_label(figure)


def value_words(field: str, value: Any) -> str:
    """Write the value of a field as a reader says it."""
    if isinstance(value, bool) or value is None:
        return str(value)
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, dict):
        return ", ".join(plain(str(v)) for _, v in sorted(value.items())) or "all"
    if isinstance(value, list):
        return listed([str(item) for item in value])
    text = str(value)
    if field == "definition" and text.startswith("own:"):
        return reconcile_table().words.own_definition.format(publisher=text[len("own:") :])
    if field in ("time", "said_on"):
        start, slash, end = text.partition("/")
        if slash and end in ("", ".."):
            return f"the time since {start}"
        return f"{start} to {end}" if slash else text
    return plain(text)


def reading(repair: Repair, problem: Problem) -> str:
    """Write under which reading the figures of a conflict agree."""
    template = reconcile_table().words.readings[repair.kind]
    figure = problem.figures.get(repair.figure)
    words = value_words(repair.field, repair.to)
    if repair.kind is RepairKind.CUMULATIVE_AS_STOCK:
        words = "a running total" if repair.to == "cumulative" else words
    return template.format(
        figure=repair.figure if figure is None else figure_label(figure), to=words
    )
