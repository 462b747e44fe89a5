"""Read reports without an archive: claims and the account of every number."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from habeas.errors import DocumentError
from habeas.extract import Extraction, extract
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
        """Give every claim, then every number, in the wire form."""
        for claim in self.extraction.claims:
            yield claim.to_record()
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
    for given in (said_on, covers):
        if given is not None:
            parse_when(given)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise DocumentError(
            "cannot read the file", where=path, hint=(error.strerror or "check it").lower()
        ) from error
    reports = []
    for document in read_bytes(data, name=path):
        name = path if document.key is None else f"{path}#{document.key}"
        extraction = extract(
            document.text,
            file=name,
            language=language or document.language,
            said_on=said_on or document.said_on,
            covers=covers,
        )
        reports.append(ReadReport(name, document, extraction))
    return tuple(reports)
