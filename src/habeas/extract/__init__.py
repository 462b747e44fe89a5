"""Text to proposed claims, the account of every number, and the verifier."""

from habeas.extract.claim_check import anchored, verify
from habeas.extract.refusal import Refusal
from habeas.extract.run import Extraction, ProposedRecord, extract

__all__ = ["Extraction", "ProposedRecord", "Refusal", "anchored", "extract", "verify"]
