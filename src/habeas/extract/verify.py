"""placeholder"""
from habeas.model.claim import Claim
from habeas.extract.reading import Reading
def check(claim: Claim, reading: Reading, *, said_on: str | None) -> str | None:
    return None
def verify(claim: Claim, text: str, *, language: str | None=None, said_on: str | None=None) -> str | None:
    return None
