"""A model asked about a text, passage by passage."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from habeas.errors import ModelError
from habeas.propose.answer import Record, records_of
from habeas.propose.answer_file import AnswerFile
from habeas.propose.faults import UnusableAnswerError
from habeas.propose.model import Model
from habeas.propose.passages import Span
from habeas.propose.prompt import messages


@dataclass(frozen=True, slots=True)
class Asked:
    """What a model proposes of a text.

    Attributes:
        records: Proposals as records, in order of the passages, each once.
        passages: How many passages there are.
        answered: How many of them it answered in a form that can be used.
        why: The first reason why one was not; None where all were.
    """

    records: tuple[Record, ...] = ()
    passages: int = 0
    answered: int = 0
    why: ModelError | None = None


def ask(
    model: Model,
    text: str,
    passages: Sequence[Span],
    *,
    answers: AnswerFile | None = None,
    progress: Callable[[], None] | None = None,
) -> Asked:
    """Ask a model what a text says.

    It never fails: what the server does not answer is not proposed. A server that is gone is
    not asked again, neither about this text nor about the next.

    Args:
        model: Whom to ask.
        text: As stored; the spans of the records are into it.
        passages: What to ask about.
        answers: What it answered before, and where it is kept; None for nowhere.
        progress: Called after each passage.
    """
    found: dict[str, Record] = {}
    answered, first, row = 0, model.gave_up, 0
    for passage in passages:
        try:
            records = _of_passage(model, text, passage, answers)
        except ModelError as error:
            first, row = first or error, row + 1
            if not isinstance(error, UnusableAnswerError) or row >= model.limits.in_a_row:
                model.gave_up = model.gave_up or error
        else:
            answered, row = answered + 1, 0
            for record in records:
                found.setdefault(repr(record), record)
        if progress is not None:
            progress()
    return Asked(tuple(found.values()), len(passages), answered, first)


def _of_passage(
    model: Model, text: str, passage: Span, answers: AnswerFile | None
) -> tuple[Record, ...]:
    if model.gave_up is not None:
        raise model.gave_up
    asked = messages(text[slice(*passage)])
    name = model.name
    known = None if answers is None else answers.get(name, asked)
    answer = model.complete(asked) if known is None else known
    records = records_of(answer, text, passage)
    if known is None and answers is not None:
        answers.put(name, asked, answer)
    return records
