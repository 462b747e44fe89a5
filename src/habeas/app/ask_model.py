"""Ask a model what documents say: its answers become proposals, for the gate to judge."""

from collections.abc import Callable
from dataclasses import dataclass

from habeas.extract import ProposedRecord
from habeas.extract.sentences import sentence_spans
from habeas.propose import AnswerFile, Model, ask, passages
from habeas.read import Document
from habeas.words.models import not_answered


@dataclass(frozen=True, slots=True)
class Consulted:
    """What a model proposes of one document.

    Attributes:
        proposals: For the gate.
        note: In one line what it did not answer, and why; empty where it answered all.
    """

    proposals: tuple[ProposedRecord, ...] = ()
    note: str = ""


class Consultation:
    """A model that is asked about documents, one after the other.

    Args:
        model: Whom to ask.
        answers: What it answered before, and where that is kept; None for nowhere.
    """

    def __init__(self, model: Model, answers: AnswerFile | None = None) -> None:
        self.model, self._answers = model, answers

    def passages(self, document: Document, language: str | None) -> tuple[tuple[int, int], ...]:
        """Give the passages it is asked about.

        Args:
            document: The document.
            language: As given; None for what the file states, else what the text shows.
        """
        return passages(sentence_spans(document.text, language=language or document.language))

    def ask(
        self,
        name: str,
        document: Document,
        *,
        language: str | None = None,
        progress: Callable[[], None] | None = None,
    ) -> Consulted:
        """Ask about one document. It never fails: what is not answered is not proposed.

        Args:
            name: What the document is called.
            document: The document.
            language: As given; None for what the file states, else what the text shows.
            progress: Called after each passage.
        """
        asked = ask(
            self.model,
            document.text,
            self.passages(document, language),
            answers=self._answers,
            progress=progress,
        )
        note = ""
        if asked.why is not None:
            note = not_answered(
                name, answered=asked.answered, of=asked.passages, why=str(asked.why)
            )
        by = f"model:{self.model.title}"
        return Consulted(tuple(ProposedRecord(by, record) for record in asked.records), note)
