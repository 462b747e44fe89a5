"""The list of people, and the search that finds a person by any spelling."""

from dataclasses import dataclass
from typing import ClassVar

from habeas.model.wire import Record, as_record
from habeas.publish.page_question import PageQuestion
from habeas.words.titles import people_title


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One person in a list.

    Attributes:
        person: Person id.
        name: Most frequent spelling.
        names: Every spelling: form, script, number of sources.
        status: The status in one line.
        matched: The spelling that a search matched; empty where nothing was searched.
        reason: Why the person is only possible in a count; empty elsewhere.
        last_reported: Last day that a source tells of, as text; empty where none does.
        claims: How many accepted claims are about the person.
    """

    person: str
    name: str
    names: tuple[tuple[str, str, int], ...] = ()
    status: str = ""
    matched: str = ""
    reason: str = ""
    last_reported: str = ""
    claims: int = 0

    def to_record(self) -> Record:
        """Give the row as RECORDS describes it."""
        return as_record(
            {
                "person": self.person,
                "names": [{"form": f, "script": s, "sources": n} for f, s, n in self.names],
                "matched": self.matched or None,
                "status": self.status,
                "last_reported": self.last_reported or None,
                "claims": self.claims,
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """People whom an accepted claim mentions.

    Attributes:
        asked: The question, with its day.
        query: The spelling searched for; empty for everybody.
        rows: The people of this page of the list.
        total: How many there are in all.
        start: How many come before this page.
        size: How many a page of the list holds.
    """

    template: ClassVar[str] = "people.html"
    formats: ClassVar[tuple[str, ...]] = ("json", "csv")
    path: ClassVar[str] = "/people"

    asked: PageQuestion
    query: str
    rows: tuple[PersonLine, ...]
    total: int
    start: int = 0
    size: int = 200

    @property
    def title(self) -> str:
        """What is listed."""
        return people_title(self.query)

    @property
    def extra(self) -> dict[str, str]:
        """The parameters that belong to the permanent link."""
        return {"q": self.query} | ({"start": str(self.start)} if self.start else {})

    def to_record(self) -> Record:
        """Give the list."""
        return as_record(
            {
                "asked": self.asked,
                "query": self.query or None,
                "total": self.total,
                "start": self.start,
                "people": self.rows,
            }
        )

    def to_rows(self) -> tuple[tuple[str, ...], ...]:
        """Give the list as a table: a heading row, then one row a person."""
        head = ("person", "name", "matched", "status", "last_reported", "claims")
        body = (
            (r.person, r.name, r.matched, r.status, r.last_reported, str(r.claims))
            for r in self.rows
        )
        return (head, *body)
