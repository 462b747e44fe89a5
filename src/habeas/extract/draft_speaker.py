"""Who tells what a draft states: the nearest attribution that reaches it."""

from habeas.extract.attribution import speaker_of
from habeas.extract.draft import Draft
from habeas.extract.reading import Reading
from habeas.extract.speakers import Speaker
from habeas.model.claim import Basis


def told_by(
    reading: Reading, speakers: dict[int, list[Speaker]], draft: Draft
) -> tuple[Speaker, Basis] | None:
    """Find who says what a draft states: a part told apart is told by who told its whole."""
    if draft.repeats is not None:
        told = told_by(reading, speakers, draft.repeats)
        return None if told is None else (told[0], Basis.INHERITED_DOCUMENT)
    at, whole = anchor_of(draft), draft.whole
    if whole is not None and draft.kind == "figure" and whole.sentence == draft.sentence:
        return told_by(reading, speakers, whole)
    found = speaker_of(reading, speakers, at, draft.sentence, lasting=draft.kind == "figure")
    apart = whole is not None and draft.kind == "figure" and whole.sentence < draft.sentence
    if found is None and apart and whole is not None and not speakers.get(draft.sentence):
        told = speaker_of(reading, speakers, anchor_of(whole), whole.sentence, lasting=True)
        return (told[0], Basis.INHERITED_PARAGRAPH) if told is not None else None
    return found


def anchor_of(draft: Draft) -> int:
    """Give the token that says where in its sentence a draft stands."""
    if draft.kind == "figure":
        return int(draft.values.get("core", draft.span[0]))
    if draft.kind == "exchange" or draft.predicate is None:
        return draft.first
    return draft.predicate.core
