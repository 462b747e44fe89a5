"""The gate over one text."""

from collections.abc import Sequence

from habeas.extract.gate.judgement import Judgement, Refused
from habeas.extract.gate.proposal import Proposal
from habeas.extract.refusal import Refusal
from habeas.model.claim import Claim


class Gate:
    """Judges proposals over one text by its words alone.

    Attributes:
        text: As stored.
        file: What to call it in the claims.
    """

    def __init__(
        self,
        text: str,
        *,
        file: str,
        language: str,
        said_on: str | None = None,
        covers: str | None = None,
    ) -> None:
        self.text, self.file = text, file
        self.language, self.said_on, self.covers = language, said_on, covers

    def judge(self, proposal: Proposal, known: Sequence[Claim] = ()) -> Judgement:
        """Judge one proposal.

        Args:
            proposal: What is held, and the words it points at.
            known: Claims of the text that passed before; a part may be of one of them.

        Returns:
            The claim with every value read from its words, for review where one sign is weak;
            else what does not hold.
        """
        del known
        return Refused(proposal.kind, Refusal.NOT_CHECKED)
