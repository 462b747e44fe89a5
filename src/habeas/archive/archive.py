"""An archive: what is recorded, by whom and why, in one file that is only ever added to."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from sqlalchemy import Connection

from habeas.archive.batch import draft_judgements, in_force
from habeas.archive.ledger import ledger, rules, undos
from habeas.archive.ledger.checkpoint import Checkpoint
from habeas.archive.ledger.given_data import GivenData, refuse_name
from habeas.archive.ledger.ledger import EntryDraft, Sealed
from habeas.archive.projections import project
from habeas.archive.recording import additions, completeness, explanations
from habeas.archive.recording.decisions import (
    draft_decisions,
    found_as,
    require_reason,
    standing_claim,
)
from habeas.archive.store import Store
from habeas.archive.upkeep import upkeep
from habeas.archive.upkeep.erase import Erasure
from habeas.archive.upkeep.verify import Verification
from habeas.archive.view.view import View
from habeas.errors import DecisionRefusedError, RecordError, UnknownIdError
from habeas.model.claim import Claim
from habeas.model.judgement import Judgement
from habeas.model.numeral import Account, Numeral
from habeas.model.when import parse_when
from habeas.resolve import check_judgement
from habeas.vocabulary.rules import Rules

_NUMBERS: Final = "see `habeas numbers`"
_UNDOABLE: Final = (
    "decision",
    "judgement",
    "retract",
    "undo",
    *GivenData,
    explanations.KIND,
    completeness.KIND,
)
# What is taken back in another way.
_RECORDED: Final = ("source", "claim")


class Archive:
    """One archive, open. Use it as a context manager.

    Attributes:
        store: The database underneath.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. Closing twice is no error."""
        self.store.engine.dispose()

    @property
    def path(self) -> Path:
        """The file."""
        return self.store.path

    @property
    def head(self) -> str:
        """The hash that stands for everything recorded so far, 64 hexadecimal digits."""
        with self.store.reading() as connection:
            return ledger.tail(connection)[2].hex()

    def view(self, known: int | str | None = None, said_by: str | None = None) -> View:
        """Look at the archive as it was, or as it is now.

        Args:
            known: Leave out what was recorded later: a sequence number, the first
                digits of a head, an instant, or a day (to its end, UTC). None: all.
            said_by: Leave out what had not been published by the end of this day.

        Raises:
            UnknownIdError: There was no such moment.
            DateFormatError: ``said_by`` is not a day.
        """
        return View(self.store, known=known, said_by=said_by)

    # What comes in.

    def add_source(
        self,
        data: bytes,
        *,
        text: str,
        name: str,
        publisher: str | None = None,
        address: str | None = None,
        said_on: str | None = None,
        language: str | None = None,
        media_type: str = "text/plain",
        numerals: Iterable[Numeral] = (),
    ) -> str:
        """Keep a source for good. The same bytes again are the same source, and no new entry.

        Args:
            data: The original bytes.
            text: What they say, exactly as all offsets will count it.
            name: The file name or title.
            publisher: Who printed it, as written.
            address: Where it was printed; None for a private note.
            said_on: When it was published, EDTF.
            language: BCP 47 code.
            media_type: Of the bytes.
            numerals: The account of every number in the text.

        Returns:
            The source's id.
        """
        if said_on is not None:
            parse_when(said_on)
        given = {
            "name": name,
            "publisher": publisher,
            "address": address,
            "said_on": said_on,
            "language": language,
            "media_type": media_type,
        }
        with self.store.writing() as connection:
            return additions.add_source(
                connection, data, text, given, numerals, clock=self.store.clock
            )

    def add_claims(self, source_id: str, claims: Sequence[Claim]) -> tuple[str, ...]:
        """Record what a source claims, as proposals.

        A claim that the source already makes, word for word and value for value, is
        not recorded twice. References between the given claims (``part_of``,
        ``member_of``, ``figure``, ``origin``) come to name the archive's own ids.

        Args:
            source_id: The source, or enough of its first digits.
            claims: With ids that are unique among them.

        Returns:
            The claims' ids in the archive, in the order given.

        Raises:
            AnchorNotFoundError: A quote is not in the source's text where it should be.
            RecordError: Two claims share an id, or refer to each other in a circle.
            UnknownIdError: There is no such source.
        """
        with self.store.writing() as connection:
            of = self.store.recent.source(connection, source_id)
            return additions.add_claims(connection, of, claims, clock=self.store.clock)

    # What people decide.

    def decide(
        self,
        claim_id: str,
        decision: str,
        *,
        by: str,
        why: str,
        correction: Mapping[str, Any] | Claim | None = None,
    ) -> str:
        """Record what a person decided about a claim.

        Args:
            claim_id: The claim, or enough of its first digits.
            decision: ``accept``, ``reject`` or ``correct`` (accept as corrected).
            by: Who decides.
            why: Their reason.
            correction: With ``correct``: the corrected claim, or only the fields of its
                record that change.

        Returns:
            The decision's id.

        Raises:
            RecordError: Not a decision, nobody decides, no reason, or a correction that
                is not a claim.
            UnknownIdError: There is no such claim.
            DecisionRefusedError: The claim is retracted.
        """
        return self.decide_all(
            [(claim_id, decision)], by=by, why=why, corrections={claim_id: correction}
        )[0]

    def decide_all(
        self,
        decisions: Iterable[tuple[str, str]],
        *,
        by: str,
        why: str,
        corrections: Mapping[str, Mapping[str, Any] | Claim | None] | None = None,
        batch: str | None = None,
    ) -> tuple[str, ...]:
        """Record several decisions that share one reason: all of them or none.

        Args:
            decisions: Pairs of claim id and decision.
            by: Who decides.
            why: Their reason.
            corrections: By claim id, for those decided ``correct``.
            batch: Under which name they are taken back together; None where they are not.

        Returns:
            The decisions' ids, in order.
        """
        require_reason(by=by, why=why)
        with self.store.writing() as connection:
            drafts = draft_decisions(
                connection, decisions, by=by, why=why, corrections=corrections or {}, batch=batch
            )
            return self._record(connection, drafts)

    def judge(self, a: str, b: str, judgement: Judgement | str, *, by: str, why: str) -> str:
        """Record whether two mentions are one person, or two figures tell of one group.

        Args:
            a: A mention's id, ``SOURCE_ID#KEY``, or the id of a claim of a figure.
            b: Another's, of the same kind.
            judgement: Same, different or unsure.
            by: Who decides.
            why: Their reason.

        Returns:
            The judgement's id.

        Raises:
            DecisionRefusedError: Both are one mention.
            MergeRefusedError: A judgement in force stands against it.
            UnknownIdError: There is no such mention, or no such figure.
        """
        return self.judge_all([(a, b, judgement)], by=by, why=why)[0]

    def judge_all(
        self,
        judgements: Iterable[tuple[str, str, Judgement | str]],
        *,
        by: str,
        why: str,
        batch: str | None = None,
    ) -> tuple[str, ...]:
        """Record several judgements that share one reason: all of them or none.

        Args:
            judgements: As `judge` takes them.
            by: Who decides.
            why: Their reason.
            batch: Under which name they are taken back together; None where they are not.

        Returns:
            The judgements' ids, in order.
        """
        require_reason(by=by, why=why)
        with self.store.writing() as connection:
            view = View(self.store, connection=connection)
            drafts = draft_judgements(connection, view, judgements, by=by, why=why, batch=batch)
            return self._record(connection, drafts)

    def undo(self, entry: str, *, by: str, why: str) -> str:
        """Take back a decision, a judgement, a statement, a retraction or an undo; the entry stays.

        Args:
            entry: Its id, or enough of its first digits.
            by: Who takes it back.
            why: Their reason.

        Returns:
            The undo's id.

        Raises:
            DecisionRefusedError: It is not something to undo, or is undone already.
            MergeRefusedError: What would come back into force contradicts a judgement.
        """
        require_reason(by=by, why=why)
        with self.store.writing() as connection:
            of = ledger.find(connection, entry)
            if of.kind not in _UNDOABLE:
                raise DecisionRefusedError(
                    f"a {of.kind} cannot be undone",
                    where=entry,
                    hint="retract or erase it" if of.kind in _RECORDED else "",
                )
            if undos.is_undone(connection, of.seq):
                raise DecisionRefusedError("already undone", where=entry)
            return self._undo(connection, [of.seq], by=by, why=why)[0]

    def undo_all(self, batch: str, *, by: str, why: str) -> tuple[str, ...]:
        """Take back all of one batch that is in force; the entries stay.

        A claim that somebody has decided about since keeps that decision.

        Args:
            batch: The name that it was recorded under.
            by: Who takes it back.
            why: Their reason.

        Returns:
            The undos' ids, in order.

        Raises:
            UnknownIdError: Nothing in force belongs to the batch.
            MergeRefusedError: What would come back into force contradicts a judgement.
        """
        require_reason(by=by, why=why)
        with self.store.writing() as connection:
            seqs = in_force(connection, View(self.store, connection=connection), batch)
            return self._undo(connection, seqs, by=by, why=why)

    def _undo(
        self, connection: Connection, seqs: Sequence[int], *, by: str, why: str
    ) -> tuple[str, ...]:
        before = View(self.store, connection=connection)
        said = {"by": by, "why": why}
        done = self._record(connection, [EntryDraft("undo", seq, said) for seq in seqs])
        self._check_restored(before, View(self.store, connection=connection))
        return done

    @staticmethod
    def _check_restored(before: View, after: View) -> None:
        """Refuse an undo that would bring back a judgement against another one."""
        stood = {judged.id for judged in before.judgements()}
        now = after.judgements()
        restored = [judged for judged in now if judged.id not in stood]
        mentions = after.all_mentions() if restored else ()
        for judged in restored:
            others = [other for other in now if other.id != judged.id]
            check_judgement(mentions, others, judged.a, judged.b, judged.judgement)

    def retract(self, claim_id: str, *, by: str, why: str) -> str:
        """Withdraw a claim: it no longer counts, and stays visible in history.

        Raises:
            UnknownIdError: There is no such claim.
            DecisionRefusedError: It is retracted already.
        """
        require_reason(by=by, why=why)
        with self.store.writing() as connection:
            of = standing_claim(connection, claim_id)
            return self._record(
                connection, [EntryDraft("retract", of.seq, {"by": by, "why": why})]
            )[0]

    def explain_number(
        self,
        source_id: str,
        start: int,
        account: Account | str,
        *,
        by: str,
        why: str,
        claim: str | None = None,
    ) -> str:
        """Record what a number in a source's text is, as a person sees it.

        Args:
            source_id: The source, or enough of its first digits.
            start: Where the number starts, in code points.
            account: What it is: a date, an age, money...
            by: Who says so.
            why: Their reason.
            claim: Id of the claim it is part of; a figure has one, and nothing else.

        Returns:
            The entry's id.

        Raises:
            RecordError: Not an account, or one that explains nothing.
            UnknownIdError: There is no such source, or no number starts there.
            DecisionRefusedError: The number is explained so, or is part of a claim.
        """
        require_reason(by=by, why=why)
        try:
            said = Account(account)
        except ValueError:
            known = ", ".join(a.value for a in Account if a is not Account.QUEUED)
            raise RecordError(f"unknown account {account!r}", hint=f"one of {known}") from None
        with self.store.writing() as connection:
            of = found_as(connection, source_id, "source")
            view = View(self.store, connection=connection)
            now = next((n for n in view.numerals(of.id) if n.start == start), None)
            if now is None:
                where = f"{of.id}:{start}"
                raise UnknownIdError("no number starts there", where=where, hint=_NUMBERS)
            claimed = view.is_claimed(now)
            made = explanations.draft(
                of, now, said, is_claimed=claimed, claim=claim, by=by, why=why
            )
            return self._record(connection, [made])[0]

    def declare_complete(
        self,
        definition: str,
        *,
        place: str | None,
        first: date | str,
        last: date | str | None,
        by: str,
        why: str,
        claim: str | None = None,
        batch: str | None = None,
    ) -> str:
        """Record that the record, as it is now, names everybody whom a definition counts.

        Without such a statement no count has a most. One that accepted claims contradict
        is recorded all the same, and shown as a conflict.

        Args:
            definition: ``id`` for the version in force, or ``id@version``.
            place: Code of a country; None for everywhere.
            first: First day it is true of; of a month or year, EDTF, its first.
            last: Last day it is true of; of a month or year, its last; None for today.
            by: Who says so.
            why: Their reason.
            claim: The claim it is quoted from, or enough of its first digits; None where
                it is the reviewer's own. It stands while the claim is accepted.
            batch: Under which name it is taken back with others; None for by itself.

        Returns:
            The entry's id.

        Raises:
            DefinitionError: There is no such definition.
            DateFormatError: Not a day, month or year.
            InputError: The days are in the wrong order, or still to come.
            UnknownIdError: There is no such place, or no such claim.
            DecisionRefusedError: The claim is not accepted.
        """
        require_reason(by=by, why=why)
        with self.store.writing() as connection:
            view = View(self.store, connection=connection)
            ref, clock = view.definition(definition).ref, self.store.clock
            about = completeness.scope(ref, place=place, first=first, last=last, clock=clock)
            quoted = None if claim is None else view.claim(claim)
            made = completeness.draft(about, by=by, why=why, claim=quoted, batch=batch)
            return self._record(connection, [made])[0]

    def record_definition(
        self, definition_id: str, version: str, data: Mapping[str, Any], *, by: str, why: str
    ) -> str:
        """Record a version of a definition.

        What was answered before keeps the version that was in force then. Recording
        the version in force again is no new entry.

        Returns:
            The entry's id.

        Raises:
            DecisionRefusedError: This version exists and says something else.
            RecordError: ``definition_id`` is a name that no definition can have.
        """
        require_reason(by=by, why=why)
        refuse_name(definition_id)
        body = {"id": definition_id, "version": version, "data": dict(data), "by": by, "why": why}
        with self.store.writing() as connection:
            for known in View(self.store, connection=connection).definitions():
                if (known.id, known.version) == (definition_id, version):
                    if dict(known.data) == dict(data):
                        return known.entry
                    raise DecisionRefusedError(
                        "this version says something else already",
                        where=f"{definition_id}@{version}",
                        hint="give the changed definition a new version",
                    )
            return self._record(connection, [EntryDraft(GivenData.DEFINITION, None, body)])[0]

    def record_about(self, data: Mapping[str, Any], *, by: str, why: str) -> str:
        """Record facts about the archive beside its sources, such as the place it is about.

        Args:
            data: All of them: they take the place of what was given before.
            by: Who gives them.
            why: From where.

        Returns:
            The entry's id. Giving the same again is no new entry.
        """
        require_reason(by=by, why=why)
        body = {"data": dict(data), "by": by, "why": why}
        with self.store.writing() as connection:
            known = View(self.store, connection=connection).about()
            if known is not None and dict(known.data) == dict(data):
                return known.entry
            return self._record(connection, [EntryDraft(GivenData.ABOUT, None, body)])[0]

    def record_tables(
        self, tables: Rules, definitions: Sequence[Mapping[str, Any]] = (), *, by: str, why: str
    ) -> str:
        """Record the tables by which claims become histories from now on: one decision.

        Everybody's history is worked out again. What was answered before keeps the
        tables that were in force then; undoing the entry brings them back.

        Args:
            tables: Read and checked.
            definitions: New versions of definitions that come into force with them.
            by: Who decides.
            why: Their reason.

        Returns:
            The entry's id.
        """
        require_reason(by=by, why=why)
        body = rules.tables_body(tables, definitions, by=by, why=why)
        with self.store.writing() as connection:
            return self._record(connection, [EntryDraft(GivenData.TABLES, None, body)])[0]

    # Keeping it.

    def verify(self, *, against: Checkpoint | None = None) -> Verification:
        """Check everything that is kept, from the first entry to the last.

        Args:
            against: A checkpoint kept elsewhere; without one, a tail cut off and an
                older copy put back do not show.
        """
        return upkeep.verify_store(self.store, against=against)

    def checkpoint(self) -> str:
        """Sign what the archive holds now, as a small text to keep elsewhere."""
        return upkeep.make_checkpoint(self.store)

    @property
    def is_outdated(self) -> bool:
        """Whether its derived tables are an earlier Habeas's, so that it cannot be asked."""
        return upkeep.is_outdated(self.store)

    def rebuild(self) -> tuple[str, ...]:
        """Make every projection anew; gives the names of those that had been wrong."""
        return upkeep.rebuild_store(self.store)

    def wrong_tables(self) -> tuple[str, ...]:
        """Name the derived tables that are not what the ledger says; changes nothing."""
        return upkeep.rebuild_store(self.store, keep=False)

    def plan_erasure(self, entry: str) -> Erasure:
        """Say what erasing an entry would destroy and what it cannot reach."""
        return upkeep.plan_erasure(self.store, entry)

    def erase(self, entry: str, *, by: str, why: str) -> Erasure:
        """Destroy the content of an entry, and of everything that holds the same words.

        Args:
            entry: A source, a claim, a judgement or a decision.
            by: Who erases.
            why: The reason; it is never erased, so it must not repeat what is.

        Returns:
            What was destroyed, what could not be reached, and whether the file is swept.

        Raises:
            DecisionRefusedError: It is erased already, or is never erased.
        """
        return upkeep.erase_from_store(self.store, entry, by=by, why=why)

    def sweep(self) -> bool:
        """Rewrite the file without what was erased; False while a reader is in the way."""
        return upkeep.sweep(self.store)

    def backup(self, target: str | Path) -> Verification:
        """Copy the archive to a new file while it is in use; encrypted if it is."""
        return upkeep.back_up(self.store, Path(target))

    def note_copy(self, name: str, *, what: str, form: str) -> str:
        """Record that a copy of content is written to a file: which, how, and when.

        An erasure lists it among what it cannot reach. No content is recorded.

        Args:
            name: The file; only its name is kept, not its folder. Empty where unknown.
            what: What writes it, such as ``export``.
            form: Its format, such as ``csv``.

        Returns:
            The entry's id.
        """
        return upkeep.note_copy(self.store, name, what=what, form=form)

    def rekey(self, key: bytes) -> None:
        """Encrypt the archive under another key; shares of the old one are void."""
        self.store = upkeep.change_key(self.store, key)

    # Within.

    def _record(self, connection: Connection, drafts: Iterable[EntryDraft]) -> tuple[str, ...]:
        sealed: list[Sealed] = ledger.append(connection, drafts, clock=self.store.clock)
        project.project(connection, sealed)
        return tuple(item.entry.id for item in sealed)
