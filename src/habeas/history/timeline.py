"""One axis of one person: points in order to spells.

Values stay open until another takes their place. Where a point presupposes something
else than what was open, both are kept and disputed since the day the open one was last
confirmed: somebody is wrong, or something happened that nobody reported.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from habeas.history.occurrence import eve
from habeas.history.points import Point
from habeas.model.spell import Spell
from habeas.vocabulary.axes import Axis

_DAY = timedelta(days=1)


@dataclass(slots=True, kw_only=True)
class _Open:
    """A value that holds, or may hold, until something closes it."""

    value: str
    from_earliest: date | None
    from_latest: date | None
    claims: list[str]
    origins: set[str]
    disputed: bool = False
    tentative: bool = False
    begins: bool = False
    reason: str = ""
    from_reason: str = ""
    confirmed: date | None = None
    may_end: date | None = None
    may_reason: str = ""
    reported: date | None = None

    def support(self, point: Point) -> None:
        """Let a point that agrees bear it out."""
        self.claims.extend(c for c in point.claims if c not in self.claims)
        self.origins |= point.origins
        if point.reported is not None:
            self.reported = max(self.reported or date.min, point.reported)
        if point.earliest is not None:
            self.confirmed = max(self.confirmed or date.min, point.earliest)


@dataclass(slots=True)
class Timeline:
    """Reads points in order; ``spells`` is the answer once all are read."""

    person: str
    axis: str
    data: Axis
    spells: list[Spell] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _implied: str = ""
    _entered: bool = False
    _ended: str = ""
    _ended_on: date | None = None

    def read(self, points: Sequence[Point]) -> list[Spell]:
        """Read every point and give the spells, those still open included.

        Args:
            points: In order.
        """
        for point in points:
            known = bool(self._open)
            self._before(point)
            self._after(point, known=known)
            if point.final and not point.disputed:
                self._ended, self._ended_on = point.words, point.latest
        for still in self._open:
            self._emit(still, None, None, "")
        return self.spells

    # What a point says of the time before it.

    def _before(self, point: Point) -> None:
        wanted = point.before or ((point.at,) if point.at is not None else ())
        if not wanted:
            return
        if not any(o.value in wanted for o in self._open):
            for only in [o for o in self._open if o.tentative]:
                self._close(
                    only, point
                )  # what nobody tells of as having happened is no contradiction
        if not self._open:
            self._suppose(wanted[0], point)
            return
        agreeing = [o for o in self._open if o.value in wanted]
        if not agreeing:
            self._contradict(wanted[0], point)
            return
        for other in [o for o in self._open if o.value not in wanted]:
            if other.value not in self.data.absorbing:
                self._close(other, point)

    def _suppose(self, value: str, point: Point) -> None:
        """Nothing is known: what the point presupposes held until it, nobody says since when."""
        if value == self.data.default or point.at is not None:
            return
        self._implied = point.words
        disputed = point.disputed or self._after_end(point)
        opened = _Open(
            value=value,
            from_earliest=self._ended_on,
            from_latest=eve(point.latest),
            claims=list(point.claims),
            origins=set(point.origins),
            disputed=bool(disputed),
            reason=disputed,
            from_reason=f"so until the {point.words}; since when is not known",
        )
        if point.to or point.end:
            self._emit(opened, point.earliest, point.latest, _end_words(point))
        else:
            # What leaves it only possible does not end it.
            opened.confirmed = point.earliest
            self._open.append(opened)

    def _contradict(self, value: str, point: Point) -> None:
        """What was open is not what the point presupposes: keep both, disputed."""
        before = self._open
        words = f"{self._named(before[0])}, but the {point.words} says otherwise"
        final = [o for o in before if o.value in self.data.absorbing]
        for old in before:
            if old in final:
                old.disputed, old.reason = True, words
                old.claims.extend(c for c in point.claims if c not in old.claims)
            else:
                self._split(old, point, words)
        self._open = final
        if final:
            return
        since = max(o.from_earliest or date.min for o in before)
        first = None if since == date.min else since
        by = eve(point.latest)
        rival = _Open(
            value=value,
            from_earliest=first,
            from_latest=by if by is None or first is None else max(by, first),
            claims=[*point.claims, *(c for o in before for c in o.claims if c not in point.claims)],
            origins=set(point.origins),
            disputed=True,
            reason=words,
        )
        self._emit(rival, point.earliest, point.latest, _end_words(point))

    def _named(self, opened: _Open) -> str:
        labels = self.data.values.get(opened.value, {})
        since = opened.confirmed or opened.from_earliest
        return f"{labels.get('en', opened.value)}" + (f" as of {since}" if since else "")

    def _split(self, old: _Open, point: Point, words: str) -> None:
        """Leave undisputed what came before the last confirmation; dispute the rest."""
        confirmed = old.confirmed
        begun = old.from_latest
        sure = not old.disputed and confirmed is not None and begun is not None
        if sure and confirmed is not None and begun is not None and begun < confirmed < date.max:
            until = confirmed + _DAY
            self._emit(old, until, until, words)
            old.from_earliest = old.from_latest = until
            old.begins = False
        old.disputed, old.reason = True, old.reason or words
        old.claims.extend(c for c in point.claims if c not in old.claims)
        self._emit(old, point.earliest, point.latest, _end_words(point))

    # What a point says of the time after it.

    def _after(self, point: Point, *, known: bool) -> None:
        disputed = point.disputed or self._after_end(point)
        if point.at is not None:
            self._observe(point, disputed, known=known)
        if point.to:
            self._turn(point, disputed or self._out_of_order(point))
        if point.may is not None:
            self._admit(point)
        if point.end and not point.to:
            self._finish(point, disputed)
        if point.first or (point.to and not point.before):
            self._entered = True

    def _after_end(self, point: Point) -> str:
        return f"the {point.words} is told of after the {self._ended}" if self._ended else ""

    def _out_of_order(self, point: Point) -> str:
        if point.first and self._implied and not self._entered:
            return f"the {self._implied} is told of as earlier than the {point.words}"
        return ""

    def _observe(self, point: Point, disputed: str, *, known: bool) -> None:
        value = point.at
        assert value is not None  # noqa: S101 - the caller looked
        final = [o for o in self._open if o.value in self.data.absorbing and o.value != value]
        disputed = disputed or (final[0].reason if final else "")
        held = next((o for o in self._open if o.value == value), None)
        if held is None:
            if known or value != self.data.default:
                self._start(value, point, disputed, since_known=known, begins=False)
        elif disputed:
            held.claims.extend(c for c in point.claims if c not in held.claims)
        elif held.disputed or held.tentative or held.may_end is not None:
            self._close(held, point)
            self._start(value, point, "", begins=False)
        else:
            held.support(point)

    def _turn(self, point: Point, disputed: str) -> None:
        sure = not disputed and len(point.to) == 1
        reason = disputed or (f"sources differ on the {point.words}" if not sure else "")
        for old in list(self._open):
            if old.value in point.to and sure and not old.disputed and old.may_end is None:
                old.support(point)
            elif sure:
                self._close(old, point)
            else:
                # The new value is disputed, so the old one may still hold.
                self._emit_until(old, point)
                old.from_earliest, old.from_latest = point.earliest, point.latest
                old.begins = False
                old.disputed, old.reason = True, reason
                old.claims.extend(c for c in point.claims if c not in old.claims)
        for value in point.to:
            if not any(o.value == value for o in self._open):
                self._start(value, point, reason)

    def _admit(self, point: Point) -> None:
        words = f"{point.why} {point.day}"
        for old in self._open:
            if old.value != point.may and old.may_end is None:
                old.may_end, old.may_reason = point.earliest or date.min, words
        if point.may is not None and not any(o.value == point.may for o in self._open):
            self._start(point.may, point, "")
            self._open[-1].tentative = True
            self._open[-1].reason = words

    def _finish(self, point: Point, disputed: str) -> None:
        for old in list(self._open):
            if disputed:
                old.may_end, old.may_reason = point.earliest or date.min, disputed
            else:
                self._close(old, point)

    def _start(
        self,
        value: str,
        point: Point,
        disputed: str,
        *,
        since_known: bool = True,
        begins: bool = True,
    ) -> None:
        words = ""
        if not since_known:
            words = f"so by the {point.words}; since when is not known"
        elif point.earliest != point.latest:
            words = f"the day is not known: {point.words}"
        self._open.append(
            _Open(
                value=value,
                from_earliest=point.earliest if since_known else None,
                from_latest=point.latest,
                claims=list(point.claims),
                origins=set(point.origins),
                disputed=bool(disputed),
                begins=begins,
                reason=disputed,
                from_reason=words,
                confirmed=point.earliest,
                reported=point.reported,
            )
        )

    # Closing.

    def _emit_until(self, old: _Open, point: Point) -> None:
        if not old.disputed:
            self._emit(old, point.earliest, point.latest, _end_words(point))

    def _close(self, old: _Open, point: Point) -> None:
        self._emit(old, point.earliest, point.latest, _end_words(point))
        self._open.remove(old)

    def _emit(self, old: _Open, earliest: date | None, latest: date | None, words: str) -> None:
        if old.may_end is not None and (earliest is None or old.may_end < earliest):
            earliest, words = old.may_end, old.may_reason
        if latest is not None and old.from_earliest is not None and old.from_earliest >= latest:
            return  # begun and ended on one day: it holds at the end of none
        self.spells.append(
            Spell(
                person=self.person,
                axis=self.axis,
                value=old.value,
                from_earliest=old.from_earliest,
                from_latest=old.from_latest,
                to_earliest=earliest,
                to_latest=latest,
                claims=tuple(old.claims),
                disputed=old.disputed,
                tentative=old.tentative,
                begins=old.begins,
                reason=old.reason,
                from_reason=old.from_reason,
                to_reason=words,
                witnesses=max(1, len(old.origins)),
                origins=tuple(sorted(old.origins)),
                last_reported=old.reported,
            )
        )


def _end_words(point: Point) -> str:
    return f"the day is not known: {point.words}" if point.earliest != point.latest else ""
