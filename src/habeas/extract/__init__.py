"""Text to proposed claims, the account of every number, and the verifier."""

from habeas.extract.refusal import Refusal
from habeas.extract.run import Extraction, ProposedRecord, extract
from habeas.extract.verify import verify

__all__ = ["Extraction", "ProposedRecord", "Refusal", "extract", "verify"]
