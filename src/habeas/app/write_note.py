"""A phone call or message typed in: a private source, and apart from it who told us."""

from dataclasses import dataclass

from habeas.app.export_archive import TELLER_TYPE
from habeas.archive import Archive
from habeas.errors import DocumentError
from habeas.extract import extract
from habeas.model.claim import Confidence
from habeas.model.when import parse_when
from habeas.words import archive_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What a note gave.

    Attributes:
        source: The note's source id.
        teller: Id of the source that says who told it; empty where nobody is named.
        claims: Ids of the proposed claims.
        review: How many of them wait because rules disagree.
    """

    source: str
    teller: str = ""
    claims: tuple[str, ...] = ()
    review: int = 0


def write_note(
    archive: Archive,
    text: str,
    *,
    said_on: str | None = None,
    language: str | None = None,
    told_by: str | None = None,
) -> Noted:
    """Keep a note as a private source with spans and claims.

    Who told it is a source of its own: nothing in the note, its name or its claims
    says it, an export leaves it out, and it can be erased alone.

    Args:
        archive: Where.
        text: The note, as typed.
        said_on: The day of the call or message, EDTF.
        language: BCP 47 code; None to tell it from the text.
        told_by: Who told it.

    Raises:
        DocumentError: The note is empty, or names its teller.
        DateFormatError: ``said_on`` is not a date.
    """
    if not text.strip():
        raise DocumentError("the note is empty", hint="type what was said")
    if said_on is not None:
        parse_when(said_on)
    if told_by and told_by.strip().casefold() in text.casefold():
        raise DocumentError(
            "the note names who told it",
            hint="leave the name out of the text; --told-by keeps it apart",
        )
    found = extract(text, file=archive_texts.NOTE, language=language, said_on=said_on)
    source = archive.add_source(
        text.encode(),
        text=text,
        name=archive_texts.note_name(said_on),
        said_on=said_on,
        language=language or found.language,
        media_type="text/plain",
        numerals=found.numerals,
    )
    ids = archive.add_claims(source, found.claims)
    teller = ""
    if told_by and told_by.strip():
        words = archive_texts.told_by(source, told_by.strip())
        teller = archive.add_source(
            words.encode(), text=words, name=archive_texts.TELLER, media_type=TELLER_TYPE
        )
    return Noted(
        source=source,
        teller=teller,
        claims=ids,
        review=sum(claim.confidence is Confidence.REVIEW for claim in found.claims),
    )
