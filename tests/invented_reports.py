"""An invented country's reports, and a clock that only the test moves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from habeas.archive import Archive
from habeas.model.claim import Claim

REPORT = (
    "Zdenka Pomelo was released on 11 September 2025 and taken to Lemonia. "
    "Oto Kvikala remains in custody. "
    "Fourteen people crossed the border that day."
)
SECOND = "Zdenka Pomelova, 41, was seen in Port Marzipan on 12 September 2025."


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = field(default_factory=lambda: datetime(2025, 12, 23, 12, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


def record(quote: str, *, text: str = REPORT, name: str = "1", **fields: Any) -> Mapping[str, Any]:
    """Give the wire form of a claim whose quote stands in a text."""
    start = text.index(quote)
    return {
        "type": "person_event",
        "file": "report.txt",
        "id": name,
        "quote": quote,
        "start": start,
        "end": start + len(quote),
        **fields,
    }


def released(name: str = "1", *, person: str = "Zdenka Pomelo", **fields: Any) -> Claim:
    """Zdenka Pomelo's release, as the report tells it."""
    quote = "Zdenka Pomelo was released on 11 September 2025"
    given = {"person": person, "event": "released", "date": "2025-09-11"} | fields
    return Claim.from_record(record(quote, name=name, **given))


def held(name: str = "2") -> Claim:
    """Oto Kvikala's custody, as the report tells it."""
    quote = "Oto Kvikala remains in custody."
    return Claim.from_record(record(quote, name=name, person="Oto Kvikala", event="seen"))


def crossed(name: str = "3") -> Claim:
    """The figure of the people who crossed."""
    fields: dict[str, Any] = {
        "type": "figure",
        "value_low": 14,
        "value_high": 14,
        "hedge": "exact",
        "measure": "deported_or_exiled",
        "mode": "flow",
        "population": "people",
    }
    return Claim.from_record(
        record("Fourteen people crossed the border that day.", name=name, **fields)
    )


def seen_again(name: str = "1") -> Claim:
    """The second report's sighting, under another spelling."""
    quote = "Zdenka Pomelova, 41, was seen in Port Marzipan"
    fields = {"person": "Zdenka Pomelova", "event": "seen", "date": "2025-09-12"}
    return Claim.from_record(record(quote, text=SECOND, name=name, **fields))


def add_report(archive: Archive) -> str:
    """Add the first report, and give its id."""
    return archive.add_source(
        REPORT.encode(),
        text=REPORT,
        name="report.txt",
        said_on="2025-09-12",
        publisher="Citrus Post",
    )


def add_second(archive: Archive) -> str:
    """Add the second report, and give its id."""
    return archive.add_source(SECOND.encode(), text=SECOND, name="second.txt", said_on="2025-09-20")
