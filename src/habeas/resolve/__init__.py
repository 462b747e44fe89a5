"""Mentions to people: candidates, scores, clusters under human judgements."""

from collections.abc import Sequence

from habeas.model.judgement import Judged
from habeas.model.person import Mention
from habeas.resolve.candidate import Candidate
from habeas.resolve.identity import Identity, cluster, person_id
from habeas.resolve.index import NameIndex
from habeas.resolve.judgements import check_judgement
from habeas.resolve.search import Match, SpellingIndex, search


def candidates(mentions: Sequence[Mention], judgements: Sequence[Judged]) -> tuple[Candidate, ...]:
    """Give the pairs of people who may be one and that nobody has decided, likeliest first.

    Args:
        mentions: Every mention, in the order of the ledger.
        judgements: Judgements that are not undone.
    """
    return cluster(mentions, judgements).undecided


__all__ = [
    "Candidate",
    "Identity",
    "Match",
    "NameIndex",
    "SpellingIndex",
    "candidates",
    "check_judgement",
    "cluster",
    "person_id",
    "search",
]
