"""Build an archive from an example folder: its reports, then its recorded decisions.

The folder holds ``about.yaml``, ``reports/`` and ``decisions.jsonl``; the format is told
in the example's own README. Decisions name claims by what they say, never by an id.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from habeas.app.add_report import Details, ReportFile, add_reports
from habeas.app.archive_facts import record_about
from habeas.archive import Archive
from habeas.errors import DocumentError, RecordError
from habeas.model.claim import Claim, Confidence
from habeas.words.archive_texts import WITH_EXAMPLE

Record = Mapping[str, Any]


@dataclass(slots=True)
class Replayed:
    """What a replay did.

    Attributes:
        sources: Report file to source id, in the order added.
        decisions: Lines of decisions replayed.
        accepted: Claims accepted.
        judged: Pairs of mentions judged.
    """

    sources: dict[str, str] = field(default_factory=dict)
    decisions: int = 0
    accepted: int = 0
    judged: int = 0


def example_folder(name: str) -> Path:
    """Find a bundled example, in the installed package or beside the source tree.

    Args:
        name: The folder's name, such as ``belarus-2025``.

    Raises:
        DocumentError: It is not there.
    """
    package = Path(str(resources.files("habeas")))
    for folder in (package / "examples" / name, package.parents[1] / "examples" / name):
        if (folder / "about.yaml").is_file():
            return folder
    raise DocumentError("the example is not installed", where=name, hint="install habeas again")


def replay_example(
    archive: Archive, folder: Path, *, progress: Callable[[], None] | None = None
) -> Replayed:
    """Add an example's reports and replay its decisions.

    Args:
        archive: A new archive.
        folder: The example.
        progress: Called after each line of decisions.

    Raises:
        DocumentError: A file of the example is missing.
        RecordError: A line names no claim, or several; the line is named.
    """
    about = yaml.safe_load((folder / "about.yaml").read_text(encoding="utf-8"))
    player = _Player(archive, folder, {r["file"]: r for r in about["reports"]})
    record_about(archive, about, by="example", why=WITH_EXAMPLE)
    for where, line in _lines(folder / "decisions.jsonl"):
        player.play(line, where)
        if progress is not None:
            progress()
    for file in player.reports:
        player.source(file)
    return player.done


def decisions_count(folder: Path) -> int:
    """Say how many lines of decisions an example has.

    Args:
        folder: The example.
    """
    return sum(1 for _ in _lines(folder / "decisions.jsonl"))


class _Player:
    """Replays one line after the other."""

    def __init__(self, archive: Archive, folder: Path, reports: Mapping[str, Record]) -> None:
        self.archive = archive
        self.folder = folder
        self.reports = reports
        self.done = Replayed()
        self.texts: dict[str, str] = {}
        self.claims: dict[str, list[Claim]] = {}

    def play(self, line: Record, where: str) -> None:
        """Replay one line."""
        kind, by, why = line.get("kind"), str(line.get("by", "")), str(line.get("why", ""))
        if kind in ("accept", "reject", "correct"):
            correction = line.get("correction")
            if kind == "correct":
                correction = {**(correction or {}), **self._linked(line, line["file"], where)[""]}
            # What a better reading no longer proposes needs no rejection.
            if kind != "reject" or self._fitting(line, where):
                found = self._find(line, where)
                self.archive.decide(found.id, kind, by=by, why=why, correction=correction)
                self.done.accepted += kind != "reject"
        elif kind == "retract":
            self.archive.retract(self._find(line, where).id, by=by, why=why)
        elif kind == "judge":
            a, b = (self._mention(line[side]) for side in "ab")
            self.archive.judge(a, b, line["judgement"], by=by, why=why)
            self.done.judged += 1
        elif kind == "add_claims":
            self._add_claims(line, where, by=by, why=why)
        else:
            raise RecordError(f"unknown kind {kind!r}", where=where)
        self.done.decisions += 1

    def source(self, file: str) -> str:
        """Give the source id of a report; add the report where it is not there yet."""
        if file not in self.done.sources:
            report = self.reports[file]
            path = self.folder / file
            details = Details(
                said_on=report["said_on"],
                language=report["language"],
                publisher=report["publisher"],
            )
            own = [ReportFile(path, file)]
            added = add_reports(self.archive, own, details, processes=1)[0]
            if added.refused:
                raise DocumentError(added.refused)
            self.done.sources[file] = added.source
            view = self.archive.view()
            self.texts[file] = view.snapshot(added.source).text
            self._remember(file)
        return self.done.sources[file]

    def _remember(self, file: str) -> None:
        states = self.archive.view().claims(source=self.done.sources[file])
        self.claims[file] = [state.claim for state in states]

    def _add_claims(self, line: Record, where: str, *, by: str, why: str) -> None:
        file = line["file"]
        source = self.source(file)
        linked = self._linked(line, file, where)
        own = [
            Claim.from_record(
                {**record, **linked[record["id"]], "confidence": Confidence.PROPOSED.value},
                where=place,
            )
            for place, record in _lines(self.folder / line["claims"])
            if record["file"] == file
        ]
        ids = self.archive.add_claims(source, own)
        self.archive.decide_all([(name, "accept") for name in ids], by=by, why=why)
        self.done.accepted += len(ids)
        self._remember(file)

    def _linked(self, line: Record, file: str, where: str) -> dict[str, dict[str, str]]:
        """Find what a line links to: recorded claim ("" for the line's own) to field to id."""
        linked: dict[str, dict[str, str]] = defaultdict(dict)
        for link in line.get("links", ()):
            whole = self._find({**link, "file": file}, where)
            linked[link.get("claim", "")][link["field"]] = whole.id
        return linked

    def _find(self, line: Record, where: str) -> Claim:
        found = self._fitting(line, where)
        if len(found) != 1:
            raise RecordError(
                f"{len(found)} claims fit {line['quote']!r}",
                where=where,
                hint="name its fields in match",
            )
        return found[0]

    def _fitting(self, line: Record, where: str) -> list[Claim]:
        file, quote = line["file"], line["quote"]
        self.source(file)
        text = self.texts[file]
        start = text.find(quote)
        if start < 0 or text.find(quote, start + 1) >= 0:
            raise RecordError(f"the words {quote!r} do not stand once in {file}", where=where)
        end = start + len(quote)
        return [
            claim
            for claim in self.claims[file]
            if claim.type == line["type"]
            and claim.start < end
            and start < claim.end
            and _fits(claim, line.get("match") or {})
        ]

    def _mention(self, named: Record) -> str:
        return f"{self.source(named['file'])}#{named['name']}"


def _fits(claim: Claim, match: Record) -> bool:
    record = claim.to_record()
    # A mention's key: what tells it apart in its source, else the name as written.
    record["name"] = record.get("mention") or record.get("person")
    return all(record.get(name) == value for name, value in match.items())


def _lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise DocumentError("cannot read", where=path.name, hint=str(error.strerror)) from None
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield f"{path.name}:{number}", json.loads(line)
