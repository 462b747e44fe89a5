"""Where a person's records put the person on a day, axis by axis, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.model.spell import Spell, Standing
from habeas.publish.quotes import Quoted
from habeas.words import standings
from habeas.words.dates import since_words
from habeas.words.lists import either, unique
from habeas.words.spells import why_possible
from habeas.words.terms import axis_label, axis_order, is_accusation, value_label

_STANDINGS = ("undisputed", "disputed", "possible")


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueStatus:
    """One value that may hold on the asked day.

    Attributes:
        axis: Its axis.
        value: Value id.
        standing: ``undisputed``, ``possible`` or ``disputed``.
        since: When it began, in words.
        reason: Why it is not undisputed; empty where it is.
        contradiction: What of the told cannot be so, where records disagree; else empty.
        quotes: The claims it rests on.
    """

    axis: str
    value: str
    standing: str
    since: str
    reason: str
    contradiction: str
    quotes: tuple[Quoted, ...]

    @property
    def words(self) -> str:
        """The value in words."""
        return value_label(self.axis, self.value)

    @property
    def because(self) -> str:
        """What the folded quotes are headed with: the value, and why it is not undisputed."""
        if self.standing == "undisputed" or not self.reason:
            return standings.because(self.words)
        return standings.because_possibly(self.words, self.reason)

    @property
    def is_accusation(self) -> bool:
        """Whether it tells what authorities accuse the person of."""
        return is_accusation(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisStatus:
    """How one axis answers on the asked day.

    Attributes:
        axis: Axis id, with its body where there is one.
        values: What may hold, undisputed first.
    """

    axis: str
    values: tuple[ValueStatus, ...]

    @property
    def label(self) -> str:
        """The axis in words."""
        return axis_label(self.axis)

    @property
    def disagrees(self) -> bool:
        """Whether records contradict each other here."""
        return any(v.standing == "disputed" for v in self.values)

    @property
    def quotes(self) -> tuple[Quoted, ...]:
        """The claims behind the values, each once."""
        return tuple({q.id: q for v in self.values for q in v.quotes}.values())

    @property
    def speakers(self) -> tuple[Quoted, ...]:
        """One claim of each speaker, the first."""
        return tuple({q.speaker: q for q in reversed(self.quotes)}.values())[::-1]

    @property
    def contradiction(self) -> str:
        """What cannot all be so, in words; empty where records do not contradict each other.

        Which claims are wrong nobody knows, so none of the values has claims of its own.
        """
        told = "; ".join(unique(v.contradiction for v in self.values if v.contradiction))
        return (told or either([v.words for v in self.values])) if self.disagrees else ""

    @property
    def folds(self) -> tuple[tuple[str, tuple[Quoted, ...]], ...]:
        """What the folded quotes are headed with, and the quotes."""
        if self.disagrees:
            return ((standings.because_disagree(self.contradiction), self.quotes),)
        return tuple((v.because, v.quotes) for v in self.values)

    @property
    def sentence(self) -> str:
        """The answer in one sentence's words."""
        if not self.values:
            return standings.not_known()
        sure = [v for v in self.values if v.standing == "undisputed"]
        open_ones = [v for v in self.values if v.standing != "undisputed"]
        told = [standings.sure(v.words, v.since) for v in sure]
        may_be = [v.words for v in open_ones]
        if self.disagrees:
            told.append(standings.disagree(may_be))
        elif open_ones:
            why = open_ones[0].reason if len(open_ones) == 1 else ""
            told.append(standings.possibly(may_be, why))
        return "; ".join(told)


def status_line(axes: Sequence[AxisStatus]) -> str:
    """Say a person's status in one line.

    Args:
        axes: The answer of each axis.
    """
    shown = [axis for axis in axes if axis.axis in ("custody", "territory", "life") and axis.values]
    if any(axis.disagrees for axis in shown):
        said = [v.words for axis in shown if axis.disagrees for v in axis.values]
        return standings.disagree(unique(said))
    told = [
        v.words if v.standing == "undisputed" else standings.possibly([v.words])
        for axis in shown
        for v in axis.values
    ]
    return "; ".join(unique(told)) or standings.not_known()


def axis_statuses(
    spells: Sequence[Spell], on: date, quotes: Mapping[str, Quoted]
) -> tuple[AxisStatus, ...]:
    """Say how each axis answers on a day.

    Args:
        spells: Of one person, on any axes.
        on: The day asked about; its end counts.
        quotes: The claims that spells rest on, by id.
    """
    by_axis: dict[str, dict[str, list[tuple[Spell, Standing]]]] = {}
    for spell in spells:
        standing = spell.standing(on)
        if standing is not Standing.NO:
            values = by_axis.setdefault(spell.axis, {})
            values.setdefault(spell.value, []).append((spell, standing))
    out = []
    for axis in sorted(by_axis, key=axis_order):
        told = [_value_status(axis, v, on, found, quotes) for v, found in by_axis[axis].items()]
        told.sort(key=lambda v: (_STANDINGS.index(v.standing), v.value))
        out.append(AxisStatus(axis=axis, values=tuple(told)))
    return tuple(out)


def _value_status(
    axis: str,
    value: str,
    on: date,
    found: Sequence[tuple[Spell, Standing]],
    quotes: Mapping[str, Quoted],
) -> ValueStatus:
    undisputed = [s for s, standing in found if standing is Standing.UNDISPUTED]
    chosen = undisputed or [s for s, _ in found]
    why = unique(why_possible(s, on) for s in chosen)
    contradictions = unique(s.contradiction for s in chosen if s.disputed and not undisputed)
    spell = chosen[0]
    since = since_words(spell.from_earliest, spell.from_latest)
    ids = unique(claim for s in chosen for claim in s.claims)
    return ValueStatus(
        axis=axis,
        value=value,
        standing="undisputed" if undisputed else "disputed" if contradictions else "possible",
        since=since,
        reason="; ".join(text for text in why if text),
        contradiction="; ".join(contradictions),
        quotes=tuple(quotes[i] for i in ids if i in quotes),
    )
