"""Read reports without an archive: claims and the account of every number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from habeas.errors import DocumentError
from habeas.extract import Extraction, ProposedRecord, extract
from habeas.extract.gate.judgement import RefusedProposal
from habeas.model.when import parse_when
from habeas.read import Document, read_bytes


@dataclass(frozen=True, slots=True)
class ReadReport:
    """One document with what was found in it.

    Attributes:
        name: The file as given, with the part of it where it holds several documents.
        document: Its text and what the file states of it.
        extraction: Claims and numerals.
    """

    name: str
    document: Document
    extraction: Extraction

    def records(self) -> Iterator[dict[str, Any]]:
        """Give every claim, then what was refused, then every number, in the wire form."""
        for claim in self.extraction.claims:
            yield claim.to_record()
        for refused in self.extraction.refused:
            yield refused_record(refused, file=self.name)
        for numeral in self.extraction.numerals:
            yield {
                "type": "numeral",
                "file": self.name,
                "start": numeral.start,
                "end": numeral.end,
                "text": numeral.text,
                "account": numeral.account.value,
                "claim": numeral.claim,
            }


def refused_record(refused: RefusedProposal, *, file: str | None) -> dict[str, Any]:
    """Give a proposal that did not pass in the wire form.

    Args:
        refused: What was refused, and why.
        file: The document it is of; None where it is of none.
    """
    kind, _colon, name = refused.by.partition(":")
    why = refused.refused
    return {
        "type": "refused",
        "file": file,
        kind: int(name) if kind == "proposal" else name,
        "reason": why.reason.value,
        "field": why.field or None,
        "words": why.words or None,
    }


def open_reports(paths: Sequence[str]) -> Iterator[tuple[str, Document]]:
    """Give the documents of files, each with its name: one after the other, as asked for.

    Args:
        paths: As the reader wrote them; a document is called as its file, with the part of it
            where that holds several.

    Raises:
        DocumentError: A file is missing, empty, too large or not readable.
    """
    for path in paths:
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise DocumentError(
                "cannot read the file", where=path, hint=(error.strerror or "check it").lower()
            ) from error
        for document in read_bytes(data, name=path):
            yield path if document.key is None else f"{path}#{document.key}", document


def read_document(
    name: str,
    document: Document,
    *,
    said_on: str | None = None,
    language: str | None = None,
    covers: str | None = None,
    proposals: Sequence[ProposedRecord] = (),
    grammar: bool = True,
) -> ReadReport:
    """Read one document.

    Args:
        name: What the records call it.
        document: Its text and what its file states of it.
        said_on: When it was published, EDTF; None for what the file states.
        language: BCP 47 code; None for what the file states, else what the text shows.
        covers: The period it is about, EDTF; None for what the text says of it.
        proposals: What others hold that it says.
        grammar: False to read nothing but these.
    """
    extraction = extract(
        document.text,
        file=name,
        language=language or document.language,
        said_on=said_on or document.said_on,
        covers=covers,
        proposals=proposals,
        grammar=grammar,
    )
    return ReadReport(name, document, extraction)


def read_report(
    path: str,
    *,
    said_on: str | None = None,
    language: str | None = None,
    covers: str | None = None,
) -> tuple[ReadReport, ...]:
    """Read one file.

    Args:
        path: As the reader wrote it; it is what the records call the file.
        said_on: When it was published, EDTF; None for what the file states.
        language: BCP 47 code; None for what the file states, else what the text shows.
        covers: The period it is about, EDTF; None for what the text says of it.

    Raises:
        DocumentError: The file is missing, empty, too large or not readable.
        DateFormatError: ``said_on`` or ``covers`` is no date.
    """
    check_dates(said_on, covers)
    return tuple(
        read_document(name, document, said_on=said_on, language=language, covers=covers)
        for name, document in open_reports([path])
    )


def check_dates(*given: str | None) -> None:
    """Make sure that what was given as a date is one, before anything is read.

    Args:
        given: EDTF, or None where nothing was given.

    Raises:
        DateFormatError: One is no date.
    """
    for date in given:
        if date is not None:
            parse_when(date)
