"""Add reports to an archive: read them, propose what they claim, keep both for good."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from habeas.app.ask_model import Consultation, Consulted
from habeas.archive import Archive
from habeas.errors import DocumentError, HabeasError
from habeas.extract import Extraction, extract
from habeas.extract.gate.judgement import RefusedProposal
from habeas.model.claim import Confidence
from habeas.model.numeral import Account
from habeas.model.snapshot import digest
from habeas.read import Document, read_bytes

# Below this many files a pool of processes costs more than it saves.
_POOL_FROM: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What the person who adds a report knows about it; it goes before what the file states.

    Attributes:
        said_on: Day of publication, EDTF.
        language: BCP 47 code.
        publisher: Who printed it.
        address: Where it was printed.
        covers: The period it is about, EDTF.
    """

    said_on: str | None = None
    language: str | None = None
    publisher: str | None = None
    address: str | None = None
    covers: str | None = None


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A file to add, and the name it gets in the archive: never a path of this machine."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedReport:
    """What adding one document did.

    Attributes:
        name: The file, with the part of it where it holds several documents.
        source: The source's id; empty where the file was refused.
        claims: Claims proposed or already known, in text order.
        review: How many of them wait because rules disagree.
        numerals: Numbers in the text.
        queued: How many of them wait for a person.
        refused: Why the file could not be read, in one line; empty where it was.
        is_known: True where the archive held it already, claims and all.
        language: What it was read in, BCP 47; empty where it was not read.
        not_passed: Proposals of a model that the gate refused, with why.
        proposed: How many a model made.
        note: In one line what a model did not answer; empty where it answered, or none was asked.
    """

    name: str
    source: str = ""
    claims: tuple[str, ...] = ()
    review: int = 0
    numerals: int = 0
    queued: int = 0
    refused: str = ""
    is_known: bool = False
    language: str = ""
    not_passed: tuple[RefusedProposal, ...] = ()
    proposed: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class _ReadPart:
    """One document of a file, read and extracted.

    Attributes:
        data: Its bytes.
        document: Its text and what its file states of it.
        extraction: Claims and numerals.
        proposed: How many proposals a model made.
        note: What a model did not answer; empty where it did.
    """

    data: bytes
    document: Document
    extraction: Extraction
    proposed: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class _ReadFile:
    """One file on its way back from a worker process."""

    name: str
    parts: tuple[_ReadPart, ...]
    refused: str = ""


def report_files(paths: Sequence[Path]) -> tuple[ReportFile, ...]:
    """Name the files to add: files as given, folders with all they hold, sorted.

    Args:
        paths: Files and folders.

    Raises:
        DocumentError: One of them does not exist.
    """
    files: list[ReportFile] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(item for item in path.rglob("*") if item.is_file())
            files += [
                ReportFile(item, f"{path.resolve().name}/{item.relative_to(path).as_posix()}")
                for item in inside
                if not item.name.startswith(".")
            ]
        elif path.exists():
            files.append(ReportFile(path, path.name))
        else:
            raise DocumentError("no such file", where=str(path), hint="check the path")
    return tuple(files)


def add_reports(
    archive: Archive,
    files: Sequence[ReportFile],
    details: Details,
    *,
    progress: Callable[[AddedReport], None] | None = None,
    processes: int | None = None,
    model: Consultation | None = None,
) -> tuple[AddedReport, ...]:
    """Add reports, each as one source with its claims.

    What was added before is passed over, so a run that was interrupted goes on
    where it stopped. A file that cannot be read is named and does not stop the others.

    Args:
        archive: Where to add them.
        files: The files, in order.
        details: What is known about all of them.
        progress: Called after each document.
        processes: Worker processes; None for one per processor.
        model: Asked about each document; one after the other, as its server is what takes time.

    Returns:
        One entry a document, in the order of the files.
    """
    view = archive.view()
    claimed = {state.claim.file for state in view.claims()}
    known = {source.sha256: source.id for source in view.sources() if source.id in claimed}
    done: list[AddedReport] = []
    todo: list[ReportFile] = []
    for file in files:
        held = known.get(_digest(file.path))
        if held is None:
            todo.append(file)
        else:
            done.append(AddedReport(name=file.name, source=held, is_known=True))
            if progress is not None:
                progress(done[-1])
    for read in _read_all(todo, details, model, processes=processes):
        for added in _keep(archive, read, details):
            done.append(added)
            if progress is not None:
                progress(added)
    return tuple(done)


def texts_of(files: Sequence[ReportFile]) -> Iterator[str]:
    """Give the texts of reports, before they are added; one that cannot be read has none.

    Args:
        files: The files, in order.
    """
    for file in files:
        with suppress(HabeasError, OSError):
            yield from (item.text for item in read_bytes(file.path.read_bytes(), name=file.name))


def _digest(path: Path) -> str:
    """Give the digest of a file; of one that cannot be read, none: reading it says why."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def _read_all(
    files: Sequence[ReportFile],
    details: Details,
    model: Consultation | None,
    *,
    processes: int | None,
) -> Iterator[_ReadFile]:
    count = processes or os.cpu_count() or 1
    if len(files) < _POOL_FROM or count == 1 or model is not None:
        for file in files:
            yield _read_one(file, details, model)
        return
    with ProcessPoolExecutor(count) as pool:
        yield from pool.map(_read_one, files, [details] * len(files), chunksize=4)


def _read_one(file: ReportFile, details: Details, model: Consultation | None = None) -> _ReadFile:
    try:
        data = file.path.read_bytes()
        documents = read_bytes(data, name=file.name)
        parts = []
        for document in documents:
            # Each message of an export is a source of its own; its bytes are its text.
            own = data if len(documents) == 1 else document.text.encode()
            asked = Consulted()
            if model is not None:
                asked = model.ask(file.name, document, language=details.language)
            extraction = extract(
                document.text,
                file=file.name,
                language=details.language or document.language,
                said_on=details.said_on or document.said_on,
                covers=details.covers,
                proposals=asked.proposals,
            )
            parts.append(_ReadPart(own, document, extraction, len(asked.proposals), asked.note))
        return _ReadFile(file.name, tuple(parts))
    except HabeasError as error:
        return _ReadFile(file.name, (), refused=str(error))
    except OSError as error:
        unread = DocumentError("cannot read", where=file.name, hint=str(error.strerror))
        return _ReadFile(file.name, (), refused=str(unread))


def _keep(archive: Archive, read: _ReadFile, details: Details) -> Iterator[AddedReport]:
    if read.refused:
        yield AddedReport(name=read.name, refused=read.refused)
    for part in read.parts:
        document, extraction = part.document, part.extraction
        name = f"{read.name}, {document.key}" if document.key else read.name
        # A source without its claims would look as if it had been read and said nothing.
        with archive.store.together():
            source = archive.add_source(
                part.data,
                text=document.text,
                name=name,
                publisher=details.publisher or document.publisher,
                address=details.address or document.address,
                said_on=details.said_on or document.said_on,
                language=details.language or document.language or extraction.language,
                media_type=document.media_type,
                numerals=extraction.numerals,
            )
            claims = archive.add_claims(source, extraction.claims)
        yield AddedReport(
            name=name,
            source=source,
            claims=claims,
            review=sum(c.confidence is Confidence.REVIEW for c in extraction.claims),
            numerals=len(extraction.numerals),
            queued=sum(n.account is Account.QUEUED for n in extraction.numerals),
            language=extraction.language,
            not_passed=tuple(extraction.refused),
            proposed=part.proposed,
            note=part.note,
        )
