"""The person a proposal points at."""

from habeas.extract.gate.judgement import NotLicensedError
from habeas.extract.gate.person_ties import identity
from habeas.extract.gate.proposal import TextProposal
from habeas.extract.gate.view import GateText, Tokens
from habeas.extract.names import NameMention
from habeas.extract.refusal import Refusal
from habeas.extract.siblings import base_of


def person_of(text: GateText, proposal: TextProposal) -> NameMention:
    """Read the name a proposal points at, and hold a stated name against it.

    Args:
        text: The text.
        proposal: Of a person.

    Raises:
        NotLicensedError: No name stands there, or another one.
    """
    tokens = text.tokens(proposal.spans["person"])
    if tokens is None:
        raise NotLicensedError("person", Refusal.SPAN_CUTS_WORD)
    name = text.name_at(tokens)
    if name is None or name.kind not in ("person", "other"):
        raise NotLicensedError("person", Refusal.NO_NAME, text.words(tokens)[:80])
    stated = proposal.stated.get("person")
    if stated is not None and not _is_named(text, " ".join(str(stated).split()), name, tokens):
        raise NotLicensedError("person", Refusal.PERSON_NOT_IN_WORDS, name.text)
    return name


def _is_named(text: GateText, stated: str, name: NameMention, tokens: Tokens) -> bool:
    """Say whether a stated name is the one pointed at: in its form, its base or in full."""
    whole = identity(name)
    bases = (base_of(text.page, whole), base_of(text.page, name))
    return stated in (name.text, whole.text, *bases, text.words(tokens))
