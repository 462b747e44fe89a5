"""placeholder"""
from habeas.reconcile.problem import Problem
from habeas.reconcile.trial import Proposal


def why(proposal: Proposal, problem: Problem) -> str:
    return proposal.kind.value
