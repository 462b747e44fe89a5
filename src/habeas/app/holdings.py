"""An archive read once for pages: claims with their sources, people with their names."""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from habeas.app.archive_facts import About, about_of
from habeas.archive import Archive, ClaimState, View
from habeas.errors import InputError, UnknownIdError
from habeas.history import spells
from habeas.model.claim import Claim
from habeas.model.event import Event
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure
from habeas.model.person import Attribute, Person
from habeas.model.snapshot import Source
from habeas.model.spell import Spell
from habeas.model.when import When, parse_day, parse_when
from habeas.publish.page_question import PageQuestion
from habeas.publish.quotes import Quoted

# Parameters of the question itself; a page's own (a search) come beside them.
PARAMETERS: Final = ("on", "said_by", "known", "definition", "head")
_LONGEST: Final = 300
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class PageRequest:
    """What a reader asked for, checked.

    Attributes:
        on: EDTF, or None.
        said_by: One day, or None.
        known: Sequence, head or instant, or None for now.
        head: The ledger head that the reader expects, or None.
        definition: ``id`` or ``id@version``, or None.
        chosen: What links to other pages keep.
    """

    on: str | None = None
    said_by: str | None = None
    known: str | None = None
    head: str | None = None
    definition: str | None = None
    chosen: tuple[tuple[str, str], ...] = ()


def question_of(parameters: Mapping[str, str]) -> PageRequest:
    """Read a question from the parameters of a link.

    Args:
        parameters: As sent; unknown ones are passed over, empty ones are not asked.

    Raises:
        DateFormatError: A date is none.
        InputError: A parameter is longer than any that has a meaning.
    """
    given = {name: parameters.get(name, "").strip() for name in PARAMETERS}
    for name, value in given.items():
        if len(value) > _LONGEST:
            raise InputError(f"{name} is too long", hint="see the permanent link of the page")
    if given["on"]:
        parse_when(given["on"])
    if given["said_by"]:
        parse_day(given["said_by"])
    kept = tuple(
        (name, given[name]) for name in ("on", "said_by", "known", "definition") if given[name]
    )
    return PageRequest(**{name: value or None for name, value in given.items()}, chosen=kept)


class _shared(Generic[_T]):  # noqa: N801 - it is used as a decorator is
    """What is read once, when it is asked for, for all readings of one moment."""

    def __init__(self, read: Callable[["Holdings"], _T]) -> None:
        self.read = read
        self.__doc__ = read.__doc__

    def __get__(self, reading: "Holdings", owner: type["Holdings"]) -> _T:
        kept = reading._read  # noqa: SLF001 - a part of it
        name = self.read.__name__
        if name not in kept:
            kept[name] = self.read(reading)
        found: _T = kept[name]
        return found


class Holdings:
    """A View with what pages ask of it again and again.

    Attributes:
        view: The time machine.
        question: What was asked.
        kept: What use cases made of it and ask for again.
    """

    def __init__(self, view: View, question: PageRequest) -> None:
        self.view = view
        self.question = question
        self.kept: dict[str, Any] = {}
        self._read: dict[str, Any] = {}
        self._spells: dict[str, tuple[Spell, ...]] = {}
        self._about: dict[str, tuple[Quoted, ...]] = {}
        self._check_head()

    def _check_head(self) -> None:
        expected = self.question.head
        if expected is not None and not self.view.head.startswith(expected.lower()):
            raise UnknownIdError(
                "this archive's ledger has another head at that entry",
                where=expected,
                hint="the link belongs to another archive, or to a copy that went another way",
            )

    def asking(self, question: PageRequest) -> "Holdings":
        """Ask another question of the same moment; what was read is shared.

        Args:
            question: Of the same known and said_by.
        """
        other = copy(self)
        other.question = question
        other._check_head()  # noqa: SLF001 - its own class
        return other

    @classmethod
    def of(cls, archive: Archive, question: PageRequest) -> "Holdings":
        """Read an archive at the moment that was asked for.

        Args:
            archive: Open.
            question: What was asked.
        """
        known = question.known
        as_number = known is not None and known.isdecimal() and len(known) < 12
        view = archive.view(
            known=int(known) if known is not None and as_number else known,
            said_by=question.said_by,
        )
        return cls(view, question)

    def asked(self, *, on: str | None = None, definition: str | None = None) -> PageQuestion:
        """Give the question as the pages carry it.

        Args:
            on: The day that the page is about, where it is about one.
            definition: ``id@version`` where the page counts.
        """
        return PageQuestion(
            known=self.view.known,
            head=self.view.head,
            on=on,
            said_by=self.view.said_by.isoformat() if self.view.said_by else None,
            definition=definition,
            chosen=self.question.chosen,
        )

    @_shared
    def about(self) -> About:
        """What was given about the archive beside its sources."""
        return about_of(self.view)

    @_shared
    def sources(self) -> Mapping[str, Source]:
        """Every source by its id."""
        return {source.id: source for source in self.view.sources()}

    @_shared
    def quotes(self) -> Mapping[str, Quoted]:
        """Every claim by its id, of any state, in the order recorded."""
        return {state.entry: self._quoted(state) for state in self.view.claims()}

    def _quoted(self, state: ClaimState) -> Quoted:
        source = self.sources.get(state.source) or self.view.source(state.source)
        marks = state.claim.citations
        return Quoted(
            claim=state.claim,
            source=self.about.shown(source),
            state=state.state,
            by=state.by or "",
            why=state.why or "",
            cited=self.about.cited(source, marks) if marks else (),
        )

    def quote(self, claim_id: str) -> Quoted:
        """Give one claim, by its id or enough of its first digits.

        Raises:
            UnknownIdError: There is none, or it was erased.
        """
        found = self.quotes.get(claim_id)
        return found if found is not None else self._quoted(self.view.claim(claim_id))

    def group_quote(self, claim_id: str) -> Quoted | None:
        """Give the claim of a group, or None for one that is none; reads no other claim."""
        if "quotes" in self._read:
            return self.quotes.get(claim_id)
        try:
            return self._quoted(self.view.claim(claim_id))
        except UnknownIdError:
            return None

    @_shared
    def accepted(self) -> tuple[Quoted, ...]:
        """Every accepted claim."""
        return tuple(q for q in self.quotes.values() if q.state == "accepted")

    @_shared
    def waiting(self) -> tuple[Quoted, ...]:
        """Every claim that nobody has decided."""
        return tuple(q for q in self.quotes.values() if q.state in ("proposed", "review"))

    @_shared
    def people(self) -> Mapping[str, Person]:
        """Everybody whom an accepted claim mentions, by id."""
        return {person.id: person for person in self.view.people()}

    @_shared
    def person_of(self) -> Mapping[str, str]:
        """Claim id to the id of the person it is about."""
        of_mention = self.view.identity().person_of
        found = {}
        for state_id, quoted in self.quotes.items():
            mention = mention_of(quoted)
            if mention is not None and mention in of_mention:
                found[state_id] = of_mention[mention]
        return found

    @_shared
    def claims_of(self) -> Mapping[str, tuple[Quoted, ...]]:
        """Person id to the claims about the person, of any state."""
        found: dict[str, list[Quoted]] = {}
        for claim_id, person in self.person_of.items():
            found.setdefault(person, []).append(self.quotes[claim_id])
        return {person: tuple(quotes) for person, quotes in found.items()}

    def claims_about(self, person_id: str) -> tuple[Quoted, ...]:
        """Give the claims about one person, of any state, as recorded; reads no other claim.

        Args:
            person_id: An id that somebody has now.
        """
        if "claims_of" in self._read:
            return self.claims_of.get(person_id, ())
        if person_id not in self._about:
            states = self.view.claims(person=person_id)
            self._about[person_id] = tuple(map(self._quoted, states))
        return self._about[person_id]

    def accepted_of(self, person_id: str) -> tuple[Quoted, ...]:
        """Give the accepted claims about a person."""
        return tuple(q for q in self.claims_about(person_id) if q.state == "accepted")

    def name_of(self, person_id: str) -> str:
        """Give the most frequent spelling of a person's name."""
        person = self.people.get(person_id)
        if person is None:
            person = self.view.person(person_id)
        return person.names[0] if person.names else person.id

    def named(self, claim_id: str) -> tuple[str, str] | None:
        """Give the id and name of the person a claim is about."""
        person = self.person_of.get(claim_id)
        return (person, self.name_of(person)) if person is not None else None

    def spells(self, person_id: str) -> tuple[Spell, ...]:
        """Give a person's life on every axis, from accepted claims."""
        if person_id not in self._spells:
            claims = [q.claim for q in self.accepted_of(person_id)]
            self._spells[person_id] = tuple(spells(person_id, claims, rules=self.view.rules))
        return self._spells[person_id]

    @_shared
    def last_said(self) -> str:
        """The last day on which a source here was published, else that a claim tells of."""
        said = [source.said_on for source in self.sources.values() if source.said_on]
        days = [day for text in said if (day := parse_when(text).latest) is not None]
        if not days:
            times = [time_of(state.claim) for state in self.view.claims(state="accepted")]
            days = [when.latest for when in times if when is not None and when.latest is not None]
        return max((day.isoformat() for day in days), default="0001-01-01")

    @property
    def on(self) -> str:
        """The day asked about; else the said-by day; else the last day a source was published.

        Never today: the same link to the same ledger gives the same answer tomorrow.
        """
        said_by = self.view.said_by.isoformat() if self.view.said_by else None
        return self.question.on or said_by or self.last_said


def time_of(claim: Claim) -> When | None:
    """Give the time a claim is about; None where it has none."""
    body = claim.body
    if isinstance(body, Figure):
        return body.time
    return body.date if isinstance(body, (Event, Exchange)) else None


def mention_of(quoted: Quoted) -> str | None:
    """Give the id of the mention that a claim is about, or None where it names nobody."""
    body = quoted.claim.body
    if not isinstance(body, (Event, Attribute)):
        return None
    return f"{quoted.source.id}#{body.mention or body.person}"
